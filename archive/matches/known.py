"""What is here of a data set: its matches by its own keys, and what it says of another's matches."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from archive.football.rows import MatchRow
from archive.matches.held import deleted, lost
from archive.matches.run import Run
from archive.models import Match, MatchAccount

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
# The same as fields.
FIELDS = [name.removesuffix("_id") for name in SAYS]

Values = tuple[Any, ...]


@dataclass(slots=True)
class Known:
    """A match that is here: its key, day, teams, batch, and what it says (as `SAYS`)."""

    key: int
    day: date
    home: int
    away: int
    batch: int | None
    says: Values


@dataclass(slots=True)
class Account:
    """What a data set says of another's match: of which one, and who is home in that."""

    match: int
    home: int


@dataclass(slots=True)
class Found:
    """What the rows of a run are: matches by the data set's key; rows that another's match has
    already (file, row, match, whether home and away are swapped in it) and which of these were told
    before; and keys of matches that an editor has removed."""

    known: dict[str, Known] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    seconds: list[tuple[str, MatchRow, int, bool]] = field(default_factory=list)
    removed: set[str] = field(default_factory=set)
    # And of those that nobody known has removed: they come again.
    lost: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)
    # Matches of another source by the keys of rows that tell of them.
    lent: dict[str, Known] = field(default_factory=dict)
    # Keys of matches whose day or teams this run has written.
    moved: set[str] = field(default_factory=set)


def load(run: Run) -> Found:
    """What is here of a run's data set, and what an editor has removed of it."""
    known = dict(_known(run))
    accounts = MatchAccount.objects.filter(source=run.source).values_list(
        "source_key", "match", "match__home"
    )
    return Found(
        known=known,
        accounts={key: Account(match, home) for key, match, home in accounts},
        removed=_keys(run, deleted(Match, run.demo)) - known.keys(),
        lost=_keys(run, lost(Match)) - known.keys(),
    )


def _keys(run: Run, rows: Iterable[dict[str, Any]]) -> set[str]:
    return {row["source_key"] for row in rows if row["source_id"] == run.source.pk}


def _known(run: Run) -> Iterator[tuple[str, Known]]:
    """The matches that the data set has brought before, or the demonstration in its name."""
    rows = Match.objects.filter(source=run.source, source_key__isnull=False).values_list(
        "source_key", "pk", "date", "home", "away", "batch", *SAYS
    )
    for key, pk, day, home, away, batch, *says in rows.iterator(chunk_size=10_000):
        yield key, Known(pk, day, home, away, batch, tuple(says))
