"""A document read to a draft, and what stands in it: all that needs no writing."""

import hashlib
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urldefrag

from django.core.exceptions import ValidationError

from archive.curation import days
from archive.extract import FoundQuote, find_quotes
from archive.models import Article, Source, SourceKind
from archive.naming.resolving import Resolved, read, resolve
from archive.text import documents, markup
from archive.text.documents import Document, DocumentError
from archive.text.spans import Span
from archive.text.words import clean_line, fingerprint, search_key
from players.linking import Directory


class Refused(ValueError):
    """A document that cannot be taken in; the message is one line that names it and the reason."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A document as it comes: its name, its bytes, or why it could not be read."""

    name: str
    content: bytes = b""
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrides:
    """What the person who takes in says of a document; it goes before what the document says."""

    title: str = ""
    publication: str = ""
    source_url: str = ""
    published_on: date | None = None
    byline: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A document read, before the archive is asked: nothing here depends on the database."""

    name: str
    content: bytes
    document: Document
    text: str
    spans: tuple[Span, ...]
    sha256: str
    text_sha256: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What stands in a text: its quotes, those of the title alone, and what it names."""

    quotes: list[FoundQuote]
    headlines: list[FoundQuote]
    mentions: list[Resolved]


def read_draft(incoming: Incoming, overrides: Overrides) -> Draft:
    """The parts of a document, under what `overrides` say. Raises Refused."""
    if incoming.fault:
        raise Refused(incoming.fault)
    try:
        found = documents.read(incoming.content, name=incoming.name)
        parsed = markup.parse(found.body)
    except (DocumentError, markup.MarkupError) as error:
        line = str(error)
        raise Refused(
            line if line.startswith(incoming.name) else f"{incoming.name}: {line}"
        ) from None
    said: dict[str, Any] = {
        name: value if isinstance(value, date) else clean_line(value)
        for name, value in asdict(overrides).items()
        if value
    }
    found = replace(found, **said)
    found = replace(found, source_url=urldefrag(found.source_url).url)
    if not found.title:
        raise Refused(f"{incoming.name}: no title found; expected one, or --title")
    if not parsed.text:
        raise Refused(f"{incoming.name}: no text under the title; expected the text of an article")
    draft = Draft(
        name=incoming.name,
        content=incoming.content,
        document=found,
        text=parsed.text,
        spans=parsed.spans,
        sha256=hashlib.sha256(incoming.content).hexdigest(),
        text_sha256=fingerprint(parsed.text),
    )
    _check_fields(draft)
    return draft


def find(draft: Draft, known: Directory) -> Findings:
    """The quotes of a document's text and title, and what the text names. Of the database only the
    record is asked, for the matches that the text may speak of (at most six statements)."""
    title, text, on = draft.document.title, draft.text, draft.document.published_on
    quotes, headlines = find_quoted(title, text, known)
    named = resolve(read(title, text, on=on, known=known))
    return Findings(quotes=quotes, headlines=headlines, mentions=named)


def find_quoted(
    title: str, text: str, known: Directory
) -> tuple[list[FoundQuote], list[FoundQuote]]:
    """The quotes of a text, and those of its title that the text has not. Asks no database."""
    whole = f"{title}\n\n{text}"
    people, others = known.people(whole), known.others(whole)
    body = f" {search_key(text)} "
    headlines = [
        quote
        for quote in find_quotes(title, people, others)
        if f" {search_key(quote.text)} " not in body
    ]
    return find_quotes(text, people, others), headlines


def article_of(draft: Draft) -> Article:
    """An unsaved article with what the document says of itself; the rest stays as the model has it."""
    found = draft.document
    said: dict[str, Any] = {
        name: getattr(found, name)
        for name in (
            "title",
            "standfirst",
            "byline",
            "source_url",
            "published_on",
            "language",
            "rights",
        )
    }
    return Article(**{name: value for name, value in said.items() if value})


def _check_fields(draft: Draft) -> None:
    """Raise Refused for a field that the archive cannot hold: the first, with its reason."""
    if told := days.fault("published_on", draft.document.published_on):
        raise Refused(f"{draft.name}: published_on: {told}")
    try:
        article_of(draft).clean_fields(exclude=["slug", "publication", "current_text"])
        Source(
            slug="x", kind=SourceKind.PUBLICATION, name=draft.document.publication or "x"
        ).clean_fields()
    except ValidationError as error:
        name, reasons = next(iter(error.message_dict.items()))
        raise Refused(f"{draft.name}: {name}: {reasons[0]}") from None
