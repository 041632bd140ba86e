"""Which match each goal of a run belongs to, and whether it becomes an event or is kept beside it."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from archive.football.rows import Goal, GoalRow, match_key
from archive.matches.fixtures import Fixtures
from archive.matches.goals import KINDS, refuse_goal
from archive.matches.known import SAYS, Known
from archive.matches.others import Others
from archive.matches.run import Run
from archive.models import Match, MatchEvent, SourceKind
from archive.models.teams import TeamKind

ByMatch = dict[str, list[tuple[str, Goal]]]
_Stray = tuple[str, GoalRow]


def by_match(run: Run, fixtures: Fixtures) -> ByMatch:
    """The goals of a run by their match's key, from a file of their own or from the matches; what has
    no match, or one of two, is refused.

    What another source's match is told to have is noted in `Found.lent`, who is home as there.
    """
    found = fixtures.found
    grouped: ByMatch = defaultdict(list)
    for file, row in run.contents.matches:
        if row.goals and row.key in found.known:
            grouped[row.key] = [(file, goal) for goal in row.goals]
    seconds = {row.key for _, row, _, _ in found.seconds}
    stray: dict[str, list[_Stray]] = defaultdict(list)
    for file, its in run.contents.goals:
        key = match_key(its.day, its.home, its.away)
        if match_key(its.day, its.home, its.away, 2) in found.known:
            _refuse_twice(run, [(file, its)])
        elif key in found.known or key in seconds:
            grouped[key].append((file, its.goal))
        elif key in found.removed:
            run.report.count("goals", "unchanged")
        else:
            stray[key].append((file, its))
    if stray:
        grouped |= _Strays(run, fixtures, stray.values()).found(stray)
    return grouped


def told_elsewhere(run: Run, matches: Collection[int]) -> set[int]:
    """Those of the matches whose goals another data set has brought: one set of goals is enough, a
    second one would count them twice."""
    told = (
        MatchEvent.objects.filter(kind__in=KINDS, batch__isnull=False)
        .filter(source__in=_data_sets(run))
        .order_by()
    )
    return set(told.values_list("match", flat=True).distinct()) & set(matches)


def _data_sets(run: Run) -> list[int]:
    """The other data sets, by key."""
    others = type(run.source).objects.filter(kind=SourceKind.DATA_SET).exclude(pk=run.source.pk)
    return list(others.values_list("pk", flat=True))


def _refuse_twice(run: Run, goals: Iterable[_Stray]) -> None:
    for file, its in goals:
        reason = f"{its.home} and {its.away} met twice that day; expected to know in which match"
        refuse_goal(run, file, its.goal.line, reason)


class _Strays:
    """Goals whose match the data set has not told of: another source's, by day and teams."""

    def __init__(self, run: Run, fixtures: Fixtures, rows: Iterable[list[_Stray]]) -> None:
        self.run = run
        self.fixtures = fixtures
        self._others = Others(run, [some[0][1].day for some in rows])

    def found(self, stray: dict[str, list[_Stray]]) -> ByMatch:
        """The goals of those that have exactly one match; the others are refused."""
        fits = {}
        for key, goals in stray.items():
            matches = self._matches(key, goals[0][1])
            if len(matches) == 1:
                fits[key] = matches[0]
            elif matches:
                _refuse_twice(self.run, goals)
            else:
                reason = f"there is no match {key}; expected one of the record"
                for file, its in goals:
                    refuse_goal(self.run, file, its.goal.line, reason)
        lent = known_by_key(match for match, _ in fits.values())
        made: ByMatch = {}
        for key, (match, swapped) in fits.items():
            self.fixtures.found.lent[key] = lent[match]
            made[key] = [(file, its.goal) for file, its in stray[key]]
            for _, goal in made[key] if swapped else ():
                goal.by_home = not goal.by_home
        return made

    def _matches(self, key: str, its: GoalRow) -> list[tuple[int, bool]]:
        """The matches that a goal may be of, and whether home and away are swapped in them."""
        home, away = self._team(its.home, its.day), self._team(its.away, its.day)
        account = self.fixtures.found.accounts.get(key)
        if account:
            return [(account.match, home != account.home)]
        return self._others.all(its.day, home, away) if home and away else []

    def _team(self, name: str, day: date) -> int | None:
        teams = self.fixtures.teams
        return teams.find(name, TeamKind.NATIONAL) or teams.of_day(name, TeamKind.NATIONAL, day)


def known_by_key(keys: Iterable[int]) -> dict[int, Known]:
    """Another source's matches as a run knows its own; of no batch, so that nothing is taken for new."""
    rows = Match.objects.filter(pk__in=set(keys)).values_list("pk", "date", "home", "away", *SAYS)
    return {
        pk: Known(pk, day, home, away, None, tuple(says)) for pk, day, home, away, *says in rows
    }
