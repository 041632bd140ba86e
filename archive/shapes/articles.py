"""Articles with the quotes in them, and stories."""

from datetime import date, datetime
from typing import Literal

from typing_extensions import TypedDict

from archive.shapes.football import MatchShort, MomentShort, Ref
from archive.shapes.quotes import AnchorStateName, Coverage, Part, Quote, VerdictName


class PassagePiece(TypedDict):
    """A stretch of the sentence round a quote: the quoted words, or what stands beside them."""

    text: str
    quoted: bool


class ArticleQuote(Quote):
    """A quote inside an article: its places there, the sentence round it (``passage``), and its
    words as this article has them (``printed``)."""

    parts: list[Part]
    passage: list[PassagePiece]
    state: AnchorStateName
    printed: str


class Mention(TypedDict):
    """A place where an article names something the archive knows."""

    kind: Literal["player", "team", "match", "competition", "venue"]
    slug: str
    name: str
    start: int
    end: int


class ClaimInput(TypedDict):
    """One thing a verdict was worked out of."""

    label: str
    value: str


class Claim(TypedDict):
    """A number that an article states, held against the record as of a day.

    ``exact`` and its place are null where the text may not be shown. ``verdict`` is worked out
    each time: what the record does not hold makes it ``not_checkable``, never ``contradicted``.
    """

    id: int
    start: int | None
    end: int | None
    exact: str | None
    metric: Literal[
        "goals",
        "goal_number",
        "penalties_scored",
        "penalties_in_a_row",
        "matches_with_a_goal",
        "editions",
        "score",
        "record",
        "age",
        "time_between",
        "target",
        "other",
    ]
    label: str
    stated: str
    player: Ref | None
    team: Ref | None
    match: Ref | None
    scope: Literal["all", "competitive"] | None
    since: date | None
    as_of: date | None
    verdict: VerdictName
    words: str
    inputs: list[ClaimInput]
    coverage: Coverage | None
    note: str


class ArticleShort(TypedDict):
    """An article as lists have it."""

    slug: str
    title: str
    standfirst: str
    byline: str
    publication: str
    source_url: str
    published_on: date | None
    rights: str
    language: str
    display: Literal["full", "quotes"]
    note: str
    quote_count: int
    url: str
    page: str
    updated_at: datetime


class Article(ArticleShort):
    """An article whole; ``body`` and ``text`` only where the full text may be shown."""

    body: str | None
    text: str | None
    text_sha256: str
    quotes: list[ArticleQuote]
    mentions: list[Mention]
    claims: list[Claim]


class StoryItem(TypedDict):
    """One step of a story: linking text and at most one thing."""

    text: str
    moment: MomentShort | None
    quote: Quote | None
    article: ArticleShort | None
    match: MatchShort | None


class StoryShort(TypedDict):
    """A story as lists have it."""

    slug: str
    title: str
    summary: str
    url: str
    page: str
    updated_at: datetime


class Story(StoryShort):
    """A story whole, in the editor's order; what is not public is left out."""

    items: list[StoryItem]
