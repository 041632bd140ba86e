"""Two texts side by side, word by word: what one has and the other has not.

Pure; used where an editor has to choose between two versions.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from archive.text.words import search_key

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
_PRINTED = re.compile(r"\S+\s*|^\s+")
# Beyond this many words the comparison goes by lines: word by word takes quadratic time.
WORDS = 4_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that both have, or only the first (`gone`), or only the second (`new`)."""

    kind: Literal["same", "gone", "new"]
    text: str


def compare(first: str, second: str) -> list[Piece]:
    """The pieces that make up both texts, in order: without `new` they are the first, without
    `gone` the second."""
    one, other = _WORD.findall(first), _WORD.findall(second)
    if len(one) + len(other) > WORDS:
        return _by_lines(first, second)
    return _pieces(one, other)


def by_words(first: str, second: str) -> list[Piece]:
    """As `compare` for two printings of the same words: whole words, and case, marks and accents
    make no difference. What both have is as the second has it."""
    one, other = _PRINTED.findall(first), _PRINTED.findall(second)
    if len(one) + len(other) > WORDS:
        return _by_lines(first, second)
    mine, theirs = ([search_key(word) for word in words] for words in (one, other))
    found: list[Piece] = []
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    for tag, start, end, from_, to in matcher.get_opcodes():
        gone, new = "".join(one[start:end]), "".join(other[from_:to])
        found += _pair(tag == "equal", new if tag == "equal" else gone, new)
    return found


def _by_lines(first: str, second: str) -> list[Piece]:
    one, other = first.splitlines(keepends=True), second.splitlines(keepends=True)
    found: list[Piece] = []
    for tag, start, end, from_, to in SequenceMatcher(None, one, other).get_opcodes():
        gone, new = "".join(one[start:end]), "".join(other[from_:to])
        words = _WORD.findall(gone), _WORD.findall(new)
        if tag == "replace" and sum(map(len, words)) <= WORDS:
            found += _pieces(*words)
        else:
            found += _pair(tag == "equal", gone, new)
    return found


def _pieces(one: list[str], other: list[str]) -> list[Piece]:
    found: list[Piece] = []
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for tag, start, end, from_, to in matcher.get_opcodes():
        found += _pair(tag == "equal", "".join(one[start:end]), "".join(other[from_:to]))
    return found


def _pair(same: bool, gone: str, new: str) -> list[Piece]:
    if same:
        return [Piece("same", gone)]
    pieces = [Piece("gone", gone), Piece("new", new)]
    return [piece for piece in pieces if piece.text]
