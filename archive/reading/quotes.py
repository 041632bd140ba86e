"""Quotes: lists, one by one, and the columns that other reads of quotes share."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, NoReturn, TypedDict, Unpack

from django.db.models import Case, DateField, F, OuterRef, Q, QuerySet, When

from archive import release, shapes
from archive.jsonrows import JSONRows
from archive.models import Citation, Competition, Match, Precision, Quote, Tagging, Team, Theme
from archive.paging import LIMIT, Keyset, Page, Place, page
from archive.reading import columns, lookup, prints
from archive.reading.errors import Gone, Missing, Moved
from players import known
from players.verdicts import years_old

NEWEST = Keyset("quotes.newest", "newest_on", descending=True)
OLDEST = Keyset("quotes.oldest", "oldest_on", descending=False)
EXPANDABLE = ("citations", "context")


class QuoteFilters(TypedDict, total=False):
    """What quotes can be narrowed to: slugs, first and last day said, words of the text. Those of
    a match, team or competition are said at it, about it, or about a moment of it."""

    speaker: str | None
    moment: str | None
    theme: str | None
    match: str | None
    team: str | None
    article: str | None
    competition: str | None
    said_from: date | None
    said_to: date | None
    q: str | None


def quote_page(
    *,
    order: str = "newest",
    expand: Collection[str] = (),
    limit: int = LIMIT,
    cursor: str | None = None,
    include_count: bool = False,
    **filters: Unpack[QuoteFilters],
) -> Page[shapes.Quote]:
    """A page of public quotes; ``order`` is ``newest`` or ``oldest`` by the day they were said,
    unknown days last. Raises ``UnknownFilter`` and ``BadCursor``.
    """
    return page(
        _narrowed(filters),
        OLDEST if order == "oldest" else NEWEST,
        fetch=lambda chosen: quote_rows(chosen, expand=expand),
        make=lambda found: quote_shapes(found, expand=expand),
        limit=limit,
        cursor=cursor,
        include_count=include_count,
    )


def _narrowed(filters: QuoteFilters) -> QuerySet[Quote]:
    """The public quotes that the filters leave."""
    found = lookup.keys(
        {
            "speaker": (release.players(), filters.get("speaker")),
            "moment": (release.moments(), filters.get("moment")),
            "theme": (release.themes(), filters.get("theme")),
            "match": (Match.objects.all(), filters.get("match")),
            "team": (Team.objects.all(), filters.get("team")),
            "article": (release.articles(), filters.get("article")),
            "competition": (Competition.objects.all(), filters.get("competition")),
        }
    )
    rows = release.quotes()
    if "speaker" in found:
        rows = rows.filter(speaker=found["speaker"])
    if "moment" in found:
        rows = rows.filter(pk__in=Tagging.objects.filter(moment=found["moment"]).values("quote"))
    if "theme" in found:
        rows = rows.filter(themes=found["theme"])
    if "match" in found:
        rows = rows.filter(pk__in=_told_of(match=found["match"]))
    if team := found.get("team"):
        sides = (_told_of(match__home=team), _told_of(match__away=team))
        rows = rows.filter(Q(pk__in=sides[0]) | Q(pk__in=sides[1]))
    if "article" in found:
        rows = rows.filter(pk__in=Citation.objects.filter(article=found["article"]).values("quote"))
    if "competition" in found:
        rows = rows.filter(pk__in=_told_of(match__competition=found["competition"]))
    if said_from := filters.get("said_from"):
        rows = rows.filter(said_on__gte=said_from)
    if said_to := filters.get("said_to"):
        rows = rows.filter(said_on__lte=said_to)
    if q := filters.get("q"):
        rows = rows.alias(words=prints.shown_text()).filter(columns.words(q, "words"))
    return rows


def _told_of(**match: int) -> QuerySet[Any, Any]:
    """Keys of quotes tied to such a match, or to a public moment of it."""
    tied = Quote.objects.order_by().filter(**match)
    of_moment = {f"moment__{name}": value for name, value in match.items()}
    about = Tagging.objects.order_by().filter(release.released("moment__"), **of_moment)
    return tied.values("pk").union(about.values("quote"))


def quote_detail(pk: int) -> shapes.Quote:
    """One public quote with its citations and what was known that day.

    Raises ``Moved`` where it was joined into another that is public, ``Gone`` where its last
    public print was withdrawn, else ``Missing``.
    """
    found = quote_rows(release.quotes().filter(pk=pk), expand=EXPANDABLE)[:1]
    if not found:
        _refuse(pk)
    return quote_shapes(found, expand=EXPANDABLE)[0]


def _refuse(pk: int) -> NoReturn:
    """Say why there is no quote of this key."""
    now = prints.joined_into(pk)
    if now != pk and release.quotes().filter(pk=now).exists():
        raise Moved(str(now))
    if release.withdrawn_quotes().filter(pk=now).exists():
        raise Gone("Every article that printed it was withdrawn.")
    raise Missing(str(pk))


def moment_quotes(
    slug: str,
    *,
    expand: Collection[str] = (),
    **place: Unpack[Place],
) -> Page[shapes.Quote]:
    """What was said about a moment, in the order said, unknown days last.

    Raises as ``lookup.one`` does, and ``BadCursor``.
    """
    public = release.moments()
    moment = lookup.one(public.filter(slug=slug).values("pk"), public, slug)["pk"]
    return page(
        release.quotes().filter(pk__in=Tagging.objects.filter(moment=moment).values("quote")),
        OLDEST,
        fetch=lambda chosen: quote_rows(chosen, expand=expand),
        make=lambda found: quote_shapes(found, expand=expand),
        **place,
    )


def quote_rows(
    quotes: QuerySet[Quote], *, expand: Collection[str] = (), **more: Any
) -> columns.Rows:
    """Quotes as rows that ``quote_shapes`` reads, one statement for all; ``more`` columns can
    be asked for."""
    if "citations" in expand:
        more["q_citations"] = prints.citation_rows()
    return quotes.values(
        "pk",
        "text",
        "kind",
        "speaker_id",
        "speaker_name",
        "said_on",
        "said_on_precision",
        "occasion",
        "language",
        "translated_from",
        "translator",
        "status",
        "status_reason",
        "updated_at",
        "newest_on",
        "oldest_on",
        q_speaker_slug=columns.introduced("speaker__", "slug"),
        q_speaker_name=columns.introduced("speaker__", "name"),
        q_speaker_born=Case(
            When(release.introduced("speaker__"), then=F("speaker__born")),
            default=None,
            output_field=DateField(),
        ),
        q_moments=_moment_rows(),
        q_themes=_theme_rows(),
        q_text=prints.shown_text(),
        q_parts=prints.shown_parts(),
        **prints.print_columns(),
        **columns.match_ref_columns("match__"),
        **more,
    )


def quote_shapes(
    rows: Iterable[columns.Row], *, expand: Collection[str] = ()
) -> list[shapes.Quote]:
    """The shapes of rows of ``quote_rows``; context costs three statements for all of them."""
    rows = list(rows)
    made = [quote_shape(row) for row in rows]
    if "citations" in expand:
        for shape, row in zip(made, rows, strict=True):
            shape["citations"] = prints.citations(row["q_citations"], row["text"])
    if "context" in expand:
        _add_context(made, rows)
    return made


def quote_shape(row: columns.Row) -> shapes.Quote:
    """One quote out of a row of ``quote_rows``, without what is expanded."""
    return {
        "id": row["pk"],
        "text": row["q_text"],
        "seams": prints.seams(row["q_text"], (words for (words,) in row["q_parts"])),
        "kind": row["kind"],
        "speaker": columns.ref(row["q_speaker_slug"], row["q_speaker_name"]),
        "speaker_name": row["speaker_name"],
        "said_on": row["said_on"],
        "said_on_precision": row["said_on_precision"],
        "occasion": row["occasion"],
        "language": row["language"],
        "translated_from": row["translated_from"] or None,
        "translator": row["translator"] or None,
        "status": prints.status(row),
        "status_reason": row["status_reason"],
        "match": columns.match_ref(row),
        "moments": [
            {
                "slug": m[0],
                "title": m[1],
                "date": columns.day(m[2]),
                "date_precision": m[3],
                "tie": m[4],
            }
            for m in row["q_moments"]
        ],
        "themes": [{"slug": slug, "name": name} for slug, name in row["q_themes"]],
        "citation_count": row["q_prints"],
        "source_count": row["q_origins"],
        "sources_known": prints.known_sources(row) == row["q_origins"],
        "url": f"{columns.API}/quotes/{row['pk']}",
        "page": f"/quotes/{row['pk']}/",
        "updated_at": row["updated_at"],
    }


def _moment_rows() -> JSONRows:
    return JSONRows(
        Tagging.objects.filter(release.released("moment__"), quote=OuterRef("pk"))
        .order_by("moment__oldest_on", "moment")
        .values_list(
            "moment__slug", "moment__title", "moment__date", "moment__date_precision", "kind"
        )
    )


def _theme_rows() -> JSONRows:
    return JSONRows(
        Theme.objects.filter(release.introduced(), quotes=OuterRef("pk"))
        .order_by("name", "pk")
        .values_list("slug", "name")
    )


def _add_context(made: list[shapes.Quote], rows: list[columns.Row]) -> None:
    """What was known on the day each was said, where that day is known: of its speaker, of the
    record then, of what was to come; and the days since its moments."""
    asked = {
        row["pk"]: known.Said(row["speaker_id"], row["said_on"], shape["match"])
        for shape, row in zip(made, rows, strict=True)
        if row["q_speaker_slug"] and row["said_on_precision"] == Precision.DAY
    }
    found = dict(zip(asked, known.then(asked.values()), strict=True))
    for shape, row in zip(made, rows, strict=True):
        then = found.get(row["pk"])
        said = row["said_on"] if row["said_on_precision"] == Precision.DAY else None
        born = row["q_speaker_born"]
        shape["context"] = {
            "tallies": then.tallies if then else [],
            "records": then.records if then else [],
            "since_moments": [
                {
                    "moment": {"slug": m["slug"], "title": m["title"], "date": m["date"]},
                    "days": (said - m["date"]).days,
                }
                for m in shape["moments"]
                if said and m["date"] and m["date_precision"] == "day" and m["date"] <= said
            ],
            "speaker_age": years_old(born, said) if said and born and born <= said else None,
            "next_match": then.following if then else None,
            "next_in_competition": then.rematch if then else None,
        }
