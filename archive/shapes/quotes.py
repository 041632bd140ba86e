"""Quotes: the words, where they were printed, and what was known that day."""

from datetime import date, datetime
from typing import Literal, NotRequired

from typing_extensions import TypedDict

from archive.shapes.football import MatchRef, MomentRef, Named, PrecisionName, Ref

AnchorStateName = Literal["verified", "moved", "changed", "lost"]


class TaggedMoment(MomentRef):
    """A moment as a quote's tie to it: how the two are tied."""

    date_precision: PrecisionName
    tie: Literal["about", "said_at", "looks_back", "looks_ahead"]


class Part(TypedDict):
    """The words between one pair of marks, by their place in the article's plain text."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


class ArticleRef(TypedDict):
    """An article as a citation names it."""

    slug: str
    title: str
    byline: str
    publication: str
    published_on: date | None
    source_url: str


class Citation(TypedDict):
    """One place where an article prints a quote, and the state of that anchor.

    ``score``, once the article's text has changed: how like the place found is to the one cited,
    0 to 1. The parts of one that is lost are those of the text that held it last.
    ``text`` are the words as printed there, ``wording_differs`` whether they are others than the
    quote's and not only other commas. ``first_print`` marks the oldest print of known day,
    ``rewritten_from`` names the article this one was made of, where that is known and public.
    """

    article: ArticleRef
    parts: list[Part]
    state: AnchorStateName
    score: float | None
    text: str
    wording_differs: bool
    first_print: bool
    rewritten_from: Ref | None


class Gap(TypedDict):
    """Where a record has holes: a competition, matches of it in which the team has goals without a
    scorer, and how many such goals."""

    competition: Ref
    matches: int
    unattributed: int


class Coverage(TypedDict):
    """How complete the match record behind a count is: matches, those complete, goals without
    a scorer, and the competitions that they are in."""

    matches: int
    complete: int
    unattributed: int
    gaps: list[Gap]


VerdictName = Literal["supported", "contradicted", "imprecise", "depends_on_scope", "not_checkable"]


class RecordHeld(TypedDict):
    """The most goals that anybody in the archive's record of a team has, and who has them.

    ``certain``: goals without a scorer, however shared out, would leave it as it is. ``since`` is
    the first match of the team that the record holds: what was before it is not counted.
    """

    label: str
    team: Ref
    value: int
    holders: list[Named]
    certain: bool
    since: date | None
    coverage: Coverage


class ContextTally(TypedDict):
    """A count as it stood on the day something was said."""

    label: str
    value: int
    coverage: Coverage


class NextMatch(TypedDict):
    """A match to come, as it was known before it: without a score; ``days`` away."""

    slug: str
    date: date
    home: Ref
    away: Ref
    competition: Ref
    page: str
    days: int


class SinceMoment(TypedDict):
    """How long after a moment something was said."""

    moment: MomentRef
    days: int


class Context(TypedDict):
    """What was known on the day a quote was said: the speaker's goals and age, the scoring records
    of the speaker's teams then, the next match of the speaker's team (and of the competition of the
    quote's match, where that is another), each where it is known."""

    tallies: list[ContextTally]
    records: list[RecordHeld]
    since_moments: list[SinceMoment]
    speaker_age: int | None
    next_match: NextMatch | None
    next_in_competition: NextMatch | None


QuoteKindName = Literal["direct", "fragment", "indirect", "headline"]
QuoteStatusName = Literal["sourced", "single_source", "wording_differs", "misattributed"]


class QuoteFields(TypedDict):
    """What a quote says of itself, its kind apart (an entry of a timeline has its own).

    ``seams``: the offsets in ``text`` of the spaces that join two parts; in print the words on both
    sides stand apart. ``source_count``: the first articles of the chains of rewriting that the
    prints belong to. ``sources_known``: whether their publications (or addresses) tell all of them apart;
    else nobody knows whether they are independent.
    """

    id: int
    text: str
    seams: list[int]
    speaker: Ref | None
    speaker_name: str
    said_on: date | None
    said_on_precision: PrecisionName
    occasion: str
    language: str
    translated_from: str | None
    translator: str | None
    status: QuoteStatusName
    status_reason: str
    match: MatchRef | None
    moments: list[TaggedMoment]
    themes: list[Ref]
    citation_count: int
    source_count: int
    sources_known: bool
    citations: NotRequired[list[Citation]]
    context: NotRequired[Context]
    url: str
    page: str
    updated_at: datetime


class Quote(QuoteFields):
    """Words said once by one speaker; ``citations`` and ``context`` where they are asked for."""

    kind: QuoteKindName


class WordPiece(TypedDict):
    """A run of words that both have, or only what was asked (``gone``), or only print (``new``)."""

    kind: Literal["same", "gone", "new"]
    text: str


class QuoteFound(Quote):
    """A quote that says what was asked for: how alike the words are, from 0 to 1, and the article
    that printed it first, as far as days of print are known.

    ``differs``: a word that can turn the sense, a "not" or a number, stands in what was asked or in
    print alone; ``difference`` are both, word by word, where they answer to each other.
    """

    similarity: float
    differs: bool
    difference: list[WordPiece]
    first_print: ArticleRef | None
