"""The query parameters that several operations share."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from archive.asking import ENDS_TOO_EARLY
from archive.paging import LIMIT, MOST
from archive.schemas.values import Expand, Letter, Number, Order, Truth

Read = TypeVar("Read")


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
