"""Whether a short name of one text is truly found again in another: there, and back to itself.

A name of one word stands in many places, so that nearness and half of its surroundings are not
enough: the sentence around it has to be there, and no other place of the old text may fit better.
"""

import re

from archive.text.anchors import CONTEXT, Anchor, Finder, describe, likeness, still_there

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s|\n")
_WORD = re.compile(r"\w")
# So much of what stands beside a name in its sentence has to be there (unrelated English: 0.45).
_SAME_SENTENCE = 0.7


class Returning:
    """Finds the names of the text `old` again in the text `new`; `finder` is of `new`."""

    def __init__(self, old: str, new: str, finder: Finder) -> None:
        self._old, self._new = old, new
        self._there, self._back = finder, Finder(old)

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """Where old[start:end] stands in the new text, in the same words; None where its sentence
        is gone, or where what stands there now was another place of the old text."""
        was = describe(self._old, start, end)
        now = self._there.place(was)
        if now.state not in ("verified", "moved") or not self._same_sentence(was, now.start):
            return None
        back = self._back.place(describe(self._new, now.start, now.end))
        return (now.start, now.end) if (back.start, back.end) == (start, end) else None

    def _same_sentence(self, was: Anchor, at: int) -> bool:
        """Whether both sides of the name's sentence stand around new[at:]; of a name that is all
        its sentence what stands around that."""
        end = at + len(was.exact)
        before = _SENTENCE_END.split(was.prefix)[-1]
        after = _SENTENCE_END.split(was.suffix)[0]
        if _WORD.search(before + after):
            return self._holds_before(before, at) and self._holds_after(after, end)
        return self._holds_before(was.prefix, at) and self._holds_after(was.suffix, end)

    def _holds_before(self, known: str, at: int) -> bool:
        seen = self._new[max(0, at - len(known)) : at]
        near = self._new[max(0, at - len(known) - 4 * CONTEXT) : at]
        return _holds(known, seen, near)

    def _holds_after(self, known: str, at: int) -> bool:
        seen, near = self._new[at : at + len(known)], self._new[at : at + len(known) + 4 * CONTEXT]
        return _holds(known, seen, near)


def _holds(known: str, seen: str, near: str) -> bool:
    """Whether what stood on one side stands there, or near it where something was typed between;
    marks alone tell nothing."""
    if not _WORD.search(known):
        return True
    return likeness(known, seen) >= _SAME_SENTENCE or still_there(known, near)
