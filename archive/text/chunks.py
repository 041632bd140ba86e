"""Capitalised words that stand side by side in a text: what a name is found in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from archive.text import lexicon
from archive.text.words import search_key

LONGEST = 10
_WORD = re.compile(r"[^\W_]+(?:[-‑’'][^\W_]+)*")
_ABBREVIATED = frozenset(
    "jr sr st dr mr mrs ms sen rep gov gen col maj brig capt lt sgt prof rev hon".split()
)
_POSSESSIVE = re.compile(r"[’']s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """A capitalised word (or a particle) at text[start:end], possessive cut; `key` is folded."""

    start: int
    end: int
    key: str
    text: str
    possessive: bool


@dataclass(slots=True)
class Chunk:
    """Words of one possible name, and what stands before and after them."""

    words: list[Word]
    opens_sentence: bool
    before: str  # the word before, lower case, or a mark
    after: str  # the word after, lower case, or a mark


def chunks(text: str) -> Iterable[Chunk]:
    """Capitalised words side by side, particles between them; at most eight words to a chunk."""
    current: list[Word] = []
    pending: list[Word] = []
    before, previous, end = "", "", 0
    opens = True
    for match in _WORD.finditer(text):
        start = match.start()
        gap = text[end:start]
        word = match.group()
        joined = gap in (" ", "\u00a0", ". ", ".") and ("." not in gap or _abbreviated(current))
        capital = word[0].isupper()
        if current and (not joined or current[-1].possessive or len(current) >= LONGEST):
            yield Chunk(current, opens, before, _after(gap, previous if pending else word))
            current, pending = [], []
        if capital:
            if not current:
                before = _before(gap, previous)
                opens = _opens_sentence(gap, end)
            current += [*pending, _word(text, match)]
            pending = []
        elif current:
            key = word.lower()
            if key in lexicon.PARTICLES and joined and len(pending) < 3:
                pending.append(_word(text, match))
            else:
                yield Chunk(current, opens, before, pending[0].text if pending else word.lower())
                current, pending = [], []
        previous, end = word.lower(), match.end()
    if current:
        yield Chunk(current, opens, before, "")


def _abbreviated(current: list[Word]) -> bool:
    if not current:
        return False
    last = current[-1].text
    return len(last) == 1 or last.lower() in _ABBREVIATED


def _before(gap: str, previous: str) -> str:
    return previous if not gap.strip() or gap.strip() in "-" else gap.strip()[-1]


def _after(gap: str, word: str) -> str:
    return word.lower() if not gap.strip() else gap.strip()[0]


def _opens_sentence(gap: str, end: int) -> bool:
    return end == 0 or "\n" in gap or any(char in gap for char in '.?!:;“”"‘«»•')


def _word(text: str, match: re.Match[str]) -> Word:
    word = match.group()
    cut = word if word.isalpha() else _POSSESSIVE.sub("", word)
    possessive = cut != word
    start, end = match.start(), match.start() + len(cut)
    if not possessive and word[-1:] in "sxz" and text[end : end + 1] in ("’", "'"):
        possessive = text[end + 1 : end + 2].isspace()
    return Word(start, end, _key(cut), cut, possessive)


@lru_cache(maxsize=1 << 14)
def _key(word: str) -> str:
    return search_key(word)
