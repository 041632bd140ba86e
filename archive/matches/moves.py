"""Matches that a data set names by another day now, and rows that it has no more.

A match is named by its day and teams: a corrected day is a row that vanishes and one that comes. It
is one match that moved where nothing else fits: the same two teams in the same order, the one row of
theirs that is gone and the one that is new, near enough.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from archive.curation.slugs import free
from archive.football.rows import MatchRow
from archive.matches.books import Teams, kind_of
from archive.matches.files import OPENFOOTBALL
from archive.matches.held import standing
from archive.matches.known import SAYS, Found, Known
from archive.matches.others import Others
from archive.matches.run import Run
from archive.models import Match, MatchAccount

# Days by which a corrected date is another, and by which it may be where the score is the same too
# (a year mistyped).
NEAR, FAR = 31, 366
_SCORE = tuple(SAYS.index(name) for name in ("home_score", "away_score"))

Row = tuple[str, MatchRow]


@dataclass(slots=True)
class _Gone:
    """A key that the files have no more: what it named (a match of the data set's own, or of
    another's), on which day and between whom."""

    key: str
    match: int
    day: date
    own: Known | None


class Moves:
    """Finds and writes them for one run."""

    def __init__(self, run: Run, teams: Teams, found: Found) -> None:
        self.run = run
        self.teams = teams
        self.found = found

    def write(self, rows: Sequence[Row], new: Sequence[Row], others: Others) -> None:
        """Give what moved its new key, and tell of what is gone. `rows`: all of the run; `new`: those
        whose keys nobody knows; afterwards those of them that moved are among the known."""
        gone: dict[tuple[int, int], list[_Gone]] = defaultdict(list)
        for sides, one in self._gone({row.key for _, row in rows}, rows):
            gone[sides].append(one)
        if not gone:
            return
        came: dict[tuple[int, int], list[Row]] = defaultdict(list)
        for name, row in new:
            home, away = self._sides(row)
            if (home, away) in gone and home and away and not others.find(row, home, away):
                came[home, away].append((name, row))
        moved = []
        # A row that could not be read may be the one that seems to be gone.
        if not any(kind == "matches" for kind, _ in self.run.contents.refusals):
            for sides, some in came.items():
                if len(some) == len(gone[sides]) == 1 and _is_move(gone[sides][0], some[0][1]):
                    moved.append((gone.pop(sides)[0], *some[0]))
        self._move(moved)
        self._tell_gone(one for some in gone.values() for one in some)

    def _sides(self, row: MatchRow) -> tuple[int | None, int | None]:
        kind = kind_of(national=row.national)
        return self.teams.find(row.home, kind), self.teams.find(row.away, kind)

    def _gone(
        self, there: set[str], rows: Sequence[Row]
    ) -> Iterator[tuple[tuple[int, int], _Gone]]:
        """What the files should have and have not, by the two teams."""
        covered = _Covered(self.run, self.found, rows)
        for key, known in self.found.known.items():
            if key not in there and covered.has(key, known.day):
                yield (known.home, known.away), _Gone(key, known.key, known.day, known)
        lost = {
            key: one
            for key, one in self.found.accounts.items()
            if key not in there and key not in self.found.known
        }
        matches = Match.objects.in_bulk({one.match for one in lost.values()}) if lost else {}
        for key, one in lost.items():
            match = matches[one.match]
            if covered.has(key, match.date):
                yield (match.home_id, match.away_id), _Gone(key, one.match, match.date, None)

    def _move(self, moved: Sequence[tuple[_Gone, str, MatchRow]]) -> None:
        if not moved:
            return
        found = standing(Match, [gone.match for gone, _, _ in moved])
        for gone, name, row in moved:
            told = f"{name}:{row.line}: {row.key}: moved from {gone.day} to {row.day}"
            if gone.own is None:
                self._rename(gone, row)
                told += "; another source\u2019s match stays where it is"
            else:
                held = found[gone.match].held if gone.match in found else {}
                told += self._redate(gone.own, row, held)
                self.found.known[row.key] = self.found.known.pop(gone.key)
                self.found.moved.add(row.key)
            self.run.report.changes.append(told)

    def _rename(self, gone: _Gone, row: MatchRow) -> None:
        """Know what is said of another's match by its new key."""
        MatchAccount.objects.filter(source=self.run.source, source_key=gone.key).update(
            source_key=row.key, batch=self.run.batch, line=row.line
        )
        self.found.accounts[row.key] = self.found.accounts.pop(gone.key)

    def _redate(self, known: Known, row: MatchRow, held: Collection[str]) -> str:
        """Give a match its new key, and day and address where no editor has set them; gives what is
        to be added to what is told."""
        told = f"; an editor\u2019s {known.day} stays" if "date" in held else ""
        values: dict[str, Any] = {} if told else {"date": row.day, "meeting": row.meeting}
        if not told and "slug" not in held:
            sides = (self.teams.slugs[known.home], self.teams.slugs[known.away])
            values["slug"] = free(Match, f"{row.day}-{'-'.join(sides)}", but=known.key)
        Match.objects.filter(pk=known.key).update(
            **values, source_key=row.key, batch=self.run.batch, line=row.line
        )
        known.day = values.get("date", known.day)
        return told

    def _tell_gone(self, gone: Iterator[_Gone]) -> None:
        self.run.report.gone += [f"{self.run.source.name}: {one.key}" for one in gone]


class _Covered:
    """Which of the matches that are here the files of a run should have: a season's or tournament's
    own; of all internationals all, where the files have most of them, else those of the days from
    the first to the last."""

    def __init__(self, run: Run, found: Found, rows: Sequence[Row]) -> None:
        self._titles: set[str] | None = None
        if run.contents.format == OPENFOOTBALL:
            self._titles = {row.key.partition("|")[0] for _, row in rows}
        days = [row.day for _, row in rows]
        self._first, self._last = min(days, default=date.max), max(days, default=date.min)
        if 2 * sum(row.key in found.known for _, row in rows) > len(found.known):
            self._first, self._last = date.min, date.max

    def has(self, key: str, day: date) -> bool:
        """Whether the files should have a match of this key, on this day."""
        if self._titles is not None:
            return key.partition("|")[0] in self._titles
        return self._first <= day <= self._last


def _is_move(gone: _Gone, row: MatchRow) -> bool:
    apart = abs((row.day - gone.day).days)
    if apart <= NEAR or gone.own is None:
        return apart <= NEAR
    score = tuple(gone.own.says[at] for at in _SCORE)
    return apart <= FAR and None not in score and score == (row.home_score, row.away_score)
