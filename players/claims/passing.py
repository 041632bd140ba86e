"""Claims of a record broken: when one count passed another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from archive.wording import counted, date_words
from players import ledger, records, verdicts
from players.claims.facts import Facts
from players.claims.stated import Stated
from players.ledger import GOALS, Played
from players.verdicts import Finding, cannot


def record(claim: Stated, _: int, facts: Facts) -> Finding:
    """Whether the player passed the rival, or everybody else who is named, between two days."""
    assert claim.player is not None
    assert claim.day is not None
    if claim.team is None:
        return cannot("No team is named.")
    own = _path(claim.player.pk, claim.team, facts)
    if claim.rival is not None:
        if (claim.rival.pk, claim.team) not in facts.book.since:
            return cannot(f"The record holds no goal of {claim.rival.name} for this team.")
        other = _path(claim.rival.pk, claim.team, facts)
    else:
        other = _best_other(claim, facts)
        if not other.goals:
            return cannot("The record names nobody else who scored for this team.")
    days = sorted({*own.days, *other.days})
    days = [day for day in days if day <= claim.day]
    broken = next((day for day in days if own.by(day) > other.by(day) > 0), None)
    bounds = _bounds(claim, own, other, days, facts.span[claim.team])
    rival = claim.rival.name if claim.rival else "the most by anybody else"
    told = (
        f"Goal {own.by(broken)} on {date_words(broken)} passed {rival} "
        f"({counted(other.by(broken), 'goal')})"
        if broken
        else f"{counted(own.by(claim.day), 'goal')} by then, and {other.by(claim.day)} for {rival}"
    )
    found = verdicts.record(broken, claim.since, claim.day, bounds, told)
    coverage = facts.book.coverage(claim.player.pk, claim.team, claim.day)
    return Finding(found.verdict, found.words, found.inputs, coverage)


def _bounds(
    claim: Stated, own: "Path", other: "Path", days: Sequence[date], span: tuple[date, date]
) -> tuple[date | None, date | None]:
    """The first and the last day on which the one can have passed the other. Goals that the record
    does not reach back to, or not on to, may have been scored: they are never held against it."""
    begins, ends = span
    first = next((d for d in days if own.by(d) + own.missing_by(d) > other.by(d) > 0), None)
    last = next((d for d in days if own.by(d) > other.by(d) + other.missing_by(d) > 0), None)
    if first is None and (claim.day or ends) > ends:
        first = claim.day
    if not begins < min(own.goals, default=begins):
        first = days[0]
    return first, last if begins < min(other.goals) else None


@dataclass(frozen=True, slots=True)
class Path:
    """How a count rose, day by day, and how many goals without a scorer might belong to it."""

    goals: Sequence[date]
    gaps: Sequence[tuple[date, int]]

    @property
    def days(self) -> set[date]:
        """The days on which anything changed."""
        return {*self.goals, *(day for day, _ in self.gaps)}

    def by(self, day: date) -> int:
        """The count at the end of a day."""
        return sum(goal <= day for goal in self.goals)

    def missing_by(self, day: date) -> int:
        """How many more it may be."""
        return sum(number for at, number in self.gaps if at <= day)


def _path(player: int, team: int, facts: Facts) -> Path:
    deeds = ledger.chosen(facts.book.deeds, player=player, team=team, kinds=GOALS)
    matches = facts.book.scope(player, team, date.max)
    return Path([deed.day for deed in deeds], _gaps(matches))


def _gaps(matches: Iterable[Played]) -> list[tuple[date, int]]:
    return [(match.day, match.unattributed) for match in matches if match.unattributed]


def _best_other(claim: Stated, facts: Facts) -> Path:
    """The record of everybody but the player, as one path: each goal that raised it."""
    assert claim.player is not None
    assert claim.team is not None
    counts: dict[records.Scorer, int] = {}
    raised: list[date] = []
    for goal in facts.scorers.goals.get(claim.team, ()):
        if goal.scorer != claim.player.pk:
            counts[goal.scorer] = counts.get(goal.scorer, 0) + 1
            if counts[goal.scorer] > len(raised):
                raised.append(goal.day)
    return Path(raised, _gaps(facts.matches.get(claim.team, ())))
