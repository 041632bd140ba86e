"""How likely two printed wordings are one utterance: a score from 0 to 1, with its reasons.

Pure. The words decide; what is known beside them (who, when, about what) only moves the score a
little: all of one interview shares it. One threshold on letters cannot do it: "those moments
only shape you as a person" is the same utterance as "moments like that shape you" though the
letters are less alike than those of two different sentences.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import exp

from rapidfuzz.distance import Indel

from archive.text.telling import Term, Wording
from archive.text.words import search_key

# A proposal needs this much in all, and this much of it from the words alone.
THRESHOLD, WORDS_NEEDED = 0.4, 0.33
# How much telling matter two texts must share to be half sure of them.
_HALF = 0.8
# One telling word in common is an accident, unless so many words in a row go with it.
_LONG_RUN, _ONE_WORD = 4, 0.3
# Sentences in a row that are compared with sentences in a row, and how many rows of a text.
_IN_A_ROW, _MOST_ROWS = 3, 60
_SHORT_WORD = 0.3
# Days: the same occasion, printed while it was news, another occasion.
_SAME_DAYS, _NEWS_DAYS, _OTHER_DAYS = 3, 14, 45


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two wordings are: `score` from 0 to 1, `same` telling words in both, `run` the
    longest run of words that stands in both, `contained`: all of the shorter one, in one run."""

    score: float = 0.0
    same: tuple[str, ...] = ()
    run: str = ""
    equal: bool = False
    contained: bool = False


NOTHING = Likeness()


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What is known of an utterance beside its words. `subjects` are keys of any kind (moments,
    a match); `said_on` a day, where it is known to the day; `published_on` days of its prints."""

    speaker: int | None = None
    names: Collection[str] = ()
    said_on: date | None = None
    subjects: Collection[object] = ()
    published_on: Collection[date] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A score from 0 to 1 and, for an editor, why."""

    score: float
    reasons: tuple[str, ...] = field(default=())

    @property
    def proposed(self) -> bool:
        """Whether an editor should look at the two."""
        return self.score >= THRESHOLD


def judge(
    one: Collection[Wording],
    other: Collection[Wording],
    known: Circumstances,
    of_other: Circumstances,
) -> Judgement:
    """How likely two quotes, each with all its wordings, are one utterance.

    Different known speakers never are. The circumstances move the score of the words by 0.15 at
    most, but another day tells a saying repeated from one printed twice.
    """
    if known.speaker and of_other.speaker and known.speaker != of_other.speaker:
        return Judgement(0.0)
    best = max((likeness(a, b) for a in one for b in other), key=lambda found: found.score)
    if best.score < WORDS_NEEDED:
        return Judgement(best.score)
    moved = list(_evidence(known, of_other))
    score = best.score + max(-0.15, min(0.15, sum(weight for weight, _ in moved)))
    if _days(known.said_on, of_other.said_on) > _OTHER_DAYS:
        score *= 0.75
    reasons = (*_in_words(best), *(reason for _, reason in moved))
    return Judgement(round(max(0.0, min(1.0, score)), 3), reasons)


def likeness(one: Wording, other: Wording) -> Likeness:
    """How alike two wordings are, by whichever sentences of both fit best. Symmetrical."""
    if not one.terms or not other.terms:
        return NOTHING
    if one.key > other.key:
        # Of several ways to lay one over the other, both directions take the same.
        one, other = other, one
    if one.key == other.key:
        return Likeness(1.0, _telling(one.terms), one.key, equal=True, contained=True)
    contained = _holds(one, other) or _holds(other, one)
    found = max(
        (_compare(a, b) for a, b in _likeliest(one, other)),
        key=lambda alike: alike.score,
        default=NOTHING,
    )
    return Likeness(found.score, found.same, found.run, contained=contained)


def _holds(whole: Wording, piece: Wording) -> bool:
    return f" {piece.key} " in f" {whole.key} "


def _rows(wording: Wording) -> list[tuple[Sequence[Term], dict[str, float]]]:
    """One, two and three sentences in a row, each with what its stems weigh."""
    found: list[tuple[Sequence[Term], dict[str, float]]] = []
    sentences = wording.sentences
    for first in range(len(sentences)):
        row: list[Term] = []
        for sentence in sentences[first : first + _IN_A_ROW]:
            row = row + sentence
            found.append((row, {term.stem: term.weight for term in row}))
        if len(found) >= _MOST_ROWS:
            break
    return found


def _likeliest(
    one: Wording, other: Wording, most: int = 4
) -> Iterator[tuple[Sequence[Term], Sequence[Term]]]:
    """The pairs of rows that share most, by a quick look at their stems."""
    ranked = []
    mine, theirs = _rows(one), _rows(other)
    for number, (_, here) in enumerate(mine):
        for place, (_, there) in enumerate(theirs):
            shared = sum(weight for stem, weight in here.items() if stem in there)
            if shared > 0.3:
                least = min(sum(here.values()), sum(there.values()))
                ranked.append((shared * shared / least, -number, -place))
    ranked.sort(reverse=True)
    for _, number, place in ranked[:most]:
        yield mine[-number][0], theirs[-place][0]


def _compare(one: Sequence[Term], other: Sequence[Term]) -> Likeness:
    """Two rows of words: how much of the lesser stands in the other, in the same order or not."""
    stems, theirs = [term.stem for term in one], [term.stem for term in other]
    blocks = [op for op in Indel.opcodes(stems, theirs) if op.tag == "equal"]
    ordered = sum(_weigh(one[op.src_start : op.src_end]) for op in blocks)
    there = set(theirs)
    bag = _weigh({term.stem: term for term in one if term.stem in there}.values())
    least, most = sorted((_weigh(one), _weigh(other)))
    shared = (ordered + min(bag, least)) / 2
    cover, dice = min(1.0, shared / least), min(1.0, 2 * shared / (least + most))
    run = max((one[op.src_start : op.src_end] for op in blocks), key=_weigh, default=())
    score = (0.65 * cover + 0.35 * dice) * _strength(shared) + 0.15 * _strength(_weigh(run)) * cover
    same = _telling([term for term in one if term.stem in there])
    if len(same) < 2 and len(run) < _LONG_RUN:
        score = min(score, _ONE_WORD)
    return Likeness(min(0.99, score), same, " ".join(term.word for term in run))


def _weigh(terms: Collection[Term]) -> float:
    return sum(term.weight for term in terms)


def _strength(shared: float) -> float:
    """From 0 for nothing towards 1 for much: how much sharing it says at all."""
    return 1 - exp(-shared * 0.6931 / _HALF)


def _telling(terms: Sequence[Term]) -> tuple[str, ...]:
    """The words that tell something, once each, in the order they are said."""
    return tuple({term.stem: term.word for term in terms if term.weight > _SHORT_WORD}.values())


def _evidence(known: Circumstances, other: Circumstances) -> Iterator[tuple[float, str]]:
    """What speaks for and against beside the words, and how much it moves the score."""
    if known.speaker and known.speaker == other.speaker:
        yield 0.0, "the same speaker"
    else:
        yield from _unknown_speaker(known, other)
    apart = _days(known.said_on, other.said_on)
    if known.said_on and other.said_on:
        if apart <= _SAME_DAYS:
            yield 0.06, "said on the same day" if not apart else f"said within {apart} days"
        elif apart > _OTHER_DAYS:
            yield -0.05, f"said {apart} days apart"
    if set(known.subjects) & set(other.subjects):
        yield 0.05, "about the same match or moment"
    printed = [_days(a, b) for a in known.published_on for b in other.published_on]
    if printed and min(printed) <= _NEWS_DAYS:
        yield 0.04, "printed in the same days"
    elif printed and min(printed) > 365:
        yield -0.04, "printed years apart"


def _unknown_speaker(known: Circumstances, other: Circumstances) -> Iterator[tuple[float, str]]:
    mine = {word for name in known.names for word in search_key(name).split()}
    theirs = {word for name in other.names for word in search_key(name).split()}
    if mine and theirs and not mine & theirs:
        yield -0.12, "printed under another name"
    elif mine & theirs:
        yield 0.0, "printed under the same name"
    else:
        yield -0.03, "the speaker is not known on one side"


def _days(one: date | None, other: date | None) -> int:
    return abs((one - other).days) if one and other else 0


def _in_words(found: Likeness) -> Iterator[str]:
    if found.equal:
        yield "the same words"
        return
    if found.contained:
        yield "one holds all words of the other"
    yield f"{round(found.score * 100)} % alike in words"
    if found.same:
        yield f"both say {', '.join(found.same[:6])}"
