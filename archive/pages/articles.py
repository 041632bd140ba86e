"""An article arranged for its page: passages with the notes on their quotes, and what it names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from archive import wording
from archive.reading.articles import Reading
from archive.reading.prints import seams
from archive.shapes import Article, ArticleQuote, Mention, Quote, Ref, TaggedMoment
from archive.text.paragraphs import paragraphs
from archive.text.spans import Span, from_json
from archive.text.words import fingerprint
from archive.weaving import Passage, excerpt, weave
from archive.wording import Elapsed

# Words that an adult reads in a minute (M. Brysbaert, 2019: 238 for English non-fiction).
WORDS_A_MINUTE = 238


@dataclass(frozen=True, slots=True)
class Note:
    """A quote as the margin of its article has it; ``about`` are its moments with the time since."""

    number: int
    quote: ArticleQuote
    about: list[tuple[TaggedMoment, Elapsed | None]]
    excerpt: SafeString


@dataclass(frozen=True, slots=True)
class WovenPassage:
    """A passage of the text with the notes on the quotes that begin in it."""

    html: SafeString
    is_heading: bool
    notes: list[Note]


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article arranged: its passages (none where only quotes are shown), its notes, and of
    them those that stand nowhere in the text; what it names. ``altered``: the stored text is not
    the one that was fingerprinted."""

    passages: list[WovenPassage]
    notes: list[Note]
    loose: list[Note]
    minutes: int
    checked: int
    altered: bool
    moments: list[TaggedMoment]
    matches: list[tuple[str, str]]
    people: list[Ref]


def article_page(reading: Reading, pages: Mapping[tuple[str, str], str]) -> ArticlePage:
    """Arrange an article; ``pages`` gives the address of what it mentions, by kind and slug."""
    article = reading.article
    notes = [_note(number, quote) for number, quote in enumerate(article["quotes"], start=1)]
    altered = _altered(article)
    woven: list[Passage] = []
    if article["text"] is not None:
        # Of a text that was altered behind the archive's back no place is known: it stands bare.
        woven = weave(
            article["text"],
            _bare(article["text"]) if altered else from_json(reading.spans),
            [] if altered else article["quotes"],
            [] if altered else article["mentions"],
            pages,
        )
    placed = {quote for passage in woven for quote in passage.quotes}
    by_quote = {note.quote["id"]: note for note in notes}
    return ArticlePage(
        passages=[
            WovenPassage(
                passage.html, passage.is_heading, [by_quote[quote] for quote in passage.quotes]
            )
            for passage in woven
        ],
        notes=notes,
        loose=[note for note in notes if note.quote["id"] not in placed],
        minutes=reading_minutes(article["text"] or ""),
        checked=0
        if altered
        else sum(quote["state"] in ("verified", "moved") for quote in article["quotes"]),
        altered=altered,
        moments=_moments(article["quotes"]),
        matches=_matches(article),
        people=_people(article),
    )


def _altered(article: Article) -> bool:
    """Whether a shown text is not the one that its fingerprint was taken of."""
    text = article["text"]
    return text is not None and fingerprint(text) != article["text_sha256"]


def _bare(text: str) -> list[Span]:
    return [Span("paragraph", start, end) for start, end in paragraphs(text)]


def reading_minutes(text: str) -> int:
    """Whole minutes to read a text, at least 1."""
    return max(1, round(len(text.split()) / WORDS_A_MINUTE))


def _note(number: int, quote: ArticleQuote) -> Note:
    about = [
        (
            moment,
            wording.elapsed(
                moment["date"],
                quote["said_on"],
                moment["date_precision"],
                quote["said_on_precision"],
            ),
        )
        for moment in quote["moments"]
    ]
    # Beside an article stands what this article prints, cut as it cuts it.
    parts = [part["exact"] for part in quote["parts"]]
    here: ArticleQuote = {
        **quote,
        "text": quote["printed"],
        "seams": seams(quote["printed"], parts),
    }
    return Note(number, here, about, excerpt(quote))


def _moments(quotes: Iterable[Quote]) -> list[TaggedMoment]:
    found = {moment["slug"]: moment for quote in quotes for moment in quote["moments"]}
    return sorted(found.values(), key=lambda moment: (moment["date"] or date.max, moment["slug"]))


def _matches(article: Article) -> list[tuple[str, str]]:
    """Words and address of each match that the article's quotes or mentions are tied to."""
    found = {
        quote["match"]["slug"]: (wording.fixture_words(quote["match"]), quote["match"]["page"])
        for quote in article["quotes"]
        if quote["match"]
    }
    for mention in _mentioned(article["mentions"], "match"):
        found.setdefault(mention["slug"], (mention["name"], f"/matches/{mention['slug']}/"))
    return list(found.values())


def _people(article: Article) -> list[Ref]:
    found: dict[str, Ref] = {}
    for quote in article["quotes"]:
        if quote["speaker"]:
            found.setdefault(quote["speaker"]["slug"], quote["speaker"])
    for mention in _mentioned(article["mentions"], "player"):
        found.setdefault(mention["slug"], {"slug": mention["slug"], "name": mention["name"]})
    return list(found.values())


def _mentioned(mentions: Iterable[Mention], kind: str) -> list[Mention]:
    return [mention for mention in mentions if mention["kind"] == kind]
