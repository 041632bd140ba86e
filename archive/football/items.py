"""Objects in the lists of a JSON text, each with its line, and the values that they share."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from archive.football.rows import NAME_LENGTH
from archive.text.words import clean_line

_SPACE = re.compile(r"[\s,]*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DECODER = json.JSONDecoder()


class BadRow(ValueError):
    """What is wrong with an object, and what was expected."""


def items(text: str, key: str, line: int = 1) -> Iterator[tuple[int, str, Any]]:
    """The items of the list under `key` (the list itself without one): line, text, value.

    The text is known to be JSON: what cannot be found is not there.
    """
    opened = re.compile(rf'"{key}"\s*:\s*\[' if key else r"\s*\[").search(text)
    if opened is None:
        return
    at, counted = opened.end(), 0
    while True:
        at = _end(_SPACE, text, at)
        if text[at] == "]":
            return
        line += text.count("\n", counted, at)
        counted = at
        value, end = _DECODER.raw_decode(text, at)
        yield line, text[at:end], value
        at = end


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


def day_of(text: Any) -> date:
    """A day as YYYY-MM-DD. Raises BadRow."""
    if isinstance(text, str) and _DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise BadRow(f"{str(text)[:40]!r} is no day; expected YYYY-MM-DD")


def named(item: dict[str, Any], key: str) -> str:
    """A text that must be there. Raises BadRow."""
    name = optional(item, key)
    if not name:
        raise BadRow(f"{key} is missing; expected a name")
    return name


def optional(item: dict[str, Any], key: str) -> str | None:
    """A text in one clean line, None where there is none. Raises BadRow."""
    value = item.get(key)
    if value is None:
        return None
    if not isinstance(value, str) or len(value) > NAME_LENGTH:
        raise BadRow(
            f"{key} is {str(value)[:40]!r}; expected text, at most {NAME_LENGTH} characters"
        )
    return clean_line(value) or None
