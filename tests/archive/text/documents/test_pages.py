"""Web pages to their parts: what they say of themselves, and what stands in them."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.documents import DocumentError, read
from archive.text.markup import MarkupError, parse
from archive.text.words import normalise
from tests.archive.text.piece import BLOCKS, PLAIN, TITLE, assert_is_the_piece, page, tag


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
