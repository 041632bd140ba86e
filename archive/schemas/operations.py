"""What each operation can be asked: one class of query parameters."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from archive.asking import no_such_day
from archive.reading.said import LONGEST
from archive.schemas.asking import Asked, ExpandAsked, OrderAsked, PageAsked, asked
from archive.schemas.values import Day, Number


def _some_words(value: object) -> object:
    if isinstance(value, str) and not value.strip():
        raise ValueError("Give some words.")
    return value


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
