"""Match data into the record: what is added, known again, and changed upstream."""

from collections import Counter
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.changes import revision
from archive.models import (
    BatchKind,
    BatchState,
    Change,
    ImportBatch,
    Match,
    MatchEvent,
    Source,
    TeamName,
)
from archive.reading.matches import match_detail
from tests import record
from tests.archive.matches.loading import FIRST, counted, load, told

pytestmark = pytest.mark.django_db


class TestFirst:
    def test_all_of_it_is_there(self, folder):
        report = load(folder, snapshot=date(2026, 7, 31))
        assert counted(report) == {
            "matches": {"added": 3},
            "goals": {"added": 5},
            "shoot-outs": {"added": 1},
            "former names": {"added": 1},
        }
        match = Match.objects.get(slug=FIRST)
        assert (match.date, match.home.name, match.away.name) == (
            date(1990, 5, 1),
            "Northland",
            "Southland",
        )
        assert (match.home_score, match.away_score, match.competition.name) == (2, 1, "Friendly")
        assert (match.city, match.country, match.neutral) == ("Port Ada", "Northland", False)
        assert told() == [
            ("goal", 12, "Northland", "Ada Brandt", 0),
            ("penalty_goal", 45, "Northland", "Ada Brandt", 0),
            ("goal", 80, "Southland", "Lou Castle", 0),
        ]
        decided = Match.objects.get(slug="1990-05-09-eastmark-northland")
        assert decided.shootout_winner == decided.away
        assert decided.neutral
        name = TeamName.objects.get()
        assert (name.team.name, name.name, name.start) == (
            "Eastmark",
            "East March",
            date(1950, 1, 1),
        )

    def test_each_row_knows_where_it_is_from(self, folder):
        load(folder, snapshot=date(2026, 7, 31))
        match = Match.objects.get(slug="1990-05-09-eastmark-northland")
        assert (match.source.slug, match.source.licence) == ("international-results", "CC0 1.0")
        assert (match.batch.snapshot, match.line) == (date(2026, 7, 31), 4)
        assert [one.line for one in match.events.order_by("pk")] == [5, 6]
        batch = ImportBatch.objects.get()
        assert (batch.kind, batch.state) == (BatchKind.MATCHES, BatchState.DONE)
        assert (batch.added, batch.changed, batch.unchanged, batch.refused) == (10, 0, 0, 0)
        assert [one["name"] for one in batch.files] == sorted(
            ["results.csv", "goalscorers.csv", "shootouts.csv", "former_names.csv"]
        )
        assert all(len(one["sha256"]) == 64 for one in batch.files)
        assert match_detail(match.slug)["source"]["snapshot"] == date(2026, 7, 31)

    def test_a_day_that_nobody_told_is_not_known(self, folder):
        title = "Not known on which day it was taken (--snapshot tells)"
        assert load(folder).oddities[title] == ["international_results"]
        assert match_detail(FIRST)["source"]["snapshot"] is None
        report = load(folder, snapshot=date(2026, 7, 31))
        assert title not in report.oddities
        assert match_detail(FIRST)["source"]["snapshot"] == date(2026, 7, 31)
        assert title not in load(folder).oddities

    def test_history_has_no_row_of_them_and_the_revision_moves(self, folder):
        before = revision()
        load(folder)
        assert revision() > before
        assert not Change.objects.filter(table__in=["archive_match", "archive_matchevent"]).exists()
        ours = Change.objects.filter(table__startswith="archive_")
        assert set(ours.values_list("actor", flat=True)) == {"import_matches"}

    def test_as_many_statements_for_many_matches_as_for_few(self, tmp_path):
        def statements(count, year):
            rows = [
                f"{year}-{1 + at // 28:02}-{1 + at % 28:02},Northland,Southland,1,0,Friendly,A,B,FALSE"
                for at in range(count)
            ]
            goals = [
                row.replace(
                    "Southland,1,0,Friendly,A,B,FALSE",
                    "Southland,Northland,Ada Brandt,7,FALSE,FALSE",
                )
                for row in rows
            ]
            folder = record.international(tmp_path / str(year), rows, goals, [], [])
            with CaptureQueriesContext(
                connection,
            ) as found:
                load(folder)
            return len(found)

        # The first makes the source, the teams and the competition.
        statements(1, 1988)
        assert statements(3, 1990) == statements(300, 1992)

    def test_one_file_alone(self, tmp_path):
        path = record.put(tmp_path / "results.csv", record.RESULTS)
        assert counted(load(path)) == {"matches": {"added": 3}}
        goals = record.put(tmp_path / "goalscorers.csv", record.GOALS)
        assert counted(load(goals)) == {"goals": {"added": 5}}
        shootouts = record.put(tmp_path / "shootouts.csv", record.SHOOTOUTS)
        assert counted(load(shootouts)) == {"shoot-outs": {"changed": 1}}
        assert counted(load(shootouts)) == {"shoot-outs": {"unchanged": 1}}
        assert counted(load(path)) == {"matches": {"unchanged": 3}}
        assert Match.objects.get(slug="1990-05-09-eastmark-northland").shootout_winner


class TestAgain:
    def test_nothing_is_written(self, folder):
        load(folder)
        before, at = record.checksum(), revision()
        report = load(folder)
        assert {kind: set(counts) for kind, counts in report.counts.items()} == {
            kind: {"unchanged"} for kind in ("matches", "goals", "shoot-outs", "former names")
        }
        assert "Nothing was written." in report.lines()[-1]
        assert ImportBatch.objects.count() == 1
        assert (record.checksum(), revision()) == (before, at)

    def test_a_dry_run_tells_the_same_and_writes_nothing(self, folder):
        before = revision()
        rehearsed = load(folder, dry_run=True)
        assert not Match.objects.exists()
        assert not Source.objects.exists()
        assert revision() == before
        assert "nothing was written" in rehearsed.lines()[-1]
        assert counted(rehearsed) == counted(load(folder))

    def test_a_newer_file(self, folder, tmp_path):
        load(folder, snapshot=date(2026, 1, 1))
        results = [
            record.RESULTS[0].replace("2,1", "3,1"),
            *record.RESULTS[1:],
            "1990-06-01,Westfold,Northland,0,0,Friendly,Westport,Westfold,FALSE",
        ]
        goals = [
            record.GOALS[0].replace("Ada Brandt", "Ada Brandtner"),
            *record.GOALS[1:],
            record.GOALS[0].replace(",12,", ",88,"),
        ]
        report = load(
            record.international(tmp_path / "new", results, goals), snapshot=date(2026, 7, 31)
        )
        assert counted(report)["matches"] == {"added": 1, "changed": 1, "unchanged": 2}
        assert counted(report)["goals"] == {"added": 1, "changed": 1, "unchanged": 4}
        changes = "\n".join(report.changes)
        assert "results.csv:2: 1990-05-01|Northland|Southland: home score 2 is now 3" in changes
        assert "Ada Brandt 12 is now Ada Brandtner 12" in changes
        assert "snapshot 2026-01-01 is now 2026-07-31" in changes
        match = Match.objects.get(slug=FIRST)
        assert match.home_score == 3
        # What stayed keeps the batch and line that brought it.
        assert Counter(Match.objects.values_list("batch__snapshot", flat=True)) == {
            date(2026, 1, 1): 2,
            date(2026, 7, 31): 2,
        }
        assert Change.objects.filter(
            table="archive_match", row=match.pk, actor="import_matches"
        ).exists()

    def test_a_goal_that_is_gone(self, folder, tmp_path):
        load(folder)
        report = load(record.international(tmp_path / "new", goals=record.GOALS[1:]))
        assert len(told()) == 2
        assert "Ada Brandt 12 is not in the data set any more; removed" in "\n".join(report.changes)

    def test_a_file_without_the_goals_of_a_match_removes_none(self, folder, tmp_path):
        load(folder)
        report = load(record.international(tmp_path / "new", goals=record.GOALS[:3]))
        assert MatchEvent.objects.count() == 5
        assert any("none of its 2 goals any more; they stay" in line for line in report.changes)
