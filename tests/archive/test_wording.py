"""How dates, minutes, scores and spans of time are said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import wording
from tests import made

MISS = date(2022, 12, 10)


@pytest.mark.parametrize(
    ("precision", "words", "short", "in_year", "attribute"),
    [
        ("day", "10 December 2022", "10 Dec 2022", "10 Dec", "2022-12-10"),
        ("month", "December 2022", "Dec 2022", "Dec", "2022-12"),
        ("year", "2022", "2022", "", "2022"),
        ("unknown", "date unknown", "date unknown", "", ""),
    ],
)
def test_a_date_is_said_at_its_precision(precision, words, short, in_year, attribute):
    assert wording.date_words(MISS, precision) == words
    assert wording.date_words(MISS, precision, short=True) == short
    assert wording.day_words(MISS, precision) == in_year
    assert wording.date_attribute(MISS, precision) == attribute


def test_no_date_is_no_day():
    assert wording.date_words(None) == "date unknown"
    assert wording.day_words(None) == ""
    assert wording.date_attribute(None) == ""


@pytest.mark.parametrize(
    ("until", "board", "words"),
    [
        (date(2022, 12, 10), "FT", "the same day"),
        (date(2022, 12, 11), "+1 d", "1 day later"),
        (date(2023, 1, 9), "+30 d", "30 days later"),
        (date(2023, 1, 10), "+1 m", "1 month later"),
        (date(2023, 12, 9), "+11 m", "11 months later"),
        (date(2023, 12, 10), "+1 y", "1 year later"),
        (date(2025, 10, 14), "+2 y 10 m", "2 years 10 months later"),
        (date(2022, 12, 9), "−1 d", "1 day before"),
        (date(2021, 12, 10), "−1 y", "1 year before"),
    ],
)
def test_time_since_a_moment(until, board, words):
    assert wording.elapsed(MISS, until) == wording.Elapsed(board, words)


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        ("day", "month", "about 2 years 10 months later"),
        ("month", "year", "about 3 years later"),
        ("year", "day", "about 3 years later"),
    ],
)
def test_time_since_is_no_finer_than_its_dates(since, until, words):
    gap = wording.elapsed(MISS, date(2025, 10, 14), since, until)
    assert gap is not None
    assert gap.words == words


def test_vague_dates_that_are_one():
    assert wording.elapsed(MISS, date(2022, 12, 31), "day", "month") == ("±0", "the same month")
    assert wording.elapsed(MISS, date(2022, 1, 1), "year", "day") == ("±0", "the same year")
    assert wording.elapsed(MISS, None) is None
    assert wording.elapsed(MISS, MISS, "unknown") is None


@given(st.dates(), st.dates())
def test_elapsed_says_the_same_both_ways_round(one, other):
    forward, backward = wording.elapsed(one, other), wording.elapsed(other, one)
    assert forward is not None
    assert backward is not None
    if one == other:
        assert forward == backward == ("FT", "the same day")
    else:
        assert forward.board[1:] == backward.board[1:]
        assert {forward.words.split()[-1], backward.words.split()[-1]} == {"later", "before"}


@pytest.mark.parametrize(
    ("minute", "stoppage", "words"), [(84, None, "84′"), (45, 4, "45+4′"), (None, None, "")]
)
def test_minutes(minute, stoppage, words):
    assert wording.minute_words(made.event(minute=minute, stoppage=stoppage)) == words


def test_scores():
    assert wording.score_words(made.match(score=(1, 2))) == "1–2"
    assert wording.score_words(made.match(score=None)) == "v"
    assert wording.fixture_words(made.match(score=(1, 2))) == "Northport 1–2 Southgarth"


def test_numbers_of_things():
    assert wording.counted(1, "match", "matches") == "1 match"
    assert wording.counted(1039, "day") == "1,039 days"


def test_quotations_have_the_marks_of_their_language():
    assert wording.quoted("Ja", "de-AT", "direct") == "„Ja“"
    assert wording.quoted("Yes", "en", "fragment") == "“Yes”"
    assert wording.quoted("Yes", "xx", "direct") == "“Yes”"
    assert wording.quoted("that he would", "en", "indirect") == "that he would"
    assert wording.direction("ar-EG") == "rtl"
    assert wording.direction("en-GB") == "ltr"


@pytest.mark.parametrize(
    ("day", "words"),
    [(11, "not played yet"), (10, "no score yet"), (9, "score not recorded")],
)
def test_why_a_match_has_no_score(day, words):
    match = made.match(date(2022, 12, day), score=None)
    assert wording.no_score_words(match, MISS) == words
    assert wording.no_score_words(made.match(date(2022, 12, day), score=(0, 0)), MISS) == ""
