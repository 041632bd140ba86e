"""Where a quote's words stand in a text, and where they went when the text changed.

An anchor is the W3C Web Annotation Data Model's TextPositionSelector and TextQuoteSelector: the
exact words, what stands before and after them, and their offsets. Places are weighed as the
Hypothesis client weighs them (its `match-quote.ts`): words 50, prefix 20, suffix 20, position 2.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from rapidfuzz import fuzz

from archive.text.resemblance import Resemblance

State = Literal["verified", "moved", "changed", "lost"]

CONTEXT = 32
# Of an exact's occurrences, so many on each side of its old offset are weighed.
_MOST_OCCURRENCES = 5_000
# So many places of each part are tried against those of the other parts.
_MOST_PLACES = 8
# Words this long do not come twice by chance; shorter ones need what stood beside them.
_TELLING_LENGTH = 32
_SAME_CONTEXT = 0.6
# What stood beside short words is looked for so far from them, where something was typed between; and
# so many of their occurrences are looked at.
_NEARBY, _MOST_LOOKED_AT = 256, 200
# Below this share of the same characters the words are others (unrelated English: about 0.45).
_SAME_WORDS = 0.65
# What stands elsewhere must be so much better placed than the same words at the old offsets.
_CLEARLY = 0.02
_THRESHOLD = 0.6

_WORDS, _PREFIX, _SUFFIX, _POSITION = 50, 20, 20, 2
_ALL = _WORDS + _PREFIX + _SUFFIX + _POSITION
_TELLING_WORD = re.compile(r"\w{3,}")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of a text: `exact` from `start` to before `end`, between `prefix` and `suffix`."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where an anchor's words are now; `score` is 0 to 1.

    "verified": the same words at the same offsets (a score below 1: the same words stand elsewhere
    with more of their surroundings). "moved": the same words elsewhere. "changed":
    nearly the same words, for an editor to look at. "lost": not found; start and end are -1.
    """

    start: int
    end: int
    score: float
    state: State


LOST = Place(-1, -1, 0.0, "lost")


def describe(text: str, start: int, end: int, context: int = CONTEXT) -> Anchor:
    """The anchor of `text[start:end]`, with up to `context` characters on both sides.

    Raises ValueError where that is no run of characters of the text.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"{start}:{end} is no run of characters in a text of {len(text)}")
    prefix = text[max(0, start - context) : start]
    return Anchor(text[start:end], prefix, text[end : end + context], start, end)


def place(text: str, anchor: Anchor) -> Place:
    """Where the anchor's words are in `text` now; see `Place`.

    The same words in several places: prefix, suffix and nearness decide. Takes time linear in
    the text. For several anchors of one text, `Finder` is cheaper.
    """
    return Finder(text).place(anchor)


def place_all(text: str, anchors: Sequence[Anchor]) -> list[Place]:
    """The places of one citation's parts, in their order: none before or over an earlier one."""
    return Finder(text).place_all(anchors)


def likeness(known: str, seen: str) -> float:
    """How like two runs of words are, 0 to 1, by the share of the same characters in order."""
    return 1.0 if known == seen else fuzz.ratio(known, seen) / 100


def same_words(likeness: float) -> bool:
    """Whether words this like may be the same ones, changed."""
    return likeness >= _SAME_WORDS


class Finder:
    """Finds anchors in one text; what it learns of the text serves all of them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._resemblance = Resemblance(text)

    def place(self, anchor: Anchor) -> Place:
        """The best place of one anchor."""
        return self._places(anchor)[0]

    def place_all(self, anchors: Sequence[Anchor]) -> list[Place]:
        """The best places of one citation's parts that keep the parts' order.

        Where no order keeps all of them, those with the lowest scores are lost.
        """
        # Each chain ends in one place of the part just looked at: its worth, end and places.
        chains: list[tuple[float, int, list[Place]]] = [(0.0, 0, [])]
        for number, anchor in enumerate(anchors):
            gap = anchor.start - anchors[number - 1].end if number else 0
            chains = [
                max(_continued(chains, found, gap), key=lambda chain: chain[0])
                for found in (*self._places(anchor), LOST)
                if found is LOST or any(end <= found.start for _, end, _ in chains)
            ]
        return max(chains, key=lambda chain: chain[0])[2]

    def _places(self, anchor: Anchor) -> list[Place]:
        """The best places, the best first; one that is lost where there are none."""
        if self._text[anchor.start : anchor.end] == anchor.exact and anchor.exact:
            return self._stayed(anchor)
        found = self._moved(anchor) or [*self._changed(anchor), *self._apart(anchor)] or [LOST]
        return sorted(found, key=lambda p: (-p.score, abs(p.start - anchor.start)))[:_MOST_PLACES]

    def _stayed(self, anchor: Anchor) -> list[Place]:
        """The words stand at their offsets: theirs, unless the same words stand elsewhere with
        clearly more of what stood beside them (a chorus, moved by just its own length)."""
        here = Place(anchor.start, anchor.end, 1.0, "verified")
        context = self._context(anchor, anchor.start, anchor.end)
        if context == (1.0, 1.0):
            return [here]
        score = self._score(anchor, anchor.start, 1.0, *context)
        better = [place for place in self._moved(anchor) if place.score > score + _CLEARLY]
        if not better:
            return [here]
        better.sort(key=lambda place: (-place.score, abs(place.start - anchor.start)))
        return [*better[: _MOST_PLACES - 1], replace(here, score=score)]

    def _moved(self, anchor: Anchor) -> list[Place]:
        found = []
        for start in _occurrences(self._text, anchor.exact, anchor.start):
            end = start + len(anchor.exact)
            prefix, suffix = self._context(anchor, start, end)
            if len(anchor.exact) >= _TELLING_LENGTH or max(prefix, suffix) >= _SAME_CONTEXT:
                score = self._score(anchor, start, 1.0, prefix, suffix)
                found.append(Place(start, end, score, "moved"))
        return found

    def _apart(self, anchor: Anchor) -> list[Place]:
        """The same words where what stood beside them is still near, pushed away by what was typed."""
        found = []
        for start in islice(_occurrences(self._text, anchor.exact, anchor.start), _MOST_LOOKED_AT):
            end = start + len(anchor.exact)
            before = self._text[max(0, start - _NEARBY - len(anchor.prefix)) : start]
            after = self._text[end : end + _NEARBY + len(anchor.suffix)]
            if still_there(anchor.prefix, before) or still_there(anchor.suffix, after):
                score = self._score(anchor, start, 1.0, *self._context(anchor, start, end))
                found.append(Place(start, end, score, "moved"))
        return found

    def _changed(self, anchor: Anchor) -> list[Place]:
        found = []
        for start, end in self._resemblance.candidates(
            anchor.exact, anchor.prefix, anchor.suffix, anchor.start
        ):
            words = likeness(anchor.exact, self._text[start:end])
            if not same_words(words) or self._text[start:end] == anchor.exact:
                # The same words were judged before: too little speaks for this place.
                continue
            score = self._score(anchor, start, words, *self._context(anchor, start, end))
            if score >= _THRESHOLD:
                found.append(self._whole(anchor, Place(start, end, score, "changed")))
        return found

    def _whole(self, anchor: Anchor, like: Place) -> Place:
        """The very words, where what is only like them is a piece of them; else what is like them."""
        length = len(anchor.exact)
        start = self._text.find(
            anchor.exact, max(0, like.start - length + 1), like.end + length - 1
        )
        return Place(start, start + length, like.score, "moved") if start >= 0 else like

    def _context(self, anchor: Anchor, start: int, end: int) -> tuple[float, float]:
        """How much of prefix and suffix stands beside a place; nothing to compare says nothing."""
        before = self._text[max(0, start - len(anchor.prefix)) : start]
        after = self._text[end : end + len(anchor.suffix)]
        return (
            likeness(anchor.prefix, before) if anchor.prefix else 1.0,
            likeness(anchor.suffix, after) if anchor.suffix else 1.0,
        )

    def _score(
        self, anchor: Anchor, start: int, words: float, prefix: float, suffix: float
    ) -> float:
        position = 1 - min(1.0, abs(start - anchor.start) / max(1, len(self._text)))
        total = _WORDS * words + _PREFIX * prefix + _SUFFIX * suffix + _POSITION * position
        # 1.0 says "verified" and nothing else.
        return min(round(total / _ALL, 4), 0.9999)


def _continued(
    chains: Sequence[tuple[float, int, list[Place]]], found: Place, gap: int
) -> Iterator[tuple[float, int, list[Place]]]:
    """Each chain that `found` can follow, with it. Parts as far apart as they were are better."""
    for worth, end, places in chains:
        if found is LOST:
            yield worth, end, [*places, LOST]
        elif end <= found.start:
            drift = abs(found.start - end - gap) if places and places[-1] is not LOST else 0
            near = 0.1 / (1 + drift / 100)
            yield worth + found.score + near, found.end, [*places, found]


def still_there(known: str, around: str) -> bool:
    """Whether most of `known`, by the letters of its words, stands in `around` in the same order:
    inside longer words too, as where something was typed right beside them."""
    words = _TELLING_WORD.findall(known)
    kept = after = 0
    for word in words:
        at = around.find(word, after)
        if at >= 0:
            kept, after = kept + len(word), at + len(word)
    return kept > 0 and kept >= _SAME_CONTEXT * sum(map(len, words))


def _occurrences(text: str, exact: str, near: int) -> Iterator[int]:
    """Where `exact` stands; of very many only those after `near` and those at the beginning."""
    if not exact:
        return
    for low, high in ((near, len(text)), (0, min(near + len(exact) - 1, len(text)))):
        start = text.find(exact, low, high)
        for _ in range(_MOST_OCCURRENCES):
            if start < 0:
                break
            yield start
            start = text.find(exact, start + 1, high)
