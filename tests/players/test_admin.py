"""People on the desk: found by any of their names, given a page, kept with their names folded."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from archive.changes import history
from players.models import Player, PlayerAlias
from tests import factories

pytestmark = pytest.mark.django_db
LIST = "/admin/players/player/"


@pytest.fixture
def chief(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("chief"))
    return client


def listed(chief: Client, **asked: str) -> list[Any]:
    answer: Any = chief.get(LIST, asked)
    assert answer.status_code == 200
    return list(answer.context["cl"].result_list)


@pytest.mark.parametrize("typed", ["ida", "vang", "VÅNG", "vang ida", "l'idole", "idole"])
def test_a_person_is_found_by_every_name(chief: Client, typed: str) -> None:
    ida = factories.player("Ida Vång", slug="ida-vang", aliases=["L’Idole", "La Vang"])
    factories.player("Ada Brandt")
    assert listed(chief, q=typed) == [ida]


def test_quotes_are_counted_and_a_link_away(chief: Client) -> None:
    ida = factories.player("Ida Vang")
    factories.quote(speaker=ida)
    factories.quote(speaker=ida, state="rejected")
    assert [row.said for row in listed(chief)] == [2]
    assert f"?who=%23{ida.pk}" in chief.get(LIST).content.decode()
    answer: Any = chief.get("/admin/archive/quote/", {"who": f"#{ida.pk}"})
    assert len(answer.context["cl"].result_list) == 2


def test_people_are_given_a_page_from_the_list(chief: Client) -> None:
    hidden = factories.player("Ida Vang", released=None)
    form = {"action": "introduce_selected", "_selected_action": [str(hidden.pk)]}
    assert "1 person has a page now." in chief.post(LIST, form, follow=True).content.decode()
    assert [row.public_now for row in listed(chief)] == [True]
    assert history(hidden)[0]["who"] == "chief"


def test_a_new_person_has_an_address_and_folded_names(chief: Client) -> None:
    rows = {
        f"{name}-{field}": 0
        for name in ("aliases", "roles", "spells")
        for field in ("TOTAL_FORMS", "INITIAL_FORMS")
    }
    form = rows | {"name": "Kylián Øberg", "aliases-TOTAL_FORMS": 1, "aliases-0-name": "Ø’Berg"}
    answer = chief.post(f"{LIST}add/", form)
    assert answer.status_code == 302, answer.content.decode()
    made = Player.objects.get()
    assert (made.slug, made.released_at) == ("kylian-oberg", None)
    assert PlayerAlias.objects.get().folded == "oberg"
