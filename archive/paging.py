"""Lists in pages: keyset order with opaque, signed cursors. Page N costs what page 1 costs.

A list is ordered by one column that is never null and the primary key. The place where a page
ended is told as ``column <= x AND (column < x OR pk < y)``, the form that both databases answer
from the index.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypedDict, TypeVar

import orjson
from django.core.signing import BadSignature, Signer
from django.db.models import Q, QuerySet

LIMIT = 20
MOST = 100

Shape = TypeVar("Shape")
Key = tuple[Any, int]


class BadCursor(ValueError):
    """The cursor was not made here, or was made for another list or order."""


@dataclass(frozen=True, slots=True)
class Page(Generic[Shape]):
    """One page of a list: its items, the cursor of the next page, and the count if asked for."""

    items: list[Shape]
    next: str | None = None
    count: int | None = None


class Place(TypedDict, total=False):
    """Which page of a list is wanted: at most ``limit`` items, after ``cursor``; and whether the
    whole is counted."""

    limit: int
    cursor: str | None
    include_count: bool


@dataclass(frozen=True, slots=True)
class Keyset:
    """How a list is ordered: by ``column``, ties by primary key, upwards or downwards.

    ``parse`` turns a cursor's text back into the column's value; ``name`` tells this list and
    order from all others, so that a cursor of another one is refused.
    """

    name: str
    column: str
    descending: bool
    parse: Callable[[str], Any] = date.fromisoformat

    def order(self, rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
        """The rows in this order."""
        sign = "-" if self.descending else ""
        return rows.order_by(f"{sign}{self.column}", f"{sign}pk")

    def after(self, cursor: str) -> Q:
        """The condition for what comes after the cursor; raises ``BadCursor``."""
        value, pk = self.read(cursor)
        way = "lt" if self.descending else "gt"
        return Q(**{f"{self.column}__{way}e": value}) & (
            Q(**{f"{self.column}__{way}": value}) | Q(**{f"pk__{way}": pk})
        )

    def write(self, value: Any, pk: int) -> str:
        """The cursor for the row with this value and key."""
        return _signer().sign_object([self.name, str(value), pk], serializer=_Compact)

    def read(self, cursor: str) -> Key:
        """Value and key out of a cursor; raises ``BadCursor``."""
        try:
            name, value, pk = _signer().unsign_object(cursor, serializer=_Compact)
            if name != self.name:
                raise BadCursor
            return self.parse(value), int(pk)
        except (BadSignature, ValueError, TypeError, UnicodeError) as error:
            raise BadCursor("The cursor does not belong to this list and order.") from error


def page(
    rows: QuerySet[Any, Any],
    keyset: Keyset,
    *,
    make: Callable[[list[dict[str, Any]]], list[Shape]],
    fetch: Callable[[QuerySet[Any, Any]], Iterable[dict[str, Any]]],
    limit: int = LIMIT,
    cursor: str | None = None,
    include_count: bool = False,
) -> Page[Shape]:
    """One page of ``rows``: ``fetch`` reads them as dictionaries (with ``pk`` and the keyset's
    column), ``make`` turns these into shapes. One statement, one more where the count is asked
    for."""
    count = rows.count() if include_count else None
    if cursor:
        rows = rows.filter(keyset.after(cursor))
    found = list(fetch(keyset.order(rows)[: limit + 1]))
    more = len(found) > limit
    found = found[:limit]
    following = keyset.write(found[-1][keyset.column], found[-1]["pk"]) if more else None
    return Page(make(found), following, count)


def cut(
    items: Sequence[Shape],
    keyset: Keyset,
    key: Callable[[Shape], Key],
    *,
    limit: int = LIMIT,
    cursor: str | None = None,
) -> Page[Shape]:
    """One page of a list that is made whole in memory (a timeline) and stands in keyset order:
    ``key`` gives an item's place as value and number."""
    if cursor:
        last = keyset.read(cursor)
        later = (lambda k: k < last) if keyset.descending else (lambda k: k > last)
        items = [item for item in items if later(key(item))]
    chosen = list(items[:limit])
    more = len(items) > limit
    return Page(chosen, keyset.write(*key(chosen[-1])) if more else None)


class _Compact:
    """Cursors as short JSON."""

    def dumps(self, value: Any) -> bytes:
        """JSON bytes."""
        return orjson.dumps(value)

    def loads(self, data: bytes) -> Any:
        """The value again."""
        return orjson.loads(data)


def _signer() -> Signer:
    return Signer(salt="archive.paging")
