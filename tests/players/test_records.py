"""Who scored most for a team, through time."""

from datetime import date, timedelta
from itertools import groupby

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from archive.models import Match
from archive.reading.errors import Missing
from players.records import (
    Goal,
    Mark,
    Scorers,
    Standing,
    certain,
    marks,
    of_team,
    series,
    standing,
    turns,
)
from players.tallies import tallies
from tests import factories
from tests.world import World

START = date(2000, 1, 1)


def goals(scorers: str) -> list[Goal]:
    """One goal a day, one letter each."""
    return [
        Goal(scorer, START + timedelta(days=n), 9, None, f"match-{n}")
        for n, scorer in enumerate(scorers)
    ]


def test_set_equalled_and_broken():
    found = [
        (turn.kind, turn.goal.scorer, turn.value, turn.over) for turn in turns(goals("aabbbca"))
    ]
    assert found == [
        ("set", "a", 1, ()),
        ("equalled", "b", 2, ("a",)),
        ("broken", "b", 3, ("a",)),
        ("equalled", "a", 3, ("b",)),
    ]
    # Who shares a record and goes past it breaks it over the others alone.
    assert [(turn.kind, turn.over) for turn in turns(goals("abb"))][-1] == ("broken", ("a",))


@given(st.text(alphabet="abcd", max_size=40))
def test_turns_lead_to_the_standing(scorers):
    made = goals(scorers)
    for turn in turns(made):
        held = standing(made, turn.goal.day)
        assert held.value == turn.value
        assert turn.goal.scorer in held.holders
        before = standing(made, turn.goal.day - timedelta(days=1))
        assert before.value == turn.before
        assert set(turn.over) == set(before.holders) - {turn.goal.scorer}
    counts = {who: len(list(rows)) for who, rows in groupby(sorted(scorers))}
    assert standing(made, date.max).value == max(counts.values(), default=0)


@given(st.text(alphabet="abc", max_size=40))
def test_the_record_rises_match_by_match_to_what_it_is(scorers):
    made = goals(scorers)
    rises = series(Scorers({}, {}, {goal.match: goal.match for goal in made}), made)
    assert [point["after"] for point in rises] == list(range(1, len(rises) + 1))
    for point in rises:
        assert standing(made, point["date"]).value == point["after"]
    assert len(rises) == standing(made, date.max).value


def test_a_record_is_certain_where_goals_without_a_scorer_change_nothing():
    assert certain(Standing(53, ("r",), 49), 0)
    assert certain(Standing(53, ("r",), 49), 3)
    assert not certain(Standing(53, ("r",), 49), 4)
    assert certain(Standing(2, ("a", "b"), 1), 0)
    # Of two who share a record, a goal more would leave one.
    assert not certain(Standing(53, ("a", "b"), 1), 1)
    assert not certain(Standing(0, (), 0), 0)


def rooney(world: World) -> None:
    """Fifty-three goals before Kane's time, in matches made up for it, the last day known."""
    wayne = factories.player("Wayne Rooney", slug="wayne-rooney")
    for n in range(53):
        match = factories.match(world.england, day=START + timedelta(days=n), score=(1, 0))
        factories.event(match, wayne)
    for n in range(51):
        match = factories.match(
            world.england, day=date(2016, 1, 1) + timedelta(days=n), score=(1, 0)
        )
        factories.event(match, world.kane)


def test_the_record_of_a_team_goal_by_goal(world: World) -> None:
    rooney(world)
    naples = factories.match(
        factories.team("Italy"), world.england, day=date(2023, 3, 23), score=(1, 2)
    )
    factories.event(naples, world.kane, "penalty_goal", 44, team=world.england)
    factories.event(naples, None, "goal", 13, team=world.england, player_name="Declan Rice")
    record = of_team("england")
    told = [
        (turn["kind"], turn["player"]["name"], turn["value"], str(turn["date"]), turn["minute"])
        for turn in record["turns"]
    ]
    assert told == [
        ("set", "Wayne Rooney", 1, "2000-01-01", 10),
        ("equalled", "Harry Kane", 53, "2022-12-10", 54),
        ("broken", "Harry Kane", 54, "2023-03-23", 44),
    ]
    assert record["turns"][1]["over"] == [{"slug": "wayne-rooney", "name": "Wayne Rooney"}]
    assert record["turns"][2]["match"]["name"] == "Italy v England"
    # Rooney's ended in Naples; who drew level with him in Qatar still has it.
    until = [turn["until"] for turn in record["turns"]]
    assert until == [date(2023, 3, 23), None, None]
    assert len(record["series"]) == 54
    assert record["series"][-1] == {
        "date": date(2023, 3, 23),
        "before": 53,
        "after": 54,
        "match": {"slug": naples.slug, "name": "Italy v England"},
    }
    assert (record["value"], record["holders"][0]["slug"]) == (54, "harry-kane")
    # One goal of the friendly of March 2022 has no scorer: it could be Rooney's.
    assert record["coverage"]["unattributed"] == 1
    assert not record["certain"]
    assert record["since"] == START
    held = of_team("england", as_of=date(2022, 12, 9))
    assert (held["value"], held["certain"], held["holders"][0]["name"]) == (
        53,
        False,
        "Wayne Rooney",
    )
    assert of_team("england", as_of=date(2022, 1, 1))["certain"]
    shared = of_team("england", as_of=date(2022, 12, 10))
    assert [one["name"] for one in shared["holders"]] == ["Wayne Rooney", "Harry Kane"]


def test_goals_of_one_match_raise_a_record_once(world: World) -> None:
    for minute in (1, 2, 3):
        factories.event(world.qatar, world.kane, minute=minute)
    rises = [(point["before"], point["after"]) for point in of_team("england")["series"]]
    assert rises == [(0, 1), (1, 5)]


def test_cited_goals_are_told_apart_with_whose_they_are(world: World, client: Client) -> None:
    rooney(world)
    record = of_team("england")
    # Fifty-one of the files, one of March 2022, one of Qatar that a report is cited for.
    assert record["cited"] == [{"player": {"slug": "harry-kane", "name": "Harry Kane"}, "goals": 1}]
    assert [(turn["value"], turn["cited"]) for turn in record["turns"]] == [(1, 0), (53, 1)]
    page = " ".join(client.get("/teams/england/record/").content.decode().split())
    assert "<small>1 of them cited one by one</small>" in page
    assert "53 <small>1 cited</small>" in page
    assert "Single goals are cited only of <bdi>Harry Kane</bdi> (1); everybody else" in page
    assert "2 Harry Kane drew level in the data" in page
    assert client.get("/api/v1/teams/england/record").json()["cited"][0]["goals"] == 1


def test_later_matches_change_no_old_record(world: World) -> None:
    day = date(2022, 12, 10)
    before = of_team("england", as_of=day)
    later = factories.match(world.england, day=date(2023, 1, 1), score=(9, 0))
    for minute in range(1, 9):
        factories.event(later, factories.player(f"Somebody {minute}"), minute=minute)
    assert of_team("england", as_of=day) == before


def test_the_record_to_pass_where_it_is_known(world: World) -> None:
    rooney(world)

    def marked() -> dict[str, Mark]:
        return marks(world.kane.pk, tallies("harry-kane", metric="goals"))

    # One goal of March 2022 has no scorer: no other can have had 53.
    assert marked() == {"england": Mark("Wayne Rooney", 53)}
    assert of_team("england", as_of=date(2022, 3, 25))["certain"]
    before = factories.match(world.england, day=date(1999, 1, 1), score=(60, 0))
    assert marked() == {}
    before.delete()
    # What was not there before Kane's own time is no record.
    Match.objects.filter(date__lt=date(2016, 1, 1)).delete()
    teammate = factories.player("A Teammate")
    factories.event(world.friendly, teammate, minute=1)
    assert marked() == {}
    assert marks(world.kane.pk, []) == {}


def test_who_has_no_page_is_named_as_printed(world: World) -> None:
    match = factories.match(world.england, day=date(2023, 1, 1), score=(3, 0))
    for minute in (1, 2, 3):
        factories.event(match, world.unreleased, minute=minute, player_name="I. Halloran")
    record = of_team("england")
    assert record["holders"] == [{"slug": None, "name": "I. Halloran"}]
    with pytest.raises(Missing):
        of_team("atlantis")


def test_a_team_without_goals_has_no_record(world: World) -> None:
    record = of_team("switzerland")
    assert (record["value"], record["holders"], record["turns"], record["series"]) == (
        0,
        [],
        [],
        [],
    )
    assert not record["certain"]
