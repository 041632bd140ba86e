"""The attribution that stands before a quote: name … verb, "X: …", "X's verdict:", "according to X".

What a colon announces is read by `colons`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from archive.text import cues, lexicon
from archive.text.colons import PLAIN, SURE, UNSURE, VERDICTS, Colons, Cue
from archive.text.narration import POINT, QUOTE, WORD
from archive.text.subjects import DESCRIPTION, FIGURE, PRONOUN, THING, Subject

_CLAIMS = frozenset(
    """claim claims suggestion assertion accusation allegation insistence contention complaint remark
    remarks comment comments description admission view warning belief""".split()
)
_OWNER = re.compile(r"^([a-z-]+)[’']s$")
_SAID = frozenset(
    """said says told tells admitted admits insisted insists added adds saying adding arguing
    claiming insisting warning""".split()
)
_SEEMING = frozenset("appeared appears seemed seems".split())
_NO_ONE = frozenset("nobody no-one everyone everybody anybody anyone one".split())


class Introductions(Colons):
    """Finds cues before the quotes of one paragraph."""

    def before(self, quote: int, low: int, high: int) -> Cue | None:
        """The cue before the quote at token `quote` in the sentence from token `low`."""
        if (own := self.summed_up(quote, low)) is not None:
            return own
        for verb in range(quote - 1, low - 1, -1):
            if self.tokens[verb].kind != WORD:
                continue
            base = self.reader.is_verb(verb)
            cue = self._claimed(verb, low, quote)
            if cue is None and base is not None:
                cue = self._at_verb(verb, base, low, quote)
            if cue is not None:
                return cue
        low = self._own_clause(quote, low)
        return self._phrase_before(quote, low) or self.colon(quote, low)

    def _at_verb(self, verb: int, base: str, low: int, quote: int) -> Cue | None:
        """The cue that the verb of saying at `verb` makes; None where it is nobody's word."""
        if self.tokens[verb - 1].low in ("you", "one") and verb > low:
            return None  # "When you think about it"
        if verb - 2 >= low and self.tokens[verb - 2].low in _SEEMING:
            return None  # "appeared to think"
        beside = self._beside(verb, quote) or self._between_commas(verb, low)
        if base in cues.ONLY_BESIDE and not beside:
            return None
        if base == "blame" and self.reader.passive(verb):
            return None  # "blamed on": what somebody says has "by"
        subject = self._subject_of(verb, low, quote)
        if subject is None or subject.kind in (THING, DESCRIPTION):
            subject = self.heading(low, verb) or subject
        if subject is None or self.tokens[subject.last - 1].low in _NO_ONE:
            return None
        if base == "go" and not self._can_speak(subject):
            return None  # "the impasse went on for"
        if self._outer(verb, low, subject):
            return None
        strength = SURE if subject.kind == FIGURE and subject.last <= verb else PLAIN
        between = range(max(verb, subject.last), quote)
        if any(self.reader.figure(place) is not None for place in between):
            strength = UNSURE
        return Cue(subject, min(subject.first, verb), verb + 1, strength, base)

    def _outer(self, verb: int, low: int, subject: Subject) -> bool:
        """ "Castle said the council had agreed to “…”": the words are Castle's."""
        if subject.kind not in (THING, DESCRIPTION) or self._can_speak(subject):
            return False
        for outer in range(min(verb, subject.first) - 1, max(low, verb - 30), -1):
            if self.tokens[outer].kind == QUOTE or self.tokens[outer].low in (";", ":"):
                return False
            if self.tokens[outer].low not in _SAID:
                continue
            lone = self.tokens[outer].low.endswith("ing")
            speaker = self.reader.main(low, outer) if lone else self.reader.before(outer, low)
            return speaker is not None and speaker.kind in (FIGURE, PRONOUN)
        return False

    def _claimed(self, noun: int, low: int, quote: int) -> Cue | None:
        """ "dismissed Castle's claim that they are “…”": his words, whoever dismissed it."""
        if self.tokens[noun].low not in _CLAIMS or noun - 1 < low:
            return None
        if self.tokens[noun + 1].low not in ("that", "of") and noun + 1 != quote:
            return None
        for owner in range(noun - 1, max(low, noun - 3) - 1, -1):  # "Castle's initial claim"
            if self.owns(owner):
                return replace(self.owner(owner, noun + 1), strength=UNSURE)
            if self.tokens[owner].kind != WORD or self.tokens[owner].low in cues.DETERMINERS:
                return None
        return None

    def heading(self, low: int, verb: int) -> Subject | None:
        """The name that a clause begins with, whatever stands between it and its verb.

        "Dr Ada Moss, Director, Northport Hospital told", "Castle who was in the squad said".
        """
        if self.reader.passive(verb):
            return None
        first = next((i for i in range(low, verb) if self._stops(i, low)), verb)
        if first + 1 >= verb or self.reader.figure(first) is None:
            return None
        if self.tokens[first + 1].low not in (",", "who", "–", "—", "-"):
            return None
        between = range(first + 1, verb)
        named = (place for place in between if self.reader.figure(place) is not None)
        if any(self.reader.governed(place, first) is None for place in named):
            return None
        return self.reader.subject_at(first)

    def _stops(self, index: int, low: int) -> bool:
        """True at a name that is a subject, and at what no title goes on over."""
        token = self.tokens[index]
        if self.reader.figure(index) is not None:
            preposition = self.reader.governed(index, low)
            near = preposition is not None and preposition - low <= 2
            return preposition is None or (near and self.tokens[preposition].low == "of")
        return token.kind in (POINT, QUOTE) or index - low > 8 or token.low in cues.VERBS

    def _can_speak(self, subject: Subject) -> bool:
        """Not "whatever the cover says"."""
        if subject.kind in (FIGURE, PRONOUN):
            return True
        return lexicon.is_role(self.tokens[subject.last - 1].low.removesuffix("s"))

    def _between_commas(self, verb: int, low: int) -> bool:
        """ "The clause, he sighs, is “…”"."""
        closed = self.tokens[verb + 1].low in (",", "–", "—")
        return closed and verb - low >= 2 and self.tokens[verb - 2].low in (",", "–", "—")

    def _own_clause(self, quote: int, low: int) -> int:
        """Where the quote's clause begins: behind an earlier quote, if a person is named there."""
        for place in range(quote - 1, low - 1, -1):
            if self.tokens[place].kind == QUOTE:
                return low
            if self.reader.figure(place) is not None:
                earlier = [i for i in range(low, place) if self.tokens[i].kind == QUOTE]
                return earlier[-1] + 1 if earlier else low
        return low

    def _beside(self, verb: int, quote: int) -> bool:
        return quote - verb <= 5 and self.tokens[quote - 1].low in (":", ",", self.tokens[verb].low)

    def _subject_of(self, verb: int, low: int, quote: int) -> Subject | None:
        if self.reader.passive(verb):
            return self._agent(verb, quote)
        inverted = self._inverted(verb, low, quote)
        if inverted is not None:
            return inverted
        word = self.tokens[verb].low
        subject = None
        if not word.endswith("ing") or (
            verb and self.tokens[verb - 1].low in ("is", "was", "been")
        ):
            subject = self.reader.before(verb, low)
        elif self.reader.figure(verb - 1) is not None:  # "with Castle saying"
            subject = self.reader.subject_at(verb - 1)
        elif verb - 3 >= low and self._with_one(verb, low):
            subject = Subject(DESCRIPTION, verb - 2, verb)
        else:
            subject = self.reader.main(self._clause(low, verb), verb)
            subject = subject or self.reader.main(low, verb)
            if subject is None and verb == low:
                subject = self._behind(quote)
        if subject is None and verb + 1 < quote and verb - low <= 1:
            subject = self.reader.after(verb + 1, quote)
        if subject is None and low > 0 and verb == low:
            subject = self.reader.main(low, quote)
        if subject is None and word.endswith("ing") and self.tokens[low].low in cues.DETERMINERS:
            subject = self.reader.phrase(low, verb)  # "The mayor has apologised for comparing"
        coordinated = verb > low and self.tokens[verb - 1].low in ("and", "but", "then")
        if subject is None and coordinated and self.tokens[low].low in cues.DETERMINERS:
            subject = self.reader.phrase(low, verb)  # "Her union was cross and described it as"
        return subject

    def _clause(self, low: int, verb: int) -> int:
        """Where the clause of an "-ing" begins: "… but his agent replied by claiming it is"."""
        for place in range(verb - 1, low, -1):
            if self.tokens[place].low in ("but", "while", "whereas", ";"):
                return place + 1
            if self.tokens[place].low == "who" and self.reader.figure(place - 1) is not None:
                return place - 1  # "a favourite of Castle who praised him, saying"
        return low

    def _with_one(self, verb: int, low: int) -> bool:
        """ "with the player responding"."""
        lows = [token.low for token in self.tokens[verb - 3 : verb]]
        return lows[0] == "with" and lows[1] in cues.DETERMINERS and lexicon.is_role(lows[2])

    def _behind(self, quote: int) -> Subject | None:
        """ "Asserting that it was “…”, the Pentagon said": the subject stands behind its lead."""
        _, high = self.block.sentence_of(quote)
        for place in range(quote + 1, high - 1):
            if self.tokens[place].low == ",":
                return self.reader.main(place + 1, high)
        return None

    def _agent(self, verb: int, high: int) -> Subject:
        """Who says what is told in the passive; nobody where "by" is missing."""
        by = self.reader.agent(verb, high)
        agent = self.reader.after(by + 1, high) if by is not None else None
        return agent or Subject(THING, verb, verb + 1)

    def _inverted(self, verb: int, low: int, quote: int) -> Subject | None:
        """`Moss, says Castle, is "…"`: the subject stands behind the verb, between commas."""
        if verb > low and self.tokens[verb - 1].low not in (",", "–", "—"):
            return None
        if self.tokens[verb].low.endswith("ing"):  # "calling the leader, Castle, a “…”"
            return None
        subject = self.reader.after(verb + 1, quote)
        if subject is None or subject.last >= quote:
            return None
        return subject if self.tokens[subject.last].low in (",", "–", "—") else None

    def _phrase_before(self, quote: int, low: int) -> Cue | None:
        """According to X; in the words of X; X's view is; for X it was."""
        for place in range(low, quote - 1):
            lows = (self.tokens[place].low, self.tokens[place + 1].low)
            if lows in (("according", "to"), ("words", "of")):
                subject = self.reader.after(place + 2, quote)
                return Cue(subject, place, subject.last, PLAIN) if subject else None
            if self.owns(place) and lows[1] in VERDICTS:
                return self.owner(place, place + 2)
            if lows[0] in ("his", "her") and lows[1] in VERDICTS:
                return self.his(place)
            if lows[1] in VERDICTS and (cue := self._of_one(place, low)):
                return cue
        figure = self.reader.figure(low + 1) if low + 1 < quote else None
        if figure is not None and self.tokens[low].low in ("for", "to"):
            return Cue(Subject(FIGURE, low + 1, low + 2, figure=figure), low, low + 2, 0.85)
        return None

    def _of_one(self, owner: int, low: int) -> Cue | None:
        """ "in the chairman's phrase": a description's own word."""
        word = _OWNER.match(self.tokens[owner].low)
        if word is None or not lexicon.is_role(word[1]):
            return None
        first = owner
        while first > low and owner - first < 4 and self.tokens[first].low not in cues.DETERMINERS:
            first -= 1
        return Cue(Subject(DESCRIPTION, first, owner + 1), first, owner + 2, PLAIN)
