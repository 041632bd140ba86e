"""Quotes that are signed: "– Dora Finch, Northport", "Ada Moss (Northport TV)", "That was Castle's verdict"."""

from __future__ import annotations

from collections.abc import Sequence

from archive.text.discourse import NOBODY, Discourse, Voice
from archive.text.marks import Run
from archive.text.narration import NAME, Block, Token
from archive.text.subjects import Reader

_FINITE = frozenset("is was are were does did do has had have will would can could not".split())
_DASHES = frozenset({"–", "—", "-", "―", "~", "("})
_MOST = 40  # of a list looked back over


class Signatures:
    """Knows who signed the quotes of one text; `voices` and `kinds` fill as it is read."""

    def __init__(
        self,
        text: str,
        runs: Sequence[Run],
        blocks: Sequence[Block],
        discourse: Discourse,
        voices: list[Voice],
        kinds: list[str | None],
    ) -> None:
        self.text = text
        self.runs = runs
        self.blocks = blocks
        self.discourse = discourse
        self.voices = voices
        self.kinds = kinds
        self.place = {block.number: place for place, block in enumerate(blocks)}

    def signed(self, block: Block, reader: Reader, index: int) -> Voice | None:
        """A name beside or under the quote: "– Dora Finch, Northport", "Ada Moss (Northport TV)"."""
        if index + 1 < len(block.tokens):
            return self._credited(block, reader, index)
        place = self.place[block.number] + 1
        if place >= len(self.blocks) or self.blocks[place].quotes:
            return None
        below = self.blocks[place]
        if self._named_above(place - 1):
            return None
        dash = below.tokens[0].low in _DASHES
        if not dash and (index or len(below.tokens) > 40):
            return None
        there = Reader(below.tokens, self.discourse.cast.mentions)
        name = there.credit(int(dash), len(below.tokens))
        if name is None:
            return self._unnamed(below) if dash and len(below.tokens) < 10 else None
        token = below.tokens[name]
        comma = name + 1 < len(below.tokens) and below.tokens[name + 1].low == ","
        if not dash and comma and (len(below.tokens) > 8 or below.tokens[-1].low == "."):
            return None
        return Voice(
            self._figure(token), 0.95 if dash else 0.85, (), token.start, token.end, "signed"
        )

    def _named_above(self, place: int) -> bool:
        """True where names stand over the quotes of a list: where the list begins with a name."""
        steps = 0
        while steps < _MOST and place > 0 and self._is_name(self.blocks[place - 1]):
            above = self.blocks[place - 2] if place > 1 else None
            if above is None or len(above.tokens) != len(above.quotes) or not above.quotes:
                return True
            place -= 2
            steps += 1
        return False

    def _is_name(self, block: Block) -> bool:
        """ "Ada Moss, captain": a line that is a name and little else, and no dash before it."""
        if block.quotes or len(block.tokens) > 8 or block.tokens[-1].low[:1] in ".?!":
            return False
        return self._figure(block.tokens[0]) is not None

    @staticmethod
    def _unnamed(below: Block) -> Voice | None:
        """ "– a season-ticket holder": signed, but not by a name known here."""
        token = below.tokens[min(1, len(below.tokens) - 1)]
        return Voice(NOBODY, 0.8, (), token.start, below.tokens[-1].end, "signed")

    def _figure(self, token: Token) -> int | None:
        return self.discourse.cast.mentions[token.ref].figure if token.kind == NAME else None

    def _credited(self, block: Block, reader: Reader, index: int) -> Voice | None:
        low, high = block.sentence_of(index + 1)
        colon = block.tokens[index + 1].low == ":" and high == len(block.tokens)
        dash = block.tokens[index + 1].low in _DASHES or colon
        if low != index + 1 and not dash:
            return None
        name = reader.credit(index + 1 + dash, high)
        if name is not None and (dash or high == len(block.tokens)):
            token = block.tokens[name]
            comma = name + 1 < high and block.tokens[name + 1].low == ","
            if dash or not comma:
                return Voice(self._figure(token), 0.92, (), token.start, token.end, "signed")
        if dash:
            return self._unknown_hand(block, reader, index + 2, high)
        return self._pointed_at(block, low, high)

    def _unknown_hand(self, block: Block, reader: Reader, first: int, high: int) -> Voice | None:
        """ "– Gav in Perth", "– name withheld": signed by somebody nobody here knows."""
        rest = block.tokens[first:high]
        if not rest or len(rest) > 8 or high < len(block.tokens) or rest[-1].low in ".!?":
            return None
        if not (rest[0].capital or rest[0].low in ("a", "an", "name")):
            return None
        if any(token.low == "by" for token in rest):
            return None  # "(Editing by Ada Moss)"
        if any(reader.is_verb(first + i) or one.low in _FINITE for i, one in enumerate(rest)):
            return None
        return Voice(NOBODY, 0.8, (), rest[0].start, rest[-1].end, "signed")

    def _pointed_at(self, block: Block, low: int, high: int) -> Voice | None:
        """ "That was Castle's verdict", "Those were the words of Kit Larder"."""
        words = [token.low for token in block.tokens[low : low + 2]]
        if len(words) < 2 or words[0] not in ("that", "those", "these", "such", "this"):
            return None
        if words[1] not in ("was", "were", "is", "are"):
            return None
        figures = {
            self._figure(token): token
            for token in block.tokens[low : min(high, low + 40)]
            if self._figure(token) is not None
        }
        if len(figures) != 1:
            return None
        ((figure, token),) = figures.items()
        return Voice(figure, 0.69, (), token.start, token.end, "later")
