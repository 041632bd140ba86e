"""What an editor decides about a place whose words have changed, and what is kept meanwhile."""

import pytest
from django.contrib.auth.models import User

from archive.changes import history
from archive.curation import articles, places
from archive.curation.errors import CurationError
from archive.models import Article, Citation, Quote
from archive.reading import articles as reading
from archive.reading import quotes as read_quotes
from tests import factories
from tests.markup import tight

pytestmark = pytest.mark.django_db

BODY = (
    "It rained at noon.\n\n“We kept the ball through all of the second half,” Brandt said. “We kept it "
    "well.”\n\n“We go again,” the bench sang. “We go again,” said the rain.\n\nBrandt left."
)
WORDS = ("We kept the ball through all of the second half,", "We kept it well.")
CHANGED = BODY.replace("the second half", "a second half")
NOW = ["We kept the ball through all of a second half,", "We kept it well."]


@pytest.fixture
def chief() -> User:
    return User.objects.create_superuser("chief")


@pytest.fixture
def printed() -> Article:
    return factories.article(body=BODY, slug="printed")


@pytest.fixture
def place(printed: Article) -> Citation:
    return factories.cite(factories.quote(" ".join(WORDS)), printed, *WORDS)


def rewrite(by: User, article: Article, body: str) -> None:
    article.refresh_from_db()
    articles.edit(by=by, article=article, version=article.version, fields=set(), body=body)


def stands(place: Citation) -> tuple[str, list[str], int]:
    """The state, the words at its place, and the version of the text they are in."""
    place = Citation.objects.select_related("text").get(pk=place.pk)
    parts = place.parts.order_by("number")
    for part in parts:
        assert place.text.text[part.start : part.end] == part.exact
        assert place.text.text[: part.start].endswith(part.prefix)
        assert place.text.text[part.end :].startswith(part.suffix)
    return place.state, [part.exact for part in parts], place.text.number


def test_a_changed_place_keeps_what_was_cited(chief, printed, place) -> None:
    rewrite(chief, printed, CHANGED)
    assert stands(place) == ("changed", NOW, 2)
    rewrite(chief, printed, CHANGED.replace("kept it well", "kept it really well"))
    state, now, _ = stands(place)
    assert (state, now[1]) == ("changed", "We kept it really well.")
    place.refresh_from_db()
    assert [row[2] for row in place.before["parts"]] == list(WORDS)
    rewrite(chief, printed, f"At last.\n\n{BODY}")
    place.refresh_from_db()
    assert stands(place)[:2] == ("moved", list(WORDS))
    assert place.before is None


def test_small_changes_that_add_up_are_not_followed(chief, printed, place) -> None:
    words = WORDS[0].split()
    for number in range(len(words) - 1):
        now = " ".join(
            ["Nobody", "spoke", "of", "it", "again", "before", "noon", "came", "round", "once"]
        )
        mixed = " ".join([*now.split()[: number + 1], *words[number + 1 :]])
        rewrite(chief, printed, BODY.replace(WORDS[0], mixed))
        if stands(place)[0] == "lost":
            break
        assert stands(place)[0] == "changed"
    assert stands(place) == ("lost", list(WORDS), 1)


def test_lost_after_a_change_goes_back_to_the_words_cited(chief, printed, place) -> None:
    rewrite(chief, printed, CHANGED)
    rewrite(chief, printed, "Nothing was said.")
    assert stands(place) == ("lost", list(WORDS), 1)
    rewrite(chief, printed, BODY)
    assert stands(place)[:2] == ("verified", list(WORDS))


def test_a_wording_is_confirmed_for_the_quote_or_for_this_print_alone(
    chief, printed, place
) -> None:
    other = factories.cite(place.quote, factories.article("Other", BODY, slug="other"), *WORDS)
    rewrite(chief, printed, CHANGED)
    assert not places.confirm_wording(by=chief, citation=place.pk)
    assert stands(place)[0] == "verified"
    place.quote.refresh_from_db()
    assert place.quote.text == " ".join(WORDS)
    # Its own wording is what is looked for from now on.
    rewrite(chief, printed, f"First. {CHANGED}")
    assert stands(place)[:2] == ("moved", NOW)
    rewrite(chief, other.article, CHANGED)
    assert places.confirm_wording(by=chief, citation=other.pk)
    place.quote.refresh_from_db()
    assert place.quote.text == " ".join(NOW)
    with pytest.raises(CurationError, match="Only a changed place"):
        places.confirm_wording(by=chief, citation=other.pk)


def test_what_an_editor_gives_up_is_not_offered_again(chief, printed, place) -> None:
    rewrite(chief, printed, CHANGED)
    places.give_up(by=chief, citation=place.pk, why="another quote")
    assert stands(place) == ("lost", list(WORDS), 1)
    assert {entry["why"] for entry in history(place) if entry["field"] == "given_up"} == {
        "another quote"
    }
    with pytest.raises(CurationError, match="given up already"):
        places.give_up(by=chief, citation=place.pk)
    rewrite(chief, printed, f"More. {CHANGED}")
    assert stands(place)[0] == "lost"
    rewrite(chief, printed, f"More. {BODY}")
    assert stands(place)[:2] == ("moved", list(WORDS))
    place.refresh_from_db()
    assert not place.given_up


def test_a_place_given_up_on_the_text_it_stands_in_is_shown_nowhere(chief, printed, place) -> None:
    places.give_up(by=chief, citation=place.pk)
    [quote] = reading.article_detail("printed")["quotes"]
    assert (quote["state"], quote["parts"], quote["passage"]) == ("lost", [], [])
    [citation] = read_quotes.quote_detail(place.quote_id)["citations"]
    assert (citation["state"], citation["score"]) == ("lost", 0.0)


def test_readers_are_told_what_became_of_a_place(chief, client, printed, place) -> None:
    def told(address: str) -> str:
        return tight(client.get(address).content.decode())

    quote, article = f"/quotes/{place.quote_id}/", "/articles/printed/"
    link = f'href="{article}#q-{place.quote_id}-2"'
    assert "Stands word for word in the archived text" in told(quote)
    rewrite(chief, printed, f"First. {BODY}")
    assert "Stands word for word in the archived text" in told(quote)
    rewrite(chief, printed, CHANGED)
    assert "<strong>The wording there has changed since</strong>, and waits" in told(quote)
    assert link in told(quote)
    assert "The wording here has changed since." in told(article)
    assert "0 of 1 quotes stand word for word" in told(article)
    rewrite(chief, printed, "Nothing was said.")
    shown = told(quote)
    assert "<strong>The article no longer holds it</strong>; these are the words" in shown
    assert WORDS[0] in shown
    assert link not in shown
    # Its page and its link stay; the article says so too, and there the link leads.
    assert "The text no longer holds it." in told(article)
    assert f'id="q-{place.quote_id}"' in told(article)
    [data] = client.get(f"/api/v1{quote.rstrip('/')}").json()["citations"]
    assert (data["state"], data["score"]) == ("lost", 0.0)
    assert [part["exact"] for part in data["parts"]] == list(WORDS)


def test_an_editor_sets_another_place(chief, printed, place) -> None:
    rewrite(chief, printed, "Nothing was said.")
    rewrite(chief, printed, BODY.replace(WORDS[0], "The ball, we never once gave it away,"))
    assert stands(place)[0] == "lost"
    typed = ["The ball,  we never\nonce gave it away,", " ", WORDS[1]]
    assert places.set_place(by=chief, citation=place.pk, parts=typed) == "changed"
    now = ["The ball, we never once gave it away,", WORDS[1]]
    assert stands(place) == ("changed", now, 3)
    assert places.confirm_wording(by=chief, citation=place.pk)
    assert Quote.objects.get().text == " ".join(now)
    # Another number of parts, and back to what was cited when it is given up.
    assert places.set_place(by=chief, citation=place.pk, parts=[WORDS[1]]) == "changed"
    places.give_up(by=chief, citation=place.pk)
    assert stands(place)[:2] == ("lost", now)


def test_the_same_words_twice_are_told_apart_by_number(chief, printed, place) -> None:
    with pytest.raises(CurationError, match="2 times in the text: say which"):
        places.set_place(by=chief, citation=place.pk, parts=["We go again,"])
    places.set_place(by=chief, citation=place.pk, parts=["We go again,"], which=2)
    [part] = place.parts.all()
    assert part.suffix.startswith("” said the rain")


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ([], "Type the words"),
        (["  "], "Type the words"),
        (["Never printed"], "does not hold “Never printed”"),
        ([WORDS[1], WORDS[0]], "does not hold “We kept the ball"),
        (["kept.*ball"], "does not hold"),
    ],
)
def test_a_place_that_is_not_there_is_refused(chief, place, parts, why) -> None:
    with pytest.raises(CurationError, match=why):
        places.set_place(by=chief, citation=place.pk, parts=parts)
    assert stands(place) == ("verified", list(WORDS), 1)


@pytest.fixture
def headline(printed: Article) -> Citation:
    quote = factories.quote("A night", kind="headline")
    return factories.cite(quote, printed)


def test_a_headline_is_given_up_and_comes_back_by_its_words(chief, headline) -> None:
    places.give_up(by=chief, citation=headline.pk)
    assert stands(headline) == ("lost", [], 1)
    with pytest.raises(CurationError, match="does not hold “A knight”"):
        places.set_place(by=chief, citation=headline.pk, parts=["A knight"])
    assert places.set_place(by=chief, citation=headline.pk, parts=["A  night"]) == "verified"
    assert stands(headline) == ("verified", [], 1)
    headline.refresh_from_db()
    assert (headline.given_up, headline.quote.kind) == (False, "headline")
    with pytest.raises(CurationError, match="not here any more"):
        places.give_up(by=chief, citation=headline.pk + 1)


def test_a_headlines_words_are_set_in_the_text(chief, printed, headline) -> None:
    with pytest.raises(CurationError, match="only by its own words"):
        places.set_place(by=chief, citation=headline.pk, parts=["It rained"])
    assert stands(headline) == ("verified", [], 1)
    rewrite(chief, printed, f"{BODY} “A night,” he said.")
    with pytest.raises(CurationError, match="only by its own words"):
        places.set_place(by=chief, citation=headline.pk, parts=["A night,"])
    assert places.set_place(by=chief, citation=headline.pk, parts=["A night"]) == "verified"
    assert stands(headline) == ("verified", ["A night"], 2)
    headline.quote.refresh_from_db()
    assert headline.quote.kind == "direct"
