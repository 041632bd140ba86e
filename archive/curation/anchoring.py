"""Every citation of an article found again in its text, when that has changed.

What was changed stays changed until an editor has looked (``archive.curation.places``), and keeps
the words as they were cited; nothing that is less like them than the threshold is attached.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from django.utils import timezone

from archive.curation import saving
from archive.models import AnchorState, Article, ArticleText, Citation, CitationPart
from archive.text import anchors
from archive.text.anchors import Anchor

_FOUND_AGAIN = 0.9999
# What of a citation changes with its place.
FIELDS = ("text", "state", "score", "before", "given_up", "checked_at")


def move_citations(article: Article, text: ArticleText, finder: anchors.Finder) -> Counter[str]:
    """Look for every citation in `text`, the lost ones too, in the caller's transaction; `finder`
    is of that text. Counts them by the state they have now.

    One that is lost stays on the version it was last found on, with the words as they stood there.
    """
    count: Counter[str] = Counter()
    citations = list(
        article.citations.select_related("quote").prefetch_related("parts").order_by("pk")
    )
    moved: list[CitationPart] = []
    restored: list[tuple[Citation, list[Anchor]]] = []
    for citation in citations:
        parts = parts_of(citation)
        if not parts:
            citation.text = text
        else:
            places = finder.place_all([anchor_of(part) for part in parts])
            if not _settle(citation, parts, places, text):
                restored += [(citation, was) for was in [lose(citation)] if was]
            else:
                moved += _shift(parts, places, text.text)
        citation.checked_at = timezone.now()
        count[citation.state] += 1
    Citation.objects.bulk_update(citations, FIELDS, batch_size=saving.BATCH // 8)
    CitationPart.objects.bulk_update(
        moved, ["start", "end", "exact", "prefix", "suffix"], batch_size=saving.BATCH // 5
    )
    write_parts(restored)
    return count


def parts_of(citation: Citation) -> list[CitationPart]:
    """A citation's parts in their order."""
    return sorted(citation.parts.all(), key=lambda part: part.number)


def anchor_of(part: CitationPart) -> Anchor:
    """A part as `archive.text.anchors` knows it."""
    return Anchor(part.exact, part.prefix, part.suffix, part.start, part.end)


def words(exacts: Iterable[str]) -> str:
    """The words of several parts as a quote has them: joined by one space."""
    return " ".join(" ".join(exacts).split())


def own_words(citation: Citation) -> str:
    """What this print is known to say: its own wording, or the quote's."""
    return words([citation.wording or citation.quote.text])


def cited(citation: Citation) -> str:
    """The text as an editor last saw it: of a changed place that before the change."""
    if citation.before:
        return " ".join(row[2] for row in citation.before["parts"])
    if citation.state == AnchorState.CHANGED:
        return citation.wording or citation.quote.text
    return " ".join(part.exact for part in parts_of(citation))


def cited_words(citation: Citation) -> str:
    """The same, white space apart."""
    return words([cited(citation)])


def keep_before(citation: Citation, parts: Iterable[CitationPart]) -> None:
    """Remember the words and the place as they are, before they change."""
    if citation.before is None:
        rows = [[part.start, part.end, part.exact, part.prefix, part.suffix] for part in parts]
        citation.before = {"text": citation.text_id, "parts": rows}


def lose(citation: Citation) -> list[Anchor]:
    """Make a citation lost, unsaved. Gives the parts to write where it goes back to words that
    it had before a change."""
    before, citation.before = citation.before, None
    citation.state, citation.score = AnchorState.LOST, 0.0
    if not before:
        return []
    citation.text_id = before["text"]
    return [
        Anchor(exact, prefix, suffix, start, end)
        for start, end, exact, prefix, suffix in before["parts"]
    ]


def write_parts(made: Sequence[tuple[Citation, Sequence[Anchor]]]) -> None:
    """Give citations other parts: two statements for all of them."""
    if not made:
        return
    CitationPart.objects.filter(citation__in=[citation for citation, _ in made]).delete()
    CitationPart.objects.bulk_create(
        row for citation, parts in made for row in part_rows(citation, parts)
    )


def part_rows(citation: Citation, parts: Iterable[Anchor]) -> Iterator[CitationPart]:
    """A citation's parts as rows that are not saved yet, numbered from 1."""
    for number, anchor in enumerate(parts, 1):
        yield CitationPart(
            citation=citation,
            number=number,
            start=anchor.start,
            end=anchor.end,
            exact=anchor.exact,
            prefix=anchor.prefix,
            suffix=anchor.suffix,
        )


def _settle(
    citation: Citation,
    parts: Sequence[CitationPart],
    places: Sequence[anchors.Place],
    text: ArticleText,
) -> bool:
    """Give the citation the state of its parts' places in `text`; False where it is lost.

    Half a quote is attached to nothing. The quote's own words, back again, are themselves.
    """
    if any(place.state == "lost" for place in places):
        return False
    was, now = cited_words(citation), words(text.text[p.start : p.end] for p in places)
    score = min(place.score for place in places)
    if now in (was, own_words(citation)):
        same = all(place.state == "verified" for place in places)
        changed = any(place.state == "changed" for place in places)
        citation.state = AnchorState.VERIFIED if same else AnchorState.MOVED
        citation.score = _FOUND_AGAIN if changed else score
        citation.before, citation.given_up = None, False
    elif citation.given_up or not anchors.same_words(anchors.likeness(was, now)):
        # Small changes add up to other words, and what an editor gave up comes back as it was.
        return False
    else:
        first = citation.state != AnchorState.CHANGED
        keep_before(citation, parts)
        citation.state = AnchorState.CHANGED
        citation.score = score if first else min(score, citation.score or 1.0)
    citation.text = text
    return True


def _shift(
    parts: Iterable[CitationPart], places: Iterable[anchors.Place], text: str
) -> list[CitationPart]:
    shifted = []
    for part, place in zip(parts, places, strict=True):
        now = anchors.describe(text, place.start, place.end)
        part.start, part.end, part.exact = now.start, now.end, now.exact
        part.prefix, part.suffix = now.prefix, now.suffix
        shifted.append(part)
    return shifted
