"""Whether a ground was neutral: told, worked out from the stadium's country, or not known."""

import json
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from archive.changes import acting
from archive.matches import import_matches
from archive.models import Change, Match
from archive.reading.matches import match_detail
from archive.verification import verify
from tests import record
from tests.archive.matches.loading import FIRST

pytestmark = pytest.mark.django_db
GAME = {
    "date": "1990-05-01", "team1": "Northland", "team2": "Southland", "round": "Final",
    "ground": "Port Ada", "score": {"ft": [2, 1]},
}  # fmt: skip
STADIUM = {"city": "Port Ada", "name": "Quay Ground", "cc": "us"}


def cup(path, *games):
    return import_matches([record.openfootball(path / "cup.json", *games)])


def with_stadiums(path, *games):
    record.openfootball(path / "cup.json", *games)
    stadiums = {"name": "World Cup 1990", "stadiums": [STADIUM]}
    (path / "cup.stadiums.json").write_text(json.dumps(stadiums))
    return import_matches([path / "cup.json", path / "cup.stadiums.json"])


def test_what_a_source_does_not_tell_is_not_known(tmp_path, client):
    cup(tmp_path, GAME)
    assert match_detail(FIRST)["neutral"] is None
    assert client.get(f"/api/v1/matches/{FIRST}").json()["neutral"] is None
    page = " ".join(client.get(f"/matches/{FIRST}/").content.decode().split())
    assert "(not told whether on neutral ground)" in page
    record.international(tmp_path / "set")
    import_matches([tmp_path / "set"])
    assert match_detail(FIRST)["neutral"] is False
    assert "neutral ground" not in client.get(f"/matches/{FIRST}/").content.decode()


@pytest.mark.parametrize(("team", "neutral"), [("USA", False), ("Southland", True)])
def test_a_stadium_tells_its_country(tmp_path, team, neutral):
    with_stadiums(tmp_path, {**GAME, "team2": team})
    match = Match.objects.get()
    assert (match.country, match.neutral) == ("United States", neutral)
    assert with_stadiums(tmp_path, {**GAME, "team2": team}).lines()[-1].endswith("was written.")
    # Without the list of stadiums nothing is told otherwise.
    assert cup(tmp_path, {**GAME, "team2": team}).lines()[-1].endswith("Nothing was written.")


def test_what_was_kept_as_no_becomes_unknown(tmp_path, django_user_model):
    eastmark = {**GAME, "date": "1990-05-08", "team2": "Eastmark", "team1": "Southland"}
    cup(tmp_path, GAME, eastmark, {**GAME, "date": "1990-06-01"})
    record.international(tmp_path / "set", [record.RESULTS[1]], [], [], [])
    import_matches([tmp_path / "set"])
    with acting(django_user_model.objects.create_user("edda")):
        Match.objects.filter(date="1990-06-01").update(neutral=False)
    Match.objects.filter(date="1990-05-01").update(neutral=False)
    Change.objects.filter(user_id=None).delete()
    migration = import_module("archive.migrations.0009_neutral")
    migration.leave_unknown(apps, SimpleNamespace(connection=connection))
    assert list(Match.objects.order_by("date").values_list("neutral", flat=True)) == [
        None,
        False,
        False,
    ]
    if connection.vendor == "postgresql":
        assert verify().findings == []
    # It holds nothing: what a source tells later is taken.
    with_stadiums(tmp_path, GAME, eastmark)
    assert Match.objects.get(slug=FIRST).neutral is True
