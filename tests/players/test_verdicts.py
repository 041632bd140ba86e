"""The rules of verdicts, pure."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from players import verdicts
from players.verdicts import Finding, Known

pytestmark = pytest.mark.once
SMALL = st.integers(0, 60)


def verdict(found: Finding) -> str:
    assert found.words.endswith(".")
    return found.verdict


@pytest.mark.parametrize(
    ("stated", "known", "told"),
    [
        (76, Known(67, 9, 43), "supported"),
        (75, Known(67, 9, 43), "contradicted"),
        (77, Known(67, 9, 43), "not_checkable"),
        (119, Known(67, 9, 43), "not_checkable"),
        (120, Known(67, 9, 43), "contradicted"),
        (77, Known(67, 9, 0), "contradicted"),
        (77, Known(67, 9, None), "not_checkable"),
        (75, Known(67, 9, None), "contradicted"),
    ],
)
def test_a_count(stated, known, told):
    assert verdict(verdicts.count(stated, known)) == told


@given(recorded=SMALL, cited=SMALL, missing=SMALL, lost=SMALL, stated=st.integers(0, 250))
def test_what_is_lost_from_the_record_never_contradicts(recorded, cited, missing, lost, stated):
    lost = min(lost, recorded)
    before = verdicts.count(stated, Known(recorded, cited, missing)).verdict
    # A goal whose scorer is lost is one more without a scorer.
    after = verdicts.count(stated, Known(recorded - lost, cited, missing + lost)).verdict
    if before in ("supported", "not_checkable"):
        assert after != "contradicted"
    if before == "supported" and lost:
        assert after == "not_checkable"


def test_over_what_is_counted_may_decide():
    all_matches = ("all matches", verdicts.count(67, Known(67, 9, 43)))
    competitive = ("competitive matches", verdicts.count(67, Known(67)))
    assert verdict(verdicts.by_scope([all_matches, competitive])) == "depends_on_scope"
    whole = verdicts.count(76, Known(67, 9, 43))
    assert verdicts.by_scope([("all matches", whole), competitive]) is whole
    wrong = verdicts.count(5, Known(67, 9, 43))
    assert verdicts.by_scope([("all matches", wrong), ("others", wrong)]) is wrong


@pytest.mark.parametrize(
    ("stated", "before", "that_day", "told"),
    [
        (75, Known(65, 9, 43), Known(2), "supported"),
        (76, Known(65, 9, 43), Known(2), "supported"),
        (74, Known(65, 9, 43), Known(2), "contradicted"),
        (77, Known(65, 9, 43), Known(2), "not_checkable"),
        (120, Known(65, 9, 43), Known(2), "contradicted"),
        (77, Known(65, 9, None), Known(2), "not_checkable"),
        (75, Known(65, 9, 43), Known(0), "contradicted"),
        (75, Known(65, 9, 43), Known(0, 0, None), "not_checkable"),
        (75, Known(65, 9), Known(0, 0, 2), "not_checkable"),
    ],
)
def test_the_so_many_th_goal(stated, before, that_day, told):
    assert verdict(verdicts.numbered(stated, before, that_day)) == told


@pytest.mark.parametrize(
    ("stated", "longest", "current", "most", "told"),
    [
        (22, 22, 3, 25, "supported"),
        (3, 22, 3, 25, "supported"),
        (21, 22, 3, 25, "not_checkable"),
        (26, 22, 3, 25, "contradicted"),
        (31, 22, 3, None, "not_checkable"),
        (0, 0, 0, 0, "not_checkable"),
    ],
)
def test_a_run(stated, longest, current, most, told):
    assert verdict(verdicts.run(stated, longest, current, most, "all")) == told


def test_an_age_in_whole_years():
    born = date(1993, 7, 28)
    assert verdict(verdicts.age(32, born, date(2025, 10, 14))) == "supported"
    assert verdict(verdicts.age(32, born, date(2026, 7, 27))) == "supported"
    assert verdict(verdicts.age(32, born, date(2026, 7, 28))) == "contradicted"
    assert verdicts.years_old(date(2000, 2, 29), date(2001, 2, 28)) == 0


@pytest.mark.parametrize(
    ("stated", "unit", "first", "last", "told"),
    [
        (1, "week", date(2026, 7, 19), date(2026, 7, 28), "imprecise"),
        (1, "week", date(2026, 7, 19), date(2026, 7, 26), "supported"),
        (1, "week", date(2026, 7, 19), date(2026, 7, 30), "contradicted"),
        (9, "day", date(2026, 7, 19), date(2026, 7, 28), "supported"),
        (8, "day", date(2026, 7, 19), date(2026, 7, 28), "contradicted"),
        (1039, "day", date(2022, 12, 10), date(2025, 10, 14), "supported"),
        (3, "year", date(2022, 12, 10), date(2025, 12, 10), "supported"),
        (3, "year", date(2022, 12, 10), date(2025, 10, 14), "imprecise"),
        (2, "year", date(2022, 12, 10), date(2025, 10, 14), "contradicted"),
        (1, "month", date(2024, 1, 31), date(2024, 2, 29), "supported"),
        (9, "day", date(2026, 7, 28), date(2026, 7, 19), "supported"),
        (999_999, "year", date(2026, 7, 28), date(2026, 7, 19), "contradicted"),
    ],
)
def test_a_stretch_of_time(stated, unit, first, last, told):
    assert verdict(verdicts.time_between(stated, unit, first, last)) == told


def test_a_score_is_told_from_either_side():
    def told(stated: tuple[int, int], side: str) -> str:
        return verdict(verdicts.score(stated, "Latvia 0–5 England", 0, 5, side))

    assert told((5, 0), "away") == told((5, 0), "") == told((0, 5), "home") == "supported"
    assert told((0, 5), "") == "supported"
    assert told((0, 5), "away") == told((5, 0), "home") == told((4, 0), "") == "contradicted"


@pytest.mark.parametrize(
    ("stated", "played", "possible", "whole", "told"),
    [
        (2, [2018, 2022], [2018, 2022, 2026], True, "supported"),
        (3, [2018, 2022], [2018, 2022, 2026], True, "not_checkable"),
        (4, [2018, 2022], [2018, 2022, 2026], True, "contradicted"),
        (4, [2018, 2022], [2018, 2022, 2026], False, "not_checkable"),
        (1, [2018, 2022], [2018, 2022, 2026], True, "contradicted"),
    ],
)
def test_editions(stated, played, possible, whole, told):
    assert verdict(verdicts.editions(stated, played, possible, whole=whole)) == told


DAY = date(2023, 3, 23)


@pytest.mark.parametrize(
    ("broken", "since", "until", "bounds", "told"),
    [
        (DAY, date(2022, 12, 10), date(2025, 1, 1), (DAY, DAY), "supported"),
        (DAY, None, DAY, (DAY, DAY), "supported"),
        (DAY, DAY, date(2025, 1, 1), (DAY, DAY), "contradicted"),
        (DAY, None, date(2023, 3, 22), (DAY, DAY), "contradicted"),
        (DAY, DAY, date(2025, 1, 1), (date(2022, 1, 1), None), "not_checkable"),
        (DAY, DAY, date(2025, 1, 1), (date(2022, 1, 1), date(2024, 1, 1)), "not_checkable"),
        (DAY, None, date(2023, 3, 22), (date(2022, 1, 1), None), "not_checkable"),
        (None, None, DAY, (None, None), "contradicted"),
        (None, None, DAY, (DAY, None), "not_checkable"),
    ],
)
def test_a_record_broken(broken, since, until, bounds, told):
    assert verdict(verdicts.record(broken, since, until, bounds, "As told")) == told
