"""The first feature and the same interview elsewhere (features.md 4.5): what is proposed, and what not."""

from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from archive.curation import joining, nearby, quotes
from archive.ingest import ingest
from archive.ingest.drafts import Incoming
from archive.models import Quote
from archive.reading import said
from archive.reading.quotes import quote_detail
from tests import factories
from tests.archive.text.test_similar import ANOTHER, SAME

pytestmark = pytest.mark.django_db

# What another paper had of it, with what else it had.
ELSEWHERE = """---
title: What he said in Riga
publication: The Harbour Times
published_on: 2025-10-15
---

Harry Kane was asked about Qatar. “{1},” Kane said.

Kane said: “{3}”

“{0}” said Kane.

Kane said: “{2}”

“{4},” Kane said.

Was he in the best form of his life? “{5}” Kane said.
"""


@pytest.fixture
def kane(shared: Path):
    """The first feature taken in, its quotes accepted as said that night; then the other paper."""
    kane = factories.player("Harry Kane", slug="harry-kane", aliases=["Kane"], gender="male")
    feature = (shared / "data" / "seed" / "feature.txt").read_bytes()
    (taken,) = ingest([Incoming("feature.txt", feature)], publish=True).taken
    assert taken.outcome == "added"
    found = Quote.objects.filter(citations__article__slug=taken.slug)
    found.update(said_on=date(2025, 10, 14), said_on_precision="day", speaker=kane)
    chief = User.objects.create_superuser("ines")
    quotes.accept(by=chief, quotes=list(found.values_list("pk", flat=True)))
    words = ELSEWHERE.format(*(other for _, other in SAME), ANOTHER[1])
    (other,) = ingest([Incoming("other.md", words.encode())], publish=True).taken
    assert other.outcome == "added"
    return chief, other.slug


def as_printed(words: str, slug: str) -> Quote:
    """The quote of an article that holds the first words of a sentence."""
    return Quote.objects.get(citations__article__slug=slug, text__contains=words[:20])


def test_each_pair_that_is_one_is_among_the_first_three(kane):
    _, slug = kane
    for words, elsewhere in SAME:
        near = nearby.near(as_printed(elsewhere, slug))
        first = [one.quote.text for one in near[:3]]
        assert any(words.strip(",.")[:30] in text for text in first), (elsewhere, first)
        assert all(one.reasons for one in near)
    assert nearby.near(as_printed(ANOTHER[1], slug)) == []


def test_a_sentence_of_either_paper_finds_the_one_quote(kane):
    chief, slug = kane
    variants = [as_printed(elsewhere, slug) for _, elsewhere in SAME]
    for (words, elsewhere), variant in zip(SAME, variants, strict=True):
        best = nearby.near(variant)[0].quote.pk
        joining.join(by=chief, quote=variant.pk, into=best)
        for asked in (words, elsewhere):
            found = said.lookup(text=asked)
            assert (found[0]["id"], found[0]["similarity"]) == (best, 1)
            assert found[0]["first_print"]["title"] == "What he said in Riga"
        shown = quote_detail(best)
        assert (shown["source_count"], shown["sources_known"]) == (2, False)  # it names no paper
        assert variant.text in [one["text"] for one in shown["citations"]]
