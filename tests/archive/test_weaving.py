"""Offsets in, HTML out: what is marked is what was cited, and nothing of a text is ever run."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text import markup
from archive.weaving import excerpt, heading_levels, weave
from tests import made

XSS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<svg/onload=alert(1)>",
    "</mark></p><script>alert(1)</script>",
    "<a href=javascript:alert(1)>x</a>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "{{ 7*7 }}{% debug %}",
    "\u202e<b>turned</b>",
    "<!-- --><![CDATA[x]]>",
    "' onmouseover='alert(1)",
]
ALLOWED = {
    "p", "h2", "h3", "h4", "h5", "h6", "em", "strong", "code", "a", "mark", "blockquote", "ul", "ol", "li",
    "pre", "hr", "br",
}  # fmt: skip
ATTRIBUTES = {"href", "rel", "class", "id", "aria-label", "start"}


class Read(HTMLParser):
    """What a browser would make of it: the words, the marked words, the tags and their nesting."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.marked: list[tuple[str, str]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in ("br", "hr"):
            self.open.append((tag, dict(attrs)))
        if tag == "br":
            self.words.append("\n")

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag, "tags are nested"

    def handle_data(self, data):
        if any(attrs.get("class") == "quote-key" for _, attrs in self.open):
            return
        self.words.append(data)
        if any(tag == "mark" for tag, _ in self.open):
            self.marked.append(data)


def read(passages):
    """All passages through a parser."""
    parser = Read()
    for passage in passages:
        parser.feed(passage.html)
        assert parser.open == [], "every tag is closed"
        parser.words.append("\n\n")
    for tag, attrs in parser.tags:
        assert tag in ALLOWED
        assert set(attrs) <= ATTRIBUTES
        assert not (attrs.get("href") or "").lower().startswith(("javascript", "data"))
    return parser


def woven(body, *found, mentions=(), pages=None):
    """Weave a Markdown body; ``found`` are quotes, each the words of its parts."""
    parsed = markup.parse(body)
    quotes = []
    for number, words in enumerate(found, start=1):
        places, at = [], 0
        for part in words:
            at = parsed.text.index(part, at)
            places.append((at, at + len(part)))
        quotes.append(made.printed(parsed.text, *places, pk=number * 10))
    return parsed, weave(parsed.text, parsed.spans, quotes, mentions, pages or {})


def test_a_quote_is_marked_exactly_and_its_number_follows_the_closing_mark():
    _, passages = woven("She said: “We kept the ball.” Then she left.", ["We kept the ball."])
    assert passages[0].html == (
        '<p>She said: “<mark class="quoted" id="q-10">We kept the ball.</mark>”'
        '<a class="quote-key" href="#note-1" aria-label="Note on quote 1">1</a> Then she left.</p>'
    )
    assert passages[0].quotes == (10,)
    assert not passages[0].is_heading


def test_a_split_quote_has_two_places_and_one_number():
    _, passages = woven("“We wait,” she said, “and win.”", ["We wait,", "and win."])
    html = passages[0].html
    assert 'id="q-10">We wait,</mark>' in html
    assert 'id="q-10-2">and win.</mark>' in html
    assert html.count('href="#note-1"') == 2
    assert "Note on quote 1, continued" in html


def test_a_part_over_paragraphs_is_marked_in_each_and_named_once():
    _, passages = woven("“One.\n\nTwo.” She left.", ["One.\n\nTwo."])
    assert passages[0].html == '<p>“<mark class="quoted" id="q-10">One.</mark></p>'
    assert passages[1].html.startswith('<p><mark class="quoted">Two.</mark>”<a class="quote-key"')
    assert (passages[0].quotes, passages[1].quotes) == ((10,), ())


def test_emphasis_links_and_breaks_inside_a_quote_stay():
    parsed, passages = woven(
        "“We *kept* [the ball](https://example.org/a?b=1&c=2)\\\nall day.”",
        ["We kept the ball\nall day."],
    )
    html = passages[0].html
    assert "<em>kept</em>" in html
    assert '<a href="https://example.org/a?b=1&amp;c=2" rel="noopener">the ball</a>' in html
    assert "<br>all day.</mark>" in html
    assert "".join(read(passages).marked) == parsed.text[1:-1].replace("\n", "")


def test_one_quote_inside_another_nests():
    _, passages = woven(
        "“He told me: ‘Go on,’ and I went.”", ["He told me: ‘Go on,’ and I went."], ["Go on,"]
    )
    seen = read(passages)
    assert "".join(seen.marked) == "He told me: ‘Go on,’ and I went."
    assert [attrs["id"] for tag, attrs in seen.tags if tag == "mark" and "id" in attrs] == [
        "q-10",
        "q-20",
    ]


def test_the_first_mention_of_each_thing_is_linked_once():
    text = "Brandt met Brandt in Northport."
    pages = {("player", "ada-brandt"): "/players/ada-brandt/"}
    mentions = [
        made.mention(0, 6),
        made.mention(11, 17),
        made.mention(21, 30, "venue", "northport"),
    ]
    passages = weave(text, markup.parse(text).spans, [], mentions, pages)
    assert passages[0].html == (
        '<p><a class="mention" href="/players/ada-brandt/">Brandt</a> met Brandt in Northport.</p>'
    )


def test_a_mention_inside_the_authors_own_link_stays_the_authors():
    parsed = markup.parse("[Ada Brandt](https://example.org/) ran.")
    passages = weave(
        parsed.text,
        parsed.spans,
        [],
        [made.mention(0, 10)],
        {("player", "ada-brandt"): "/players/ada-brandt/"},
    )
    assert (
        passages[0].html
        == '<p><a href="https://example.org/" rel="noopener">Ada Brandt</a> ran.</p>'
    )


def test_lists_and_quotations_are_one_passage_each():
    _, passages = woven(
        "# Top\n\nBefore.\n\n3. one\n4. two\n\n> said\n>\n> - deep\n\n---\n\n    code <b>\n"
    )
    assert [passage.html for passage in passages] == [
        "<h2>Top</h2>",
        "<p>Before.</p>",
        '<ol start="3"><li><p>one</p></li><li><p>two</p></li></ol>',
        "<blockquote><p>said</p><ul><li><p>deep</p></li></ul></blockquote>",
        "<hr>",
        "<pre>code &lt;b&gt;</pre>",
    ]
    assert [passage.is_heading for passage in passages] == [True, False, False, False, False, False]


@pytest.mark.parametrize(
    ("own", "levels"),
    [
        ([1, 2, 3], [2, 3, 4]),
        ([3, 1, 3], [2, 2, 3]),
        ([1, 6, 6, 2], [2, 3, 3, 3]),
        ([2, 4, 3], [2, 3, 3]),
    ],
)
def test_headings_begin_at_two_and_leave_out_no_level(own, levels):
    assert heading_levels(own) == levels


@pytest.mark.parametrize("bad", XSS)
def test_nothing_of_a_text_is_run(bad):
    body = f"Before “{markup.escape(bad)}” after.\n\n## {markup.escape(bad)}\n\n{bad}"
    parsed = markup.parse(body)
    place = parsed.text.index("“") + 1
    quote = made.printed(parsed.text, (place, parsed.text.index("” after")))
    passages = weave(parsed.text, parsed.spans, [quote], [], {})
    seen = read(passages)
    assert "script" not in {tag for tag, _ in seen.tags}
    assert (
        re.sub(r"\s+", " ", "".join(seen.words)).strip() == re.sub(r"\s+", " ", parsed.text).strip()
    )
    pieces = [{"text": bad, "quoted": False}, {"text": bad, "quoted": True}]
    shown = excerpt(made.printed(parsed.text, passage=pieces))
    parser = Read()
    parser.feed(shown)
    assert {tag for tag, _ in parser.tags} == {"mark"}
    assert "".join(parser.words) == bad + bad


def test_a_stored_address_that_is_none_is_not_linked():
    text = "A word."
    spans = [markup.Span("paragraph", 0, 7), markup.Span("link", 0, 1, 0, "javascript:alert(1)")]
    assert weave(text, spans, [], [], {})[0].html == "<p>A word.</p>"


words = st.text(st.sampled_from("ab “”<>&\"'é*_ \n"), min_size=1, max_size=60)


@given(words, st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=4))
def test_any_parts_over_any_text_mark_what_they_cite(body, places):
    parsed = markup.parse(body)
    text = parsed.text
    cited = [
        (start, min(start + length, len(text))) for start, length in places if start < len(text)
    ]
    quotes = [made.printed(text, place, pk=number) for number, place in enumerate(cited, start=1)]
    seen = read(weave(text, parsed.spans, quotes, [], {}))
    covered = {at for start, end in cited for at in range(start, end)}
    blank = re.compile(r"\s")
    assert blank.sub("", "".join(seen.words)) == blank.sub("", text)
    assert blank.sub("", "".join(seen.marked)) == blank.sub(
        "", "".join(text[at] for at in sorted(covered))
    )
