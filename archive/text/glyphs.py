"""Single quotation marks: what each may do where it stands, open, close or neither.

Knows the habits of papers (curly and straight, double, single, low, angle) and what only looks like
a mark: decades, clipped words, possessives. Says nothing of which marks belong together.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

DOUBLE = "d"
SINGLE = "s"
GUILLEMET = "g"
SMALL_GUILLEMET = "a"

ANY = re.compile(r"``|''|[\"“”„‟«»‹›'‘’‚‛`]+")
_TWO = ("``", "''")
_FAMILY = {
    **dict.fromkeys('"“”„‟', DOUBLE),
    **dict.fromkeys("'‘’‚‛`", SINGLE),
    **dict.fromkeys("«»", GUILLEMET),
    **dict.fromkeys("‹›", SMALL_GUILLEMET),
    **dict.fromkeys(_TWO, DOUBLE),
}
_ALL_MARKS = frozenset("\"“”„‟«»‹›'‘’‚‛`")
_OPENING_NEIGHBOURS = frozenset("([{<—–-/*_>|•·\u200b\u200c\u200d\ufeff") | _ALL_MARKS
_STRONG = frozenset(",.?!…;:—–-")
_CLIPPED = frozenset(
    "em n til till tis twas twere twill cause cos cuz round bout neath nother appen ave ere ello"
    " alf ome ow ard orse arf er un op ood".split()
)
DENSE = 200  # marks in a paragraph


@dataclass(slots=True)
class Mark:
    """One mark at text[pos:end] and what it may do; `strong` after punctuation: a close at best."""

    pos: int
    end: int
    char: str
    family: str
    opens: bool
    closes: bool
    strong: bool


def not_prose(text: str, start: int, end: int, least: int, letters: int) -> bool:
    """More than `least` marks, and more than one for every so many letters, is not prose."""
    count = sum(text.count(mark, start, end) for mark in _ALL_MARKS)
    return count > least and count * letters > end - start


def marks_by_paragraph(text: str, blocks: list[tuple[int, int]]) -> list[list[Mark]]:
    """The marks of each of `blocks`, in order; none of a paragraph that is no prose."""
    reversed_guillemets = _guillemets_reversed(text)
    twos = _has_two_stroke_marks(text)
    found: list[list[Mark]] = [[] for _ in blocks]
    ends = [end for _, end in blocks]
    for match in ANY.finditer(text):
        number = bisect_right(ends, match.start())
        if number < len(blocks):
            _add(found[number], text, match, blocks[number], twos, reversed_guillemets)
    for here, (start, end) in zip(found, blocks, strict=True):
        if len(here) > DENSE and not_prose(text, start, end, DENSE, 5):
            here.clear()
    return found


def _has_two_stroke_marks(text: str) -> bool:
    return "``" in text or re.search(r"(?:^|[\s(])''(?=\w)", text) is not None


def _guillemets_reversed(text: str) -> bool:
    first = re.search(r"[«»]", text)
    return first is not None and first.group() == "»" and re.search(r"»\w", text) is not None


def _add(
    here: list[Mark],
    text: str,
    match: re.Match[str],
    block: tuple[int, int],
    twos: bool,
    reversed_guillemets: bool,
) -> None:
    pos, end = match.span()
    if end - pos > 4:  # a row of marks says nothing about speech
        return
    while pos < end:
        width = 2 if twos and text[pos : pos + 2] in _TWO else 1
        mark = _classify(text, pos, width, block, reversed_guillemets)
        if mark.opens or mark.closes:
            here.append(mark)
        pos += width


def _classify(
    text: str, pos: int, width: int, block: tuple[int, int], reversed_guillemets: bool
) -> Mark:
    char = text[pos : pos + width]
    before = text[pos - 1] if pos > block[0] else " "
    after = text[pos + width] if pos + width < block[1] else " "
    family = _FAMILY[char]
    boundary = before.isspace() or before in _OPENING_NEIGHBOURS
    opens = boundary and not after.isspace()
    closes = not before.isspace() and not after.isalnum()
    strong = before in _STRONG or (before in _ALL_MARKS and text[pos - 2] in _STRONG)
    if family in (GUILLEMET, SMALL_GUILLEMET):
        opens = (char in "«‹") != reversed_guillemets
        closes = not opens
    elif family == SINGLE:
        opens = opens and _may_open_single(text, pos + width, char)
        glued = before in ".?!…" and after.isupper()  # "we did.’The manager": the space was lost
        opens = opens or (glued and char == "‘")
        last = pos + width >= block[1] and not opens  # "of any user. '"
        closes = (closes or glued or last) and char in "'’‛" + "‘" * (not opens)
    elif char in "“„‟``":
        opens = not after.isspace()
        closes = closes and char == "“" and not boundary
    elif char == "”":
        opens = (boundary or before == ":") and after.isalnum()
        closes = not opens
    elif not opens and not closes:
        opens = not before.isdigit()
        closes = True
    elif opens and closes:
        opens = before not in _STRONG or after.isalnum()
        closes = before not in "([{<"
    return Mark(pos, pos + width, char, family, opens, closes, strong)


def _may_open_single(text: str, after: int, char: str) -> bool:
    if char == "`":
        return True
    if text[after].isdigit():
        year = re.compile(r"\d0s\b|\d\d(?:[-–/]\d\d)?(?![\d:]|\s+\w+[’']\s)").match(text, after)
        return year is None
    word = re.compile(r"[^\W\d_]+").match(text, after)
    if word is None:
        return not text[after].isspace()
    if word.group().lower() not in _CLIPPED:
        return True
    # "'is it over?' he asked": a clipped word is one only when a small letter or no close follows
    return word.group()[0].isupper() and text[word.end() : word.end() + 1] not in "’'"
