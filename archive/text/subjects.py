"""Who does what a verb says: subjects found by walking over the tokens of one sentence.

A light reading, no parser: subject beats object, an apposition or a "who" clause is stepped over.
"""

from __future__ import annotations

from archive.text import cues
from archive.text.clauses import DESCRIPTION, FIGURE, PRONOUN, THING, Clauses, Subject
from archive.text.narration import NAME, POINT, QUOTE, WORD, Token

__all__ = ["DESCRIPTION", "FIGURE", "PRONOUN", "THING", "Reader", "Subject"]

_COMMAS = frozenset({",", "–", "—", "-", "(", ")"})
_CREDITED = frozenset(
    "on after in as with before ahead from to following when speaking reflecting ( ) ,".split()
)
_ASIDE = frozenset("in on at during via through from".split())
_CLAUSES = frozenset("when while because until where whereupon before after as".split())
_INSIDE = frozenset("of for from at to with near behind on in".split())
_RELATIVE = frozenset("who whose which whom speaking talking writing aged now then".split())


class Reader(Clauses):
    """Subjects of single verbs among the tokens of one paragraph."""

    # -- before a verb

    def before(self, verb: int, low: int) -> Subject | None:
        """The subject of the verb at `verb`, looking left to token `low`."""
        index = verb - 1
        while index >= max(low, verb - 60) and self._passed_over(self.tokens[index]):
            index -= 1
        if index < low:
            return None
        token = self.tokens[index]
        if token.kind == NAME:
            who = self._relative_clause(index, low)
            return self._name_or_head(index, low) if who is None else self._before_who(who, low)
        if token.kind == WORD:
            return self._before_word(token.low, index, low, verb)
        if token.kind == POINT and token.low in _COMMAS:
            return self._parenthesis(index, low)
        return None

    def _relative_clause(self, name: int, low: int) -> int | None:
        """The "who" of "a man who knows Castle said": the name is only that clause's object."""
        for place in range(name - 1, low, -1):
            token = self.tokens[place]
            if token.kind != WORD:
                return None
            if token.low == "who":
                return place if place < name - 1 else None
        return None

    @staticmethod
    def _passed_over(token: Token) -> bool:
        """Adverbs and auxiliaries between a subject and its verb."""
        if token.kind != WORD or token.low == "to":
            return False
        return token.low in cues.ADVERBS or (token.low.endswith("ly") and len(token.low) > 4)

    def _before_word(self, word: str, index: int, low: int, verb: int) -> Subject | None:
        if word == "to":
            return self._before_infinitive(index, low)
        if word == "who":
            return self._before_who(index, low)
        if word in ("which", "that"):
            return Subject(THING, index, index + 1)
        if word in cues.SUBJECT_PRONOUNS:
            return Subject(PRONOUN, index, index + 1, word=word)
        if word in ("and", "but", "then", "or"):
            return self._coordinated(low, verb)
        return self._noun(index, low)

    def _coordinated(self, low: int, verb: int) -> Subject | None:
        """ "… when one of the directors turned round and said": the subject of the nearest clause."""
        for place in range(verb - 1, max(low, verb - 30), -1):
            if self.tokens[place].low not in _CLAUSES or place + 1 >= verb:
                continue
            head = self.tokens[place + 1]
            if head.kind == WORD and head.low in cues.DETERMINERS:
                return self.phrase(place + 1, verb)
            return self.main(place + 1, verb) or self.main(low, verb)
        return self.main(low, verb)

    def phrase(self, first: int, high: int) -> Subject:
        """The description that begins at `first`, or the name it ends in."""
        for index in range(first + 1, min(high, first + 8)):
            token = self.tokens[index]
            if self.figure(index) is not None and self.governed(index, first) is None:
                return self.subject_at(index)
            if token.kind == NAME and self.figure(index) is None:
                continue  # "the Arsenal boss"
            if token.kind != WORD or token.low.endswith("ed") or token.low in cues.ADVERBS:
                return Subject(DESCRIPTION, first, index)
        return Subject(DESCRIPTION, first, min(high, first + 8))

    def _before_infinitive(self, to: int, low: int) -> Subject | None:
        """ "She went on to say", "he was keen to stress": the subject of the verb before."""
        start = to - 1
        while start > low and self.tokens[start].kind != POINT:
            start -= 1
        start += self.tokens[start].kind == POINT
        return self.main(start, to) or self.main(low, to)

    def _before_who(self, who: int, low: int) -> Subject | None:
        index = who - 1
        while index >= low and self.tokens[index].low in _COMMAS:
            index -= 1
        if index < low:
            return None
        if self.tokens[index].kind == NAME:
            return self._name_or_head(index, low)
        if self.tokens[index].low.isdigit():  # "Thomas Gray, 24, who"
            return self._before_who(index, low)
        return self._noun(index, low)

    def _parenthesis(self, comma: int, low: int) -> Subject | None:
        """The subject before ", …," or the name between the commas after a description."""
        opening = comma - 1
        while opening >= low and not (
            self.tokens[opening].kind == POINT and self.tokens[opening].low in _COMMAS
        ):
            opening -= 1
        if opening < low:
            return self._only_clause(low, comma)
        first = self.tokens[opening + 1]
        inside = [i for i in range(opening + 1, comma) if self.figure(i) is not None]
        left = opening - 1
        if left >= low and self.figure(left) is not None:
            stands = self.governed(left, low) is None or first.low in _RELATIVE
            if stands:
                return self.subject_at(left)
        if inside and first.low not in _RELATIVE and not self.governed(inside[-1], opening + 1):
            return self.subject_at(inside[-1])
        if left >= low:
            further = self.before(opening, low)
            if further is not None:
                return further
        return None

    def _only_clause(self, low: int, comma: int) -> Subject | None:
        """ "Bosz, coach of Ajax said": nothing but the start of the sentence before the comma."""
        return self.main(low, comma)

    def _name_or_head(self, index: int, low: int) -> Subject | None:
        """The name at `index`, or the head of the phrase it only completes ("coach of Ajax")."""
        figure = self.figure(index)
        preposition = self.governed(index, low)
        if preposition is None:
            if figure is not None:
                return self.subject_at(index)
            if self.mentions[self.tokens[index].ref].possessive:
                return Subject(DESCRIPTION, index, index + 1)
            return Subject(THING, index, index + 1)
        by = self.tokens[preposition].low in ("from", "by") and preposition > low
        if by and figure is not None and self.tokens[preposition - 1].low in cues.WRITINGS:
            return self.subject_at(index)
        if self.tokens[preposition].low in ("of", "for", "from", "at", "with", "to", "by", "in"):
            left = preposition - 1
            if left >= low and self.tokens[left].kind in (NAME, WORD):
                if self.tokens[left].kind == NAME:
                    return self._name_or_head(left, low)
                return self._noun(left, low)
        return Subject(THING, index, index + 1) if figure is None else self.subject_at(index)

    def _noun(self, index: int, low: int) -> Subject | None:
        """The description that ends at `index`: back to its determiner or the clause's start."""
        first = index
        while first > low:
            left = self.tokens[first - 1]
            pair = left.low == "and" and first - 2 >= low and self._two_names(first - 2, first)
            if left.kind in (POINT, QUOTE) or (
                left.kind == WORD
                and not pair
                and (left.low in cues.SUBORDINATORS and left.low not in cues.PREPOSITIONS)
            ):
                break
            if self.is_verb(first - 1) and index - first > 0:
                break
            first -= 1
            if left.kind == WORD and left.low in cues.DETERMINERS and not self._of(first, low):
                break
        first = self._two_adjectives(first, low)
        before = first - 1
        if (
            before - 1 >= low
            and self.tokens[before].low in _ASIDE
            and self.figure(before - 1) is not None
            and self.governed(before - 1, low) is None
        ):
            return self.subject_at(before - 1)  # "Castle in a video said"
        if (
            before > low
            and self.tokens[before].low == ","
            and self.figure(before - 1) is not None
            and not self._ends_lead(before, low)
            and self.governed(before - 1, low) is None
        ):
            return self.subject_at(before - 1)
        if before > low and self.tokens[before].low == "and" and index - first < 3:
            # "Jo Daskal of the university and contributor to a paper wrote"
            head = self.tokens[first].low
            if head not in cues.DETERMINERS:
                return self.before(before, low)
        if self.tokens[first].low in cues.PREPOSITIONS and self.tokens[first].low != "of":
            return None
        if self.figure(first) is not None and self.tokens[first + 1].low in cues.PREPOSITIONS:
            return self.subject_at(first)
        return Subject(DESCRIPTION, first, index + 1)

    def _two_names(self, one: int, other: int) -> bool:
        """ "the former Leith and Scotland defender"."""
        names = (self.tokens[one], self.tokens[other])
        return all(
            token.capital and self.figure(i) is None
            for i, token in zip((one, other), names, strict=True)
        )

    def _two_adjectives(self, first: int, low: int) -> int:
        """ "the round, bearded businessman": where it begins."""
        if first - 3 < low or self.tokens[first - 1].low != ",":
            return first
        article, adjective = self.tokens[first - 3], self.tokens[first - 2]
        bare = self.tokens[first].kind == WORD and self.tokens[first].low not in cues.DETERMINERS
        starts = article.low in ("the", "a", "an") and adjective.kind == WORD
        return first - 3 if bare and starts else first

    def _ends_lead(self, comma: int, low: int) -> bool:
        """ "Asked whether he had met Castle, the witness said": no apposition to Castle."""
        return comma - low > 3 and self.skip_lead(low, comma + 2) == comma + 1

    def _of(self, index: int, low: int) -> bool:
        return index > low and self.tokens[index - 1].low in _INSIDE

    # -- after a verb

    def after(self, index: int, high: int) -> Subject | None:
        """The subject that follows an inverted verb: "said the club's president, Anna Berg"."""
        first = index
        seen_word = False
        while index < high:
            token = self.tokens[index]
            if token.kind == QUOTE or (token.kind == POINT and token.low not in _COMMAS):
                break
            if token.kind == WORD:
                if token.low in ("he", "she", "they", "it", "i", "we"):
                    if index == first:
                        return Subject(PRONOUN, index, index + 1, word=token.low)
                    break
                pair = token.low == "and" and first < index < high - 1
                if pair and self._two_names(index - 1, index + 1):
                    index += 1
                    continue  # "the former Leith and Town player"
                if token.low in cues.SUBORDINATORS or (
                    token.low in cues.PREPOSITIONS and not self._inside_phrase(index, first)
                ):
                    break
                if self.is_verb(index) and index > first and not token.low.endswith("ing"):
                    break
                seen_word = True
            if self.figure(index) is not None and not self._is_complement(index, first):
                return self.subject_at(index)
            index += 1
        if index == first:
            return None
        return Subject(DESCRIPTION if seen_word else THING, first, index)

    def _inside_phrase(self, index: int, first: int) -> bool:
        if self.tokens[index].low in ("by", "from"):  # "read a statement signed by Castle"
            return any(token.low in cues.WRITINGS for token in self.tokens[first:index])
        return self.tokens[index].low in ("of", "for", "at") and index > first

    def _is_complement(self, index: int, first: int) -> bool:
        left = index - 1
        while left >= first and self.tokens[left].low in ("the", "a"):
            left -= 1
        return left >= first and self.tokens[left].low in ("of", "for", "at", "from", "with")

    def credit(self, index: int, high: int) -> int | None:
        """The name that tokens[index:] credit: "Redmoor manager Denny Rourke on the cup tie"."""
        for place in range(index, min(index + 9, high)):
            token = self.tokens[place]
            if token.kind in (POINT, QUOTE) or token.low in cues.PREPOSITIONS - {"of"}:
                return None
            if self.figure(place) is not None and self.governed(place, index) is None:
                after = self.tokens[place + 1] if place + 1 < high else None
                return place if after is None or after.low in _CREDITED else None
        return None
