"""A quote arranged for its page: two sizes of type."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive import wording
from archive.shapes import Quote

_SENTENCE_END = re.compile(r"[.!?…](?=\s)")
_LEAD = 110


@dataclass(frozen=True, slots=True)
class Sizes:
    """A quote for two sizes of type: its first sentences and the paragraphs that follow, in the
    runs of words that stand together in print."""

    lead: list[str]
    rest: list[list[str]]


def in_two_sizes(quote: Quote) -> Sizes:
    """A quote's first sentences (up to some 110 characters) apart from the rest, where it is long."""
    text, seams = quote["text"], quote["seams"]
    lead, rest = _lead_and_rest(text)
    # Where the rest begins: a seam before it is shown after the lead.
    start = len(text) - len(rest)
    first = wording.runs(text[:start], seams)[0] if lead else []
    return Sizes(first, wording.runs(rest, [seam - start for seam in seams]))


def _lead_and_rest(text: str) -> tuple[str, str]:
    if len(text) <= _LEAD + 30 or "\n" in text[:_LEAD]:
        first, _, rest = text.partition("\n\n")
        return (first, rest) if len(first) <= 2 * _LEAD else ("", text)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, 0, _LEAD)]
    if not ends:
        return "", text
    return text[: ends[-1]], text[ends[-1] :].lstrip()


def speakers(quotes: Sequence[Quote]) -> int:
    """By how many speakers the quotes are, those without a name apart."""
    return len({_speaker(quote) for quote in quotes} - {""})


def _speaker(quote: Quote) -> str:
    speaker = quote["speaker"]
    return speaker["name"] if speaker else quote["speaker_name"]
