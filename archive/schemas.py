"""What the API can be asked: one class of query parameters per list, and the lists' envelopes.

The classes check values and document them; ``archive.operations`` refuses what no class names.
Values are read strictly: pydantic alone would take ``1_0`` for ten, ``yes`` for true and the
number of seconds since 1970 for a day.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Any, ClassVar, Literal, NotRequired, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, field_validator
from typing_extensions import TypedDict

from archive import shapes
from archive.asking import DIGITS, ENDS_TOO_EARLY, LETTERS, no_such_day
from archive.paging import LIMIT, MOST
from archive.reading.said import LONGEST

# The largest integer that either database has a column for.
LARGEST = 2**63 - 1
# One spelling for one number: no zeros before it, so that nothing has two addresses.
_WHOLE_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,18})")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORDS_OF_TRUTH = {"true": True, "false": False}

Read = TypeVar("Read")


def _number(value: object) -> object:
    if isinstance(value, str) and not _WHOLE_NUMBER.fullmatch(value):
        raise ValueError("A whole number: at most 19 digits, no zeros before them.")
    return value


def _day(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not _DAY.fullmatch(value):
        raise ValueError("A day as YYYY-MM-DD.")
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise ValueError("There is no such day.") from error


def _truth(value: object) -> object:
    if isinstance(value, str):
        if value not in _WORDS_OF_TRUTH:
            raise ValueError("Either true or false.")
        return _WORDS_OF_TRUTH[value]
    return value


def _commas(value: object) -> object:
    """Several values come apart by commas, by repeating the parameter, or both."""
    if isinstance(value, list):
        return [part for item in value for part in str(item).split(",")]
    return value


Number = Annotated[int, BeforeValidator(_number)]
Identifier = Annotated[Number, Field(ge=1, le=LARGEST)]
Day = Annotated[date, BeforeValidator(_day)]
Truth = Annotated[bool, BeforeValidator(_truth)]
Order = Literal["newest", "oldest"]
Letter = Literal[(*LETTERS, DIGITS)]  # type: ignore[valid-type]  # the 26, and digits
Expandable = Literal["citations", "context"]
Expand = Annotated[list[Expandable], BeforeValidator(_commas)]


def asked(description: str, example: str = "", default: object = None) -> Any:
    """A query parameter: what it does, and a value of it that means something."""
    extra: dict[str, Any] = {"example": example} if example else {}
    return Field(default=default, description=description, json_schema_extra=extra)


class Asked(BaseModel):
    """The query parameters of one operation: this class itself takes none."""

    model_config = ConfigDict(frozen=True)

    repeatable: ClassVar[frozenset[str]] = frozenset()
    # Those that may be longer than others, by the characters they may have.
    longest: ClassVar[Mapping[str, int]] = {}
    # The two days between which what is asked for lies.
    span: ClassVar[tuple[str, str] | None] = None

    @field_validator("*")
    @classmethod
    def _ends_after_its_start(cls, value: Any, info: ValidationInfo) -> Any:
        """Refuse a span that ends too early, as the pages do, at its last day."""
        if cls.span and info.field_name == cls.span[1] and isinstance(value, date):
            start = info.data.get(cls.span[0])
            if start and value < start:
                raise ValueError(ENDS_TOO_EARLY)
        return value

    def given(self) -> dict[str, Any]:
        """Every parameter with its value or default, as reading takes them."""
        return {name: getattr(self, name) for name in type(self).model_fields}

    def of(self, read: Callable[..., Read], *args: Any) -> Read:
        """What ``read`` answers to these parameters."""
        return read(*args, **self.given())


class PageAsked(Asked):
    """What every list takes, and all that some take (stories)."""

    limit: Annotated[Number, Field(ge=1, le=MOST)] = asked(
        "How many items at most, from 1 to 100.", default=LIMIT
    )
    cursor: str | None = asked("Where to go on: taken from `next` of the page before, as it is.")
    include_count: Truth = asked(
        "With `true` the answer has `count`, the number of items in all pages.", default=False
    )


class NamesAsked(PageAsked):
    """What lists by name take besides."""

    q: str | None = asked("Words of a name, today's or former.")
    letter: Letter | None = asked(
        "Only names that begin with this letter, accents left out, or with a digit.", "e"
    )


class ExpandAsked(Asked):
    """What lists of quotes take besides."""

    repeatable: ClassVar[frozenset[str]] = frozenset({"expand"})

    expand: Expand = Field(
        default_factory=list,
        description=(
            "What each quote shall have besides, separated by commas: `citations` (where it is "
            "printed, with exact places) and `context` (what was known on the day it was said)."
        ),
    )


class OrderAsked(Asked):
    """What lists in order of time take."""

    order: Order = asked("`newest` first or `oldest` first; unknown days last.", default="newest")


class QuotesAsked(PageAsked, OrderAsked, ExpandAsked):
    """Filters of the list of quotes; all that are given must hold."""

    span = ("said_from", "said_to")

    speaker: str | None = asked("Slug of the player who said it.", "harry-kane")
    moment: str | None = asked("Slug of a moment it is tied to.", "the-qatar-miss")
    theme: str | None = asked("Slug of a theme it has.")
    match: str | None = asked("Slug of the match it was said at or about.")
    team: str | None = asked("Slug of a team in that match, or in one it is about.")
    article: str | None = asked("Slug of an article that prints it.")
    competition: str | None = asked("Slug of the competition of its match.")
    said_from: Day | None = asked("Said on this day or later (YYYY-MM-DD).", "2025-10-01")
    said_to: Day | None = asked("Said on this day or earlier (YYYY-MM-DD).", "2025-10-31")
    q: str | None = asked("Words that must stand in it.", "fuel")


class ArticlesAsked(PageAsked, OrderAsked):
    """Filters of the list of articles; all that are given must hold."""

    span = ("published_from", "published_to")

    player: str | None = asked("Slug of a player it quotes or names.", "harry-kane")
    moment: str | None = asked("Slug of a moment that a quote in it is tied to.", "the-qatar-miss")
    theme: str | None = asked("Slug of a theme of a quote in it.")
    publication: str | None = asked("Slug of the publication that printed it.")
    published_from: Day | None = asked("Published on this day or later (YYYY-MM-DD).", "2025-10-01")
    published_to: Day | None = asked("Published on this day or earlier (YYYY-MM-DD).", "2025-12-31")
    q: str | None = asked("Words that must stand in it.", "penalty")


class MomentsAsked(PageAsked, OrderAsked):
    """Filters of the list of moments; all that are given must hold."""

    span = ("date_from", "date_to")

    player: str | None = asked("Slug of a player in it.", "harry-kane")
    match: str | None = asked("Slug of its match.", "2022-12-10-england-france")
    team: str | None = asked("Slug of a team in its match.", "england")
    competition: str | None = asked("Slug of the competition of its match.")
    theme: str | None = asked("Slug of a theme it has.")
    date_from: Day | None = asked("On this day or later (YYYY-MM-DD).", "2022-01-01")
    date_to: Day | None = asked("On this day or earlier (YYYY-MM-DD).", "2022-12-31")


class MomentQuotesAsked(PageAsked, ExpandAsked):
    """What the quotes of one moment can be asked for."""


class MatchesAsked(PageAsked, OrderAsked):
    """Filters of the list of matches; all that are given must hold."""

    span = ("date_from", "date_to")

    team: str | None = asked("Slug or name of a team that played.", "england")
    player: str | None = asked("Slug of a player recorded in it.", "harry-kane")
    competition: str | None = asked("Slug or name of its competition.", "fifa-world-cup")
    stage: str | None = asked("Its stage, by name.")
    date_from: Day | None = asked("On this day or later (YYYY-MM-DD).", "2022-01-01")
    date_to: Day | None = asked("On this day or earlier (YYYY-MM-DD).", "2022-12-31")
    has: Literal["moments", "quotes"] | None = asked(
        "Only matches with public moments, or with public quotes."
    )


class YearAsked(Asked):
    """What one team or competition takes."""

    year: Annotated[Number, Field(ge=1, le=9999)] | None = asked(
        "Add up the top scorers of this calendar year alone.", "2022"
    )


class DayAsked(Asked):
    """A day of the year, whatever the year: both numbers or neither."""

    month: Annotated[Number, Field(ge=1, le=12)] | None = asked(
        "The month, 1 to 12; today's where neither is given.", "12"
    )
    day: Annotated[Number, Field(ge=1, le=31)] | None = Field(
        default=None,
        validate_default=True,
        description="The day of that month; today's where neither is given.",
        json_schema_extra={"example": "10"},
    )

    @field_validator("day")
    @classmethod
    def _is_in_its_month(cls, day: int | None, info: ValidationInfo) -> int | None:
        month = info.data.get("month")
        if "month" in info.data and (fault := no_such_day(month, day)):
            raise ValueError(fault)
        return day

    def chosen(self, today: date) -> tuple[int, int]:
        """Month and day that were asked for; today's where none were."""
        return (self.month, self.day) if self.month and self.day else (today.month, today.day)


def _some_words(value: object) -> object:
    if isinstance(value, str) and not value.strip():
        raise ValueError("Give some words.")
    return value


class RecordAsked(Asked):
    """What a team's goals and its scoring record can be asked for."""

    as_of: Day | None = asked(
        "To the end of this day (YYYY-MM-DD); the last known where it is left out.", "2025-10-14"
    )


class LookupAsked(Asked):
    """What the look-up by words takes."""

    longest: ClassVar[Mapping[str, int]] = {"text": LONGEST}

    text: Annotated[str, BeforeValidator(_some_words), Field(min_length=1, max_length=LONGEST)] = (
        asked(
            f"A sentence, or a piece of one, as you have it: 1 to {LONGEST} characters.",
            "It's been fuel for me",
            default=...,
        )
    )


class Envelope(TypedDict):
    """The envelope of every list."""

    next: Annotated[str | None, Field(description="Address of the next page; null on the last.")]
    count: NotRequired[
        Annotated[int, Field(description="Items in all pages; with `include_count=true` alone.")]
    ]


class ArticleList(Envelope):
    """A page of articles."""

    items: list[shapes.ArticleShort]


class QuoteList(Envelope):
    """A page of quotes."""

    items: list[shapes.Quote]


class FoundList(Envelope):
    """The quotes that say what was asked for, the likeliest first: at most ten, on one page."""

    items: list[shapes.QuoteFound]


class MomentList(Envelope):
    """A page of moments."""

    items: list[shapes.Moment]


class MatchList(Envelope):
    """A page of matches."""

    items: list[shapes.Match]


class StoryList(Envelope):
    """A page of stories."""

    items: list[shapes.StoryShort]


class TeamList(Envelope):
    """A page of teams."""

    items: list[shapes.Team]


class TeamTallyList(TypedDict):
    """A team's running counts, all of them: there is no next page."""

    items: list[shapes.TeamTally]
    next: None


class CompetitionList(Envelope):
    """A page of competitions."""

    items: list[shapes.Competition]


class ThemeList(Envelope):
    """A page of themes."""

    items: list[shapes.Theme]
