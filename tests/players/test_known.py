"""What was known on the day something was said."""

from datetime import date
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.reading.quotes import quote_detail
from players.known import Known, Said, then
from tests import factories
from tests.world import World

QATAR = date(2022, 12, 10)


def known(world: World, day: date, match: Any = None) -> Known:
    (found,) = then([Said(world.kane.pk, day, match)])
    return found


def test_counts_and_record_are_those_of_the_day(world: World) -> None:
    before, after = known(world, date(2022, 12, 9)), known(world, QATAR)
    assert [one.tallies[0]["value"] for one in (before, after)] == [1, 2]
    assert [one.records[0]["value"] for one in (before, after)] == [1, 2]
    assert after.records[0]["holders"] == [{"slug": "harry-kane", "name": "Harry Kane"}]
    assert after.records[0]["label"] == "most goals for England"
    nothing = known(world, date(2010, 1, 1))
    assert nothing == Known([], [], nothing.following, None)
    assert nothing.following is None
    assert then([]) == []


def test_the_record_may_be_anothers(world: World) -> None:
    wayne = factories.player("Wayne Rooney", slug="wayne-rooney")
    match = factories.match(world.england, day=date(2014, 9, 3), score=(3, 0))
    for minute in (1, 2, 3):
        factories.event(match, wayne, minute=minute)
    (record,) = known(world, QATAR).records
    assert (record["value"], record["holders"][0]["slug"]) == (3, "wayne-rooney")
    # The record reaches back beyond the speaker's own time.
    assert (record["since"], record["coverage"]["matches"]) == (date(2014, 9, 3), 3)
    assert known(world, QATAR).tallies[0]["coverage"]["matches"] == 2


def test_the_next_match_is_told_without_its_result(world: World) -> None:
    cup = world.qatar.competition
    italy = factories.match(factories.team("Italy"), world.england, day=date(2023, 3, 23))
    factories.match(world.france, day=date(2023, 1, 1), competition=cup)
    rematch = factories.match(world.england, day=date(2026, 6, 17), competition=cup, score=None)
    found = known(world, QATAR)
    assert found.following is not None
    assert (found.following["slug"], found.following["days"]) == (italy.slug, 103)
    assert found.following.keys() == {
        "slug", "date", "home", "away", "competition", "page", "days",
    }  # fmt: skip
    assert found.rematch is None
    tied = quote_detail(world.fuel.pk)["match"]
    both = known(world, QATAR, tied)
    assert both.following == found.following
    assert both.rematch is not None
    assert both.rematch["slug"] == rematch.slug
    only = known(world, date(2023, 4, 1), tied)
    assert only.following is not None
    assert (only.following["slug"], only.rematch) == (rematch.slug, None)


def test_what_is_learnt_later_changes_no_old_day(world: World) -> None:
    before = known(world, QATAR)
    match = factories.match(world.england, day=date(2023, 3, 23), score=(9, 0))
    for minute in range(1, 10):
        factories.event(match, world.kane, minute=minute)
    after = known(world, QATAR)
    assert (after.tallies, after.records) == (before.tallies, before.records)


def test_many_cost_as_many_statements_as_one(world: World) -> None:
    def statements(*days: date) -> int:
        with CaptureQueriesContext(connection) as asked:
            then([Said(world.kane.pk, day) for day in days])
        return len(asked)

    assert statements(QATAR) == 3
    assert statements(QATAR, date(2022, 4, 1), date(2025, 1, 1)) == 3


def test_the_page_of_a_quote_tells_it(world: World, client: Client) -> None:
    factories.match(world.england, factories.team("Serbia"), day=date(2025, 11, 13))
    page = " ".join(client.get(f"/quotes/{world.fuel.pk}/").content.decode().split())
    assert "<dt>age of the speaker</dt><dd>32</dd>" in page
    assert "most goals for England in the record: <bdi>Harry Kane</bdi> </dt> <dd>2</dd>" in page
    assert "<bdi>England</bdi> v <bdi>Serbia</bdi></a>, Harbour Cup" in page
    assert "(30 days later)" in page
    assert "1–0" not in page[page.index("Next match") :][:400]
    body = client.get(f"/api/v1/quotes/{world.fuel.pk}").json()["context"]
    assert (body["speaker_age"], body["next_match"]["days"]) == (32, 30)
    undated = client.get(f"/api/v1/quotes/{world.brief.pk}").json()["context"]
    assert undated == {
        "tallies": [], "records": [], "since_moments": [], "speaker_age": None, "next_match": None,
        "next_in_competition": None,
    }  # fmt: skip
    assert "On that day" not in client.get(f"/quotes/{world.brief.pk}/").content.decode()
