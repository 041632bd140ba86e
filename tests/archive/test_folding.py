"""Words without case and accents: folded alike by us and by the database, and so found."""

import pytest
from django.db.models import TextField, Value
from django.db.models.functions import Cast
from django.test import Client

from archive.folding import Folded, fold
from archive.models import Theme
from players.models import Player
from tests import factories
from tests.world import World

pytestmark = pytest.mark.django_db
ODD = [
    "Thomas Müller",
    "KYLIAN MBAPPÉ",
    "Đặng Văn Lâm",
    "Łukasz Piszczek, Ødegaard, Kökçü",
    "N’Golo O'Neill D‘Or",
    "non\u00a0breaking half‑time",
    "Zlatan Ibrahimović \\ 100 % _",
    "e\u0301 decomposed",
    "İlkay Gündoğan",
    "plain",
    "",
]


@pytest.mark.parametrize("text", ODD)
def test_the_database_folds_as_we_do(text: str) -> None:
    factories.player()
    said = Cast(Value(text), TextField())
    assert Player.objects.values_list(Folded(said), flat=True).get() == fold(text)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Thomas Müller", "muller"),
        ("Thomas Müller", "MÜLLER thomas"),
        ("Martin Ødegaard", "odegaard"),
        ("N’Golo Kanté", "n'golo kante"),
        ("N'Golo Kanté", "N’Golo"),
        ("Thomas Muller", "müller"),
    ],
)
def test_names_are_found_as_they_are_typed(name: str, typed: str, client: Client) -> None:
    factories.player(name, slug="him")
    factories.player("Ada Brandt", slug="her")
    found = client.get("/search/", {"q": typed}).content.decode()
    assert 'href="/players/him/"' in found
    assert 'href="/players/her/"' not in found
    assert 'href="/players/him/"' in client.get("/players/", {"q": typed}).content.decode()


def test_other_names_titles_and_words_are_folded_too(client: Client) -> None:
    factories.player("Edson Arantes", slug="him", aliases=["Pelé"])
    article = factories.article("Noche en Málaga", "“Fue una noche mágica,” dijo.", slug="noche")
    factories.quote("Fue una noche mágica,", articles=[article])
    assert "/players/him/" in client.get("/search/?q=pele").content.decode()
    assert "/articles/noche/" in client.get("/search/?q=MALAGA").content.decode()
    assert len(client.get("/api/v1/quotes?q=magica").json()["items"]) == 1


@pytest.mark.parametrize("typed", ["%", "_", "\\", "100%"])
def test_what_means_something_to_the_database_is_a_letter(typed: str, client: Client) -> None:
    factories.player("Ada Brandt", slug="her")
    assert "/players/her/" not in client.get("/search/", {"q": typed}).content.decode()


def test_themes_and_competitions_are_found_by_name(client: Client, world: World) -> None:
    found = client.get("/search/?q=PENALTIES").content.decode()
    assert 'href="/themes/penalties/"' in found
    assert 'href="/competitions/fifa-world-cup/"' in client.get("/search/?q=world").content.decode()
    Theme.objects.update(released_at=None)
    assert "/themes/penalties/" not in client.get("/search/?q=penalties").content.decode()
