"""Whom a description in the narration means: "the Norwegian", "his mother", "it read"."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence

from archive.text.cast import Cast
from archive.text.cues import WRITINGS
from archive.text.descriptions import Describer, Fit
from archive.text.kinship import Kinship
from archive.text.lexicon import FEMALE_KIN, KIN, MALE_KIN, gender_of, is_role
from archive.text.memory import NOBODY, Memory, Voice
from archive.text.nations import DEMONYMS
from archive.text.pointing import Phrase, stands_for_one
from archive.text.siblings import by_age

GUESSED = 0.62  # what only stands to reason
_ALONE = 0.74  # where nobody else was told of
_OWN = frozenset("his her their my".split())
_CARRYING = frozenset("add continue conclude go reiterate elaborate".split())
_OPPOSITE = frozenset("opponent rival team-mate teammate partner counterpart number".split())
_PLAIN = 3.5  # of a fit: more than one word of the description
# "The man asks": who has a name is not called so without more.
_PLAIN_PEOPLE = frozenset("man woman boy girl guy lad person fellow".split())
_LARGEST = 40  # who share a surname; more are no family


class Designations(Memory):
    """Resolves descriptions by what is known of the figures and by who was told of last."""

    def __init__(
        self,
        cast: Cast,
        genders: Sequence[str],
        lean: str,
        describer: Describer,
        kinship: Kinship,
    ) -> None:
        super().__init__(cast, genders, lean)
        self.describer = describer
        self.last_speaker: int | None = None
        self.kinship = kinship
        full = [figure for figure in cast.figures if len(figure.key) > 1]
        surnames = Counter(figure.key[-1] for figure in full)
        family = [one for one in full if surnames[one.key[-1]] > 1]
        self._families = family if len(family) <= _LARGEST else []
        siblings = kinship.siblings()
        self._siblings = self._families + [
            cast.figures[one] for one in siblings if cast.figures[one] not in self._families
        ]

    def described(self, phrase: Phrase, base: str = "", *, guess: bool = True) -> Voice:
        """Whom "the Norwegian" or "the former keeper" means; `base` is the verb that follows.

        Without `guess` nobody is meant of whom the text does not say so.
        """
        words, owner = phrase.words, phrase.owner
        if owner is not None and words and words[-1] in WRITINGS:
            return Voice(owner, 0.85, (), how="writing")
        sibling = (
            by_age(words, self._siblings, self.describer.bags, self.genders) if words else None
        )
        if sibling is not None:
            return Voice(sibling, 0.68, (), how="description")
        fits, pointing = self.describer.fits(words, owner, phrase.places)
        # Who is named in the sentence is hardly what it describes as well.
        apart = self.here if words[:1] == ["the"] else frozenset()
        others = [fit for fit in fits if fit.figure not in apart]
        voice = self._best(others) or self._related(words, owner)
        if voice is not None:
            return voice
        definite = bool(words) and words[0] == "the" and owner is None
        definite = definite and guess and not (len(words) == 2 and words[1] in _PLAIN_PEOPLE)
        if base in _CARRYING and (pointing or definite) and self._went_on(phrase):
            return Voice(self.last_speaker, _ALONE, (), how="description")
        if pointing or (definite and (base in _CARRYING or stands_for_one(words, base))):
            figure = self._pointed_back(phrase, pointing=pointing)
            if figure is not None:
                told = {one for one in self.foremost(clear=False) if one != NOBODY}
                confidence = _ALONE if told <= {figure} else GUESSED
                return Voice(figure, confidence, (), how="description")
        if (voice := self._best(fits)) is not None:
            return voice
        first = [fit.figure for fit in fits if fit.score >= 2]
        if len(first) == 1:  # told of only later
            return Voice(first[0], 0.5, (), how="description")
        how = "description" if any(is_role(word) for word in words) else "thing"
        return Voice(NOBODY, 0.8, (), how=how)

    def _went_on(self, phrase: Phrase) -> bool:
        """ "The 34-year-old continued": the one who was quoted last, if he can be it."""
        last = self.last_speaker
        if last is None or last == NOBODY:
            return False
        return not self.describer.contradicts(phrase.words, last, phrase.places)

    def _best(self, fits: Sequence[Fit]) -> Voice | None:
        """The one who fits best; of several the one told of last."""
        known = [fit for fit in fits if fit.figure in self.seen or fit.score >= _PLAIN]
        best = [fit for fit in known if fit.score >= 2 and fit.score == known[0].score]
        if len(best) == 1:
            rivals = tuple((fit.figure, 0.3) for fit in fits if fit is not best[0])[:2]
            agreed = self.foremost(clear=False)[:1] == [best[0].figure]
            return Voice(best[0].figure, 0.72 if agreed else 0.65, rivals, how="description")
        tied = [fit.figure for fit in best]
        for figure, _ in self.recent():
            if figure in tied:
                rivals = tuple((one, 0.4) for one in tied if one != figure)
                return Voice(figure, 0.5, rivals, how="description")
        return None

    def _related(self, words: Sequence[str], owner: int | None) -> Voice | None:
        """ "His mother", "her opponent"."""
        if (relative := self._relative(words, owner)) is not None:
            return Voice(relative, 0.6, (), how="description")
        if (other := self._other(words)) is not None:
            return Voice(other, 0.55, (), how="description")
        return None

    def _pointed_back(self, phrase: Phrase, *, pointing: bool) -> int | None:
        """The one the narration is most about, where nothing known of him or her refuses it.

        First of the paragraph that is being read: there the description's own name stands.
        """
        refused = {"m": "f", "f": "m"}.get(gender_of(phrase.words))
        nearest = [*self.beside(), *self.foremost(clear=True)]
        if pointing:
            nearest += self.foremost(clear=False)
        elif self.last_speaker is not None:
            nearest.append(self.last_speaker)
        for figure in nearest:
            if figure in self.here:
                continue  # "Asked about Castle, the witness said": somebody else
            if refused and figure != NOBODY and self.genders[figure] == refused:
                continue
            if figure == NOBODY:
                if phrase.words[-1] in DEMONYMS:
                    continue
                return None
            if not self.describer.contradicts(phrase.words, figure, phrase.places):
                return figure
        return None

    def _other(self, words: Sequence[str]) -> int | None:
        """ "His opponent": of two who are talked of the one he is not."""
        if len(words) < 2 or words[0] not in ("his", "her") or words[-1] not in _OPPOSITE:
            return None
        topic = self.pronoun("he" if words[0] == "his" else "she", sys.maxsize, is_main=True)
        others = [one for one in self.foremost(clear=False) if one not in (NOBODY, topic.figure)]
        return others[0] if len(others) == 1 else None

    def _relative(self, words: Sequence[str], owner: int | None) -> int | None:
        """ "His mother": the one who shares a surname here and can be it; None where several can."""
        if not words or words[-1] not in KIN or not (words[0] in _OWN or owner is not None):
            return None
        if words[0] in ("his", "her"):
            topic = self.pronoun("he" if words[0] == "his" else "she", sys.maxsize, is_main=True)
            owner = topic.figure
        if owner not in (None, NOBODY) and owner is not None:
            told_of = self.kinship.of(owner, words[-1])
            if told_of is not None:
                return told_of
        refused = "f" if words[-1] in MALE_KIN else "m" if words[-1] in FEMALE_KIN else ""
        found = [
            one.index
            for one in self._families
            if one.index != owner and self.genders[one.index] != (refused or "-")
        ]
        if len(found) > 1:
            told = self.foremost(clear=False)[:1]
            found = [figure for figure in found if figure not in told]
        return found[0] if len(found) == 1 else None
