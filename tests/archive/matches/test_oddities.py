"""What is odd in match data and true, what is refused by its line, and files that are damaged."""

import pytest

from archive.changes import revision
from archive.football.rows import FormatError
from archive.models import Match, MatchEvent
from tests import record
from tests.archive.matches.loading import FIRST, counted, load

pytestmark = pytest.mark.django_db


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
