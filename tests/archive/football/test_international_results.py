"""The four CSV files: what is read, what is refused by line, and what is no such file at all."""

import resource
from datetime import date

import pytest

from archive.football.international_results import HEADERS, read
from archive.football.lines import LONGEST
from archive.football.rows import FormatError, FormerName, GoalRow, MatchRow, Refusal, ShootoutRow
from tests import record

GOOD = record.RESULTS[0]


def rows(path):
    return list(read(path))


def only(tmp_path, name, line):
    [row] = rows(record.put(tmp_path / name, [line]))
    return row


class TestRows:
    def test_a_match(self, tmp_path):
        row = only(tmp_path, "results.csv", record.RESULTS[2])
        assert isinstance(row, MatchRow)
        assert (row.line, row.key) == (2, "1990-05-09|Eastmark|Northland")
        assert (row.day, row.home, row.away) == (date(1990, 5, 9), "Eastmark", "Northland")
        assert (row.home_score, row.away_score, row.neutral) == (1, 1, True)
        assert (row.competition, row.city, row.country) == ("Harbour Cup", "Gantry", "Southland")
        assert row.stage is None
        assert row.goals is None

    def test_goals(self, tmp_path):
        found = rows(record.put(tmp_path / "goalscorers.csv", record.GOALS))
        assert all(isinstance(row, GoalRow) for row in found)
        told = [
            (row.goal.by_home, row.goal.kind, row.goal.scorer, row.goal.minute) for row in found
        ]
        assert told == [
            (True, "goal", "Ada Brandt", 12),
            (True, "penalty_goal", "Ada Brandt", 45),
            (False, "goal", "Lou Castle", 80),
            (True, "own_goal", "Nils Berg", 33),
            (False, "goal", "Ada Brandt", None),
        ]

    def test_a_scorer_called_na_is_not_known(self, tmp_path):
        line = "1990-05-01,Northland,Southland,Northland,NA,NA,FALSE,FALSE"
        assert only(tmp_path, "goalscorers.csv", line).goal.scorer == ""

    def test_a_shoot_out_and_a_former_name(self, tmp_path):
        shootout = only(tmp_path, "shootouts.csv", record.SHOOTOUTS[0])
        assert isinstance(shootout, ShootoutRow)
        assert not shootout.home_won
        former = only(tmp_path, "former_names.csv", record.FORMER[0])
        assert former == FormerName(
            2, "Eastmark", "East March", date(1950, 1, 1), date(1960, 12, 31)
        )

    def test_a_second_meeting_on_one_day_is_counted(self, tmp_path):
        again = GOOD.replace("2,1", "0,3")
        first, second = rows(record.put(tmp_path / "results.csv", [GOOD, again]))
        assert (first.meeting, second.meeting) == (1, 2)
        assert second.key == "1990-05-01|Northland|Southland|2"

    def test_home_and_away_swapped_are_two_first_meetings(self, tmp_path):
        swapped = "1990-05-01,Southland,Northland,2,1,Friendly,Gantry,Southland,FALSE"
        assert [
            row.meeting for row in rows(record.put(tmp_path / "results.csv", [GOOD, swapped]))
        ] == [1, 1]

    def test_names_are_cleaned_and_quotes_read(self, tmp_path):
        line = '1990-05-01, Northland ,"South, Land",2,1,Friendly,Port  Ada,Northland,FALSE'
        row = only(tmp_path, "results.csv", line)
        assert (row.home, row.away, row.city) == ("Northland", "South, Land", "Port Ada")

    def test_line_ends_and_marks_of_other_systems(self, tmp_path):
        path = tmp_path / "results.csv"
        path.write_bytes(
            b"\xef\xbb\xbf" + "\r\n".join([HEADERS["results.csv"], GOOD, "", ""]).encode()
        )
        assert [row.line for row in rows(path)] == [2]

    def test_the_header_tells_the_file_whatever_its_name(self, tmp_path):
        path = record.put(tmp_path / "mine.csv", record.GOALS, kind="goalscorers.csv")
        assert all(isinstance(row, GoalRow) for row in rows(path))


class TestRefusals:
    @pytest.mark.parametrize(
        ("name", "line", "reason"),
        [
            ("results.csv", GOOD + ",FALSE", "10 columns; expected 9"),
            ("results.csv", GOOD.replace("1990-05-01", "1990-02-30"), "expected YYYY-MM-DD"),
            ("results.csv", GOOD.replace("1990-05-01", "19900501"), "expected YYYY-MM-DD"),
            ("results.csv", GOOD.replace("2,1", "NA,1"), "home_score is 'NA'"),
            ("results.csv", GOOD.replace("2,1", "2,one"), "away_score is 'one'"),
            ("results.csv", GOOD.replace("2,1", "2,-1"), "away_score is '-1'"),
            ("results.csv", GOOD.replace("2,1", "2,9999"), "expected a number from 0 to 199"),
            ("results.csv", GOOD.replace("2,1", "2,\u0661"), "away_score is"),
            ("results.csv", GOOD.replace("Southland,2", "NA,2"), "expected a name"),
            ("results.csv", GOOD.replace("Southland,2", "Northland,2"), "against itself"),
            ("results.csv", GOOD.replace("Southland,2", "S" * 201 + ",2"), "at most 200"),
            ("results.csv", GOOD.replace("FALSE", "no"), "neutral is 'no'; expected TRUE or FALSE"),
            ("results.csv", GOOD.replace("Port Ada", '"Port Ada'), "on one line"),
            ("goalscorers.csv", record.GOALS[0].replace(",12,", ",131,"), "minute is '131'"),
            ("goalscorers.csv", record.GOALS[0].replace(",12,", ",45+2,"), "minute is '45+2'"),
            ("goalscorers.csv", record.GOALS[0].replace("FALSE,FALSE", "TRUE,TRUE"), "at once"),
            (
                "goalscorers.csv",
                record.GOALS[0].replace("Northland,Ada", "Eastmark,Ada"),
                "a goal for Eastmark; expected Northland or Southland",
            ),
            (
                "shootouts.csv",
                record.SHOOTOUTS[0].replace("d,Northland,", "d,Southland,"),
                "won by",
            ),
            (
                "shootouts.csv",
                record.SHOOTOUTS[0].replace(",Eastmark,", ",Eastmark,") + "x",
                "first_shooter",
            ),
            ("former_names.csv", record.FORMER[0].replace("1960", "1940"), "before it starts"),
        ],
    )
    def test_a_bad_row_is_refused_by_line_and_the_rest_goes_in(self, tmp_path, name, line, reason):
        good = {
            "results.csv": GOOD,
            "goalscorers.csv": record.GOALS[0],
            "shootouts.csv": record.SHOOTOUTS[0],
            "former_names.csv": record.FORMER[0],
        }[name]
        refused, taken = rows(record.put(tmp_path / name, [line, good]))
        assert isinstance(refused, Refusal)
        assert not isinstance(taken, Refusal)
        assert str(refused).startswith(f"{name}:2: ")
        assert reason in refused.reason

    def test_a_row_in_another_encoding(self, tmp_path):
        path = record.put(tmp_path / "results.csv", [GOOD, "PLACE", record.RESULTS[1]])
        latin = "1990-05-02,Nørdland,Southland,2,1,Friendly,X,Y,FALSE".encode("latin-1")
        path.write_bytes(path.read_bytes().replace(b"PLACE", latin))
        assert [type(row).__name__ for row in rows(path)] == ["MatchRow", "Refusal", "MatchRow"]

    def test_the_same_row_twice(self, tmp_path):
        _, refused = rows(record.put(tmp_path / "results.csv", [GOOD, GOOD]))
        assert "the same as line 2" in refused.reason


class TestOtherFiles:
    def fault(self, path):
        with pytest.raises(FormatError) as caught:
            rows(path)
        message = str(caught.value)
        assert "\n" not in message
        assert path.name in message
        assert "expected" in message
        return message

    @pytest.mark.parametrize("name", list(HEADERS))
    def test_a_column_dropped(self, tmp_path, name):
        path = record.put(tmp_path / name, [])
        path.write_text(HEADERS[name].rpartition(",")[0] + "\n")
        assert HEADERS[name] in self.fault(path)

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
    def test_another_encoding(self, tmp_path, encoding):
        path = tmp_path / "results.csv"
        path.write_bytes((HEADERS["results.csv"] + "\n" + GOOD).encode(encoding))
        assert "UTF-8" in self.fault(path)

    def test_an_error_page(self, tmp_path):
        path = tmp_path / "results.csv"
        path.write_text("\n <!DOCTYPE html><html><body>404</body></html>")
        path.write_text("<!DOCTYPE html>\n<html><body>404</body></html>")
        assert "HTML" in self.fault(path)

    def test_an_empty_file(self, tmp_path):
        path = tmp_path / "results.csv"
        path.write_text("")
        assert "is empty" in self.fault(path)

    @pytest.mark.parametrize("cut", [1, 3, 30])
    def test_an_end_in_the_middle_of_a_row(self, tmp_path, cut):
        path = record.put(tmp_path / "results.csv", record.RESULTS)
        path.write_bytes(path.read_bytes()[: -cut - 1])
        assert "results.csv:4" in self.fault(path)

    @pytest.mark.parametrize("name", list(HEADERS))
    def test_wherever_the_last_row_is_cut(self, tmp_path, name):
        good = [record.RESULTS, record.GOALS, record.SHOOTOUTS, record.FORMER][
            list(HEADERS).index(name)
        ]
        path = record.put(tmp_path / name, good)
        whole = path.read_bytes()
        for cut in range(2, len(good[-1])):
            path.write_bytes(whole[:-cut])
            assert "middle of a row" in self.fault(path)

    @pytest.mark.parametrize(
        ("name", "line"),
        [
            ("results.csv", GOOD.replace("2,1", "NA,NA")),
            ("results.csv", GOOD + ",TRUE"),
            ("goalscorers.csv", record.GOALS[0].replace(",12,", ",late,")),
            ("shootouts.csv", record.SHOOTOUTS[0].replace("d,Northland,", "d,Westfold,")),
        ],
    )
    def test_a_last_row_that_is_bad_but_whole_is_refused(self, tmp_path, name, line):
        path = record.put(tmp_path / name, [line])
        path.write_bytes(path.read_bytes()[:-1])
        [row] = rows(path)
        assert isinstance(row, Refusal)

    def test_the_last_row_may_have_no_line_end(self, tmp_path):
        path = record.put(tmp_path / "results.csv", record.RESULTS)
        path.write_bytes(path.read_bytes()[:-1])
        assert len(rows(path)) == 3

    @pytest.mark.parametrize("begin", ["", HEADERS["results.csv"] + "\n"])
    def test_an_endless_line_is_not_read_to_its_end(self, tmp_path, begin):
        path = tmp_path / "results.csv"
        with path.open("wb") as file:
            file.write(begin.encode() + b"x")
            # A hole of 200 MB: read, it would be as large in memory.
            file.truncate(200 * 2**20)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        message = self.fault(path)
        assert f"longer than {LONGEST // 1024} KB" in message or "zero bytes" in message
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20 * 1024
