"""Where in a text nearly the same words stand: candidates for `anchors` to weigh.

Comparing words at every place of a long text takes quadratic time. Here pairs of words that also
stand in the text vote for a place, and only the few places with most votes are compared.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from rapidfuzz.distance import Indel

from archive.text.words import fold

# Scripts without spaces: each character a word.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+(?:'[^\W_]+)*")
_CLOSING = frozenset(".,;:!?\u2026")
# Bounds: votes of one pair of words, places compared, and words of the quote looked at.
_MOST_VOTES, _MOST_PLACES, _MOST_WORDS = 50, 8, 2_000
# What stands between prefix and suffix may have grown so much.
_GROWTH, _GROWN = 2, 40


class Resemblance:
    """Finds nearly the same words in one text."""

    def __init__(self, text: str) -> None:
        self._text = text

    def candidates(
        self, exact: str, prefix: str, suffix: str, near: int
    ) -> Iterator[tuple[int, int]]:
        """Places (start, end) that may hold a changed `exact`, once near offset `near`."""
        yield from self._between(exact, prefix, suffix, near)
        yield from self._by_words(exact, near)

    @cached_property
    def _folded(self) -> str:
        return fold(self._text)

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        return [match.span() for match in _WORD.finditer(self._folded)]

    @cached_property
    def _words(self) -> list[str]:
        return [self._folded[start:end] for start, end in self._spans]

    @cached_property
    def _pairs(self) -> dict[tuple[str, str], list[int]]:
        """Where each pair of neighbouring words stands, by the number of its first word."""
        places: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, pair in enumerate(pairwise(self._words)):
            places[pair].append(number)
        return places

    def _between(
        self, exact: str, prefix: str, suffix: str, near: int
    ) -> Iterator[tuple[int, int]]:
        """What now stands between the old prefix and the old suffix."""
        if not prefix or not suffix:
            return
        for low in (max(0, near - len(prefix)), 0):
            before = self._text.find(prefix, low)
            if before < 0:
                continue
            start = before + len(prefix)
            furthest = start + len(exact) * _GROWTH + _GROWN + len(suffix)
            end = self._text.find(suffix, start, furthest)
            if end > start:
                yield start, end
                return

    def _by_words(self, exact: str, near: int) -> Iterator[tuple[int, int]]:
        folded = fold(exact)
        matches = list(_WORD.finditer(folded))[:_MOST_WORDS]
        words = [match[0] for match in matches]
        if not words:
            return
        whole = len(matches) < _MOST_WORDS
        head = exact[: matches[0].start()]
        tail = exact[matches[-1].end() :] if whole else ""
        slack = max(8, len(words) // 2)
        for first in self._voted(words, near):
            low = max(0, first - slack)
            high = min(len(self._words), first + len(words) + slack)
            run = _matching_run(words, self._words[low:high])
            if run:
                start, end = self._spans[low + run[0]][0], self._spans[low + run[1] - 1][1]
                yield self._with_marks(start, end, head, tail)

    def _voted(self, words: Sequence[str], near: int) -> list[int]:
        """Numbers of the words at which the quote may begin, those with most votes first."""
        votes: Counter[int] = Counter()
        width = max(4, len(words) // 4)
        near_word = len(self._words) * near // max(1, len(self._text))
        for offset, pair in enumerate(pairwise(words)):
            places = self._pairs.get(pair, [])
            middle = bisect_left(places, near_word + offset)
            places = places[max(0, middle - _MOST_VOTES // 2) : middle + _MOST_VOTES // 2]
            votes.update({(number - offset) // width: 1 for number in places})
        best = sorted(votes, key=lambda b: (-votes[b], abs(b * width - near_word)))[:_MOST_PLACES]
        return [bucket * width + width // 2 for bucket in best]

    def _with_marks(self, start: int, end: int, head: str, tail: str) -> tuple[int, int]:
        """The place with the marks that the quote began and ended with, or one closing mark."""
        if head and self._text[max(0, start - len(head)) : start] == head:
            start -= len(head)
        if tail and self._text[end : end + len(tail)] == tail:
            end += len(tail)
        elif tail and self._text[end : end + 1] in _CLOSING:
            end += 1
        return start, end


def _matching_run(words: Sequence[str], others: Sequence[str]) -> tuple[int, int] | None:
    """The run of `others` that matches `words` best: matches count for it, words between against."""
    blocks = [op for op in Indel.opcodes(words, others) if op.tag == "equal"]
    best: tuple[float, int, int] | None = None
    worth, first, last = 0.0, 0, 0
    for block in blocks:
        matched = block.dest_end - block.dest_start
        carried = worth - (block.dest_start - last) * 0.5
        if carried > 0:
            worth = carried + matched
        else:
            worth, first = float(matched), block.dest_start
        last = block.dest_end
        if best is None or worth > best[0]:
            best = (worth, first, last)
    return best[1:] if best else None
