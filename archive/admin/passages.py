"""A quote's words in their place: the article's text around them, the words marked."""

from collections.abc import Iterator
from dataclasses import dataclass

from archive.curation import anchoring
from archive.models import AnchorState, Article, Citation, Quote
from archive.text import difference

# Characters of the article shown on either side.
AROUND = 300


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the article's text; `marked` where it is the quote's."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Place:
    """One citation: where it stands, in what state, and the passage (empty for a headline).

    Of a changed place, `difference` compares the words cited with those found. `parts` are the
    words as they stand, one for each run between marks; `printed` the same, and of a headline what
    it says; `version` is the text's they stand in.
    """

    key: int
    article: Article
    state: str
    label: str
    given_up: bool
    score: float | None
    version: int
    pieces: list[Piece]
    parts: list[str]
    printed: list[str]
    difference: list[difference.Piece]


def in_place(quote: Quote) -> list[Place]:
    """Every place where the quote is printed, in two statements."""
    citations = (
        Citation.objects.filter(quote=quote)
        .select_related("article", "text", "quote")
        .prefetch_related("parts")
        .order_by("pk")
    )
    return [_place(citation) for citation in citations]


def _place(citation: Citation) -> Place:
    parts = [part.exact for part in anchoring.parts_of(citation)]
    return Place(
        key=citation.pk,
        article=citation.article,
        state=citation.state,
        label=citation.get_state_display(),
        given_up=citation.given_up,
        score=citation.score,
        version=citation.text.number,
        pieces=list(_passage(citation)),
        parts=parts,
        printed=parts or [anchoring.own_words(citation)],
        difference=_difference(citation),
    )


def _difference(citation: Citation) -> list[difference.Piece]:
    if citation.state != AnchorState.CHANGED:
        return []
    now = " ".join(part.exact for part in anchoring.parts_of(citation))
    return difference.compare(anchoring.cited(citation), now)


def _passage(citation: Citation) -> Iterator[Piece]:
    text = citation.text.text
    parts = sorted((part.start, part.end) for part in citation.parts.all())
    if not parts:
        return
    at = max(0, parts[0][0] - AROUND)
    yield Piece("…" if at else "", False)
    for start, end in parts:
        yield Piece(text[at:start], False)
        yield Piece(text[start:end], True)
        at = end
    yield Piece(text[at : at + AROUND] + ("…" if at + AROUND < len(text) else ""), False)
