"""Utterances: quoted runs that are speech, joined where one quote was cut by its attribution.

Says which runs are parts of one utterance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archive.text.cast import Cast, Person
from archive.text.discourse import Voice
from archive.text.marks import Run, find_runs
from archive.text.names import find_names
from archive.text.narration import Block
from archive.text.paragraphs import paragraphs
from archive.text.speakers import Speakers
from archive.text.speech import DIRECT, FRAGMENT, is_split

# Found in the quote's own sentence or beside it. Who speaks decides nothing else here: that may
# hang on narration far away, and what is one quote must not.
_ITS_OWN = frozenset({"signed", "own", "reaction"})


@dataclass(frozen=True, slots=True)
class Utterance:
    """What one speaker said on one occasion, as this text prints it: its runs and its voice."""

    parts: tuple[tuple[int, int], ...]
    kind: str
    voice: Voice


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one text yields."""

    utterances: list[Utterance]
    cast: Cast


def read_quotes(text: str, people: Sequence[Person], others: Sequence[str]) -> Reading:
    """Every utterance of direct speech in `text`, in order."""
    runs = find_runs(text)
    if not runs:
        return Reading([], Cast())
    cast = find_names(text, people, others)
    speakers = Speakers(text, paragraphs(text), runs, cast)
    speakers.resolve()
    return Reading(_join(text, runs, speakers), cast)


def _join(text: str, runs: Sequence[Run], speakers: Speakers) -> list[Utterance]:
    """Group runs to utterances: pieces cut by an attribution, and paragraphs of one quote."""
    groups: list[list[int]] = []
    for number, kind in enumerate(speakers.kinds):
        if kind is None:
            continue
        follows = bool(groups) and groups[-1][-1] == number - 1
        if follows and _together(text, runs, speakers, groups[-1], number):
            groups[-1].append(number)
        else:
            groups.append([number])
    return [
        Utterance(
            tuple((runs[number].start, runs[number].end) for number in group),
            DIRECT if any(speakers.kinds[number] == DIRECT for number in group) else FRAGMENT,
            speakers.voices[group[0]],
        )
        for group in groups
    ]


def _together(
    text: str, runs: Sequence[Run], speakers: Speakers, group: Sequence[int], number: int
) -> bool:
    """True where run `number` goes on with the utterance of `group`."""
    last = group[-1]
    if runs[last].goes_on:
        return True
    if speakers.kinds[last] != DIRECT or speakers.kinds[number] != DIRECT:
        return False
    here, there = speakers.home[number], speakers.home[last]
    if here is there and is_split(text, here, there.quotes[last], here.quotes[number], runs[last]):
        return True
    cue = speakers.cues[last]
    return (
        len(group) == 1
        and cue is not None
        and cue.after
        and speakers.cues[number] is None
        and speakers.voices[number].how not in _ITS_OWN
        and (here is there or not speakers.turns.taken(here))
        and _next_to(here, here.quotes[number], there, there.quotes[last])
    )


def _next_to(here: Block, place: int, there: Block, before: int) -> bool:
    """True where nothing but the first quote's own attribution stands between two quotes."""
    if here is there:
        return here.sentence_of(place)[0] <= here.sentence_of(before)[1]
    attributed = there.sentence_of(before)[1] == len(there.tokens) > before + 1
    return here.number == there.number + 1 and place == before == 0 and attributed
