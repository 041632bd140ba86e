"""trafilatura's element tree (its TEI-like XML) to leaves of Markdown that say the same words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

from archive.text.markup import MarkupError, escape, escape_words, guard, heading, parse
from archive.text.words import normalise

_LINK = re.compile(r"(?:https?://|mailto:)[^\s<>\\]+\Z", re.IGNORECASE)
_ENTITY = re.compile(r"&(?=#?[A-Za-z0-9]+;)")
# How emphasis is written; the library's other renderings (underlined, typewriter) are plain here.
_MARKS = {"#b": "**", "#i": "*"}
_BLOCKS = frozenset("p head quote list item table row cell div code".split())
_DROPPED = frozenset({"graphic"})
# Deeper quotations are written at this depth: the Markdown parser has a bound of 20.
_DEEPEST = 4
_WHITE_SPACE = re.compile(r"[ \t\n\r\f]+")


class Run(NamedTuple):
    """Words under the same marks; "\\n" is a forced line end."""

    text: str
    marks: tuple[str, ...]
    href: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """One block: its kind ("p", "head", "item", "number"), its runs, a heading's level, and how
    many quotations it stands in. Lists in lists are one list: their words count, in their order.
    """

    kind: str
    runs: tuple[Run, ...]
    level: int = 0
    quotations: int = 0

    @property
    def text(self) -> str:
        """The words, as they will stand in the plain text."""
        return normalise("".join(run.text for run in self.runs))

    def markdown(self) -> str:
        """Markdown that reads as `text`."""
        if self.kind == "head":
            return heading(self.text, min(max(self.level, 2), 6))
        lines = self._styled().split("\n")
        if self.kind in ("item", "number"):
            mark = "- " if self.kind == "item" else "1. "
            first, *others = lines
            lines = [mark + first, *(" " * len(mark) + line for line in others)]
        return "\n".join("> " * self.quotations + line for line in lines)

    def _styled(self) -> str:
        plain = escape(self.text)
        if not any(run.marks or run.href for run in self.runs):
            return plain
        written = "".join(_write(run) for run in self.runs)
        styled = "\\\n".join(guard(line) for line in normalise(written).split("\n"))
        # Emphasis inside a word or against a quotation mark may not read as emphasis
        # (CommonMark 6.2): the words come before their looks.
        try:
            return styled if parse(styled).text == self.text else plain
        except MarkupError:
            return plain


def leaves(body: Any) -> Iterator[Leaf]:
    """The blocks with words in an extracted body (an lxml element), in order."""
    return _walk(body, "p", 0, 0)


def _walk(element: Any, kind: str, level: int, quotations: int) -> Iterator[Leaf]:
    """The leaves in one block element: runs between its block children are leaves of their own."""
    runs = [Run(element.text or "", (), "")]
    for child in element:
        if child.tag in _BLOCKS:
            yield from _leaves(runs, kind, level, quotations)
            runs = []
            yield from _walk_child(element, child, kind, quotations)
        else:
            runs += _inline(child, (), "")
        runs.append(Run(child.tail or "", (), ""))
    yield from _leaves(runs, kind, level, quotations)


def _walk_child(parent: Any, child: Any, kind: str, quotations: int) -> Iterator[Leaf]:
    level = 0
    if child.tag == "head":
        kind, level = "head", int(re.sub(r"\D", "", child.get("rend") or "") or 2)
    elif child.tag == "quote":
        quotations = min(quotations + 1, _DEEPEST)
    elif child.tag == "item":
        kind = "number" if parent.get("rend") == "ol" else "item"
    elif kind == "head":
        kind = "p"
    return _walk(child, kind, level, quotations)


def _inline(element: Any, marks: tuple[str, ...], href: str) -> Iterator[Run]:
    """The runs of an inline element, without its tail."""
    if element.tag == "lb":
        yield Run("\n", (), "")
        return
    if element.tag in _DROPPED or not isinstance(element.tag, str):
        return
    if element.tag == "hi":
        mark = _MARKS.get(element.get("rend") or "")
        if mark and mark not in marks:
            marks = (*marks, mark)
    elif element.tag == "ref":
        href = element.get("target") or ""
        href = href if _LINK.match(href) else ""
    if element.text:
        yield Run(_WHITE_SPACE.sub(" ", element.text), marks, href)
    for child in element:
        yield from _inline(child, marks, href)
        if child.tail:
            yield Run(_WHITE_SPACE.sub(" ", child.tail), marks, href)


def _leaves(runs: Iterable[Run], kind: str, level: int, quotations: int) -> Iterator[Leaf]:
    """A leaf for each paragraph in `runs`: two forced line ends in a row part paragraphs."""
    for paragraph in _paragraphs(runs):
        yield Leaf(kind, paragraph, level, quotations)


def _paragraphs(runs: Iterable[Run]) -> Iterator[tuple[Run, ...]]:
    lines: list[list[Run]] = []
    for is_break, group in groupby(_spaced(runs), lambda run: run.text == "\n"):
        if not is_break:
            lines.append(list(group))
        elif len(list(group)) > 1 and lines:
            yield _joined(lines)
            lines = []
    if lines:
        yield _joined(lines)


def _joined(lines: list[list[Run]]) -> tuple[Run, ...]:
    joined = list(lines[0])
    for line in lines[1:]:
        joined += [Run("\n", (), ""), *line]
    return tuple(joined)


def _spaced(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs in single spaces, none at the ends of lines, and without those that are empty."""
    line: list[Run] = []
    after_space = True
    for run in runs:
        if run.text == "\n" and not run.marks:
            yield from _stripped(line)
            line, after_space = [], True
            yield run
            continue
        text = _WHITE_SPACE.sub(" ", run.text)
        if after_space:
            text = text.lstrip(" ")
        if text:
            line.append(run._replace(text=text))
            after_space = text.endswith(" ")
    yield from _stripped(line)


def _stripped(line: list[Run]) -> list[Run]:
    while line and not line[-1].text.rstrip():
        line.pop()
    if line:
        line[-1] = line[-1]._replace(text=line[-1].text.rstrip())
    return line


def _write(run: Run) -> str:
    if run.text == "\n":
        return "\n"
    words = run.text.strip()
    if not words:
        return run.text
    before, after = run.text.split(words, 1)
    written = escape_words(words)
    for mark in run.marks:
        written = f"{mark}{written}{mark}"
    if run.href:
        address = _ENTITY.sub("&amp;", run.href)
        written = f"[{written}](<{address}>)"
    return f"{before}{written}{after}"
