"""What a document is made of, and the one error for a document that is not taken."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

Kind = Literal["text", "markdown", "html"]


class DocumentError(ValueError):
    """A document that is not taken; the message is one line: where, and what was expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What a reader of one format found. What the document does not say is "" or None.

    `body` is Markdown. `title_repeated`: the body began with the title once more, and it was
    left out there. `language` is a BCP 47 tag.
    """

    title: str = ""
    standfirst: str = ""
    byline: str = ""
    publication: str = ""
    source_url: str = ""
    published_on: date | None = None
    language: str = ""
    rights: str = ""
    body: str = ""
    title_repeated: bool = False

    def fields(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in Parts.__slots__}


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Parts):
    """`Parts`, how the document was written (`kind`) and in which `encoding`."""

    kind: Kind
    encoding: str
