"""Speakers and spans on invented passages: one for each rule and each known trap."""

from __future__ import annotations

import pytest

from tests.archive.text.passages import Passage, read_passages

NAMES = [
    "passages.txt",
    "passages_long.txt",
    "passages_papers.txt",
    "passages_talk.txt",
    "passages_more.txt",
]
PASSAGES = [passage for name in NAMES for passage in read_passages(name)]


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.title)
def test_a_passage_yields_its_quotes_and_speakers(passage: Passage) -> None:
    assert passage.outcome() == passage.expected
