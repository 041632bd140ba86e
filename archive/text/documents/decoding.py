"""Bytes to text without guessing: a byte order mark, else strict UTF-8, else a refusal."""

import codecs
import re

from archive.text.documents.shape import DocumentError
from archive.text.words import clean_line

# UTF-32 before UTF-16: the little-endian mark of the one begins with that of the other.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"charset\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9._-]{2,40})", re.IGNORECASE)
_SHOWN_BEFORE, _SHOWN_AFTER = 30, 50


def decode(content: bytes) -> tuple[str, str]:
    """The text and the name of its encoding.

    Raises DocumentError for bytes that are not UTF-8, with the decoding that would fit and the
    words as they would read, and for NUL characters (so for UTF-16 without a byte order mark).
    """
    encoding, skipped = "utf-8", 0
    for mark, name in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            encoding, skipped = name, len(mark)
            break
    try:
        text = content[skipped:].decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError(_explain(content, encoding, skipped + error.start)) from None
    nul = text.find("\0")
    if nul >= 0:
        line = text.count("\n", 0, nul) + 1
        raise DocumentError(
            f"line {line}: a NUL character; expected text in UTF-8 (or UTF-16 or UTF-32 with a "
            "byte order mark)"
        )
    return text, encoding


def _explain(content: bytes, encoding: str, place: int) -> str:
    if encoding != "utf-8":
        return f"begins with a {encoding} byte order mark, but byte {place} is not {encoding}"
    if b"\0" in content:
        return "neither UTF-8 nor marked as UTF-16 or UTF-32; expected text in UTF-8"
    line = content.count(b"\n", 0, place) + 1
    proposal = _proposal(content)
    shown = content[max(0, place - _SHOWN_BEFORE) : place + _SHOWN_AFTER].decode(
        proposal, "replace"
    )
    return (
        f"line {line}: byte 0x{content[place]:02x} is not UTF-8; as {proposal} it reads "
        f"\u201c{clean_line(shown)}\u201d; if that is right, save the file as UTF-8"
    )


def _proposal(content: bytes) -> str:
    """What an HTML page declares if it fits, else the usual encoding of old European texts."""
    declared = _DECLARED.search(content, 0, 4096)
    names = ["windows-1252", "iso-8859-1"]
    if declared:
        names.insert(0, declared[1].decode("ascii").lower())
    for name in names:
        try:
            # A codec that is none of text (base64) raises LookupError as an unknown one does.
            content.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
        return name
    return "iso-8859-1"
