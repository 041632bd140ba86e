"""What a second source says of a match, and who was called up: listed, found, read, corrected."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from archive.models import Change, Match, MatchAccount, SquadPlace
from tests import factories
from tests.archive.admin.forms import opened
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def account(world: World) -> MatchAccount:
    """Another data set's: the score and one goal of France's own as here, an earlier minute for Kane's."""
    says = {
        "home_score": 1,
        "away_score": 3,
        "stage": "quarter-FINAL",
        "goals": [[True, "penalty_goal", 53, None, "Kane <b>"]],
    }
    return MatchAccount.objects.create(
        match=world.qatar,
        source=factories.source(name="Another set", slug="another-set"),
        source_key="Cup|2022-12-10|England|France",
        says=says,
        line=7,
    )


@pytest.fixture
def place(world: World) -> SquadPlace:
    return SquadPlace.objects.create(
        tournament="cup-2022",
        team=world.england,
        number=9,
        player=world.kane,
        player_name="H. Kane",
        position="FW",
        born=date(1993, 7, 28),
        source=world.qatar.source,
        source_key="cup-2022|England|9",
    )


def squeezed(answer) -> str:
    return " ".join(answer.content.decode().split())


def change(thing) -> str:
    return reverse(f"admin:archive_{thing._meta.model_name}_change", args=[thing.pk])


def test_an_account_stands_beside_the_match(desk: Client, account: MatchAccount) -> None:
    page = squeezed(desk.get(change(account)))
    assert f'<a href="{change(account.match)}">{account.match}</a>' in page
    assert "<th scope=\"row\">away score</th> <td><bdi>2</bdi></td> <td><bdi>3</bdi></td> <td><strong>differs" in page  # fmt: skip
    assert "<th scope=\"row\">home score</th> <td><bdi>1</bdi></td> <td><bdi>1</bdi></td> <td>same</td>" in page  # fmt: skip
    assert "<td><bdi>Kane &lt;b&gt; 53 (penalty)</bdi></td>" in page
    assert "told once" in page
    assert "&quot;goals&quot;" not in page
    assert 'name="_save"' not in page
    assert desk.post(change(account), {"line": 1}).status_code == 403


def test_accounts_are_listed_and_found(
    desk: Client, world: World, account: MatchAccount, django_assert_num_queries
) -> None:
    where = reverse("admin:archive_matchaccount_changelist")
    page = squeezed(desk.get(where))
    assert "Another set" in page
    assert account.match.slug in page
    assert account.match.slug in squeezed(desk.get(where, {"q": "france 2022-12"}))
    assert account.match.slug not in squeezed(desk.get(where, {"q": "switzerland"}))
    with django_assert_num_queries(9):
        desk.get(where)
    for day in range(1, 6):
        match = factories.match(world.england, world.france, day=date(2020, 1, day))
        MatchAccount.objects.create(match=match, source=account.source, source_key=str(day))
    with django_assert_num_queries(9):
        desk.get(where)


def test_a_match_leads_to_them(desk: Client, account: MatchAccount) -> None:
    page = squeezed(desk.get(change(account.match)))
    assert f'<a href="{change(account)}">Another set</a> (4 things told differently)' in page
    assert "nobody else" in squeezed(desk.get(reverse("admin:archive_match_add")))
    alone = Match.objects.exclude(pk=account.match.pk).first()
    assert "nobody else" in squeezed(desk.get(change(alone)))


def test_a_place_is_corrected_under_a_name(
    desk: Client, world: World, place: SquadPlace, editor
) -> None:
    form, fields = opened(desk, place)
    fields["player_name"] = ["Harry Kane"]
    fields["number"] = ["10"]
    assert desk.post(form, fields).status_code == 302
    place.refresh_from_db()
    assert (place.player_name, place.number, place.position) == ("Harry Kane", 10, "FW")
    last = Change.objects.filter(table="archive_squadplace").order_by("pk").last()
    assert last is not None
    assert last.user_id == editor.pk
    history = squeezed(desk.get(reverse("admin:archive_squadplace_history", args=[place.pk])))
    assert "H. Kane" in history
    assert "Harry Kane" in history


def test_of_two_editors_the_second_is_told(desk: Client, place: SquadPlace) -> None:
    form, fields = opened(desk, place)
    SquadPlace.objects.filter(pk=place.pk).update(position="GK")
    fields["player_name"] = ["Harry Kane"]
    assert "Somebody else saved this meanwhile" in squeezed(desk.post(form, fields))
    place.refresh_from_db()
    assert (place.player_name, place.position) == ("H. Kane", "GK")


def test_places_are_listed_found_and_linked_from_the_player(
    desk: Client, world: World, place: SquadPlace
) -> None:
    where = reverse("admin:archive_squadplace_changelist")
    for asked in ({}, {"q": "kane england"}, {"tournament": "cup-2022"}, {"team": "england"}):
        assert "H. Kane" in squeezed(desk.get(where, asked)), asked
    for asked in ({"q": "nobody"}, {"team": "france"}, {"player__isempty": "1"}):
        assert "H. Kane" not in squeezed(desk.get(where, asked)), asked
    player = squeezed(desk.get(reverse("admin:players_player_change", args=[world.kane.pk])))
    assert f'<a href="{change(place)}">cup-2022: England</a>' in player
    assert "none on record" in squeezed(desk.get(reverse("admin:players_player_add")))
