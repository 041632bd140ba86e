"""What is wrong with what was asked for, in the words that pages and API share; pure."""

from calendar import monthrange
from string import ascii_lowercase

from archive.wording import MONTHS

# What a list by name can be narrowed to: names that begin with a letter, or with a digit.
LETTERS = ascii_lowercase
DIGITS = "0-9"
ENDS_TOO_EARLY = "The last day is before the first."
# Any: the 29th of February is a day of the year.
_LEAP_YEAR = 2024


def no_such_day(month: int | None, day: int | None) -> str:
    """What is wrong with a day of the year, both numbers or neither, each possible: "" if nothing."""
    if (month is None) != (day is None):
        return "Give both a month and a day."
    if month and day and day > monthrange(_LEAP_YEAR, month)[1]:
        return f"{MONTHS[month - 1]} has no such day."
    return ""
