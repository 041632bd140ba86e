"""How to cite a quote: the print that has its words, as the source, and the archive it was found in.

Names are not turned round: which part of a name is the family's differs from people to people, and
the archive does not guess. APA 7 and MLA 9 allow a name as it is written. What nobody knows is left
out, never invented.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from archive import wording
from archive.shapes import ArticleRef, PrecisionName, Quote

# Characters of the quote that a cite repeats.
_WORDS = 80
# MLA 9, appendix 1: months of more than four letters are cut.
_MLA_MONTHS = tuple(
    name if len(name) <= 4 else "Sept." if name == "September" else f"{name[:3]}."
    for name in wording.MONTHS
)


@dataclass(frozen=True, slots=True)
class Cite:
    """A quote to copy into one's own work, in one habit; ``code`` is for programs."""

    key: str
    style: str
    text: str
    code: bool


@dataclass(frozen=True, slots=True)
class _Facts:
    """What every habit puts in its own order; ``words`` are the quote's first ones."""

    quote: Quote
    speaker: str
    words: str
    printed: ArticleRef
    address: str

    @property
    def said(self) -> tuple[date | None, PrecisionName]:
        return self.quote["said_on"], self.quote["said_on_precision"]


def cites(quote: Quote, address: str) -> list[Cite]:
    """How to cite a quote whose page is at ``address``; it comes with its citations."""
    speaker = (quote["speaker"] or {"name": quote["speaker_name"]})["name"] or "Unknown speaker"
    words = _one_line(quote["text"])
    # A comma that only led over to the attribution is the print's, not the speaker's.
    words = shorten(words.rstrip(",;: ") or words, width=_WORDS, placeholder=" …")
    facts = _Facts(quote, speaker, words, _source(quote), address)
    return [
        Cite("apa", "APA", _apa(facts), code=False),
        Cite("mla", "MLA", _mla(facts), code=False),
        Cite("bib", "BibTeX", _bibtex(facts), code=True),
        Cite("wiki", "Wikipedia", _wikipedia(facts), code=True),
    ]


def _source(quote: Quote) -> ArticleRef:
    """The first article that prints the very words, and still has them where one does."""

    def badly(at: int) -> tuple[bool, bool, int]:
        citation = quote["citations"][at]
        return citation["text"] != quote["text"], citation["state"] == "lost", at

    return quote["citations"][min(range(len(quote["citations"])), key=badly)]["article"]


def _apa(facts: _Facts) -> str:
    """APA 7, 8.6: what was read is the source; the speaker's words are quoted in it."""
    printed = facts.printed
    paper = _listed(printed["publication"], _apa_day(printed["published_on"], "day"))
    where = "; ".join(filter(None, (paper, printed["source_url"])))
    named = _listed(printed["byline"], printed["title"])
    source = _closed(f"{named} ({where})" if where else named)
    return (
        f"{facts.speaker}. ({_apa_day(*facts.said) or 'n.d.'}). {facts.words} [Quotation]. "
        f"Quoted in {source} Extra Time. {facts.address}"
    )


def _mla(facts: _Facts) -> str:
    """MLA 9, 5.31 and 6.77: the article is the first container, the archive the second."""
    printed = facts.printed
    title = printed["title"].translate(_INNER)
    source = f"{printed['byline']}, “{title}" if printed["byline"] else f"“{title}"
    more = _listed(
        printed["publication"], _mla_day(printed["published_on"], "day"), printed["source_url"]
    )
    # A mark of its own closes a title; else the comma or full stop stands inside the marks.
    stop = "" if title.endswith(("?", "!")) else "," if more else "."
    source = f"{source}{stop}” {more}." if more else f"{source}{stop}”"
    words = _closed(facts.words.translate(_INNER))
    said = _mla_day(*facts.said)
    when = f" {said}." if said else ""
    return f"{facts.speaker}. “{words}”{when} Quoted in {source} Extra Time, {facts.address}."


def _bibtex(facts: _Facts) -> str:
    printed, (day, precision) = facts.printed, facts.said
    key = re.sub(r"[^a-z0-9]", "", facts.speaker.lower().encode("ascii", "ignore").decode())
    source = _listed(
        _tex(printed["byline"]),
        f"``{_tex(printed['title'])}''",
        _tex(printed["publication"]),
        _known(printed["published_on"], "day"),
        f"\\url{{{_encoded(printed['source_url'], '{}')}}}" if printed["source_url"] else "",
    )
    said = _known(day, precision)
    # In braces of its own a name is taken as it is written.
    fields = {
        "author": f"{{{_tex(facts.speaker)}}}",
        "title": _tex(facts.words),
        "year": str(day.year) if day else "",
        "howpublished": f"Quoted in {source}",
        "note": f"Said {said}. Extra Time" if said else "Extra Time",
        "url": facts.address,
    }
    return _record(f"@misc{{{key or 'quote'}{facts.quote['id']}", fields)


def _record(head: str, fields: Mapping[str, str]) -> str:
    width = max(map(len, fields))
    lines = (f"  {name:<{width}} = {{{value}}}" for name, value in fields.items() if value)
    return ",\n".join((head, *lines)) + "\n}"


def _wikipedia(facts: _Facts) -> str:
    """The template of what was read (Help:Citation Style 1), and the archive as where it was."""
    printed = facts.printed
    fields = {
        "author": _wiki(printed["byline"]),
        "title": _wiki(printed["title"]),
        "newspaper": _wiki(printed["publication"]),
        "date": _known(printed["published_on"], "day"),
        "url": _encoded(printed["source_url"] or facts.address, "|[]{}"),
        "quote": f"{_wiki(facts.speaker)}: {_wiki(facts.words)}",
        "via": "" if printed["source_url"] else "Extra Time",
    }
    kind = "cite news" if printed["publication"] else "cite web"
    told = " ".join((kind, *(f"|{name}={value}" for name, value in fields.items() if value)))
    also = f" Quoted in [{facts.address} Extra Time]." if printed["source_url"] else ""
    return f"{{{{{told}}}}}{also}"


# Marks within marks.
_INNER = str.maketrans("“”", "‘’")
_TEX = {
    **{ord(character): f"\\{character}" for character in "{}$&#%_"},
    ord("\\"): r"\textbackslash{}",
    ord("^"): r"\textasciicircum{}",
    ord("~"): r"\textasciitilde{}",
}


def _apa_day(day: date | None, precision: PrecisionName) -> str:
    """ "2023, February 3", as much of it as is known."""
    if day is None or precision in ("year", "unknown"):
        return str(day.year) if day and precision == "year" else ""
    month = wording.MONTHS[day.month - 1]
    return f"{day.year}, {month} {day.day}" if precision == "day" else f"{day.year}, {month}"


def _mla_day(day: date | None, precision: PrecisionName) -> str:
    """ "3 Feb. 2023", as much of it as is known."""
    if day is None or precision in ("year", "unknown"):
        return str(day.year) if day and precision == "year" else ""
    month = _MLA_MONTHS[day.month - 1]
    return f"{day.day} {month} {day.year}" if precision == "day" else f"{month} {day.year}"


def _known(day: date | None, precision: PrecisionName) -> str:
    return wording.date_words(day, precision) if day and precision != "unknown" else ""


def _listed(*said: str) -> str:
    return ", ".join(filter(None, said))


def _closed(words: str) -> str:
    """With a full stop, where no mark closes it."""
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _encoded(address: str, characters: Iterable[str]) -> str:
    """An address without characters that mean something where it is written."""
    for character in characters:
        address = address.replace(character, f"%{ord(character):02X}")
    return address


def _tex(words: str) -> str:
    return words.translate(_TEX)


def _wiki(words: str) -> str:
    """Text that no template or link reads as its own."""
    for character in "{}[]":
        words = words.replace(character, f"&#{ord(character)};")
    return words.replace("|", "{{!}}")
