"""Prints and independent sources, wordings side by side, and what a join shows in public."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from archive import terms
from archive.curation import articles, joining
from archive.curation.errors import CurationError
from archive.models import MOST_REWRITES, Article, Quote, Source, SourceKind
from archive.reading import quotes, said
from archive.reading.prints import seams
from tests import factories
from tests.world import FUEL, SENTINEL, WORST, World

OTHER = "I’d say that was probably the worst that I felt in any moment"


@pytest.fixture
def editor(db: None) -> User:
    return User.objects.create_superuser("ines")


def printed(words: str, title: str = "Other", **facts: Any) -> Article:
    return factories.article(title, f"“{words}” he said.", **facts)


def reprinted(world: World, words: str, **facts: Any) -> Quote:
    """The words of a public quote as another article has them, as a quote of their own."""
    made = factories.quote(words, speaker=world.kane, articles=[printed(words, **facts)])
    terms.renew([made.pk])
    return made


def paper(name: str) -> Source:
    return factories.source(SourceKind.PUBLICATION, name=name, slug=name)


def detail(world: World) -> Any:
    return quotes.quote_detail(world.fuel.pk)


def test_a_joined_print_shows_its_own_wording_and_who_was_first(world: World, editor: User):
    early = reprinted(world, OTHER, published_on="2025-10-14", publication=paper("quay"))
    joining.join(by=editor, quote=early.pk, into=world.fuel.pk)
    found = detail(world)
    assert (found["status"], found["citation_count"], found["source_count"]) == (
        "wording_differs",
        2,
        2,
    )
    first, second = found["citations"]
    assert (first["text"], first["wording_differs"], first["first_print"]) == (OTHER, True, True)
    assert (second["text"], second["first_print"]) == (world.fuel.text, False)
    assert second["wording_differs"] is False


def test_the_page_shows_both_wordings(world: World, editor: User, client: Client):
    other = reprinted(world, OTHER, publication=paper("quay"))
    joining.join(by=editor, quote=other.pk, into=world.fuel.pk)
    page = client.get(f"/quotes/{world.fuel.pk}/").content.decode()
    assert "Printed in 2 articles" in page
    assert "2 independent sources" in page
    assert page.count("First print") == 1
    assert "<del" in page
    assert "<ins" in page
    printed_in = Article.objects.get(title="Other")
    article = client.get(f"/articles/{printed_in.slug}/").content.decode()
    assert "I’d say that was probably the worst" in article


def test_the_seam_of_a_split_quote_is_told_and_shown(world: World, client: Client):
    assert detail(world)["seams"] == [len(FUEL)]
    assert quotes.quote_page(speaker="harry-kane").items[0]["seams"] == []  # the loose one
    for page in (f"/quotes/{world.fuel.pk}/", "/quotes/", "/players/harry-kane/", "/"):
        told = client.get(page).content.decode()
        assert f'{FUEL}<span class="seam">' in told, page


def test_a_seam_is_that_of_the_print_whose_words_are_shown(world: World, editor: User):
    """A joined print that is cut elsewhere changes nothing; shown by itself, its cut is told."""
    other = printed(
        "That was, I’d say, the worst I ever felt on a pitch.", published_on="2020-01-01"
    )
    made = factories.quote("That was, the worst I ever felt on a pitch.", speaker=world.kane)
    factories.cite(made, other, "That was,", "the worst I ever felt on a pitch.")
    joining.join(by=editor, quote=made.pk, into=world.fuel.pk)
    assert detail(world)["seams"] == [len(FUEL)]
    Article.objects.filter(pk=world.article.pk).update(withdrawn_at=timezone.now())
    assert detail(world)["text"].startswith("That was, the worst")
    assert detail(world)["seams"] == [len("That was,")]


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ([], []),
        (["We kept the ball."], []),
        (["We kept", "the", "ball."], [7, 11]),
        (["We kept", "a ball."], []),  # has changed there
        (["We kept", "the"], []),
    ],
)
def test_seams_are_told_of_the_words_themselves(parts: list[str], found: list[int]):
    assert seams("We kept the ball.", parts) == found


def test_two_prints_in_one_article_are_one_article(world: World, editor: User, client: Client):
    again = factories.quote(WORST, speaker=world.kane, articles=[world.article])
    joining.join(by=editor, quote=again.pk, into=world.fuel.pk)
    page = client.get(f"/quotes/{world.fuel.pk}/").content.decode()
    assert "Printed in 1 article<" in page
    assert "1 independent source<" in page
    # Its places on the article's page have names of their own all the same.
    page = client.get("/articles/fuel/").content.decode()
    for number in ("", "-2", "-3"):
        assert page.count(f'id="q-{world.fuel.pk}{number}"') == 1


@pytest.mark.parametrize("state", ["accepted", "candidate"])
def test_an_unreleased_print_changes_nothing_in_public(state: str, world: World, editor: User):
    before = detail(world)
    hidden = reprinted(world, f"{OTHER} {SENTINEL}", released=None)
    Quote.objects.filter(pk=hidden.pk).update(state=state)
    joining.join(by=editor, quote=hidden.pk, into=world.fuel.pk)
    world.fuel.refresh_from_db()
    assert world.fuel.status == "wording_differs"
    after = detail(world)
    assert {**after, "updated_at": None} == {**before, "updated_at": None}


def test_the_old_address_leads_to_the_other(world: World, editor: User, client: Client):
    one, two = reprinted(world, OTHER), reprinted(world, WORST)
    joining.join(by=editor, quote=one.pk, into=two.pk)
    joining.join(by=editor, quote=two.pk, into=world.fuel.pk)
    for at, end in (("/quotes/", "/"), ("/api/v1/quotes/", "")):
        for joined in (one, two):
            answer = client.get(f"{at}{joined.pk}{end}")
            assert answer.status_code == 301
            assert answer["Location"] == f"{at}{world.fuel.pk}{end}"
    joining.separate(by=editor, quote=two.pk)
    assert client.get(f"/quotes/{two.pk}/").status_code == 200
    assert client.get(f"/quotes/{one.pk}/")["Location"] == f"/quotes/{two.pk}/"


def test_an_address_leads_to_nothing_that_is_not_public(world: World, editor: User, client: Client):
    hidden = reprinted(world, OTHER, released=None)
    into = reprinted(world, WORST, released=None)
    joining.join(by=editor, quote=hidden.pk, into=into.pk)
    assert client.get(f"/quotes/{hidden.pk}/").status_code == 404
    assert client.get(f"/api/v1/quotes/{hidden.pk}").status_code == 404


def test_sources_follow_the_chain_whatever_of_it_is_public(world: World):
    middle = printed(world.fuel.text, "Middle", rewritten_from=world.article, released=None)
    last = printed(world.fuel.text, "Last", rewritten_from=middle)
    for article in (middle, last):
        factories.cite(world.fuel, article, world.fuel.text)
    found = detail(world)
    assert (found["citation_count"], found["source_count"]) == (2, 1)
    assert found["status"] == "single_source"
    # A draft is no origin to tell of; a public one is named.
    assert [one["rewritten_from"] for one in found["citations"]] == [None, None]
    Article.objects.filter(pk=last.pk).update(rewritten_from=world.article)
    named = [one["rewritten_from"] for one in detail(world)["citations"]]
    assert {"slug": "fuel", "name": "Fuel"} in named


def test_two_sources_are_more_than_one(world: World):
    factories.cite(world.fuel, printed(world.fuel.text, publication=paper("quay")), world.fuel.text)
    assert detail(world)["status"] == "sourced"


QUAY, PIER = "https://www.Quay.example/1", "https://pier.example/2"


@pytest.mark.parametrize(
    ("one", "other", "known"),
    [
        ({}, {}, False),
        ({"source_url": QUAY}, {}, False),
        ({"source_url": QUAY}, {"source_url": PIER}, True),
        ({"source_url": QUAY}, {"source_url": "https://quay.example"}, False),
        ({"publication": "quay"}, {"source_url": PIER}, False),
        ({"publication": "quay"}, {"publication": "quay"}, False),
        ({"publication": "quay"}, {"publication": "pier"}, True),
    ],
)
def test_prints_are_independent_only_where_that_is_known(
    one: dict[str, str], other: dict[str, str], known: bool, client: Client, db: None
):
    papers = {name: paper(name) for name in ("quay", "pier")}
    quote = factories.quote(WORST)
    for number, facts in enumerate((one, other)):
        with_paper = {
            key: papers[value] if key == "publication" else value for key, value in facts.items()
        }
        factories.cite(quote, printed(WORST, f"Print {number}", **with_paper), WORST)
    found = client.get(f"/api/v1/quotes/{quote.pk}").json()
    assert (found["citation_count"], found["source_count"]) == (2, 2)
    assert found["sources_known"] is known
    assert found["status"] == ("sourced" if known else "single_source")
    told = (
        "2 independent sources" if known else "2 sources; whether they are independent is not known"
    )
    terms.renew([quote.pk])
    for page in (f"/quotes/{quote.pk}/", f"/search/?text={WORST}"):
        assert told in client.get(page).content.decode()


def test_articles_are_not_rewritten_in_a_circle(world: World, editor: User):
    chain = [world.article]
    for number in range(MOST_REWRITES):
        chain.append(factories.article(f"Step {number}", rewritten_from=chain[-1]))

    def rewrite(article: Article, source: Article) -> None:
        article.refresh_from_db()
        article.rewritten_from = source
        fields = {"rewritten_from"}
        articles.edit(by=editor, article=article, version=article.version, fields=fields)

    for last in (chain[1], chain[-1]):
        with pytest.raises(CurationError, match="in a circle"):
            rewrite(world.article, last)
    world.article.refresh_from_db()
    assert world.article.rewritten_from is None
    with pytest.raises(CurationError, match="at most 6 steps"):
        rewrite(world.article, world.quotes_only)
    rewrite(world.quotes_only, chain[-2])
    words = chain[-1].current_text.text.split("”")[0][1:]
    quote = factories.quote(words, articles=chain[1:])
    assert quotes.quote_detail(quote.pk)["source_count"] == 1


def test_words_that_only_a_withdrawn_article_prints_are_not_shown(
    world: World, editor: User, client: Client
):
    joining.join(by=editor, quote=reprinted(world, OTHER).pk, into=world.fuel.pk)
    own = world.fuel.text
    world.article.withdrawn_at = timezone.now()
    world.article.save()
    shown = detail(world)
    assert shown["text"] == OTHER
    assert own not in client.get(f"/quotes/{world.fuel.pk}/").content.decode()
    assert [quote["id"] for quote in quotes.quote_page(q="any moment").items] == [world.fuel.pk]
    assert quotes.quote_page(q="fuel for me").items == []
    assert own not in str(said.lookup(text=own))
