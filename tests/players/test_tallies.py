"""Counts and their coverage."""

from datetime import date

import pytest

from archive.models import EventKind
from archive.reading.errors import Missing, UnknownFilter
from players.tallies import tallies
from tests import factories
from tests.world import World


def test_recorded_and_cited_are_told_apart(world: World) -> None:
    goals = tallies("harry-kane", metric="goals")
    (tally,) = goals
    assert (tally["value"], tally["recorded"], tally["cited"]) == (2, 1, 1)
    friendlies = {"slug": "friendly", "name": "Friendly"}
    assert tally["coverage"] == {
        "matches": 2,
        "complete": 1,
        "unattributed": 1,
        "gaps": [{"competition": friendlies, "matches": 1, "unattributed": 1}],
    }
    assert [(point["before"], point["after"]) for point in tally["series"]] == [(0, 1), (1, 2)]
    assert tally["series"][0]["match"]["name"] == "England 2–1 Switzerland"
    assert (tally["first"], tally["last"]) == (date(2022, 3, 26), date(2022, 12, 10))


def test_as_of_is_inclusive(world: World) -> None:
    def goals(day: date) -> list[int]:
        return [t["value"] for t in tallies("harry-kane", as_of=day, metric="goals")]

    assert goals(date(2022, 12, 9)) == [1]
    assert goals(date(2022, 12, 10)) == [2]
    assert goals(date(2022, 3, 25)) == []


def test_no_count_is_told_beyond_the_last_match_of_the_record(world: World) -> None:
    assert tallies("harry-kane", metric="goals")[0]["as_of"] == world.qatar.date
    later = factories.match(world.england, day=date(2023, 3, 23), score=(0, 0))
    assert tallies("harry-kane", metric="goals")[0]["as_of"] == later.date
    factories.match(world.england, day=date(2090, 1, 1), score=None)
    assert tallies("harry-kane", metric="goals")[0]["as_of"] == later.date


def test_every_metric(world: World) -> None:
    values = {t["metric"]: t["value"] for t in tallies("harry-kane", team="england")}
    assert values == {
        "goals": 2,
        "penalties_scored": 2,
        "penalties_missed": 1,
        "matches_recorded": 2,
    }


def test_own_goals_and_other_sides_do_not_count(world: World) -> None:
    match = factories.match(world.england, world.france, day=date(2023, 1, 1), score=(0, 1))
    factories.event(match, world.kane, EventKind.OWN_GOAL, team=world.france)
    by_team = {t["team"]["slug"]: t["value"] for t in tallies("harry-kane", metric="goals")}
    assert by_team == {"england": 2, "france": 0}


def test_losing_a_scorer_lowers_coverage_not_truth(world: World) -> None:
    match = factories.match(world.england, day=date(2023, 1, 1), score=(3, 0))
    (tally,) = tallies("harry-kane", metric="goals")
    assert tally["value"] == 2
    assert (tally["coverage"]["matches"], tally["coverage"]["complete"]) == (3, 1)
    assert tally["coverage"]["unattributed"] == 4
    assert [gap["unattributed"] for gap in tally["coverage"]["gaps"]] == [1, 3]
    factories.event(match, None, player_name="Somebody Else")
    assert tallies("harry-kane", metric="goals")[0]["coverage"]["unattributed"] == 3


def test_later_matches_do_not_change_an_old_day(world: World) -> None:
    day = date(2022, 12, 10)
    before = tallies("harry-kane", as_of=day)
    for later in (date(2023, 3, 23), date(2025, 1, 1)):
        match = factories.match(world.england, day=later, score=(3, 0))
        factories.event(match, world.kane)
    assert tallies("harry-kane", as_of=day) == before
    # The record reaches further than it did: what is not asked as of a day tells more.
    assert tallies("harry-kane", metric="goals")[0]["value"] == 4


def test_unknown_names_are_refused(world: World) -> None:
    with pytest.raises(Missing):
        tallies(world.unreleased.slug)
    with pytest.raises(UnknownFilter):
        tallies("harry-kane", team="atlantis")
