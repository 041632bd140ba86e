"""Documents of each format to their parts, and what is refused."""

import html
import json
import textwrap
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.documents import MAX_BYTES, Document, DocumentError, read
from archive.text.markup import MarkupError, parse
from archive.text.words import normalise

TITLE = "Maren Osei returns to the ground where it began"
BLOCKS = [
    (
        "For Maren Osei’s journey there was never a map, only the next training session, the next "
        "bus and the next cold pitch at the edge of a town she had never heard of."
    ),
    "“It made me – all of it,” she said. * no list, _no_ [link] & no <b>tag</b>",
    "Turning Pain into Purpose",
    (
        "She went back to work—relentlessly—and told nobody about it for the whole of that winter, "
        "not even the people who drove her there."
    ),
    (
        "1986 was the year it all began. # It is what it is, a well-known story told again and again "
        "until even those who were there believe it."
    ),
    "A Captain’s Vision",
    "“We’re at the bottom of the mountain,” she admitted, “but we’re climbing.”",
]
PLAIN = "\n\n".join(BLOCKS)


def text_document(text: str) -> Document:
    return read(text.encode(), name="feature.txt")


def kinds(document: Document) -> list[str]:
    return [span.kind for span in parse(document.body).spans]


def assert_is_the_piece(document: Document) -> None:
    markup = parse(document.body)
    assert document.title == TITLE
    assert markup.text == PLAIN
    assert [markup.text[s.start : s.end] for s in markup.spans if s.kind == "heading"] == [
        BLOCKS[2],
        BLOCKS[5],
    ]
    assert [s.level for s in markup.spans if s.kind == "heading"] == [2, 2]
    assert sum(s.kind == "paragraph" for s in markup.spans) == 5


@pytest.mark.parametrize("name", ["feature.txt", "feature.html", "-"])
def test_the_first_feature(shared: Path, name: str) -> None:
    content = (shared / "data" / "seed" / "feature.txt").read_bytes()
    blocks = content.decode().split("\n\n")
    if name == "feature.html":
        content = page("\n".join(tag(b) for b in blocks[2:]), title=blocks[0]).encode()
    document = read(content, name=name)
    markup = parse(document.body)
    assert document.title == blocks[0]
    assert document.title_repeated
    assert markup.text == "\n\n".join(blocks[2:])
    assert [markup.text[s.start : s.end] for s in markup.spans if s.kind == "heading"] == [
        "Turning Pain into Purpose",
        "Learning and Evolving",
        "Leading by Example",
        "The Goal That Still Drives Him",
        "A Captain’s Vision for England",
    ]
    assert sum(s.kind == "paragraph" for s in markup.spans) == 31
    assert len(markup.spans) == 36
    assert (document.byline, document.publication, document.source_url) == ("", "", "")
    assert (document.standfirst, document.rights, document.published_on) == ("", "", None)


# Plain text


def test_plain_text() -> None:
    document = text_document(f"{TITLE}\n\n{TITLE}\n\n{PLAIN}\n")
    assert_is_the_piece(document)
    assert document.title_repeated
    assert (document.kind, document.encoding) == ("text", "utf-8")


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n\n{PLAIN}",
        f"\n\n{TITLE}\n \n\t{PLAIN}  \n\n\n",
        "\r\n\r\n".join([TITLE, *BLOCKS]),
        "\n".join([TITLE, *BLOCKS]),
        f"{TITLE}\n\n" + "\n".join(BLOCKS),
        "\n\n".join(textwrap.fill(block, 72) for block in [TITLE, *BLOCKS]),
        "\n".join(textwrap.fill(block, 60) for block in [TITLE, *BLOCKS]),
        "\n\n".join(textwrap.indent(textwrap.fill(b, 64), "    ") for b in [TITLE, *BLOCKS]),
    ],
    ids=[
        "blank",
        "untidy",
        "crlf",
        "a-line-each",
        "mixed",
        "wrapped",
        "wrapped-no-blank",
        "indent",
    ],
)
def test_the_same_words_in_any_layout(text: str) -> None:
    document = text_document(text)
    assert_is_the_piece(document)
    assert not document.title_repeated


@pytest.mark.parametrize(
    "block",
    [
        "He went back to work.",
        "“Turning Pain into Purpose”",
        "‘Pain’ into purpose",
        "By Ann Writer",
        "– Maren Osei, captain",
        "- First item",
        "1. First item",
        "15 October 2025",
        "turning pain into purpose",
        "desk@example.org",
        "https://example.org/a",
        "* * *",
        "The long road that led her back to the ground where all of it began",
        "A Very Long Line in Title Case That Goes On and On for Far More Words Than Any Heading",
    ],
)
def test_what_is_no_heading(block: str) -> None:
    document = text_document(f"{TITLE}\n\nA first paragraph.\n\n{block}\n\nA last paragraph.")
    assert kinds(document) == ["paragraph"] * 3
    assert parse(document.body).text == f"A first paragraph.\n\n{block}\n\nA last paragraph."


@pytest.mark.parametrize(
    "block", ["Turning pain into purpose", "What Next for Osei?", "2026 and Beyond"]
)
def test_what_is_a_heading(block: str) -> None:
    document = text_document(f"{TITLE}\n\nA first paragraph.\n\n{block}\n\nA last paragraph.")
    assert kinds(document) == ["paragraph", "heading", "paragraph"]


def test_short_lines_in_a_row_or_at_the_end_are_no_headings() -> None:
    document = text_document(
        f"{TITLE}\n\nThe scorers.\n\nOsei 26\n\nBello 44\n\nThat was all.\n\nEnd"
    )
    assert "heading" not in kinds(document)


def test_words_without_a_title() -> None:
    document = text_document("“I never left,” she said.")
    assert (document.title, document.body) == ("", "“I never left,” she said.")
    long = "A paragraph that is no title. " * 12
    document = text_document(f"{long}\n\nThe second.")
    assert document.title == ""
    assert parse(document.body).text == f"{long.strip()}\n\nThe second."


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=200))
def test_any_plain_text_keeps_its_words(text: str) -> None:
    try:
        document = text_document(text)
    except DocumentError:
        assert not normalise(text).strip()
        return
    markup = parse(document.body)
    shown = "".join((document.title, *([document.title] * document.title_repeated), markup.text))
    kept = "".join(c for c in normalise(text) if c.isalnum())
    assert "".join(c for c in shown if c.isalnum()).casefold() == kept.casefold()


# Markdown


MARKED = f"""\
---
title: "{TITLE}"
standfirst: Yes
byline: 'Ann Writer'
publication: 1966
url: https://example.org/osei?a=1#b
published_on: 2025-10-15
language: en-GB
rights: ~
---

# {TITLE}

First *paragraph*.

## Heading
"""


def test_markdown_with_front_matter() -> None:
    assert read(MARKED.encode(), name="a.md") == Document(
        title=TITLE,
        standfirst="Yes",
        byline="Ann Writer",
        publication="1966",
        source_url="https://example.org/osei?a=1#b",
        published_on=date(2025, 10, 15),
        language="en-GB",
        rights="",
        body="First *paragraph*.\n\n## Heading",
        title_repeated=True,
        kind="markdown",
        encoding="utf-8",
    )
    assert read(MARKED.encode(), name="-").kind == "markdown"


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("# Title *one* #\nText", "Title one", "Text"),
        ("Title\n=====\nText", "Title", "Text"),
        ("Text\n\n# Later", "", "Text\n\n# Later"),
        ("## Section\n\nText", "", "## Section\n\nText"),
        ("---\ntitle: T\n---\n# Other\n\nText", "T", "# Other\n\nText"),
        ("---\n---\nText", "", "Text"),
        ("---\ntitle: T\n---\nT\n\nText", "T", "Text"),
        ("---\ntitle: T\n---\n", "T", ""),
        ("***\n\nText", "", "***\n\nText"),
    ],
)
def test_the_title_of_markdown(text: str, title: str, body: str) -> None:
    document = read(text.encode(), name="a.markdown")
    assert (document.title, document.body) == (title, body)


@pytest.mark.parametrize(
    ("front", "message"),
    [
        ("title: A\ntitle: B", "line 3: title comes a second time"),
        ("title: A\nauthor: B", "line 3: unknown key 'author'; expected title, standfirst"),
        ("title: Osei: I stay", "line 2: .*quotation marks"),
        ("published_on: 15 Oct 2025", "line 2: published_on: expected a date as YYYY-MM-DD, found"),
        ("published_on: 2025-02-30", "line 2: published_on"),
        ("url: javascript:alert(1)", "line 2: url: expected an address"),
        ("url: 'https://'", "line 2: url"),
        ("language: English language", "line 2: language"),
        ("byline: [A, B]", "line 2: byline: expected plain text"),
        ("title: &a [*a]", "line 2: title: expected plain text|found"),
        ("[a]: b", "line 2"),
        ("- a", "line 2: expected"),
        ("title: " + "[" * 5000, "line"),
        ("title: !!python/object:os.system x\n? [a]\n: b", "line 3: unknown key"),
        ("title: " + "x" * 70_000, "longer than"),
    ],
)
def test_front_matter_is_strict(front: str, message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        read(f"---\n{front}\n---\nText".encode(), name="a.md")


def test_front_matter_must_close() -> None:
    with pytest.raises(DocumentError, match=r"a\.md: line 1: .*close"):
        read(b"---\ntitle: A\n\nText", name="a.md")


# Web pages


def tag(block: str) -> str:
    name = "h2" if len(block) < 60 and block[-1] not in ".”" else "p"
    return f"<{name}>{html.escape(block)}</{name}>"


def page(content: str, *, title: str = "", head: str = "", lang: str = "") -> str:
    return f"""<!DOCTYPE html><html{f' lang="{lang}"' if lang else ""}><head>
<title>{html.escape(title)}</title>{head}</head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/football">Football</a></li></ul></nav></header>
<main><article><h1>{html.escape(title)}</h1>{content}</article></main>
<footer><p>All about us</p></footer></body></html>"""


def ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(fields)}</script>'


def test_a_page_says_the_same_as_the_text() -> None:
    document = read(page("\n".join(map(tag, BLOCKS)), title=TITLE).encode(), name="a.html")
    assert_is_the_piece(document)
    assert document.title_repeated
    assert document.kind == "html"
    assert (document.byline, document.publication, document.source_url) == ("", "", "")
    assert (document.language, document.rights, document.published_on) == ("", "", None)


def test_metadata_of_a_page() -> None:
    head = """<link rel="canonical" href="https://example.org/osei">
        <meta property="og:site_name" content="Not this one">
        <meta property="og:title" content="Nor this"><meta name="description" content="x">""" + ld(
        **{"@context": "https://schema.org"},
        **{
            "@graph": [
                {"@type": "WebPage", "name": "Page"},
                {
                    "@type": ["NewsArticle"],
                    "headline": TITLE.upper(),
                    "description": "After ten years away, one evening changed it all",
                    "author": [{"@type": "Person", "name": "Ann Writer"}, {"name": "Bo Penn"}],
                    "publisher": {"@type": "Organization", "name": "The Example"},
                    "datePublished": "2025-10-15T00:30:00+02:00",
                    "copyrightNotice": "© The Example",
                },
            ]
        },
    )
    document = read(
        page("".join(map(tag, BLOCKS)), title=TITLE, head=head, lang="en_gb").encode(), name="a.htm"
    )
    assert document.title == TITLE.upper()
    assert document.title_repeated
    assert document.standfirst == "After ten years away, one evening changed it all"
    assert document.byline == "Ann Writer, Bo Penn"
    assert document.publication == "The Example"
    assert document.source_url == "https://example.org/osei"
    assert document.published_on == date(2025, 10, 15)
    assert document.language == "en-gb"
    assert document.rights == "© The Example"
    assert parse(document.body).text == PLAIN


def test_metadata_in_meta_tags() -> None:
    head = """<meta property="og:title" content="Maren Osei returns">
        <meta property="og:site_name" content="The Example">
        <meta property="og:url" content="https://example.org/b">
        <meta property="article:published_time" content="2025-10-15">
        <meta name="author" content="Ann Writer"><meta property="og:locale" content="en_GB">
        <meta name="dcterms.rights" content="CC BY 4.0">
        <meta property="article:author" content="https://example.org/ann">"""
    document = read(page("".join(map(tag, BLOCKS)), title="T", head=head).encode(), name="a.html")
    assert document.title == "Maren Osei returns"
    assert document.byline == "Ann Writer"
    assert document.publication == "The Example"
    assert document.source_url == "https://example.org/b"
    assert document.published_on == date(2025, 10, 15)
    assert document.language == "en-GB"
    assert document.rights == "CC BY 4.0"


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>',
        f'<script type="application/ld+json">{"[" * 100_000}</script>',
        ld(**{"@type": "NewsArticle"}, author=[[["x"]]], publisher=7, datePublished=2025, url=[]),
        ld(**{"@type": {"a": 1}}, headline="x"),
        ld(**{"@graph": "x", "@type": [None]}),
        '<meta property="og:url" content="javascript:alert(1)"><link rel="canonical" href="/a">',
        '<meta property="article:published_time" content="yesterday"><meta name="date" content="2025-13-01">',
        '<meta name="author" content=" ">',
    ],
)
def test_broken_metadata_stays_unknown(head: str) -> None:
    document = read(page("".join(map(tag, BLOCKS)), title=TITLE, head=head).encode(), name="a.html")
    assert_is_the_piece(document)
    assert (document.byline, document.publication, document.source_url) == ("", "", "")
    assert document.published_on is None


def test_a_standfirst_is_stored_once_and_the_first_words_are_none() -> None:
    content = "".join(map(tag, BLOCKS))
    standfirst = "After ten years away, one evening changed everything."
    head = f'<meta name="description" content="{standfirst}">'
    document = read(
        page(f"<p>{standfirst}</p>{content}", title=TITLE, head=head).encode(), name="a.html"
    )
    assert document.standfirst == standfirst
    assert_is_the_piece(document)
    head = f'<meta name="description" content="{BLOCKS[0][:60]}…">'
    document = read(page(content, title=TITLE, head=head).encode(), name="a.html")
    assert document.standfirst == ""
    assert_is_the_piece(document)


def test_what_stands_in_a_page() -> None:
    filler = "".join(tag(block) for block in BLOCKS if block[-1] in ".”")
    content = f"""{filler}
        <p>She <em>never</em> left the <a href="https://example.org/g?a=1&amp;b=2">old <b>ground</b></a>
        again, un<b>be</b>lievable **stars**.<br>A new&nbsp;line.</p>
        <blockquote><p>“A pull quote,” she said.</p></blockquote>
        <ul><li>First <i>thing</i></li><li>Second thing<ol><li>Inner<ul><li>Innermost</ul></ol></li></ul><ol><li>One</li></ol>
        <p><a href="javascript:alert(1)">Bad link</a> &lt;script&gt;alert(1)&lt;/script&gt;</p>
        <p># No heading</p><p>1. No list</p><p>   <strong>  “It<em>self”</em></strong>,she wrote .</p>
        <script>alert(2)</script><style>p {{}}</style>"""
    markup = parse(read(page(content, title=TITLE).encode(), name="a.html").body)
    _, _, tail = markup.text.partition("climbing.”\n\n")
    assert tail.split("\n\n") == [
        "She never left the old ground again, unbelievable **stars**.\nA new\u00a0line.",
        "“A pull quote,” she said.",
        "First thing",
        "Second thing",
        "Inner",
        "Innermost",
        "One",
        "Bad link <script>alert(1)</script>",
        "# No heading",
        "1. No list",
        "“Itself”,she wrote .",
    ]
    found = {(s.kind, markup.text[s.start : s.end], s.href) for s in markup.spans}
    assert ("emphasis", "never", "") in found
    assert ("strong", "ground", "") in found
    assert ("quotation", "“A pull quote,” she said.", "") in found
    assert ("list", "First thing\n\nSecond thing", "") in found
    assert ("numbered", "Inner", "") in found
    assert {href for _, _, href in found} == {"", "https://example.org/g?a=1&b=2"}


@pytest.mark.parametrize(
    "content",
    [
        "<div>" * 201 + "<p>words</p>",
        "<p>a</p>" + "<b><i>" * 101,
        "<div>" * 100 + "<script>'</script>" + "<!-- <div> -->" + "<span title='>'>" * 101,
    ],
)
def test_deep_pages_are_refused(content: str) -> None:
    with pytest.raises(DocumentError, match=r"a\.html: .*nested deeper than 200"):
        read(content.encode(), name="a.html")


def test_pages_of_too_many_elements_are_refused() -> None:
    with pytest.raises(DocumentError, match="more than 100000 elements"):
        read(b"<p>a</p>" * 100_001, name="a.html")


def test_unclosed_elements_are_not_deep() -> None:
    items = "".join(f"<li>Item number {n} <br><img src=a>" for n in range(300))
    paragraphs = "".join(f"<p>Paragraph number {n} has some words." for n in range(300))
    hidden = "<script>" + "'<div>'" * 300 + "</script><!--" + "<div>" * 300 + "-->"
    titles = "".join(f'<a title="<div> {n}">x</a>' for n in range(300))
    body = f"<main>{hidden}{titles}{paragraphs}<ul>{items}</ul></main>"
    text = parse(read(body.encode(), name="a.html").body).text
    assert "Paragraph number 0 has" in text
    assert "Paragraph number 299 has" in text


@pytest.mark.parametrize(
    "content", ["", " \n", "<html></html>", "<p></p>", "<!-- x", "<", "<script>x"]
)
def test_a_page_without_words(content: str) -> None:
    with pytest.raises(DocumentError, match=r"a\.html: "):
        read(content.encode(), name="a.html")


MARKS = st.sampled_from(
    "<p>|</p>|<b>|</b>|<i>|</i>|<br>|<h2>|</h2>|<li>|<ul>|</ul>|<blockquote>|</blockquote>|</a>|<td>|"
    "<a href='https://a.b/'>|<table>|<tr>|“Words,” she said.|*|# |&#0;|&amp;| |e\u0301|<!--|<x y='|]("
    '|"'.split("|")
)


@given(st.lists(MARKS, max_size=40).map("".join))
def test_any_page_gives_a_body_or_an_error(content: str) -> None:
    try:
        document = read(f"<p>Some first words here.</p>{content}".encode(), name="a.html")
    except DocumentError:
        return
    try:
        markup = parse(document.body)
    except MarkupError as error:
        pytest.fail(str(error))
    assert "<p>" not in markup.text
    assert document.body == normalise(document.body)


# Bytes


@pytest.mark.parametrize(
    ("encoding", "mark", "name"),
    [
        ("utf-8", b"\xef\xbb\xbf", "utf-8"),
        ("utf-16-le", b"\xff\xfe", "utf-16-le"),
        ("utf-16-be", b"\xfe\xff", "utf-16-be"),
        ("utf-32-le", b"\xff\xfe\0\0", "utf-32-le"),
        ("utf-32-be", b"\0\0\xfe\xff", "utf-32-be"),
    ],
)
@pytest.mark.parametrize("ending", ["txt", "html", "md"])
def test_a_byte_order_mark_decides(encoding: str, mark: bytes, name: str, ending: str) -> None:
    text = {
        "txt": f"{TITLE}\n\n{PLAIN}",
        "html": page("".join(map(tag, BLOCKS)), title=TITLE),
        "md": f"# {TITLE}\n\nText",
    }[ending]
    document = read(mark + text.encode(encoding), name=f"a.{ending}")
    assert document.title == TITLE
    assert document.encoding == name


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("Ålesund\n\nwon “2–1”.".encode("cp1252"), "line 1: byte 0xc5 .*windows-1252.*“Ålesund"),
        (b"fine\nLe d\xe9but \x81", "line 2: byte 0xe9 is not UTF-8; as iso-8859-1 .*Le début"),
        ("<meta charset='koi8-r'><p>Слово".encode("koi8-r"), "as koi8-r it reads .*Слово"),
        (b"<meta charset=base64>\xe9", "as windows-1252"),
        (b"<meta charset=nonsense>\xe9", "as windows-1252"),
        ("Title\n\nText".encode("utf-16-le"), "line 1: a NUL character; expected text in UTF-8"),
        ("Tïtle\n\nText".encode("utf-16-be"), "neither UTF-8 nor marked as UTF-16"),
        (b"\xff\xfeT\0i\0\0", "begins with a utf-16-le byte order mark"),
        (b"\xff\xfe\0\xd8\0\0", "begins with a|NUL"),
        (b"one\ntw\0o", "line 2: a NUL"),
        (b"\x89PNG\r\n\x1a\n\0\0", "neither UTF-8"),
        (b"", "no words"),
        (b" \n\t\n", "no words"),
        (b"\xef\xbb\xbf", "no words"),
    ],
)
def test_other_bytes_are_refused_with_a_proposal(content: bytes, message: str) -> None:
    with pytest.raises(DocumentError, match=f"^notes.txt: .*(?:{message})") as caught:
        read(content, name="notes.txt")
    assert "\n" not in str(caught.value)


def test_sizes_and_names() -> None:
    with pytest.raises(DocumentError, match="10 MB"):
        read(b"a" * (MAX_BYTES + 1), name="a.txt")
    with pytest.raises(DocumentError, match="1 MB"):
        read(b"Title\n\n" + b"word " * 230_000, name="a.txt")
    with pytest.raises(DocumentError, match=r"a.docx: .*expected one of \.txt"):
        read(b"words", name="a.docx")
    assert read(b"<!DOCTYPE html><p>Some words here.</p><p>More of them.", name="-").kind == "html"
