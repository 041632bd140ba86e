"""Typing before, between and after quotes moves their places and breaks none.

Over texts as papers print them (the long passages of tests/data), with the quotes that the
extractor finds there. What is typed never goes into a quote's own words.
"""

from bisect import bisect_right
from functools import cache
from itertools import accumulate

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from archive.text.anchors import CONTEXT, Anchor, Finder, describe
from tests.archive.text.passages import read_passages

Parts = list[tuple[int, int]]
# A text with the parts of each of its quotes.
Story = tuple[str, list[Parts]]


@cache
def stories() -> list[Story]:
    """The long passages, and all of them as one text."""
    found = [(one.text, [list(quote.parts) for quote in one.found()]) for one in long_passages()]
    begins = accumulate((len(text) + 2 for text, _ in found), initial=0)
    joined = [
        [(start + at, end + at) for start, end in parts]
        for at, (_, quotes) in zip(begins, found, strict=False)
        for parts in quotes
    ]
    return [*found, ("\n\n".join(text for text, _ in found), joined)]


def long_passages():
    return [one for one in read_passages("passages_long.txt") if one.found()]


def gaps(story: Story) -> list[int]:
    """Every place of a text that lies in no quote's words; their borders are such places."""
    text, quotes = story
    inside = {at for parts in quotes for start, end in parts for at in range(start + 1, end)}
    return [at for at in range(len(text) + 1) if at not in inside]


def type_in(story: Story, typed: dict[int, str]) -> Story:
    """The text with something typed at these places, and where each quote's parts stand then."""
    text, quotes = story
    places = sorted(typed)
    sums = [0, *accumulate(len(typed[at]) for at in places)]
    ends = [*places, len(text)]
    new = text[: ends[0]] + "".join(
        typed[at] + text[at:after] for at, after in zip(places, ends[1:], strict=True)
    )

    def moved(start: int, end: int) -> tuple[int, int]:
        by = sums[bisect_right(places, start)]
        return start + by, end + by

    return new, [[moved(start, end) for start, end in parts] for parts in quotes]


def anchored(story: Story) -> list[list[Anchor]]:
    text, quotes = story
    return [[describe(text, start, end) for start, end in parts] for parts in quotes]


@st.composite
def edits(draw: st.DrawFn, words: st.SearchStrategy[str], most: int = 5) -> tuple[Story, Story]:
    """A text, and the same with a few things typed into it."""
    story = draw(st.sampled_from(stories()))
    open_places = gaps(story)
    typed = draw(st.dictionaries(st.sampled_from(open_places), words, min_size=1, max_size=most))
    return story, type_in(story, typed)


PROSE = st.lists(
    st.sampled_from(
        "the of rain a “ ” , . ‘ ’ – \n\n said Moorgate (again) 2–1 Ærø 😀 ' \"".split(" ")
    ),
    min_size=1,
    max_size=30,
).map(" ".join)


@given(edits(PROSE | st.text(min_size=1, max_size=400)))
@settings(max_examples=60)
def test_typing_anywhere_moves_every_quote_and_breaks_none(edit: tuple[Story, Story]) -> None:
    before, after = edit
    finder = Finder(after[0])
    for anchors, parts in zip(anchored(before), after[1], strict=True):
        places = finder.place_all(anchors)
        assert [(place.start, place.end) for place in places] == parts
        assert {place.state for place in places} <= {"verified", "moved"}
        assert all(0.5 < place.score <= 1 for place in places)


@given(st.data())
@settings(max_examples=10)
def test_edit_after_edit_nothing_drifts(data: st.DataObject) -> None:
    story = data.draw(st.sampled_from(stories()[:-1]))
    for _ in range(8):
        at = data.draw(st.sampled_from(gaps(story)))
        after = type_in(story, {at: data.draw(PROSE)})
        finder = Finder(after[0])
        for anchors, parts in zip(anchored(story), after[1], strict=True):
            assert [(one.start, one.end) for one in finder.place_all(anchors)] == parts
        story = after


@given(st.data())
@settings(max_examples=60)
def test_the_same_words_typed_elsewhere_are_not_taken_for_the_quote(data: st.DataObject) -> None:
    story = data.draw(st.sampled_from(stories()))
    text, quotes = story
    parts = data.draw(st.sampled_from(quotes))
    start, end = data.draw(st.sampled_from(parts))
    at = data.draw(st.sampled_from(gaps(story)))
    assume(all(abs(at - edge) > CONTEXT for part in parts for edge in part))
    again = f" {data.draw(PROSE)} {text[start:end]} {data.draw(PROSE)} "
    # As long as what it pushes away may be: then the words stand at the old offsets too.
    after = type_in(story, {at: again})
    found = Finder(after[0]).place_all(anchored(story)[quotes.index(parts)])
    assert [(place.start, place.end) for place in found] == after[1][quotes.index(parts)]


def test_a_chorus_moved_by_its_own_length_is_told_by_what_stands_beside_it() -> None:
    verse, other = "“We go again,” sang the north stand. ", "“We go again,” sang the south stand. "
    text = f"{verse}{other}The rain went on."
    anchor = describe(text, len(verse) + 1, len(verse) + 14)
    assert anchor.exact == "We go again,”"
    moved = Finder(verse + text).place(anchor)
    assert (moved.start, moved.state) == (2 * len(verse) + 1, "moved")
    stayed = Finder(text.replace("south stand", "whole stand")).place(anchor)
    assert (stayed.start, stayed.state, stayed.score) == (anchor.start, "verified", 1.0)
