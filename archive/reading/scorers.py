"""Who scored most in any number of matches, and how complete the record of these is.

Read match by match, each with its goals beside it and nothing else: so an index finds them, whatever
share of the record they are (eighteen thousand friendlies), and coverage and scorers rest on the
same rows. Names are asked for of those who are told. Ranked are recorded goals alone: single goals are
cited of few, and would put these before others whose goals nobody has looked up.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import OuterRef, QuerySet

from archive import release, shapes
from archive.jsonrows import JSONRows
from archive.models import EventKind, Match, MatchEvent, SourceKind
from archive.reading import columns
from players.models import Player

# Scorers that are told.
TOLD = 10
SCORED = frozenset({EventKind.GOAL.value, EventKind.PENALTY_GOAL.value})


@dataclass(slots=True)
class _Sum:
    """Goals of one scorer so far; ``name`` as printed, of several the first in the alphabet."""

    player: int | None
    name: str
    recorded: int = 0
    cited: int = 0


@dataclass(slots=True)
class Sums:
    """Goals added up over matches; ``team`` is the side that counts, None for both. ``matches`` with
    a known score, ``complete`` those with every goal's scorer, ``unattributed`` the goals without;
    ``unscored`` matches without a known score."""

    team: int | None = None
    matches: int = 0
    complete: int = 0
    unattributed: int = 0
    unscored: int = 0
    _sums: dict[int | str, _Sum] = field(default_factory=dict)

    def add(
        self, home: int, away: int, score: tuple[int | None, int | None], goals: Sequence[Any]
    ) -> tuple[bool, int]:
        """One match, with goals as `goals_of` gives them; gives whether it is complete, and how many
        of the goals that count have no scorer. (Called for every match: no more than it must do.)"""
        known_home = known_away = 0
        for team, kind, player, printed, source in goals:
            if printed:
                known_home += team == home
                known_away += team == away
            if kind in SCORED and self.team in (None, team) and (player or printed):
                self._score(player, printed, source == SourceKind.DATA_SET)
        made_home, made_away = score
        if made_home is None or made_away is None:
            self.unscored += 1
            return False, 0
        missing_home = made_home - known_home if made_home > known_home else 0
        missing_away = made_away - known_away if made_away > known_away else 0
        complete = not (missing_home or missing_away)
        counted = missing_away if self.team == away else missing_home
        if self.team is None:
            counted = missing_home + missing_away
        self.matches += 1
        self.complete += complete
        self.unattributed += counted
        return complete, counted

    def _score(self, player: int | None, printed: str, recorded: bool) -> None:
        key = player or printed
        made = self._sums.get(key)
        if made is None:
            made = self._sums[key] = _Sum(player, printed)
        elif printed < made.name:
            made.name = printed
        if recorded:
            made.recorded += 1
        else:
            made.cited += 1

    def told(self) -> tuple[list[shapes.Scorer], list[shapes.Scorer]]:
        """Those with the most recorded goals, the greatest first (who has as many, by name), and
        those of whom goals are only cited. One statement, for their names."""
        ranked = sorted(
            self._sums.values(),
            key=lambda one: (-one.recorded, -one.cited, one.name, one.player or 0),
        )
        most = [one for one in ranked if one.recorded][:TOLD]
        cited = [one for one in ranked if not one.recorded][:TOLD]
        names = _names(one.player for one in (*most, *cited) if one.player)
        return _told(most, names), _told(cited, names)


def _told(sums: Iterable[_Sum], names: Mapping[int, shapes.Ref]) -> list[shapes.Scorer]:
    told: list[shapes.Scorer] = []
    for one in sums:
        player = names.get(one.player or 0)
        told.append(
            {
                "player": player,
                "name": player["name"] if player else one.name,
                "goals": one.recorded + one.cited,
                "recorded": one.recorded,
                "cited": one.cited,
            }
        )
    return sorted(told, key=lambda one: (-one["recorded"], -one["cited"], one["name"]))


def goals_of() -> JSONRows:
    """The goals of each match of a statement, for `Sums.add`."""
    goals = MatchEvent.objects.filter(match=OuterRef("pk"), kind__in=columns.GOALS).order_by()
    return JSONRows(goals.values_list("team", "kind", "player", "player_name", "source__kind"))


def added_up(matches: QuerySet[Match]) -> Sums:
    """What matches add up to, for both sides; one statement."""
    sums = Sums()
    rows = matches.order_by().values_list(
        "home_id", "away_id", "home_score", "away_score", goals_of()
    )
    for home, away, home_score, away_score, goals in rows:
        sums.add(home, away, (home_score, away_score), goals)
    return sums


def _names(players: Iterable[int]) -> dict[int, shapes.Ref]:
    """Of players with a page: its address and their name."""
    rows = Player.objects.filter(release.introduced(), pk__in=list(players))
    return {
        pk: {"slug": slug, "name": name}
        for pk, slug, name in rows.values_list("pk", "slug", "name")
    }
