"""Ask with the words: a sentence in, the public quotes that say it out."""

from archive import release, shapes, terms
from archive.reading.prints import first_print
from archive.reading.quotes import quote_rows, quote_shapes
from archive.text.similar import THRESHOLD, likeness
from archive.text.telling import Wording

# Characters of the sentence, and quotes that are answered.
LONGEST, MOST = 1_000, 10


def lookup(*, text: str) -> list[shapes.QuoteFound]:
    """The public quotes that say `text`, the likeliest first; at most ten, in two statements.

    A quote is compared by its own words and by those of each public print. ``similarity`` is 1
    where the words asked for stand there in a row, else how alike the two are.
    """
    asked = Wording(text[:LONGEST])
    likely = terms.likely_to_say(asked)
    rows = quote_rows(release.quotes().filter(pk__in=likely), expand=("citations",))
    found = [
        _found(quote, asked) for quote in quote_shapes(rows.order_by("pk"), expand=("citations",))
    ]
    near = [one for one in found if one["similarity"] >= THRESHOLD]
    # Of those that hold all the words, the one that holds the fewest others.
    near.sort(key=lambda one: (-one["similarity"], len(one["text"]), one["id"]))
    return near[:MOST]


def _found(quote: shapes.Quote, asked: Wording) -> shapes.QuoteFound:
    texts = dict.fromkeys([quote["text"], *(one["text"] for one in quote["citations"])])
    similarity = max(_similarity(asked, Wording(text)) for text in texts)
    return {
        **quote,
        "similarity": round(similarity, 3),
        "first_print": first_print(quote["citations"]),
    }


def _similarity(asked: Wording, printed: Wording) -> float:
    alike = likeness(asked, printed)
    holds_all = alike.contained and len(asked.key) <= len(printed.key)
    return 1.0 if holds_all else alike.score
