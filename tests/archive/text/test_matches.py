"""Expressions that point at a match, read into clues; and the reading of hostile texts in linear time."""

from datetime import date
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.text.cast import Person
from archive.text.clues import pooled
from archive.text.dates import find_dates
from archive.text.matches import MOST, find_references
from archive.text.mentions import Directory
from archive.text.things import Thing

ON = date(2025, 10, 15)
BOOK = Directory(
    [
        (1, Person("Ada Brook")),
        (2, Person("Ivo Lind")),
        (3, Person("Lea Sand")),
        (4, Person("Ben Sand")),
    ],
    [
        Thing("team", 1, "Norland"),
        Thing("team", 2, "Southgarth"),
        Thing("competition", 1, "UEFA Harbour Cup"),
        Thing("venue", 1, "Mill Park"),
        Thing("town", 1, "Millby"),
    ],
)


def references(text):
    return pooled(find_references(text, BOOK.find(text, ON), find_dates(text, ON)))


def said(text):
    """Each expression's words with what it says itself, in a short form."""
    found = []
    for one in references(text):
        told = {
            name: sorted(value) if isinstance(value, frozenset) else value
            for name in one.own.__slots__
            if name != "dates" and (value := getattr(one.own, name))
        }
        if one.own.dates:
            told["dates"] = [text[day.start : day.end] for day in one.own.dates]
        found.append((text[one.start : one.end], told))
    return found


WIN = {"outcome": "win", "opponents": [2]}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The 2-0 win over Southgarth.", [("The 2-0 win over Southgarth", {"score": (2, 0), **WIN})]),
        ("a famous 2—0 victory over the Southgarth of old", [("a famous 2—0 victory over the Southgarth", {"score": (2, 0), **WIN})]),
        ("Norland’s win over Southgarth", [("win over Southgarth", {**WIN, "subjects": [1]})]),
        ("the defeat of Southgarth", [("the defeat of Southgarth", WIN)]),
        ("the defeat at the hands of Southgarth", [("the defeat at the hands of Southgarth", {"outcome": "defeat", "opponents": [2]})]),
        ("beat Southgarth 2-0", [("beat Southgarth 2-0", {"score": (2, 0), **WIN})]),
        ("lost 0-2 to Southgarth", [("lost 0-2 to Southgarth", {"score": (0, 2), "outcome": "defeat", "opponents": [2]})]),
        ("were beaten 2-0 by Southgarth", [("beaten 2-0 by Southgarth", {"score": (2, 0), "outcome": "defeat", "opponents": [2]})]),
        ("drew with Southgarth in May 2024", [("drew with Southgarth in May 2024", {"outcome": "draw", "opponents": [2], "dates": ["May 2024"]})]),
        ("the quarter final against Southgarth", [("the quarter final against Southgarth", {"stage": "quarter-final", "opponents": [2]})]),
        ("the 2024 Harbour Cup last 16", [("the 2024 Harbour Cup last 16", {"stage": "round of 16", "competitions": [1], "dates": ["2024"]})]),
        ("lost 1-2 to Southgarth in the Harbour Cup semi-final", [("lost 1-2 to Southgarth in the Harbour Cup semi-final", {"score": (1, 2), "outcome": "defeat", "opponents": [2], "competitions": [1], "stage": "semi-final"})]),
        ("the game against Southgarth at Mill Park last month", [("the game against Southgarth at Mill Park last month", {"opponents": [2], "venues": [1], "dates": ["last month"]})]),
        ("that night in Millby", [("that night in Millby", {"places": ["Millby"]})]),
        ("in Millby in December 2022", [("in Millby in December 2022", {"places": ["Millby"], "dates": ["December 2022"]})]),
        ("on 3 May 2024 at Mill Park", [("on 3 May 2024 at Mill Park", {"venues": [1], "dates": ["3 May 2024"]})]),
        ("the penalty that went over the bar", [("the penalty that went over the bar", {"events": ["missed"]})]),
        ("Brook missed a penalty at Mill Park", [("Brook missed a penalty at Mill Park", {"events": ["missed"], "players": [1], "venues": [1]})]),
        ("his missed spot-kick against Southgarth", [("his missed spot-kick against Southgarth", {"events": ["missed"], "opponents": [2]})]),
        # what points at any match, or at none
        ("a win, the final, that night, the last minute, the final whistle", []),
        ("beat Southgarth; can beat Southgarth", []),
        ("a cup lost 0-2 to win the fans, the 2-0 win", []),
        ("wins over Southgarth, semi-finals and finals", []),
        ("the 2018-19 season, pages 10-12, a 4-4-2", []),
        ("the miss of the season, Miss Brook, hit and miss.", []),
    ],
)  # fmt: skip
def test_an_expression_is_read_into_clues(text, found):
    assert said(text) == found


def test_what_stands_near_is_told_apart_from_what_is_said():
    [one] = references(
        "Norland fell. Brook and Lind saw the 0-2 defeat by Southgarth in the Harbour Cup, in Millby."
    )
    assert one.own.opponents == {2}
    assert (one.near.players, one.near.places, one.near.subjects) == (
        {1, 2},
        {"Millby"},
        frozenset(),
    )
    assert one.carried == 2


def test_all_that_is_told_of_one_miss_belongs_to_it():
    text = (
        "At Mill Park Brook missed a penalty. It hurt. That miss, said Lind, was in May 2024. "
        "The missed penalty against Southgarth is another."
    )
    first, again, other = references(text)
    for one in (first, again):
        assert one.near.venues == {1}
        assert one.near.players == {1, 2}
        assert [text[day.start : day.end] for day in one.near.dates] == ["May 2024"]
    assert other.near.venues == frozenset()


def test_at_most_a_hundred_expressions_of_a_text_are_read():
    assert len(references("The 2-0 win over Southgarth. " * 150)) == MOST


@pytest.mark.parametrize(
    "unit",
    ["Southgarth ", "the win over ", "2-0 ", "penalty that went ", "Brook’s Sand ", "a", "in Millby in May 2024 ", "“", "\n"],
)  # fmt: skip
def test_a_hostile_text_takes_time_in_proportion_to_its_length(unit):
    def took(length):
        text = (unit * (length // len(unit) + 1))[:length]
        begun = process_time()
        references(text)
        return process_time() - begun

    # Eight times the text: 64 times the time where it were quadratic.
    # (Up to three tries: a collector of garbage may come in between.)
    assert any(took(48_000) < 24 * took(6_000) + 0.1 for _ in range(3))


PIECES = [
    "Ada Brook", "Brook’s", "Sand", "Norland", "Southgarth’s", "the", "2-0", "win", "over", "against",
    "in", "Millby", "at Mill Park", "Harbour Cup", "final", "December 2022", "next summer", "on 31 June",
    "“", "”", ".", ",", "\n\n", "that miss", "missed a penalty", "’s", "é", "\u202e", "\x00", "beat", "He",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(["", " "]))
@settings(max_examples=150)
def test_whatever_stands_there_is_found_in_its_place(pieces, between):
    text = between.join(pieces)
    found, days = BOOK.find(text, ON), find_dates(text, ON)
    told = pooled(find_references(text, found, days))
    for kind in (found, days, told):
        assert all(0 <= one.start < one.end <= len(text) for one in kind)
        assert all(one.end <= after.start for one, after in pairwise(kind))
    assert all(one.candidates or one.place for one in found)
    assert all(one.settled or len(one.candidates) > 1 for one in found)
    assert BOOK.find(text, ON) == found
    assert pooled(find_references(text, found, days)) == told
