"""Saves that know their version (the second of two is refused, also of eight at once), addresses
and pages of people."""

import pytest
from django.contrib.auth.models import User

from archive import release
from archive.curation import saving, slugs
from archive.curation.errors import CurationError, StaleVersion
from archive.models import Moment, Quote
from players import curation as people
from players.models import Player, SlugRedirect
from tests import factories
from tests.together import at_once

pytestmark = pytest.mark.django_db


def test_the_second_of_two_saves_is_refused(editor: User) -> None:
    factories.player(slug="ada")
    first, second = Player.objects.get(slug="ada"), Player.objects.get(slug="ada")
    first.name, second.nationality = "Ada B.", "Norway"
    people.edit(by=editor, player=first, version=1, fields={"name"})
    with pytest.raises(StaleVersion):
        people.edit(by=editor, player=second, version=1, fields={"nationality"})
    kept = Player.objects.get(slug="ada")
    assert (kept.name, kept.nationality, kept.version) == ("Ada B.", "", 2)


def test_only_the_named_fields_are_written() -> None:
    quote = factories.quote()
    held = Quote.objects.get(pk=quote.pk)
    Quote.objects.filter(pk=quote.pk).update(state="rejected")
    held.occasion = "after the match"
    saving.save(held, version=1, fields={"occasion"})
    quote.refresh_from_db()
    assert (quote.occasion, quote.state, quote.version) == ("after the match", "rejected", 2)
    assert quote.updated_at > quote.created_at


def test_people_get_a_page_by_themselves(editor: User) -> None:
    hidden, known = factories.player(released=None), factories.player()
    since = known.released_at
    assert people.introduce(by=editor, players=[hidden.pk, known.pk]) == 1
    known.refresh_from_db()
    assert known.released_at == since
    assert release.players().count() == 2


def test_an_address_is_free_and_was_nobody_elses() -> None:
    taken = factories.moment("The goal", slug="the-goal")
    SlugRedirect.objects.create(kind="archive_moment", old_slug="the-goal-2", target=taken.pk)
    assert slugs.free(Moment, "The goal") == "the-goal-3"
    assert slugs.free(Moment, "The goal", but=taken.pk) == "the-goal"
    assert slugs.free(Moment, "進球") == "moment"


@pytest.mark.django_db(transaction=True)
def test_of_saves_at_once_exactly_one_wins() -> None:
    editor = User.objects.create_superuser("chief")
    player = factories.player()
    for version in range(1, 6):

        def save(number: int, version: int = version) -> int:
            mine = Player.objects.get(pk=player.pk)
            mine.position = f"{version}.{number}"
            people.edit(by=editor, player=mine, version=version, fields={"position"})
            return number

        told = at_once(save)
        won = [one for one in told if not isinstance(one, CurationError)]
        assert len(won) == 1
        assert all(isinstance(one, StaleVersion) for one in told if one not in won)
        player.refresh_from_db()
        assert (player.version, player.position) == (version + 1, f"{version}.{won[0]}")
