"""Typing into an article before, between and after quotes moves their citations and breaks none."""

import pytest
from django.contrib.auth.models import User
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.curation import articles
from archive.models import Article, Citation
from tests import factories
from tests.rows import thrown_away

pytestmark = pytest.mark.django_db

QUOTES = (
    ("We kept the ball through all of the second half,", "We kept it well."),
    ("We go again,",),
)
BODY = (
    "It rained at noon.\n\n“{}” Brandt said. “{}”\n\n“{}” the bench sang.\n\nBrandt left."
).format(*QUOTES[0], *QUOTES[1])
# Where something may be typed: in no quote's words; their borders are such places.
SPANS = [(BODY.index(words), BODY.index(words) + len(words)) for said in QUOTES for words in said]
GAPS = [at for at in range(len(BODY) + 1) if not any(start < at < end for start, end in SPANS)]
# No brackets: what stands in a link's address is no text.
TYPED = st.text("abc XYZ 19.,;:!?—’“”'\"*_`#>\\&\n\u00a0é😀", min_size=1, max_size=80)


@pytest.fixture
def editor() -> User:
    return User.objects.create_superuser("ines")


@pytest.fixture
def printed() -> Article:
    article = factories.article(body=BODY)
    for words in QUOTES:
        factories.cite(factories.quote(" ".join(words)), article, *words)
    return article


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(GAPS), TYPED, min_size=1, max_size=4))
def test_typing_around_quotes_moves_citations_and_breaks_none(
    printed: Article, editor: User, typed: dict[int, str]
) -> None:
    body = "".join(typed.get(at, "") + letter for at, letter in enumerate(f"{BODY} "))
    with thrown_away():
        article = Article.objects.get(pk=printed.pk)
        articles.edit(by=editor, article=article, version=article.version, fields=[], body=body)
        citations = Citation.objects.select_related("text", "quote").order_by("pk")
        for place, words in zip(citations, QUOTES, strict=True):
            assert place.state in ("verified", "moved")
            assert (place.before, place.text_id) == (None, article.current_text_id)
            assert place.quote.text == " ".join(words)
            stands = [place.text.text[part.start : part.end] for part in place.parts.all()]
            assert stands == [part.exact for part in place.parts.all()] == list(words)
