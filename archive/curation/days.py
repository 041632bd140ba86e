"""Days that can be: a slip of the finger (1066, 2099) is refused before it is kept.

What cannot be is refused; what is odd and can be true (said after it was printed: a paper dated
ahead, a day that is wrong elsewhere) is only told.
"""

from calendar import monthrange
from collections.abc import Collection
from datetime import date, timedelta

from django.db.models import F, Model, QuerySet
from django.utils import timezone

from archive.curation.errors import CurationError
from archive.models import Citation, Precision, Quote

# The oldest club is of 1857; who played first was born before.
_FIRST = {"born": date(1800, 1, 1)}
_EARLIEST = date(1850, 1, 1)
# Days are local and papers are dated ahead; matches are arranged long before.
_AHEAD = {"date": timedelta(days=731)}
_SOON = timedelta(days=7)
_CHECKED = ("said_on", "published_on", "retrieved_on", "date", "born")


def fault(name: str, day: object) -> str:
    """Why the field `name` cannot hold this day; "" where it can, or is no day that is checked."""
    if name not in _CHECKED or not isinstance(day, date):
        return ""
    first, last = _FIRST.get(name, _EARLIEST), timezone.localdate() + _AHEAD.get(name, _SOON)
    if first <= day <= last:
        return ""
    return f"{day} cannot be: expected a day from {first} to {last}."


def check(thing: Model, fields: Collection[str]) -> None:
    """Raise CurationError where one of `fields` of `thing` holds a day that cannot be."""
    for name in sorted(fields):
        if told := fault(name, getattr(thing, name)):
            raise CurationError(told, field=name)


def unborn(said_on: date | None, precision: str, born: date | None) -> str:
    """Why a speaker born on that day cannot have said it then; "" where that can be."""
    if said_on is None or born is None or _last(said_on, precision) >= born:
        return ""
    return f"The speaker was born on {born}, after that."


def check_said(quote: Quote) -> None:
    """Raise CurationError where a quote is said before its speaker was born."""
    born = quote.speaker.born if quote.speaker else None
    if told := unborn(quote.said_on, quote.said_on_precision, born):
        raise CurationError(told, field="said_on")


def printed_too_early(citations: QuerySet[Citation]) -> list[Citation]:
    """Those of `citations` whose article is dated before the quote is told to be said."""
    early = citations.filter(article__published_on__lt=F("quote__said_on"))
    return [
        one
        for one in early.select_related("article", "quote").order_by("pk")
        if (printed := one.article.published_on)
        and (said := one.quote.said_on)
        and printed < _first(said, one.quote.said_on_precision)
    ]


def _first(day: date, precision: str) -> date:
    """The first day that a date known so far can mean."""
    if precision == Precision.YEAR:
        return day.replace(month=1, day=1)
    return day.replace(day=1) if precision == Precision.MONTH else day


def _last(day: date, precision: str) -> date:
    """The last one."""
    if precision == Precision.YEAR:
        return day.replace(month=12, day=31)
    if precision == Precision.MONTH:
        return day.replace(day=monthrange(day.year, day.month)[1])
    return day
