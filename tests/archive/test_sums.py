"""How counts, coverage and claims are said."""

from datetime import date

import pytest

from archive import sums
from archive.models import ClaimMetric
from archive.shapes import Coverage
from tests import made

MISS = date(2022, 12, 10)


@pytest.mark.parametrize(
    ("matches", "complete", "unattributed", "words"),
    [
        (0, 0, 0, "The record holds no match for it."),
        (1, 1, 0, "The record holds 1 match and has every goal of it."),
        (102, 102, 0, "The record holds 102 matches and has every goal of them."),
        (
            136,
            102,
            69,
            "The record holds 136 matches and has every goal of 102 of them; 69 goals in the others have no scorer.",
        ),
        (
            2,
            1,
            1,
            "The record holds 2 matches and has every goal of 1 of them; 1 goal in the others has no scorer.",
        ),
        (2, 1, 0, "The record holds 2 matches and has every goal of 1 of them."),
    ],
)
def test_coverage_in_words(matches, complete, unattributed, words):
    coverage: Coverage = {
        "matches": matches,
        "complete": complete,
        "unattributed": unattributed,
        "gaps": [],
    }
    assert sums.coverage_words(coverage) == words


def test_every_stated_number_in_words():
    assert set(sums._STATED) == set(ClaimMetric.values)
    told = [
        ("goals", "1", "", "1 goal"),
        ("goals", "76", "", "76 goals"),
        ("goal_number", "75", "", "goal number 75"),
        ("score", "5-0", "", "5–0"),
        ("time_between", "1", "week", "1 week"),
        ("time_between", "9", "day", "9 days"),
        ("age", "32", "", "32 years old"),
    ]
    assert [sums.stated_words(*said[:3]) for said in told] == [said[3] for said in told]
    assert sums.verdict_words("not_checkable") == "not checkable"


def test_what_a_count_is_made_of_and_where_the_truth_lies():
    gap = {"competition": made.ref("Friendly"), "matches": 27, "unattributed": 69}
    coverage = {"matches": 136, "complete": 102, "unattributed": 69, "gaps": [gap]}
    assert sums.coverage_words(coverage).endswith("no scorer. They are in Friendly (27 matches).")
    tally = made.tally(value=76, recorded=67, cited=9, coverage=coverage)
    assert sums.sum_words(tally) == "67 recorded + 9 cited"
    assert sums.range_words(tally) == "Over these matches it lies between 76 and 145."
    assert sums.sum_words(made.tally((MISS, 2))) == "2 recorded"
    assert sums.range_words(made.tally((MISS, 2))) == ""
