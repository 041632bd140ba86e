"""The data set's own key of a match."""

from datetime import date

import pytest

from archive.football.rows import match_key

DAY = date(2022, 12, 10)


def test_a_match_is_named_by_its_day_and_teams():
    assert match_key(DAY, "England", "France") == "2022-12-10|England|France"


def test_home_and_away_swapped_is_another_match():
    assert match_key(DAY, "France", "England") != match_key(DAY, "England", "France")


def test_a_second_meeting_on_one_day_has_a_key_of_its_own():
    assert match_key(DAY, "Tahiti", "New Caledonia", 2) == "2022-12-10|Tahiti|New Caledonia|2"
    assert match_key(DAY, "Tahiti", "New Caledonia", 1) == match_key(DAY, "Tahiti", "New Caledonia")


def test_meetings_count_from_1():
    with pytest.raises(ValueError, match="counts from 1"):
        match_key(DAY, "Tahiti", "New Caledonia", 0)
