"""Who says each quoted run: cues resolved to figures, in the order a reader meets them.

Sure (0.9 and more): a name by a cue in the quote's own sentence. Likely (0.7 to 0.89): pronouns
and carried turns. To check (below 0.7): descriptions, later naming, alternation, rivals.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from archive.text.attribution import Attributor, Cue
from archive.text.bags import bags
from archive.text.cast import Cast
from archive.text.descriptions import Describer
from archive.text.discourse import NOBODY, OBJECT, SUBJECT, Discourse, Voice
from archive.text.gender import genders, lean
from archive.text.interviews import read_interview
from archive.text.kinship import Kinship
from archive.text.marks import Run
from archive.text.narration import QUOTE, Block, read_block
from archive.text.pointing import words_of
from archive.text.speech import FRAGMENT, Judge
from archive.text.subjects import DESCRIPTION, FIGURE, PRONOUN, Reader
from archive.text.turns import Turns

# A mark that opens within a quote and has not closed.
_INNER = re.compile(r"(?:^|[\s,:(])[‘“\"'][^’”\"']*$")
_THIRD = {"he": re.compile(r"\b[Hh]e\b"), "she": re.compile(r"\b[Ss]he\b")}
# Who speaks for somebody stays without a name.
_SPEAK_FOR = frozenset("spokesman spokeswoman spokesperson source official insider".split())
_EARLIER = 24  # paragraphs of narration read before one with quotes
_LATER = 3


class Speakers:
    """Resolves kinds and voices of all runs of one text.

    After `resolve`, `kinds` holds for each run "direct", "fragment" or None (no speech), `voices`
    its voice, `cues` the attribution of its own sentence, `home` its paragraph.
    """

    def __init__(
        self,
        text: str,
        spans: Sequence[tuple[int, int]],
        runs: Sequence[Run],
        cast: Cast,
        reading: Sequence[int] | None = None,
    ) -> None:
        """`reading` are the numbers of the paragraphs to read; those near quotes if left out."""
        self.text = text
        self.runs = runs
        self.cast = cast
        self.blocks = _blocks(text, spans, runs, cast, reading)
        self.home: dict[int, Block] = {run: block for block in self.blocks for run in block.quotes}
        self.voices: list[Voice] = [Voice(None, 0.0)] * len(runs)
        self.cues: list[Cue | None] = [None] * len(runs)
        self.kinds: list[str | None] = [None] * len(runs)
        known = genders(text, cast, [(run.outer_start, run.outer_end) for run in runs])
        describer = Describer(bags(text, cast), known)
        self.discourse = Discourse(cast, known, lean(text), describer, Kinship(text, cast, known))
        self.turns = Turns(text, runs, self.blocks, self.discourse, self.voices, self.kinds)
        self.judge = Judge(text, runs)
        self.interview = read_interview(self.blocks)
        self.answering: int | None = None  # who answers, once the first question was met
        self.mention_starts = [mention.start for mention in cast.mentions]

    def resolve(self) -> None:
        """Read the whole text once, then name who was quoted before being named."""
        for block in self.blocks:
            if block.number in self.interview.prompts:
                continue
            reader = Reader(block.tokens, self.cast.mentions)
            attributor = Attributor(block, reader)
            self.discourse.paragraph = block.number
            for low, high in block.sentences:
                self.discourse.tell(block, reader, low, high)
                for index in range(low, high):
                    if block.tokens[index].kind == QUOTE:
                        self._quote(block, reader, attributor, index, low)
                self.discourse.sentence += 1
        for number, voice in enumerate(self.voices):
            unnamed = voice.figure is None and voice.how in ("", "pronoun")
            if self.kinds[number] and (unnamed or self._in_the_lead(number)):
                cue = self.cues[number]
                word = cue.subject.word if cue is not None else ""
                later = self.turns.name_later(number, self.home[number], word)
                self.voices[number] = later or voice

    def _in_the_lead(self, number: int) -> bool:
        """ "The mayor has apologised for …" opens a piece; the next paragraph says who that is."""
        voice, cue, block = self.voices[number], self.cues[number], self.home[number]
        if cue is None or voice.how != "description" or voice.figure != NOBODY:
            return False
        head = block.tokens[cue.subject.last - 1]
        opens = block is self.blocks[0] and cue.subject.first == 0
        return opens and block.tokens[0].low in ("the", "a", "an") and head.low not in _SPEAK_FOR

    def _quote(
        self, block: Block, reader: Reader, attributor: Attributor, index: int, low: int
    ) -> None:
        number = block.tokens[index].ref
        run = self.runs[number]
        cue = attributor.cue(index, self.text[max(run.start, run.end - 20) : run.end])
        self.cues[number] = cue
        self.kinds[number] = self.judge.kind(block, index, cue)
        if self.kinds[number] is None:
            return
        voice = self._answer(block, index, cue)
        if voice is None and cue is not None:
            voice = self.voice_of(block, cue)
        elif voice is None:
            voice = self.turns.signed(block, reader, index)
        if voice is None or (voice.figure is None and voice.how == "pronoun"):
            carried = self.turns.uncued(block, reader, index, low)
            voice = carried if voice is None or carried.figure is not None else voice
        voice = self._not_about_itself(number, voice)
        if cue is not None and cue.subject.word in _THIRD:
            voice = self._of_his_own(block, low, number, voice, cue.subject.word)
        self.voices[number] = voice
        self.discourse.last_speaker = voice.figure
        self.discourse.last_quote = (
            voice.figure,
            self.text[run.start : min(run.end, run.start + 400)],
        )
        if voice.figure is not None and voice.how != "thing":
            start = voice.start if voice.start is not None else run.outer_start
            told = self.discourse.told(block, low)
            other = told.weight == SUBJECT and told.about != voice.figure
            aside = self.kinds[number] == FRAGMENT and other  # "In Fitch's words she is “…”"
            weight = OBJECT if aside else SUBJECT
            self.discourse.log(start, voice.figure, weight, sure=voice.confidence)

    def _answer(self, block: Block, index: int, cue: Cue | None) -> Voice | None:
        """In an interview answers that nobody is named for are the one's it is about."""
        if block.number not in self.interview.answers:
            return None
        earlier = [run for run in block.quotes if run < block.tokens[index].ref]
        if any(self.voices[run].how in ("name", "pronoun", "carried") for run in earlier):
            return None
        topic = block.tokens[0].kind != QUOTE and index == min(block.quotes.values())
        if cue is not None and not topic:
            return None
        if self.answering is None:
            self.answering = self.discourse.leading()
        last, place = self.discourse.last_quote[0], self.turns.place[block.number]
        beside = place > 0 and bool(self.blocks[place - 1].quotes)
        if topic and beside and last not in (None, NOBODY):
            return Voice(last, 0.8, how="answer")
        return None if self.answering is None else Voice(self.answering, 0.8, how="answer")

    def _not_about_itself(self, number: int, voice: Voice) -> Voice:
        """Nobody found by a pronoun or carried on speaks a quote that names him or her."""
        if voice.how not in ("pronoun", "carried", "own") or not voice.named:
            return voice
        run = self.runs[number]
        low = bisect_left(self.mention_starts, run.start)
        high = min(bisect_left(self.mention_starts, run.end), low + 50)
        named = (self.cast.mentions[index] for index in range(low, high))
        inside = {one.figure for one in named if not self._nested(run.start, one.start)}
        if voice.figure not in inside or voice.figure is None:
            return voice
        other = next((one for one, _ in voice.rivals if one not in inside), None)
        if other is None:
            last = self.discourse.last_quote[0]
            if voice.how == "pronoun" or last in (None, NOBODY) or last in inside:
                return replace(voice, confidence=min(voice.confidence, 0.65))
            return replace(voice, figure=last, confidence=0.55, rivals=((voice.figure, 0.4),))
        return replace(voice, figure=other, confidence=0.72, rivals=((voice.figure, 0.4),))

    def _nested(self, start: int, place: int) -> bool:
        """True in words quoted within the quote: `“He said, ‘Ray, you’re late’”` is said to Ray."""
        return _INNER.search(self.text, max(start, place - 200), place) is not None

    def _of_his_own(self, block: Block, low: int, number: int, voice: Voice, word: str) -> Voice:
        """ "His father was a miner. “He never spoke,” he says": the son speaks, of the father."""
        about = self.discourse.kept.get((block.number, low))
        if voice.how != "pronoun" or about is None or voice.figure == about[1]:
            return voice
        run = self.runs[number]
        words = self.text[run.start : min(run.end, run.start + 80)]
        if voice.figure != about[0] or _THIRD[word].search(words) is None:
            return voice
        return replace(
            voice,
            figure=about[1],
            confidence=0.7,
            rivals=((about[0], 0.4),) if about[0] >= 0 else (),
        )

    # -- from a cue

    def voice_of(self, block: Block, cue: Cue) -> Voice:
        """The voice a cue of `block` gives: a name's, a pronoun's or a description's."""
        subject = cue.subject
        start, end = block.tokens[subject.first].start, block.tokens[subject.last - 1].end
        if subject.kind == FIGURE:
            figure = self.cast.figures[subject.figure]
            # One name that nobody handed in may be half of one.
            alone = figure.person is None and len(figure.key) == 1
            voice = Voice(subject.figure, min(cue.strength, 0.85 if alone else 1), how="name")
        elif subject.kind == PRONOUN and subject.word in ("he", "she"):
            known = self.discourse.pronouns.get((block.number, subject.first))
            voice = known or self.discourse.pronoun(subject.word, start, is_main=False)
        elif subject.word == "it" and cue.base == "read":
            voice = self.discourse.writer(block, subject.first)
        elif subject.kind == DESCRIPTION:
            reader = Reader(block.tokens, self.cast.mentions)
            phrase = words_of(reader, subject.first, subject.last)
            voice = self.discourse.described(phrase, cue.base)
        else:
            voice = Voice(NOBODY, 0.9, how="thing")
        return replace(voice, start=start, end=end, base=cue.base, after=cue.after)


def _blocks(
    text: str,
    spans: Sequence[tuple[int, int]],
    runs: Sequence[Run],
    cast: Cast,
    reading: Sequence[int] | None,
) -> list[Block]:
    """Read the paragraphs; a quote that runs over into a paragraph belongs to its first one."""
    starts = [mention.start for mention in cast.mentions]
    blocks: list[Block] = []
    at = covered = 0
    inside = _by_paragraph(spans, runs)
    for number in _near(sorted(inside), len(spans)) if reading is None else reading:
        start, end = spans[number]
        for run in range(at, len(runs)):
            if runs[run].outer_start >= start:
                break
            covered, at = max(covered, runs[run].outer_end), run + 1
        begin = max(start, covered)
        if begin >= end:
            continue
        low, high = bisect_left(starts, begin), bisect_left(starts, end)
        mentions = [(i, cast.mentions[i]) for i in range(low, high)]
        block = read_block(text, number, (begin, end), inside.get(number, ()), mentions)
        if block.tokens:
            blocks.append(block)
    return blocks


def _by_paragraph(
    spans: Sequence[tuple[int, int]], runs: Sequence[Run]
) -> dict[int, list[tuple[int, Run]]]:
    ends = [end for _, end in spans]
    inside: dict[int, list[tuple[int, Run]]] = {}
    for index, run in enumerate(runs):
        inside.setdefault(bisect_right(ends, run.outer_start), []).append((index, run))
    return inside


def _near(quoted: Sequence[int], count: int) -> list[int]:
    """The numbers of the paragraphs worth reading: those with quotes and those around them."""
    near: list[int] = []
    for number in quoted:
        first = max(number - _EARLIER, near[-1] + 1 if near else 0)
        near.extend(range(first, min(number + _LATER + 1, count)))
    return near
