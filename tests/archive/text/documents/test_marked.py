"""Markdown with front matter to its parts."""

from datetime import date

import pytest

from archive.text.documents import Document, DocumentError, read
from tests.archive.text.piece import TITLE

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
