"""Where a quote is printed: its public citations, their wordings, and how many sources they are."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Concat, Lower, Replace, StrIndex, Substr

from archive import release, shapes
from archive.jsonrows import JSONRows
from archive.models import MOST_REWRITES, Article, Citation, CitationPart, Display, Join, SetBy
from archive.reading import columns
from archive.reading.passages import beside


def origin(article: str = "article") -> Coalesce:
    """The first article of the chain that an article was rewritten along: prints of one origin
    are one source, whatever is public of the chain."""
    steps = range(MOST_REWRITES, 0, -1)
    return Coalesce(*("__".join([article, *["rewritten_from"] * n]) for n in steps), article)


def print_columns() -> columns.Row:
    """The columns of a quote that count its public prints and tell of their wordings."""
    differing = Citation.objects.filter(quote=OuterRef("pk"), differs=True)
    return {
        "q_prints": columns.count(public_prints()),
        "q_origins": columns.count(public_prints(), origin()),
        "q_publications": columns.count(_origins(), "publication"),
        "q_hosts": columns.count(
            _origins().filter(publication=None).exclude(source_url=""), host()
        ),
        "q_differs": Exists(differing),
        "q_differs_here": Exists(differing.filter(release.released("article__"))),
        "q_status_by": F("status_set_by"),
    }


def _origins() -> QuerySet[Article]:
    """The first articles of the chains of the public prints of the quote of the row outside."""
    prints = release.citations().filter(quote=OuterRef(OuterRef("pk")))
    return Article.objects.filter(pk__in=prints.order_by().values(found=origin()))


def host() -> Lower:
    """The host in an article's address, without its "www."."""
    after = Substr(F("source_url"), StrIndex(F("source_url"), Value("://")) + 3)
    name = Substr(after, 1, StrIndex(Concat(after, Value("/")), Value("/")) - 1)
    return Lower(Replace(Concat(Value("//"), name), Value("//www."), Value("//")))


def known_sources(row: columns.Row) -> int:
    """How many sources of a quote are known to be different: by their publications, or by their
    hosts where no publication is known."""
    return int(min(row["q_origins"], max(1, row["q_publications"], row["q_hosts"])))


def status(row: columns.Row) -> shapes.QuoteStatusName:
    """What a quote's status is as far as its public prints tell; an editor's own word stands.

    The other wording of an article that is not public makes no difference in public.
    """
    known: shapes.QuoteStatusName = row["status"]
    if row["q_status_by"] == SetBy.EDITOR:
        return known
    if row["q_differs_here"]:
        return "wording_differs"
    if known == "single_source" or (known == "wording_differs" and row["q_differs"]):
        return "sourced" if known_sources(row) > 1 else "single_source"
    return known


def public_prints() -> QuerySet[Citation]:
    """The public citations of the quote of the row outside."""
    return release.citations().filter(quote=OuterRef("pk"))


def shown_text() -> Case:
    """A quote's words as a public print has them: its own where one prints those, else those of the
    first. Joining and withdrawing can leave words of its own that only a hidden article prints."""
    own = public_prints().filter(wording="")
    first = public_prints().order_by("article__oldest_on", "pk").values("wording")[:1]
    return Case(When(Exists(own), then=F("text")), default=Coalesce(Subquery(first), F("text")))


def shown_parts() -> JSONRows:
    """The words between each pair of marks in the print that ``shown_text`` has them of."""
    own_first = Case(When(wording="", then=0), default=1)
    shown = release.citations().filter(quote=OuterRef(OuterRef("pk")))
    shown = shown.order_by(own_first, "article__oldest_on", "pk")
    return JSONRows(
        CitationPart.objects.filter(citation=Subquery(shown.values("pk")[:1]))
        .order_by("number")
        .values_list("exact")
    )


def seams(text: str, parts: Iterable[str]) -> list[int]:
    """Where in ``text`` the spaces stand that join its parts; none where these are its words no
    more (a place that has changed, and waits for an editor)."""
    found, end = [], -1
    for words in parts:
        if not text.startswith(words, end + 1):
            return []
        end += 1 + len(words)
        found.append(end)
    return found[:-1] if end == len(text) else []


def citation_rows() -> JSONRows:
    """The public citations of a quote with their parts, the first print first."""
    return JSONRows(
        public_prints()
        .order_by("article__oldest_on", "pk", "parts__number")
        .values_list(
            "pk",
            "state",
            "article__slug",
            "article__title",
            columns.or_blank("article__publication__name"),
            "article__published_on",
            "article__source_url",
            "parts__start",
            "parts__end",
            "parts__exact",
            "parts__prefix",
            "parts__suffix",
            "article__display",
            "wording",
            "differs",
            "score",
            columns.released_only("article__rewritten_from__", "slug"),
            columns.released_only("article__rewritten_from__", "title"),
            "article__byline",
            _stands(),
        )
    )


def _stands() -> Case:
    """Whether the words of a part are those of the text at its place, 1 or 0: what raw SQL alters
    is seen before `verify` has looked."""
    length = F("parts__end") - F("parts__start")
    here = Substr("text__text", F("parts__start") + 1, length)
    return Case(When(parts__exact=here, then=Value(1)), default=Value(0))


def citations(rows: Sequence[Sequence[Any]], text: str) -> list[shapes.Citation]:
    """The shapes of a column of ``citation_rows``; ``text`` are the quote's own words."""
    made: dict[int, shapes.Citation] = {}
    for row in rows:
        citation = made.setdefault(row[0], _citation(row, text, first=not made))
        if row[7] is not None:
            citation["parts"].append(part(row[7:12], full=row[12] == Display.FULL))
        stands = citation["text"] in row[3] if row[7] is None else bool(row[19])
        citation["state"] = state(citation["state"], stands=stands)
    return list(made.values())


def state(known: shapes.AnchorStateName, *, stands: bool) -> shapes.AnchorStateName:
    """The state of a place as readers are told it: where the words do not stand that it was made
    for (a text altered behind the archive's back), it is no word for word place."""
    return known if stands or known == "lost" else "changed"


def _citation(row: Sequence[Any], text: str, *, first: bool) -> shapes.Citation:
    published_on = columns.day(row[5])
    return {
        "article": {
            "slug": row[2],
            "title": row[3],
            "byline": row[18],
            "publication": row[4],
            "published_on": published_on,
            "source_url": row[6],
        },
        "parts": [],
        "state": row[1],
        "score": None if row[15] is None else float(row[15]),
        "text": row[13] or text,
        "wording_differs": bool(row[14]),
        "first_print": first and published_on is not None,
        "rewritten_from": columns.ref(row[16], row[17]),
    }


def first_print(citations: Sequence[shapes.Citation]) -> shapes.ArticleRef | None:
    """The article that printed it first, as far as days of print are known."""
    return next((one["article"] for one in citations if one["first_print"]), None)


def part(row: Sequence[Any], *, full: bool) -> shapes.Part:
    """The words between one pair of marks, from ``[start, end, exact, prefix, suffix]``.

    ``full``: the article is shown whole; else prefix and suffix end with the sentence.
    """
    start, end, exact, prefix, suffix = row
    if not full:
        prefix, suffix = beside(exact, prefix, suffix)
    return {"start": start, "end": end, "exact": exact, "prefix": prefix, "suffix": suffix}


def joined_into(pk: int) -> int:
    """The quote whose prints this one's are now: itself where it is not joined into another."""
    seen = {pk}
    while (onward := Join.objects.filter(quote=pk).values_list("into", flat=True).first()) and (
        onward not in seen
    ):
        seen.add(onward)
        pk = onward
    return pk
