"""Matches into the record: new ones, those that are here already, and what changed upstream."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from archive import bulk
from archive.curation.slugs import Addresses
from archive.football.rows import MatchRow, Refusal
from archive.matches.books import OTHERWISE, Competitions, Grounds, Teams, kind_of
from archive.matches.known import FIELDS, SAYS, Found, Known, Values, load
from archive.matches.moves import Moves
from archive.matches.others import Others
from archive.matches.run import Run
from archive.matches.upstream import Differing, Upstream
from archive.models import Match
from archive.models.teams import TeamKind

_NAMES = ("id", "slug", "date", "home", "away", "meeting", "source", "source_key", "batch", "line")
# What is stored where a data set does not say: in columns that are never null.
_UNSAID = {"city": "", "country": "", "stage": "", "after_extra_time": False}


class Fixtures:
    """Writes the matches of one run."""

    def __init__(self, run: Run, teams: Teams) -> None:
        """Reads what is here of the run's data set."""
        self.run = run
        self.teams = teams
        self.competitions = Competitions()
        stadiums = [(stadium.city, stadium.name) for _, stadium in run.contents.stadiums]
        self.grounds = Grounds(stadiums)
        self._countries = {
            stadium.city: stadium.country for _, stadium in run.contents.stadiums if stadium.country
        }
        self.upstream = Upstream(run, teams, self.competitions, self.grounds)
        self.found = load(run)
        self._rows: list[tuple[str, MatchRow]] = []
        self._others = Others(run, [])

    def recognise(self) -> None:
        """Find what the rows are: removed by an editor, here under another day, or new."""
        for _, row in self.run.contents.matches if self._countries else ():
            self._place(row)
        self._rows = list(self._not_removed(self.run.contents.matches))
        unknown = [one for one in self._rows if not self._is_known(one[1])]
        self._others = Others(self.run, [row.day for _, row in unknown])
        Moves(self.run, self.teams, self.found).write(self._rows, unknown, self._others)
        self._put_back()

    def write(self) -> Found:
        """All matches of the run, once recognised; gives what they are, for their goals and
        accounts."""
        there = [(name, row) for name, row in self._rows if row.key in self.found.known]
        new = self._new()
        self.competitions.add(row.competition for _, row in [*there, *new])
        self._compare(there)
        self._insert(new)
        self._tell_odd(self._rows)
        return self.found

    def _is_known(self, row: MatchRow) -> bool:
        return row.key in self.found.known or row.key in self.found.accounts

    def _not_removed(self, rows: Iterable[tuple[str, MatchRow]]) -> Iterator[tuple[str, MatchRow]]:
        for name, row in rows:
            if row.key in self.found.removed:
                self.run.report.oddities["Left out, because an editor removed the match"].append(
                    f"{name}:{row.line}: {row.key}"
                )
                self.run.report.count("matches", "unchanged")
            else:
                yield name, row

    def _new(self) -> list[tuple[str, MatchRow]]:
        """Those of the rows that nobody has brought yet; their teams are made."""
        new, rest = [], []
        others = self._others
        for name, row in self._rows:
            if row.key in self.found.known:
                continue
            rest.append((name, row))
            home, away = self._sides(row)
            account = self.found.accounts.get(row.key)
            if account:
                self.found.seconds.append((name, row, account.match, home != account.home))
            elif home and away and (twin := others.find(row, home, away)):
                self.found.seconds.append((name, row, *twin))
            elif reason := others.doubt(row, home, away):
                self.found.refused.add(row.key)
                self.run.report.refuse("matches", Refusal(name, row.line, reason))
            else:
                new.append((name, row))
        self.teams.add(_names(new))
        self.teams.spell(_names(rest))
        return new

    def _sides(self, row: MatchRow) -> tuple[int | None, int | None]:
        kind = kind_of(national=row.national)
        return self.teams.find(row.home, kind), self.teams.find(row.away, kind)

    def _place(self, row: MatchRow) -> None:
        """Tell the country of a match, and so whether the ground was neutral, by that of its stadium,
        where the files have a list of these with countries."""
        country = self._countries.get(row.ground or "")
        if country and row.national:
            row.country = row.country or country
            if row.neutral is None:
                names = {OTHERWISE[TeamKind.NATIONAL].get(one, one) for one in (row.home, row.away)}
                row.neutral = country not in names

    def values(self, row: MatchRow, home: int, away: int) -> Values:
        """What a row says, as `SAYS`; None is what it does not say."""
        winner = None if row.home_won is None else home if row.home_won else away
        ground = None
        if row.ground:
            ground = self.grounds.find(row.ground, row.city or "", row.country or "")
        return (
            row.home_score,
            row.away_score,
            self.competitions.find(row.competition),
            row.city,
            row.country,
            row.neutral,
            row.kickoff,
            row.kickoff_offset,
            row.stage,
            ground,
            row.after_extra_time,
            winner,
            row.shootout_home,
            row.shootout_away,
        )

    def _put_back(self) -> None:
        """Ask of the matches that have another day or other teams than their rows, whose doing it
        was."""
        differ = [
            (name, row, its)
            for name, row in self._rows
            if (its := self.found.known.get(row.key))
            and (row.day, *self._sides(row)) != (its.day, its.home, its.away)
        ]
        if differ:
            self.found.moved.update(self.upstream.put_back(differ))

    def _compare(self, rows: Sequence[tuple[str, MatchRow]]) -> None:
        """Rows that are here: unchanged, adopted, or changed upstream."""
        differ: list[Differing] = []
        adopted: list[tuple[int, int]] = []
        for name, row in rows:
            known = self.found.known[row.key]
            says = self.values(row, known.home, known.away)
            same = all(
                value is None or value == old for value, old in zip(says, known.says, strict=True)
            )
            if known.batch in self.run.demo:
                adopted.append((known.key, row.line))
                self.run.report.count("matches", "adopted")
            elif same:
                moved = row.key in self.found.moved
                self.run.report.count("matches", "changed" if moved else "unchanged")
            if not same:
                differ.append((name, row, known, says))
        if adopted:
            batch = self.run.batch
            bulk.update(Match, ["batch", "line"], [(key, batch, line) for key, line in adopted])
        self.upstream.change(differ, moved=self.found.moved)

    def _insert(self, rows: Sequence[tuple[str, MatchRow]]) -> None:
        if not rows:
            return
        addresses = Addresses(Match)
        batch, source = self.run.batch, self.run.source.pk
        made = []
        total = len(rows)
        keys = bulk.fresh_keys(Match, total)
        for key, (name, row) in zip(keys, rows, strict=True):
            home, away = self._sides(row)
            assert home is not None
            assert away is not None
            says = self.values(row, home, away)
            slug = addresses.claim(f"{row.day}-{self.teams.slugs[home]}-{self.teams.slugs[away]}")
            stored = [
                _UNSAID.get(column) if value is None else value
                for column, value in zip(SAYS, says, strict=True)
            ]
            names = (key, slug, row.day, home, away, row.meeting, source, row.key, batch, row.line)
            made.append((*names, *stored))
            if row.key in self.found.lost:
                told = f"{name}:{row.line}: {row.key}: was removed, and is here again"
                self.run.report.restored.append(told)
            self.found.known[row.key] = Known(key, row.day, home, away, batch, tuple(stored))
        bulk.insert(Match, [*_NAMES, *FIELDS], self.run.watched("Matches", made))
        self.run.report.count("matches", "added", total)

    def _tell_odd(self, rows: Iterable[tuple[str, MatchRow]]) -> None:
        """Pairs of teams that met twice on a day, and matches with a note of their own."""
        pairs: dict[tuple[date, str, str], list[tuple[str, MatchRow]]] = defaultdict(list)
        for name, row in rows:
            first, second = sorted((row.home, row.away))
            pairs[row.day, first, second].append((name, row))
            if row.note:
                self.run.report.oddities["Not an ordinary result"].append(
                    f"{name}:{row.line}: {row.key}: {row.note}"
                )
        odd = self.run.report.oddities
        for (day, first, second), met in pairs.items():
            if len(met) > 1:
                swapped = len({row.home for _, row in met}) > 1
                where = ", ".join(f"{name}:{row.line}" for name, row in met)
                odd["Met twice on one day, kept as matches of their own"].append(
                    f"{day} {first} and {second}{', home and away swapped' * swapped} ({where})"
                )


def _names(rows: Sequence[tuple[str, MatchRow]]) -> dict[tuple[str, TeamKind], None]:
    """The names of teams in these rows, each once, in order."""
    return {
        (side, kind_of(national=row.national)): None
        for _, row in rows
        for side in (row.home, row.away)
    }
