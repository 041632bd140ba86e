"""Whom and what the features name."""

import pytest

from archive.models import Competition, Spell, Team, Venue
from players.models import Player


@pytest.fixture
def brook():
    player = Player.objects.create(slug="ada-brook", name="Ada Brook", gender="female")
    norland = Team.objects.create(slug="norland", name="Norland")
    Spell.objects.create(player=player, team=norland)
    Venue.objects.create(slug="mill-park", name="Mill Park", city="Millby")
    Competition.objects.create(slug="harbour-cup", name="UEFA Harbour Cup")
    return player
