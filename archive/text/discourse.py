"""What the writer's narration is about: who was named where, and whom "he" and "she" mean.

Sentences are told in order; each name and each resolved pronoun becomes an event with a weight:
a subject weighs more than an object, an object more than a name in a by-phrase or a possessive.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.text import cues
from archive.text.cast import Cast
from archive.text.narration import NAME, WORD, Block
from archive.text.subjects import Reader

NOBODY = -1
SUBJECT = 3.2
SOURCE = 3.0
OBJECT = 2.0
GOVERNED = 1.2
POSSESSIVE = 1.0

_WINDOW = 12  # sentences
_REACH = 80  # events
_CLOSE = 1.0


@dataclass(frozen=True, slots=True)
class Voice:
    """The speaker of one run: a figure's index, NOBODY for one without a name, None for unknown.

    `rivals` are other figures considered, best first; `start` and `end` the place that names or
    points at the speaker; `how` the way it was found; `base` and `after` tell of the verb.
    """

    figure: int | None
    confidence: float
    rivals: tuple[tuple[int, float], ...] = ()
    start: int | None = None
    end: int | None = None
    how: str = ""
    base: str = ""
    after: bool = False

    @property
    def named(self) -> bool:
        """True where the speaker is one of the text's figures."""
        return self.figure is not None and self.figure != NOBODY


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of narration: whom it is about, how surely, and all who are named in it."""

    about: int | None = None
    weight: float = 0.0
    named: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Event:
    start: int
    sentence: int
    figure: int
    weight: float


class Discourse:
    """The narration of one text, told sentence by sentence."""

    def __init__(self, cast: Cast, genders: Sequence[str], lean: str) -> None:
        self.cast = cast
        self.genders = genders
        self.lean = lean
        self.sentence = 0
        self.pronouns: dict[tuple[int, int], Voice] = {}
        self._told: dict[tuple[int, int], Told] = {}
        self._events: list[_Event] = []
        self._first: dict[str, int] = {}

    def told(self, block: Block, low: int) -> Told:
        """What the sentence of `block` that begins at token `low` is about."""
        return self._told.get((block.number, low), Told())

    def log(self, start: int, figure: int, weight: float) -> None:
        """Note that `figure` stands in the narration at `start`."""
        self._events.append(_Event(start, self.sentence, figure, weight))
        if figure != NOBODY and self.genders[figure]:
            self._first.setdefault(self.genders[figure], figure)

    def recent(self) -> Iterator[tuple[int, float]]:
        """The figures of the last sentences with their weights, last first."""
        for event in self._events[: -_REACH - 1 : -1]:
            if self.sentence - event.sentence > 4:
                return
            yield event.figure, event.weight

    def tell(self, block: Block, reader: Reader, low: int, high: int) -> None:
        """Log who is named in a sentence, and resolve its pronouns."""
        main = reader.main(low, high)
        place = main.first if main is not None else -1
        if self._indefinite(block, low, high):
            self.log(block.tokens[low].start, NOBODY, SUBJECT)
            place = -1
        weights: dict[int, float] = {}
        for index in range(low, high):
            token = block.tokens[index]
            figure, weight = None, OBJECT
            if token.kind == NAME:
                figure = self.cast.mentions[token.ref].figure
                weight = self._weight(block, reader, index, low)
            elif token.kind == WORD and token.low in ("he", "she"):
                voice = self.pronoun(token.low, token.start, is_main=index == place)
                self.pronouns[(block.number, index)] = voice
                figure = voice.figure
            if figure is None:
                continue
            weight = SUBJECT if index == place else weight
            if figure != NOBODY:
                weights[figure] = max(weight, weights.get(figure, 0.0))
            self.log(token.start, figure, weight)
        self._told[(block.number, low)] = _about(weights)

    def _weight(self, block: Block, reader: Reader, index: int, low: int) -> float:
        if self.cast.mentions[block.tokens[index].ref].possessive:
            return POSSESSIVE
        preposition = reader.governed(index, low)
        if preposition is None:
            return OBJECT
        source = preposition > low and block.tokens[preposition - 1].low == "according"
        return SOURCE if source else GOVERNED

    def _indefinite(self, block: Block, low: int, high: int) -> bool:
        """ "One supporter had walked": somebody without a name is the subject."""
        token = block.tokens[low]
        if token.kind != WORD or token.low not in ("a", "an", "one", "another") or high - low < 3:
            return False
        for token in block.tokens[low + 1 : min(low + 8, high)]:
            if token.low == ",":
                return False
            if token.kind == NAME and self.cast.mentions[token.ref].figure is not None:
                return False
        return True

    # -- pronouns

    def pronoun(self, word: str, start: int, *, is_main: bool) -> Voice:
        """Whom "he" or "she" at `start` means; `is_main` where it is its sentence's subject."""
        wanted = "m" if word in cues.MALE else "f"
        scores: dict[int, float] = {}
        here: set[int] = set()
        for event in self._events[: -_REACH - 1 : -1]:
            distance = self.sentence - event.sentence
            if distance > _WINDOW:
                break
            if event.start >= start or not self._agrees(event.figure, wanted):
                continue
            if distance == 0 and event.figure != NOBODY:
                here.add(event.figure)
            score = event.weight - distance - self._doubt(event.figure, wanted)
            scores[event.figure] = max(scores.get(event.figure, -99.0), score)
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        end = start + len(word)
        if not ranked:
            first = self._first.get(wanted)
            return Voice(first, 0.0 if first is None else 0.6, (), start, end, "pronoun")
        rivalry = len(here) > 1 and not is_main
        return _ranked(ranked, rivalry, start, end)

    def _agrees(self, figure: int, wanted: str) -> bool:
        return figure == NOBODY or self.genders[figure] in ("", wanted)

    def _doubt(self, figure: int, wanted: str) -> float:
        """An unknown gender counts against a figure, more so if it is not the text's usual one."""
        if figure == NOBODY or self.genders[figure] == wanted:
            return 0.0
        return 0.6 if wanted == self.lean else 2.5


def _ranked(ranked: list[tuple[int, float]], rivalry: bool, start: int, end: int) -> Voice:
    best, score = ranked[0]
    margin = score - ranked[1][1] if len(ranked) > 1 else 9.0
    confidence = 0.88 if margin > 3 else 0.82 if margin >= _CLOSE else 0.74
    if rivalry:
        confidence = 0.6
    rivals = tuple(
        (figure, round(max(0.05, confidence - 0.15 * (place + 1)), 2))
        for place, (figure, _) in enumerate(ranked[1:4])
        if figure != NOBODY
    )
    return Voice(best, confidence, rivals, start, end, "pronoun")


def _about(weights: dict[int, float]) -> Told:
    """The subject of a sentence, or the one person it names at all."""
    named = tuple(weights)
    subjects = [figure for figure, weight in weights.items() if weight == SUBJECT]
    if subjects:
        return Told(subjects[0], SUBJECT, named)
    if len(named) == 1:
        return Told(named[0], weights[named[0]], named)
    return Told(named=named)
