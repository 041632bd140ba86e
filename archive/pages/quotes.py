"""A quote arranged for its page: two sizes of type, and how to cite it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten

from archive import wording
from archive.shapes import Quote

_SENTENCE_END = re.compile(r"[.!?…](?=\s)")
_LEAD = 110


@dataclass(frozen=True, slots=True)
class Cites:
    """A quote to copy into one's own work, in four habits."""

    apa: str
    mla: str
    bibtex: str
    wikipedia: str


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


def cites(quote: Quote, address: str) -> Cites:
    """How to cite a quote whose page is at ``address``.

    Names are not turned round: which part of a name is the family's differs from people to people,
    and the archive does not guess. APA 7 and MLA 9 allow a name as it is written.
    """
    speaker = (quote["speaker"] or {"name": quote["speaker_name"]})["name"] or "Unknown speaker"
    day, precision = quote["said_on"], quote["said_on_precision"]
    words = _one_line(quote["text"])
    # A comma that only led over to the attribution is the print's, not the speaker's.
    short = shorten(words.rstrip(",;: ") or words, width=80, placeholder=" …")
    closed = short if short[-1] in ".!?…" else f"{short}."
    said = wording.date_words(day, precision) if day else "n.d."
    year = f"{day.year}" if day else "n.d."
    apa_day = year
    if day and precision in ("day", "month"):
        month = wording.MONTHS[day.month - 1]
        apa_day = f"{year}, {month} {day.day}" if precision == "day" else f"{year}, {month}"
    key = re.sub(r"[^a-z0-9]", "", speaker.lower().encode("ascii", "ignore").decode())
    return Cites(
        apa=f"{speaker}. ({apa_day}). {short} [Quotation]. Extra Time. {address}",
        mla=f"{speaker}. “{closed}” {said.removesuffix('.')}. Extra Time, {address}.",
        bibtex=(
            f"@misc{{{key or 'quote'}{quote['id']},\n"
            f"  author = {{{_tex(speaker)}}},\n"
            f"  title  = {{{_tex(short)}}},\n"
            + (f"  year   = {{{year}}},\n" if day else "")
            + f"  note   = {{said: {said}}},\n"
            f"  url    = {{{address}}}\n}}"
        ),
        wikipedia=(
            f"{{{{cite web |author={_wiki(speaker)} |title={_wiki(short)} |website=Extra Time"
            + (f" |date={said}" if day else "")
            + f" |url={address}}}}}"
        ),
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _tex(words: str) -> str:
    return re.sub(r"([\\{}$&#%_^~])", r"\\\1", words)


def _wiki(words: str) -> str:
    return words.replace("|", "{{!}}").replace("[", "&#91;").replace("]", "&#93;")


def speakers(quotes: Sequence[Quote]) -> int:
    """By how many speakers the quotes are, those without a name apart."""
    return len({_speaker(quote) for quote in quotes} - {""})


def _speaker(quote: Quote) -> str:
    speaker = quote["speaker"]
    return speaker["name"] if speaker else quote["speaker_name"]
