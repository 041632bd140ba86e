"""A timeline for TimelineJS: dates as precise as known, names that stay, nothing that runs."""

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client

from archive.models import Moment
from tests import factories
from tests.world import SENTINEL, World

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/players/harry-kane/timelinejs"


def told(client: Client, **asked: Any) -> dict[str, Any]:
    answer = client.get(ADDRESS, asked)
    assert answer.status_code == 200
    assert SENTINEL not in answer.content.decode()
    return answer.json()


def test_the_timeline_is_told_oldest_first(world: World, client: Client):
    found = told(client)
    assert found["title"]["text"]["headline"] == "Harry Kane"
    assert [event["group"] for event in found["events"]] == [
        "Matches",
        "Moments",
        "Articles",
        "Quotes",
    ]
    match, moment = found["events"][:2]
    assert match["unique_id"] == f"match-{3 * 10**12 + world.friendly.pk}"
    assert match["start_date"] == {"year": 2022, "month": 3, "day": 26}
    assert match["text"]["headline"] == "England 2–1 Switzerland"
    assert "<p>Goal: 78′</p>" in match["text"]["text"]
    assert "It’s been fuel for me," in moment["text"]["text"]
    assert 'href="http' in moment["text"]["text"]


def test_ids_stay_and_do_not_meet(world: World, client: Client):
    before = [event["unique_id"] for event in told(client)["events"]]
    Moment.objects.filter(pk=world.moment.pk).update(title="Another headline", slug="another")
    factories.match(world.england, world.france, day=date(1999, 1, 1))
    assert [event["unique_id"] for event in told(client)["events"]] == before
    goals = [event["unique_id"] for event in told(client, kind="goal")["events"]]
    assert len(set(goals)) == len(goals) == 2


def test_dates_are_no_more_precise_than_known(world: World, client: Client):
    for day, precision in (
        (date(2020, 1, 1), "year"),
        (date(2020, 6, 1), "month"),
        (None, "unknown"),
    ):
        factories.moment(
            f"Known to the {precision}", day=day, date_precision=precision, players=[world.kane]
        )
    found = {
        event["text"]["headline"]: event["start_date"]
        for event in told(client, kind="moment")["events"]
    }
    assert found == {
        "Known to the year": {"year": 2020},
        "Known to the month": {"year": 2020, "month": 6},
        "The Qatar miss": {"year": 2022, "month": 12, "day": 10},
    }


def test_nothing_in_it_runs(world: World, client: Client):
    Moment.objects.filter(pk=world.moment.pk).update(
        title="<script>alert(1)</script>", summary='<img src=x onerror="alert(1)">'
    )
    words = json.dumps(told(client))
    assert "<script" not in words
    assert "<img" not in words
    assert "&lt;script&gt;" in words


def test_filters_are_those_of_the_timeline(world: World, client: Client):
    found = told(client, competition="friendly", date_from="2022-01-01", kind="match")
    assert [event["group"] for event in found["events"]] == ["Matches"]
    assert client.get(ADDRESS, {"cursor": "x"}).status_code == 422
    assert client.get(ADDRESS, {"team": "nowhere"}).status_code == 422


def test_the_page_says_what_is_not_known_and_takes_years(world: World, client: Client):
    page = client.get("/players/harry-kane/").content.decode()
    words = " ".join(page.split())
    assert f'href="{ADDRESS}"' in page
    assert "What the record does not know" in words
    friendly = "<bdi>Friendly</bdi>, <bdi>England</bdi>: 1 goal in 1 match has no scorer"
    assert f"{friendly}; each may be one of <bdi>Harry Kane</bdi>’s." in words
    assert "Line-ups are not in the record" in words
    for asked, shown in (("year=2022", 2), ("year=2023-2025", 3), ("year=1999", 0)):
        answer = client.get(f"/players/harry-kane/?{asked}")
        assert (answer.status_code, answer.context["shown"]) == (200, shown), asked
    assert client.get("/players/harry-kane/?year=soon").status_code == 422
