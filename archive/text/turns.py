"""Quotes whose sentence names no speaker: signed below, carried on, answered, or named later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from archive.text.discourse import NOBODY, OBJECT, SUBJECT, Discourse, Voice
from archive.text.lexicon import is_role
from archive.text.marks import Run
from archive.text.narration import NAME, Block, Token
from archive.text.pointing import opening_phrase, words_of
from archive.text.speech import FRAGMENT
from archive.text.subjects import FIGURE, Reader

_REACTIONS = frozenset(
    """smiles smiled laughs laughed shrugs shrugged grins grinned nods nodded pauses paused sighs
    sighed winces winced chuckles chuckled beams beamed shakes shook leans leaned stops stopped
    thinks hesitates hesitated blinks looks looked sips sipped""".split()
)
_FINITE = frozenset("is was are were does did do has had have will would can could not".split())
_DASHES = frozenset({"–", "—", "-", "―", "~", "("})
_BEFORE = 4  # paragraphs looked back over for whom the narration is about
_AFTER = 2
_MOST = 40  # of a list looked back over
_LEAST = 0.3  # however far a voice is carried


class Turns:
    """Carries the voices of one text from quote to quote; `voices` and `kinds` fill as it is read."""

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

    def uncued(self, block: Block, reader: Reader, index: int, low: int) -> Voice:
        """The likeliest voice of the quote at token `index` in the sentence from token `low`."""
        told = self.discourse.told(block, low)
        if told.about is None and self._of_a_thing(block, reader, index, low):
            return Voice(NOBODY, 0.6, how="thing")
        if told.about is not None and index > low:
            rivals = tuple((figure, 0.3) for figure in told.named if figure != told.about)
            confidence = 0.74 if told.weight == SUBJECT else 0.66
            return Voice(told.about, confidence, rivals, how="own")
        return (
            self._same_block(block, index, low)
            or self._reaction(block, reader, index)
            or self._alternates(block, index)
            or self._earlier_block(block)
            or Voice(None, 0.0)
        )

    def _of_a_thing(self, block: Block, reader: Reader, index: int, low: int) -> bool:
        """ "The board expects “some 14,000”": words in the sentence of what has no name."""
        number = block.tokens[index].ref
        if self.kinds[number] != FRAGMENT or index < low + 3:
            return False
        first = block.tokens[low]
        return first.low in ("the", "its", "their", "an", "a") and not any(
            is_role(token.low) for token in block.tokens[low:index]
        )

    # -- signed

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

    # -- carried

    def _before(self, block: Block, index: int) -> int | None:
        """The last run of speech before token `index` in its paragraph."""
        run = block.tokens[index].ref - 1
        while run in block.quotes and not self.kinds[run]:
            run -= 1
        return run if run in block.quotes else None

    def _same_block(self, block: Block, index: int, low: int) -> Voice | None:
        """Carried within the paragraph, unless the narration between moves the turn."""
        before = self._before(block, index)
        since = block.sentence_of(block.quotes[before])[1] if before is not None else 0
        for first, end in reversed(block.sentences_between(since, low)):
            told = self.discourse.told(block, first)
            if before is not None and block.tokens[end - 1].low[:1] == "?":
                continue  # asked of the one who answers
            if told.about is not None and (before is None or told.weight >= OBJECT):
                return Voice(told.about, 0.76, (), how="carried")
        if before is None:
            return None
        voice = self.voices[before]
        if voice.figure is None or (voice.how == "thing" and self.kinds[before] == FRAGMENT):
            return None
        confidence = 0.8 if voice.confidence >= 0.7 else voice.confidence
        return Voice(voice.figure, confidence, voice.rivals, how="carried")

    def _reaction(self, block: Block, reader: Reader, index: int) -> Voice | None:
        """`"No." Kane smiles.`"""
        _, end = block.sentence_of(index)
        if index != 0 or end >= len(block.tokens):
            return None
        following = block.sentence_of(end)
        phrase = opening_phrase(reader, *following)
        if phrase is not None and phrase + 1 < following[1]:
            word = block.tokens[phrase].low
            if word in _REACTIONS or (word == "does" and block.tokens[phrase + 1].low == "not"):
                voice = self.discourse.described(words_of(reader, following[0], phrase))
                return replace(voice, how="reaction") if voice.named else None
        main = reader.main(*following)
        if main is None or main.last >= following[1]:
            return None
        if block.tokens[main.last].low not in _REACTIONS:
            return None
        token = block.tokens[main.first]
        if main.kind == FIGURE:
            return Voice(main.figure, 0.75, (), token.start, token.end, "reaction")
        if main.word not in ("he", "she"):
            return None
        voice = self.discourse.pronoun(main.word, token.start, is_main=True)
        return replace(voice, how="reaction")

    def _alternates(self, block: Block, index: int) -> Voice | None:
        """Short turns of two speakers in paragraphs of their own take turns."""
        if not self.taken(block):
            return None
        place = self.place[block.number]
        first, second = (self.voices[max(one.quotes)] for one in self.blocks[place - 2 : place])
        if first.figure == second.figure or not first.named:
            return None
        here = self.runs[block.tokens[index].ref]
        before = (
            self.runs[here_before] if (here_before := block.tokens[index].ref - 1) >= 0 else here
        )
        asked = self.text[before.end - 1] == "?"
        short = max(here.end - here.start, before.end - before.start) < 120
        if not (asked or short):
            return None
        rivals = ((second.figure, 0.45),) if second.named and second.figure is not None else ()
        return Voice(first.figure, 0.55, rivals, how="alternate")

    def taken(self, block: Block) -> bool:
        """True for a bare quote after two paragraphs that are little more than one: a dialogue."""
        place = self.place[block.number]
        before = self.blocks[max(0, place - 2) : place]
        turns = [one for one in before if one.quotes and len(one.tokens) <= 10]
        return len(block.tokens) == 1 and len(turns) == 2

    def _earlier_block(self, block: Block) -> Voice | None:
        place = self.place[block.number]
        for steps, earlier in enumerate(reversed(self.blocks[max(0, place - _BEFORE) : place])):
            last = self._last_speech(earlier)
            if last is not None:
                return self._continued(earlier, last, steps)
            for first, _ in reversed(earlier.sentences[-40:]):
                told = self.discourse.told(earlier, first)
                if told.about is not None:
                    confidence = (0.75 if told.weight == SUBJECT else 0.7) - 0.08 * steps
                    return Voice(told.about, confidence, (), how="carried")
        return None

    def _last_speech(self, block: Block) -> int | None:
        if not block.quotes:
            return None
        last = max(block.tokens[-1].ref, next(reversed(block.quotes)))
        while last in block.quotes and not self.kinds[last]:
            last -= 1
        return last if last in block.quotes else None

    def _continued(self, earlier: Block, last: int, steps: int) -> Voice | None:
        """A paragraph that opens with a quote goes on with the speaker of the one before."""
        voice = self.voices[last]
        since = earlier.sentence_of(earlier.quotes[last])[1]
        for first, _ in reversed(earlier.sentences_between(since, len(earlier.tokens))):
            told = self.discourse.told(earlier, first)
            if told.about is not None and told.weight >= OBJECT:
                named = voice.named and voice.figure is not None and voice.figure != told.about
                rivals = ((voice.figure, 0.4),) if named and voice.figure is not None else ()
                return Voice(told.about, 0.72, rivals, how="carried")
        if voice.figure is None:
            return None
        confidence = max(_LEAST, min(0.78, voice.confidence) - 0.06 * steps)
        return Voice(voice.figure, confidence, voice.rivals, how="carried")

    # -- later

    def name_later(self, number: int, home: Block, word: str = "") -> Voice | None:
        """An opening quote nobody is named for takes whom the next paragraphs are about.

        `word` is the pronoun that stands for the speaker, if one does.
        """
        wanted = {"he": "m", "she": "f"}.get(word)
        place = self.place[home.number]
        own = home.sentence_of(home.quotes[number])[1]
        for block in self.blocks[place : place + 1 + _AFTER]:
            for first, _ in block.sentences[:40]:
                if block is home and first < own:
                    continue
                about = self.discourse.told(block, first).about
                if about is not None and (not wanted or self.discourse.agrees(about, wanted)):
                    return Voice(about, 0.6, (), how="later")
        return None
