"""Ask with the words: a sentence in, the public quotes that say it out."""

from archive import release, shapes, terms
from archive.jsonrows import JSONRows
from archive.reading.prints import first_print, public_prints, shown_text
from archive.reading.quotes import quote_rows, quote_shapes
from archive.text.similar import THRESHOLD, likeness
from archive.text.telling import Wording

# Characters of the sentence, and quotes that are answered.
LONGEST, MOST = 1_000, 10


def lookup(*, text: str) -> list[shapes.QuoteFound]:
    """The public quotes that say `text`, the likeliest first; at most ten, in three statements.

    A quote is compared by its own words and by those of each public print. ``similarity`` is 1
    where the words asked for stand there in a row, else how alike the two are.
    """
    near = _near(Wording(text[:LONGEST]))
    rows = quote_rows(release.quotes().filter(pk__in=near), expand=("citations",))
    found = {quote["id"]: quote for quote in quote_shapes(rows, expand=("citations",))}
    return [
        {
            **found[pk],
            "similarity": similarity,
            "first_print": first_print(found[pk]["citations"]),
        }
        for pk, similarity in near.items()
        if pk in found
    ]


def _near(asked: Wording) -> dict[int, float]:
    """How alike the likeliest public quotes are, by key, the best first. Of those that hold all
    the words, the one that holds the fewest others."""
    others = JSONRows(public_prints().exclude(wording="").order_by("pk").values_list("wording"))
    likely = release.quotes().filter(pk__in=terms.likely_to_say(asked))
    alike = []
    for pk, text, more in likely.values_list("pk", shown_text(), others):
        texts = {text, *(wording for (wording,) in more)}
        similarity = round(max(_similarity(asked, Wording(one)) for one in texts), 3)
        if similarity >= THRESHOLD:
            alike.append((-similarity, len(text), pk))
    return {pk: -similarity for similarity, _, pk in sorted(alike)[:MOST]}


def _similarity(asked: Wording, printed: Wording) -> float:
    alike = likeness(asked, printed)
    holds_all = alike.contained and len(asked.key) <= len(printed.key)
    return 1.0 if holds_all else alike.score
