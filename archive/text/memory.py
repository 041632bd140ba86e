"""Who stood in the narration where, how much it was about them, and whom "he" and "she" mean.

Each name and each resolved pronoun is an event with a weight: a subject weighs more than an object,
an object more than a name in a by-phrase or a possessive; all fade with distance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass

from archive.text import cues
from archive.text.cast import Cast

NOBODY = -1
SUBJECT = 3.2
OBJECT = 2.0

_WINDOW = 12  # sentences
_REACH = 80  # events
_CLOSE = 1.0
_CLEAR = 0.7
_SPOKE = 3.0
_FORGOTTEN = 20.0  # who has no name is talked of for a sentence or two


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
class _Event:
    start: int
    sentence: int
    figure: int
    weight: float
    gender: str = ""  # of one without a name
    sure: float = 1.0
    paragraph: int = 0


class Memory:
    """The events of one text's narration so far."""

    def __init__(self, cast: Cast, genders: Sequence[str], lean: str) -> None:
        self.cast = cast
        self.genders = genders
        self.lean = lean
        self.sentence = 0
        self.paragraph = 0
        self.seen: set[int] = set()
        self.here: set[int] = set()  # who is named in the sentence that is being read
        self._events: list[_Event] = []
        self._first: dict[str, int] = {}

    def log(
        self, start: int, figure: int, weight: float, gender: str = "", sure: float = 1.0
    ) -> None:
        """Note that `figure` stands in the narration at `start`; `gender` tells of NOBODY.

        `sure` is how sure it is that this is meant: a pronoun after a guess is no surer.
        """
        self._events.append(
            _Event(start, self.sentence, figure, weight, gender, sure, self.paragraph)
        )
        self.seen.add(figure)
        if figure != NOBODY and self.genders[figure]:
            self._first.setdefault(self.genders[figure], figure)

    def recent(self) -> Iterator[tuple[int, float]]:
        """The figures of the last sentences with their weights, last first."""
        for event in self._events[: -_REACH - 1 : -1]:
            if self.sentence - event.sentence > 4:
                return
            yield event.figure, event.weight

    def leading(self, fits: Callable[[int], bool] = lambda _: True) -> int | None:
        """The figure, of those who fit, whom all the narration so far is most about; None if nobody."""
        told = Counter(
            event.figure
            for event in self._events
            if event.figure != NOBODY and event.weight >= OBJECT
        )
        return next((figure for figure, _ in told.most_common() if fits(figure)), None)

    def beside(self) -> list[int]:
        """The figures of the paragraph that is being read, whom it is most about first."""
        worth: dict[int, float] = {}
        for event in self._events[: -_REACH - 1 : -1]:
            if event.paragraph != self.paragraph:
                break
            if event.sentence == self.sentence:
                continue  # "Asked about Castle, the witness said": somebody else
            score = event.weight - 0.5 * (self.sentence - event.sentence)
            worth[event.figure] = max(worth.get(event.figure, -99.0), score)
        return sorted(worth, key=lambda figure: -worth[figure])

    def foremost(self, *, clear: bool) -> list[int]:
        """The figures of the sentences before, whom the narration is most about first.

        With `clear` none where two are nearly as much talked of.
        """
        worth: dict[int, float] = {}
        for event in self._events[: -_REACH - 1 : -1]:
            distance = self.sentence - event.sentence
            if distance > 6:
                break
            if event.weight >= OBJECT and distance:
                score = event.weight - distance
                if event.figure == NOBODY and distance > 1:
                    score -= _FORGOTTEN
                worth[event.figure] = max(worth.get(event.figure, -99.0), score)
        ranked = sorted(worth, key=lambda figure: -worth[figure])
        if clear and len(ranked) > 1 and worth[ranked[0]] - worth[ranked[1]] < _CLEAR:
            return []
        return ranked

    def pronoun(
        self,
        word: str,
        start: int,
        *,
        is_main: bool,
        doubted: int | None = None,
        apart: Container[int] = (),
    ) -> Voice:
        """Whom "he" or "she" at `start` means; `is_main` where it is its sentence's subject.

        `doubted` is a figure it hardly means, `apart` those it does not mean.
        """
        wanted = "m" if word in cues.MALE else "f"
        scores: dict[int, tuple[float, float]] = {}
        here: set[int] = set()
        for event in self._events[: -_REACH - 1 : -1]:
            distance = self.sentence - event.sentence
            if distance > _WINDOW:
                break
            if event.start >= start or not self.agrees(event.figure, wanted):
                continue
            if event.figure == NOBODY and event.gender not in ("", wanted):
                continue
            if event.figure in apart:
                continue
            if distance == 0 and event.figure != NOBODY:
                here.add(event.figure)
            score = event.weight - distance - self._doubt(event.figure, wanted)
            if event.figure == NOBODY and distance > 1:
                score -= _FORGOTTEN
            score -= _SPOKE if event.figure == doubted else 0.0
            known = scores.get(event.figure, (-99.0, 0.0))
            scores[event.figure] = max(known, (score, event.sure))
        # A stable sort: of equals the one named last.
        ranked = sorted(scores.items(), key=lambda item: -item[1][0])
        end = start + len(word)
        if not ranked:
            first = self._first.get(wanted)
            return Voice(first, 0.0 if first is None else 0.6, (), start, end, "pronoun")
        rivalry = len(here) > 1 and not is_main
        return _ranked(ranked, rivalry, start, end)

    def agrees(self, figure: int, wanted: str) -> bool:
        """True where `figure` can be of the gender `wanted` ("m", "f")."""
        return figure == NOBODY or self.genders[figure] in ("", wanted)

    def _doubt(self, figure: int, wanted: str) -> float:
        """An unknown gender counts against a figure, more so if it is not the text's usual one."""
        if figure == NOBODY or self.genders[figure] == wanted:
            return 0.0
        return 0.6 if wanted == self.lean else 2.5


def _ranked(
    ranked: list[tuple[int, tuple[float, float]]], rivalry: bool, start: int, end: int
) -> Voice:
    best, (score, sure) = ranked[0]
    margin = score - ranked[1][1][0] if len(ranked) > 1 else 9.0
    confidence = 0.88 if margin > 3 else 0.82 if margin >= _CLOSE else 0.74
    if rivalry:
        confidence = 0.6
    confidence = min(confidence, sure)
    rivals = tuple(
        (figure, round(max(0.05, confidence - 0.15 * (place + 1)), 2))
        for place, (figure, _) in enumerate(ranked[1:4])
        if figure != NOBODY
    )
    return Voice(best, confidence, rivals, start, end, "pronoun")
