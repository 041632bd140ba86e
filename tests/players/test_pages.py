"""A timeline arranged by year."""

from datetime import date
from typing import Any

from players.pages import by_year, goal_tallies, own_teams
from tests import made

GOALS = made.tally((date(2021, 5, 1), 2), (date(2023, 6, 1), 1), (date(2023, 7, 1), 3))
ENTRIES = [
    made.moment_entry("The floodlit goal", date(2023, 7, 1)),
    made.match_entry(date(2023, 6, 1), goals=[made.event()]),
    made.match_entry(date(2023, 5, 1)),
    made.match_entry(date(2021, 5, 1), missed=[made.event("penalty_missed")]),
    made.moment_entry("Some day", None),
]


def test_years_come_in_the_order_of_the_entries_and_silence_is_shown():
    years = by_year(ENTRIES, [GOALS])
    assert [year.year for year in years] == [2023, 2022, 2021, None]
    assert [year.anchor for year in years] == ["y2023", "y2022", "y2021", "undated"]
    assert [len(year.lines) for year in years] == [2, 0, 1, 1]
    assert [year.year for year in by_year(ENTRIES[-2::-1], [GOALS])] == [2021, 2022, 2023]


def test_goals_of_the_year_the_running_total_and_the_bar():
    years = by_year(ENTRIES, [GOALS])
    assert [(year.goals, year.total, year.width) for year in years] == [
        (4, 6, 100),
        (0, 2, 0),
        (2, 2, 50),
        (None, None, 0),
    ]
    assert {year.goals for year in by_year(ENTRIES, [])} == {None}


def test_matches_without_a_goal_are_folded_unless_asked_for():
    assert len(by_year(ENTRIES, [GOALS])[0].folded) == 1
    assert by_year(ENTRIES, [GOALS], fold=False)[0].folded == []


def test_the_players_own_side_is_known_where_it_is_one():
    teams = frozenset({"northport"})
    entry = made.match_entry(date(2023, 5, 1), goals=[made.event()])
    away = made.match_entry(
        date(2023, 5, 1), goals=[made.event()], home="Southgarth", away="Northport"
    )
    both = frozenset({"northport", "southgarth"})
    assert by_year([entry], [], teams=teams)[0].lines[0].own == "home"
    assert by_year([away], [], teams=teams)[0].lines[0].own == "away"
    assert by_year([entry], [], teams=both)[0].lines[0].own == ""
    assert by_year([ENTRIES[0]], [], teams=teams)[0].lines[0].own == ""


def test_own_teams_are_those_of_spells_and_counts():
    player: Any = {"spells": [{"team": made.ref("Southgarth"), "from": None, "to": None}]}
    assert own_teams(player, [GOALS]) == {"northport", "southgarth"}


def test_counts_of_goals_come_greatest_first():
    club = made.tally((date(2022, 1, 1), 9), team="Southgarth")
    missed = made.tally((date(2022, 2, 2), 1), metric="penalties_missed")
    assert goal_tallies([missed, GOALS, club]) == [club, GOALS]


def test_nothing_is_nothing():
    assert by_year([], []) == []
