"""Ask with the words: a sentence in, the public quotes that say it out."""

from dataclasses import dataclass

from archive import release, shapes, terms
from archive.jsonrows import JSONRows
from archive.reading.prints import first_print, public_prints, shown_text
from archive.reading.quotes import quote_rows, quote_shapes
from archive.text import sense
from archive.text.similar import THRESHOLD, likeness
from archive.text.telling import Wording

# Characters of the sentence, and quotes that are answered.
LONGEST, MOST = 1_000, 10


@dataclass(frozen=True, slots=True)
class _Alike:
    """How alike a quote is to what was asked, and by which of its wordings."""

    similarity: float
    wording: str


def lookup(*, text: str) -> list[shapes.QuoteFound]:
    """The public quotes that say `text`, the likeliest first; at most ten, in three statements.

    A quote is compared by its own words and by those of each public print. ``similarity`` is 1
    where the words asked for stand there in a row, else how alike the two are.
    """
    asked = Wording(text[:LONGEST])
    near = _near(asked)
    rows = quote_rows(release.quotes().filter(pk__in=near), expand=("citations",))
    found = {quote["id"]: quote for quote in quote_shapes(rows, expand=("citations",))}
    return [_found(asked, found[pk], alike) for pk, alike in near.items() if pk in found]


def _found(asked: Wording, quote: shapes.Quote, alike: _Alike) -> shapes.QuoteFound:
    pieces = sense.beside(asked.text, alike.wording)
    return {
        **quote,
        "similarity": alike.similarity,
        "differs": sense.turns(pieces),
        "difference": [{"kind": piece.kind, "text": piece.text} for piece in pieces],
        "first_print": first_print(quote["citations"]),
    }


def _near(asked: Wording) -> dict[int, _Alike]:
    """How alike the likeliest public quotes are, by key, the best first. Of those that hold all
    the words, the one that holds the fewest others."""
    others = JSONRows(public_prints().exclude(wording="").order_by("pk").values_list("wording"))
    likely = release.quotes().filter(pk__in=terms.likely_to_say(asked))
    found = []
    for pk, text, more in likely.values_list("pk", shown_text(), others):
        texts = {text, *(wording for (wording,) in more)}
        # The shortest of those that are as alike.
        alike = ((_similarity(asked, Wording(one)), -len(one), one) for one in texts)
        similarity, _, wording = max(alike)
        if similarity >= THRESHOLD:
            found.append((-similarity, len(text), pk, wording))
    return {pk: _Alike(-similarity, wording) for similarity, _, pk, wording in sorted(found)[:MOST]}


def _similarity(asked: Wording, printed: Wording) -> float:
    alike = likeness(asked, printed)
    holds_all = alike.contained and len(asked.key) <= len(printed.key)
    return 1.0 if holds_all else round(alike.score, 3)
