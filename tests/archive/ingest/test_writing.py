"""What a feature becomes: a draft with candidates, each part at its place. Invented people."""

import hashlib
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.ingest import Overrides, writing
from archive.models import (
    Article,
    ArticleText,
    CitationPart,
    Intake,
    Mention,
    Quote,
    QuoteState,
    Source,
    SourceKind,
)
from archive.text.spans import from_json
from players.models import Player
from tests.archive.ingest.feature import FEATURE, printed, take

pytestmark = pytest.mark.django_db


def test_a_feature_becomes_a_draft_with_candidates(brook):
    taken = take()
    assert (taken.outcome, taken.slug) == ("added", "ada-brook-looks-back")
    article = Article.objects.get()
    assert (article.title, article.display, article.released_at) == (
        "Ada Brook looks back",
        "quotes",
        None,
    )
    text = printed()
    assert text.text.startswith("Ada Brook scored twice"), "the title is stored once, as the title"
    assert text.sha256 == hashlib.sha256(text.text.encode()).hexdigest()
    assert [span.kind for span in from_json(text.spans)] == ["paragraph"] * 3
    assert set(Quote.objects.values_list("state", flat=True)) == {QuoteState.CANDIDATE}
    quote = Quote.objects.get(text__startswith="It was")
    assert (quote.text, quote.kind) == ("It was a long night, We earned it.", "direct")
    assert (quote.speaker, quote.speaker_name) == (brook, "Brook")
    assert (quote.said_on, quote.said_on_precision) == (None, "unknown")
    assert quote.confidence
    assert quote.confidence >= writing.SURE_ENOUGH
    assert quote.candidates[0] == ["Ada Brook", quote.confidence]


def test_every_part_is_the_text_at_its_own_place(brook):
    take()
    text = printed().text
    parts = CitationPart.objects.select_related("citation__text")
    assert parts.count() == 4
    for part in parts:
        assert text[part.start : part.end] == part.exact
        assert text[: part.start].endswith(part.prefix)
        assert text[part.end :].startswith(part.suffix)
        assert part.citation.text.text == text
        assert part.citation.state == "verified"


def test_what_is_named_is_noted_with_its_place(brook):
    take()
    text = printed().text
    found = []
    for mention in Mention.objects.select_related("player", "team", "venue", "competition"):
        named = mention.player or mention.team or mention.venue or mention.competition
        assert named
        assert text[mention.start : mention.end] == mention.exact
        found.append((mention.kind, mention.exact, named.slug))
    assert found == [
        ("player", "Ada Brook", "ada-brook"),
        ("team", "Norland", "norland"),
        ("venue", "Mill Park", "mill-park"),
        ("player", "Brook", "ada-brook"),
        ("competition", "Harbour Cup", "harbour-cup"),
    ]


def test_a_speaker_nobody_knows_stays_as_printed(brook):
    take()
    quote = Quote.objects.get(text__startswith="Nobody slept")
    assert (quote.speaker, quote.speaker_name) == (None, "Ivo Lind")


def test_of_two_people_of_one_name_neither_is_guessed(brook):
    Player.objects.create(slug="ada-brook-2", name="Ada Brook")
    take()
    quote = Quote.objects.get(text__startswith="It was")
    assert (quote.speaker, quote.speaker_name) == (None, "Brook")
    assert quote.candidates[0][0] == "Ada Brook"
    named = Mention.objects.filter(kind="player")
    assert {mention.exact for mention in named} == {"Ada Brook", "Brook"}
    for mention in named:
        assert (mention.state, mention.player) == ("open", None)
        assert len(mention.candidates) == 2, "an editor chooses"


def test_a_guess_below_the_bar_is_no_speaker(brook, monkeypatch):
    monkeypatch.setattr(writing, "SURE_ENOUGH", 1.1)
    take()
    quote = Quote.objects.get(text__startswith="It was")
    assert quote.speaker is None
    assert quote.candidates[0][0] == "Ada Brook"
    assert quote.confidence
    assert 0 < quote.confidence <= 1


def test_a_pronoun_is_kept_as_the_name_it_stands_for(brook):
    take("Brook again\n\nAda Brook won the ball and ran.\n\n“I saw the gap and went,” she said.\n")
    quote = Quote.objects.get()
    assert (quote.speaker, quote.speaker_name) == (brook, "Ada Brook")


def test_words_of_the_title_alone_are_a_headline_quote_without_parts(brook):
    take("Ada Brook: “I will never leave this club”\n\nAda Brook has stayed for nine years.\n")
    quote = Quote.objects.get()
    assert (quote.kind, quote.text) == ("headline", "I will never leave this club")
    assert quote.citations.get().parts.count() == 0


def test_a_title_quote_that_the_body_holds_is_the_bodys(brook):
    take("Brook: “I will stay”\n\n“I will stay,” said Ada Brook, “and that is all.”\n")
    quote = Quote.objects.get()
    assert (quote.kind, quote.citations.get().parts.count()) == ("direct", 2)


def test_the_original_bytes_are_kept(brook):
    content = FEATURE.replace("\n", "\r\n").encode("utf-8-sig")
    take(content)
    intake = Intake.objects.get()
    assert bytes(intake.content) == content
    assert intake.sha256 == hashlib.sha256(content).hexdigest()
    assert "\r" not in ArticleText.objects.get().text


def test_one_address_for_each_title(brook):
    slugs = [take(FEATURE + "Night fell. " * number).slug for number in range(3)]
    assert slugs == ["ada-brook-looks-back", "ada-brook-looks-back-2", "ada-brook-looks-back-3"]


def test_what_the_document_does_not_say_stays_unknown(brook):
    take()
    article = Article.objects.get()
    assert (article.byline, article.publication, article.published_on, article.source_url) == (
        "",
        None,
        None,
        "",
    )
    assert (article.standfirst, article.rights, article.retrieved_on) == ("", "", None)


def test_what_is_said_with_it_goes_before_what_it_says(brook):
    marked = (
        "---\ntitle: One\npublication: The Old Paper\nbyline: A. Writer\n---\nWords by Ada Brook.\n"
    )
    said = Overrides(
        title=" Two ",
        publication="The  New Paper",
        published_on=date(2025, 10, 15),
        source_url="https://example.org/two",
    )
    take(marked, "feature.md", overrides=said)
    article = Article.objects.get()
    assert article.publication
    assert (article.title, article.publication.name, article.byline) == (
        "Two",
        "The New Paper",
        "A. Writer",
    )
    assert (article.published_on, article.source_url) == (
        date(2025, 10, 15),
        "https://example.org/two",
    )


def test_a_publication_is_one_whatever_its_letters(brook):
    Source.objects.create(slug="the-new-paper", kind=SourceKind.DATA_SET, name="The New Paper")
    for number, name in enumerate(["The Néw Paper", "THE NEW PAPER", "The New Paper"]):
        take(FEATURE + "More. " * number, overrides=Overrides(publication=name))
    papers = Source.objects.filter(kind=SourceKind.PUBLICATION)
    assert [(paper.slug, paper.articles.count()) for paper in papers] == [("the-new-paper-2", 3)]


def test_the_number_of_statements_does_not_grow_with_the_quotes(brook):
    """On SQLite Django cuts a statement at 999 values: one for each 30 rows or so."""
    counts = []
    for number, many in enumerate((5, 500)):
        said = "\n\n".join(
            f"“This is answer {one} of {many},” Ada Brook said. “Yes.”" for one in range(many)
        )
        with CaptureQueriesContext(connection) as statements:
            taken = take(f"Answers {number}\n\n{said}")
        assert (taken.quotes, taken.parts) == (many, 2 * many)
        counts.append(len(statements))
    few, many = counts
    assert few <= 30
    if connection.vendor == "postgresql":
        assert many == few
    else:
        assert many <= few + 60
