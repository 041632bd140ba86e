"""Matches that are here held against their rows: unchanged, changed upstream, changed past us.

What an editor has set stays and is told. What nobody known has written (raw SQL) is put back to what
it was, and told as that; then the row is looked at as any other.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from archive import bulk
from archive.changes import UNTOUCHED, Standing
from archive.football.rows import MatchRow
from archive.matches.books import Competitions, Grounds, Teams
from archive.matches.held import standing
from archive.matches.known import FIELDS, SAYS, Known, Values
from archive.matches.report import Outcome
from archive.matches.run import Run
from archive.models import Match

# A row that differs: its file, itself, the match, and what it says.
Differing = tuple[str, MatchRow, Known, Values]
_NAMES = ("date", "home_id", "away_id")


class Upstream:
    """Writes what changed of the matches of one run."""

    def __init__(
        self, run: Run, teams: Teams, competitions: Competitions, grounds: Grounds
    ) -> None:
        """With the names by which changes are told."""
        self.run = run
        self._names = {
            "competition_id": competitions.names,
            "venue_id": grounds.names,
            "shootout_winner_id": teams.names,
            "home_id": teams.names,
            "away_id": teams.names,
        }

    def put_back(self, rows: Sequence[tuple[str, MatchRow, Known]]) -> Iterator[str]:
        """Give matches their day and teams again where nobody known has changed them; rows whose own
        day or teams are others than their match's. Gives the keys of those that were."""
        found = standing(Match, [known.key for _, _, known in rows])
        back = []
        for name, row, known in rows:
            mine = found.get(known.key, UNTOUCHED)
            now = (known.day, known.home, known.away)
            was = mine.before_astray(_NAMES, now)
            if was == now:
                continue
            self.tell_astray(name, row, _NAMES, now, was)
            taken = Match.objects.filter(date=was[0], home=was[1], away=was[2])
            if taken.filter(meeting=row.meeting).exclude(pk=known.key).exists():
                self.run.report.restored[-1] += "; it stays, another match is there"
                continue
            known.day, known.home, known.away = was
            back.append((known.key, *was))
            yield row.key
        if back:
            assert self.run.batch
            bulk.update(Match, ["date", "home", "away"], back)

    def change(
        self,
        differ: Sequence[Differing],
        kind: str = "matches",
        *,
        moved: Collection[str] = (),
    ) -> None:
        """Write what changed upstream, but for what an editor holds; tell of both, and count them as
        rows of this kind (`moved`: keys of rows of which something else was written already)."""
        found = standing(Match, [known.key for _, _, known, _ in differ])
        changed = []
        for one in differ:
            _, row, known, _ = one
            now = self._now(one, found.get(known.key, UNTOUCHED))
            if now != known.says:
                changed.append((known.key, *now, self.run.batch, row.line))
            if known.batch not in self.run.demo:
                wrote = now != known.says or row.key in moved
                outcome: Outcome = "changed" if wrote else "unchanged"
                self.run.report.count(kind, outcome)
        if changed:
            bulk.update(Match, [*FIELDS, "batch", "line"], changed)

    def tell_astray(
        self, name: str, row: MatchRow, columns: Sequence[str], now: Values, was: Values
    ) -> None:
        """Tell of columns that nobody known had changed, and what they are again; `name`: where the
        row stands."""
        self.run.report.restored += [
            self._told(name, row, column, old, new)
            for column, old, new in zip(columns, now, was, strict=True)
            if old != new
        ]

    def _now(self, one: Differing, mine: Standing) -> Values:
        """What a match's columns are from now on; tells what changes."""
        name, row, known, says = one
        was = mine.before_astray(SAYS, known.says)
        self.tell_astray(name, row, SAYS, known.says, was)
        now = list(was)
        for at, (column, new, old) in enumerate(zip(SAYS, says, was, strict=True)):
            if new is None or new == old:
                continue
            if column not in mine.held:
                now[at] = new
                self.run.report.changes.append(self._told(name, row, column, old, new))
            elif mine.held[column] != new:
                words = self._told(name, row, column, mine.held[column], new)
                stays = self._shown(column, old)
                self.run.report.changes.append(f"{words}; an editor\u2019s {stays} stays")
        return tuple(now)

    def _told(self, name: str, row: MatchRow, column: str, old: Any, new: Any) -> str:
        what = column.removesuffix("_id").replace("_", " ")
        old, new = self._shown(column, old), self._shown(column, new)
        return f"{name}:{row.line}: {row.key}: {what} {old} is now {new}"

    def _shown(self, column: str, value: Any) -> str:
        """A value in words: a key by the name of what it means."""
        if value in (None, ""):
            return "unknown"
        names = self._names.get(column)
        return names[value] if names else str(value)
