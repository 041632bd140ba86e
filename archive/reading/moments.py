"""Moments: lists and one by one."""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypedDict, Unpack

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet

from archive import release, shapes
from archive.jsonrows import JSONRows
from archive.models import (
    Competition,
    Match,
    MatchEvent,
    Moment,
    MomentPlayer,
    Tagging,
    Team,
    Theme,
)
from archive.paging import LIMIT, Keyset, Page, page
from archive.reading import columns, lookup

NEWEST = Keyset("moments.newest", "newest_on", descending=True)
OLDEST = Keyset("moments.oldest", "oldest_on", descending=False)


class MomentFilters(TypedDict, total=False):
    """What moments can be narrowed to: slugs, first and last day, words of title and summary."""

    player: str | None
    match: str | None
    team: str | None
    competition: str | None
    theme: str | None
    date_from: date | None
    date_to: date | None
    q: str | None


def moment_page(
    *,
    order: str = "newest",
    limit: int = LIMIT,
    cursor: str | None = None,
    include_count: bool = False,
    **filters: Unpack[MomentFilters],
) -> Page[shapes.Moment]:
    """A page of public moments by the day they happened, unknown days last.

    Raises ``UnknownFilter`` and ``BadCursor``.
    """
    return page(
        _narrowed(filters),
        OLDEST if order == "oldest" else NEWEST,
        fetch=moment_rows,
        make=moment_shapes,
        limit=limit,
        cursor=cursor,
        include_count=include_count,
    )


def _narrowed(filters: MomentFilters) -> QuerySet[Moment]:
    """The public moments that the filters leave."""
    found = lookup.keys(
        {
            "player": (release.players(), filters.get("player")),
            "match": (Match.objects.all(), filters.get("match")),
            "team": (Team.objects.all(), filters.get("team")),
            "competition": (Competition.objects.all(), filters.get("competition")),
            "theme": (release.themes(), filters.get("theme")),
        }
    )
    rows = release.moments()
    if "player" in found:
        rows = rows.filter(with_player(found["player"]))
    if "match" in found:
        rows = rows.filter(match=found["match"])
    if "team" in found:
        rows = rows.filter(Q(match__home=found["team"]) | Q(match__away=found["team"]))
    if "competition" in found:
        rows = rows.filter(match__competition=found["competition"])
    if "theme" in found:
        rows = rows.filter(themes=found["theme"])
    if date_from := filters.get("date_from"):
        rows = rows.filter(date__gte=date_from)
    if date_to := filters.get("date_to"):
        rows = rows.filter(date__lte=date_to)
    if q := filters.get("q"):
        rows = rows.filter(columns.words(q, "title", "summary"))
    return rows


def moment_detail(slug: str) -> shapes.Moment:
    """One public moment. Raises as ``lookup.one`` does."""
    public = release.moments()
    row = lookup.one(moment_rows(public.filter(slug=slug)), public, slug)
    return moment_shapes([row])[0]


def moment_preview(pk: int) -> shapes.Moment | None:
    """A moment whether public or not: for staff alone, never cached."""
    made = moment_shapes(moment_rows(Moment.objects.filter(pk=pk)))
    return made[0] if made else None


def with_player(player: int) -> Exists:
    """The condition that a player is in a moment."""
    return Exists(MomentPlayer.objects.filter(moment=OuterRef("pk"), player=player))


def moment_rows(moments: QuerySet[Moment], **more: Any) -> columns.Rows:
    """Moments as rows that ``moment_shapes`` reads, one statement for all; ``more`` columns can be
    asked for."""
    told = (
        Tagging.objects.filter(release.quotable("quote__"), moment=OuterRef("pk"))
        .order_by()
        .values("moment")
        .annotate(n=Count("pk"), first=Min("quote__said_on"), last=Max("quote__said_on"))
        .values_list("n", "first", "last")
    )
    cast = (
        MomentPlayer.objects.filter(release.introduced("player__"), moment=OuterRef("pk"))
        .order_by("position", "pk")
        .values_list("player__slug", "player__name")
    )
    themes = (
        Theme.objects.filter(release.introduced(), moments=OuterRef("pk"))
        .order_by("name", "pk")
        .values_list("slug", "name")
    )
    return moments.values(
        "pk",
        "slug",
        "title",
        "date",
        "date_precision",
        "summary",
        "updated_at",
        "newest_on",
        "oldest_on",
        venue_name=columns.or_blank("venue__name"),
        told=JSONRows(told),
        cast_rows=JSONRows(cast),
        theme_rows=JSONRows(themes),
        event_row=columns.event_rows(MatchEvent.objects.filter(pk=OuterRef("event_id"))),
        **columns.match_columns("match__"),
        **more,
    )


def moment_shapes(rows: Iterable[columns.Row]) -> list[shapes.Moment]:
    """The shapes of rows of ``moment_rows``."""
    made: list[shapes.Moment] = []
    for row in rows:
        count, first, last = row["told"][0] if row["told"] else (0, None, None)
        match = columns.match_short(row)
        made.append(
            {
                "slug": row["slug"],
                "title": row["title"],
                "date": row["date"],
                "date_precision": row["date_precision"],
                "summary": row["summary"],
                "match": match,
                "event": columns.event(row["event_row"][0]) if row["event_row"] else None,
                "players": [{"slug": slug, "name": name} for slug, name in row["cast_rows"]],
                "themes": [{"slug": slug, "name": name} for slug, name in row["theme_rows"]],
                "venue": row["venue_name"] or (match["venue"] if match else ""),
                "quote_count": count,
                "first_said_on": columns.day(first),
                "last_said_on": columns.day(last),
                "url": f"{columns.API}/moments/{row['slug']}",
                "page": f"/moments/{row['slug']}/",
                "updated_at": row["updated_at"],
            }
        )
    return made
