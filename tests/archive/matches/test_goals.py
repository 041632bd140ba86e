"""Goals of matches that another source, or nobody but it, has brought."""

import json
from datetime import date

import pytest

from archive.matches import import_matches
from archive.models import Match, MatchAccount, MatchEvent, Team, TeamName
from archive.reading.matches import match_detail
from tests import factories, record
from tests.archive.matches.loading import FIRST, counted

pytestmark = pytest.mark.django_db
GAME = {
    "date": "1990-05-01", "team1": "Northland", "team2": "Southland", "round": "Final",
    "score": {"ft": [2, 1]},
}  # fmt: skip
TOLD = {
    **GAME,
    "goals1": [{"name": "Brandt", "minute": 12}, {"name": "Brandt", "minute": 45}],
    "goals2": [{"name": "Castle", "minute": 80}],
}


def cup(path, *games):
    found = record.openfootball(path / "cup.json", *games)
    return import_matches([found])


def goals(path, rows=record.GOALS[:3]):
    return import_matches([record.put(path / "goalscorers.csv", rows)])


def told():
    events = MatchEvent.objects.order_by("minute", "pk")
    return [(one.team.name, one.player_name, one.source.slug) for one in events]


@pytest.mark.parametrize("swapped", [False, True])
def test_a_file_of_goals_reaches_another_sources_match(tmp_path, swapped):
    game = {**GAME, "team1": GAME["team2"], "team2": GAME["team1"], "score": {"ft": [1, 2]}}
    cup(tmp_path, game if swapped else GAME)
    assert counted(goals(tmp_path)) == {"goals": {"added": 3}}
    assert told() == [
        ("Northland", "Ada Brandt", "international-results"),
        ("Northland", "Ada Brandt", "international-results"),
        ("Southland", "Lou Castle", "international-results"),
    ]
    before = record.checksum()
    assert counted(goals(tmp_path)) == {"goals": {"unchanged": 3}}
    assert record.checksum() == before


def test_its_own_goals_stay_and_the_others_stand_beside(tmp_path):
    cup(tmp_path, TOLD)
    assert counted(goals(tmp_path)) == {"accounts": {"added": 1}}
    assert {source for _, _, source in told()} == {"openfootball"}
    [account] = match_detail(FIRST)["accounts"]
    assert account["differences"][0] == {
        "what": "goal", "here": "Brandt 12", "there": "Ada Brandt 12"
    }  # fmt: skip
    assert counted(goals(tmp_path)) == {"accounts": {"unchanged": 1}}
    # With its matches too, later: nothing that was told is forgotten.
    folder = record.international(tmp_path / "set")
    import_matches([folder])
    assert import_matches([folder / "results.csv"]).lines()[-1].endswith("Nothing was written.")
    assert "goals" in MatchAccount.objects.get(match__slug=FIRST).says
    assert counted(goals(tmp_path)) == {"accounts": {"unchanged": 1}}
    assert MatchEvent.objects.filter(match__slug=FIRST).count() == 3


def test_matches_and_goals_together(tmp_path):
    cup(tmp_path, GAME)
    folder = record.international(tmp_path / "set")
    report = import_matches([folder])
    assert counted(report)["goals"] == {"added": 5}
    assert Match.objects.count() == 3
    assert import_matches([folder]).lines()[-1].endswith("Nothing was written.")
    # Who told the goals first keeps them.
    assert counted(cup(tmp_path, TOLD)) == {
        "matches": {"unchanged": 1}, "accounts": {"added": 1}
    }  # fmt: skip
    assert MatchEvent.objects.filter(match__slug=FIRST).count() == 3


def test_a_name_of_those_days(tmp_path):
    cup(tmp_path, GAME)
    team = Team.objects.get(name="Northland")
    TeamName.objects.create(
        team=team, name="North March", start=date(1950, 1, 1), end=date(1990, 6, 1)
    )
    rows = [row.replace("Northland", "North March") for row in record.GOALS[:1]]
    assert counted(goals(tmp_path, rows)) == {"goals": {"added": 1}}
    TeamName.objects.update(end=date(1980, 1, 1))
    assert counted(goals(tmp_path, rows)) == {"goals": {"refused": 1}}


def test_one_of_two_matches_is_not_guessed(tmp_path):
    cup(tmp_path, GAME)
    first = Match.objects.get()
    factories.match(first.home, first.away, day=first.date, meeting=2, slug="second")
    report = goals(tmp_path)
    assert counted(report) == {"goals": {"refused": 3}}
    assert "met twice that day" in report.refusals[0].reason


def test_no_match_at_all(tmp_path):
    report = goals(tmp_path)
    assert counted(report) == {"goals": {"refused": 3}}
    assert report.refusals[0].reason.startswith("there is no match 1990-05-01|Northland|Southland")
    assert json.loads(json.dumps(report.as_json()))["counts"]["goals"]["refused"] == 3
