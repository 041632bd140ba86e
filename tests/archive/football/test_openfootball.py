"""The JSON files: scores and minutes in their several forms, and what is no such file."""

import json
from datetime import date, time

import pytest

from archive.football import openfootball
from archive.football.rows import FormatError, MatchRow, Refusal, SquadRow, Stadium
from tests import record

PLAIN = {"date": "1990-06-01", "team1": "Northland", "team2": "Southland"}


def rows(path):
    return list(openfootball.read(path))


def match(tmp_path, **facts):
    [row] = rows(record.openfootball(tmp_path / "cup.json", {**PLAIN, **facts}))
    return row


def test_a_match_with_all_that_can_be_told(tmp_path):
    row = match(
        tmp_path,
        round="Quarter-finals",
        time="16:30 UTC-4",
        ground="Quay Ground, Port Ada",
        score={"p": [3, 4], "et": [2, 2], "ft": [1, 1], "ht": [0, 1]},
        goals1=[{"name": "Ada Brandt", "minute": "45+4"}, {"name": "Lou Castle", "minute": "91"}],
        goals2=[{"name": "Nils Berg", "minute": 90, "offset": 3, "penalty": True}],
    )
    assert isinstance(row, MatchRow)
    assert (row.day, row.kickoff, row.kickoff_offset) == (date(1990, 6, 1), time(16, 30), -240)
    assert (row.competition, row.stage, row.national) == ("FIFA World Cup", "Quarter-final", True)
    assert (row.home_score, row.away_score, row.after_extra_time) == (2, 2, True)
    assert (row.home_won, row.shootout_home, row.shootout_away) == (False, 3, 4)
    assert row.ground == "Quay Ground, Port Ada"
    told = [(one.by_home, one.kind, one.minute, one.stoppage) for one in row.goals]
    assert told == [(True, "goal", 45, 4), (True, "goal", 91, None), (False, "penalty_goal", 90, 3)]


def test_a_league_is_of_clubs_and_a_stage_of_a_group_its_group(tmp_path):
    path = record.openfootball(tmp_path / "x.json", PLAIN, name="Harbour League 1990/91")
    [row] = rows(path)
    assert (row.competition, row.national) == ("Harbour League", False)
    assert match(tmp_path, round="Matchday 3", group="Group A").stage == "Group A"


def test_what_is_missing_is_not_said(tmp_path):
    row = match(tmp_path, score={})
    assert (row.home_score, row.kickoff, row.after_extra_time, row.goals) == (
        None,
        None,
        None,
        None,
    )
    assert match(tmp_path, score={"ft": [1, 0]}).after_extra_time is False


@pytest.mark.parametrize(
    ("told", "kickoff", "offset"),
    [
        ("19:00", time(19), None),
        ("9:05 UTC+5:30", time(9, 5), 330),
        ("13:00 UTC-3:30", time(13), -210),
    ],
)
def test_kick_offs(tmp_path, told, kickoff, offset):
    row = match(tmp_path, time=told)
    assert (row.kickoff, row.kickoff_offset) == (kickoff, offset)


def test_lines_are_those_of_the_file(tmp_path):
    path = record.openfootball(tmp_path / "cup.json", PLAIN, {**PLAIN, "date": "1990-06-02"})
    first, second = rows(path)
    lines = path.read_text().splitlines()
    assert lines[first.line - 1].strip() == "{"
    assert "1990-06-01" in lines[first.line]
    assert "1990-06-02" in lines[second.line]


def test_stadiums_and_squads(tmp_path):
    path = tmp_path / "cup-1990.stadiums.json"
    path.write_text(json.dumps({"name": "Cup", "stadiums": [{"name": "Quay", "city": "Port Ada"}]}))
    assert rows(path) == [Stadium(1, "Quay", "Port Ada")]
    player = {
        "number": 9,
        "pos": "FW",
        "name": "Ada Brandt",
        "club": {"name": "Port Ada FC", "country": "NOR"},
        "date_of_birth": "1970-02-03",
    }
    path = tmp_path / "cup-1990.squads.json"
    squads = [{"name": "Northland", "players": [player]}, {"name": "Southland", "players": [{}]}]
    path.write_text(json.dumps(squads, indent=1))
    place, refused = rows(path)
    assert place == SquadRow(
        5, "cup-1990", "Northland", 9, "Ada Brandt", "FW", date(1970, 2, 3), "Port Ada FC"
    )
    assert isinstance(refused, Refusal)
    assert "name is missing" in refused.reason


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"date": "1990-06-31"}, "expected YYYY-MM-DD"),
        ({"team2": "Northland"}, "against itself"),
        ({"team2": ""}, "team2 is missing"),
        ({"team2": 7}, "expected text"),
        ({"time": "25:00"}, "expected 16:30"),
        ({"score": {"ft": [1]}}, "expected two numbers"),
        ({"score": {"ft": [1, -1]}}, "expected two numbers"),
        ({"score": {"ft": [1, True]}}, "expected two numbers"),
        ({"score": {"ht": [1, 0]}}, 'without "ft"'),
        ({"score": {"ft": [1, 1], "p": [3, 3]}}, "expected a winner"),
        ({"goals1": 3}, "expected a list of goals"),
    ],
)
def test_a_bad_match_is_refused(tmp_path, facts, reason):
    found = rows(record.openfootball(tmp_path / "cup.json", {**PLAIN, **facts}, PLAIN))
    assert [type(row).__name__ for row in found] == ["Refusal", "MatchRow"]
    assert reason in found[0].reason


@pytest.mark.parametrize(
    "goal",
    [
        {"name": "Ada Brandt", "minute": "44+2"},
        {"name": "Ada Brandt", "minute": 131},
        {"name": "Ada Brandt", "minute": "soon"},
        {"name": "", "minute": 3},
        {"name": "Ada Brandt", "minute": 3, "owngoal": True, "penalty": True},
        "Ada Brandt",
    ],
)
def test_a_bad_goal_is_refused_and_its_match_stays(tmp_path, goal):
    good = {"name": "Lou Castle", "minute": 8}
    path = record.openfootball(tmp_path / "cup.json", {**PLAIN, "goals1": [goal, good]})
    refused, row = rows(path)
    assert isinstance(refused, Refusal)
    assert [one.scorer for one in row.goals] == ["Lou Castle"]


class TestOtherFiles:
    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (b"", "expected openfootball JSON"),
            (b"<!DOCTYPE html><html></html>", "HTML"),
            ('{"name": "Cup", "matches": []}'.encode("utf-16"), "UTF-16"),
            (b'{"name": "Cup", "matches": [{"date": "1990-0', "to its end"),
            (b'{"name": "Cup", "rounds": []}', "another kind"),
            (b'{"name": "Cup", "matches": [NaN]}', "NaN is no number"),
            (b"[" * 100_000, "expected openfootball JSON"),
            (b'{"name": "C\xffp", "matches": []}', "not in UTF-8"),
        ],
    )
    def test_one_clear_error(self, tmp_path, content, words):
        path = tmp_path / "cup.json"
        path.write_bytes(content)
        with pytest.raises(FormatError, match="expected openfootball JSON") as caught:
            rows(path)
        assert words in str(caught.value)
        assert "\n" not in str(caught.value)

    def test_what_is_too_large_is_not_read(self, tmp_path):
        path = tmp_path / "cup.json"
        with path.open("wb") as file:
            file.write(b'{"name": "')
            file.seek(200 * 2**20)
            file.write(b"x")
        with pytest.raises(FormatError):
            rows(path)
