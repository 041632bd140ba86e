"""Places that changed or were lost, on the desk; and a changed text that is read anew."""

import re

import pytest
from django.test import Client

from archive.changes import history
from archive.models import Article, Citation, Quote
from archive.reading import articles as reading
from tests import factories
from tests.archive.admin.forms import opened, page, words

pytestmark = pytest.mark.django_db

BODY = "“We kept the ball all evening,” Brandt said.\n\nIt rained, and nobody went home before the end."
CHANGED = BODY.replace("all evening", "every evening")


@pytest.fixture
def printed() -> Article:
    return factories.article(body=BODY, slug="printed")


@pytest.fixture
def place(printed: Article) -> Citation:
    return factories.quote("We kept the ball all evening,", articles=[printed]).citations.get()


def save(desk: Client, article: Article, body: str) -> str:
    address, form = opened(desk, article)
    return words(desk.post(address, {**form, "body": body}, follow=True))


def decide(desk: Client, place: Citation, **form: object) -> str:
    answer = desk.post(page(place.quote, "place"), {"place": place.pk, **form}, follow=True)
    place.refresh_from_db()
    place.quote.refresh_from_db()
    return words(answer)


def test_a_changed_place_is_shown_with_a_word_diff_and_confirmed(desk, printed, place) -> None:
    assert "Only a changed place can be confirmed." in decide(desk, place, act="confirm")
    told = save(desk, printed, CHANGED)
    assert "Quotes' places: 1 changed." in told
    assert "new quote" not in told
    shown = re.sub(r"\s+>", ">", desk.get(page(place.quote)).content.decode())
    assert "We kept the ball <del>all</del><ins>every</ins> evening," in shown
    assert "<mark>We kept the ball every evening,</mark>" in shown
    listed = desk.get("/admin/archive/quote/?anchor=changed")
    assert "We kept the ball" in words(listed)
    assert "The quote has the words that are printed now." in decide(desk, place, act="confirm")
    assert (place.quote.text, place.state) == ("We kept the ball every evening,", "verified")
    assert {entry["who"] for entry in history(place) if entry["field"] == "state"} >= {"eve"}
    assert "<del>" not in desk.get(page(place.quote)).content.decode()


def test_a_place_is_given_up_and_set_anew(desk, printed, place) -> None:
    save(desk, printed, CHANGED)
    assert "is said not to hold the quote any more" in decide(desk, place, act="lost")
    shown = words(desk.get(page(place.quote)))
    assert "version 1: lost , as an editor said" in shown
    assert "The article does not hold it" not in shown
    refused = desk.post(
        page(place.quote, "place"),
        {
            "place": place.pk,
            "act": "set",
            "part": ["Nobody <b>said</b> this", "nor this", ""],
            "which": "2",
        },
    )
    assert "The text does not hold “Nobody <b>said</b> this” there." in words(refused)
    # What was typed is not lost.
    form = refused.content.decode()
    assert re.findall(r"<textarea[^>]*>([^<]*)</textarea>", form) == [
        "Nobody &lt;b&gt;said&lt;/b&gt; this",
        "nor this",
        "",
    ]
    assert 'value="2"' in form
    told = decide(desk, place, act="set", part=["We kept the ball every evening,", ""], which="")
    assert "Its words are not those of the quote" in told
    assert place.state == "changed"
    save(desk, printed, BODY)
    assert "set, word for word" in decide(desk, place, act="set", part=[place.quote.text])


def test_a_headline_is_given_up_and_set(desk, printed) -> None:
    quote = factories.quote("A night by the harbour", kind="headline")
    place = factories.cite(quote, printed)
    shown = desk.get(page(quote))
    assert "It stands in the headline." in words(shown)
    assert ">A night by the harbour</textarea>" in shown.content.decode()
    assert "is said not to hold the quote" in decide(desk, place, act="lost")
    assert "It stood in the headline." in words(desk.get(page(quote)))
    assert "set, word for word" in decide(desk, place, act="set", part=[quote.text])
    assert (place.state, place.quote.kind) == ("verified", "headline")


def test_a_lost_place_says_so_and_where_it_stood(desk, printed, place) -> None:
    save(desk, printed, "Nothing was said at all.")
    shown = words(desk.get(page(place.quote)))
    assert "version 1: lost : the text as it is now does not hold it" in shown
    assert "We kept the ball" in words(desk.get("/admin/archive/quote/?anchor=lost"))


def test_acts_are_for_this_quotes_places_alone(desk, place) -> None:
    assert "There is no such act." in decide(desk, place, act="delete")
    other = factories.quote()
    answer = desk.post(page(other, "place"), {"place": place.pk, "act": "lost"})
    assert answer.status_code == 404
    place.refresh_from_db()
    assert place.state == "verified"


def test_a_changed_text_is_read_for_new_quotes(desk, printed, place) -> None:
    brandt = factories.player("Ada Brandt")
    rejected = factories.quote("nobody went home", articles=[printed], state="rejected")
    more = f"{BODY}\n\n“Next year we will keep it until breakfast,” said Ada Brandt. “All of it.”"
    assert "1 new quote found in the text: waits for a decision." in save(desk, printed, more)
    new = Quote.objects.get(state="candidate")
    assert (new.text, new.speaker) == (
        "Next year we will keep it until breakfast, All of it.",
        brandt,
    )
    assert [part.exact for part in new.citations.get().parts.order_by("number")] == [
        "Next year we will keep it until breakfast,",
        "All of it.",
    ]
    # What was decided stays, and nothing comes twice.
    for state, kept in (("accepted", place.quote), ("rejected", rejected)):
        kept.refresh_from_db()
        assert (kept.state, kept.version) == (state, 1)
    Quote.objects.filter(pk=new.pk).update(state="rejected")
    assert "new quote" not in save(desk, printed, f"Once more.\n\n{more}")
    assert Quote.objects.count() == 3
    assert [one["id"] for one in reading.article_detail("printed")["quotes"]] == [place.quote_id]


def test_the_first_text_is_read_too(desk) -> None:
    form = {
        "title": "Brandt: ‘We never left’",
        "body": BODY,
        "display": "quotes",
        "language": "en",
        "version": "1",
    }
    told = words(desk.post("/admin/archive/article/add/", form, follow=True))
    assert "2 new quotes found in the text: wait for a decision." in told
    assert set(Quote.objects.values_list("kind", "text")) == {
        ("direct", "We kept the ball all evening,"),
        ("headline", "We never left"),
    }
    made = Article.objects.get()
    assert "new quote" not in save(desk, made, f"{BODY}\n\nThe end.")
