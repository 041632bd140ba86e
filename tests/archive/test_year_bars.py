"""Bars of matches by year: pure geometry, told once."""

from itertools import pairwise

import pytest

from archive.charts.years import bars, words

pytestmark = pytest.mark.once
LONG = {year: 1 + year % 17 for year in range(1872, 2027) if year not in range(1940, 1946)}


@pytest.mark.parametrize("matches", [LONG, {2020: 3, 2021: 1}, {1900: 1, 2026: 900}])
def test_bars_and_labels_stay_inside(matches: dict[int, int]):
    for size in bars(matches, dict.fromkeys(matches, 1)):
        assert len(size.bars) == len(matches)
        for bar in size.bars:
            assert size.left <= bar.x
            assert bar.x + bar.width <= size.right + 0.1
            assert size.top <= bar.y <= bar.part_y <= size.bottom
            assert bar.width > 0
        ends = [label.box for label in size.years]
        assert all(box.right <= size.width for box in ends)
        assert all(one.right < other.left for one, other in pairwise(ends))


def test_a_year_without_a_match_keeps_its_place():
    narrow = bars({2000: 1, 2002: 1})[0]
    first, last = narrow.bars
    assert last.x - first.x > 2 * first.width
    assert words({2000: 1, 2002: 1}) == (
        "Bar chart: matches by year, 2000 to 2002; the most in 2000, 1 match"
    )


def test_one_year_is_no_chart():
    assert bars({2000: 5}) == []
