"""What the record says of a stated number: the rules, pure.

House rule 8: a count is supported where it equals what is recorded and cited, contradicted only
where no share-out of the goals without a scorer could make it true; else it cannot be checked. So
what is missing from the record takes support away, and never contradicts.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from archive import shapes
from archive.shapes import VerdictName

# How long a unit of time is in days, on the average.
DAYS: dict[str, float] = {"day": 1, "week": 7, "month": 365.25 / 12, "year": 365.25}
_MONTHS: dict[str, int] = {"month": 1, "year": 12}


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict, why in words, what it was worked out of, and how complete that is."""

    verdict: VerdictName
    words: str
    inputs: Sequence[tuple[str, str]] = ()
    coverage: shapes.Coverage | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A count: what is recorded, what is cited, and how many more there may be at most; ``missing``
    is None where nobody can tell (teams or days that the record does not hold)."""

    recorded: int
    cited: int = 0
    missing: int | None = 0
    coverage: shapes.Coverage | None = field(default=None, compare=False)

    @property
    def value(self) -> int:
        """Recorded and cited."""
        return self.recorded + self.cited

    @property
    def most(self) -> int | None:
        """The highest number that can be true."""
        return None if self.missing is None else self.value + self.missing

    @property
    def words(self) -> str:
        """The sum: "76 = 67 recorded + 9 cited", or "67 recorded"."""
        if not self.cited:
            return f"{self.recorded} recorded"
        return f"{self.value} = {self.recorded} recorded + {self.cited} cited"

    @property
    def bounds(self) -> str:
        """Between what the true number lies."""
        if self.most is None:
            return f"at least {self.value}"
        return str(self.value) if not self.missing else f"{self.value} to {self.most}"


def cannot(why: str, *inputs: tuple[str, str]) -> Finding:
    """Not checkable, and why."""
    return Finding("not_checkable", why, inputs)


def count(stated: int, known: Known) -> Finding:
    """A stated number of things against what the record has."""
    verdict: VerdictName = "not_checkable"
    if stated == known.value:
        verdict, why = "supported", f"The record has {known.words}."
    elif stated < known.value:
        verdict, why = "contradicted", f"The record has more: {known.words}."
    elif known.most is None:
        why = f"The record has {known.words}, and does not hold all that would count."
    elif stated > known.most:
        verdict = "contradicted"
        why = f"The record has {known.words}, and no more than {known.most} can be true."
    else:
        why = f"The record has {known.words}; {stated} is within what goals without a scorer allow."
    return Finding(verdict, why, (("true number", known.bounds),), known.coverage)


def by_scope(scopes: Sequence[tuple[str, Finding]]) -> Finding:
    """The verdict where the article does not say over what it counts: that of the first reading,
    unless another one supports what the first does not."""
    (_, first), *others = scopes
    if first.verdict == "supported":
        return first
    for name, other in others:
        if other.verdict == "supported":
            words = f"True over {name}, not over {scopes[0][0]}. {first.words} {other.words}"
            inputs = tuple(
                (f"{label}, {scope}", value)
                for scope, finding in scopes
                for label, value in finding.inputs
            )
            return Finding("depends_on_scope", words, inputs, first.coverage)
    return first


def numbered(stated: int, before: Known, on_the_day: Known) -> Finding:
    """Whether the so-many-th goal came on a day, given the goals before it and on it."""
    first, last = before.value + 1, before.value + on_the_day.value
    inputs = (("before that day", before.bounds), ("on that day", on_the_day.bounds))
    told = f"{before.value} before that day, {last} after it"
    coverage = before.coverage
    if first <= stated <= last:
        return Finding("supported", f"The record has {told}.", inputs, coverage)
    if stated < first:
        why = f"It came earlier: the record has {told}."
        return Finding("contradicted", why, inputs, coverage)
    if on_the_day.most == 0:
        return Finding("contradicted", "There was no such goal that day.", inputs, coverage)
    if before.most is None or on_the_day.most is None:
        why = f"The record has {told}, and does not hold all that would count."
        return Finding("not_checkable", why, inputs, coverage)
    if stated > before.most + on_the_day.most:
        return Finding("contradicted", f"The record has {told}.", inputs, coverage)
    why = f"The record has {told}; goals without a scorer may be among those before."
    return Finding("not_checkable", why, inputs, coverage)


def run(stated: int, longest: int, current: int, most: int | None, what: str) -> Finding:
    """A stated run without a break. A break that nobody entered cannot be ruled out, so a run
    shorter than the record's is never contradicted; one longer than all there can be is."""
    inputs = (("longest run", str(longest)), ("run that goes on", str(current)))
    if stated in (longest, current) and stated:
        return Finding("supported", f"The record has {stated} in a row: {what}.", inputs)
    if most is not None and stated > most:
        why = f"There can have been no more than {most} in all: {what}."
        return Finding("contradicted", why, inputs)
    why = f"The longest run in the record is {longest}: {what}. It does not hold all that counts."
    return Finding("not_checkable", why, inputs)


def years_old(born: date, day: date) -> int:
    """Age in whole years on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def age(stated: int, born: date, day: date) -> Finding:
    """A stated age against a birth date."""
    years = years_old(born, day)
    verdict: VerdictName = "supported" if years == stated else "contradicted"
    inputs = (("born", born.isoformat()), ("on", day.isoformat()))
    return Finding(verdict, f"{years} years old on that day.", inputs)


def time_between(stated: int, unit: str, first: date, last: date) -> Finding:
    """A stated stretch of time: right to the day, or near enough to be told so ("a week" for nine
    days: imprecise), or neither. Near is less than half a unit away, whole days are counted."""
    days = abs((last - first).days)
    inputs = (("from", first.isoformat()), ("to", last.isoformat()), ("days", str(days)))
    if days == _whole(stated, unit, min(first, last)):
        return Finding("supported", f"It is {days} days.", inputs)
    if unit != "day" and abs(days - stated * DAYS[unit]) < DAYS[unit] / 2:
        return Finding("imprecise", f"It is {days} days.", inputs)
    return Finding("contradicted", f"It is {days} days.", inputs)


def _whole(number: int, unit: str, first: date) -> int | None:
    """How many days so many units from a day on are; None beyond the calendar."""
    try:
        if unit in _MONTHS:
            months = first.year * 12 + first.month - 1 + number * _MONTHS[unit]
            year, month = divmod(months, 12)
            day = min(first.day, monthrange(year, month + 1)[1])
            return (date(year, month + 1, day) - first).days
        return timedelta(days=number * (7 if unit == "week" else 1)).days
    except (ValueError, OverflowError):
        return None


def score(stated: tuple[int, int], match: str, home: int, away: int, side: str) -> Finding:
    """A stated score. ``side`` is the subject's, whose goals an article names first: "home",
    "away", or "" where none is named (then either way round is right)."""
    true = {"home": [(home, away)], "away": [(away, home)]}.get(side, [(home, away), (away, home)])
    inputs = (("in the record", match),)
    if stated in true:
        turned = stated != (home, away)
        told = f"{match}: told from the away side." if turned else f"{match}."
        return Finding("supported", told, inputs)
    return Finding("contradicted", f"{match}.", inputs)


def editions(
    stated: int, played: Sequence[int], possible: Sequence[int], *, whole: bool
) -> Finding:
    """How many editions somebody played in: ``played`` are the years that the record knows of,
    ``possible`` those in which one of the player's teams was there."""
    inputs = (
        ("known to have played in", ", ".join(map(str, played)) or "none"),
        ("the team was there in", ", ".join(map(str, possible)) or "none"),
    )
    if stated == len(played):
        return Finding("supported", f"The record knows of {_years(played)}.", inputs)
    if stated < len(played):
        return Finding("contradicted", f"The record knows of more: {_years(played)}.", inputs)
    if whole and stated > len(possible):
        why = f"The team was there only in {_years(possible)}."
        return Finding("contradicted", why, inputs)
    why = f"The record knows of {_years(played)}; it does not say who played without scoring."
    return Finding("not_checkable", why, inputs)


def _years(years: Sequence[int]) -> str:
    return f"{len(years)} ({', '.join(map(str, years))})" if years else "none"


def record(
    broken: date | None,
    since: date | None,
    until: date,
    bounds: tuple[date | None, date | None],
    told: str,
) -> Finding:
    """Whether a record was broken after a day (``since``, exclusive) and by another. ``bounds`` are
    the first and the last day it can have been, goals without a scorer shared out either way: the
    last is None where it may not have been broken at all."""
    first, last = bounds
    inputs = (
        ("broken, as recorded and cited", broken.isoformat() if broken else "never"),
        ("can have been", f"{first or 'never'} to {last or 'not yet'}"),
    )
    if broken is not None and broken <= until and (since is None or since < broken):
        days = f", {(broken - since).days} days later" if since else ""
        return Finding("supported", f"{told}{days}.", inputs)
    never = first is None or first > until
    before = since is not None and last is not None and last <= since
    if never or before:
        return Finding("contradicted", f"{told}.", inputs)
    why = f"{told}, but goals without a scorer may have made it another day."
    return Finding("not_checkable", why, inputs)
