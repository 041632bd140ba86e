"""What the last check of the archive gave, as far as everybody may know it."""

from datetime import datetime
from typing import Literal

from typing_extensions import TypedDict


class VerificationPlaces(TypedDict):
    """How many places of public quotes in public articles were in each state; one that is not as its
    state has it (a finding tells of it) is counted as changed."""

    verified: int
    moved: int
    changed: int
    lost: int


class FindingArticle(TypedDict):
    """The article that a finding is about."""

    slug: str
    title: str
    page: str


class FindingQuote(TypedDict):
    """The quote that a finding is about."""

    id: int
    page: str


class VerificationFinding(TypedDict):
    """Something that was off, in a public article or quote, or in the archive itself."""

    kind: Literal[
        "text",
        "current",
        "place",
        "order",
        "version",
        "quote",
        "mention",
        "index",
        "key",
        "record",
        "triggers",
    ]
    message: str
    article: FindingArticle | None
    quote: FindingQuote | None


class Verification(TypedDict):
    """The last check of every citation against its article's text.

    Before the first check ``checked_at``, ``seconds``, ``all_well`` and ``places`` are null.
    ``found`` counts what was off and still is, ``repaired`` what the check put right. ``findings``
    are those that may be shown; ``not_shown`` counts the others: about what is not public, or
    beyond the first 200.
    """

    checked_at: datetime | None
    seconds: float | None
    all_well: bool | None
    places: VerificationPlaces | None
    found: int
    repaired: int
    findings: list[VerificationFinding]
    not_shown: int
    url: str
    page: str
