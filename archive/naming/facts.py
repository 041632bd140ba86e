"""The record as the ranking sees it: matches with their events, and what keys stand for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Happened:
    """An event of a match: its kind, and whose it is, by key where that is known and by name."""

    kind: str
    player: int | None
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchFacts:
    """A match as the record has it."""

    key: int
    day: date
    home: int
    away: int
    score: tuple[int, int] | None
    shootout_winner: int | None
    competition: int
    competition_name: str
    stage: str
    venue: int | None
    city: str
    country: str
    events: tuple[Happened, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """A team that somebody plays for, and when, as far as that is known."""

    team: int
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the clues' keys stand for, and what the whole article tells: its date, and the player
    whom it names most."""

    on: date | None
    teams: Mapping[int, str]
    venues: Mapping[int, tuple[str, str]]
    players: Mapping[int, str]
    sides: Mapping[int, Sequence[Side]]
    protagonist: int | None = None

    def plays_for(self, player: int, day: date) -> set[int]:
        """The teams of a player on a day."""
        return {
            side.team
            for side in self.sides.get(player, ())
            if (side.start is None or side.start <= day) and (side.end is None or day <= side.end)
        }
