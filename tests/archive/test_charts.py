"""The time axis and the minute strip: geometry that must hold at all three sizes."""

import re
from datetime import date
from itertools import combinations

import pytest

from archive.charts.axis import moment_axis
from archive.charts.drawing import CHARACTER, WIDTHS, Box, Label, day_scale, tip
from archive.charts.strip import minute_strip, strip_words
from tests import made

MISS = made.moment(
    "The miss",
    date(2022, 12, 10),
    event=made.event("penalty_missed", 84),
    players=[made.ref("Ada Brandt")],
)
TODAY = date(2025, 10, 17)


def test_a_scale_is_linear_in_days():
    place = day_scale(date(2022, 1, 1), date(2022, 1, 11), 10, 110)
    assert [place(date(2022, 1, day)) for day in (1, 6, 11)] == [10, 60, 110]


def test_a_tip_stays_in_the_drawing():
    for x in (0, 170, 340):
        card = tip(x, 10, 340, "A title that is rather long for a card", "and a second line")
        assert card.x >= 0
        assert card.x + card.width <= 340
        assert card.y >= 0


def test_the_axis_puts_quotes_in_time_and_stacks_those_of_one_day():
    night = made.quote(said=date(2022, 12, 10))
    later = [made.quote(said=date(2025, 10, 14)) for _ in range(3)]
    for axis in moment_axis(MISS, [night, *later], TODAY, [date(2023, 3, 23), date(2021, 1, 1)]):
        said = {one.number: one for one in axis.said}
        assert axis.width == WIDTHS[axis.size]
        assert said[1].x == axis.left
        assert len({said[n].x for n in (2, 3, 4)}) == 1
        assert [said[n].y for n in (2, 3, 4)] == sorted(
            (said[n].y for n in (2, 3, 4)), reverse=True
        )
        assert all(axis.left <= one.x <= axis.right and one.y > 0 for one in axis.said)
        assert len(axis.played) == 1
        assert axis.missed
        assert [label.words for _, label in axis.years] == ["2023", "2024", "2025"]
        assert said[4].words == "Ada Brandt, 2 years 10 months later"
        assert "4 quotes above the line" in axis.words


def test_flags_of_near_days_do_not_lie_on_each_other():
    quotes = [made.quote(said=date(2023, 1, day)) for day in range(1, 20)]
    for axis in moment_axis(MISS, quotes, TODAY):
        for one, other in combinations(axis.said, 2):
            assert abs(one.x - other.x) >= 22 or abs(one.y - other.y) >= 22
        assert axis.height > axis.base_y


def test_a_crowd_of_quotes_is_cut_and_told():
    for axis in moment_axis(MISS, [made.quote(said=date(2024, 1, 1))] * 40, TODAY):
        assert len(axis.said) == 8
        assert "+32 more" in [note.words for note in axis.notes]
        assert axis.height < 450
        assert "40 quotes above the line" in axis.words


@pytest.mark.parametrize(
    ("moment", "quotes"),
    [
        (made.moment(day=None), [made.quote()]),
        (MISS, []),
        (MISS, [made.quote(said=None)]),
        (MISS, [made.quote(said=date(2020, 1, 1))]),
    ],
)
def test_no_axis_without_two_days(moment, quotes):
    assert moment_axis(moment, quotes, TODAY) == []


def strip(size, *events, **facts):
    return next(s for s in minute_strip(made.match(events=list(events), **facts)) if s.size == size)


def test_added_time_lies_in_its_gutter():
    for size in WIDTHS:
        drawn = strip(
            size,
            made.event(minute=45),
            made.event(minute=45, stoppage=4),
            made.event(minute=45, stoppage=9),
            made.event(minute=46),
        )
        start, width = drawn.amber[0]
        xs = [event.x for event in drawn.events]
        assert xs[0] == start
        assert xs[1] == pytest.approx(start + width * 4 / 6, abs=0.2)
        assert xs[2] == pytest.approx(start + width, abs=0.2)
        assert xs[3] > start + width


def test_extra_time_that_was_not_played_is_said():
    assert strip("l", made.event()).not_played_label.words == "extra time not played"
    assert strip("l", made.event(), after_extra_time=True).not_played is None
    assert strip("s", made.event(minute=104)).not_played is None


@pytest.mark.parametrize("long", ["", " of the Upper Harbour and the Lower Quays"])
def test_labels_lie_free_of_each_other_and_inside(long):
    home, away = f"Northport{long}", f"Southgarth{long}"
    events = [made.event(minute=m, team=home) for m in (1, 3, 3, 4, 44, 45, 46, 88, 89, 90)]
    events += [made.event(minute=m, team=away) for m in (1, 2, 90)]
    for size, width in WIDTHS.items():
        drawn = strip(size, *events, home=home, away=away)
        boxes = [label.box for label in (*drawn.sides, *(event.label for event in drawn.events))]
        assert not any(one.meets(other) for one, other in combinations(boxes, 2))
        assert all(box.left >= -1 and box.right <= width + 1 for box in boxes)
        assert all(box.top >= 0 and box.bottom <= drawn.height for box in boxes)


def test_the_side_that_scored_alone_has_the_room_above():
    drawn = strip("m", made.event(team="Southgarth"), score=(0, 1))
    assert drawn.events[0].label.y < drawn.base_y
    assert [label.words for label in drawn.sides] == ["Southgarth", "Northport: nothing"]


def test_no_strip_without_a_minute():
    assert minute_strip(made.match(events=[made.event(minute=None), made.event("yellow", 5)])) == []


def test_the_strip_in_words():
    events = [made.event(minute=45, stoppage=4), made.event("penalty_missed", 84, "Southgarth")]
    assert strip_words(made.match(events=events)) == (
        "Minute strip, 0 to 120. Northport: minutes 45 plus 4. "
        "Southgarth: minutes 84 (penalty not scored)."
    )


def test_a_label_takes_up_its_words():
    assert Label(100, 20, "abcd", "end").box == Box(100 - 4 * CHARACTER, 8, 100, 24)
    assert not Box(0, 0, 1, 1).meets(Box(1, 0, 2, 1))


def test_numbers_are_plain():
    for drawn in minute_strip(made.match(events=[made.event(minute=m) for m in range(1, 91, 7)])):
        for event in drawn.events:
            assert re.fullmatch(r"\d+(\.\d{1,2})?", str(event.x))
