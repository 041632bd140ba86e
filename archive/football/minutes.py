"""The minute of an event as people write it, read into the one that the record keeps.

Minutes count from 1: a clock of 83:35 stands in the 84th minute. What was added to 45, 90, 105 or
120 is told beside it (45+3). Laws of the Game, law 7, and the habit of match reports.
"""

import re

ENDS = (45, 90, 105, 120)
LAST, MOST_ADDED = 130, 30
EXPECTED = "Write a minute as 84, 45+3 or 120+2, or a clock as 83:35 (the 84th minute)."
_WRITTEN = re.compile(r"([0-9]{1,3})\s*(?:\+\s*([0-9]{1,2})|:([0-9]{2}))?\s*['’′.]?")


def parse(written: str) -> tuple[int, int | None]:
    """The minute and what was added to it. Raises ValueError, which says what was expected."""
    found = _WRITTEN.fullmatch(written.strip())
    if found is None:
        raise ValueError(EXPECTED)
    minute, added, seconds = (int(group) if group else None for group in found.groups())
    assert minute is not None
    if seconds is not None:
        if seconds > 59:
            raise ValueError(f"A clock has no {seconds} seconds. {EXPECTED}")
        minute += 1
    if not 1 <= minute <= LAST:
        raise ValueError(f"A minute is between 1 and {LAST}. {EXPECTED}")
    if added is None:
        return minute, None
    if minute not in ENDS:
        raise ValueError(f"Time is added to 45, 90, 105 or 120, not to {minute}.")
    if not 1 <= added <= MOST_ADDED:
        raise ValueError(f"Added time is 1 to {MOST_ADDED} minutes.")
    return minute, added


def written(minute: int | None, added: int | None) -> str:
    """As `parse` reads it: "84", "45+3"; "" where it is not known."""
    if minute is None:
        return ""
    return f"{minute}+{added}" if added else str(minute)
