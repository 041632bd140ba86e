"""Counts over the real record, held against the files themselves and against what reports said."""

from datetime import date, timedelta

import pytest

from archive.sums import coverage_words
from players.records import of_team
from players.streaks import streaks
from players.tallies import tallies
from tests import real

pytestmark = [pytest.mark.shared, pytest.mark.django_db]

# Who has many goals in the files, each with the team and the day of the first.
TEN = [
    ("Cristiano Ronaldo", "Portugal", "2004-06-12"),
    ("Bruno Fernandes", "Portugal", "2021-01-01"),
    ("Lionel Messi", "Argentina", "2006-06-16"),
    ("Lautaro Martínez", "Argentina", "2018-01-01"),
    ("Romelu Lukaku", "Belgium", "2011-10-07"),
    ("Kevin De Bruyne", "Belgium", "2012-10-12"),
    ("Kylian Mbappé", "France", "2017-08-31"),
    ("Olivier Giroud", "France", "2012-01-01"),
    ("Erling Haaland", "Norway", "2020-09-04"),
    ("Martin Ødegaard", "Norway", "2019-01-01"),
]


def goals(as_of: str) -> tuple[int, int, int]:
    """Kane's goals for England as of a day: value, recorded, cited."""
    (tally,) = tallies("harry-kane", as_of=date.fromisoformat(as_of), metric="goals")
    return tally["value"], tally["recorded"], tally["cited"]


def test_kane_for_england_as_reports_of_the_day_say(shared):
    real.england(shared)
    recorded = {
        "2022-12-09": 46,
        "2022-12-10": 47,
        "2023-03-23": 48,
        "2025-10-14": 67,
        "2026-07-05": 75,
    }
    assert {day: goals(day)[1] for day in recorded} == recorded
    whole = {
        "2022-03-26": 49,
        "2022-06-07": 50,
        "2022-12-09": 52,
        "2022-12-10": 53,
        "2023-03-23": 54,
        "2024-06-03": 63,
        "2024-09-09": 66,
        "2025-06-10": 73,
        "2025-10-14": 76,
    }
    assert {day: goals(day)[0] for day in whole} == whole
    assert goals("2025-10-14") == (76, 67, 9)
    (tally,) = tallies("harry-kane", as_of=date(2025, 10, 14), metric="goals")
    by_day = {point["date"]: (point["before"], point["after"]) for point in tally["series"]}
    assert by_day[date(2022, 12, 10)] == (52, 53)
    assert by_day[date(2025, 10, 14)] == (74, 76)
    coverage = tally["coverage"]
    (gap,) = coverage["gaps"]
    assert (gap["competition"]["name"], gap["matches"], gap["unattributed"]) == ("Friendly", 25, 43)
    assert (coverage["matches"], coverage["unattributed"]) == (136, 43)
    assert coverage_words(coverage).endswith("They are in Friendly (25 matches).")


def test_without_the_cited_facts_the_series_is_the_files(shared):
    real.load(shared, {"England": "2015-03-27"}, [("Harry Kane", "England")])
    (tally,) = tallies("harry-kane", as_of=date(2025, 10, 14), metric="goals")
    (qatar,) = [point for point in tally["series"] if point["date"] == date(2022, 12, 10)]
    assert (qatar["before"], qatar["after"]) == (46, 47)
    assert (tally["value"], tally["cited"]) == (67, 0)
    assert tally["coverage"]["gaps"][0]["unattributed"] == 52
    penalties = {
        (one["scope"], one["longest"])
        for one in streaks("harry-kane", as_of=date(2025, 10, 14))
        if one["metric"] == "penalties_in_a_row"
    }
    assert penalties == {("all", 22), ("competitive", 22)}


def test_the_record_of_the_files_says_that_it_may_be_another(shared):
    real.load(
        shared,
        {"England": "2003-01-01"},
        [("Harry Kane", "England"), ("Wayne Rooney", "England")],
    )
    real.cite(shared)
    record = of_team("england", as_of=date(2025, 10, 14))
    assert (record["value"], record["holders"][0]["name"]) == (76, "Harry Kane")
    broken = record["turns"][-1]
    # Rooney's friendlies are not in the files: 37 of his 53.
    assert (broken["kind"], broken["before"], broken["over"][0]["name"]) == (
        "broken", 37, "Wayne Rooney",
    )  # fmt: skip
    assert not record["certain"]
    assert record["coverage"]["gaps"][0]["competition"]["name"] == "Friendly"


def test_ten_others_agree_with_a_count_of_the_files(shared):
    first: dict[str, str] = {}
    for _, team, day in TEN:
        first[team] = min(day, first.get(team, day))
    real.load(shared, first, [(name, team) for name, team, _ in TEN])
    scored = real.scorers(shared)
    for name, team, _ in TEN:
        own = [
            row
            for row in scored
            if (row["scorer"], row["team"], row["own_goal"]) == (name, team, "FALSE")
        ]
        days = sorted(row["date"] for row in own)
        half = date.fromisoformat(days[len(days) // 2])
        for day in (half - timedelta(days=1), half, date(2026, 7, 31)):
            counted = tallies(real.slug(name), as_of=day, metric="goals", team=real.slug(team))
            value = counted[0]["value"] if counted else 0
            assert value == sum(one <= day.isoformat() for one in days), (name, day)
        penalties = tallies(real.slug(name), metric="penalties_scored")
        kicks = sum(row["penalty"] == "TRUE" for row in own)
        assert (penalties[0]["value"] if penalties else 0) == kicks, name
        played = real.results(shared, {team: days[0]})
        (whole,) = tallies(real.slug(name), as_of=date(2026, 7, 31), metric="goals")
        assert whole["coverage"]["matches"] == len(played), name
        named = {}
        for row in scored:
            if row["team"] == team and row["date"] >= days[0]:
                named[real.key(row)] = named.get(real.key(row), 0) + 1
        missing = [
            int(row["home_score" if row["home_team"] == team else "away_score"])
            - named.get(real.key(row), 0)
            for row in played
        ]
        assert whole["coverage"]["unattributed"] == sum(max(0, one) for one in missing), name
