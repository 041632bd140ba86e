"""One piece of writing for the tests of documents, invented, and what every format must make of it."""

import html

from archive.text.documents import Document
from archive.text.markup import parse

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


def tag(block: str) -> str:
    name = "h2" if len(block) < 60 and block[-1] not in ".”" else "p"
    return f"<{name}>{html.escape(block)}</{name}>"


def page(content: str, *, title: str = "", head: str = "", lang: str = "") -> str:
    return f"""<!DOCTYPE html><html{f' lang="{lang}"' if lang else ""}><head>
<title>{html.escape(title)}</title>{head}</head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/football">Football</a></li></ul></nav></header>
<main><article><h1>{html.escape(title)}</h1>{content}</article></main>
<footer><p>All about us</p></footer></body></html>"""
