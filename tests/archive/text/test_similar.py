"""Two wordings of one utterance are told from two utterances: pairs from print, and pairs that are not."""

from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.difference import by_words
from archive.text.similar import Circumstances, judge, likeness
from archive.text.telling import MOST_KEYS, Wording
from archive.text.words import search_key

KANE = Circumstances(speaker=1)
# The same interview as two papers had it (features.md 4.5), and what else they had of it.
SAME = [
    (
        "After that penalty, I went 31 in a row without missing,",
        "After that penalty, I went 31 without missing.",
    ),
    (
        "That was probably the worst I’ve ever felt on a football pitch.",
        "I'd say that was probably the worst that I felt in any moment",
    ),
    (
        "I changed my technique, improved, and learned.",
        "I changed my technique a little bit. I improved in that sense…",
    ),
    (
        "But moments like that shape you—they make you stronger.",
        "Those moments only shape you as a person, as a player…",
    ),
    ("It’s been fuel for me,", "It's been fuel for me"),
]
ANOTHER = (
    "I feel like I’m in the best form of my life",
    "I'd say so. The numbers are there.",
)
UNRELATED = (
    (Path(__file__).parents[2] / "data" / "unrelated.txt").read_text(encoding="utf-8").splitlines()
)


def score(one: str, other: str, known: Circumstances = KANE, of_other: Circumstances = KANE):
    return judge([Wording(one)], [Wording(other)], known, of_other)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_utterance_is_proposed_by_its_words_and_speaker(one, other):
    assert score(one, other).proposed
    assert score(other, one) == score(one, other)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_each_comes_before_whatever_else_was_said_there(one, other):
    said = [first for first, _ in SAME] + [ANOTHER[0]]
    ranked = sorted(said, key=lambda words: -score(words, other).score)
    assert ranked[0] == one


@pytest.mark.parametrize(
    ("whole", "pieces"), [([4, 1, 3], [1, 3]), ([0, 2], [0, 2])], ids=["fuel", "learning"]
)
def test_it_is_found_inside_the_whole_utterance(whole, pieces):
    said = " ".join(SAME[number][0] for number in whole)
    for number in pieces:
        assert score(said, SAME[number][1]).proposed


def test_other_words_of_the_same_interview_are_not():
    day = Circumstances(speaker=1, said_on=date(2025, 10, 14), subjects=[7])
    assert not score(*ANOTHER, day, day).proposed


def test_of_unrelated_words_hardly_any_are_proposed():
    """All pairs of what one speaker said on one day about one match: the strictest setting."""
    day = Circumstances(
        speaker=1, said_on=date(2024, 5, 1), subjects=[7], published_on=[date(2024, 5, 2)]
    )
    wordings = [Wording(line) for line in UNRELATED]
    assert len(wordings) > 60
    wrong = [
        (one.text, other.text)
        for one, other in combinations(wordings, 2)
        if judge([one], [other], day, day).proposed
    ]
    # At most 4 in 200.
    assert len(wrong) * 50 <= len(wordings) * (len(wordings) - 1) // 2, wrong
    assert len(wrong) <= 4, wrong


def test_another_speaker_is_never_proposed():
    assert (
        score(
            "It’s been fuel for me", "It’s been fuel for me", KANE, Circumstances(speaker=2)
        ).score
        == 0
    )


def test_an_unknown_speaker_is_but_with_less():
    nobody = Circumstances()
    assert score(*SAME[0], KANE, nobody).proposed
    assert score(*SAME[0], KANE, nobody).score < score(*SAME[0]).score
    other_name = Circumstances(names=["Ada Brandt"])
    named = Circumstances(speaker=1, names=["Harry Kane", "Kane"])
    assert score(*SAME[1], named, other_name).score < score(*SAME[1], named, nobody).score
    assert "printed under another name" in score(*SAME[1], named, other_name).reasons


def test_a_saying_repeated_on_another_day_counts_less():
    days = [
        Circumstances(speaker=1, said_on=date(2024, 5, 1) + timedelta(days=apart))
        for apart in (0, 1, 400)
    ]
    same, near, far = (score(*SAME[2], days[0], day).score for day in days)
    assert same == near > score(*SAME[2]).score > far


def test_what_is_known_beside_the_words_never_does_it_alone():
    day = Circumstances(speaker=1, said_on=date(2024, 5, 1), subjects=[7])
    assert not score(
        "We kept the ball for an hour.", "The bus broke down in Ely.", day, day
    ).proposed


def test_the_reasons_say_why():
    day = Circumstances(speaker=1, said_on=date(2025, 10, 14), subjects=["match 1"])
    told = score(*SAME[0], day, day).reasons
    assert told[0].endswith("alike in words")
    assert "both say penalty, 31, missing" in told
    assert told[-3:] == (
        "the same speaker",
        "said on the same day",
        "about the same match or moment",
    )
    assert score(*SAME[4]).reasons[0] == "the same words"


def test_a_piece_is_told_from_the_whole():
    whole = Wording("We dug in. The bus broke down in Ely and nobody complained.")
    assert likeness(whole, Wording("the bus broke down in Ely")).contained
    assert not likeness(whole, Wording("the bus broke down in Cove")).contained


def test_case_accents_and_marks_make_no_other_wording():
    assert likeness(Wording("Mbappé’s smirk – “why”?"), Wording("mbappe's smirk, why")).equal


texts = st.text(alphabet="aé’ .!\nbc19ж語", max_size=80) | st.lists(
    st.sampled_from("we kept the ball penalty moments shaped a worst 31. night!".split()),
    max_size=30,
).map(" ".join)


@given(texts, texts)
def test_likeness_is_symmetrical_and_from_0_to_1(one, other):
    there, back = likeness(Wording(one), Wording(other)), likeness(Wording(other), Wording(one))
    assert there == back
    assert 0 <= there.score <= 1
    if Wording(one).terms:
        assert likeness(Wording(one), Wording(one)).score == 1


@given(texts)
def test_keys_are_few_and_the_same_for_the_same_words(text):
    keys = Wording(text).keys
    assert len(keys) == len(set(keys)) <= 1 + 2 * MOST_KEYS
    assert all(0 <= key < 2**63 for key in keys)
    assert keys == Wording(f"  “{text}”").keys
    assert bool(keys) == bool(Wording(text).terms)


def test_alike_texts_share_keys():
    for one, other in SAME:
        assert set(Wording(one).keys) & set(Wording(other).keys), one
    long = " ".join(f"word{number} said" for number in range(300))
    assert len(set(Wording(long).keys) & set(Wording(f"{long} and more").keys)) > MOST_KEYS


def test_a_long_text_takes_no_longer_than_it_has_to():
    """What is looked at is bounded: the keys of a megabyte come at once."""
    assert len(Wording("so many words " * 80_000).terms) == 2_000
    assert likeness(Wording("a. b! c? " * 20_000), Wording("b! c? a. " * 20_000)).score <= 1


def test_two_printings_are_laid_over_each_other_by_words():
    pieces = by_words("“We kept the Ball,” for an hour.", "We kept, the ball for ages")
    assert [(one.kind, one.text) for one in pieces] == [
        ("same", "We kept, the ball for "),
        ("gone", "an hour."),
        ("new", "ages"),
    ]


@given(texts, texts)
def test_each_printing_can_be_read_from_the_pieces(one, other):
    pieces = by_words(one, other)
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == other
    mine = " ".join(piece.text for piece in pieces if piece.kind != "new")
    assert search_key(mine).split() == [
        word for part in one.split() for word in search_key(part).split()
    ]
