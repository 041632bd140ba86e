"""What stands before a quote and its colon: "X: …", "X's verdict: …", "his message: …"."""

from __future__ import annotations

from dataclasses import dataclass

from archive.text import lexicon
from archive.text.narration import NAME, WORD, Block
from archive.text.subjects import DESCRIPTION, FIGURE, PRONOUN, THING, Reader, Subject

SURE = 0.95
PLAIN = 0.92
UNSURE = 0.88  # somebody else is named on the way to the quote
_NEAR = 12  # tokens between a subject and the colon it has
VERDICTS = frozenset(
    """verdict message summary answer reply response view assessment words conclusion explanation
    reaction advice motto take comment comments remark remarks warning plea promise admission
    opinion tweet post statement description phrase mind instinct theory argument belief feeling hope
    fear complaint lament boast claim excuse point thoughts thought contribution reasoning""".split()
)


@dataclass(frozen=True, slots=True)
class Cue:
    """Who a sentence says speaks: `first`..`last` are the tokens of the cue with its subject."""

    subject: Subject
    first: int
    last: int
    strength: float
    base: str = ""
    after: bool = False


class Colons:
    """Finds whose words a colon announces in one paragraph."""

    def __init__(self, block: Block, reader: Reader) -> None:
        self.block = block
        self.tokens = block.tokens
        self.reader = reader

    def summed_up(self, quote: int, low: int) -> Cue | None:
        """ "would agree with Castle's concise summary: “…”"."""
        if quote - 2 <= low or self.tokens[quote - 1].low != ":":
            return None
        if self.tokens[quote - 2].low not in VERDICTS:
            return None
        for owner in range(quote - 3, max(low, quote - 6) - 1, -1):
            if self.owns(owner):
                return self.owner(owner, quote - 1) if self.tokens[owner - 1].low != "to" else None
            if self.tokens[owner].kind != WORD:
                return None
        return None

    def colon(self, quote: int, low: int) -> Cue | None:
        """ "X: …", "X's verdict: …", "X on Y: …", "X was impressed: …"."""
        if quote <= low or self.tokens[quote - 1].low != ":":
            return None
        end = quote - 1
        if end - low == 1 and self.tokens[low].low in ("a", "answer"):
            return None
        if (own := self._own_word(end, low)) is not None:
            return own
        if (cue := self._owned(low, end) or self._of_who(low, end)) is not None:
            return cue
        subject = self._before_colon(low, end)
        if subject is None:
            return None
        far = end - subject.last > _NEAR or any(
            self.reader.figure(place) is not None for place in range(subject.last, end)
        )
        return Cue(subject, subject.first, end + 1, UNSURE if far else PLAIN)

    def _owned(self, low: int, end: int) -> Cue | None:
        """ "Castle's verdict was short:", "her message to them:"."""
        for place in range(end - 1, max(low, end - 5) - 1, -1):
            if self.tokens[place].low not in VERDICTS or place <= low:
                continue
            if self.tokens[place - 1].kind == NAME and self.tokens[place - 2].low != "to":
                return self.owner(place - 1, place + 1)
            if self.tokens[place - 1].low in ("his", "her"):
                return self.his(place - 1)
        return None

    def _of_who(self, low: int, end: int) -> Cue | None:
        """ "It was Castle who put it best:"."""
        for place in range(end - 1, low, -1):
            if self.tokens[place].low == "who":
                if (agent := self._by_whom(place, end)) is not None:
                    return Cue(agent, agent.first, end, UNSURE)
                subject = self.reader.before(place + 1, low)
                if subject is not None:
                    return Cue(subject, subject.first, place + 1, UNSURE)
        return None

    def _by_whom(self, who: int, high: int) -> Subject | None:
        """ "Castle, who was defended by his manager: “…”"."""
        words = [token.low for token in self.tokens[who + 1 : who + 4]]
        if len(words) < 3 or words[0] not in ("was", "is", "were") or words[2] != "by":
            return None
        agent = self.reader.after(who + 4, high)
        if agent is not None and agent.kind == DESCRIPTION:
            return Subject(DESCRIPTION, agent.first, min(agent.last, agent.first + 3))
        return agent

    def _own_word(self, colon: int, low: int) -> Cue | None:
        """ "Fearon's version:", "her defence:": whatever it is called, it is the owner's word."""
        noun, owner = colon - 1, colon - 2
        if owner < low or self.tokens[noun].kind != WORD or lexicon.is_role(self.tokens[noun].low):
            return None
        if self.owns(owner) and self.reader.mentions[self.tokens[owner].ref].figure is not None:
            return self.owner(owner, colon)
        if owner == low and self.tokens[owner].low in ("his", "her"):
            return self.his(owner)
        return None

    def _before_colon(self, low: int, end: int) -> Subject | None:
        main = self.reader.main(low, end)
        if main is not None:
            figures = [i for i in range(low, end) if self.reader.figure(i) is not None]
            if main.kind == FIGURE and len(figures) > 1 and self.tokens[main.last : main.last + 1]:
                follows = self.tokens[main.last].low
                if follows == "," and figures[0] == main.first:
                    return main
            return main
        low += self.tokens[low].low in ("•", "-", "*", "–")
        person = any(lexicon.is_role(token.low) for token in self.tokens[low : low + 4])
        if self.tokens[low].kind == NAME or end - low <= (9 if person else 5):
            return Subject(DESCRIPTION if self.tokens[low].kind == WORD else THING, low, end)
        return None

    # -- whose word it is

    def owns(self, index: int) -> bool:
        """True for a possessive name."""
        token = self.tokens[index]
        return token.kind == NAME and self.reader.mentions[token.ref].possessive

    def owner(self, index: int, last: int) -> Cue:
        """The cue of the possessive name at `index`; it ends before token `last`."""
        figure = self.reader.mentions[self.tokens[index].ref].figure
        kind = THING if figure is None else FIGURE
        subject = Subject(kind, index, index + 1, figure=-1 if figure is None else figure)
        return Cue(subject, index, last, PLAIN)

    def his(self, index: int) -> Cue:
        """The cue of "his" or "her" at `index`."""
        word = "he" if self.tokens[index].low == "his" else "she"
        return Cue(Subject(PRONOUN, index, index + 1, word=word), index, index + 2, PLAIN)
