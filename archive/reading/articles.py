"""Articles: lists and one by one, with the quotes where they stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict, Unpack

from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Concat

from archive import release, shapes
from archive.jsonrows import JSONRows
from archive.models import (
    AnchorState,
    Article,
    Citation,
    CitationPart,
    Display,
    Mention,
    MentionKind,
    Quote,
    QuoteState,
    Source,
    SourceKind,
    Tagging,
)
from archive.paging import LIMIT, Keyset, Page, page
from archive.reading import claims, columns, lookup, prints, quotes
from archive.reading.passages import passage
from players.reading import about

NEWEST = Keyset("articles.newest", "newest_on", descending=True)
OLDEST = Keyset("articles.oldest", "oldest_on", descending=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as its page needs it: the shape, and the spans over its text (headings,
    emphasis, links; see ``archive.text.markup``), none where the text is not shown."""

    article: shapes.Article
    spans: list[Any]


class ArticleFilters(TypedDict, total=False):
    """What articles can be narrowed to. ``player``: names or quotes this person; ``moment`` and
    ``theme``: prints a public quote that has it; ``q``: words of title and standfirst."""

    player: str | None
    moment: str | None
    theme: str | None
    publication: str | None
    published_from: date | None
    published_to: date | None
    q: str | None


def article_page(
    *,
    order: str = "newest",
    limit: int = LIMIT,
    cursor: str | None = None,
    include_count: bool = False,
    **filters: Unpack[ArticleFilters],
) -> Page[shapes.ArticleShort]:
    """A page of public articles by the newspaper's date, unknown dates last.

    Raises ``UnknownFilter`` and ``BadCursor``.
    """
    return page(
        _narrowed(filters),
        OLDEST if order == "oldest" else NEWEST,
        fetch=short_rows,
        make=short_shapes,
        limit=limit,
        cursor=cursor,
        include_count=include_count,
    )


def _narrowed(filters: ArticleFilters) -> QuerySet[Article]:
    """The public articles that the filters leave."""
    publications = Source.objects.filter(kind=SourceKind.PUBLICATION)
    found = lookup.keys(
        {
            "player": (release.players(), filters.get("player")),
            "moment": (release.moments(), filters.get("moment")),
            "theme": (release.themes(), filters.get("theme")),
            "publication": (publications, filters.get("publication")),
        }
    )
    rows = release.articles()
    if "player" in found:
        rows = rows.filter(about(found["player"]))
    if "moment" in found:
        tagged = Tagging.objects.filter(moment=found["moment"])
        rows = rows.filter(_prints(quote__in=tagged.values("quote")))
    if "theme" in found:
        rows = rows.filter(_prints(quote__themes=found["theme"]))
    if "publication" in found:
        rows = rows.filter(publication=found["publication"])
    if published_from := filters.get("published_from"):
        rows = rows.filter(published_on__gte=published_from)
    if published_to := filters.get("published_to"):
        rows = rows.filter(published_on__lte=published_to)
    if q := filters.get("q"):
        rows = rows.filter(columns.words(q, "title", "standfirst"))
    return rows


def article_detail(slug: str) -> shapes.Article:
    """One public article with its quotes and what it names. Raises as ``lookup.one`` does."""
    return article_reading(slug).article


def article_reading(slug: str) -> Reading:
    """One public article as its page shows it. Raises as ``lookup.one`` does."""
    public = release.articles()
    row = lookup.one(_whole_rows(public.filter(slug=slug)), public, slug)
    return _reading(row, release.quotes())


def article_preview(pk: int) -> Reading | None:
    """An article whether public or not, with its accepted quotes: for staff alone, never cached."""
    row = _whole_rows(Article.objects.filter(pk=pk)).first()
    if row is None:
        return None
    reading = _reading(row, Quote.objects.filter(state=QuoteState.ACCEPTED))
    # Counted as it will be: the column counts what is public now.
    reading.article["quote_count"] = len(reading.article["quotes"])
    return reading


def short_rows(articles: QuerySet[Article], **more: Any) -> columns.Rows:
    """Articles as rows that ``short_shapes`` reads, one statement for all."""
    quoted = Citation.objects.filter(release.quotable("quote__"), article=OuterRef("pk"))
    return articles.values(
        "pk",
        "slug",
        "title",
        "standfirst",
        "byline",
        "source_url",
        "published_on",
        "rights",
        "language",
        "display",
        "note",
        "updated_at",
        "newest_on",
        "oldest_on",
        publication_name=columns.or_blank("publication__name"),
        quoted=columns.count(quoted, "quote"),
        **more,
    )


def short_shapes(rows: Iterable[columns.Row]) -> list[shapes.ArticleShort]:
    """The shapes of rows of ``short_rows``."""
    return [short_shape(row) for row in rows]


def short_shape(row: columns.Row) -> shapes.ArticleShort:
    """One article as lists have it."""
    return {
        "slug": row["slug"],
        "title": row["title"],
        "standfirst": row["standfirst"],
        "byline": row["byline"],
        "publication": row["publication_name"],
        "source_url": row["source_url"],
        "published_on": row["published_on"],
        "rights": row["rights"],
        "language": row["language"],
        "display": row["display"],
        "note": row["note"],
        "quote_count": row["quoted"],
        "url": f"{columns.API}/articles/{row['slug']}",
        "page": f"/articles/{row['slug']}/",
        "updated_at": row["updated_at"],
    }


def _whole_rows(articles: QuerySet[Article]) -> columns.Rows:
    return short_rows(
        articles,
        text=F("current_text__text"),
        body=F("current_text__body"),
        spans=F("current_text__spans"),
        sha256=F("current_text__sha256"),
        mentions_in=_mention_rows(),
    )


def _reading(row: columns.Row, among: QuerySet[Quote]) -> Reading:
    """The article of a row with those of ``among`` that it prints, and with its claims."""
    printed = Citation.objects.filter(article=row["pk"]).values("quote")
    parts = (
        # A citation that is lost has no place here, and mostly offsets of an older text.
        CitationPart.objects.filter(
            citation__quote=OuterRef("pk"), citation__text__current_for=row["pk"]
        )
        .exclude(citation__state=AnchorState.LOST)
        .order_by("start", "pk")
        .values_list("start", "end", "exact", "prefix", "suffix", "citation__state")
    )
    # An article may print a quote twice; one place that is lost does not lose the other.
    here = Citation.objects.filter(quote=OuterRef("pk"), article=row["pk"]).order_by(
        Case(When(state=AnchorState.LOST, then=1), default=0), "pk"
    )
    found = quotes.quote_rows(
        among.filter(pk__in=printed),
        a_parts=JSONRows(parts),
        a_state=Subquery(here.values("state")[:1]),
        a_wording=Subquery(here.values("wording")[:1]),
    )
    text: str = row["text"] or ""
    full = row["display"] == Display.FULL
    made = [_quote(found_row, text, full=full) for found_row in found]
    made.sort(key=lambda quote: (quote["parts"][0]["start"] if quote["parts"] else -1, quote["id"]))
    article: shapes.Article = {
        **short_shape(row),
        "body": row["body"] if full else None,
        "text": text if full else None,
        "text_sha256": row["sha256"] or "",
        "quotes": made,
        "mentions": [_mention(mention) for mention in row["mentions_in"] if mention[1]],
        "claims": claims.of_article(
            row["pk"],
            display=row["display"],
            shown=[(part["start"], part["end"]) for quote in made for part in quote["parts"]],
        ),
    }
    return Reading(article, row["spans"] or [] if full else [])


def _quote(row: columns.Row, text: str, *, full: bool) -> shapes.ArticleQuote:
    parts = [prints.part(part[:5], full=full) for part in row["a_parts"]]
    return {
        **quotes.quote_shape(row),
        "parts": parts,
        "passage": passage(text, [(part["start"], part["end"]) for part in parts]),
        "state": prints.state(
            row["a_state"],
            stands=all(text[part["start"] : part["end"]] == part["exact"] for part in parts),
        ),
        "printed": row["a_wording"] or row["text"],
    }


def _fixture() -> Concat:
    """A match in words, as ``wording.fixture_words`` has it."""
    goals = [Cast(f"match__{side}_score", CharField()) for side in ("home", "away")]
    score = Concat(Value(" "), goals[0], Value("–"), goals[1], Value(" "))
    return Concat(
        "match__home__name",
        Case(When(match__home_score__isnull=False, then=score), default=Value(" v ")),
        "match__away__name",
    )


def _mention_rows() -> JSONRows:
    def named(column: str) -> Case:
        facts = [kind for kind in MentionKind.values if kind != MentionKind.PLAYER]
        ways = [
            When(
                release.introduced("player__"), kind=MentionKind.PLAYER, then=F(f"player__{column}")
            ),
            *(
                When(
                    kind=kind,
                    then=_fixture()
                    if (kind, column) == (MentionKind.MATCH, "name")
                    else F(f"{kind}__{column}"),
                )
                for kind in facts
            ),
        ]
        return Case(*ways, default=None, output_field=CharField())

    return JSONRows(
        Mention.objects.filter(release.settled(), text=OuterRef("current_text"))
        .order_by("start", "pk")
        .values_list("kind", named("slug"), named("name"), "start", "end")
    )


def _mention(row: Sequence[Any]) -> shapes.Mention:
    return {"kind": row[0], "slug": row[1], "name": row[2], "start": row[3], "end": row[4]}


def _prints(**quote: Any) -> Exists:
    """The condition that an article prints a public quote of which this is true."""
    return Exists(
        Citation.objects.filter(release.quotable("quote__"), article=OuterRef("pk"), **quote)
    )
