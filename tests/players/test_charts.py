"""The road of goals."""

import re
from datetime import date, timedelta
from itertools import combinations

from archive.charts.drawing import WIDTHS, Box
from players.charts import roads
from players.records import Mark
from tests import made

GOALS = made.tally(
    (date(2015, 3, 27), 1), (date(2018, 6, 24), 17), (date(2022, 12, 10), 35), (date(2023, 3, 23), 1),
    (date(2025, 10, 14), 22),
)  # fmt: skip
MOMENTS = [
    made.moment_entry("A late one", date(2025, 10, 14)),
    made.moment_entry("The next", date(2023, 3, 23), match=made.match(date(2023, 3, 23))),
    made.moment_entry("The miss", date(2022, 12, 10), missed=[made.event("penalty_missed")]),
    made.moment_entry("Three", date(2018, 6, 24)),
]


def road(tally=GOALS, entries=MOMENTS):
    (one,) = roads([tally], entries, entries)
    return one


def test_the_line_is_steps_that_only_rise():
    for drawing in road().drawings:
        steps = re.findall(r"H([\d.]+)V([\d.]+)", drawing.line)
        xs, ys = [float(x) for x, _ in steps], [float(y) for _, y in steps]
        assert len(steps) == 5
        assert xs == sorted(xs)
        assert ys == sorted(ys, reverse=True)
        assert re.fullmatch(r"M[\d.]+ [\d.]+(H[\d.]+V[\d.]+)+H[\d.]+", drawing.line)
        assert drawing.width == WIDTHS[drawing.size]
        assert drawing.area.endswith("Z")
        assert len(drawing.levels) <= 8


def test_moments_are_numbered_in_time_with_the_count_after_the_day():
    one = road()
    assert [(m.number, m.title, m.total) for m in one.moments] == [
        (1, "Three", 18),
        (2, "The miss", 53),
        (3, "The next", 54),
        (4, "A late one", 76),
    ]
    assert one.has_miss
    assert one.moments[1].address == "#moment-the-miss"
    assert one.moments[2].match == "Northport 1–0 Southgarth"
    assert one.drawings[0].flags[0].words == "4 A late one, 14 October 2025, 76 goals so far"
    assert (
        one.words
        == "Line chart: goals for Northport, added up from 2015 to 2025, with 4 numbered moments"
    )


def test_flags_and_labels_lie_free_and_inside():
    crowd = [
        made.moment_entry(f"A moment number {n}", date(2022, 11, 1) + timedelta(days=20 * n))
        for n in range(12)
    ]
    for drawing in road(entries=crowd).drawings:
        boxes = [Box(f.x - 11, f.y - 11, f.x + 11, f.y + 11) for f in drawing.flags]
        boxes += [f.label.box for f in drawing.flags if f.label]
        assert not any(one.meets(other) for one, other in combinations(boxes, 2))
        assert all(box.top >= 0 and box.bottom <= drawing.height for box in boxes)
        assert all(box.right <= drawing.width for box in boxes)


def test_only_the_largest_has_labels():
    sizes = {d.size: [f.label for f in d.flags if f.label] for d in road().drawings}
    assert sizes["s"] == sizes["m"] == []
    assert len(sizes["l"]) == 4


def test_moments_off_the_road_have_no_flag():
    others = [
        made.moment_entry("Too early", date(2010, 1, 1)),
        made.moment_entry("Some month", date(2022, 1, 1), date_precision="month"),
        made.moment_entry("No day", None),
        made.moment_entry(
            "Elsewhere", date(2022, 1, 1), match=made.match(home="Eastby", away="Westby")
        ),
    ]
    one = road(entries=others)
    assert one.moments == []
    assert one.words.endswith("from 2015 to 2025")


def test_goals_by_year_leave_no_year_out():
    assert road().years[:4] == [(2015, 1, 1), (2016, 0, 1), (2017, 0, 1), (2018, 17, 18)]


def test_one_day_makes_no_road():
    assert roads([made.tally((date(2020, 1, 1), 3)), made.tally()], [], []) == []


def test_years_have_room():
    for drawing in road().drawings:
        boxes = [label.box for label in drawing.years]
        assert not any(one.meets(other) for one, other in combinations(boxes, 2))
        assert all(box.right <= drawing.width for box in boxes)


def test_the_record_to_pass_is_a_line_labelled_at_its_start():
    mark = Mark("Ben Sand", 53)
    (one,) = roads([GOALS], MOMENTS, MOMENTS, {"northport": mark})
    assert one.words.endswith(", and a line at 53, the record of Ben Sand")
    for drawing in one.drawings:
        line = drawing.reference
        # Qatar brought the road to 53: the line is as high as it is there.
        assert f"V{line.line_y}" in drawing.line
        assert (line.label.words, line.label.anchor) == ("Ben Sand 53", "start")
        assert line.label.x < drawing.frame.left + 10
        assert not any(
            flag.label and flag.label.box.meets(line.label.box) for flag in drawing.flags
        )
    assert all(drawing.reference is None for drawing in road().drawings)
    (above,) = roads([GOALS], [], [], {"northport": Mark("Ben Sand", 120)})
    assert all(d.reference.line_y >= d.frame.top for d in above.drawings)


def test_a_flag_leads_to_its_moment_below_or_else_to_its_page():
    below, elsewhere = MOMENTS[:1], MOMENTS[1]
    (one,) = roads([GOALS], MOMENTS, below)
    addresses = {flagged.title: flagged.address for flagged in one.moments}
    assert addresses["A late one"] == f"#moment-{below[0]['slug']}"
    assert addresses["The next"] == elsewhere["page"]
