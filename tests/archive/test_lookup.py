"""Ask with the words: who said a sentence, by the API and on the search page."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive import terms
from archive.models import Quote
from archive.reading import said
from tests import factories
from tests.archive.text.test_similar import ANOTHER, SAME, UNRELATED
from tests.world import FUEL, WORST, World

V1 = "/api/v1/quotes/lookup"


def ask(client: Client, text: str) -> list[dict[str, Any]]:
    answer = client.get(V1, {"text": text})
    assert answer.status_code == 200, answer.content
    body = answer.json()
    assert body["next"] is None
    return body["items"]


def test_the_same_words_are_found_and_alike_wholly(client: Client, world: World):
    found = ask(client, f"{FUEL} {WORST}")
    assert (found[0]["id"], found[0]["similarity"]) == (world.fuel.pk, 1)
    assert found[0]["first_print"]["slug"] == "fuel"
    assert found[0]["first_print"]["published_on"] == "2025-10-15"
    assert found[0]["status"] == "single_source"
    assert found[0]["citations"][0]["parts"][0]["exact"] == FUEL


def test_a_piece_finds_first_what_holds_least_besides(client: Client, world: World):
    found = ask(client, "it's been FUEL for me")
    assert [(one["id"], one["similarity"]) for one in found] == [
        (world.loose.pk, 1),
        (world.fuel.pk, 1),
    ]


@pytest.mark.parametrize(("said_there", "asked"), SAME)
def test_each_variant_finds_its_quote(said_there: str, asked: str, client: Client, world: World):
    Quote.objects.filter(pk=world.fuel.pk).update(text=said_there)
    terms.rebuild()
    assert ask(client, asked)[0]["text"] in (said_there, FUEL)


def test_what_nobody_said_finds_nothing(client: Client, world: World):
    for text in (ANOTHER[1], *UNRELATED[:6], "the", "!?…", "日本", "we go"):
        assert ask(client, text) == [], text


def test_words_of_everyday_are_found_where_they_are_all(client: Client, world: World):
    assert [one["id"] for one in ask(client, "We go again")] == [world.brief.pk]


def test_at_most_ten_the_likeliest_first(client: Client, world: World):
    words = "The bus broke down in Ely"
    page = factories.article("Bus", " ".join(f"“{words} {n},” she said." for n in range(15)))
    for number in range(15):
        factories.quote(f"{words} {number},", articles=[page])
    terms.rebuild()
    found = ask(client, f"{words} 7")
    assert len(found) == said.MOST
    assert found[0]["text"] == f"{words} 7,"
    assert [one["similarity"] for one in found] == sorted(
        (one["similarity"] for one in found), reverse=True
    )


@pytest.mark.parametrize(
    "query", [{}, {"text": ""}, {"text": " \n "}, {"text": "a" * 1001}, {"text": "a", "q": "b"}]
)
def test_what_is_no_sentence_is_refused(query: dict[str, str], client: Client, db: None):
    answer = client.get(V1, query)
    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["errors"][0]["location"].startswith("query.")


def test_a_long_sentence_of_any_letters_is_read(client: Client, db: None):
    assert ask(client, "語" * 1000) == []
    assert ask(client, "𝔴" * 1000) == []


def test_the_statements_do_not_grow(client: Client, world: World):
    def spent(text: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            ask(client, text)
        return len(captured)

    few = spent(WORST)
    made = Quote.objects.bulk_create(
        Quote(text=f"{WORST} {n}", kind="direct", speaker=world.kane, state="accepted")
        for n in range(200)
    )
    terms.renew([one.pk for one in made])
    # The revision, the index, the wordings, the quotes.
    assert spent(WORST) == few == 4
    assert spent(" ".join([WORST, *UNRELATED])[:1000]) == 4


def test_the_search_page_says_who_said_it(client: Client, world: World):
    page = client.get("/search/", {"text": "that was probably the worst I have felt"})
    told = page.content.decode()
    assert f"/quotes/{world.fuel.pk}/" in told
    assert "% alike" in told
    assert "First printed in" in told
    assert 'name="text"' in client.get("/search/").content.decode()
    assert (
        "No quote in the archive says this"
        in client.get("/search/", {"text": "The bus broke down in Ely"}).content.decode()
    )
    assert client.get("/search/", {"text": "a" * 1001}).status_code == 422


def test_a_hidden_wording_finds_nothing(client: Client, world: World):
    """A draft's wording of a public quote is in the index: what is answered knows only what is
    public of it."""
    draft = factories.article("Draft", "“The bus broke down in Ely,” he said.", released=None)
    place = factories.cite(world.fuel, draft, "The bus broke down in Ely,")
    place.wording, place.differs = "The bus broke down in Ely,", True
    place.save()
    terms.rebuild()
    assert ask(client, "The bus broke down in Ely") == []
    draft.released_at = world.article.released_at
    draft.published_on = date(2020, 1, 1)
    draft.save()
    (found,) = ask(client, "The bus broke down in Ely")
    assert (found["id"], found["similarity"]) == (world.fuel.pk, 1)
    assert found["first_print"]["slug"] == draft.slug


def test_a_word_that_turns_the_sense_is_told(client: Client, world: World):
    (turned,) = (one for one in ask(client, "It’s not been fuel for me") if one["kind"] == "direct")
    assert turned["differs"] is True
    assert {"kind": "gone", "text": "not "} in turned["difference"]
    same = ask(client, FUEL)[0]
    assert (same["differs"], {piece["kind"] for piece in same["difference"]}) == (False, {"same"})
    page = client.get("/search/", {"text": "It’s not been fuel for me"}).content.decode()
    assert "but print differs in a word that turns the sense" in page
    assert "only asked: </span>not </del>" in page
    page = client.get("/search/", {"text": FUEL}).content.decode()
    assert "turns the sense" not in page
    assert "beside print" not in page


def test_the_wording_that_is_likest_is_held_against_it(client: Client, world: World):
    """Of two prints one has the denial that was asked for: nothing differs."""
    other = factories.article("Other", "“It’s not been fuel for me,” he said.")
    place = factories.cite(world.loose, other, "It’s not been fuel for me,")
    place.wording, place.differs = "It’s not been fuel for me,", True
    place.save()
    terms.renew([world.loose.pk])
    found = {one["id"]: one["differs"] for one in ask(client, "it’s not been fuel for me")}
    assert found == {world.loose.pk: False, world.fuel.pk: True}
