"""Plain rows of the football record, as every reader of a match-data format gives them.

A reader is a generator: it yields rows and `Refusal`s in the order of the file, holds no more of it
than it must, and raises `FormatError` where the file is not of its format at all.
"""

from dataclasses import dataclass
from datetime import date, time
from typing import Literal

GoalKind = Literal["goal", "own_goal", "penalty_goal"]

# More goals than in any match known (149, by own goals in protest), fewer than a wrong column gives.
MOST_GOALS = 199
LAST_MINUTE = 130
# Minutes to which time is added, and how much may be (archive.models.football has the same rule).
ADDED_TO = frozenset({45, 90, 105, 120})
MOST_ADDED = 30
NAME_LENGTH = 200


class FormatError(ValueError):
    """A file that cannot be read as what it was taken for: one line with file, place, expectation."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that is left out: where it stands, and what was expected."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        """As a compiler would say it."""
        return f"{self.file}:{self.line}: {self.reason}"


@dataclass(slots=True)
class Goal:
    """A goal as printed. `by_home`: it counts for the home side (an own goal: the side that gains).

    `scorer` is empty where the source knows none.
    """

    line: int
    by_home: bool
    kind: GoalKind
    scorer: str
    minute: int | None
    stoppage: int | None = None


@dataclass(slots=True, kw_only=True)
class MatchRow:
    """A match as printed; None is what the source does not say.

    `goals` is None where the file holds no goals at all, `home_won` tells who won the shoot-out,
    `national` whether national teams played. `key` is the data set's own name of the match.
    """

    line: int
    key: str
    day: date
    home: str
    away: str
    competition: str
    national: bool = True
    meeting: int = 1
    home_score: int | None = None
    away_score: int | None = None
    city: str | None = None
    country: str | None = None
    neutral: bool | None = None
    kickoff: time | None = None
    kickoff_offset: int | None = None
    stage: str | None = None
    ground: str | None = None
    after_extra_time: bool | None = None
    home_won: bool | None = None
    shootout_home: int | None = None
    shootout_away: int | None = None
    goals: list[Goal] | None = None
    note: str = ""


@dataclass(slots=True)
class GoalRow:
    """A goal in a file of its own: the match it belongs to, by day and teams."""

    day: date
    home: str
    away: str
    goal: Goal


@dataclass(slots=True)
class ShootoutRow:
    """Who won a shoot-out, in a file of its own."""

    line: int
    day: date
    home: str
    away: str
    home_won: bool


@dataclass(slots=True)
class FormerName:
    """A name that a team had, from one day to another."""

    line: int
    team: str
    name: str
    start: date
    end: date


@dataclass(slots=True)
class Stadium:
    """A ground of a tournament; `city` is how the tournament's matches name the place. `country` is
    empty where it is not told."""

    line: int
    name: str
    city: str
    country: str = ""


@dataclass(slots=True)
class SquadRow:
    """A place in a team's squad; the tournament is the file's name."""

    line: int
    tournament: str
    team: str
    number: int | None
    name: str
    position: str
    born: date | None
    club: str


Row = MatchRow | GoalRow | ShootoutRow | FormerName | Stadium | SquadRow | Refusal


def match_key(day: date, home: str, away: str, meeting: int = 1) -> str:
    """The key of a match in the data set `international_results`.

    The data set has no numbers: its files name a match by date and the two teams' names, as it
    prints them. Where those meet a second time on one day, `meeting` is 2 and stands at the end
    (Tahiti and New Caledonia on 17 February 1974 are the only pair, in the snapshot of 31 July
    2026). Raises ValueError for a meeting below 1.
    """
    if meeting < 1:
        raise ValueError(f"a meeting counts from 1, not {meeting}")
    key = f"{day.isoformat()}|{home}|{away}"
    return key if meeting == 1 else f"{key}|{meeting}"
