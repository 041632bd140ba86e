"""Stories: lists and one by one, in the editor's order."""

from collections.abc import Callable
from typing import Any, Unpack

from django.db.models import QuerySet

from archive import release, shapes
from archive.models import Match, Story, StoryItem
from archive.paging import Keyset, Page, Place, page
from archive.reading import articles, columns, lookup, moments, quotes

BY_TITLE = Keyset("stories.title", "title", descending=False, parse=str)


def story_page(
    *,
    q: str | None = None,
    **place: Unpack[Place],
) -> Page[shapes.StoryShort]:
    """A page of public stories by title; ``q`` are words of title and summary.

    Raises ``BadCursor``.
    """
    rows = release.stories()
    if q:
        rows = rows.filter(columns.words(q, "title", "summary"))
    return page(
        rows,
        BY_TITLE,
        fetch=_short_rows,
        make=lambda rows: [_short(row) for row in rows],
        **place,
    )


def story_detail(slug: str) -> shapes.Story:
    """One public story. What it leads to and is not public is left out, with its text kept.

    Raises as ``lookup.one`` does.
    """
    public = release.stories()
    return _whole(lookup.one(_short_rows(public.filter(slug=slug)), public, slug))


def story_preview(pk: int) -> shapes.Story | None:
    """A story whether public or not, with what of it is public: for staff alone."""
    row = _short_rows(Story.objects.filter(pk=pk)).first()
    return _whole(row) if row else None


def newest_story() -> shapes.Story | None:
    """The story released last."""
    row = _short_rows(release.stories()).order_by("-released_at", "-pk").first()
    return _whole(row) if row else None


def _short_rows(stories: QuerySet[Story]) -> columns.Rows:
    return stories.values("pk", "slug", "title", "summary", "updated_at")


def _short(row: columns.Row) -> shapes.StoryShort:
    return {
        "slug": row["slug"],
        "title": row["title"],
        "summary": row["summary"],
        "url": f"{columns.API}/stories/{row['slug']}",
        "page": f"/stories/{row['slug']}/",
        "updated_at": row["updated_at"],
    }


def _whole(row: columns.Row) -> shapes.Story:
    """The story with its items: one statement for them and one for each kind of thing."""
    steps: columns.Rows = (
        StoryItem.objects.filter(story=row["pk"])
        .order_by("position")
        .values("text", "moment_id", "quote_id", "article_id", "match_id")
    )

    def load(
        kind: str,
        public: QuerySet[Any],
        rows: Callable[[QuerySet[Any]], columns.Rows],
        make: Callable[[list[columns.Row]], list[Any]],
    ) -> dict[int, Any]:
        wanted = {step[f"{kind}_id"] for step in steps}
        found = list(rows(public.filter(pk__in=wanted - {None})))
        return dict(zip((one["pk"] for one in found), make(found), strict=True))

    things: dict[str, dict[int, Any]] = {
        "moment": load("moment", release.moments(), moments.moment_rows, moments.moment_shapes),
        "quote": load("quote", release.quotes(), quotes.quote_rows, quotes.quote_shapes),
        "article": load("article", release.articles(), articles.short_rows, articles.short_shapes),
        "match": load(
            "match",
            Match.objects.all(),
            columns.match_rows,
            lambda rows: [columns.match_short(one) for one in rows],
        ),
    }
    items: list[shapes.StoryItem] = []
    for step in steps:
        item: shapes.StoryItem = {
            "text": step["text"],
            "moment": things["moment"].get(step["moment_id"]),
            "quote": things["quote"].get(step["quote_id"]),
            "article": things["article"].get(step["article_id"]),
            "match": things["match"].get(step["match_id"]),
        }
        if any(item.values()):
            items.append(item)
    return {**_short(row), "items": items}
