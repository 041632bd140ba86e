"""Match data for tests: small files of both formats, of invented countries; and a sum over the record."""

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.db.models import F

from archive.football.international_results import HEADERS
from archive.models import (
    Competition,
    Match,
    MatchAccount,
    MatchEvent,
    Spell,
    SquadPlace,
    Team,
    TeamName,
    Venue,
)
from players.models import Player, PlayerAlias, PlayerRole

RESULTS = [
    "1990-05-01,Northland,Southland,2,1,Friendly,Port Ada,Northland,FALSE",
    "1990-05-08,Southland,Eastmark,0,0,Harbour Cup,Gantry,Southland,FALSE",
    "1990-05-09,Eastmark,Northland,1,1,Harbour Cup,Gantry,Southland,TRUE",
]
GOALS = [
    "1990-05-01,Northland,Southland,Northland,Ada Brandt,12,FALSE,FALSE",
    "1990-05-01,Northland,Southland,Northland,Ada Brandt,45,FALSE,TRUE",
    "1990-05-01,Northland,Southland,Southland,Lou Castle,80,FALSE,FALSE",
    "1990-05-09,Eastmark,Northland,Eastmark,Nils Berg,33,TRUE,FALSE",
    "1990-05-09,Eastmark,Northland,Northland,Ada Brandt,NA,FALSE,FALSE",
]
SHOOTOUTS = ["1990-05-09,Eastmark,Northland,Northland,Eastmark"]
FORMER = ["Eastmark,East March,1950-01-01,1960-12-31"]


def put(path: Path, rows: Iterable[str], kind: str = "") -> Path:
    """A CSV file with the header of its name, or of `kind`."""
    header = HEADERS[kind or path.name]
    path.write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    return path


def international(
    folder: Path,
    results: Iterable[str] = RESULTS,
    goals: Iterable[str] = GOALS,
    shootouts: Iterable[str] = SHOOTOUTS,
    former: Iterable[str] = FORMER,
) -> Path:
    """The four files of international results; gives the folder."""
    folder.mkdir(exist_ok=True)
    put(folder / "results.csv", results)
    put(folder / "goalscorers.csv", goals)
    put(folder / "shootouts.csv", shootouts)
    put(folder / "former_names.csv", former)
    return folder


def openfootball(path: Path, *matches: dict[str, Any], name: str = "World Cup 1990") -> Path:
    """A tournament's file."""
    path.write_text(json.dumps({"name": name, "matches": matches}, indent=1), encoding="utf-8")
    return path


def checksum() -> str:
    """A sum over all rows of the record and its people, named by what they say: without keys, times of
    writing, history, revision and batches."""
    hashed = sha256()
    for line in sorted(_lines()):
        hashed.update(line.encode())
    return hashed.hexdigest()


def _lines() -> Iterator[str]:
    match = ["match__date", "match__home__name", "match__away__name", "match__meeting"]
    yield from _rows(Team, "slug", "name", "kind")
    yield from _rows(TeamName, "team__slug", "name", "start", "end")
    yield from _rows(Competition, "slug", "name")
    yield from _rows(Venue, "slug", "name", "city", "country")
    yield from _rows(
        Match, "slug", "date", "home__slug", "away__slug", "meeting", "home_score", "away_score",
        "after_extra_time", "shootout_winner__slug", "shootout_home", "shootout_away",
        "competition__slug", "stage", "venue__slug", "city", "country", "neutral", "kickoff",
        "kickoff_offset", "source__slug", "source_key", "line",
    )  # fmt: skip
    yield from _rows(
        MatchEvent, *match, "kind", "minute", "stoppage", "team__slug", "player__slug",
        "player_name", "number", "source__slug", "source_detail", "detail", "line",
    )  # fmt: skip
    yield from _rows(MatchAccount, *match, "source__slug", "source_key", "says", "line")
    yield from _rows(
        SquadPlace, "tournament", "team__slug", "number", "player__slug", "player_name", "position",
        "born", "club__slug", "source_key", "line",
    )  # fmt: skip
    yield from _rows(Player, "slug", "name", "born", "nationality", "position", "gender")
    yield from _rows(PlayerAlias, "player__slug", "name", "folded")
    yield from _rows(PlayerRole, "player__slug", "role")
    yield from _rows(Spell, "player__slug", "team__slug", "start", "end")


def _rows(model: Any, *columns: str) -> Iterator[str]:
    names = {f"c{at}": F(column) for at, column in enumerate(columns)}
    for row in model.objects.order_by().values(**names).iterator():
        yield f"{model.__name__}{json.dumps(row, sort_keys=True, default=str)}\n"
