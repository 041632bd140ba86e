"""The text of an article changes: what becomes of the places in it."""

import pytest
from django.contrib.auth.models import User

from archive.curation import articles, places
from archive.curation.errors import CurationError
from archive.models import Article, ArticleText, Citation, Mention
from archive.reading import articles as reading
from tests import factories

pytestmark = pytest.mark.django_db
BODY = "It rained at noon.\n\n“We kept the ball,” Brandt said. “We kept it well.”\n\nBrandt left."


def rewrite(editor: User, article: Article, body: str) -> articles.Reanchored:
    article.refresh_from_db()
    return articles.edit(
        by=editor, article=article, version=article.version, fields=set(), body=body
    )


def text_of(article: Article) -> ArticleText:
    assert article.current_text is not None
    return article.current_text


def placed(citation: Citation) -> list[str]:
    """The words at the citation's places in its own text."""
    citation.refresh_from_db()
    return [citation.text.text[part.start : part.end] for part in citation.parts.order_by("number")]


def test_words_typed_before_a_quote_move_it(editor: User) -> None:
    article = factories.article(body=BODY)
    quote = factories.quote("We kept the ball, We kept it well.")
    citation = factories.cite(quote, article, "We kept the ball,", "We kept it well.")
    told = rewrite(editor, article, "A line before.\n\n" + BODY)
    assert (told.version, dict(told.citations)) == (2, {"moved": 1})
    assert placed(citation) == ["We kept the ball,", "We kept it well."]
    assert citation.text == article.current_text
    assert citation.state == "moved"
    assert article.texts.get(number=1).body == BODY


def test_a_changed_wording_is_changed_until_an_editor_looked(editor: User) -> None:
    article = factories.article(body=BODY)
    quote = factories.quote(articles=[article])
    citation = quote.citations.get()
    changed = BODY.replace("kept the ball", "kept the balls")
    assert dict(rewrite(editor, article, changed).citations) == {"changed": 1}
    assert placed(citation) == ["We kept the balls,"]
    assert 0 < (citation.score or 0) < 1
    quote.refresh_from_db()
    assert quote.text == "We kept the ball,"
    rewrite(editor, article, "One more line.\n\n" + changed)
    citation.refresh_from_db()
    assert citation.state == "changed"
    places.confirm_wording(by=editor, citation=citation.pk)
    quote.refresh_from_db()
    citation.refresh_from_db()
    assert (quote.text, citation.state) == ("We kept the balls,", "verified")


def test_a_changed_wording_that_is_put_back_is_itself_again(editor: User) -> None:
    article = factories.article(body=BODY)
    citation = factories.quote(articles=[article]).citations.get()
    rewrite(editor, article, BODY.replace("kept the ball", "kept the balls"))
    rewrite(editor, article, BODY)
    assert placed(citation) == ["We kept the ball,"]
    assert citation.state in ("verified", "moved")


def test_a_lost_quote_keeps_its_words_and_is_found_again(editor: User) -> None:
    article = factories.article(body=BODY)
    citation = factories.quote(articles=[article]).citations.get()
    first = article.current_text
    assert dict(rewrite(editor, article, "Nothing was said at all.").citations) == {"lost": 1}
    assert placed(citation) == ["We kept the ball,"]
    assert (citation.state, citation.text) == ("lost", first)
    shown = reading.article_detail(article.slug)["quotes"]
    assert [(one["state"], one["parts"], one["passage"]) for one in shown] == [("lost", [], [])]
    rewrite(editor, article, BODY)
    assert placed(citation) == ["We kept the ball,"]
    assert citation.text.number == 3


def test_half_a_quote_is_attached_to_nothing(editor: User) -> None:
    article = factories.article(body=BODY)
    citation = factories.cite(
        factories.quote("We kept the ball, We kept it well."),
        article,
        "We kept the ball,",
        "We kept it well.",
    )
    rewrite(editor, article, BODY.replace(" “We kept it well.”", ""))
    assert placed(citation) == ["We kept the ball,", "We kept it well."]
    assert citation.state == "lost"


def test_names_go_along_and_what_is_gone_is_told(editor: User) -> None:
    article = factories.article(body=BODY)
    text = text_of(article)
    for at in (text.text.index("Brandt said"), text.text.index("Brandt left")):
        Mention.objects.create(
            article=article,
            text=text,
            kind="player",
            player=factories.player(),
            start=at,
            end=at + 6,
            exact="Brandt",
        )
    told = rewrite(
        editor, article, BODY.replace("It rained", "It poured").replace("Brandt left", "Then night")
    )
    assert told.names.lost == 1
    kept = Mention.objects.get(text=text_of(article))
    assert text_of(article).text[kept.start : kept.end] == "Brandt"
    assert Mention.objects.filter(text=text).count() == 1


def test_a_headline_quote_follows_the_title(editor: User) -> None:
    article = factories.article("“We kept it,” says Brandt")
    quote = factories.quote("We kept it,", kind="headline")
    citation = Citation.objects.create(quote=quote, article=article, text=text_of(article))
    article.title = "Brandt speaks"
    articles.edit(by=editor, article=article, version=1, fields={"title"})
    citation.refresh_from_db()
    assert citation.state == "lost"


def test_the_same_text_makes_no_version(editor: User) -> None:
    article = factories.article(body=BODY)
    assert rewrite(editor, article, BODY).version == 0
    assert ArticleText.objects.count() == 1


@pytest.mark.parametrize(("body", "why"), [("  \n ", "no words"), (">" * 30 + " deep", "nested")])
def test_a_text_that_cannot_be_read_is_refused(editor: User, body: str, why: str) -> None:
    article = factories.article(body=BODY)
    with pytest.raises(CurationError, match=why):
        rewrite(editor, article, body)
    article.refresh_from_db()
    assert (article.version, ArticleText.objects.count()) == (1, 1)
