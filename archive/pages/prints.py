"""The prints of a quote arranged for its page: wordings side by side, and who says a sentence."""

from collections.abc import Iterable
from dataclasses import dataclass

from archive.shapes import Citation, Quote, QuoteFound
from archive.text.difference import Piece, by_words


@dataclass(frozen=True, slots=True)
class Print:
    """One citation; where its wording is another, the pieces that make up both."""

    citation: Citation
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class Saying:
    """A quote that says what was asked for, and how alike it is in whole percent."""

    quote: QuoteFound
    percent: int


def prints(quote: Quote) -> list[Print]:
    """Each print of a quote, with what its wording has and has not of the quote's."""
    return [
        Print(one, by_words(quote["text"], one["text"]) if one["wording_differs"] else [])
        for one in quote["citations"]
    ]


def article_count(quote: Quote) -> int:
    """In how many articles a quote is printed: one may print it twice."""
    return len({one["article"]["slug"] for one in quote["citations"]})


def sayings(found: Iterable[QuoteFound]) -> list[Saying]:
    """What was found for a sentence, for the page. Only the same words are 100 %."""
    return [
        Saying(one, 100 if one["similarity"] == 1 else min(99, int(one["similarity"] * 100)))
        for one in found
    ]
