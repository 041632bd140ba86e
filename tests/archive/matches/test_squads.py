"""Squads: places as printed, followed but not over an editor."""

from datetime import date

import pytest

from archive.changes import acting
from archive.models import SquadPlace
from tests import record
from tests.archive.matches.loading import counted, load

pytestmark = pytest.mark.django_db


class TestSquads:
    def squads(self, path, **facts):
        player = {"number": 9, "pos": "FW", "name": "Ada Brandt", "date_of_birth": "1965-02-03"}
        player["club"] = {"name": "Quay FC", "country": "NOR"}
        teams = [
            {"name": "Northland", "players": [{**player, **facts}]},
            {"name": "Nowhere", "players": [player]},
        ]
        path.write_text(record.json.dumps(teams))
        return path

    def test_places_as_printed(self, folder, tmp_path):
        load(folder)
        path = self.squads(tmp_path / "cup-1990.squads.json")
        report = load(path)
        assert counted(report) == {"squad places": {"added": 1, "refused": 1}}
        place = SquadPlace.objects.get()
        assert (place.tournament, place.team.name, place.number) == ("cup-1990", "Northland", 9)
        assert (place.player_name, place.born, place.club.name) == (
            "Ada Brandt",
            date(1965, 2, 3),
            "Quay FC",
        )
        assert place.player is None
        assert counted(load(path))["squad places"] == {"unchanged": 1, "refused": 1}

    def test_a_newer_squad_but_not_over_an_editor(self, folder, tmp_path, editor):
        load(folder)
        path = tmp_path / "cup-1990.squads.json"
        load(self.squads(path))
        load(self.squads(path, name="Ada Brandtner"))
        assert SquadPlace.objects.get().player_name == "Ada Brandtner"
        with acting(editor):
            SquadPlace.objects.update(player_name="A. Brandt")
        load(self.squads(path, name="Ada Berg"))
        assert SquadPlace.objects.get().player_name == "A. Brandt"
