"""Rows of the real match record for tests marked `shared`: only of the teams that a test needs.

Reads the CSV files itself, in a few lines, so that what is computed from its rows is held against
the files and not against the importer.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from archive.models import Competition, EventKind, Match, MatchEvent, SourceKind, Team
from archive.text.words import slug
from players.models import Player
from tests import factories

Row = dict[str, str]
NO_SCORER = "NA"
# Where the nine cited goals are told.
FACTS = "facts/kane_england_friendlies.csv"


def rows(shared: Path, name: str) -> Iterator[Row]:
    """The rows of one file of the shared data."""
    with (shared / "data" / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def results(shared: Path, teams: Mapping[str, str]) -> list[Row]:
    """The results with a score of these teams, each from a day on."""
    return [
        row
        for row in rows(shared, "international_results/results.csv")
        if row["home_score"] != "NA"
        and any(
            side in teams and row["date"] >= teams[side]
            for side in (row["home_team"], row["away_team"])
        )
    ]


def scorers(shared: Path) -> list[Row]:
    """Every goal with a scorer."""
    found = rows(shared, "international_results/goalscorers.csv")
    return [row for row in found if row["scorer"] != NO_SCORER]


def key(row: Row) -> tuple[str, str, str]:
    """What ties a goal to its result."""
    return row["date"], row["home_team"], row["away_team"]


def load(shared: Path, teams: Mapping[str, str], people: Iterable[tuple[str, str]]) -> None:
    """The matches of these teams, each from a day on, with their goals; the ``people``, each with
    the team, have a page and their goals are tied to them."""
    source = factories.source(name="The record", licence="CC0 1.0", snapshot=date(2026, 7, 31))
    played = results(shared, teams)
    sides = {name for row in played for name in (row["home_team"], row["away_team"])}
    of = {name: factories.team(name, slug=slug(name)) for name in sorted(sides)}
    cups = {
        name: factories.competition(name, slug=slug(name))
        for name in sorted({row["tournament"] for row in played})
    }
    known = {(name, team): factories.player(name, slug=slug(name)) for name, team in people}
    meetings: dict[tuple[str, str, str], int] = defaultdict(int)
    made = {key(row): _match(row, of, cups, source, meetings) for row in played}
    matches = {m.slug: m for m in Match.objects.bulk_create(made.values(), batch_size=500)}
    MatchEvent.objects.bulk_create(
        (
            _goal(row, matches[made[key(row)].slug], of, known)
            for row in scorers(shared)
            if key(row) in made
        ),
        batch_size=500,
    )


def _match(row: Row, of: Mapping[str, Team], cups: Mapping[str, Competition], source, meetings):
    home, away = of[row["home_team"]], of[row["away_team"]]
    meetings[key(row)] += 1
    return Match(
        slug=f"{row['date']}-{home.slug}-{away.slug}",
        date=date.fromisoformat(row["date"]),
        home=home,
        away=away,
        home_score=int(row["home_score"]),
        away_score=int(row["away_score"]),
        meeting=meetings[key(row)],
        competition=cups[row["tournament"]],
        source=source,
        country=row["country"],
    )


def _goal(
    row: Row, match: Match, of: Mapping[str, Team], known: Mapping[tuple[str, str], Player]
) -> MatchEvent:
    own, penalty = row["own_goal"] == "TRUE", row["penalty"] == "TRUE"
    kind = EventKind.OWN_GOAL if own else EventKind.PENALTY_GOAL if penalty else EventKind.GOAL
    return MatchEvent(
        match=match,
        kind=kind,
        minute=int(row["minute"]) if row["minute"] != "NA" else None,
        team=of[row["team"]],
        player=None if own else known.get((row["scorer"], row["team"])),
        player_name=row["scorer"],
        source=match.source,
    )


def cite(shared: Path) -> None:
    """The nine goals and the missed penalty of friendlies, each with the report it was found in."""
    reports = factories.source(SourceKind.REPORT, name="Match reports", slug="match-reports")
    kane = Player.objects.get(slug="harry-kane")
    england = Team.objects.get(slug="england")
    for row in rows(shared, FACTS):
        match = Match.objects.get(date=row["date"], home__name=row["home_team"])
        factories.event(
            match,
            kane,
            row["event"],
            int(row["minute"]) if row["minute"] != "NA" else None,
            team=england,
            source=reports,
            source_detail=row["source"],
        )


def england(shared: Path) -> None:
    """England's matches in Harry Kane's time, and the cited facts."""
    load(shared, {"England": "2015-03-27"}, [("Harry Kane", "England")])
    cite(shared)
