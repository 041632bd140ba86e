"""A file as lines of text, read with a bound: what is no text, or no file of lines, says so.

Whatever the file holds, no more than one line of `LONGEST` bytes is in memory.
"""

import codecs
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from archive.football.rows import FormatError

# Longer than any row of the record by far: what is longer is not a file of rows.
LONGEST = 64 * 1024

# UTF-32 (little-endian) begins as UTF-16 does, so it is asked first.
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)

Seen = Callable[[bytes], None]


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its end; `text` is None where it is not UTF-8. `ended`: a line end follows."""

    number: int
    text: str | None
    ended: bool


def no_bytes(_: bytes) -> None:
    """For who does not want to know what was read."""


def check_beginning(name: str, begin: bytes, expected: str) -> None:
    """Raise FormatError where a file begins as no text in UTF-8, or as a web page, does."""
    for mark, encoding in _MARKS:
        if begin.startswith(mark):
            raise FormatError(f"{name}: is in {encoding}; expected {expected} in UTF-8")
    if b"\x00" in begin:
        raise FormatError(
            f"{name}: holds zero bytes, as UTF-16 or a binary file does; expected {expected} in UTF-8"
        )
    if begin.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"<"):
        raise FormatError(f"{name}: is a web page (HTML or XML); expected {expected}")


def read_lines(path: Path, *, expected: str, seen: Seen = no_bytes) -> Iterator[Line]:
    """The lines of a file; `seen` is handed the bytes as they are read.

    Raises FormatError for what is not text in UTF-8 from its first bytes on, for an empty file and
    for a line longer than `LONGEST`.
    """
    with path.open("rb") as file:
        number = 0
        while raw := file.readline(LONGEST + 1):
            number += 1
            if number == 1:
                check_beginning(path.name, raw, expected)
                raw = raw.removeprefix(codecs.BOM_UTF8)
            if len(raw) > LONGEST:
                raise FormatError(
                    f"{path.name}:{number}: a line longer than {LONGEST // 1024} KB; expected {expected}"
                )
            seen(raw)
            yield Line(number, _decoded(raw), raw.endswith(b"\n"))
    if number == 0:
        raise FormatError(f"{path.name}: is empty; expected {expected}")


def _decoded(raw: bytes) -> str | None:
    try:
        return raw.decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError:
        return None
