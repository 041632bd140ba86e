"""Values as the API reads them: strictly. pydantic alone would take ``1_0`` for ten, ``yes`` for true
and the number of seconds since 1970 for a day.
"""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from archive.asking import DIGITS, LETTERS

# The largest integer that either database has a column for.
LARGEST = 2**63 - 1
# One spelling for one number: no zeros before it, so that nothing has two addresses.
_WHOLE_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,18})")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORDS_OF_TRUTH = {"true": True, "false": False}


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
