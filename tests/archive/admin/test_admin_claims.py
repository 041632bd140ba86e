"""The page of an article's numbers on the desk: marked, corrected, taken off by plain forms."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from archive.models import Article, Claim
from tests import factories
from tests.archive.admin.test_admin_tagging import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    """An article that names a player with one goal, and states it."""
    brandt = factories.player("Ada Brandt", slug="ada-brandt", born=date(1991, 5, 1))
    northport = factories.team("Northport", slug="northport")
    match = factories.match(northport, day=date(2022, 5, 1), score=(1, 0))
    factories.event(match, brandt)
    made = factories.article(
        "One", "Ada Brandt scored her 1st goal; 1 <b>more</b> and she has 2.", slug="one",
        published_on=date(2022, 5, 1),
    )  # fmt: skip
    factories.mention(made, "Ada Brandt", brandt)
    return made


def page(article: Article, name: str = "claims") -> str:
    return reverse(f"admin:archive_article_{name}", args=[article.pk])


FORM = {
    "version": "1",
    "metric": "goals",
    "stated": "1",
    "player": "ada-brandt",
    "team": "Northport",
}


def test_numbers_are_offered_and_marked(desk: Client, article: Article) -> None:
    shown = desk.get(page(article))
    told = shown.content.decode()
    assert (
        f"{page(article)}"
        in desk.get(reverse("admin:archive_article_change", args=[article.pk])).content.decode()
    )
    assert "No number is marked yet." in told
    start = article.current_text.text.index("1st")
    assert f'href="?at={start}-{start + 3}"' in told
    assert "&lt;b&gt;more&lt;/b&gt;" in told
    assert '<option value="ada-brandt">Ada Brandt</option>' in told
    begun = desk.get(page(article), {"at": f"{start}-{start + 3}"}).content.decode()
    assert 'value="1st"' in begun
    assert 'name="stated" value="1"' in begun
    sent = {**FORM, "at": f"{start}-{start + 3}", "words": "1st"}
    done = desk.post(page(article, "mark_claim"), sent, follow=True)
    assert "“1st” is marked." in words(done)
    assert "Ada Brandt: 1 goal for Northport : supported , as of 1 May 2022" in words(done)
    claim = Claim.objects.get()
    assert (claim.start, claim.exact, claim.set_by.username) == (start, "1st", "eve")


def test_words_must_stand_there_once(desk: Client, article: Article) -> None:
    for typed, told in (
        ("1", "more than once"),
        ("three", "not in the text"),
        ("", "not in the text"),
    ):
        answer = desk.post(page(article, "mark_claim"), {**FORM, "words": typed})
        assert answer.status_code == 422
        assert told in words(answer)
    wrong = {**FORM, "words": "1st", "player": "nobody", "stated": "one"}
    answer = desk.post(page(article, "mark_claim"), wrong)
    assert "There is no such player: give the address" in words(answer)
    answer = desk.post(page(article, "mark_claim"), {**wrong, "player": ""})
    assert "Give the number in digits" in words(answer)
    assert Claim.objects.count() == 0


def test_two_of_one_name_are_told_by_address(desk: Client, article: Article) -> None:
    factories.player("Ada Brandt")
    answer = desk.post(
        page(article, "mark_claim"), {**FORM, "words": "1st", "player": "Ada Brandt"}
    )
    assert "More than one player is called so" in words(answer)


def test_a_claim_is_corrected_and_taken_off(desk: Client, article: Article) -> None:
    desk.post(page(article, "mark_claim"), {**FORM, "words": "1st"})
    claim = Claim.objects.get()
    opened = desk.get(page(article), {"claim": claim.pk}).content.decode()
    assert "Correct “1st”" in opened
    assert 'value="ada-brandt"' in opened
    sent = {**FORM, "claim": claim.pk, "stated": "2", "note": "As printed."}
    assert "“1st” is corrected." in words(desk.post(page(article, "mark_claim"), sent, follow=True))
    assert "contradicted" in words(desk.get(page(article)))
    past = desk.get(reverse("admin:archive_article_history", args=[article.pk]))
    assert "As printed." in words(past)
    gone = desk.post(page(article, "take_off_claim"), {"claim": claim.pk}, follow=True)
    assert "“1st” is no claim any more." in words(gone)
    assert desk.post(page(article, "take_off_claim"), {"claim": claim.pk}).status_code == 404


def test_another_articles_claim_is_not_touched(desk: Client, article: Article) -> None:
    desk.post(page(article, "mark_claim"), {**FORM, "words": "1st"})
    other = factories.article("Other", "Nothing in it.")
    claim = Claim.objects.get()
    assert desk.post(page(other, "take_off_claim"), {"claim": claim.pk}).status_code == 404
    assert "Correct" not in words(desk.get(page(other), {"claim": claim.pk}))
    assert Claim.objects.filter(pk=claim.pk).exists()
