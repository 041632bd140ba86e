"""The attribution a sentence gives to a quote in it: cue, subject and how plain it is.

Looks after the quote first, then before it; knows verbs, "according to", "in the words of",
"X's verdict:", "X: …" and a dash with a name.
"""

from __future__ import annotations

from dataclasses import replace

from archive.text import cues
from archive.text.colons import PLAIN, SURE, UNSURE, VERDICTS, Cue
from archive.text.introductions import Introductions
from archive.text.narration import POINT, QUOTE, WORD, Token
from archive.text.subjects import DESCRIPTION, FIGURE, PRONOUN, THING, Subject

__all__ = ["Attributor", "Cue"]

_NEAR = 15  # tokens
_FAR = 10  # tokens between a verb and the quote
_REACH = 80  # tokens to either side of a quote
_TERMINALS = frozenset(",.?!…—–-;")
_NEW_CLAUSE = frozenset(
    "while and but who which whereas though although before after when so yet or whose".split()
)
_DASHES = frozenset("–—-―~")


class Attributor(Introductions):
    """Finds the cue of each quote of one paragraph."""

    def cue(self, quote: int, words: str) -> Cue | None:
        """The cue for the quote at token `quote`, whose words are `words`; None if it has none."""
        found = self._find(quote, words)
        if found is None or found.subject.kind != FIGURE or found.strength < PLAIN:
            return found
        far = quote - found.last > _FAR  # "believes that … is a result of the “…”"
        return replace(found, strength=UNSURE) if far or self._long_way(found) else found

    def _long_way(self, cue: Cue) -> bool:
        """True where the name stands far from its verb, or somebody else between them."""
        low, high = min(cue.first, cue.subject.first), max(cue.last, cue.subject.last)
        others = (self.reader.figure(place) for place in range(low, high))
        named = {figure for figure in others if figure is not None}
        return high - low > _NEAR or len(named) > 1

    def _find(self, quote: int, words: str) -> Cue | None:
        low, high = self.block.sentence_of(quote)
        low, high = max(low, quote - _REACH), min(high, quote + _REACH)
        if self._told_before(quote, low):
            told = self.before(quote, low, high)
            if told is not None and told.strength >= PLAIN:
                return told
        after = self._by(quote + 1, high) or self._after(quote, low, high, words)
        if after is not None and after.strength >= PLAIN:
            return after
        return self.before(quote, low, high) or after or self._trailing(quote, high)

    def _told_before(self, quote: int, low: int) -> bool:
        """ "When Castle replies “…”, Moss starts": the verb stands right before the quote."""
        verb = quote - 1 - (quote > low and self.tokens[quote - 1].low in (",", ":"))
        if verb <= low or self.tokens[low].low not in ("when", "as", "after", "while"):
            return False
        return self.reader.is_verb(verb) is not None

    def _trailing(self, quote: int, high: int) -> Cue | None:
        """`Moss was "proud" of them, she said.`: an attribution that ends the sentence."""
        for place in range(quote + 1, high - 1):
            if self.tokens[place].kind == QUOTE:
                return None
            if self.tokens[place].low == ",":
                cue = self._verb_after(quote, place + 1, high, False)
                if cue is not None and cue.last >= high - 2 and self._can_speak(cue.subject):
                    return cue
        return None

    # -- after the quote

    def _after(self, quote: int, low: int, high: int, words: str) -> Cue | None:
        index = quote + 1
        comma = index < high and self.tokens[index].low in ",–—-"
        dash = index < high and self.tokens[index].low in _DASHES
        ends = words[-1:] in _TERMINALS or comma
        while (
            index < high and self.tokens[index].kind == POINT and self.tokens[index].low in ",–—-"
        ):
            index += 1
        if index >= high:
            return None
        if dash and (named := self._dash(index, high)):
            return named
        if quote == low and self.tokens[index].low == ":" and index + 1 < high:
            return self._dash(index + 1, high)  # a caption: "“They never say sorry”: Wes Dolby"
        starts = quote == low
        if self.tokens[index].low in _NEW_CLAUSE:
            return None
        if comma and (said := self._participle(index, low, quote)):
            return said
        if not ends and not starts:
            return self._phrase(index, high)
        return self._phrase(index, high) or self._verb_after(quote, index, high, ends)

    def _participle(self, index: int, low: int, quote: int) -> Cue | None:
        """`Marsh was “delighted”, adding that`: the sentence's subject goes on speaking."""
        if quote == low or not self.tokens[index].low.endswith("ing"):
            return None
        base = self.reader.is_verb(index)
        if base is None or base in cues.ONLY_BESIDE:
            return None
        subject = self.reader.main(low, quote)
        return Cue(subject, subject.first, index + 1, PLAIN, base) if subject else None

    def _dash(self, index: int, high: int) -> Cue | None:
        figure = self.reader.figure(index)
        rest = [token for token in self.tokens[index + 1 : high] if token.kind == WORD]
        if figure is None or any(self.reader.is_verb(i) for i in range(index + 1, high)):
            return None
        if len(rest) > 8:
            return None
        return Cue(Subject(FIGURE, index, index + 1, figure=figure), index, index + 1, SURE)

    def _phrase(self, index: int, high: int) -> Cue | None:
        """According to X; in the words of X; came the reply from X; was how X put it."""
        lows = [token.low for token in self.tokens[index : index + 5]]
        at = None
        if lows[:2] == ["according", "to"]:
            at = index + 2
        elif lows[:4] == ["in", "the", "words", "of"]:
            at = index + 4
        elif lows[:1] == ["came"] or lows[:2] in (["was", "the"], ["is", "the"]):
            at = next(
                (
                    place + 1
                    for place in range(index, min(index + 8, high))
                    if self.tokens[place].low in ("from", "of", "by")
                ),
                None,
            )
        if at is not None and at < high:
            subject = self.reader.after(at, high)
            return Cue(subject, index, subject.last, PLAIN) if subject else None
        if lows[:1] and lows[0] in ("was", "is"):
            for place in range(index + 1, min(index + 6, high)):
                token = self.tokens[place]
                if token.kind == WORD and self.owns(place - 1):
                    return self.owner(place - 1, place + 1)
                if self.tokens[place - 1].low in ("his", "her") and token.low in VERDICTS:
                    return self.his(place - 1)
        return None

    def _verb_after(self, quote: int, index: int, high: int, ends: bool) -> Cue | None:
        base = self._verb_here(index, quote, ends)
        if base is not None and not self.tokens[index].low.endswith("ing"):
            subject = self.reader.after(index + 1 + self._skipped(index + 1, high), high)
            if subject is not None and self.tokens[index].low not in ("called", "dubbed"):
                return Cue(subject, index, subject.last, SURE, base, after=True)
            return None
        found = self._subject_then_verb(index, high)
        if found is not None:
            return found
        return self._unknown_verb(index, high, ends)

    def _skipped(self, index: int, high: int) -> int:
        """Particles of a verb before its subject: "put in Kane", "went on Kane"."""
        return int(
            index < high and self.tokens[index].low in ("in", "back", "on", "out", "up", "also")
        )

    def _verb_here(self, index: int, quote: int, ends: bool) -> str | None:
        base = self.reader.is_verb(index)
        if base is None or self.tokens[index].low in cues.ADVERBS:
            return None
        return base

    def _subject_then_verb(self, index: int, high: int) -> Cue | None:
        for place in range(index + 1, min(high, index + 60)):
            token = self.tokens[place]
            if token.kind == QUOTE or (token.kind == POINT and token.low in ":;.?!…"):
                return None
            if token.kind != WORD:
                continue
            if token.low in ("that", "because") and not self._points(place, index):
                return None
            base = self.reader.is_verb(place)
            if (
                base is None
                or token.low.endswith("ing")
                or base in ("call", "name", "label", "term")
            ):
                continue
            if self.tokens[place - 1].low == "to" and self._points(place, index):
                continue  # "who was not authorised to speak, told"
            if self.reader.passive(place):
                by = self.reader.agent(place, high)
                subject = self.reader.after(by + 1, high) if by is not None else None
            else:
                subject = self.reader.before(place, index)
            if subject is None or subject.kind in (THING, DESCRIPTION):
                subject = self.heading(index, place) or subject
            if subject is None:
                continue
            if self._belongs_to_next(place, high, base):
                return None
            if base in cues.ONLY_BESIDE and subject.first > index + 3:
                return None
            return Cue(subject, subject.first, place + 1, SURE, base, after=True)
        return None

    def _points(self, that: int, low: int) -> bool:
        """ "Castle, who led the side that night": of a "who" clause, and opens no reported clause."""
        left = [token.low for token in self.tokens[low:that]]
        return "who" in left and not self.reader.is_verb(that - 1)

    def _belongs_to_next(self, verb: int, high: int, base: str) -> bool:
        """`"…" Klopp added: "…"` after a full stop is the next quote's; a comma shares it."""
        if verb + 1 >= high:
            return False
        following = self.tokens[verb + 1]
        return following.low == ":" or (following.kind == QUOTE and base in cues.NAMING)

    def _unknown_verb(self, index: int, high: int, ends: bool) -> Cue | None:
        """`"…," he croaked`: any past form right beside the quote and its subject."""
        if not ends or index + 1 >= high:
            return None
        first, second = self.tokens[index], self.tokens[index + 1]
        last = self.tokens[index + 2] if index + 2 < high else None
        closed = (
            last is None
            or last.kind in (POINT, QUOTE)
            or last.low.endswith("ly")
            or (last.low in cues.PREPOSITIONS or last.low in cues.SUBORDINATORS)
        )
        if second.kind == WORD and _past(second) and closed:
            if first.low in ("he", "she"):
                return Cue(
                    Subject(PRONOUN, index, index + 1, word=first.low),
                    index,
                    index + 2,
                    PLAIN,
                    after=True,
                )
            if (figure := self.reader.figure(index)) is not None:
                subject = Subject(FIGURE, index, index + 1, figure=figure)
                return Cue(subject, index, index + 2, PLAIN, after=True)
        if (
            first.kind == WORD
            and _past(first)
            and (figure := self.reader.figure(index + 1)) is not None
        ):
            return Cue(
                Subject(FIGURE, index + 1, index + 2, figure=figure),
                index,
                index + 2,
                PLAIN,
                after=True,
            )
        return None

    def _named_as(self, quote: int) -> bool:
        """ "was called “lousy” by": what stands before the quote says that it is somebody's word."""
        near = self.tokens[max(0, quote - 7) : quote]
        bases = {cues.verb_base(token.low) for token in near}
        return bool(bases & (cues.NAMING | cues.OF_SOMEBODY)) or any(t.low == "as" for t in near)

    def _by(self, index: int, high: int) -> Cue | None:
        """`was called "lousy" by Watson`."""
        if index + 1 < high and self.tokens[index].low == "by" and self._named_as(index - 1):
            subject = self.reader.after(index + 1, high)
            if subject is not None and subject.kind == FIGURE:
                return Cue(subject, index, subject.last, PLAIN)
        return None


def _past(token: Token) -> bool:
    return len(token.low) > 4 and token.low.endswith("ed")
