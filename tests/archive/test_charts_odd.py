"""Charts of what the real record holds too: 31 goals, 124 goals, shoot-outs, unknown minutes."""

from datetime import date, timedelta

import pytest

from archive.charts.strip import minute_strip, strip_words
from archive.pages.matches import match_page
from players.charts import roads
from tests import made

pytestmark = pytest.mark.once
START = date(2004, 6, 12)


@pytest.mark.parametrize(
    "minutes",
    [
        [(9 + 80 * n // 31, None) for n in range(31)],
        [(minute, None) for minute in (1, 1, 45, 46, 90, 91, 105, 120, 122, 130)],
        [(45, 30), (90, 30), (105, 2), (120, 12)],
    ],
)
def test_every_event_stays_on_the_strip(minutes):
    events = [made.event(minute=minute, stoppage=added) for minute, added in minutes]
    for strip in minute_strip(made.match(score=(31, 0), events=events)):
        assert len(strip.events) == len(minutes)
        for event in strip.events:
            assert strip.left <= event.x <= strip.width
            assert 0 <= event.label.y <= strip.height
            assert event.label.box.left >= 0
            assert event.label.box.right <= strip.width + 1


def test_what_has_no_minute_is_listed_and_not_drawn():
    kicks = [made.event("shootout_scored", None), made.event("shootout_missed", None)]
    match = made.match(score=(1, 0), events=[made.event(minute=None), *kicks])
    assert minute_strip(match) == []
    assert "no event with a minute" in strip_words(match)
    page = match_page(match)
    assert [len(page.lines), len(page.home[0].marks)] == [3, 1]


def test_the_road_of_very_many_goals_stays_in_its_frame():
    days = [(START + timedelta(days=90 * n), 1 + n % 3) for n in range(62)]
    (road,) = roads([made.tally(*days)], [], [])
    assert road.tally["value"] > 120
    for drawing in road.drawings:
        assert len(drawing.levels) <= 8
        assert drawing.frame.top <= drawing.end_dot[1] <= drawing.frame.bottom
        heights = [level.line_y for level in drawing.levels]
        assert min(heights) >= drawing.frame.top - 1


def test_two_teams_have_two_roads_and_none_without_goals():
    one = made.tally((START, 1), (START + timedelta(days=9), 2))
    other = {**one, "team": made.ref("Southgarth"), "label": "goals for Southgarth"}
    none = {**one, "value": 0, "recorded": 0, "series": []}
    assert [road.tally["team"]["name"] for road in roads([one, other, none], [], [])] == [
        one["team"]["name"],
        "Southgarth",
    ]
