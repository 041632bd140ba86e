"""What holds of the extractor and the anchors for any text, tried on texts made by hypothesis."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import asdict
from itertools import chain
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.extract import Person, find_quotes, find_reported
from archive.text.anchors import describe, place_all
from tests import parts

PEOPLE = [
    Person("Ada Moss", ["Moss"], gender="female", roles=["captain"], nationality="Danish"),
    Person("Lou Castle", ["Castle"], gender="male"),
]
PAIRS = ["“”", '""', "‘’", "''", "„“", "«»", "»«"]

# -- any text at all

# Marks and the words that matter to the extractor turn up far more often than by chance.
MARKS = ["“", "”", '"', "'", "’", "‘", "«", "»", "„", "``", "''", "`", "’90s", "players’ "]
POINTS = ["–", "—", ": ", ", ", ". ", "? ", "… ", "(", ")", "[…]", "> ", "- ", "Q", "A"]
UNSEEN = [
    "\n",
    "\n\n",
    " ",
    "\t",
    "\u00a0",
    "\u200b",
    "\u202e",
    "\ufeff",
    "\x00",
    "\ud800",
    "\u0301",
]
NAMES = [
    "Ada Moss",
    "Castle",
    "Moss’s",
    "the Dane",
    "who ",
    "I was late",
    "a day",
    "No",
    "in ",
    "And ",
]
VERBS = [" said ", " he ", "she told him ", "according to ", "It read"]
PIECES = st.sampled_from([*MARKS, *POINTS, *UNSEEN, *NAMES, *VERBS])
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=50).map("".join)


@pytest.mark.parametrize(
    "word", ["And", "But", "After", "The", "His", "Who", "When Castle", "Castle,"]
)
def test_a_paragraph_of_a_word_or_two_is_read(word: str) -> None:
    """`make soak` met it: what leads up to a clause may be all there is."""
    found = find_quotes(f"{word}\n\n“We ran,” said Moss.\n\n{word} “No”\n\n{word}:\n“No.”", PEOPLE)
    assert found[0].speaker == "Ada Moss"


@settings(max_examples=150)
@given(TEXTS)
def test_every_part_is_a_piece_of_the_text(text: str) -> None:
    after = 0
    for quote in find_quotes(text, PEOPLE):
        assert (quote.start, quote.end) == (quote.parts[0][0], quote.parts[-1][1])
        assert quote.text == " ".join(text[start:end] for start, end in quote.parts)
        for start, end in quote.parts:
            assert after <= start < end <= len(text)
            assert any(character.isalnum() for character in text[start:end])
            after = end
        if quote.speaker_start is not None and quote.speaker_end is not None:
            assert 0 <= quote.speaker_start < quote.speaker_end <= len(text)
    for reported in find_reported(text, PEOPLE):
        assert all(0 <= start < end <= len(text) for start, end in reported.parts)


def test_a_voice_carried_far_grows_doubtful_and_no_more() -> None:
    text = "“One,” said Moss.\n\n" + "The rain fell.\n\nNobody moved.\n\n“And on.”\n\n" * 30
    found = find_quotes(text, PEOPLE)
    assert len(found) == 31
    assert all(0 < quote.confidence < 1 for quote in found)


@settings(max_examples=60)
@given(TEXTS)
def test_the_same_text_gives_the_same_quotes(text: str) -> None:
    first = [asdict(quote) for quote in find_quotes(text, PEOPLE)]
    assert [asdict(quote) for quote in find_quotes(text, list(PEOPLE))] == first


FOUND_IN_PASSAGES = """
from tests.archive.text.passages import read_passages
for one in read_passages("passages_long.txt"):
    print(one.found())
"""


def test_another_process_finds_the_same_quotes() -> None:
    """In each, sets of words have another order."""
    told = [
        subprocess.run(
            [sys.executable, "-c", FOUND_IN_PASSAGES],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=parts.ROOT,
            capture_output=True,
            check=True,
            timeout=120,
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1]
    assert b"FoundQuote" in told[0]


# -- texts whose marks close in their own paragraph

SAID = st.sampled_from(
    [
        "We were late",
        "I never saw it",
        "It rained. Nobody left",
        "You can have mine",
        "Is that all?",
        "No",
    ]
)
NARRATION = st.sampled_from(
    ["The rain came down on the Cliff End.", "Castle had missed the bus.", "She looked at the clock.",
     "The Dane signed in June.", "Nobody moved.", "Moss was 30 when the club let her go, and she kept the boots."]
)  # fmt: skip
ATTRIBUTION = st.sampled_from(
    ["{0},{1} said Moss.", "Castle said: {0}.{1}", "{0},{1} she said.", "{0}.{1}", "{0},{1} said Moss. {0}.{1}",
     "Moss called it {0}{1}.", "{0},{1} said the captain, {0}.{1}"]
)  # fmt: skip


def quoted(pair: str, words: str, attribution: str) -> str:
    """A paragraph of `attribution`'s shape: {0} is the opened quote, {1} its closing mark."""
    return attribution.replace("{0}", pair[0] + words).replace("{1}", pair[1])


@st.composite
def articles(draw: st.DrawFn) -> tuple[list[str], list[int]]:
    """Paragraphs of one typographic habit, and the numbers of those without a quote, of which there
    is at least one.

    No two quote the same words: what tells those apart is in test_anchors.
    """
    pair = draw(st.sampled_from(PAIRS))
    paragraphs, plain = [], []
    count = draw(st.integers(2, 7))
    always = draw(st.integers(0, count - 1))
    for number in range(count):
        if number == always or draw(st.booleans()):
            paragraphs.append(draw(NARRATION))
            plain.append(number)
        else:
            paragraphs.append(quoted(pair, f"{draw(SAID)} in week {number}", draw(ATTRIBUTION)))
    return paragraphs, plain


def words(text: str) -> list[str]:
    """Every quoted piece of `text` that is returned, in order."""
    return [text[start:end] for quote in find_quotes(text, PEOPLE) for start, end in quote.parts]


@settings(max_examples=100)
@given(articles(), st.data())
def test_a_paragraph_without_quotes_changes_no_quote(
    article: tuple[list[str], list[int]], data: st.DataObject
) -> None:
    paragraphs, plain = article
    gone = data.draw(st.sampled_from(plain))
    rest = paragraphs[:gone] + paragraphs[gone + 1 :]
    text, without = "\n\n".join(paragraphs), "\n\n".join(rest)
    at = len("".join(paragraph + "\n\n" for paragraph in paragraphs[:gone]))
    shift = len(paragraphs[gone]) + 2
    moved = [
        [
            (start - shift, end - shift) if start >= at else (start, end)
            for start, end in quote.parts
        ]
        for quote in find_quotes(text, PEOPLE)
    ]
    found = [quote.parts for quote in find_quotes(without, PEOPLE)]
    assert list(chain.from_iterable(found)) == list(chain.from_iterable(moved))
    assert words(without) == words(text)
    # What stood apart now stands side by side: there alone one speaker may go on in another paragraph.
    bare = {number - (number > gone) for number in plain if number != gone}
    first, last = seam(gone, bare, len(rest))
    begin = len("".join(paragraph + "\n\n" for paragraph in rest[:first]))
    end = len("\n\n".join(rest[:last]))
    assert outside(found, begin, end) == outside(moved, begin, end)


def seam(gone: int, bare: set[int], count: int) -> tuple[int, int]:
    """The paragraphs with quotes, from the first to behind the last, that touch where paragraph `gone`
    was; none where it had not one on either side."""
    first = last = gone
    while first > 0 and first - 1 not in bare:
        first -= 1
    while last < count and last not in bare:
        last += 1
    return (first, last) if first < gone < last else (gone, gone)


def outside(quotes: list[list[tuple[int, int]]], begin: int, end: int) -> list[Any]:
    return [parts for parts in quotes if not begin <= parts[0][0] < end]


# -- typing in a text whose citations are anchored


TYPED = st.sampled_from(["A new start.", "x", "Castle, who had been ill, left early."])


@settings(max_examples=100)
@given(articles(), TYPED, st.integers(0, 7))
def test_typing_between_quotes_moves_citations_and_breaks_none(
    article: tuple[list[str], list[int]], typed: str, gap: int
) -> None:
    paragraphs, _ = article
    text = "\n\n".join(paragraphs)
    at = len("".join(paragraph + "\n\n" for paragraph in paragraphs[:gap]))
    changed = "\n\n".join([*paragraphs[:gap], typed, *paragraphs[gap:]])
    for quote in find_quotes(text, PEOPLE):
        anchors = [describe(text, start, end) for start, end in quote.parts]
        for place, (start, end) in zip(place_all(changed, anchors), quote.parts, strict=True):
            shift = len(typed) + 2 if start >= at else 0
            assert (place.start, place.end) == (start + shift, end + shift)
            assert place.state == ("moved" if shift else "verified")


@pytest.mark.parametrize("pair", PAIRS)
def test_the_articles_hold_quotes_in_every_habit(pair: str) -> None:
    text = quoted(pair, "We were late", "{0},{1} said Moss.")
    assert words(text)[0].rstrip(",") == "We were late"
