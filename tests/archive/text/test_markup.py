"""Markdown to text and spans and back, and cutting a text along them."""

import json
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.text.markup import (
    Markup,
    MarkupTooDeep,
    MarkupTooLong,
    Span,
    blocks,
    escape,
    from_json,
    heading,
    paragraphs,
    parse,
    to_json,
)
from archive.text.words import normalise

FEATURE = """\
Maren Osei *never* left.

## Back to **Work**

> “It was [hard](https://example.org/a?b=1&c=2),” she said.
>
> - first
> - second

3. three
4. four\\
   and a half

***

The end & `so on`.
"""

# Whatever could be taken for Markdown, spaces of several kinds, marks, and ordinary words.
MARKDOWN_LIKE = st.text(
    st.sampled_from("#-1.9)>*_[]()<&;!\\`~=+|:\"'’“”—ab \t\n\u00a0\u2003\u0301&#x/é\u202e{}^$%@,?"),
    max_size=60,
)
LINE_STARTS = [
    "# ",
    "- ",
    "1. ",
    "10) ",
    "> ",
    "    ",
    "\t",
    "```",
    "~~~",
    "***",
    "---",
    "===",
    "+",
]
INLINE_MARKS = [
    "[a]: b",
    "[a](b)",
    "![",
    "a*b*",
    "_",
    "\\",
    "<b>",
    "<!-- ",
    "<http://a.bc>",
    "&amp;",
]
OTHERS = [
    "&#10;",
    "&nbsp;",
    "\n",
    "  \n",
    "\n\n",
    "\u00a0",
    "é",
    "- - -",
    "* * *",
    "#",
    "=",
    "-",
    "Kane",
]
WORDS = st.lists(st.sampled_from(LINE_STARTS + INLINE_MARKS + OTHERS), max_size=20).map("".join)
HOSTILE = MARKDOWN_LIKE | WORDS | st.text(st.characters(codec=None, categories=None), max_size=40)


def tidy(text: str) -> str:
    return "\n\n".join("\n".join(lines) for lines in paragraphs(text))


def words_of(markup: Markup, kind: str) -> list[str]:
    return [markup.text[span.start : span.end] for span in markup.spans if span.kind == kind]


def test_text_and_spans() -> None:
    markup = parse(FEATURE)
    assert markup.text == (
        "Maren Osei never left.\n\nBack to Work\n\n“It was hard,” she said.\n\nfirst\n\nsecond\n\n"
        "three\n\nfour\nand a half\n\nThe end & so on."
    )
    assert words_of(markup, "emphasis") == ["never"]
    assert words_of(markup, "strong") == ["Work"]
    assert words_of(markup, "heading") == ["Back to Work"]
    assert words_of(markup, "quotation") == ["“It was hard,” she said.\n\nfirst\n\nsecond"]
    assert words_of(markup, "list") == ["first\n\nsecond"]
    assert words_of(markup, "numbered") == ["three\n\nfour\nand a half"]
    assert words_of(markup, "item") == ["first", "second", "three", "four\nand a half"]
    assert words_of(markup, "break") == ["\n"]
    assert words_of(markup, "code") == ["so on"]
    assert words_of(markup, "rule") == [""]
    by_kind = {span.kind: span for span in markup.spans}
    assert by_kind["heading"].level == 2
    assert by_kind["numbered"].level == 3
    assert by_kind["link"].href == "https://example.org/a?b=1&c=2"
    assert len(words_of(markup, "paragraph")) == 7


def test_raw_html_is_text() -> None:
    source = 'One <b>two</b>\n\n<script>alert("x")</script>\n\n<!-- a note -->'
    markup = parse(source)
    assert markup.text == source
    assert words_of(markup, "paragraph") == source.split("\n\n")


def test_an_image_is_its_alternative_text() -> None:
    markup = parse("See ![the *pitch* ![at](b.png) dusk](a.png) now\n\n![](c.png)")
    assert markup.text == "See the pitch at dusk now"
    assert [span.kind for span in markup.spans] == ["paragraph"]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript&colon;alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org/a",
        "/a",
        "a",
        "",
        "http:",
        "https:///a",
        "mailto:",
        "ftp://example.org/",
        "<java\tscript:alert(1)>",
    ],
)
def test_other_addresses_lose_the_link_and_keep_the_words(address: str) -> None:
    markup = parse(f"[the *words*]({address})")
    assert words_of(markup, "link") == []
    assert markup.text == "the words"


@pytest.mark.parametrize(
    ("address", "href"),
    [
        ("https://example.org/ü", "https://example.org/%C3%BC"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ('https://example.org/"onclick="x', "https://example.org/%22onclick=%22x"),
    ],
)
def test_links(address: str, href: str) -> None:
    assert [span.href for span in parse(f"[a]({address})").spans[1:]] == [href]


def test_references_cannot_bring_in_what_is_not_stored() -> None:
    markup = parse("*a*&#0;&#x7;b&#10;&#10;c e&#x301; &#xfdd0;&#xD800; f&nbsp;&#x202f;g")
    assert markup.text == normalise(markup.text)
    assert markup.text == "a\ufffd\ufffdb  c é \ufffd\ufffd f\u00a0\u202fg"


def test_a_letter_and_its_accent_join_where_a_mark_fell_away() -> None:
    assert parse("caf*e*\u0301 **x**\\\ny") == Markup(
        "café x\ny", (Span("paragraph", 0, 8), Span("break", 6, 7))
    )


@given(HOSTILE)
def test_any_source_gives_normal_text_and_nested_spans(source: str) -> None:
    try:
        markup = parse(source)
    except MarkupTooDeep:
        return
    assert normalise(markup.text) == markup.text
    assert list(markup.spans) == sorted(markup.spans, key=lambda s: (s.start, -s.end))
    around: list[Span] = []
    for span in markup.spans:
        assert 0 <= span.start <= span.end <= len(markup.text)
        assert span.start < span.end or span.kind == "rule"
        while around and around[-1].end <= span.start:
            around.pop()
        assert not around or span.end <= around[-1].end
        around.append(span)
    assert from_json(json.loads(json.dumps(to_json(markup.spans)))) == markup.spans
    leaves = [s for s in markup.spans if s.kind in ("paragraph", "heading", "preformatted")]
    assert "\n\n".join(markup.text[s.start : s.end] for s in leaves) == markup.text


@given(HOSTILE)
@example("-- -\n\n--- -")
@example("    four spaces\n\n# not a heading\n- no list\n1. none\n1986. A great season\n> no quote")
@example("a\n===\nb\n---\n***\n~~~\n```\n[a]: http://b\n&amp; &#35; &\\\n<b> * _a_ **b**  ")
@example("\u00a0a\u2003\n\tb\t\nc  \nd\\")
def test_escaped_text_comes_back(text: str) -> None:
    text = normalise(text)
    markup = parse(escape(text))
    assert markup.text == tidy(text)
    assert {span.kind for span in markup.spans} <= {"paragraph", "break"}
    assert len(words_of(markup, "paragraph")) == len(list(paragraphs(text)))


@given(HOSTILE, st.integers(1, 6))
@example("Closed ##", 2)
@example("#", 2)
def test_an_escaped_heading_comes_back(text: str, level: int) -> None:
    line = " ".join(normalise(text).split())
    markup = parse(heading(line, level) + "\n\nafter")
    if line:
        assert markup.text == f"{line}\n\nafter"
        assert markup.spans[0] == Span("heading", 0, len(line), level)
        assert len(markup.spans) == 2


def test_ordinary_prose_needs_no_escapes() -> None:
    prose = "Q&A: it's 5–0 (2–0); #1, -3° & 10.5 — “so!” + more.\n\n1986 was great. AT&T;"
    assert escape(prose) == prose.replace("AT&T;", "AT\\&T;")


def test_too_much_is_refused() -> None:
    limit = 2**20
    with pytest.raises(MarkupTooLong, match="1 MB"):
        parse("a" * (limit + 1))
    with pytest.raises(MarkupTooLong):
        parse("é" * (limit // 2 + 1))
    assert len(parse("a" * limit).text) == limit
    with pytest.raises(MarkupTooDeep, match="line 3"):
        parse("fine\n\n" + "> " * 30 + "lost words")
    with pytest.raises(MarkupTooDeep):
        parse("\n".join("  " * n + "- a" for n in range(20)))
    assert parse("> " * 19 + "kept").text == "kept"
    assert parse("- " * 9 + "kept").text == "kept"


@pytest.mark.parametrize(
    "seed", ["[", "![", "*a ", "_a*", "**a", "[a](", "<", "\\", "&#9;", "- a\n"]
)
def test_hostile_sources_take_linear_time(seed: str) -> None:
    # A bound wide enough for a busy machine: 32 KB take under a second on an idle one.
    start = time.process_time()
    parse(seed * (32_768 // len(seed)))
    assert time.process_time() - start < 10


def test_styles_are_bounded() -> None:
    markup = parse("".join(f"*a{'*' * (n % 2)} " for n in range(3000)) + "*" * 3000)
    assert max(len(p.styles) for b in blocks(markup.text, markup.spans) for p in b.pieces) <= 20


def test_blocks_cut_where_a_citation_borders() -> None:
    markup = parse(FEATURE)
    it_was = markup.text.index("It was")
    found = blocks(markup.text, markup.spans, [it_was, it_was + 9, 10_000])
    assert [b.kind for b in found].count("paragraph") == 7
    speech = next(b for b in found if b.start < it_was < b.end)
    assert [(markup.text[p.start : p.end], [s.kind for s in p.styles]) for p in speech.pieces] == [
        ("“", []),
        ("It was ", []),
        ("ha", ["link"]),
        ("rd", ["link"]),
        (",” she said.", []),
    ]
    item = next(b for b in found if markup.text[b.start : b.end] == "second")
    assert [s.kind for s in item.inside] == ["quotation", "list", "item"]
    assert [b.level for b in found if b.kind == "heading"] == [2]
    assert next(b for b in found if b.kind == "rule").pieces == ()


@given(HOSTILE, st.lists(st.integers(-3, 80), max_size=6))
def test_pieces_cover_their_block(source: str, cuts: list[int]) -> None:
    try:
        markup = parse(source)
    except MarkupTooDeep:
        return
    for block in blocks(markup.text, markup.spans, cuts):
        edges = [block.start, *(p.end for p in block.pieces)]
        assert [p.start for p in block.pieces] == edges[:-1]
        assert edges[-1] == block.end
        for piece in block.pieces:
            assert piece.start < piece.end
            assert not any(piece.start < cut < piece.end for cut in cuts)
            assert all(s.start <= piece.start and piece.end <= s.end for s in piece.styles)
            inline = [s for s in markup.spans if s.kind in ("emphasis", "strong", "link", "code")]
            covering = [s for s in inline if s.start <= piece.start < s.end]
            assert [s for s in piece.styles if s.kind != "break"] == covering


@pytest.mark.parametrize(
    "row",
    [
        [],
        ["paragraph", 0],
        ["paragraph", 0, 1, 0, "", 1],
        ["script", 0, 1],
        ["paragraph", 2, 1],
        ["paragraph", -1, 1],
        ["paragraph", "0", 1],
        ["link", 0, 1, "https://a.b", 0],
    ],
)
def test_only_spans_are_read_back(row: list[str | int]) -> None:
    with pytest.raises(ValueError, match="is not a span"):
        from_json([row])


def test_spans_must_fit_the_text() -> None:
    with pytest.raises(ValueError, match="does not lie in a text"):
        blocks("short", [Span("paragraph", 0, 6)])
    with pytest.raises(ValueError, match="does not lie in one block"):
        blocks("short", [Span("emphasis", 0, 2)])
    with pytest.raises(ValueError, match="does not lie in one block"):
        blocks("a\n\nbcd", [Span("paragraph", 0, 1), Span("strong", 0, 3)])
