"""The sentence round a quote: what may be shown of a text that is not ours to print whole."""

import re
from collections.abc import Sequence

from archive import shapes

# A sentence ends at a full stop, question or exclamation mark, with what closes after it.
_END = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s)|\n")
_CLOSING = "\"'”’»)]"
_STOPS = ".!?…"
# What stands between two parts of one quote is its attribution; more is not part of a sentence.
_BETWEEN = 200
_BESIDE = 300


def passage(text: str, places: Sequence[tuple[int, int]]) -> list[shapes.PassagePiece]:
    """The quoted words at ``places`` (start, end; in order) with the sentence they stand in.

    What is not quoted is cut at the sentence's ends, at 300 characters, and between parts that
    stand further apart than an attribution; every cut inside a sentence shows an ellipsis.
    """
    # A text cut short behind the archive's back has no such place; `verify` tells of it.
    places = [(start, end) for start, end in places if end <= len(text)]
    if not places:
        return []
    pieces: list[shapes.PassagePiece] = []
    before = text[max(0, places[0][0] - _BESIDE) : places[0][0]]
    _add(pieces, _sentence_start(before, places[0][0] > _BESIDE), quoted=False)
    at = places[0][0]
    for start, end in places:
        if start > at:
            between = text[at:start]
            _add(pieces, between if len(between) <= _BETWEEN else " … ", quoted=False)
        _add(pieces, text[start:end], quoted=True)
        at = max(at, end)
    after = text[at : at + _BESIDE]
    if text[at - 1] in _STOPS:
        # The words end their sentence themselves: only the closing mark belongs to them.
        after = after[: len(after) - len(after.lstrip(_CLOSING))]
    _add(pieces, _sentence_end(after, len(text) - at > _BESIDE), quoted=False)
    return pieces


def beside(exact: str, prefix: str, suffix: str) -> tuple[str, str]:
    """What stands before and after quoted words, cut at the ends of the sentence they stand in:
    of a text that is not ours to print whole, an anchor's context tells no more."""
    if exact[-1:] in _STOPS:
        suffix = suffix[: len(suffix) - len(suffix.lstrip(_CLOSING))]
    return _sentence_start(prefix, cut=False), _sentence_end(suffix, cut=False)


def _add(pieces: list[shapes.PassagePiece], text: str, *, quoted: bool) -> None:
    if text:
        pieces.append({"text": text, "quoted": quoted})


def _sentence_start(before: str, cut: bool) -> str:
    """The end of what stands before: from the last sentence's end on."""
    ends = list(_END.finditer(before))
    if ends:
        return before[ends[-1].end() :].lstrip()
    return "… " + before.lstrip() if cut else before


def _sentence_end(after: str, cut: bool) -> str:
    """The start of what stands after, up to the end of its sentence."""
    found = _END.search(after)
    if found:
        return after[: found.end()].rstrip()
    return after.rstrip() + " …" if cut else after.rstrip()
