"""Speakers and spans on invented passages: one for each rule and each known trap."""

from __future__ import annotations

import pytest

from tests.archive.text.passages import DATA, Passage, read_passages

NAMES = sorted(path.name for path in DATA.glob("passages*.txt"))
PASSAGES = [passage for name in NAMES for passage in read_passages(name)]


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.title)
def test_a_passage_yields_its_quotes_and_speakers(passage: Passage) -> None:
    assert passage.outcome() == passage.expected
