"""Speech or not, and whole quote or fragment: what kind of words stand between two marks.

Rules 8 and 9 of the extraction chapter: names and titles (`titles`), scare quotes and terms are no speech; what
somebody called it is. Looks at the words and at the sentence they stand in, never at the speaker.
"""

from __future__ import annotations

import re

from archive.text import cues
from archive.text.attribution import Cue
from archive.text.marks import Run
from archive.text.narration import NAME, POINT, QUOTE, WORD, Block
from archive.text.subjects import DESCRIPTION, THING
from archive.text.titles import WORDS, Titles, begins_small, qualifies, title_case

DIRECT = "direct"
FRAGMENT = "fragment"

_FIRST_PERSON = re.compile(
    r"\b(?:[Ii]|[Ii][’']\w+|me|my|mine|myself|we|we[’']\w+|us|our|ours|you|you[’']\w+|your)\b"
)
_BREAK = re.compile(r"[.?!…]['’”\"]?\s+[\[(‘“]*[A-Z0-9]")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|do|does|did|will|would|can|could|should|must|may|might"
    r"|[a-z]+n[’']t|\w+[’'](?:s|re|m|ve|ll|d))\b"
)


class Judge(Titles):
    """Judges the quoted runs of one text."""

    def kind(self, block: Block, place: int, cue: Cue | None) -> str | None:
        """DIRECT, FRAGMENT, or None for quoted words that are no speech.

        `place` is the quote's token in `block`, `cue` the attribution its sentence gives it.
        """
        run = self.runs[block.tokens[place].ref]
        words = self.text[run.start : run.end]
        if words.isupper() and " " in words:  # a headline's capitals say nothing of a title
            words = words.capitalize()
        kind = self._form(words, block, place)
        count = len(WORDS.findall(words))
        if self.never(words, count, block, place):
            return None
        if kind == DIRECT:
            speech = self._direct_is_speech(words, count, cue is not None, block, place)
        else:
            speech = self._fragment_is_speech(words, count, cue, block, place)
        return kind if speech else None

    # -- whole or fragment

    def _form(self, words: str, block: Block, place: int) -> str:
        if _BREAK.search(words):
            return DIRECT
        count = len(WORDS.findall(words))
        before = block.tokens[place - 1] if place else None
        if begins_small(words):
            return self._small(words, block, place, count)
        low, _ = block.sentence_of(place)
        if place == low and self._label(words, block, place, count):
            return FRAGMENT
        if place == low or before is None or before.kind in (POINT, QUOTE):
            return DIRECT
        if (words[-1:] in ".?!…," and count > 2) or count > 6:
            return DIRECT
        said = before.low in cues.VERBS and count > 1
        return DIRECT if _FINITE.search(words) and (said or count > 3) else FRAGMENT

    @staticmethod
    def _label(words: str, block: Block, place: int, count: int) -> bool:
        """`"A joke" was how Castle described it.`"""
        if words[-1:] in ".?!…,—–-" or count > 5 or place + 1 >= len(block.tokens):
            return False
        return block.tokens[place + 1].low in ("is", "was", "were", "are")

    def _small(self, words: str, block: Block, place: int, count: int) -> str:
        before = block.tokens[place - 1] if place else None
        if self._continues(block, place):
            return DIRECT
        clause = count > 5 and _FIRST_PERSON.search(words) and _FINITE.search(words)
        if clause and (before is None or before.kind == POINT or before.low in cues.VERBS):
            return DIRECT
        said = before is not None and before.low in (",", ":") and place > 1
        if said and block.tokens[place - 2].low in cues.VERBS:
            return DIRECT if count > 2 and _FINITE.search(words) else FRAGMENT
        return FRAGMENT

    def _continues(self, block: Block, place: int) -> bool:
        """True for the second piece of a sentence cut by its attribution."""
        low, _ = block.sentence_of(place)
        near = range(max(low, place - 24), place)
        earlier = [index for index in near if block.tokens[index].kind == QUOTE]
        if not earlier or block.tokens[place - 1].kind != POINT:
            return False
        return is_split(
            self.text, block, earlier[-1], place, self.runs[block.tokens[place].ref - 1]
        )

    # -- speech or not

    def _direct_is_speech(
        self, words: str, count: int, cued: bool, block: Block, place: int
    ) -> bool:
        low, high = block.sentence_of(place)
        introduced = place == low or block.tokens[place - 1].low == ":"
        ended = place + 1 == high or (place + 2 == high and block.tokens[place + 1].kind == POINT)
        alone = introduced and ended
        final = words[-1:] in ".?!…,—–"
        if cued:
            return final or place == low or not (title_case(words) and count > 1)
        if title_case(words) and count <= 6:
            return final and (alone or (place == low and words[-1] in ".?!…"))
        clause = _FINITE.search(words) or _FIRST_PERSON.search(words)
        return alone or (final and count > 1) or (count > 4 and clause is not None)

    def _fragment_is_speech(
        self, words: str, count: int, cue: Cue | None, block: Block, place: int
    ) -> bool:
        before = block.tokens[place - 1] if place else None
        after = block.tokens[place + 1] if place + 1 < len(block.tokens) else None
        capital = not begins_small(words)
        if cue is not None and block.tokens[cue.subject.last - 1].low in ("you", "one"):
            cue = None  # "when you think about it": what anybody might say
        if cue is not None and cue.subject.kind in (THING, DESCRIPTION):
            if cue.base in cues.NAMING and not words.islower() and self._by_many(block, cue):
                return False
            if count == 1 and self._heading(block):
                return False
        if cue is not None and count == 1 and cue.subject.kind == THING and place - cue.last > 12:
            cue = None  # a firm's claim, many words ago, is not what puts marks round one word
        judged = cue is not None and cue.base in cues.JUDGING and not self._by_many(block, cue)
        set_apart = before and after and qualifies(before, after, words, count)
        if cue is not None and (judged or not set_apart):
            return not (count <= 8 and title_case(words) and cue.base not in cues.NAMING)
        if cue is None and not capital and count > 1 and self._stance(block, place):
            return True
        if before is not None and (before.low == "(" or self._heading(block)):
            return False
        if capital and title_case(words):
            return False
        return count >= 5 or (count > 1 and _FIRST_PERSON.search(words) is not None)

    @staticmethod
    def _stance(block: Block, place: int) -> bool:
        """ "Dunne is expecting the “toughest season” of his life": what a person hopes or thinks."""
        low = block.sentence_of(place)[0]
        between = block.tokens[max(low, place - 24) : place]
        if any(token.kind == QUOTE for token in between):
            return False
        if between and between[0].low.endswith("ing") and between[0].low in cues.VERBS:
            return True  # "Calling it “a poor show”, Dunne said"
        if any(token.low in ("said", "says", "insisted", "insists") for token in between):
            return True
        somebody = [
            token.kind == NAME or (token.low in ("he", "she") and token.kind == WORD)
            for token in between
        ]
        return any(
            token.low in cues.STANCE
            and (somebody[at] if not token.low.endswith(("ed", "ing")) else any(somebody[: at + 1]))
            for at, token in enumerate(between[1:])
        )

    @staticmethod
    def _by_many(block: Block, cue: Cue) -> bool:
        """ "What scientists call “dark flow”": a term of many is nobody's word."""
        low = block.tokens[cue.subject.last - 1].low
        return low.endswith("s") or low in ("people", "they")

    def _heading(self, block: Block) -> bool:
        """A short line without a full stop: words it quotes and gives to nobody are a label."""
        last = self.text[block.end - 1]
        return block.end - block.start < 150 and (last.isalnum() or last in ",)")


def is_split(text: str, block: Block, first: int, second: int, before: Run) -> bool:
    """True where only a short attribution stands between two pieces of one sentence."""
    if not 0 < second - first <= 24 or block.sentence_of(first) != block.sentence_of(second):
        return False
    between = block.tokens[first + 1 : second]
    if not between:
        return False
    has_verb = any(token.kind == WORD and token.low in cues.VERBS for token in between)
    ends = text[before.end - 1 : before.end] in ",—–-…" or between[0].low in (",", "–", "—")
    joined = any(token.low in ("and", "but", "or", "who", "while") for token in between[:2])
    return has_verb and ends and between[-1].low in (",", "–", "—") and not joined
