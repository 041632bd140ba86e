"""The search page."""

import pytest

from tests import factories
from tests.outline import checked


def test_search_finds_names_before_words(world, client):
    html = client.get("/search/?q=england").content.decode()
    checked(html)
    assert 'href="/teams/england/"' in html
    assert "All its matches" in html
    html = client.get("/search/?q=qatar").content.decode()
    assert 'href="/moments/the-qatar-miss/"' in html
    assert 'href="/stories/after-the-whistle/"' in client.get("/search/?q=whistle").content.decode()
    words = "Kane scored,"
    factories.quote(words, articles=[factories.article("That was that", f"“{words}” said Ines.")])
    html = client.get("/search/?q=kane").content.decode()
    assert html.index('id="people"') < html.index('id="said"')


def test_a_search_without_a_find_offers_near_names(world, client):
    html = client.get("/search/?q=Hary+Kanne").content.decode()
    checked(html)
    assert "Nothing under “Hary Kanne”" in html
    assert 'href="/players/harry-kane/"' in html


@pytest.mark.parametrize("words", ["“fuel for me”", '"fuel"', "It's been fuel", "fuel,", "(fuel)"])
def test_marks_round_words_and_either_apostrophe_are_found(world, client, words):
    html = client.get("/search/", {"q": words}).content.decode()
    assert f'href="/quotes/{world.fuel.pk}/"' in html
