"""Matches into the record: new ones, those that are here already, and what changed upstream."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from archive import bulk
from archive.curation.slugs import Addresses
from archive.football.rows import MatchRow, Refusal
from archive.matches.books import Competitions, Grounds, Teams, kind_of
from archive.matches.held import deleted, held
from archive.matches.report import Outcome
from archive.matches.run import Run
from archive.models import Match
from archive.models.football import TeamKind

# What a data set may say of a match, as columns: what names it (day, teams, meeting) apart.
SAYS = (
    "home_score",
    "away_score",
    "competition_id",
    "city",
    "country",
    "neutral",
    "kickoff",
    "kickoff_offset",
    "stage",
    "venue_id",
    "after_extra_time",
    "shootout_winner_id",
    "shootout_home",
    "shootout_away",
)
_NAMES = ("id", "slug", "date", "home", "away", "meeting", "source", "source_key", "batch", "line")
_FIELDS = [name.removesuffix("_id") for name in SAYS]
# What is stored where a data set does not say: in columns that are never null.
_UNSAID = {"city": "", "country": "", "neutral": False, "stage": "", "after_extra_time": False}

Values = tuple[Any, ...]


@dataclass(slots=True)
class Known:
    """A match that is here: its key, teams, batch, and what it says (as `SAYS`)."""

    key: int
    home: int
    away: int
    batch: int | None
    says: Values


@dataclass(slots=True)
class Found:
    """What the rows of a run are: matches by the data set's key; rows that another's match has
    already; and keys of matches that an editor has removed."""

    known: dict[str, Known] = field(default_factory=dict)
    seconds: list[tuple[str, MatchRow, int, bool]] = field(default_factory=list)
    removed: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)


class Fixtures:
    """Writes the matches of one run."""

    def __init__(self, run: Run, teams: Teams) -> None:
        self.run = run
        self.teams = teams
        self.competitions = Competitions()
        stadiums = [(stadium.city, stadium.name) for _, stadium in run.contents.stadiums]
        self.grounds = Grounds(stadiums)
        self.found = Found()

    def load(self) -> None:
        """Read what is here of this data set, and what an editor has removed of it."""
        self.found.known = self._known()
        self.found.removed = {
            row["source_key"]
            for row in deleted(Match, self.run.demo)
            if row["source_id"] == self.run.source.pk and row["source_key"] not in self.found.known
        }

    def write(self) -> Found:
        """All matches of the run; gives what they are, for their goals and accounts."""
        found = self.found
        rows = list(self._not_removed(self.run.contents.matches))
        there = [(name, row) for name, row in rows if row.key in found.known]
        rest = [(name, row) for name, row in rows if row.key not in found.known]
        new = self._new(rest)
        self.competitions.add(row.competition for _, row in [*there, *new])
        self._compare(there)
        self._insert(new)
        self._tell_odd(rows)
        return found

    def _known(self) -> dict[str, Known]:
        """The matches that this data set has brought before, or the demonstration in its name."""
        rows = Match.objects.filter(source=self.run.source, source_key__isnull=False).values_list(
            "source_key", "pk", "home", "away", "batch", *SAYS
        )
        return {
            row[0]: Known(row[1], row[2], row[3], row[4], row[5:])
            for row in rows.iterator(chunk_size=10_000)
        }

    def _not_removed(self, rows: Iterable[tuple[str, MatchRow]]) -> Iterator[tuple[str, MatchRow]]:
        for name, row in rows:
            if row.key in self.found.removed:
                self.run.report.oddities["Left out, because an editor removed the match"].append(
                    f"{name}:{row.line}: {row.key}"
                )
                self.run.report.count("matches", "unchanged")
            else:
                yield name, row

    def _new(self, rows: Sequence[tuple[str, MatchRow]]) -> list[tuple[str, MatchRow]]:
        """Those of the rows that nobody has brought yet; their teams are made."""
        others = _Others(self.run, [row.day for _, row in rows])
        new = []
        for name, row in rows:
            home, away = self._sides(row)
            if home and away and (twin := others.find(row, home, away)):
                self.found.seconds.append((name, row, *twin))
            elif reason := others.doubt(row, home, away):
                self.found.refused.add(row.key)
                self.run.report.refuse("matches", Refusal(name, row.line, reason))
            else:
                new.append((name, row))
        self.teams.add(_names(new))
        self.teams.spell(_names(rows))
        return new

    def _sides(self, row: MatchRow) -> tuple[int | None, int | None]:
        kind = kind_of(national=row.national)
        return self.teams.find(row.home, kind), self.teams.find(row.away, kind)

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

    def _compare(self, rows: Sequence[tuple[str, MatchRow]]) -> None:
        """Rows that are here: unchanged, adopted, or changed upstream."""
        differ: list[tuple[str, MatchRow, Known, Values]] = []
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
                self.run.report.count("matches", "unchanged")
            if not same:
                differ.append((name, row, known, says))
        if adopted:
            batch = self.run.batch
            bulk.update(Match, ["batch", "line"], [(key, batch, line) for key, line in adopted])
        self.change(differ)

    def change(
        self, differ: Sequence[tuple[str, MatchRow, Known, Values]], kind: str = "matches"
    ) -> None:
        """Write what changed upstream, but for what an editor holds; tell of both, and count them as
        rows of this kind."""
        kept = held(Match, [known.key for _, _, known, _ in differ])
        changed = []
        for name, row, known, says in differ:
            mine = kept.get(known.key, {})
            now = list(known.says)
            for at, (column, new, old) in enumerate(zip(SAYS, says, known.says, strict=True)):
                if new is None or new == old:
                    continue
                if column not in mine:
                    now[at] = new
                    self.run.report.changes.append(self._told(name, row, column, old, new))
                elif mine[column] != _plain(new):
                    words = self._told(name, row, column, mine[column], new)
                    stays = self._shown(column, old)
                    self.run.report.changes.append(f"{words}; an editor\u2019s {stays} stays")
            if tuple(now) != known.says:
                changed.append((known.key, *now, self.run.batch, row.line))
            if known.batch not in self.run.demo:
                outcome: Outcome = "changed" if tuple(now) != known.says else "unchanged"
                self.run.report.count(kind, outcome)
        if changed:
            bulk.update(Match, [*_FIELDS, "batch", "line"], changed)

    def _told(self, name: str, row: MatchRow, column: str, old: Any, new: Any) -> str:
        what = column.removesuffix("_id").replace("_", " ")
        old, new = self._shown(column, old), self._shown(column, new)
        return f"{name}:{row.line}: {row.key}: {what} {old} is now {new}"

    def _shown(self, column: str, value: Any) -> str:
        """A value in words: a key by the name of what it means."""
        if value in (None, ""):
            return "unknown"
        names = {
            "competition_id": self.competitions.names,
            "venue_id": self.grounds.names,
            "shootout_winner_id": self.teams.names,
        }.get(column)
        return names[value] if names else str(value)

    def _insert(self, rows: Sequence[tuple[str, MatchRow]]) -> None:
        if not rows:
            return
        addresses = Addresses(Match)
        batch, source = self.run.batch, self.run.source.pk
        made = []
        total = len(rows)
        keys = bulk.fresh_keys(Match, total)
        for key, (_, row) in zip(keys, rows, strict=True):
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
            self.found.known[row.key] = Known(key, home, away, batch, tuple(stored))
        bulk.insert(Match, [*_NAMES, *_FIELDS], self.run.watched("Matches", made))
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


class _Others:
    """Matches of these days that another data set, or an editor, has brought."""

    def __init__(self, run: Run, days: Sequence[date]) -> None:
        self._met: dict[tuple[date, int, int], list[tuple[int, int]]] = defaultdict(list)
        self._played: dict[tuple[date, int], str] = {}
        if not days:
            return
        rows = Match.objects.filter(date__gte=min(days), date__lte=max(days))
        for key, day, home, away, meeting, source, slug in rows.values_list(
            "pk", "date", "home", "away", "meeting", "source", "slug"
        ):
            self._played[day, home] = self._played[day, away] = slug
            if source != run.source.pk:
                self._met[day, home, away].append((key, meeting))

    def find(self, row: MatchRow, home: int, away: int) -> tuple[int, bool] | None:
        """The match that a row describes too, and whether home and away are swapped in it."""
        for key, meeting in self._met.get((row.day, home, away), ()):
            if meeting == row.meeting:
                return key, False
        swapped = self._met.get((row.day, away, home), ())
        if len(swapped) == 1 and row.meeting == 1:
            return swapped[0][0], True
        return None

    def doubt(self, row: MatchRow, home: int | None, away: int | None) -> str:
        """Why a row with a name that nobody has may be a match that is here already; empty where
        there is no such doubt."""
        if (home is None) == (away is None):
            return ""
        unknown, known = (row.home, away) if home is None else (row.away, home)
        slug = self._played.get((row.day, known or 0))
        if not slug:
            return ""
        return (
            f"no team is called {unknown}, and this may be the match {slug}; expected a known name "
            f"(give {unknown} to the team it means as another name)"
        )


def _names(rows: Sequence[tuple[str, MatchRow]]) -> dict[tuple[str, TeamKind], None]:
    """The names of teams in these rows, each once, in order."""
    return {
        (side, kind_of(national=row.national)): None
        for _, row in rows
        for side in (row.home, row.away)
    }


def _plain(value: Any) -> Any:
    """A value as the history has it."""
    return value.isoformat() if isinstance(value, date | time) else value
