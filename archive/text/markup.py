"""Markdown to plain text and spans, and plain text to Markdown.

The Markdown of a body is parsed once, when it is saved. What is stored beside it is its plain
text, on which every offset of the archive counts, and the spans that say what was a heading, a
link or emphasised. CommonMark 0.31; raw HTML is text, an image is its alternative text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

from archive.text.spans import Block, Kind, Piece, Span, blocks, from_json, to_json
from archive.text.words import normalise

__all__ = [
    "Block",
    "Kind",
    "Markup",
    "MarkupError",
    "MarkupTooDeep",
    "MarkupTooLong",
    "Piece",
    "Span",
    "blocks",
    "escape",
    "escape_words",
    "from_json",
    "guard",
    "heading",
    "paragraphs",
    "parse",
    "to_json",
]

MAX_MARKDOWN_BYTES = 2**20
LINK_SCHEMES = frozenset({"http", "https", "mailto"})
PARAGRAPH_END = "\n\n"

# The parser's own bound (its "commonmark" preset): deeper blocks it would leave out. Emphasis it
# does not bound; a page has no use for more.
_MAX_NESTING = 20
_CONTAINER_TOKENS: dict[str, Kind] = {
    "blockquote_open": "quotation",
    "bullet_list_open": "list",
    "ordered_list_open": "numbered",
    "list_item_open": "item",
}
_STYLE_TOKENS: dict[str, Kind] = {
    "em_open": "emphasis",
    "strong_open": "strong",
    "link_open": "link",
}

# What a backslash must keep from being Markdown (CommonMark 0.31, sections 2.4 to 6.7): anywhere
# in a line, and at its start only.
_SPECIAL = re.compile(r"[\\`*_\[\]<]|&(?=#?[A-Za-z0-9]+;)")
_LINE_MARK = re.compile(r"#{1,6}(?![^ \t])|>|[-+](?![^ \t])|[-=][-= \t]*\Z|~~~")
_NUMBER_MARK = re.compile(r"([0-9]{1,9})([.)](?![^ \t]))")


class MarkupError(ValueError):
    """A Markdown source that is not taken; the message says why and what the bound is."""


class MarkupTooLong(MarkupError):
    """The source is longer than `MAX_MARKDOWN_BYTES` (1 MB) of UTF-8."""


class MarkupTooDeep(MarkupError):
    """Quotations and lists are nested deeper than the parser follows."""


@dataclass(frozen=True, slots=True)
class Markup:
    """The plain text of a Markdown source, and its spans, nested and sorted by (start, -end)."""

    text: str
    spans: tuple[Span, ...]


def parse(markdown: str) -> Markup:
    """The plain text and the spans of a Markdown source.

    Blocks are joined by a blank line; a line end inside a paragraph is a space, a forced one a
    line feed. The text is in normal form (`words.normalise`). Links to other schemes than http,
    https and mailto lose the link and keep their words; blocks without words are left out.
    Raises MarkupTooLong and MarkupTooDeep.
    """
    if len(markdown) > MAX_MARKDOWN_BYTES or (
        len(markdown.encode("utf-8", "replace")) > MAX_MARKDOWN_BYTES
    ):
        raise MarkupTooLong(f"the Markdown is longer than {MAX_MARKDOWN_BYTES} bytes (1 MB)")
    builder = _Builder()
    for token in _PARSER.parse(normalise(markdown)):
        builder.take(token)
    # The sort is stable and what is outside was opened first: equal spans stay nested.
    spans = sorted(builder.spans, key=lambda span: (span.start, -span.end))
    return Markup("".join(builder.texts), tuple(spans))


def escape(text: str) -> str:
    """Markdown that says `text` literally, as paragraphs.

    For a normal text, `parse(escape(text)).text` is `text` again where paragraphs are one blank
    line apart and no blank line stands at the ends: line ends, and white space at both ends of a
    line, are kept (as backslashes and character references). Lines of white space alone count as
    blank; more blank lines than one become one.
    """
    return PARAGRAPH_END.join(
        "\\\n".join(_escape_line(line) for line in lines) for lines in paragraphs(text)
    )


def escape_words(words: str) -> str:
    """Markdown that says `words` literally inside a line; `guard` the line they begin."""
    return _SPECIAL.sub(r"\\\g<0>", words)


def guard(line: str) -> str:
    """A line of Markdown so that its beginning makes it no heading, list, quotation or rule."""
    mark = _LINE_MARK.match(line) or _NUMBER_MARK.match(line)
    if not mark:
        return line
    # Before the mark, or before the point of a number.
    place = mark.end(1) if mark.lastindex else 0
    return f"{line[:place]}\\{line[place:]}"


def heading(line: str, level: int = 2) -> str:
    """Markdown of a heading that says `line` literally, in single spaces."""
    escaped = _escape_line(" ".join(line.split()))
    if escaped.endswith("#") and not escaped.endswith("\\#"):
        # A closing row of # would be taken for an ornament (CommonMark 4.2).
        escaped = escaped[:-1] + "\\#"
    return f"{'#' * level} {escaped}"


def paragraphs(text: str) -> Iterator[list[str]]:
    """The lines of each paragraph of a plain text: what stands between blank lines."""
    lines: list[str] = []
    for line in text.split("\n"):
        if line.strip():
            lines.append(line)
        elif lines:
            yield lines
            lines = []
    if lines:
        yield lines


class _Builder:
    """Gathers text and spans while it walks the parser's block tokens."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.spans: list[Span] = []
        self._length = 0
        self._rule_waits = False
        self._open: list[int] = []
        self._leaf: tuple[Kind, int] = ("paragraph", 0)

    def take(self, token: Token) -> None:
        if token.type in _CONTAINER_TOKENS:
            self._open_container(token)
        elif token.type in ("blockquote_close", "bullet_list_close", "ordered_list_close") or (
            token.type == "list_item_close"
        ):
            self._close_container()
        elif token.type == "heading_open":
            self._leaf = ("heading", int(token.tag[1:]))
        elif token.type == "paragraph_open":
            self._leaf = ("paragraph", 0)
        elif token.type == "inline":
            text, spans = _inline(token.children or [])
            self._add_leaf(*self._leaf, text, spans)
        elif token.type in ("fence", "code_block"):
            self._add_leaf("preformatted", 0, token.content.strip("\n"), [])
        elif token.type == "hr":
            self._rule_waits = bool(self.texts)

    def _open_container(self, token: Token) -> None:
        if token.level + 1 >= _MAX_NESTING:
            line = token.map[0] + 1 if token.map else 0
            raise MarkupTooDeep(
                f"line {line}: quotations and lists are nested deeper than {_MAX_NESTING} levels"
            )
        kind = _CONTAINER_TOKENS[token.type]
        level = int(token.attrGet("start") or 1) if kind == "numbered" else 0
        self._open.append(len(self.spans))
        # Its place is not known before its first words.
        self.spans.append(Span(kind, -1, -1, level))

    def _close_container(self) -> None:
        index = self._open.pop()
        if self.spans[index].start < 0:
            del self.spans[index:]
        else:
            self.spans[index] = replace(self.spans[index], end=self._length)

    def _add_leaf(self, kind: Kind, level: int, text: str, inline: list[Span]) -> None:
        if not text.strip():
            return
        if self.texts:
            if self._rule_waits:
                self.spans.append(Span("rule", self._length + 1, self._length + 1))
            self._append(PARAGRAPH_END)
        self._rule_waits = False
        start = self._length
        self._append(text)
        for index in self._open:
            if self.spans[index].start < 0:
                self.spans[index] = replace(self.spans[index], start=start)
        self.spans.append(Span(kind, start, self._length, level))
        self.spans += (
            replace(span, start=span.start + start, end=span.end + start) for span in inline
        )

    def _append(self, text: str) -> None:
        self.texts.append(text)
        self._length += len(text)


def _inline(tokens: list[Token]) -> tuple[str, list[Span]]:
    """The words of one leaf, and its inline spans counted from its start, outermost first."""
    texts: list[str] = []
    spans: list[Span | None] = []
    length = 0
    opened: list[int] = []
    for token in tokens:
        start = length
        words = _words(token)
        texts.append(words)
        length += len(words)
        if token.nesting == 1:
            opened.append(len(spans))
            spans.append(_style(token, start) if len(opened) <= _MAX_NESTING else None)
        elif token.nesting == -1:
            index = opened.pop()
            span = spans[index]
            spans[index] = replace(span, end=length) if span and span.start < length else None
        elif token.type == "code_inline" and words:
            spans.append(Span("code", start, length))
        elif token.type == "hardbreak":
            spans.append(Span("break", start, length))
    text = "".join(texts)
    normal = normalise(text)
    if normal == text:
        return text, [span for span in spans if span]
    # Marks between a letter and its accent fell away, or references spelt out what is not
    # storable: the words count, their styles no longer fit.
    breaks = (match.start() for match in re.finditer("\n", normal))
    return normal, [Span("break", start, start + 1) for start in breaks]


def _words(token: Token) -> str:
    if token.type == "hardbreak":
        return "\n"
    if token.type == "softbreak":
        return " "
    if token.type == "image":
        return _inline(token.children or [])[0].replace("\n", " ")
    if token.type == "text_special":
        return normalise(token.content).replace("\n", " ")
    return token.content


def _style(token: Token, start: int) -> Span | None:
    kind = _STYLE_TOKENS[token.type]
    if kind != "link":
        return Span(kind, start, start)
    href = str(token.attrGet("href") or "")
    return Span(kind, start, start, 0, href) if _is_safe(href) else None


def _is_safe(href: str) -> bool:
    try:
        parts = urlsplit(href)
    except ValueError:  # brackets that hold no IPv6 address
        return False
    if parts.scheme not in LINK_SCHEMES or not href.isascii():
        return False
    return bool(parts.path) if parts.scheme == "mailto" else bool(parts.hostname)


def _escape_line(line: str) -> str:
    """One line of a paragraph, escaped; white space at its ends as character references."""
    words = line.strip()
    head, tail = line[: line.index(words)], line[line.index(words) + len(words) :]
    escaped = escape_words(words)
    return f"{_as_references(head)}{escaped if head else guard(escaped)}{_as_references(tail)}"


def _as_references(white_space: str) -> str:
    return "".join(f"&#{ord(character)};" for character in white_space)


class _Parser(MarkdownIt):
    """CommonMark without HTML. Addresses are judged by us: the words of a bad link stay."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 (the parser's name)
        return True


# Without "text_join" a character reference stays apart from the text round it.
_PARSER = _Parser("commonmark", {"html": False, "maxNesting": _MAX_NESTING}).disable("text_join")
