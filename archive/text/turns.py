"""Quotes whose sentence names no speaker: carried on, answered, or named later; see `signatures`."""

from __future__ import annotations

from dataclasses import replace

from archive.text import cues
from archive.text.discourse import NOBODY, OBJECT, SUBJECT, Voice
from archive.text.lexicon import is_role
from archive.text.narration import NAME, Block
from archive.text.pointing import opening_phrase, words_of
from archive.text.signatures import Signatures
from archive.text.speech import FRAGMENT
from archive.text.subjects import FIGURE, Reader

_REACTIONS = frozenset(
    """smiles smiled laughs laughed shrugs shrugged grins grinned nods nodded pauses paused sighs
    sighed winces winced chuckles chuckled beams beamed shakes shook leans leaned stops stopped
    thinks hesitates hesitated blinks looks looked sips sipped""".split()
)
_BEFORE = 4  # paragraphs looked back over for whom the narration is about
_FAR = 16  # … and captions
_AFTER = 2
_MOVES = 2.6  # of whom narration between two quotes is about, or it is still the one quoted
_LEAST = 0.3  # however far a voice is carried


class Turns(Signatures):
    """Carries the voices of one text from quote to quote; `voices` and `kinds` fill as it is read."""

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
            or (self._unfinished(block) if index == 0 else None)
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
        if index != min(block.quotes.values()) or end >= len(block.tokens):
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

    def _unfinished(self, block: Block) -> Voice | None:
        """A quote whose last paragraph nobody closed goes on behind pictures and their captions."""
        place = self.place[block.number]
        for earlier in reversed(self.blocks[max(0, place - _FAR) : place]):
            last = self._last_speech(earlier)
            if last is not None:
                open_ended = not self.runs[last].closed and self.runs[last].end >= earlier.end - 2
                return self._continued(earlier, last, 0) if open_ended else None
        return None

    def _caption(self, block: Block) -> bool:
        """A line under a picture, or a link: no full stop, and more than a name or a heading."""
        if self._last_speech(block) is not None or self.text[block.end - 1] in ".?!…:,":
            return False
        if len(block.tokens) > 6:
            return True
        return not any(token.kind == NAME or token.low in cues.VERBS for token in block.tokens)

    def _earlier_block(self, block: Block) -> Voice | None:
        place = self.place[block.number]
        near = self.blocks[max(0, place - _FAR) : place]
        before = [one for one in near if not self._caption(one)][-_BEFORE:]
        for steps, earlier in enumerate(reversed(before)):
            last = self._last_speech(earlier)
            if last is not None:
                return self._continued(earlier, last, steps)
            for first, _ in reversed(earlier.sentences[-40:]):
                told = self.discourse.told(earlier, first)
                if told.about is not None and (told.weight >= _MOVES or not self._quoted(place)):
                    confidence = (0.75 if told.weight == SUBJECT else 0.7) - 0.08 * steps
                    return Voice(told.about, confidence, (), how="carried")
        return None

    def _quoted(self, place: int) -> bool:
        """True where somebody with a name was quoted in the paragraphs just before."""
        for earlier in reversed(self.blocks[max(0, place - 3) : place]):
            last = self._last_speech(earlier)
            if last is not None:
                return self.voices[last].named
        return False

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
                if about is None or about == NOBODY:
                    continue
                if not wanted or self.discourse.agrees(about, wanted):
                    return Voice(about, 0.6, (), how="later")
        return None
