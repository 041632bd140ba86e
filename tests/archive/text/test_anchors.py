"""Anchors: described, verified, moved, changed, lost."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.anchors import LOST, Anchor, Finder, Place, describe, place, place_all

TEXT = (
    "Maren Osei came back to the ground where it began.\n\n"
    "“It never left me,” she admitted, “but I learned to carry it. Every morning I ran the same "
    "hill, and every morning it was a little less steep.”\n\n"
    "She still calls it her “toughest.” Nobody at the club would argue with that.\n\n"
    "“We go again,” the captain said before the game.\n\n"
    "After it, in the rain, the goalkeeper had no better words: “We go again,” and that was all."
)
LONG = "but I learned to carry it. Every morning I ran the same hill"
# Words that stand nowhere else, so that what is deleted is gone.
DISTINCT = [f"{a}{b}{c}" for a in "bdfgk" for b in "aeiou" for c in ("lm", "rst", "nd")]


def anchor_of(words: str, text: str = TEXT, nth: int = 0) -> Anchor:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return describe(text, start, start + len(words))


def test_an_anchor_is_the_words_and_their_surroundings() -> None:
    assert anchor_of("toughest.") == Anchor(
        exact="toughest.",
        prefix=TEXT[189:221],
        suffix="” Nobody at the club would argue",
        start=221,
        end=230,
    )
    assert describe("short", 0, 5) == Anchor("short", "", "", 0, 5)
    assert describe("a b c", 2, 3, context=1) == Anchor("b", " ", " ", 2, 3)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2), (0, 6)])
def test_an_anchor_needs_words(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no run of characters"):
        describe("short", start, end)


@pytest.mark.parametrize("words", [LONG, "toughest.", "We go again,", "M", "all."])
def test_unchanged_text_is_verified(words: str) -> None:
    anchor = anchor_of(words)
    assert place(TEXT, anchor) == Place(anchor.start, anchor.end, 1.0, "verified")


@pytest.mark.parametrize("words", [LONG, "toughest.", "It never left me,"])
@pytest.mark.parametrize("typed", ["x", "A new first paragraph.\n\n", "long " * 300])
def test_typing_before_a_quote_moves_it(words: str, typed: str) -> None:
    anchor = anchor_of(words)
    for at in (0, 1, anchor.start):
        found = place(TEXT[:at] + typed + TEXT[at:], anchor)
        assert (found.start, found.state) == (anchor.start + len(typed), "moved")
        assert found.end - found.start == len(words)
        assert 0.7 < found.score < 1


@pytest.mark.parametrize("nth", [0, 1])
@pytest.mark.parametrize("typed", ["Before. ", "“We go again,” fans sang. " * 3])
def test_of_the_same_words_the_context_decides(nth: int, typed: str) -> None:
    anchor = anchor_of("We go again,", nth=nth)
    found = place(typed + TEXT, anchor)
    assert (found.start, found.state) == (anchor.start + len(typed), "moved")


def test_the_same_words_in_the_same_surroundings_are_taken_where_they_are_nearest() -> None:
    verse = "“We go again,” they sang, and sang it once more until the lights went out. "
    text = verse * 9
    anchor = anchor_of("We go again,", text, nth=4)
    found = place("One more. " + text, anchor)
    assert found.start == anchor.start + 10


@pytest.mark.parametrize(
    ("old", "new", "score"),
    [
        ("learned to carry it", "learnt to carry it", 0.95),
        ("Every morning I ran the same hill", "Every day I ran up the same hill", 0.85),
        ("but I learned", "But I learned", 0.95),
        ("it. Every", "it – every", 0.9),
    ],
)
@pytest.mark.parametrize("typed", ["", "Another first line. "])
def test_changed_words_are_found_with_their_borders(
    old: str, new: str, score: float, typed: str
) -> None:
    changed = (typed + TEXT).replace(old, new)
    found = place(changed, anchor_of(LONG))
    assert changed[found.start : found.end] == LONG.replace(old, new)
    assert found.state == "changed"
    assert score < found.score < 1


@pytest.mark.parametrize(
    ("words", "now"),
    [
        ("toughest.", "toughest,"),
        ("toughest.", "roughest."),
        ("It never left me,", "It never quite left me,"),
        ("It never left me,", "It never left me —"),
        ("We go again,", "We go again!"),
    ],
)
def test_short_words_are_found_between_their_surroundings(words: str, now: str) -> None:
    changed = TEXT.replace(words, now, 1)
    found = place(changed, anchor_of(words))
    assert found.state == "changed"
    assert changed[found.start : found.end] in (now, now.rstrip(" —"))


@pytest.mark.parametrize(
    ("text", "words", "typed"),
    [
        # Right beside the words, on both sides: what stood there is still near.
        ("“One thing,” Moss said. “No,” said Castle.", "No,", f"{30 * '1'}No,{30 * '2'}"),
        # A piece of the words is not better than the words, though little else is as it was.
        ("‘I nearly quit’ – Moss on his way", "I nearly quit", "0I nearly quit’ – Mthe theoss"),
    ],
)
def test_typing_beside_short_words_breaks_nothing(text: str, words: str, typed: str) -> None:
    changed = text.replace(words, typed, 1)
    found = place(changed, describe(text, text.index(words), text.index(words) + len(words)))
    assert (changed[found.start : found.end], found.state) == (words, "moved")


def test_typography_alone_is_a_change() -> None:
    text = "She said: “I didn’t know – not then.” It was late."
    anchor = anchor_of("I didn’t know – not then.", text)
    plain = text.replace("’", "'").replace("–", "-")
    found = place(plain, anchor)
    assert found.state == "changed"
    assert plain[found.start : found.end] == "I didn't know - not then."


@pytest.mark.parametrize("words", [LONG, "toughest.", "It never left me,"])
def test_deleted_words_are_lost(words: str) -> None:
    anchor = anchor_of(words)
    assert place(TEXT.replace(words, ""), anchor) == LOST
    assert place("", anchor) == LOST


def test_words_of_another_text_are_lost() -> None:
    assert place(TEXT, Anchor("words of another match altogether", "", "", 0, 33)) == LOST


def test_a_short_word_elsewhere_is_not_the_quote() -> None:
    text = (
        "“Hard,” she said of it. The pitch was frozen, the wind was strong, and it was Hard, too."
    )
    anchor = describe(text, 1, 6)
    assert place(text[8:], anchor) == LOST


def test_parts_keep_their_order() -> None:
    first, second = anchor_of("It never left me,"), anchor_of(LONG)
    assert [p.state for p in place_all(TEXT, [first, second])] == ["verified", "verified"]
    moved = place_all("Before. " + TEXT, [first, second])
    assert [(p.state, p.start) for p in moved] == [
        ("moved", first.start + 8),
        ("moved", second.start + 8),
    ]
    swapped = TEXT[second.start :] + " " + TEXT[: second.start]
    found = place_all(swapped, [first, second])
    assert sorted(p.state for p in found) == ["lost", "moved"]
    assert place_all(TEXT, []) == []


def test_parts_that_read_the_same_stay_together() -> None:
    text = "“No,” he said. “No,” he said again. She left. “No,” he said. “No,” he said again."
    starts = [n for n in range(len(text)) if text.startswith("No,", n)]
    anchors = [describe(text, start, start + 3) for start in starts[2:]]
    typed = "First of all: "
    found = place_all(typed + text, anchors)
    assert [p.start for p in found] == [start + len(typed) for start in starts[2:]]


def test_a_lost_part_leaves_the_others() -> None:
    first, second = anchor_of("It never left me,"), anchor_of(LONG)
    found = place_all("x" + TEXT.replace(LONG, "and went home"), [first, second])
    assert [p.state for p in found] == ["moved", "lost"]


ANY = st.text("ab “”.\n", max_size=60)


@given(ANY.filter(bool), st.data())
def test_verified_is_never_claimed_wrongly(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    anchor = describe(text, start, data.draw(st.integers(start + 1, len(text))))
    other = data.draw(ANY)
    found = place(other, anchor)
    same = other[anchor.start : anchor.end] == anchor.exact
    assert (found.state == "verified") == same
    if found.state == "lost":
        assert found == LOST
    else:
        assert 0 <= found.start < found.end <= len(other)
        assert 0 < found.score <= 1
        assert (other[found.start : found.end] == anchor.exact) == (found.state != "changed")
    for part in place_all(other, [anchor, anchor]):
        assert part == LOST or part.start < part.end


@given(ANY.filter(bool), ANY, st.data())
def test_typing_before_any_quote_never_breaks_it(
    text: str, typed: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    anchor = describe(text, start, data.draw(st.integers(start + 1, len(text))))
    at = data.draw(st.integers(0, start))
    changed = text[:at] + typed + text[at:]
    found = place(changed, anchor)
    assert found.state in ("verified", "moved")
    assert changed[found.start : found.end] == anchor.exact


@given(
    st.permutations(DISTINCT), st.integers(0, 60), st.integers(1, 15), st.text("xyz ", max_size=9)
)
def test_distinct_words_move_exactly_and_deleted_are_lost(
    words: list[str], first: int, count: int, typed: str
) -> None:
    text = " ".join(words)
    quote = " ".join(words[first : first + count])
    anchor = anchor_of(quote, text)
    found = place(typed + text, anchor)
    assert found.start == anchor.start + len(typed)
    assert found.state == ("moved" if typed else "verified")
    assert place(typed + text[: anchor.start] + text[anchor.end :], anchor) == LOST


@pytest.fixture(scope="module")
def long_text() -> str:
    chance = random.Random(7)
    known = [f"word{n}" for n in range(4_000)] + ["the", "of", "and", "to"] * 400
    return " ".join(chance.choice(known) for _ in range(150_000))


@pytest.mark.parametrize("change", ["typed", "edited", "deleted"])
def test_a_long_quote_in_a_long_text_is_found_fast(long_text: str, change: str) -> None:
    anchor = describe(long_text, 400_000, 402_000)
    changed = {
        "typed": f"New. {long_text}",
        "edited": f"New. {long_text[:400_700]} other words stand here {long_text[400_800:]}",
        "deleted": long_text[:400_000] + long_text[402_000:],
    }[change]
    start = time.process_time()
    found = place(changed, anchor)
    # About 0.5 s on an idle core.
    assert time.process_time() - start < 5
    assert found.state == {"typed": "moved", "edited": "changed", "deleted": "lost"}[change]
    if change != "deleted":
        assert abs(found.start - 400_005) < 3


@pytest.mark.parametrize(
    ("unit", "exact"),
    [
        ("a", "a" * 2000),
        ("a", "a" * 1999 + "b"),
        ("a", "b" + "a" * 1999),
        ("a b ", "a b " * 500 + "c"),
        ("a b ", "a b c " * 20_000),
        ("“a” ", "”a“ " * 500),
        ("中", "中文" * 1000),
        ("a", "a"),
    ],
)
def test_hostile_texts_take_linear_time(unit: str, exact: str) -> None:
    text = unit * (400_000 // len(unit))
    anchor = Anchor(exact, "z" * 32, unit * 32, 999_999, 999_999 + len(exact))
    start = time.process_time()
    Finder(text).place_all([anchor] * 3)
    assert time.process_time() - start < 15
