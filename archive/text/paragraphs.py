"""Paragraphs of a plain text: blocks between blank lines, or lines where no line is wrapped."""

from __future__ import annotations

import re
from itertools import pairwise

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_BREAK = re.compile(r"\s*\n\s*")


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of each paragraph, in order, without the white space around it.

    A single line break ends a paragraph too, unless the text is wrapped at a fixed width.
    """
    pattern = _BLANK if _wrapped(text) else _BREAK
    blocks: list[tuple[int, int]] = []
    start = 0
    for match in pattern.finditer(text):
        _add(blocks, text, start, match.start())
        start = match.end()
    _add(blocks, text, start, len(text))
    return blocks


def _add(blocks: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        blocks.append((start, end))


def _wrapped(text: str) -> bool:
    """True where most lines that another line follows are of one width, as in e-mailed text."""
    lines = text.split("\n")
    followed = [len(line) for line, after in pairwise(lines) if line.strip() and after.strip()]
    if len(followed) < 4 or max(followed) > 100:
        return False
    return sum(length > 50 for length in followed) * 10 > len(followed) * 7
