"""What a second source says of a match: beside what stands here, where they differ."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from archive import shapes
from archive.football.comparing import Difference, Told, differences, side_by_side
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
    found = differences(_here(match), there, *_goals(match, events, there))
    return {
        "source": {"name": name, "licence": licence, "snapshot": day(snapshot)},
        "differences": [{"what": one.what, "here": one.here, "there": one.there} for one in found],
    }


def beside(match: shapes.Match, there: Mapping[str, Any]) -> list[tuple[Difference, bool]]:
    """All that stands here of a match and all that an account says of it, for the desk; each with
    whether the two differ in it."""
    return side_by_side(_here(match), there, *_goals(match, match["events"], there))


def _goals(
    match: shapes.MatchShort, events: Sequence[shapes.Event], there: Mapping[str, Any]
) -> tuple[list[Told], list[Told] | None]:
    """The goals here, and there where they are told."""
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
    return goals, [Told(*goal) for goal in there["goals"]] if "goals" in there else None


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
