"""What the writer's narration is about: who was named where, and whom "he" and "she" mean.

Sentences are told in order; each name and each resolved pronoun becomes an event with a weight:
a subject weighs more than an object, an object more than a name in a by-phrase or a possessive.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.text import cues
from archive.text.cast import Cast
from archive.text.descriptions import Describer
from archive.text.lexicon import is_role
from archive.text.narration import NAME, WORD, Block
from archive.text.nations import DEMONYMS
from archive.text.pointing import Phrase, acts, is_part, named_too, opening_phrase, words_of
from archive.text.subjects import Reader

NOBODY = -1
SUBJECT = 3.2
SOURCE = 3.0
INTRODUCED = 3.4
CLAUSE = 2.4  # of a clause after the first
OBJECT = 2.0
GOVERNED = 1.2
POSSESSIVE = 1.0

_WINDOW = 12  # sentences
_REACH = 80  # events
_CLOSE = 1.0
_CLEAR = 1.5
_FORGOTTEN = 20.0  # who has no name is talked of for a sentence or two
_WRITINGS = frozenset(
    "text message letter note postcard card post tweet email e-mail statement telegram caption".split()
)
_CARRYING = frozenset("add continue conclude go reiterate elaborate".split())


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

    def __init__(self, cast: Cast, genders: Sequence[str], lean: str, describer: Describer) -> None:
        self.cast = cast
        self.describer = describer
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
        weights: dict[int, float] = {}
        opening = self._opening(block, reader, low, high)
        if opening is not None:
            self.log(block.tokens[low].start, opening, SUBJECT)
            place = -1
            if opening != NOBODY:
                weights[opening] = SUBJECT
        for index in range(low, high):
            token = block.tokens[index]
            figure, weight = None, OBJECT
            if token.kind == NAME:
                figure = self.cast.mentions[token.ref].figure
                weight = self._weight(block, reader, index, low)
                if weight == OBJECT and index + 1 < high and acts(block.tokens[index + 1]):
                    weight = self._clause(block, index, figure)
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

    def _clause(self, block: Block, index: int, figure: int | None) -> float:
        """A later clause's subject; who is introduced there with a part is what comes next."""
        before = block.tokens[index - 1] if index else None
        new = all(event.figure != figure for event in self._events)
        presented = before is not None and before.kind == WORD and is_role(before.low)
        return INTRODUCED if new and presented else CLAUSE

    def _weight(self, block: Block, reader: Reader, index: int, low: int) -> float:
        if self.cast.mentions[block.tokens[index].ref].possessive:
            return POSSESSIVE
        preposition = reader.governed(index, low)
        if preposition is None:
            return OBJECT
        source = preposition > low and block.tokens[preposition - 1].low == "according"
        return SOURCE if source else GOVERNED

    def _opening(self, block: Block, reader: Reader, low: int, high: int) -> int | None:
        """Whom the description that opens a sentence means ("The Brazilian, asked …, shrugged")."""
        unnamed = NOBODY if not named_too(reader, low, high) else None
        if self._indefinite(block, low, high):
            return unnamed
        phrase = opening_phrase(reader, low, high)
        if phrase is None:
            return None
        voice = self.described(words_of(reader, low, phrase))
        return unnamed if voice.figure == NOBODY else voice.figure

    def _indefinite(self, block: Block, low: int, high: int) -> bool:
        """ "One supporter had walked": somebody without a name is the subject."""
        token = block.tokens[low]
        if token.kind != WORD or token.low not in ("a", "an", "one", "another") or high - low < 3:
            return False
        person = token.low == "one" and block.tokens[low + 1].low in ("of", "said", "says")
        for token in block.tokens[low + 1 : min(low + 8, high)]:
            if token.low == ",":
                break
            if token.kind == NAME and self.cast.mentions[token.ref].figure is not None:
                return False
            person = person or (token.kind == WORD and is_role(token.low))
        return person

    # -- descriptions

    def described(self, phrase: Phrase, base: str = "") -> Voice:
        """Whom "the Norwegian" or "the former keeper" means; `base` is the verb that follows."""
        words, places, owner = phrase.words, phrase.places, phrase.owner
        fits, pointing = self.describer.fits(words, owner, places)
        best = [fit for fit in fits if fit.score >= 2 and fit.score == fits[0].score]
        if len(best) == 1:
            rivals = tuple((fit.figure, 0.3) for fit in fits[1:3])
            return Voice(best[0].figure, 0.65, rivals, how="description")
        tied = [fit.figure for fit in best]
        for figure, _ in self.recent():
            if figure in tied:
                rivals = tuple((one, 0.4) for one in tied if one != figure)
                return Voice(figure, 0.5, rivals, how="description")
        definite = bool(words) and words[0] == "the" and owner is None
        if pointing or (definite and (base in _CARRYING or is_part(words[-1]))):
            for figure in self._foremost(clear=not pointing):
                if figure == NOBODY:
                    if words[-1] in DEMONYMS:
                        continue
                    break
                if not self.describer.contradicts(words, figure, places):
                    return Voice(figure, 0.55, (), how="description")
                if not pointing:
                    break
        how = "description" if any(is_role(word) for word in words) else "thing"
        return Voice(NOBODY, 0.8, (), how=how)

    def _foremost(self, *, clear: bool) -> list[int]:
        """The figures of the last sentences, whom the narration is most about first.

        With `clear` none where two are nearly as much talked of.
        """
        worth: dict[int, float] = {}
        for event in self._events[: -_REACH - 1 : -1]:
            distance = self.sentence - event.sentence
            if distance > 6:
                break
            if event.weight >= OBJECT:
                score = event.weight - distance
                if event.figure == NOBODY and distance > 1:
                    score -= _FORGOTTEN
                worth[event.figure] = max(worth.get(event.figure, -99.0), score)
        ranked = sorted(worth, key=lambda figure: (-worth[figure], figure))
        if clear and len(ranked) > 1 and worth[ranked[0]] - worth[ranked[1]] < _CLEAR:
            return []
        return ranked

    def writer(self, block: Block, index: int) -> Voice:
        """Who wrote what "it read: …" speaks of: the one whose text or note was told of just before."""
        low = block.sentence_of(index)[0]
        before = block.sentence_of(low - 1) if low else None
        if before is not None:
            about = self.told(block, before[0])
            words = {token.low for token in block.tokens[before[0] : before[1]]}
            if about.about is not None and about.weight == SUBJECT and words & _WRITINGS:
                return Voice(about.about, 0.65, (), how="writing")
        return Voice(NOBODY, 0.9, how="thing")

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
            if event.figure == NOBODY and distance > 1:
                score -= _FORGOTTEN
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
