"""The first feature taken in, to the letter."""

import pytest

from archive.models import Article, Mention, Quote, QuoteState
from players.models import Player
from tests.archive.ingest.feature import printed, rows, take

pytestmark = pytest.mark.django_db
# features.md 4.4: [start, end) of each marked run in the file, marks included.
FIRST_FEATURE = [
    ("fragment", [(409, 420)]),
    ("direct", [(1459, 1483), (1499, 1621)]),
    ("direct", [(2059, 2116), (2140, 2246)]),
    ("direct", [(2621, 2667), (2678, 2775)]),
    ("direct", [(2889, 2949), (2972, 3042)]),
    ("fragment", [(3270, 3293)]),
    ("direct", [(3425, 3469), (3483, 3624)]),
]


def test_the_first_feature(shared):
    kane = Player.objects.create(slug="harry-kane", name="Harry Kane", gender="male")
    southgate = Player.objects.create(
        slug="gareth-southgate", name="Gareth Southgate", gender="male"
    )
    southgate.roles.create(role="manager")
    content = (shared / "data/seed/feature.txt").read_bytes()
    raw = content.decode()
    taken = take(content)
    assert (taken.headings, taken.paragraphs, taken.quotes, taken.parts) == (5, 31, 7, 12)
    article = Article.objects.get()
    text = printed().text
    assert article.title not in text, "the title stands in the file twice and is stored once"
    assert (article.byline, article.publication, article.published_on, article.source_url) == (
        "",
        None,
        None,
        "",
    )

    quotes = list(Quote.objects.order_by("pk"))
    assert [quote.kind for quote in quotes] == [kind for kind, _ in FIRST_FEATURE]
    for quote, (_, runs) in zip(quotes, FIRST_FEATURE, strict=True):
        parts = list(quote.citations.get().parts.all())
        assert [part.exact for part in parts] == [raw[start + 1 : end - 1] for start, end in runs]
        assert all(text[part.start : part.end] == part.exact for part in parts)
        assert quote.state == QuoteState.CANDIDATE
    doubtful = quotes.pop(5)
    assert (doubtful.speaker, doubtful.speaker_name) == (None, "")
    assert doubtful.confidence
    assert doubtful.confidence < 0.9
    assert {name for name, _ in doubtful.candidates} >= {"Harry Kane", "Gareth Southgate"}
    assert all((quote.speaker, quote.speaker_name) == (kane, "Harry Kane") for quote in quotes)
    assert set(Mention.objects.values_list("player__slug", flat=True)) == {
        "harry-kane",
        "gareth-southgate",
    }

    before = rows()
    again = take(content)
    assert (again.outcome, again.page) == ("unchanged", taken.page)
    assert rows() == before
