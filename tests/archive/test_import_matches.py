"""Match data into the record: what is added, known again, changed upstream, and left to editors."""

from collections import Counter
from datetime import date, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.changes import acting, revision
from archive.football.rows import FormatError
from archive.matches import import_matches
from archive.models import (
    BatchKind,
    BatchState,
    Change,
    Competition,
    ImportBatch,
    Match,
    MatchEvent,
    Source,
    SquadPlace,
    Team,
    TeamName,
)
from archive.reading.matches import match_detail
from tests import factories, record

pytestmark = pytest.mark.django_db
FIRST = "1990-05-01-northland-southland"


@pytest.fixture
def folder(tmp_path):
    return record.international(tmp_path / "set")


@pytest.fixture
def editor(django_user_model):
    return django_user_model.objects.create_user("edda")


def load(*paths, **options):
    return import_matches(paths, **options)


def counted(report):
    return {kind: dict(counts) for kind, counts in report.counts.items()}


def told(slug=FIRST):
    events = Match.objects.get(slug=slug).events.order_by("pk")
    return [(one.kind, one.minute, one.team.name, one.player_name, one.number) for one in events]


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


class TestOddities:
    def test_pairs_that_met_twice_on_a_day(self, tmp_path):
        again = record.RESULTS[0].replace("2,1", "0,3")
        swapped = "1990-05-08,Eastmark,Southland,1,0,Harbour Cup,Gantry,Southland,FALSE"
        rows = [*record.RESULTS, again, swapped]
        report = load(record.international(tmp_path / "set", rows, [], [], []))
        assert set(Match.objects.values_list("slug", "meeting")) == {
            (FIRST, 1),
            (f"{FIRST}-2", 2),
            ("1990-05-08-southland-eastmark", 1),
            ("1990-05-08-eastmark-southland", 1),
            ("1990-05-09-eastmark-northland", 1),
        }
        assert report.oddities["Met twice on one day, kept as matches of their own"] == [
            "1990-05-01 Northland and Southland (results.csv:2, results.csv:5)",
            "1990-05-08 Eastmark and Southland, home and away swapped (results.csv:3, results.csv:6)",
        ]

    def test_a_goal_of_two_matches_is_refused(self, tmp_path):
        rows = [*record.RESULTS, record.RESULTS[0].replace("2,1", "0,3")]
        report = load(record.international(tmp_path / "set", rows))
        assert counted(report)["goals"] == {"added": 2, "refused": 3}
        assert "met twice that day" in str(report.refusals[0])

    def test_equal_goal_rows_are_goals_of_their_own(self, tmp_path):
        goals = [record.GOALS[4], record.GOALS[4], record.GOALS[4]]
        rows = [*record.RESULTS[:2], record.RESULTS[2].replace("1,1", "0,3")]
        folder = record.international(tmp_path / "set", rows, goals)
        report = load(folder)
        assert MatchEvent.objects.count() == 3
        assert sorted(MatchEvent.objects.values_list("number", flat=True)) == [0, 1, 2]
        [line] = report.oddities["Stands more than once, kept as goals of their own"]
        assert line.startswith("goalscorers.csv:2, 3, 4: ")
        assert counted(load(folder))["goals"] == {"unchanged": 3}

    def test_a_shoot_out_and_a_goal_without_a_match(self, tmp_path):
        goals = [record.GOALS[0].replace("1990", "1989")]
        shootouts = [record.SHOOTOUTS[0].replace("1990", "1989")]
        report = load(record.international(tmp_path / "set", goals=goals, shootouts=shootouts))
        assert [str(one).partition(";")[0] for one in report.refusals] == [
            "shootouts.csv:2: there is no match 1989-05-09|Eastmark|Northland",
            "goalscorers.csv:2: there is no match 1989-05-01|Northland|Southland",
        ]

    def test_unknown_scorers_and_goals_too_many(self, tmp_path):
        goals = [*record.GOALS, record.GOALS[2].replace("Lou Castle", "NA")]
        report = load(record.international(tmp_path / "set", goals=goals))
        assert report.oddities["Scored by nobody knows whom"] == [
            "goalscorers.csv:7: 1990-05-01|Northland|Southland"
        ]
        assert "2 goals of 1" in report.oddities["More goals than the score has"][0]
        assert MatchEvent.objects.filter(player_name="").count() == 1

    def test_refused_rows_leave_the_others(self, tmp_path):
        rows = [*record.RESULTS, "1990-13-01,Northland,Southland,1,0,Friendly,A,B,FALSE"]
        folder = record.international(
            tmp_path / "set", rows, former=[record.FORMER[0].replace("Eastmark,", "Nowhere,")]
        )
        report = load(folder)
        assert counted(report)["matches"] == {"added": 3, "refused": 1}
        assert [str(one).partition(";")[0] for one in report.refusals] == [
            "results.csv:5: '1990-13-01' is no day",
            "former_names.csv:2: no team is called Nowhere",
        ]


class TestFaults:
    @pytest.mark.parametrize(
        "name", ["results.csv", "goalscorers.csv", "shootouts.csv", "former_names.csv"]
    )
    def test_a_damaged_file_changes_nothing(self, folder, name):
        path = folder / name
        path.write_bytes(path.read_bytes()[:-9])
        before = revision()
        with pytest.raises(FormatError, match=name):
            load(folder)
        assert not Match.objects.exists()
        assert revision() == before

    def test_what_is_not_there_or_of_no_format(self, tmp_path):
        with pytest.raises(FormatError, match="no such file"):
            load(tmp_path / "nowhere")
        with pytest.raises(FormatError, match=r"expected .csv or .json"):
            load(tmp_path)
        other = tmp_path / "notes.txt"
        other.write_text("x")
        with pytest.raises(FormatError, match="--format"):
            load(other)


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
