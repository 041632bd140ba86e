"""The archive read from end to end, in batches, each row held against what it should be.

Memory and the number of statements for a batch stay the same however much there is. What was found
is looked at once more before it is told: somebody may have saved between two statements.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any, TypeVar

from django.db.models import F, Max, Model, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from archive import changes, terms
from archive.models import (
    Article,
    ArticleText,
    Citation,
    CitationPart,
    Mention,
    Moment,
    Quote,
)
from archive.models.base import AFTER_ALL, BEFORE_ALL
from archive.verification import checks
from archive.verification.checks import Fault, Part, Row
from archive.verification.findings import Finding, Kind
from archive.verification.record import record

# Rows of a batch; and of texts, which may be a megabyte each, so many at a time.
BATCH = 500
_TEXTS = 10

_Row = TypeVar("_Row", bound=Model)
Pass = Callable[[Counter[str]], Iterator[list[Finding]]]
# The columns the database keeps for lists, by the date they are made of.
KEYS: tuple[tuple[type[Model], str], ...] = (
    (Article, "published_on"),
    (Moment, "date"),
    (Quote, "said_on"),
)


def triggers(seen: Counter[str]) -> Iterator[list[Finding]]:
    """What writes revision, history and redirects is in its place."""
    yield [
        Finding("triggers", f"trigger {name}", "missing, not as expected, or too many")
        for name in changes.missing_triggers()
    ]


def current(seen: Counter[str]) -> Iterator[list[Finding]]:
    """Every article's current text is its own, and its last."""
    latest = (
        ArticleText.objects.filter(article=OuterRef("pk"))
        .order_by()
        .values("article")
        .annotate(last=Max("number"))
        .values("last")
    )
    rows = Article.objects.annotate(last=Subquery(latest)).filter(
        ~Q(current_text__article=F("pk"))
        | Q(current_text__isnull=True, last__isnull=False)
        | Q(current_text__number__lt=F("last"))
    )
    seen["articles"] += Article.objects.count()
    for found in _batches(rows, ("title", "slug", "last", "current_text__number")):
        yield [
            _finding(
                "current",
                row | {"article": row["pk"], "article__title": row["title"]},
                f"expected version {row['last']}, found {row['current_text__number'] or 'none'}",
            )
            for row in found
            if row["last"]
        ]


def texts(seen: Counter[str]) -> Iterator[list[Finding]]:
    """Every version of every text is what was fingerprinted, and what its Markdown gives."""
    columns = ("number", "body", "text", "spans", "sha256", *_ARTICLE)
    for rows in _batches(ArticleText.objects.all(), columns, size=_TEXTS):
        seen["texts"] += len(rows)
        yield [
            _finding(kind, row, message, f"version {row['number']}")
            for row in rows
            for kind, message in _told(checks.text_faults(row))
        ]


def citations(seen: Counter[str]) -> Iterator[list[Finding]]:
    """Every citation stands where it says."""
    columns = (
        "state", "quote", "quote__text", "wording", "differs", "before", "text", "text__article",
        "article__current_text", *_ARTICLE,
    )  # fmt: skip
    for rows in _batches(Citation.objects.all(), columns):
        seen["citations"] += len(rows)
        yield _twice(Citation.objects.all(), columns, rows, _citation_findings)


def mentions(seen: Counter[str]) -> Iterator[list[Finding]]:
    """Every name stands where its mention says."""
    columns = ("start", "end", "exact", "text", "text__article", *_ARTICLE)
    for rows in _batches(Mention.objects.all(), columns):
        seen["mentions"] += len(rows)
        yield _twice(Mention.objects.all(), columns, rows, _mention_findings)


def index(seen: Counter[str]) -> Iterator[list[Finding]]:
    """The index of telling words holds what it should of every quote."""
    seen["quotes"] += Quote.objects.count()
    missing = terms.missing()
    while some := list(islice(missing, BATCH)):
        yield [
            Finding(
                "index",
                f"quote {pk} (/quotes/{pk}/)",
                "the index of telling words does not hold what it should",
                quote=pk,
            )
            for pk in terms.missing(some)
        ]


def keys(seen: Counter[str]) -> Iterator[list[Finding]]:
    """The columns that lists are ordered by are what they are made of."""
    for model, column in KEYS:
        for name, unknown in (("newest_on", BEFORE_ALL), ("oldest_on", AFTER_ALL)):
            for rows in _batches(wrong_keys(model, column, name, unknown), (column, name)):
                yield [
                    Finding(
                        "key",
                        f"{model._meta.verbose_name} {row['pk']}",
                        f"{name}: expected {row[column] or unknown}, found {row[name]}",
                    )
                    for row in rows
                ]


PASSES: tuple[Pass, ...] = (triggers, current, texts, citations, mentions, index, keys, record)
_ARTICLE = ("article", "article__slug", "article__title")


def wrong_keys(model: type[Model], column: str, name: str, unknown: date) -> QuerySet[Any]:
    """The rows whose `name` is not the date in `column`, or `unknown` where there is none."""
    expected = Coalesce(F(column), Value(unknown))
    return model._base_manager.exclude(**{name: expected})


def _batches(
    rows: QuerySet[_Row], columns: Iterable[str], *, size: int = BATCH
) -> Iterator[list[dict[str, Any]]]:
    """All rows by their keys, so many at a time; each batch is one statement of one cost."""
    last = 0
    wanted = rows.order_by("pk").values("pk", *columns)
    while found := list(wanted.filter(pk__gt=last)[:size]):
        yield found
        last = found[-1]["pk"]


def _twice(
    every: QuerySet[_Row],
    columns: Iterable[str],
    rows: list[dict[str, Any]],
    look: Callable[[list[dict[str, Any]]], list[Finding]],
) -> list[Finding]:
    """What is found in the rows, and again when they are read anew."""
    found = look(rows)
    if not found:
        return found
    keys = [row["pk"] for row in rows]
    return look(list(every.filter(pk__in=keys).order_by("pk").values("pk", *columns)))


def _citation_findings(rows: list[dict[str, Any]]) -> list[Finding]:
    parts: dict[int, list[Part]] = defaultdict(list)
    for citation, *part in (
        CitationPart.objects.filter(citation__in=[row["pk"] for row in rows])
        .order_by("citation", "number")
        .values_list("citation", *Part._fields)
    ):
        parts[citation].append(Part(*part))
    return [
        _finding(kind, row, message, f"citation {row['pk']} (quote {row['quote']})")
        for row, kind, message in _in_texts(
            rows, lambda row, text: checks.citation_faults(row, parts[row["pk"]], text)
        )
    ]


def _mention_findings(rows: list[dict[str, Any]]) -> list[Finding]:
    return [
        _finding(kind, row, message, f"mention {row['pk']}")
        for row, kind, message in _in_texts(rows, checks.mention_faults)
    ]


def _in_texts(
    rows: Iterable[dict[str, Any]], look: Callable[[Row, str], Iterator[Fault]]
) -> Iterator[tuple[dict[str, Any], Kind, str]]:
    """The faults of rows that stand in texts: these are read in one statement, few at a time."""
    by_text = defaultdict(list)
    for row in rows:
        by_text[row["text"]].append(row)
    stored = ArticleText.objects.filter(pk__in=by_text).order_by("pk").values_list("pk", "text")
    # SQLite lets bytes into a column of text, raw SQL allowing.
    found: Iterator[tuple[int, Any]] = stored.iterator(chunk_size=_TEXTS)
    for pk, text in found:
        for row in by_text[pk]:
            for kind, message in _told(look(row, text if isinstance(text, str) else "")):
                yield row, kind, message


def _told(faults: Iterable[Fault]) -> Iterator[Fault]:
    """The faults of one row, those of a kind as one."""
    messages = defaultdict(list)
    for kind, message in faults:
        messages[kind].append(message)
    for kind, told in messages.items():
        yield kind, "; ".join(told)


def _finding(kind: Kind, row: Mapping[str, Any], message: str, what: str = "") -> Finding:
    """A fault of something in an article, told with the article's name and address."""
    slug = row.get("article__slug", row.get("slug"))
    where = f"“{row['article__title']}” (/articles/{slug}/)"
    return Finding(
        kind,
        f"{what} in {where}" if what else where,
        message,
        article=row["article"],
        quote=row.get("quote", 0),
        citation=row["pk"] if "quote" in row else 0,
    )
