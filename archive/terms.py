"""The index of telling words: from an utterance to the few quotes that may say the same.

Every quote that is not rejected and not joined into another stands in ``Telling`` under the keys
of its wordings (``archive.text.telling``). A look-up reads at most ``ROWS`` rows under each of at
most some sixty keys, the newest quotes first, however large the archive: a key that more quotes
have tells little, and its other words find the quote.

The acts of ``archive.curation`` and ``archive.ingest`` keep it (``renew``); after raw SQL
``missing`` tells what is not as it should be and ``rebuild`` puts it right.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from archive import release
from archive.jsonrows import JSONRows
from archive.models import Citation, Join, Quote, QuoteState, Revision, Telling
from archive.text.telling import Wording

# Rows read under one key, and quotes kept of those that share keys.
ROWS, LIKELY = 50, 40
# The same where nothing but words is known.
LIKELY_TO_SAY = 60
# Quotes taken at once where the whole archive is gone through.
_AT_ONCE = 900

_COLUMNS = ("key", "accepted", "speaker", "quote_id")
_INSERT = (
    'INSERT INTO "archive_telling" ("key", "accepted", "speaker", "quote_id") '
    "VALUES (%s, %s, %s, %s)"
)

_Row = tuple[int, int, int, int]


def filed() -> QuerySet[Quote]:
    """The quotes that stand in the index."""
    joined = Join.objects.filter(quote=OuterRef("pk"))
    return Quote.objects.exclude(state=QuoteState.REJECTED).filter(~Exists(joined))


def renew(quotes: Collection[int]) -> None:
    """Bring what the index has of these quotes up to date, in the caller's transaction.

    A constant number of statements for each ``_AT_ONCE`` quotes.
    """
    for some in _slices(sorted(set(quotes))):
        Telling.objects.filter(quote__in=some).delete()
        _write(_rows(some))


def missing(quotes: Collection[int] | None = None) -> Iterator[int]:
    """The keys of quotes (of these, or of all) of which the index does not hold what it should."""
    for some in _every_quote() if quotes is None else _slices(sorted(quotes)):
        wanted: dict[int, set[_Row]] = {pk: set() for pk in some}
        for row in _rows(some):
            wanted[row[-1]].add(row)
        held: dict[int, set[_Row]] = {pk: set() for pk in some}
        stored = Telling.objects.filter(quote__in=some)
        for row in stored.values_list(*_COLUMNS).iterator():
            held[row[-1]].add(row)
        yield from (pk for pk in some if wanted[pk] != held[pk])


def rebuild() -> int:
    """Make the index anew, in the caller's transaction; gives how many rows it has."""
    Telling.objects.all().delete()
    return sum(_write(_rows(some)) for some in _every_quote())


def likely(quotes: Collection[int]) -> dict[int, list[int]]:
    """For each of these quotes of the index, the likeliest others that are accepted: of the same
    speaker or of nobody known; of anybody for a quote without a known speaker. Two statements."""
    asked = Telling.objects.filter(quote__in=quotes).order_by()
    there = Telling.objects.filter(key=OuterRef("key"), accepted=1)
    near, whoever = there.order_by("-quote_id"), there.order_by("-speaker", "-quote_id")
    same = asked.filter(speaker__gt=0).values_list(
        "quote",
        JSONRows(near.filter(speaker=OuterRef("speaker")).values_list("quote")[:ROWS]),
        JSONRows(near.filter(speaker=0).values_list("quote")[:ROWS]),
    )
    anybody = asked.filter(speaker=0).values_list(
        "quote", JSONRows(whoever.values_list("quote")[:ROWS])
    )
    hits: dict[int, list[list[int]]] = defaultdict(list)
    for rows in (same, anybody):
        for pk, *lists in rows:
            hits[pk] += [[found for (found,) in one if found != pk] for one in lists]
    return {pk: _ranked(lists) for pk, lists in hits.items()}


def likely_to_say(asked: Wording) -> list[int]:
    """The public quotes of anybody that likely say this, in one statement.

    What is accepted but not public yet is passed over under each key: it must make no difference.
    """
    keys = asked.keys
    if not keys:
        return []
    under = {
        f"k{number}": JSONRows(
            Telling.objects.filter(release.quotable("quote__"), key=key, accepted=1)
            .order_by("-speaker", "-quote_id")
            .values_list("quote")[:ROWS]
        )
        for number, key in enumerate(keys)
    }
    # The one row of the revision carries as many short lists as there are keys.
    row = Revision.objects.annotate(**under).values_list(*under).get()
    return _ranked([[found for (found,) in one] for one in row], LIKELY_TO_SAY)


def _ranked(lists: Iterable[list[int]], most: int = LIKELY) -> list[int]:
    """Those that stand under most keys, and under the rarest, first."""
    worth: dict[int, float] = defaultdict(float)
    for found in lists:
        for pk in found:
            worth[pk] += 1 / (len(found) + 2)
    return sorted(worth, key=lambda pk: (-worth[pk], -pk))[:most]


def _rows(quotes: Collection[int]) -> Iterator[_Row]:
    """What the index shall hold of these quotes: the keys of their own words and of those that
    joined prints have; one statement."""
    other = Citation.objects.filter(quote=OuterRef("pk")).exclude(wording="").order_by("pk")
    rows = filed().filter(pk__in=quotes)
    for pk, speaker, state, text, more in rows.values_list(
        "pk", "speaker", "state", "text", JSONRows(other.values_list("wording"))
    ):
        texts = {text, *(wording for (wording,) in more)}
        for key in {key for one in texts for key in Wording(one).keys}:
            yield key, int(state == QuoteState.ACCEPTED), speaker or 0, pk


def _write(rows: Iterable[_Row]) -> int:
    """Insert rows past the ORM, which takes ten times as long for a million of them."""
    written = list(rows)
    if written:
        with connection.cursor() as cursor:
            cursor.executemany(_INSERT, written)
    return len(written)


def _every_quote() -> Iterator[list[int]]:
    """All quotes' keys in order, and those that only the index still has, some at a time."""
    last = 0
    while some := list(
        Quote.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:_AT_ONCE]
    ):
        yield some
        last = some[-1]


def _slices(keys: list[int]) -> Iterator[list[int]]:
    rest = iter(keys)
    while some := list(islice(rest, _AT_ONCE)):
        yield some
