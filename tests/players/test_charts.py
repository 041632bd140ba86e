"""The road of goals."""

import re
from datetime import date, timedelta
from itertools import combinations

from archive.charts.drawing import WIDTHS, Box
from players.charts import record_chart, roads, team_road
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


def of_team(matches: int, **facts):
    """A team that scored two in each of so many matches, nine days apart."""
    days = [(date(1900, 1, 1) + timedelta(days=9 * n), 2) for n in range(matches)]
    return made.tally(*days, **facts)


def test_a_team_has_a_road_of_its_own_goals():
    miss = made.moment("The miss", event=made.event("penalty_missed"), date=date(2022, 12, 10))
    road = team_road(GOALS, [miss])
    assert (
        road.words
        == "Line chart: goals for Northport, added up from 2015 to 2025, with 1 numbered moment"
    )
    (flag,) = road.moments
    assert (flag.total, flag.mark, flag.address) == (53, "cross", "/moments/the-miss/")
    assert team_road(of_team(1), []) is None


def test_a_thousand_matches_are_no_more_corners_than_the_drawing_is_wide():
    road = team_road(of_team(3000), [])
    for drawing in road.drawings:
        xs = [float(x) for x, _ in re.findall(r"H([\d.]+)V([\d.]+)", drawing.line)]
        assert drawing.width / 3 < len(xs) <= drawing.width
        assert xs == sorted(xs)
        # What was left out is no goal: the line still ends at the count.
        assert (drawing.end.words, drawing.end_dot[1]) == ("6,000", last_height(drawing))
        assert len(drawing.levels) <= 8
        assert all(level.x - len(level.words) * 7.9 >= 0 for level in drawing.levels)
    assert sum(len(drawing.line) for drawing in road.drawings) < 40_000


def last_height(drawing):
    """The height of the last step."""
    return float(re.findall(r"V([\d.]+)", drawing.line)[-1])


def turn(kind, name, value, day, until=None):
    """A goal that changed who holds a record."""
    return {
        "kind": kind, "player": {"slug": None, "name": name}, "value": value, "date": day, "until": until,
        "minute": 9, "stoppage": None, "match": made.ref("some match"), "over": [], "before": value - 1,
    }  # fmt: skip


def record(*turns, tally=GOALS):
    """A team's record whose line is that of a count."""
    return {
        "label": "most goals for Northport", "team": made.ref("Northport"), "as_of": tally["as_of"],
        "value": tally["value"], "turns": list(turns), "series": tally["series"], "certain": True,
    }  # fmt: skip


def test_a_record_through_time_has_a_flag_at_each_change_of_holder():
    day, next_day = date(2018, 6, 24), date(2022, 12, 10)
    chart = record_chart(
        record(turn("set", "Ada", 18, day, next_day), turn("equalled", "Bo", 53, next_day))
    )
    assert [(f.title, f.mark, f.address, f.total) for f in chart.moments] == [
        ("Ada set it", "dot", "#turn-1", 18),
        ("Bo drew level", "ring", "#turn-2", 53),
    ]
    assert chart.words.endswith("added up from 2015 to 2025, with 2 goals that changed its holder")
    assert all(len(drawing.flags) == 2 for drawing in chart.drawings)
    assert record_chart(record(tally=made.tally((day, 3)))) is None


def test_no_leader_goes_through_the_number_at_the_end():
    day = date(2025, 10, 14)
    long = made.tally((date(2015, 3, 27), 1), (day, 2401))
    last = [turn("equalled", f"Late {n}", 1200 + n, day - timedelta(days=n)) for n in range(9)]
    for drawing in record_chart(record(*last, tally=long)).drawings:
        end = drawing.end
        if end.anchor == "end":
            number = Box(end.x - 64, end.y - 24, end.x, end.y)
            for flag in drawing.flags:
                low, high = sorted((flag.y, flag.line_y))
                assert not Box(flag.x, low, flag.x, high).meets(number)
    assert drawing.flags


def test_where_holders_crowd_those_that_held_longest_keep_their_flags():
    start = date(2015, 3, 27)
    brief = [turn("equalled", f"Brief {n}", 1, start, start) for n in range(40)]
    chart = record_chart(record(*brief, turn("broken", "The Long Held", 1, start)))
    for drawing in chart.drawings:
        shown = [flag.moment.number for flag in drawing.flags]
        assert shown == sorted(shown, reverse=True)
        assert shown[0] == 41
        assert len(shown) < 41


def test_no_leader_crosses_a_label():
    days = [date(2022, 11, 1) + timedelta(days=20 * n) for n in range(12)]
    crowd = [made.moment_entry(f"A moment number {n}", day) for n, day in enumerate(days)]
    for drawing in road(entries=crowd).drawings:
        leaders = [Box(f.x, min(f.y, f.line_y), f.x, max(f.y, f.line_y)) for f in drawing.flags]
        labels = [f.label.box for f in drawing.flags if f.label]
        assert not any(leader.meets(label) for leader in leaders for label in labels)
