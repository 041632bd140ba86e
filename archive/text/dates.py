"""Dates in a text: where they stand, and the day or span they mean, told from the article's own date.

Spans are days, both ends included. What needs the article's date ("next summer", "Tuesday night")
is unknown without it, and so is what names no number ("years ago"). Every pattern is bounded, so
the time is linear in the text.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Precision = Literal["day", "week", "month", "season", "campaign", "year", "decade", "unknown"]
Span = tuple[date, date, Precision]


@dataclass(frozen=True, slots=True)
class FoundDate:
    """text[start:end] means the days from `first` to `last` (None where that is not known).

    A `season` is one of the year's four, a `campaign` football's, from July to June.
    """

    start: int
    end: int
    first: date | None
    last: date | None
    precision: Precision

    def holds(self, day: date) -> bool:
        """Whether a day may be the one that is meant; False where nothing is known."""
        return self.first is not None and self.last is not None and self.first <= day <= self.last


MONTHS = (
    "january february march april may june july august september october november december".split()
)
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), 1
    )
} | {"a": 1, "an": 1}
# A date further back than this is no date of football, and `date` knows no year 0.
_FURTHEST = 200

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![^\W_])"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_YEAR = r"(?:18[5-9]\d|19\d\d|20\d\d)"
_DAY = r"(?<![\d.,:/–-])(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_OF_DAY = r"(?:[ ](?:night|evening|afternoon|morning|lunchtime))?"
_PEOPLE = r"(?:fans|people|supporters|spectators|seats|tickets|miles|metres|words|pounds|minutes|days|years)"


def find_dates(text: str, on: date | None = None) -> list[FoundDate]:
    """Every date in `text`, in order, told from `on`, the article's own date; of two that overlap
    the longer."""
    found = sorted(_all(text, on), key=lambda one: (one.start, -one.end))
    kept: list[FoundDate] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
        elif one.end - one.start > kept[-1].end - kept[-1].start:
            kept[-1] = one
    return kept


def month(year: int, number: int) -> Span:
    """The days of a month."""
    return date(year, number, 1), date(year, number, monthrange(year, number)[1]), "month"


def _all(text: str, on: date | None) -> Iterator[FoundDate]:
    for pattern, read in _RULES:
        for match in pattern.finditer(text):
            try:
                span = read(match, on)
            except (ValueError, OverflowError):
                # The 31st of a month that has 30 days: no date.
                continue
            start, end = match.span("it") if "it" in pattern.groupindex else match.span()
            first, last, precision = span or (None, None, "unknown")
            yield FoundDate(start, end, first, last, precision)


def _one(day: date) -> Span:
    return day, day, "day"


def _month_number(name: str) -> int:
    short = name[:3].lower()
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(short))


def _calendar_day(match: re.Match[str], on: date | None) -> Span | None:
    day, number = int(match["day"]), _month_number(match["month"])
    if match["year"]:
        return _one(date(int(match["year"]), number, day))
    # 2000 is a leap year: what is no day there is none anywhere.
    date(2000, number, day)
    if on is None:
        return None
    years = (
        year for year in range(on.year, on.year - 8, -1) if (number, day) != (2, 29) or _leap(year)
    )
    return _one(next(found for year in years if (found := date(year, number, day)) <= on))


def _leap(year: int) -> bool:
    return monthrange(year, 2)[1] == 29


def _iso_day(match: re.Match[str], on: date | None) -> Span:
    return _one(date.fromisoformat(match[0]))


def _month_of_year(match: re.Match[str], on: date | None) -> Span:
    return month(int(match["year"]), _month_number(match["month"]))


def _bare_month(match: re.Match[str], on: date | None) -> Span | None:
    """ "In December" is the last that has begun, "next May" the first that has not."""
    if on is None:
        return None
    number, word = _month_number(match["month"]), match["which"].lower()
    if word == "this":
        return month(on.year, number)
    if word in ("next", "until", "by"):
        return month(on.year + (number <= on.month), number)
    ended = number < on.month if word == "last" else number <= on.month
    return month(on.year - (not ended), number)


def _season(year: int, name: str) -> Span:
    begins = _SEASONS[name]
    first = date(year, begins, 1)
    last = month(year + (begins == 12), (begins + 1) % 12 + 1)[1]
    return first, last, "season"


def _season_of_year(match: re.Match[str], on: date | None) -> Span:
    return _season(int(match["year"]), match["season"].lower())


def _near_season(match: re.Match[str], on: date | None) -> Span | None:
    if on is None:
        return None
    which, name = match["which"].lower(), match["season"].lower()
    around = [_season(on.year + more, name) for more in (-1, 0, 1)]
    if which == "next":
        return next(span for span in around if span[0] > on)
    if which in ("last", "previous"):
        return next((span for span in reversed(around) if span[1] < on), around[0])
    return next((span for span in around if span[0] <= on <= span[1]), around[1])


def _campaign(begins: int) -> Span:
    return date(begins, 7, 1), date(begins + 1, 6, 30), "campaign"


def _written_campaign(match: re.Match[str], on: date | None) -> Span:
    year, end = int(match["year"]), match["until"]
    if int(end) != (year + 1 if len(end) == 4 else (year + 1) % 100):
        raise ValueError("two numbers that are no campaign")
    return _campaign(year)


def _near_unit(match: re.Match[str], on: date | None) -> Span | None:
    if on is None:
        return None
    step = {"last": -1, "previous": -1, "this": 0, "next": 1}[match["which"].lower()]
    unit = match["unit"].lower()
    if unit == "season":
        return _campaign(on.year - (on.month < 7) + step)
    if unit == "year":
        return _year(on.year + step)
    if unit == "month":
        months = on.year * 12 + on.month - 1 + step
        return month(months // 12, months % 12 + 1)
    monday = on - timedelta(days=on.weekday()) + timedelta(weeks=step)
    if unit == "weekend":
        return monday + timedelta(days=5), monday + timedelta(days=6), "week"
    return monday, monday + timedelta(days=6), "week"


def _weekday(match: re.Match[str], on: date | None) -> Span | None:
    """A weekday by itself is the last that came, today with it; "this Saturday" is to come."""
    if on is None:
        return None
    number, which = _WEEKDAYS.index(match["weekday"].lower()), (match["which"] or "").lower()
    if which in ("next", "this"):
        ahead = (number - on.weekday()) % 7
        return _one(on + timedelta(days=ahead or 7 * (which == "next")))
    back = (on.weekday() - number) % 7
    return _one(on - timedelta(days=back or 7 * (which == "last")))


def _near_day(match: re.Match[str], on: date | None) -> Span | None:
    if on is None:
        return None
    step = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(match[0].lower(), 0)
    return _one(on + timedelta(days=step))


def _ago(match: re.Match[str], on: date | None) -> Span | None:
    word = (match["count"] or "").lower()
    count = int(word) if word.isdecimal() else _NUMBERS.get(word, 0)
    if on is None or not count:
        return None
    unit = match["unit"].lower()
    if unit in ("day", "week"):
        day = on - timedelta(days=count * (7 if unit == "week" else 1))
        return _one(day) if unit == "day" else (day, day + timedelta(days=6), "week")
    if unit == "month":
        months = on.year * 12 + on.month - 1 - count
        return month(months // 12, months % 12 + 1)
    years = count * (10 if unit == "decade" else 1)
    return _year(on.year - years) if years <= _FURTHEST else None


def _year(number: int) -> Span:
    return date(number, 1, 1), date(number, 12, 31), "year"


def _written_year(match: re.Match[str], on: date | None) -> Span:
    return _year(int(match[0]))


def _decade(match: re.Match[str], on: date | None) -> Span:
    begins = int(match["year"])
    return date(begins, 1, 1), date(begins + 9, 12, 31), "decade"


_Reader = Callable[[re.Match[str], date | None], Span | None]


def _compiled(rules: Iterable[tuple[str, _Reader]]) -> tuple[tuple[re.Pattern[str], _Reader], ...]:
    return tuple((re.compile(pattern), read) for pattern, read in rules)


_WHICH = r"(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Pp]revious)[ ]"
_SEASON_NAME = r"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
_RULES = _compiled(
    [
        (rf"(?<![\w-]){_YEAR}-[01]\d-[0-3]\d(?![\w-])", _iso_day),
        (
            rf"(?:\b{_WEEKDAY},?[ ])?{_DAY}(?:[ ]of)?[ ](?P<month>{_MONTH})(?:,?[ ](?P<year>{_YEAR})\b)?",
            _calendar_day,
        ),
        (
            rf"(?:\b{_WEEKDAY},?[ ])?\b(?P<month>{_MONTH})[ ](?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\w–-])(?:,?[ ](?P<year>{_YEAR})\b)?",
            _calendar_day,
        ),
        (rf"\b(?P<month>{_MONTH})(?:,?|[ ]of)[ ](?P<year>{_YEAR})\b(?![–-]\d)", _month_of_year),
        (
            rf"\b(?:(?P<which>[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Dd]uring|[Ee]arly|[Ll]ate)[ ])(?P<it>(?P<month>{_MONTH}))(?![ ]\d)",
            _bare_month,
        ),
        (rf"\b(?P<it>{_WHICH}(?P<month>{_MONTH}))", _bare_month),
        (rf"\b(?:the[ ])?{_SEASON_NAME}(?:[ ]of)?[ ](?P<year>{_YEAR})\b", _season_of_year),
        (rf"\b{_WHICH}{_SEASON_NAME}\b", _near_season),
        (
            rf"(?<![\w/–-])(?P<year>{_YEAR})[/–-](?P<until>\d{{2}}|{_YEAR})(?![\w/–-])",
            _written_campaign,
        ),
        (rf"\b{_WHICH}(?P<unit>season|year|month|weekend|week)\b", _near_unit),
        (rf"\b(?:{_WHICH})?(?P<weekday>{_WEEKDAY}){_OF_DAY}\b", _weekday),
        (r"\b(?:[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow|[Ll]ast[ ]night)\b", _near_day),
        (
            rf"\b(?:(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)}|[Mm]any|[Ss]everal|[Ss]ome)[ ])?(?P<unit>day|week|month|year|decade)s?[ ]ago\b",
            _ago,
        ),
        (r"(?<![\w.,:/£$€–-])(?P<year>(?:18[5-9]|19\d|20\d)0)s\b", _decade),
        (rf"(?<![\w.,:/£$€#–-]){_YEAR}(?![\w%]|[.,:/–-]\d|[ ]{_PEOPLE}\b)", _written_year),
    ]
)
