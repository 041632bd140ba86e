"""Plain text to its parts."""

import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.documents import Document, DocumentError, read
from archive.text.markup import parse
from archive.text.words import normalise
from tests.archive.text.piece import BLOCKS, PLAIN, TITLE, assert_is_the_piece, kinds, page, tag


def text_document(text: str) -> Document:
    return read(text.encode(), name="feature.txt")


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
