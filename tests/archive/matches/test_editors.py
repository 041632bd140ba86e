"""What an editor has set, changed, added or removed, whatever is loaded afterwards."""

from collections import Counter

import pytest

from archive.changes import acting
from archive.models import Competition, Match, MatchEvent, Team
from tests import factories, record
from tests.archive.matches.loading import FIRST, counted, load, told

pytestmark = pytest.mark.django_db


class TestEditors:
    def test_a_score_that_an_editor_has_set_stays(self, folder, tmp_path, editor):
        load(folder)
        with acting(editor, "Looked up"):
            Match.objects.filter(slug=FIRST).update(home_score=4, stage="Final")
        report = load(folder)
        assert counted(report)["matches"] == {"unchanged": 3}
        assert not report.changes
        newer = [record.RESULTS[0].replace("2,1", "3,2"), *record.RESULTS[1:]]
        report = load(record.international(tmp_path / "new", newer))
        match = Match.objects.get(slug=FIRST)
        assert (match.home_score, match.away_score, match.stage) == (4, 2, "Final")
        assert any("home score 2 is now 3; an editor’s 4 stays" in line for line in report.changes)
        assert counted(load(tmp_path / "new"))["matches"] == {"unchanged": 3}

    def test_goals_that_an_editor_has_changed_moved_or_removed(self, folder, editor):
        load(folder)
        with acting(editor):
            events = Match.objects.get(slug=FIRST).events
            events.filter(minute=12).update(minute=13, player_name="A. Brandt")
            events.get(minute=80).delete()
        before = record.checksum()
        report = load(folder)
        assert counted(report)["goals"] == {"unchanged": 5}
        assert record.checksum() == before

    def test_a_cited_event_stays_whatever_is_loaded(self, folder, tmp_path, editor):
        load(folder)
        match = Match.objects.get(slug=FIRST)
        report = factories.source("report")
        with acting(editor):
            for kind, minute in (("penalty_missed", 84), ("goal", 12)):
                factories.event(match, kind=kind, minute=minute, source=report, player_name="Ada B")
        cited = list(MatchEvent.objects.filter(source=report).order_by("pk").values())
        newer = record.international(
            tmp_path / "new", goals=[record.GOALS[0].replace(",12,", ",14,"), *record.GOALS[1:]]
        )
        for path in (folder, newer, newer):
            load(path)
            assert list(MatchEvent.objects.filter(source=report).order_by("pk").values()) == cited

    def test_a_changed_goal_that_an_editor_has_changed_too(self, folder, tmp_path, editor):
        load(folder)
        with acting(editor):
            MatchEvent.objects.filter(minute=12).update(minute=13)
        goals = [record.GOALS[0].replace(",12,", ",14,"), *record.GOALS[1:]]
        report = load(record.international(tmp_path / "new", goals=goals))
        assert [one[1] for one in told()] == [13, 45, 80]
        assert "what an editor made of it stays" in "\n".join(report.changes)

    def test_a_match_that_an_editor_has_removed_stays_away(self, folder, editor):
        load(folder)
        with acting(editor, "Was never played"):
            Match.objects.get(slug=FIRST).delete()
        report = load(folder)
        assert Match.objects.count() == 2
        assert counted(report)["goals"] == {"unchanged": 5}
        assert report.oddities["Left out, because an editor removed the match"]

    def test_a_team_that_an_editor_has_renamed_is_known(self, folder, tmp_path, editor):
        load(folder)
        with acting(editor):
            Team.objects.filter(name="Northland").update(name="The Northlands", slug="northlands")
            Competition.objects.filter(name="Friendly").update(name="Friendlies")
        new = ["1991-06-01,Northland,Southland,0,0,Friendly,Port Ada,Northland,FALSE"]
        load(record.international(tmp_path / "new", [*record.RESULTS, *new]))
        assert Team.objects.count() == 3
        assert Competition.objects.count() == 2
        assert Match.objects.filter(slug="1991-06-01-northlands-southland").exists()

    def test_a_cited_goal_is_not_doubled(self, tmp_path, editor):
        load(record.put(tmp_path / "results.csv", record.RESULTS))
        match = Match.objects.get(slug=FIRST)
        report = factories.source("report", name="A report")
        factories.event(match, minute=13, player_name="Ada Brandt", source=report)
        found = load(record.put(tmp_path / "goalscorers.csv", record.GOALS))
        assert Counter(one[3] for one in told()) == {"Ada Brandt": 2, "Lou Castle": 1}
        assert found.oddities["Here already from another source, not doubled"]
