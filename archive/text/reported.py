"""Indirect speech: what the writer says that somebody says, thinks or admits, without any marks.

Only sentences that hold no quote are read, and only plain shapes: "Kane says (that) he is hungry",
"That miss, Kane admits, changed him", "He was hungry, said Kane", "He told them never to stop".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from archive.text import cues, lexicon
from archive.text.attribution import Cue
from archive.text.cast import Cast, Person
from archive.text.discourse import Voice
from archive.text.marks import find_runs
from archive.text.names import find_names
from archive.text.narration import POINT, WORD, Block
from archive.text.paragraphs import paragraphs
from archive.text.speakers import Speakers
from archive.text.subjects import Reader, Subject

_REPORTING = frozenset(
    """say tell believe think admit insist explain add claim reveal feel hope fear concede confirm
    deny suggest warn argue reckon promise vow state declare announce acknowledge stress maintain
    recall remember conclude reiterate""".split()
)
# Verbs that take things as well as clauses: after them only "that" or a new subject opens one.
_THING_VERBS = frozenset("feel fear deny confirm announce recall remember promise reveal".split())
_OPENS_CLAUSE = frozenset("that he she they it we there his her their this these".split())
_FINITE = frozenset(
    """is are was were has have had will would can could should must may might does do did ’s 's
    isn’t wasn’t aren’t weren’t isn't wasn't aren't weren't won’t won't needs wants remains""".split()
)
_LISTENERS = frozenset("me us him her them reporters journalists fans viewers listeners".split())
# Of what somebody is to do: "told them never to stop".
_URGING = frozenset("tell remind urge ask warn advise instruct beg implore".split())
_LEAST = 4  # words of a clause
_URGED = 0.75
_STRENGTH = 0.85


@dataclass(frozen=True, slots=True)
class Reported:
    """What was said, in the writer's words, at `parts` of the text, and whose voice it was."""

    parts: tuple[tuple[int, int], ...]
    voice: Voice


def read_reported(text: str, people: Sequence[Person]) -> tuple[list[Reported], Cast]:
    """Every clause of indirect speech in `text` that a figure is named or pronoun stands for."""
    cast = find_names(text, people)
    runs = find_runs(text)
    spans = paragraphs(text)
    speakers = Speakers(text, spans, runs, cast, range(len(spans)))
    speakers.resolve()
    found: list[Reported] = []
    for block in speakers.blocks:
        finder = _Finder(block, Reader(block.tokens, cast.mentions))
        quoted = sorted(block.quotes.values())
        for low, high in block.sentences:
            if any(low <= place < high for place in quoted):
                continue
            said = finder.find(low, high)
            if said is None:
                continue
            cue, parts = said
            voice = speakers.voice_of(block, cue)
            if voice.named:
                found.append(Reported(parts, replace(voice, how="reported")))
    return found, cast


class _Finder:
    """Finds the reported clause of one sentence."""

    def __init__(self, block: Block, reader: Reader) -> None:
        self.tokens = block.tokens
        self.reader = reader

    def find(self, low: int, high: int) -> tuple[Cue, tuple[tuple[int, int], ...]] | None:
        """The cue and the parts of what is reported in tokens[low:high]."""
        high -= self.tokens[high - 1].kind == POINT
        for verb in range(low, min(high, low + 60)):
            base = self.reader.is_verb(verb)
            word = self.tokens[verb].low
            urged = self._urged(verb, base, low, high)
            if urged is not None:
                subject, parts = urged
                return Cue(subject, subject.first, verb + 1, _URGED, base or ""), parts
            if base not in _REPORTING or word == base or word.endswith("ing"):
                continue  # a base form is no statement: "agreed to add", "may declare"
            found = self._aside(verb, low, high) or self._clause(verb, base, low, high)
            if found is not None:
                subject, parts = found
                return Cue(subject, subject.first, verb + 1, _STRENGTH, base), parts
        return None

    def _urged(
        self, verb: int, base: str | None, low: int, high: int
    ) -> tuple[Subject, tuple[tuple[int, int], ...]] | None:
        """ "He told his team-mates never to stop", "reminding them to smile": what they are to do."""
        word = self.tokens[verb].low
        if base not in _URGING or word == base or self.reader.passive(verb):
            return None
        for place in range(verb + 2, min(verb + 9, high)):
            token = self.tokens[place]
            if token.kind == POINT or token.low in ("that", "about", "of", "if", "whether"):
                return None
            if token.low != "to":
                continue
            start = place - (self.tokens[place - 1].low in ("not", "never"))
            if high - start < _LEAST or start == verb + 1:
                return None
            lone = word.endswith("ing")
            subject = self.reader.main(low, verb) if lone else self.reader.before(verb, low)
            return (subject, (self._span(start, high),)) if subject is not None else None
        return None

    def _aside(
        self, verb: int, low: int, high: int
    ) -> tuple[Subject, tuple[tuple[int, int], ...]] | None:
        """ "That miss, Kane admits, changed him" and "He was tired, said Kane"."""
        opening = verb - 1
        while opening > low and self.tokens[opening].low not in (",", "–", "—"):
            opening -= 1
        if opening <= low or verb - opening > 6:
            return None
        before = self.reader.before(verb, opening + 1) if verb > opening + 1 else None
        subject = before or self.reader.after(verb + 1, high)
        if subject is None:
            return None
        last = max(verb + 1, subject.last)
        first = self._span(low, opening)
        if last == high:
            return (subject, (first,)) if self._is_clause(low, opening) else None
        if self.tokens[last].low not in (",", "–", "—") or high - last < 3:
            return None
        return subject, (first, self._span(last + 1, high))

    def _clause(
        self, verb: int, base: str, low: int, high: int
    ) -> tuple[Subject, tuple[tuple[int, int], ...]] | None:
        """ "Kane says (that) he is hungry", "He told reporters that he was tired"."""
        start = self._past_day(verb + 1, high)
        if base == "tell":
            start = self._past_listener(start, high)
        if start >= high:
            return None
        opener = self.tokens[start]
        if (base in _THING_VERBS or base == "tell") and opener.low not in _OPENS_CLAUSE:
            return None
        if opener.kind == WORD and opener.low in cues.PREPOSITIONS | {"to", "how", "what", "so"}:
            return None
        start += opener.low == "that"
        if not self._is_clause(start, high):
            return None
        subject = self.reader.before(verb, low)
        return (subject, (self._span(start, high),)) if subject is not None else None

    def _past_day(self, start: int, high: int) -> int:
        """ "said on Friday he can" begins with "he"."""
        if start + 1 < high and self.tokens[start].low == "on":
            return start + 2 if self.tokens[start + 1].low in lexicon.CALENDAR else start
        return start + (start < high and self.tokens[start].low in ("yesterday", "today"))

    def _past_listener(self, start: int, high: int) -> int:
        for place in range(start, min(start + 5, high)):
            if self.tokens[place].low == "that":
                return place
            if self.tokens[place].low in _LISTENERS and place + 1 < high:
                return place + 1
        return high

    def _is_clause(self, low: int, high: int) -> bool:
        """Enough words, and a verb of its own among them."""
        if high - low < _LEAST:
            return False
        return any(
            token.low in _FINITE
            or token.low.split("’")[-1] in ("s", "re", "ve", "ll", "d", "m")
            or token.low.split("'")[-1] in ("s", "re", "ve", "ll", "d", "m")
            or (token.kind == WORD and len(token.low) > 4 and token.low.endswith("ed"))
            for token in self.tokens[low:high]
        )

    def _span(self, low: int, high: int) -> tuple[int, int]:
        return self.tokens[low].start, self.tokens[high - 1].end
