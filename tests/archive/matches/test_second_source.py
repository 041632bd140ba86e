"""Two sources of one match: one match with both accounts."""

from datetime import date, time

import pytest

from archive.changes import acting, revision
from archive.models import Match, MatchEvent, Team, TeamName
from archive.reading.matches import match_detail
from tests import record
from tests.archive.matches.loading import FIRST, counted, load, told

pytestmark = pytest.mark.django_db
GAME = {
    "date": "1990-05-01",
    "team1": "Southland",
    "team2": "Northland",
    "time": "20:00 UTC+2",
    "round": "Final",
    "ground": "Quay Ground, Port Ada",
    "score": {"ft": [1, 1], "et": [1, 2]},
    "goals1": [{"name": "Castle", "minute": 80}],
    "goals2": [
        {"name": "Ada Brandt", "minute": 12},
        {"name": "Ada Brandt", "minute": "45+2", "penalty": True},
    ],
}


class TestSecondSource:
    def test_one_match_with_both_accounts(self, folder, tmp_path):
        load(folder)
        path = record.openfootball(tmp_path / "cup.json", GAME)
        report = load(path, snapshot=date(2026, 8, 1))
        assert counted(report) == {"accounts": {"added": 1}}
        assert Match.objects.count() == 3
        match = Match.objects.get(slug=FIRST)
        assert (match.stage, match.venue.name, match.venue.city) == (
            "Final",
            "Quay Ground",
            "Port Ada",
        )
        assert (match.kickoff, match.kickoff_offset, match.after_extra_time) == (
            time(20),
            120,
            True,
        )
        # The first source's row stays its own.
        assert (match.source.slug, match.competition.name) == ("international-results", "Friendly")
        assert len(told()) == 3
        [account] = match_detail(FIRST)["accounts"]
        assert account == {
            "source": {"name": "openfootball", "licence": "CC0 1.0", "snapshot": date(2026, 8, 1)},
            "differences": [
                {
                    "what": "goal",
                    "here": "Ada Brandt 45 (penalty)",
                    "there": "Ada Brandt 45+2 (penalty)",
                },
                {"what": "goal", "here": "Lou Castle 80", "there": "Castle 80"},
            ],
        }
        before, at = record.checksum(), revision()
        assert counted(load(path)) == {"accounts": {"unchanged": 1}}
        assert (record.checksum(), revision()) == (before, at)

    def test_the_page_shows_both(self, folder, tmp_path, client):
        load(folder)
        load(record.openfootball(tmp_path / "cup.json", GAME))
        page = client.get(f"/matches/{FIRST}/").content.decode()
        assert "openfootball tells 2 things differently" in " ".join(page.split())
        assert "Lou Castle 80" in page

    def test_the_other_way_round(self, folder, tmp_path):
        load(
            record.openfootball(
                tmp_path / "cup.json", {**GAME, "goals1": [{"name": "Castle", "minute": 80}]}
            )
        )
        slug = "1990-05-01-southland-northland"
        report = load(folder)
        assert counted(report)["matches"] == {"added": 2}
        assert counted(report)["accounts"] == {"added": 1}
        match = Match.objects.get(slug=slug)
        assert (match.home_score, match.away_score) == (1, 2)
        assert (match.city, match.country, match.source.slug) == (
            "Port Ada",
            "Northland",
            "openfootball",
        )
        assert MatchEvent.objects.filter(match=match).count() == 3
        [account] = match_detail(slug)["accounts"]
        assert {"what": "goal", "here": "Castle 80", "there": "Lou Castle 80"} in account[
            "differences"
        ]
        before = record.checksum()
        load(folder)
        assert record.checksum() == before

    def test_what_it_says_later_is_followed_but_not_over_an_editor(self, folder, tmp_path, editor):
        load(folder)
        path = record.openfootball(tmp_path / "cup.json", GAME)
        load(path)
        with acting(editor):
            Match.objects.filter(slug=FIRST).update(stage="The final")
        record.openfootball(path, {**GAME, "round": "Semi-finals", "time": "21:00 UTC+2"})
        report = load(path)
        match = Match.objects.get(slug=FIRST)
        assert (match.stage, match.kickoff) == ("The final", time(21))
        assert counted(report)["accounts"] == {"changed": 1}
        assert any("stage Final is now Semi-final" in line for line in report.changes)

    def test_names_that_differ_are_mapped_by_data(self, folder, tmp_path):
        row = "1990-05-10,United States,Northland,1,0,Friendly,Port Ada,Northland,FALSE"
        load(record.put(tmp_path / "results.csv", [*record.RESULTS, row]))
        game = {"date": "1990-05-10", "team1": "USA", "team2": "Northland", "score": {"ft": [1, 0]}}
        report = load(record.openfootball(tmp_path / "cup.json", game))
        assert counted(report) == {"accounts": {"added": 1}}
        assert TeamName.objects.get(name="USA").team.name == "United States"

    def test_a_name_that_nobody_has_is_not_guessed(self, folder, tmp_path):
        load(folder)
        game = {**GAME, "team2": "North Land"}
        path = record.openfootball(tmp_path / "cup.json", game)
        report = load(path)
        assert counted(report) == {"matches": {"refused": 1}}
        assert f"this may be the match {FIRST}" in report.refusals[0].reason
        TeamName.objects.create(team=Team.objects.get(name="Northland"), name="North Land")
        assert counted(load(path)) == {"accounts": {"added": 1}}

    def test_a_season_of_clubs(self, tmp_path):
        game = {
            "date": "1990-08-01",
            "team1": "Northland",
            "team2": "Quay FC",
            "round": "Matchday 1",
            "score": {},
        }
        record.openfootball(
            tmp_path / "league.json",
            game,
            {**game, "date": "1990-08-08", "status": "awarded", "score": {"ft": [0, 2]}},
            name="Harbour League 1990/91",
        )
        report = load(tmp_path)
        assert counted(report) == {"matches": {"added": 2}}
        assert "awarded" in report.oddities["Not an ordinary result"][0]
        first = Match.objects.get(date=date(1990, 8, 1))
        assert (first.home_score, first.home.kind, first.stage) == (None, "club", "Matchday 1")
        assert first.competition.name == "Harbour League"
        assert counted(load(tmp_path)) == {"matches": {"unchanged": 2}}
        record.openfootball(
            tmp_path / "league.json",
            {**game, "score": {"ft": [3, 1]}},
            name="Harbour League 1990/91",
        )
        assert counted(load(tmp_path)) == {"matches": {"changed": 1}}
