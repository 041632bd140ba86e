"""What a row should be, held against what it is: no database here, rows come as they were read."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from archive.curation.anchoring import words
from archive.models import AnchorState
from archive.text import anchors, markup
from archive.text.spans import to_json
from archive.text.words import fingerprint, search_key
from archive.verification.findings import Kind, differing

Row = Mapping[str, Any]
Fault = tuple[Kind, str]


class Part(NamedTuple):
    """A citation's part as it is read."""

    number: int
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


def text_faults(row: Row) -> Iterator[Fault]:
    """Of one version of an article's text: its fingerprint, and what its Markdown gives."""
    text, body = row["text"], row["body"]
    if not isinstance(text, str) or not isinstance(body, str):
        yield "text", "expected words, found bytes"
        return
    if (seen := fingerprint(text)) != row["sha256"]:
        yield "text", f"fingerprint: expected {row['sha256'][:16]}…, found {seen[:16]}…"
    try:
        parsed = markup.parse(body)
    except markup.MarkupError as error:
        yield "text", f"its Markdown cannot be read: {error}"
        return
    if parsed.text != text:
        yield "text", f"not what its Markdown gives: {differing(parsed.text, text)}"
    elif to_json(parsed.spans) != row["spans"]:
        yield "text", "its headings, emphasis and links are not those of its Markdown"


def is_other_wording(wording: str, text: str) -> bool:
    """Whether a print that came by joining has other words than the quote, commas apart."""
    return bool(wording) and search_key(wording) != search_key(text)


def citation_faults(row: Row, parts: Sequence[Part], text: str) -> Iterator[Fault]:
    """Of one citation: that it stands where it says, on the text it should."""
    if row["text__article"] != row["article"]:
        yield "version", f"stands on a text of article {row['text__article']}"
        return
    lost = row["state"] == AnchorState.LOST
    if not lost and row["text"] != row["article__current_text"]:
        yield "version", "expected on the article's text as it is now, found on an earlier one"
    said = row["wording"] or row["quote__text"]
    if row["differs"] != is_other_wording(row["wording"], row["quote__text"]):
        yield (
            "quote",
            f"marked as {'' if row['differs'] else 'not '}differing from the quote’s words",
        )
    if not parts:
        if not lost and said not in row["article__title"]:
            yield "place", f"in the title: {differing(said, row['article__title'])}"
        return
    if (cited := _cited(row, parts)) not in ("", words([said])):
        yield "quote", f"the words cited: {differing(words([said]), cited)}"
    last = 0
    for part in parts:
        if part.start < last:
            yield "order", f"part {part.number}: expected from {last} on, found at {part.start}"
        last = part.end
        yield from _part_faults(part, text)


def _cited(row: Row, parts: Sequence[Part]) -> str:
    """The words that a print was cited for; "" where they changed and were not kept."""
    if row["before"]:
        return words(part[2] for part in row["before"]["parts"])
    if row["state"] == AnchorState.CHANGED:
        return ""
    return words(part.exact for part in parts)


def _part_faults(part: Part, text: str) -> Iterator[Fault]:
    at = f"at {part.start}-{part.end}"
    if text[part.start : part.end] != part.exact:
        yield "place", f"{at} {differing(part.exact, text[part.start : part.end])}"
        return
    here = anchors.describe(text, part.start, part.end)
    if here.prefix != part.prefix:
        yield "place", f"before {at[3:]} {differing(part.prefix, here.prefix)}"
    if here.suffix != part.suffix:
        yield "place", f"after {at[3:]} {differing(part.suffix, here.suffix)}"


def mention_faults(row: Row, text: str) -> Iterator[Fault]:
    """Of one mention: that the name stands where it says."""
    if row["text__article"] != row["article"]:
        yield "mention", f"stands on a text of article {row['text__article']}"
        return
    there = text[row["start"] : row["end"]]
    if there[: len(row["exact"])] != row["exact"] or not row["exact"]:
        yield "mention", f"at {row['start']}-{row['end']} {differing(row['exact'], there)}"
