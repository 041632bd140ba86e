"""What a second source says of a match: beside what stands here, where they differ."""

import json
from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from archive import shapes
from archive.football.comparing import Told, differences
from archive.jsonrows import JSONRows
from archive.models import MatchAccount
from archive.reading.columns import GOALS, day


def rows(accounts: QuerySet[MatchAccount]) -> JSONRows:
    """A column with these accounts; ``account`` reads each row."""
    return JSONRows(
        accounts.order_by("pk").values_list(
            "source__name", "source__licence", "batch__snapshot", "says"
        )
    )


def account(
    match: shapes.MatchShort, events: Sequence[shapes.Event], row: Sequence[Any]
) -> shapes.Account:
    """One account out of a row of ``rows``: what differs from the match and its events."""
    name, licence, snapshot, told = row
    # A JSON column comes as text inside SQLite's arrays, as itself inside PostgreSQL's.
    there: dict[str, Any] = json.loads(told) if isinstance(told, str) else told
    home = match["home"]["slug"]
    goals = [
        Told(
            event["team"]["slug"] == home,
            event["kind"],
            event["minute"],
            event["stoppage"],
            event["player_name"],
        )
        for event in events
        if event["kind"] in GOALS
    ]
    others = [Told(*goal) for goal in there["goals"]] if "goals" in there else None
    found = differences(_here(match), there, goals, others)
    return {
        "source": {"name": name, "licence": licence, "snapshot": day(snapshot)},
        "differences": [{"what": one.what, "here": one.here, "there": one.there} for one in found],
    }


def _here(match: shapes.MatchShort) -> dict[str, Any]:
    """What stands here, by the names that an account has."""
    shootout = match["shootout"]
    return {
        "home_score": match["home_score"],
        "away_score": match["away_score"],
        "after_extra_time": match["after_extra_time"],
        "home_won": shootout and shootout["winner"]["slug"] == match["home"]["slug"],
        "shootout_home": shootout and shootout["home"],
        "shootout_away": shootout and shootout["away"],
        "kickoff": match["kickoff"] and match["kickoff"].isoformat("minutes"),
        "city": match["city"],
        "country": match["country"],
        "neutral": match["neutral"],
        "stage": match["stage"],
    }
