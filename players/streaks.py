"""Runs without a break, each with its scope and coverage: penalties scored in a row, matches in a
row with a goal.

A run is only as sure as the record: a missed penalty that nobody entered would break it, a goal
without a scorer might lengthen it. That is why the scope stands beside every run.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils import timezone

from archive import release, shapes
from archive.models import EventKind, Team
from archive.reading import columns, lookup
from players import ledger
from players.ledger import GOALS, MISSED, Deed, Ledger, Played

Metric = Literal["penalties_in_a_row", "matches_with_a_goal"]
Scope = Literal["all", "competitive"]

SCOPES: dict[Scope, Callable[[Deed | Played], bool]] = {
    "all": ledger.anything,
    "competitive": ledger.competitive,
}
LABELS: dict[Metric, str] = {
    "penalties_in_a_row": "penalties in a row scored for {team}",
    "matches_with_a_goal": "matches of {team} in a row with a goal",
}
# Why a run may be another than it seems.
CAVEATS: dict[Metric, str] = {
    "penalties_in_a_row": (
        "The data sets hold no missed penalties; they come one by one, each with its report. One that "
        "nobody entered would make the run shorter."
    ),
    "matches_with_a_goal": (
        "Goals of the team in scope have no scorer; one of them could make the run longer."
    ),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a possible run: whether it holds, on which day, in which match."""

    holds: bool
    day: date
    match: shapes.Ref


@dataclass(frozen=True, slots=True)
class Run:
    """The longest run among some steps (the latest of equal ones), what ended it, and the length
    of the one that still goes on."""

    steps: list[Step]
    ended: shapes.Ref | None
    current: int

    @property
    def length(self) -> int:
        """How many steps it has."""
        return len(self.steps)

    @property
    def first(self) -> date | None:
        """The day it began."""
        return self.steps[0].day if self.steps else None

    @property
    def last(self) -> date | None:
        """The day of its last step."""
        return self.steps[-1].day if self.steps else None


def run(steps: Iterable[Step]) -> Run:
    """The longest run among steps in the order they happened; pure."""
    best: list[Step] = []
    going: list[Step] = []
    ended: shapes.Ref | None = None
    for step in steps:
        if step.holds:
            going = [*going, step]
            if len(going) >= len(best):
                best, ended = going, None
        else:
            if going and going is best:
                ended = step.match
            going = []
    return Run(steps=best, ended=ended, current=len(going))


def streaks(
    slug: str, *, as_of: date | None = None, team: str | None = None
) -> list[shapes.Streak]:
    """The longest runs of a public player as of a day, for each team, of each kind, over all
    matches and over competitive ones alone; of penalties, where they were for several teams, for
    club and country together too. Two statements more than finding the player.

    Those of length zero are left out. Raises as ``lookup.one`` does, and ``UnknownFilter``.
    """
    public = release.players()
    player = lookup.one(public.filter(slug=slug).values("pk"), public, slug)["pk"]
    wanted = lookup.keys({"team": (Team.objects.all(), team)}).get("team")
    book = ledger.read([player], until=as_of or timezone.localdate())
    made = [
        streak(book, player, of_team, metric, scope, as_of or book.last_day(player, of_team))
        for of_team in book.teams
        if wanted in (None, of_team)
        for metric in LABELS
        for scope in SCOPES
    ]
    if wanted is None and len({deed.team for deed in book.deeds if _is_penalty(deed)}) > 1:
        day = as_of or max(book.last_day(player, of_team) for of_team in book.teams)
        made += [streak(book, player, None, "penalties_in_a_row", scope, day) for scope in SCOPES]
    return [one for one in made if one["longest"]]


def streak(
    book: Ledger, player: int, team: int | None, metric: Metric, scope: Scope, as_of: date
) -> shapes.Streak:
    """The longest run of one kind as of a day, for one team of the player's; of penalties for all
    with None. No statement."""
    within = SCOPES[scope]
    matches = [match for match in _scope(book, player, team, as_of) if within(match)]
    deeds = [deed for deed in book.deeds if deed.day <= as_of and within(deed)]
    steps = (
        penalties(deeds, player, team)
        if metric == "penalties_in_a_row" or team is None
        else matches_with_goal(deeds, matches, player, team)
    )
    found = run(steps)
    of_team = None if team is None else book.teams[team]
    coverage = ledger.coverage(matches)
    certain = metric == "matches_with_a_goal" and not coverage["unattributed"]
    return {
        "label": LABELS[metric].format(team=of_team["name"] if of_team else "all teams"),
        "team": of_team,
        "metric": metric,
        "scope": scope,
        "as_of": as_of,
        "longest": found.length,
        "first": found.first,
        "last": found.last,
        "ended": found.ended,
        "current": found.current,
        "breaks": sum(not step.holds for step in steps),
        "certain": certain,
        "caveat": "" if certain else CAVEATS[metric],
        "coverage": coverage,
        "run": [{"date": step.day, "match": step.match} for step in found.steps],
    }


def _scope(book: Ledger, player: int, team: int | None, as_of: date) -> list[Played]:
    """The matches that a run is over, in their order: of one team, or of all the player's."""
    if team is not None:
        return book.scope(player, team, as_of)
    return sorted(
        (match for of_team in book.teams for match in book.scope(player, of_team, as_of)),
        key=lambda match: match.day,
    )


def _is_penalty(deed: Deed) -> bool:
    return deed.kind in MISSED or deed.kind == EventKind.PENALTY_GOAL


def penalties(deeds: Iterable[Deed], player: int, team: int | None) -> list[Step]:
    """A player's penalties, one step each, for one team or for all; kicks of a shoot-out are none
    (Laws of the Game 10.3: they are not part of the match)."""
    return [
        Step(deed.kind not in MISSED, deed.day, {"slug": deed.match, "name": deed.title})
        for deed in deeds
        if deed.player == player and team in (None, deed.team) and _is_penalty(deed)
    ]


def matches_with_goal(
    deeds: Sequence[Deed], matches: Iterable[Played], player: int, team: int
) -> list[Step]:
    """A team's matches, one step each: whether this player scored. The record does not say who
    was on the pitch, so a match that the player missed breaks a run as well."""
    titles = {
        deed.match: deed.title
        for deed in ledger.chosen(deeds, player=player, team=team, kinds=GOALS)
    }
    return [
        Step(
            match.match in titles,
            match.day,
            {"slug": match.match, "name": titles.get(match.match, columns.score_line(match.ref))},
        )
        for match in matches
    ]
