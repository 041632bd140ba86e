"""Names on the record to people: which goals under one name are one person's.

A data set prints a name and a team. One name at one team is one person, unless so many years lie
between two goals that nobody played on; one name at two teams is two people, unless the one team
followed on the other, or the person is known to have played for both (`archive.football.names`).
Every guess that could be otherwise is told. Rules made on the snapshot of 31 July 2026: in it the
longest gap of a man known to be one is 14.8 years, the shortest between father and son 16.4.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations, pairwise

from archive.football.names import SUCCESSORS, TWO_COUNTRIES
from archive.text.words import search_key

# Years between two goals: from here on they are two people's; from there on it is said to be open.
APART, OPEN = 16.0, 12.0
# Years between a man's last goal for one team and his first for its successor, and in all.
BETWEEN, CAREER = 12.0, 22.0
# Ages at which somebody has scored for a national team, and a little more.
YOUNGEST, OLDEST = 14.0, 46.0
_YEAR = 365.25
_KNOWN = {search_key(name): frozenset(teams) for name, teams in TWO_COUNTRIES.items()}


@dataclass(slots=True)
class Stretch:
    """Goals under one name for one team that are one person's: from when to when, and which."""

    team: str
    first: date
    last: date
    refs: list[int]


@dataclass(slots=True)
class Scorer:
    """One person as the record knows them: the name folded and as printed, the stretches at their
    teams."""

    key: str
    name: str
    stretches: list[Stretch]

    @property
    def first(self) -> date:
        """The first goal's day."""
        return min(stretch.first for stretch in self.stretches)

    @property
    def last(self) -> date:
        """The last goal's day."""
        return max(stretch.last for stretch in self.stretches)

    @property
    def refs(self) -> list[int]:
        """All goals."""
        return [ref for stretch in self.stretches for ref in stretch.refs]


@dataclass(slots=True)
class Doubts:
    """What was decided and could be otherwise, by what it is."""

    apart: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    teams: list[str] = field(default_factory=list)
    joined: list[str] = field(default_factory=list)


def scorers(
    key: str, name: str, goals: Iterable[tuple[str, date, int]], doubts: Doubts
) -> list[Scorer]:
    """The people behind one folded name, from its goals as `(team, day, ref)`; oldest first. `name` is
    how it is printed."""
    by_team: dict[str, list[tuple[date, int]]] = {}
    for team, day, ref in goals:
        by_team.setdefault(team, []).append((day, ref))
    stretches = [
        stretch
        for team in sorted(by_team)
        for stretch in _stretches(name, team, sorted(by_team[team]), doubts)
    ]
    people = [
        Scorer(key, name, [one]) for one in sorted(stretches, key=lambda one: (one.first, one.team))
    ]
    return _joined(people, doubts)


def years(one: date, other: date) -> float:
    """The years between two days."""
    return abs((other - one).days) / _YEAR


def could_be(born: date | None, first: date, last: date) -> bool:
    """Whether somebody born then could have scored from the first day to the last."""
    if born is None:
        return True
    return born < first and years(born, first) >= YOUNGEST and years(born, last) <= OLDEST


def _stretches(
    name: str, team: str, goals: Sequence[tuple[date, int]], doubts: Doubts
) -> list[Stretch]:
    made = [Stretch(team, goals[0][0], goals[0][0], [goals[0][1]])]
    for (before, _), (day, ref) in pairwise(goals):
        gap = years(before, day)
        if gap >= APART:
            doubts.apart.append(
                f"{name} ({team}): no goal from {before} to {day}, {gap:.0f} years; two people"
            )
            made.append(Stretch(team, day, day, []))
        elif gap >= OPEN:
            doubts.open.append(
                f"{name} ({team}): no goal from {before} to {day}, {gap:.0f} years; taken as one"
            )
        made[-1].last = day
        made[-1].refs.append(ref)
    return made


def _joined(people: list[Scorer], doubts: Doubts) -> list[Scorer]:
    """The people, those of two teams joined where it is known or follows from the teams."""
    gone: set[int] = set()
    for (at, one), (to, other) in combinations(enumerate(people), 2):
        first, second = one.stretches[-1], other.stretches[0]
        if at in gone or to in gone or first.team == second.team:
            continue
        told = f"{one.name}: {_span(first)} and {_span(second)}"
        if _is_one(one.key, first, second):
            doubts.joined.append(f"{told}; taken as one person")
            # The other's stretches go on from here, so that a third team can follow.
            other.stretches = [*one.stretches, *other.stretches]
            gone.add(at)
        elif years(first.last, second.first) < APART or first.last >= second.first:
            doubts.teams.append(f"{told}; taken as two people")
    return [person for at, person in enumerate(people) if at not in gone]


def _is_one(key: str, first: Stretch, second: Stretch) -> bool:
    if first.last > second.first:
        return False
    if {first.team, second.team} <= _KNOWN.get(key, frozenset()):
        return True
    followed = second.team in SUCCESSORS.get(first.team, ())
    close = years(first.last, second.first) <= BETWEEN
    return followed and close and years(first.first, second.last) <= CAREER


def _span(stretch: Stretch) -> str:
    return f"{stretch.team} {stretch.first.year}\u2013{stretch.last.year}"
