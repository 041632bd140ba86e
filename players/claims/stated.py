"""A number as an article states it, and how such are read."""

import re
from dataclasses import dataclass
from datetime import date

_SCORE = re.compile(r"(\d{1,3})\s*[-–:]\s*(\d{1,3})")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody a claim is about; ``name`` is what may be told."""

    pk: int
    name: str
    born: date | None


@dataclass(frozen=True, slots=True)
class Game:
    """The match a claim is about, by its sides' keys and its score."""

    slug: str
    day: date
    title: str
    home: int
    away: int
    score: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Stated:
    """A number as an article states it, with its subjects; ``as_of`` is None where not even the
    article has a date. See ``archive.models.Claim``."""

    metric: str
    stated: str
    unit: str = ""
    scope: str = ""
    player: Person | None = None
    rival: Person | None = None
    team: int | None = None
    match: Game | None = None
    competition: str | None = None
    since: date | None = None
    as_of: date | None = None

    @property
    def day(self) -> date | None:
        """The day up to which is counted: its match's, where it has one and no other is given."""
        return self.as_of or (self.match.day if self.match else None)


def number(stated: str) -> int | None:
    """A stated number; None where it is none."""
    digits = stated.replace(",", "").strip()
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 7 else None


def score(stated: str) -> tuple[int, int] | None:
    """A stated score, "5-0"; None where it is none."""
    found = _SCORE.fullmatch(stated.strip())
    return (int(found[1]), int(found[2])) if found else None
