"""The ground of reading a sentence without a parser: its verbs of saying, its figures, its main clause.

A name governed by of, about, to, told or by is not the subject; what leads up to the main clause
("After the match,") is stepped over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archive.text import cues, lexicon, nations
from archive.text.cast import Mention
from archive.text.narration import NAME, POINT, QUOTE, WORD, Token

FIGURE = "figure"
PRONOUN = "pronoun"
DESCRIPTION = "description"
THING = "thing"

_BEING = frozenset("was is were are 's ’s has had be would will".split())
# Before a name, these say that its clause is not the main one.
_SUBORDINATE = frozenset("where when because while although though if since until which".split())
_BE = frozenset("was is were are been being be ’s 's".split())
_PLURAL = frozenset("have are were face play take travel host need want insist".split())
_RELATIVE = frozenset("who which that whose whom where when".split())
_DASHES = frozenset({"–", "—", "-"})
PASTS = frozenset(
    """paid beat won lost took made gave kept held sent sold bought spent brought left met rose fell
    came went ran saw led drew broke began became knew thought felt got had put set hit let cut
    threw wrote spoke drove flew chose""".split()
)
_TIMES = frozenset(
    "later earlier ago week weeks month year day days hours minutes night morning".split()
)
_SAID = frozenset("said says told tells wrote".split())
_AUXILIARIES = frozenset("has have had was were is are will would can could also".split())


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject at tokens[first:last]: a figure, a pronoun, a description or a thing."""

    kind: str
    first: int
    last: int
    figure: int = -1
    word: str = ""


class Clauses:
    """Figures, verbs and clauses among the tokens of one paragraph."""

    def __init__(self, tokens: Sequence[Token], mentions: Sequence[Mention]) -> None:
        self.tokens = tokens
        self.mentions = mentions

    def figure(self, index: int) -> int | None:
        """The figure named by token `index` as itself, not as an owner; None for all else."""
        token = self.tokens[index]
        if token.kind != NAME:
            return None
        mention = self.mentions[token.ref]
        return None if mention.possessive else mention.figure

    def is_verb(self, index: int) -> str | None:
        """The base of the verb of saying at `index`, None for nouns and what only looks so."""
        token = self.tokens[index]
        if token.kind != WORD or (token.capital and not self._opens(index)):
            return None
        base = cues.verb_base(token.low)
        if base is None:
            return None
        after = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        needed = cues.NEEDS.get(base)
        if needed is not None and (after is None or after.low not in needed):
            return None
        if index and self._noun_before(index, token.low):
            return None
        return base

    def passive(self, verb: int) -> bool:
        """ "Castle was told", "was described": the verb's subject hears it, or it is of him."""
        if self.is_verb(verb) not in cues.OF_SOMEBODY or self.tokens[verb].low.endswith("ing"):
            return False
        if self.tokens[verb + 1 : verb + 2] and self.tokens[verb + 1].low == "by":
            return True
        left = verb - 1
        while left > 0 and self.tokens[left].low.endswith("ly"):
            left -= 1
        return left >= 0 and self.tokens[left].low in _BE

    def agent(self, verb: int, high: int) -> int | None:
        """Where "by somebody" begins after a passive verb."""
        near = range(verb + 1, min(high, verb + 12))
        return next((place for place in near if self.tokens[place].low == "by"), None)

    def _opens(self, index: int) -> bool:
        return index == 0 or self.tokens[index - 1].kind in (POINT, QUOTE)

    def _noun_before(self, index: int, low: str) -> bool:
        before = self.tokens[index - 1]
        if before.kind == NAME and self.mentions[before.ref].possessive:
            return True
        if before.kind != WORD or before.low in ("that", "this", "some", "one", "another", "many"):
            return False
        if before.low in cues.DETERMINERS or before.low in ("of", "in", "for", "with", "from"):
            return not low.endswith("ing")
        if before.low == "having":
            return True
        return before.low == "to" and low not in cues.VERBS.values()

    def governed(self, index: int, low: int) -> int | None:
        """The index of the preposition that governs the name at `index`.

        Titles between them are stepped over, and the first words of a thing's name ("New | York Police").
        """
        left = index - 1
        while (
            left >= low
            and self.tokens[left].kind == WORD
            and (
                self.tokens[left].low in lexicon.TITLES
                or lexicon.is_role(self.tokens[left].low)
                or self.tokens[left].low in nations.DEMONYMS
                or self.tokens[left].low in ("the", "a", "an")
                or (left > low and self.tokens[left].capital and self.figure(index) is None)
            )
        ):
            left -= 1
        before = self.tokens[left - 1].low if left > low else ""
        if left < index - 1 and before in cues.PREPOSITIONS and self._modifies(left):
            return left - 1  # "for soul singer Ms Moss"
        if left < low or self.tokens[left].kind != WORD:
            return None
        word = self.tokens[left].low
        if word in ("and", "or") and left - 1 >= low and self.tokens[left - 1].kind == NAME:
            return self.governed(left - 1, max(low, left - 8))  # "without Castle or Moss"
        return left if word in cues.PREPOSITIONS or word in ("told", "asked") else None

    def _modifies(self, index: int) -> bool:
        token = self.tokens[index]
        if token.kind == NAME:
            return self.mentions[token.ref].figure is None
        small = cues.PREPOSITIONS | cues.SUBORDINATORS | cues.ADVERBS
        return token.kind == WORD and token.low not in small and not self._finite(index)

    def subject_at(self, index: int) -> Subject:
        return Subject(
            FIGURE, index, index + 1, figure=self.mentions[self.tokens[index].ref].figure or 0
        )

    # -- of a whole sentence

    def main(self, low: int, high: int) -> Subject | None:
        """The first subject of tokens[low:high], what leads up to it ("After the match,") left out."""
        high = min(high, low + 100)
        start = self.skip_lead(low, high)
        for index in range(start, high):
            token = self.tokens[index]
            if token.kind == NAME:
                if self.figure(index) is not None and self.governed(index, start) is None:
                    if self._subordinate(start, index) or self.aside(index, start, high):
                        continue
                    if self._described(start, index):
                        return None
                    return self.subject_at(index)
                if self._acts(index, start, high):
                    return Subject(THING, index, index + 1)
            elif (token.kind == WORD and token.low in ("he", "she")) or (
                index - start <= 2 and self._speaks_of_things(index, high)
            ):
                return Subject(PRONOUN, index, index + 1, word=token.low)
        if start > low:
            return self._lead(low, start)
        return None

    def _subordinate(self, start: int, index: int) -> bool:
        """ "They come from Leith, where her uncle Rui kept pigs": Rui's is not the main clause."""
        for place in range(index - 1, max(start, index - 6), -1):
            if self.tokens[place].low in _SUBORDINATE:
                return True
            if self.tokens[place].kind != WORD:
                return False
        return False

    def _speaks_of_things(self, index: int, high: int) -> bool:
        """it, they, we or I as a subject; "it was Kane who said" apart."""
        if self.tokens[index].low not in ("it", "they", "we", "i") or index + 1 >= high:
            return False
        if index and self.tokens[index - 1].low in cues.PREPOSITIONS:
            return False
        return self.tokens[index + 1].low not in _BEING

    def _acts(self, index: int, start: int, high: int) -> bool:
        """True for a club, paper or company that opens the clause and does something itself."""
        if index > start + 1 or index + 1 >= high or self.figure(index) is not None:
            return False
        mention = self.mentions[self.tokens[index].ref]
        if mention.possessive or mention.figure is not None:
            return False
        after = self.tokens[index + 1]
        if after.kind != WORD:
            return False
        return self._finite(index + 1) or after.low in _PLURAL

    def _finite(self, index: int) -> bool:
        low = self.tokens[index].low
        return low in _AUXILIARIES or low in _SAID or low in PASTS or low.endswith("ed")

    def _described(self, start: int, index: int) -> bool:
        """ "The champions beat Castle": the subject is no name, and Castle only an object."""
        if self.tokens[start].low not in ("the", "a", "an", "his", "her", "their", "its"):
            return False
        for place in range(start + 2, index):
            token = self.tokens[place]
            if token.kind == POINT or token.low in _RELATIVE or token.kind == QUOTE:
                return False
            if token.kind == WORD and self._finite(place):
                copula = token.low in ("is", "was", "are", "were")
                return not copula and token.low not in ("later", "also")
        return False

    def aside(self, index: int, low: int, high: int) -> bool:
        """True for what stands between dashes: "-- Castle came only in May --"."""
        before = sum(self.tokens[place].low in _DASHES for place in range(low, index))
        if before % 2 == 0:
            return False
        return any(self.tokens[place].low in _DASHES for place in range(index + 1, high))

    def _lead(self, low: int, high: int) -> Subject | None:
        for index in range(low, high):
            if self.figure(index) is not None and self.governed(index, low) is None:
                return self.subject_at(index)
        return None

    def skip_lead(self, low: int, high: int) -> int:
        """Where the main clause begins, behind "After the match," or "Asked about it,"."""
        token = self.tokens[low] if low < high else None
        if token is None or token.kind != WORD:
            return low
        if token.low in ("and", "but", "so", "yet", "or"):
            return self.skip_lead(low + 1, high)
        leads = (
            token.low in cues.PREPOSITIONS
            or token.low in cues.SUBORDINATORS
            or token.low.endswith("ing")
            or token.low in ("despite", "earlier", "later", "asked", "told", "as", "once")
        )
        early = [token.low for token in self.tokens[low + 1 : min(high, low + 5)]]
        leads = leads or any(word in ("after", "before", "since", "until") for word in early)
        leads = leads or any(
            word in _TIMES for word in early[: early.index(",") if "," in early else 0]
        )
        if not leads:
            return low
        for index in range(low, high):
            if self.tokens[index].low == "," and index + 1 < high:
                dated = self.tokens[index - 2].low in lexicon.CALENDAR
                # "On Friday Castle, who had slept, …": no lead ends behind its subject
                if dated and self.figure(index - 1) is not None:
                    return low
                return self._list_ends(index, high)
        return low

    def _list_ends(self, comma: int, high: int) -> int:
        """Behind the comma of a lead, or behind the list of names that goes on after it."""
        at = comma
        if self.tokens[comma - 1].kind != NAME:
            return comma + 1
        while at + 2 < high and self.tokens[at + 1].kind == NAME and self.tokens[at + 2].low == ",":
            at += 2
        joined = at + 3 < high and self.tokens[at + 2].low == "and"
        if joined and self.tokens[at + 1].kind == NAME and self.tokens[at + 3].kind == NAME:
            near = range(at + 4, min(high, at + 12))
            return next((i + 1 for i in near if self.tokens[i].low == ","), comma + 1)
        return comma + 1
