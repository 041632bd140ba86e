"""Two players that are one: everything moves, the old address leads on, and all comes back."""

import random
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied
from django.test import Client

from archive import terms
from archive.changes import history
from archive.curation import mentions, quotes
from archive.curation.errors import CurationError, StaleVersion
from archive.models import MatchEvent, Mention, MomentPlayer, Quote, Spell, Telling
from players import curation, merging
from players.linking import directory
from players.models import Merge, Player, PlayerAlias, PlayerRole
from players.tallies import of_player
from tests import factories
from tests.rows import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return User.objects.create_superuser("ines")


def test_every_column_that_points_at_a_player_moves_or_is_copied():
    columns = {(tie.model, tie.name) for tie in merging.ties()}
    assert {
        (MatchEvent, "player"),
        (Quote, "speaker"),
        (MomentPlayer, "player"),
        (Mention, "player"),
    } <= columns
    assert not {model for model, _ in columns} & {PlayerAlias, PlayerRole, Spell, Merge}


def test_everything_is_told_of_the_other(editor):
    kept = factories.player("Ida Vang", born=date(1990, 1, 2))
    other = factories.player("Ida V. Vang", aliases=["Idde"], nationality="Norway", released=None)
    match = factories.match()
    factories.event(match, kept), factories.event(match, other, minute=20)
    shared, _own = (factories.moment(name, players=[other]) for name in ("Shared", "Own"))
    MomentPlayer.objects.create(moment=shared, player=kept)
    quote = factories.quote(speaker=other)
    terms.renew([quote.pk])
    article = factories.article(body="Ida V. Vang scored.")
    mention = factories.mention(article, "Ida V. Vang", other)
    PlayerRole.objects.create(player=other, role="coach")
    Spell.objects.create(player=other, team=match.home)
    merging.merge(by=editor, player=other.pk, into=kept.pk, why="one person")
    (goals,) = of_player(kept.pk, metric="goals")
    assert (goals["value"], of_player(other.pk)) == (2, [])
    quote.refresh_from_db(), mention.refresh_from_db(), kept.refresh_from_db()
    assert (quote.speaker, mention.player, quote.version) == (kept, kept, 2)
    assert set(Telling.objects.values_list("speaker", flat=True)) == {kept.pk}
    assert [one.player for one in MomentPlayer.objects.all()] == [kept, kept]
    assert set(kept.aliases.values_list("name", flat=True)) == {"Ida V. Vang", "Idde"}
    assert (kept.nationality, kept.roles.get().role, kept.spells.get().team) == (
        "Norway",
        "coach",
        match.home,
    )
    assert other.aliases.get().name == "Idde"
    assert history(quote)[0]["who"] == "ines"


def test_the_old_address_leads_to_the_other_however_often_merged(editor, client: Client):
    first, second, third = (factories.player("Ida Vang") for _ in range(3))
    renamed = first.slug
    Player.objects.filter(pk=first.pk).update(slug="ida-of-old")
    merging.merge(by=editor, player=first.pk, into=second.pk)
    merging.merge(by=editor, player=second.pk, into=third.pk)
    for slug in (renamed, "ida-of-old", second.slug):
        page = client.get(f"/players/{slug}/")
        assert (page.status_code, page["Location"]) == (301, f"/players/{third.slug}/")
        api = client.get(f"/api/v1/players/{slug}/timeline")
        assert (api.status_code, api["Location"]) == (
            301,
            f"/api/v1/players/{third.slug}/timeline",
        )
    assert client.get("/api/v1/players?include_count=true").json()["count"] == 1
    assert directory().resolve("Ida Vang") == third.pk


def test_a_public_page_never_goes_away_with_a_merge(editor, client: Client):
    kept = factories.player("Ida Vang", released=None)
    other = factories.player("Ida V.")
    merging.merge(by=editor, player=other.pk, into=kept.pk)
    assert client.get(f"/players/{kept.slug}/").status_code == 200
    merging.split(by=editor, player=other.pk)
    assert client.get(f"/players/{kept.slug}/").status_code == 404
    assert client.get(f"/players/{other.slug}/").status_code == 200


def random_people(dice: random.Random) -> list[Player]:
    matches = [factories.match() for _ in range(2)]
    moments = [factories.moment(f"Moment {number}") for number in range(3)]
    people = []
    for number in range(5):
        one = factories.player(
            f"Person {dice.randrange(3)}",
            released=dice.choice((None, factories.NOW)),
            aliases=dice.sample(["Idde", "The Fox", "Number Nine"], dice.randrange(3)),
            nationality=dice.choice(("", "Norway", "Peru")),
            born=dice.choice((None, None, date(1990, 1, 2))),
        )
        for match in dice.sample(matches, dice.randrange(3)):
            factories.event(match, one, minute=number + 1)
            Spell.objects.create(player=one, team=match.home)
        for moment in dice.sample(moments, dice.randrange(3)):
            MomentPlayer.objects.create(moment=moment, player=one, position=number)
        if dice.random() < 0.6:
            PlayerRole.objects.create(player=one, role=dice.choice(("player", "coach")))
        if dice.random() < 0.6:
            quote = factories.quote(f"Words of {number}", speaker=one)
            terms.renew([quote.pk])
        people.append(one)
    return people


@pytest.mark.parametrize("seed", range(5))
def test_merging_and_splitting_restores_everything(seed: int, editor: User):
    """Random people, merged in chains and stars; split in any order that is not refused."""
    dice = random.Random(seed)
    people = random_people(dice)
    before = rows()
    merged: list[int] = []
    for _ in range(7):
        one, into = dice.sample(people, 2)
        try:
            merging.merge(by=editor, player=one.pk, into=into.pk)
        except CurationError:
            continue
        merged.append(one.pk)
        assert not any(
            tie.model._base_manager.filter(**{tie.name: one.pk}).exists() for tie in merging.ties()
        )
        assert list(terms.missing()) == []
    assert len(merged) > 1
    assert rows() != before
    while merged:
        pk = dice.choice(merged)
        if Merge.objects.filter(player=Merge.objects.get(player=pk).into_id).exists():
            with pytest.raises(CurationError, match="split these two first"):
                merging.split(by=editor, player=pk)
            continue
        merging.split(by=editor, player=pk)
        merged.remove(pk)
    assert rows() == before
    assert list(terms.missing()) == []


def test_what_an_editor_changed_since_stays(editor):
    kept, other = factories.player("Ida Vang"), factories.player("Ida V.", nationality="Norway")
    moment, gone = (factories.moment(name, players=[kept, other]) for name in ("Here", "Gone"))
    quote = factories.quote(speaker=other)
    merging.merge(by=editor, player=other.pk, into=kept.pk)
    third = factories.player("Ada Brandt")
    quotes.set_speaker(by=editor, quote=quote.pk, speaker=third.pk)
    kept.refresh_from_db()
    kept.nationality = "Peru"
    curation.edit(by=editor, player=kept, version=kept.version, fields={"nationality"})
    gone.delete()
    merging.split(by=editor, player=other.pk)
    quote.refresh_from_db(), kept.refresh_from_db()
    assert (quote.speaker, kept.nationality) == (third, "Peru")
    assert set(moment.players.all()) == {kept, other}


def refused(message: str, act: Any, **asked: Any) -> None:
    before = rows()
    with pytest.raises(CurationError, match=message):
        act(**asked)
    assert rows() == before


def test_what_is_refused_is_said_and_changes_nothing(editor):
    kept, other, third = (factories.player(name) for name in ("Ida Vang", "Ida V.", "Ida"))
    older = factories.player("Ida Vang", born=date(1960, 1, 1))
    younger = factories.player("Ida Vang", born=date(1990, 1, 1), gender="female")
    him = factories.player("Ida Vang", gender="male")
    merge = {"act": merging.merge, "by": editor}
    refused("into himself or herself", **merge, player=kept.pk, into=kept.pk)
    refused("not here any more", **merge, player=kept.pk, into=10**9)
    refused("born on different days", **merge, player=older.pk, into=younger.pk)
    refused("a man and a woman", **merge, player=him.pk, into=younger.pk)
    refused("is not merged", merging.split, by=editor, player=kept.pk)
    merging.merge(by=editor, player=other.pk, into=kept.pk)
    gone = rf"Ida V\. is merged into Ida Vang \(player {kept.pk}\)"
    refused(gone, **merge, player=other.pk, into=third.pk)
    refused(gone, **merge, player=third.pk, into=other.pk)
    refused(gone, curation.introduce, by=editor, players=[other.pk])
    other.refresh_from_db()
    change = {"by": editor, "player": other, "version": other.version, "fields": {"name"}}
    refused(gone, curation.edit, **change)
    said = factories.quote()
    refused(gone, quotes.set_speaker, by=editor, quote=said.pk, speaker=other.pk)


def test_a_name_that_may_mean_the_one_means_the_other(editor):
    kept, other = factories.player("Ida Vang"), factories.player("Ida V.")
    named = factories.mention(factories.article(body="Ida scored."), "Ida", other)
    offered = [{"kind": "player", "key": other.pk, "score": 0.9, "reasons": ["the only Ida"]}]
    Mention.objects.update(state="open", player=None, candidates=offered)
    merging.merge(by=editor, player=other.pk, into=kept.pk)
    assert mentions.pick(by=editor, mention=named.pk, kind="player", key=other.pk) == 1
    named.refresh_from_db()
    assert (named.player, named.reasons) == (kept, ["the only Ida"])
    assert mentions.reset(by=editor, mention=named.pk) == 1
    named.refresh_from_db()
    assert (named.player, named.set_by) == (kept, "machine")


def test_a_stale_page_and_who_may_not_merge_nothing(editor):
    kept, other = factories.player("Ida Vang"), factories.player("Ida V.")
    both = {"player": other.pk, "into": kept.pk}
    with pytest.raises(StaleVersion):
        merging.merge(by=editor, **both, version=other.version + 1)
    for nobody in (AnonymousUser(), User.objects.create_user("rea")):
        with pytest.raises(PermissionDenied):
            merging.merge(by=nobody, **both)
        with pytest.raises(PermissionDenied):
            merging.split(by=nobody, player=other.pk)
    assert not Merge.objects.exists()


# The pages


def test_an_editor_looks_merges_and_splits(editor, client: Client):
    client.force_login(editor)
    kept = factories.player("Ida Vång", nationality="Norway")
    other = factories.player("Ida Vang", nationality="Peru", born=date(1990, 1, 2))
    match = factories.match(factories.team("Northport"))
    factories.event(match, kept), factories.event(match, other)
    page = f"/admin/players/player/{other.pk}/"
    assert f'href="{page}merge/"' in client.get(f"{page}change/").content.decode()
    look = client.get(f"{page}merge/", {"into": str(kept.pk)})
    told = look.content.decode()
    assert [
        (line.what, line.own, line.others, line.after) for line in look.context["look"].lines
    ] == [("events in matches", 1, 1, 2), ("goals for Northport", 1, 1, 2)]
    assert "born: 1990-01-02" in told
    assert "player alias: Ida Vang" in told
    assert f"in the same match, as two people do: {match.slug}" in told
    assert "nationalities differ: Peru, Norway" in told
    assert list(look.context["offers"]) == [kept]
    assert not Merge.objects.exists()
    form = {"into": str(kept.pk), "version": str(other.version), "why": "one person"}
    done = client.post(f"{page}merge/", form, follow=True).content.decode()
    assert "Ida Vang is merged into Ida Vång" in done
    assert f'action="{page}split/"' in done
    assert Merge.objects.get().why == "one person"
    found = client.get(
        "/admin/autocomplete/",
        {"term": "vang", "app_label": "archive", "model_name": "quote", "field_name": "speaker"},
    ).json()
    assert [row["id"] for row in found["results"]] == [str(kept.pk)]
    assert "Somebody else" in client.post(f"{page}merge/", form, follow=True).content.decode()
    assert "are two again" in client.post(f"{page}split/", follow=True).content.decode()
    assert not Merge.objects.exists()
