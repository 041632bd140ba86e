"""Spans over a plain text: what they are, how they are stored, how a page cuts a text along them.

`markup` makes them from Markdown and hands these names on.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, get_args

Kind = Literal[
    "quotation",
    "list",
    "numbered",
    "item",
    "paragraph",
    "heading",
    "preformatted",
    "rule",
    "emphasis",
    "strong",
    "link",
    "code",
    "break",
]
CONTAINERS: frozenset[Kind] = frozenset({"quotation", "list", "numbered", "item"})
LEAVES: frozenset[Kind] = frozenset({"paragraph", "heading", "preformatted", "rule"})
INLINE: frozenset[Kind] = frozenset({"emphasis", "strong", "link", "code", "break"})
_KINDS: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}


@dataclass(frozen=True, slots=True)
class Span:
    """What the characters from `start` to before `end` of the plain text are.

    Containers ("quotation", "list", "numbered", "item") hold leaves ("paragraph", "heading",
    "preformatted", and "rule": an empty one between two blocks), leaves hold inline spans
    ("emphasis", "strong", "link", "code", and "break": the line feed of a forced line end).
    `level` is 1 to 6 for a heading, the first number for a numbered list, else 0.
    `href` is the address of a link (http, https or mailto), else "".
    """

    kind: Kind
    start: int
    end: int
    level: int = 0
    href: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same inline spans, the outermost first."""

    start: int
    end: int
    styles: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One leaf: its pieces cover it without gaps; `inside` are its containers, outermost first."""

    kind: Kind
    level: int
    start: int
    end: int
    pieces: tuple[Piece, ...]
    inside: tuple[Span, ...]


def to_json(spans: Iterable[Span]) -> list[list[str | int]]:
    """Spans for storage: `[kind, start, end, level, href]`, unused fields at the end left out."""
    return [_row(span) for span in spans]


def from_json(rows: Iterable[Sequence[str | int]]) -> tuple[Span, ...]:
    """Spans as `to_json` wrote them. Raises ValueError on a row that it cannot have written."""
    return tuple(_span(row) for row in rows)


def blocks(text: str, spans: Iterable[Span], cuts: Iterable[int] = ()) -> list[Block]:
    """The leaves in order, each cut into pieces where an inline span or one of `cuts` borders.

    `spans` as `markup.parse` gave them for `text`. `cuts` are offsets in any order; those that
    lie between the blocks cut nothing. Raises ValueError where a span does not fit the text.
    """
    borders = sorted(set(cuts))
    passed = 0
    found: list[Block] = []
    for leaf, inside, inline in _leaves(text, spans):
        while passed < len(borders) and borders[passed] <= leaf.start:
            passed += 1
        first = passed
        while passed < len(borders) and borders[passed] < leaf.end:
            passed += 1
        pieces = tuple(_pieces(leaf, inline, borders[first:passed]))
        found.append(Block(leaf.kind, leaf.level, leaf.start, leaf.end, pieces, inside))
    return found


def _leaves(
    text: str, spans: Iterable[Span]
) -> Iterator[tuple[Span, tuple[Span, ...], list[Span]]]:
    """Each leaf with the containers it stands in and the inline spans that stand in it."""
    containers: list[Span] = []
    leaf: Span | None = None
    inside: tuple[Span, ...] = ()
    inline: list[Span] = []
    for span in spans:
        if not 0 <= span.start <= span.end <= len(text):
            raise ValueError(f"{span} does not lie in a text of {len(text)} characters")
        if span.kind in INLINE:
            if leaf is None or not leaf.start <= span.start <= span.end <= leaf.end:
                raise ValueError(f"{span} does not lie in one block")
            inline.append(span)
            continue
        if leaf is not None:
            yield leaf, inside, inline
            leaf, inline = None, []
        while containers and containers[-1].end <= span.start:
            containers.pop()
        if span.kind in CONTAINERS:
            containers.append(span)
        else:
            leaf, inside = span, tuple(containers)
    if leaf is not None:
        yield leaf, inside, inline


def _pieces(leaf: Span, inline: Sequence[Span], cuts: Iterable[int]) -> Iterator[Piece]:
    edges = {leaf.start, leaf.end, *cuts}
    for span in inline:
        edges.update((span.start, span.end))
    points = sorted(edges)
    styles: list[Span] = []
    opened = 0
    for start, end in pairwise(points):
        while styles and styles[-1].end <= start:
            styles.pop()
        while opened < len(inline) and inline[opened].start <= start:
            styles.append(inline[opened])
            opened += 1
        yield Piece(start, end, tuple(styles))


def _row(span: Span) -> list[str | int]:
    row: list[str | int] = [span.kind, span.start, span.end]
    if span.level or span.href:
        row.append(span.level)
    if span.href:
        row.append(span.href)
    return row


def _span(row: Sequence[str | int]) -> Span:
    if 3 <= len(row) <= 5:
        kind, start, end, level, href = (*row, *(0, "")[len(row) - 3 :])
        known = _KINDS.get(str(kind))
        if (
            known is not None
            and isinstance(start, int)
            and isinstance(end, int)
            and isinstance(level, int)
            and isinstance(href, str)
            and 0 <= start <= end
        ):
            return Span(known, start, end, level, href)
    raise ValueError(f"{list(row)!r} is not a span: [kind, start, end, level, href]")
