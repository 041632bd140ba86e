"""A word that turns the sense: found where it is, and nothing made of what is said otherwise."""

import pytest

from archive.text.sense import beside, turns

LONG = "We were late. " * 40


@pytest.mark.parametrize(
    ("asked", "printed"),
    [
        ("It was fuel for me", "It was not fuel for me."),
        ("It was never fuel for me", "It was fuel for me."),
        ("I can win it", "I can’t win it."),
        ("We scored three goals that night", "We scored four goals that night."),
        ("We scored 3 goals that night", "We scored four goals that night."),
        ("I have 30 goals for the town", "I have 31 goals for the town."),
        ("I was the first to go", "I was the second to go."),
        ("We lost one game here", "We lost two games here."),
        ("Nobody slept that night", "Everybody slept that night."),
        ("Wir haben es verdient", "Wir haben es nicht verdient."),
        # The piece that is asked for leaves out what denies it.
        ("we would win it", f"{LONG}I never said we would win it. We did."),
        ("give up", "Don’t give up."),
        ("It was fuel for me", f"{LONG}It was not fuel for me. {LONG}"),
    ],
)
def test_what_turns_the_sense_is_seen_from_both_sides(asked: str, printed: str):
    assert turns(beside(asked, printed))
    if len(asked.split()) + 3 > len(printed.split()):
        assert turns(beside(printed, asked))


@pytest.mark.parametrize(
    ("asked", "printed"),
    [
        ("We kept the ball", "We kept the ball."),
        ("we kept the ball", f"Nobody slept. {LONG}We kept the ball, and waited."),
        ("I did not win it", "I didn’t win it."),
        ("I cannot win it", "I can not win it."),
        ("We scored three goals that night", "We scored 3 goals that night."),
        ("Nobody slept that night", "No one slept that night."),
        ("That was the one thing I felt", "That was the thing I felt."),
        ("I felt awful that night", "I felt terrible that night."),
        ("In 2018 we would win it", "In 2018 we would win it, never again."),
        ("we would win it", "In 2018 we would win it."),
        ("日本", "語"),
        ("", "We kept the ball."),
    ],
)
def test_what_does_not_turn_it_is_let_be(asked: str, printed: str):
    assert not turns(beside(asked, printed))


def test_the_place_is_shown_and_not_the_whole_text():
    pieces = beside("It was fuel for me", f"{LONG}It was not fuel for me. {LONG}")
    assert [(piece.kind, piece.text.strip()) for piece in pieces] == [
        ("same", "It was"),
        ("new", "not"),
        ("same", "fuel for me."),
    ]
    opening = beside("we would win it", f"{LONG}I never said we would win it. We did.")
    assert [(piece.kind, piece.text.strip()) for piece in opening] == [
        ("new", "I never said"),
        ("same", "we would win it."),
    ]
    assert [piece.kind for piece in beside("We kept it and left", "We kept it. We waited.")] == [
        "same",
        "gone",
        "new",
    ]


def test_long_texts_are_held_together_in_no_time():
    beside("the ball " * 100, "the ball and the ball " * 1000)
