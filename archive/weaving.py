"""The only place that makes HTML out of an article's text.

Spans (headings, emphasis, links), citations and mentions go in as offsets over the plain text; what
comes out is escaped HTML, passage by passage. What is marked is exactly what was cited. Nothing of
the text is ever taken for HTML.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from archive.shapes import ArticleQuote, Mention, PassagePiece
from archive.text.spans import Block, Piece, Span, blocks

_CONTAINER_TAGS = {"quotation": "blockquote", "list": "ul", "numbered": "ol", "item": "li"}
_STYLE_TAGS = {"emphasis": "em", "strong": "strong", "code": "code"}
_SAFE_SCHEMES = ("https://", "http://", "mailto:")
# A note's number stands after the mark that closes the words, not before it.
_CLOSING_MARKS = frozenset("”’\"'»“")
_RULE = mark_safe("<hr>")
_BREAK = mark_safe("<br>")


@dataclass(frozen=True, slots=True)
class Passage:
    """What stands together on a page: a heading, or a paragraph, list or quotation whole.

    ``quotes`` are the ids of the quotes that begin here, in order.
    """

    html: SafeString
    is_heading: bool
    quotes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    """One part of a quote over the text; ``anchor`` is its place's name on the page, ``key_at``
    where its number stands."""

    start: int
    end: int
    quote: int
    part: int
    number: int
    key_at: int

    @property
    def anchor(self) -> str:
        return f"q-{self.quote}" if self.part == 1 else f"q-{self.quote}-{self.part}"


def weave(
    text: str,
    spans: Iterable[Span],
    quotes: Sequence[ArticleQuote],
    mentions: Sequence[Mention],
    pages: Mapping[tuple[str, str], str],
) -> list[Passage]:
    """An article's text as passages of HTML.

    ``quotes`` are numbered from 1 in their order, each part is marked with the anchor ``q-<id>``,
    ``q-<id>-2`` and so on, and its number follows it as a link to ``#note-<number>``. Of each thing
    mentioned the first mention is linked, to its address in ``pages`` (kind and slug); what has
    none there stays plain. Raises ValueError where spans do not fit the text.
    """
    marks = sorted(
        (
            _Mark(part["start"], part["end"], quote["id"], at, number, _key_at(text, part["end"]))
            for number, quote in enumerate(quotes, start=1)
            for at, part in enumerate(quote["parts"], start=1)
        ),
        key=lambda mark: (mark.start, -mark.end, mark.number),
    )
    links = _first_mentions(mentions, pages)
    cuts = [edge for mark in marks for edge in (mark.start, mark.end, mark.key_at)]
    cuts += [edge for start, end, _ in links for edge in (start, end)]
    return _passages(text, blocks(text, spans, cuts), _Weaver(text, marks, links))


def excerpt(quote: ArticleQuote) -> SafeString:
    """The sentence round a quote, where the whole text may not be shown; its own words marked."""
    return _joined(_excerpt_piece(piece) for piece in quote["passage"])


def heading_levels(levels: Iterable[int]) -> list[int]:
    """The levels of HTML headings for an article's own: from 2 down, none left out."""
    stack: list[int] = []
    found = []
    for level in levels:
        while stack and stack[-1] >= level:
            stack.pop()
        stack.append(level)
        found.append(min(1 + len(stack), 6))
    return found


def _excerpt_piece(piece: PassagePiece) -> SafeString:
    if piece["quoted"]:
        return format_html('<mark class="quoted">{}</mark>', piece["text"])
    return escape(piece["text"])


def _first_mentions(
    mentions: Sequence[Mention], pages: Mapping[tuple[str, str], str]
) -> list[tuple[int, int, str]]:
    """Start, end and address of the first mention of each thing; of two that overlap, the earlier."""
    found: list[tuple[int, int, str]] = []
    seen: set[tuple[str, str]] = set()
    for mention in sorted(mentions, key=lambda m: (m["start"], -m["end"])):
        key = (mention["kind"], mention["slug"])
        if key in seen or key not in pages or (found and mention["start"] < found[-1][1]):
            continue
        seen.add(key)
        found.append((mention["start"], mention["end"], pages[key]))
    return found


def _passages(text: str, leaves: Sequence[Block], weaver: "_Weaver") -> list[Passage]:
    """Leaves put together: what stands in one outermost container is one passage."""
    levels = iter(heading_levels(leaf.level for leaf in leaves if leaf.kind == "heading"))
    starts = sorted((mark.start, mark.quote) for mark in weaver.marks if mark.part == 1)
    found = []
    for _, together in groupby(leaves, key=lambda leaf: leaf.inside[0] if leaf.inside else leaf):
        group = list(together)
        html: list[SafeString] = []
        opened: list[Span] = []
        for leaf in group:
            html += _between(opened, leaf.inside)
            opened = list(leaf.inside)
            level = next(levels) if leaf.kind == "heading" else 0
            html.append(_leaf(leaf, weaver.inside(leaf), level))
        html += _between(opened, ())
        is_heading = len(group) == 1 and group[0].kind == "heading" and not group[0].inside
        first = bisect_left(starts, (group[0].start,))
        last = bisect_left(starts, (group[-1].end,))
        quotes = tuple(quote for _, quote in starts[first:last])
        found.append(Passage(_joined(html), is_heading, quotes))
    return found


def _between(opened: Sequence[Span], wanted: Sequence[Span]) -> list[SafeString]:
    """The tags that lead from inside one row of containers to inside another."""
    shared = 0
    while shared < min(len(opened), len(wanted)) and opened[shared] == wanted[shared]:
        shared += 1
    closing = [
        format_html("</{}>", _CONTAINER_TAGS[span.kind]) for span in reversed(opened[shared:])
    ]
    return closing + [_opening(span) for span in wanted[shared:]]


def _opening(span: Span) -> SafeString:
    if span.kind == "numbered" and span.level != 1:
        return format_html('<ol start="{}">', span.level)
    return format_html("<{}>", _CONTAINER_TAGS[span.kind])


def _leaf(leaf: Block, inside: SafeString, level: int) -> SafeString:
    if leaf.kind == "heading":
        return format_html("<h{}>{}</h{}>", level, inside, level)
    if leaf.kind == "preformatted":
        return format_html("<pre>{}</pre>", inside)
    if leaf.kind == "rule":
        return _RULE
    return format_html("<p>{}</p>", inside)


class _Weaver:
    """Turns the pieces of leaves, in order, into HTML; remembers how far it has come."""

    def __init__(
        self, text: str, marks: Sequence[_Mark], links: Sequence[tuple[int, int, str]]
    ) -> None:
        self.marks = marks
        self._text = text
        self._links = links
        self._anchored: set[_Mark] = set()
        self._begun = 0
        self._active: list[_Mark] = []

    def inside(self, leaf: Block) -> SafeString:
        """The words of one leaf, marked and linked."""
        marks = self._over(leaf)
        links = [link for link in self._links if link[0] < leaf.end and link[1] > leaf.start]
        keys = [mark for mark in marks if leaf.start < mark.key_at <= leaf.end]
        html: list[SafeString] = []
        for (covering, _), run in groupby(
            leaf.pieces,
            key=lambda piece: (
                _covering(marks, piece),
                sum(mark.key_at <= piece.start for mark in keys),
            ),
        ):
            pieces = list(run)
            words = _joined(self._linked(links, pieces))
            for mark in reversed(covering):
                words = self._marked(mark, words)
            html.append(words)
            html += [_key(mark) for mark in keys if mark.key_at == pieces[-1].end]
        return _joined(html)

    def _over(self, leaf: Block) -> list[_Mark]:
        """The marks that reach into a leaf; leaves come in order, so each mark is met once."""
        while self._begun < len(self.marks) and self.marks[self._begun].start < leaf.end:
            self._active.append(self.marks[self._begun])
            self._begun += 1
        self._active = [mark for mark in self._active if mark.key_at > leaf.start]
        return self._active

    def _marked(self, mark: _Mark, words: SafeString) -> SafeString:
        if mark in self._anchored:
            return format_html('<mark class="quoted">{}</mark>', words)
        self._anchored.add(mark)
        return format_html('<mark class="quoted" id="{}">{}</mark>', mark.anchor, words)

    def _linked(
        self, links: Sequence[tuple[int, int, str]], pieces: Iterable[Piece]
    ) -> Iterable[SafeString]:
        """Pieces under one mention become one link, unless the author linked them already."""
        for address, run in groupby(pieces, key=lambda piece: _address(links, piece)):
            words = _joined(self._piece(piece) for piece in run)
            if address:
                words = format_html('<a class="mention" href="{}">{}</a>', address, words)
            yield words

    def _piece(self, piece: Piece) -> SafeString:
        if any(style.kind == "break" for style in piece.styles):
            return _BREAK
        html: SafeString = escape(self._text[piece.start : piece.end])
        for style in reversed(piece.styles):
            if style.kind == "link":
                if style.href.startswith(_SAFE_SCHEMES):
                    html = format_html('<a href="{}" rel="noopener">{}</a>', style.href, html)
            else:
                html = format_html("<{0}>{1}</{0}>", _STYLE_TAGS[style.kind], html)
        return html


def _key_at(text: str, end: int) -> int:
    return end + 1 if text[end : end + 1] in _CLOSING_MARKS else end


def _covering(marks: Sequence[_Mark], piece: Piece) -> tuple[_Mark, ...]:
    return tuple(mark for mark in marks if mark.start <= piece.start and piece.end <= mark.end)


def _address(links: Sequence[tuple[int, int, str]], piece: Piece) -> str:
    if any(style.kind == "link" for style in piece.styles):
        return ""
    return next((to for start, end, to in links if start <= piece.start and piece.end <= end), "")


def _key(mark: _Mark) -> SafeString:
    """The number after a marked run, which leads to the note in the margin."""
    label = f"Note on quote {mark.number}" + (", continued" if mark.part > 1 else "")
    return format_html(
        '<a class="quote-key" href="#note-{}" aria-label="{}">{}</a>',
        mark.number,
        label,
        mark.number,
    )


def _joined(pieces: Iterable[SafeString]) -> SafeString:
    """Escaped pieces as one; every piece is a SafeString already, so the whole is safe."""
    return mark_safe("".join(pieces))  # noqa: S308 made of SafeStrings alone
