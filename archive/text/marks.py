"""Quotation marks: where quoted runs begin and end, in any typographic habit.

A small state machine reads each paragraph by itself, so that one lost mark never flips the rest
of a document. Pure functions; offsets count characters of the text handed in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.text.glyphs import ANY, DENSE, DOUBLE, SINGLE, Mark, marks_by_paragraph, not_prose
from archive.text.paragraphs import paragraphs

_LOOK_AHEAD = 3
_MOST_LOST = 20  # a paragraph that lost more marks than this is no prose


@dataclass(frozen=True, slots=True)
class Run:
    """The words between one pair of marks: text[start:end] without, [outer_start:outer_end] with.

    `closed` is false where a mark was lost and the end (or start) was worked out; `goes_on` is true
    where the next paragraph opens its marks again and carries the same quote on.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    family: str
    closed: bool = True
    goes_on: bool = False


def find_runs(text: str) -> list[Run]:
    """All outermost quoted runs of `text`, in order; what is nested stays inside its run.

    Takes the stored plain text, gives runs that hold at least one letter or digit. Linear.
    """
    if not_prose(text, 0, len(text), 10 * DENSE, 5):
        return []
    if ANY.search(text) is None:
        return []
    blocks = paragraphs(text)
    marks = marks_by_paragraph(text, blocks)
    runs = _Scanner(text, blocks, marks, SINGLE).run()
    if not _single_is_outer(runs):
        runs = _Scanner(text, blocks, marks, DOUBLE).run()
    # A talk of a hundred thousand short turns is dense as well, but its marks close.
    dense = not_prose(text, 0, len(text), 10 * DENSE, 12)
    lost = sum(not run.closed for run in runs)
    return [] if dense and lost * 3 > len(runs) else runs


def _single_is_outer(runs: Sequence[Run]) -> bool:
    """True where single marks are the document's own: more of them stand outside than double."""
    singles = sum(run.family == SINGLE for run in runs)
    return singles * 2 > len(runs)


class _Scanner:
    """Reads the marks of one document, paragraph by paragraph."""

    def __init__(
        self, text: str, blocks: list[tuple[int, int]], marks: list[list[Mark]], style: str
    ) -> None:
        self.text = text
        self.blocks = blocks
        self.marks = marks
        self.style = style
        self.runs: list[Run] = []
        self.lost = 0  # marks lost in the paragraph being read

    def run(self) -> list[Run]:
        carry: Mark | None = None
        for number, marks in enumerate(self.marks):
            if marks or carry is not None:
                self.lost = 0
                carry = self._paragraph(number, carry)
        return self.runs

    def _paragraph(self, number: int, carried: Mark | None) -> Mark | None:
        """Read one paragraph; `carried` opened in an earlier one. Gives what is still open."""
        marks = self.marks[number]
        at = 0
        opener = carried
        while True:
            if opener is None:
                at = self._next_opener(number, at)
                if at >= len(marks):
                    return None
                opener = marks[at]
                at += 1
            closer, lost = self._closer(number, opener, at)
            if closer is not None:
                self._keep(opener, marks[closer].pos, marks[closer].end)
                at = closer + 1
            elif lost is not None:
                again = lost < len(marks) and self._again(marks, lost, opener)
                # A single mark opened again is most often an apostrophe; one that only opens is not.
                if opener.family != SINGLE or (again and opener.char == "‘"):
                    self._keep_lost(opener, marks[lost].pos, goes_on=again)
                at = lost
            elif carried is opener and not marks:
                return opener
            else:
                return self._unclosed(number, opener)
            opener = None

    def _next_opener(self, number: int, at: int) -> int:
        marks = self.marks[number]
        block_start = self.blocks[number][0]
        while at < len(marks):
            mark = marks[at]
            if mark.opens:
                return at
            if at == 0 and mark.family == DOUBLE and mark.strong:
                self._keep_without_opener(block_start, mark)
            at += 1
        return at

    def _closer(self, number: int, opener: Mark, at: int) -> tuple[int | None, int | None]:
        """The index of the closing mark, or of the next opener where the close was lost."""
        if opener.family == SINGLE:
            return self._single_closer(number, opener, at)
        marks = self.marks[number]
        depth = 0
        for index in range(at, len(marks)):
            mark = marks[index]
            if mark.family != opener.family:
                continue
            glued = mark.opens and mark.closes and self._glued(marks, index)
            if mark.closes and not glued and not (mark.opens and self._opens_word(mark)):
                if depth == 0:
                    return index, None
                depth -= 1
            elif mark.opens:
                if not self._balanced(marks, index, depth, opener.family):
                    return None, index
                depth += 1
        return None, None

    def _glued(self, marks: list[Mark], index: int) -> bool:
        """ "… on."You see …": no close where the next mark would then have nothing to close."""
        mark = marks[index]
        if self.text[mark.pos - 1] not in ".?!…" or not self.text[mark.end].isupper():
            return False
        following = next((m for m in marks[index + 1 :] if m.family == mark.family), None)
        return following is not None and following.strong and not following.opens

    def _again(self, marks: list[Mark], index: int, opener: Mark) -> bool:
        """Opened again after a full stop: where breaks between paragraphs were lost it is one quote."""
        mark = marks[index]
        gap = self.text[max(opener.end, mark.pos - 3) : mark.pos]
        return (
            mark.char == opener.char
            and gap.rstrip()[-1:] in (".", "?", "!", "…")
            and self.text[mark.end].isupper()
        )

    def _opens_word(self, mark: Mark) -> bool:
        before = self.text[mark.pos - 1] if mark.pos else " "
        # "he said 'no.' " has it on both sides.
        loose = self.text[mark.end : mark.end + 1].isspace()
        return (before.isspace() and not loose) or before in "([{"

    def _balanced(self, marks: list[Mark], index: int, depth: int, family: str) -> bool:
        """True if enough closes follow for the marks open here to be nested ones."""
        need = depth + 2
        for mark in marks[index + 1 : index + 12]:
            if mark.family != family:
                continue
            if mark.closes:
                need -= 1
                if need == 0:
                    return True
            else:
                need += 1
        return False

    def _single_closer(self, number: int, opener: Mark, at: int) -> tuple[int | None, int | None]:
        """A single mark closes best after punctuation; after a bare word if nothing better comes."""
        marks = self.marks[number]
        weak: int | None = None
        for index in range(at, len(marks)):
            mark = marks[index]
            if opener.char == "'" and self._inner(marks, index):
                continue
            if mark.family != SINGLE:
                if index == at and mark.family == DOUBLE and mark.strong and not mark.opens:
                    return index, None  # ‘We tried,” he said: opened as one sort, closed as another
                if self.style == DOUBLE and mark.family == DOUBLE:
                    return (weak, None) if weak is not None else (None, index)
                continue
            if mark.opens and mark.pos > opener.end and (mark.char != "’" or opener.char == "’"):
                return (weak, None) if weak is not None else (None, index)
            if not mark.closes:
                continue
            if mark.strong or not self._may_be_possessive(mark):
                return index, None
            if weak is None:
                weak = index
        return weak, (None if weak is not None or self.style == SINGLE else len(marks))

    def _inner(self, marks: list[Mark], index: int) -> bool:
        """Within straight marks the curly ones are a term's, or an apostrophe."""
        mark = marks[index]
        if mark.char not in "‘’" or mark.strong:
            return False
        closes_term = index > 0 and marks[index - 1].char == "‘"
        return mark.char == "‘" or closes_term or self._may_be_possessive(mark)

    def _may_be_possessive(self, mark: Mark) -> bool:
        """ "the players' dressing room", "nothin' doing": no close if a better one follows."""
        word = self.text[max(0, mark.pos - 2) : mark.pos].lower()
        follows = self.text[mark.end : mark.end + 2]
        if word == "in" and follows[:1] in (".", ",", "?", "!"):
            return True  # "runnin'."
        goes_on = len(follows) == 2 and follows[0].isspace() and follows[1].isalnum()
        return goes_on and (word.endswith("s") or word in ("in", "an", "th") or word[-1:] == "o")

    def _unclosed(self, number: int, opener: Mark) -> Mark | None:
        """Rule 4: what becomes of a run whose close is missing at its paragraph's end."""
        end = self.blocks[number][1]
        for ahead in range(number + 1, min(number + 1 + _LOOK_AHEAD, len(self.blocks))):
            first = next((m for m in self.marks[ahead] if m.family == opener.family), None)
            if first is None:
                continue
            if first.closes and not first.opens and (first.strong or opener.family != SINGLE):
                return opener
            reopens = ahead == number + 1 and first.opens and self._at_start(ahead, first)
            if reopens and not self._attributed(opener, end):
                self._keep(opener, end, end, closed=False, goes_on=True)
                return None
            break
        if opener.family != SINGLE or self._starts_speech(number, opener):
            self._keep_lost(opener, end)
        return None

    def _attributed(self, opener: Mark, end: int) -> bool:
        """True where the paragraph ends in an attribution: the close before it was lost."""
        swallowed = _SWALLOWED.search(self.text, max(opener.end, end - 80), end)
        return swallowed is not None and self.text[end - 1] in ".,"

    def _at_start(self, number: int, mark: Mark) -> bool:
        return not self.text[self.blocks[number][0] : mark.pos].strip("\u200b\ufeff >*_")

    def _starts_speech(self, number: int, opener: Mark) -> bool:
        if self.runs and self.runs[-1].goes_on and self._at_start(number, opener):
            return True  # the last paragraph of a quote that nobody closed
        if opener.char == "‘" and _SWALLOWED.search(self.text, opener.end, self.blocks[number][1]):
            return True
        before = self.text[self.blocks[number][0] : opener.pos].rstrip()
        if self.style != SINGLE or not self.text[opener.end : opener.end + 1].isupper():
            return opener.char in "‘`" and before[-1:] in ("", ":", ",")
        return before[-1:] in (("", *":,.?!") if opener.char in "‘`" else ("", ":", ","))

    def _keep_lost(self, opener: Mark, limit: int, goes_on: bool = False) -> None:
        """Close a run whose mark was lost: before an attribution inside it, else at `limit`."""
        self.lost += 1
        if self.lost > _MOST_LOST:
            return
        swallowed = _SWALLOWED.search(self.text, opener.end, limit)
        end = swallowed.start() + 1 if swallowed else limit
        self._keep(opener, end, end, closed=False, goes_on=goes_on and swallowed is None)

    def _keep_without_opener(self, block_start: int, closer: Mark) -> None:
        colon = self.text.rfind(": ", block_start, closer.pos)
        start = colon + 2 if colon >= 0 else block_start
        opener = Mark(start, start, closer.char, closer.family, True, False, False)
        self._keep(opener, closer.pos, closer.end, closed=False)

    def _keep(
        self, opener: Mark, end: int, outer_end: int, closed: bool = True, goes_on: bool = False
    ) -> None:
        start = opener.end
        while start < end and (self.text[start].isspace() or self.text[start] == "\u200b"):
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if any(char.isalnum() for char in self.text[start : min(end, start + 200)]):
            self.runs.append(
                Run(start, end, opener.pos, max(outer_end, end), opener.family, closed, goes_on)
            )


# An attribution whose quote lost its closing mark: `We go on, said Kane`. After a full stop "They said"
# is a sentence of the quote itself.
_SWALLOWED = re.compile(
    r"(?:[,?!…]\s+(?:he|she|they|[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?)\s+"
    r"(?:said|says|added|adds|told|tells|admitted|explained|insisted|wrote|asked|replied)\b"
    r"|[,?!.…]\s+(?:said|says|added|adds|admitted|explained|insisted|wrote|asked|replied)\s+"
    r"(?:he\b|she\b|[A-Z]))"
)
