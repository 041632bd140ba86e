"""Runs without a break."""

from datetime import date, timedelta

import pytest
from django.test import Client

from archive.models import EventKind
from archive.reading.errors import Missing
from players.streaks import CAVEATS, Step, run, streaks
from tests import factories
from tests.world import World


def steps(marks: str) -> list[Step]:
    """One step a letter: a dot holds, an x breaks."""
    first = date(2020, 1, 1)
    return [
        Step(mark == ".", first + timedelta(days=n), {"slug": str(n), "name": str(n)})
        for n, mark in enumerate(marks)
    ]


@pytest.mark.parametrize(
    ("marks", "length", "first", "ended", "current"),
    [
        ("", 0, None, None, 0),
        ("xx", 0, None, None, 0),
        ("...", 3, 1, None, 3),
        ("..x...x.", 3, 4, "6", 1),
        ("..x..", 2, 4, None, 2),
        ("...x..", 3, 1, "3", 2),
        ("...x", 3, 1, "3", 0),
    ],
)
def test_the_longest_run_and_what_ended_it(marks, length, first, ended, current):
    found = run(steps(marks))
    assert (found.length, found.current) == (length, current)
    assert (found.first and found.first.day) == first
    assert (found.ended and found.ended["slug"]) == ended


def test_penalties_in_their_scope(world: World) -> None:
    kane, england = world.kane, world.england
    cup, friendly = world.qatar.competition, world.friendly.competition
    for n, (kind, competition) in enumerate(
        [("penalty_goal", cup), ("penalty_saved", friendly), ("penalty_goal", cup)]
    ):
        match = factories.match(
            england, day=date(2023, 1, 1 + n), score=(1, 0), competition=competition
        )
        factories.event(match, kane, kind)
    factories.event(match, kane, EventKind.SHOOTOUT_MISSED, 120)

    def longest(scope: str, **asked: object) -> list[object]:
        return [
            (one["longest"], one["current"], one["ended"] and one["ended"]["slug"])
            for one in streaks("harry-kane", **asked)
            if (one["metric"], one["scope"]) == ("penalties_in_a_row", scope)
        ]

    # March 2022 friendly, Qatar 54': scored; 84': missed; then as above.
    assert longest("all") == [(2, 1, world.qatar.slug)]
    assert longest("competitive") == [(2, 2, None)]
    assert longest("all", as_of=date(2022, 12, 9)) == [(1, 1, None)]
    assert longest("competitive", as_of=date(2022, 12, 9)) == []
    (both,) = [
        one for one in streaks("harry-kane", team="england") if one["longest"] and
        (one["metric"], one["scope"]) == ("penalties_in_a_row", "competitive")
    ]  # fmt: skip
    assert both["label"] == "penalties in a row scored for England"
    assert both["coverage"]["matches"] == 3
    # The miss in Qatar; the one in a friendly is out of scope, the one of a shoot-out is none.
    assert both["breaks"] == 1


def test_penalties_for_club_and_country_together(world: World) -> None:
    assert all(one["team"] for one in streaks("harry-kane")), "one team's are told once"
    club = factories.team("Northport", kind="club")
    for month in (1, 11):
        match = factories.match(club, day=date(2022, month, 1), score=(1, 0))
        factories.event(match, world.kane, EventKind.PENALTY_GOAL, team=club)
    together = [one for one in streaks("harry-kane") if one["team"] is None]
    # Northport in January, England in March, Northport in November, Qatar 54'; then the miss.
    assert [(one["scope"], one["longest"], one["breaks"]) for one in together] == [
        ("all", 4, 1),
        ("competitive", 3, 1),
    ]
    assert together[0]["label"] == "penalties in a row scored for all teams"
    assert [step["date"].month for step in together[0]["run"]] == [1, 3, 11, 12]
    assert (together[0]["ended"] or {})["slug"] == world.qatar.slug
    assert together[0]["coverage"]["matches"] == 4
    assert together[0]["as_of"] == date(2022, 12, 10)
    assert all(one["team"] for one in streaks("harry-kane", team="england"))


def test_matches_in_a_row_with_a_goal(world: World) -> None:
    for day, scored in ((1, True), (2, True), (3, False), (4, True)):
        match = factories.match(world.england, day=date(2023, 2, day), score=(1, 0))
        if scored:
            factories.event(match, world.kane)
    (run_of,) = [
        one
        for one in streaks("harry-kane", as_of=date(2023, 2, 4))
        if (one["metric"], one["scope"]) == ("matches_with_a_goal", "all")
    ]
    assert (run_of["longest"], run_of["current"]) == (4, 1)
    assert (run_of["first"], run_of["last"]) == (date(2022, 3, 26), date(2023, 2, 2))
    assert run_of["ended"]["name"] == "England 1–0 Southgarth"
    assert [step["date"] for step in run_of["run"]] == [
        date(2022, 3, 26),
        date(2022, 12, 10),
        date(2023, 2, 1),
        date(2023, 2, 2),
    ]
    assert run_of["run"][1]["match"] == {"slug": world.qatar.slug, "name": "England 1–2 France"}
    assert run_of["coverage"]["unattributed"] == 2


def test_a_run_says_whether_the_record_can_be_sure_of_it(world: World, client: Client) -> None:
    def told() -> dict[str, tuple[bool, str]]:
        found = client.get("/api/v1/players/harry-kane/streaks").json()["items"]
        return {
            one["metric"]: (one["certain"], one["caveat"]) for one in found if one["scope"] == "all"
        }

    # One goal of the friendly of March 2022 has no scorer.
    assert told()["matches_with_a_goal"] == (False, CAVEATS["matches_with_a_goal"])
    certain, caveat = told()["penalties_in_a_row"]
    assert not certain
    assert caveat.startswith("The data sets hold no missed penalties")
    page = " ".join(client.get("/players/harry-kane/streaks/").content.decode().split())
    assert f"</strong> {caveat}" in page
    for _ in range(2):
        factories.event(world.friendly, None, player_name="Ada Brandt", minute=1)
    assert told() == {"penalties_in_a_row": (False, caveat), "matches_with_a_goal": (True, "")}


def test_nobody_unknown_has_streaks(world: World) -> None:
    with pytest.raises(Missing):
        streaks(world.unreleased.slug)
