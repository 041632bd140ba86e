"""What raw SQL has changed in the record: found by `verify` and by the next import, and put back."""

from datetime import date, time

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from archive.changes import acting, revision
from archive.matches import import_matches
from archive.models import Match, MatchEvent, Team
from archive.verification import verify
from tests import record
from tests.archive.matches.loading import FIRST

pytestmark = pytest.mark.django_db
KEY = "1990-05-01|Northland|Southland"


@pytest.fixture
def folder(folder):
    """The small record, loaded."""
    import_matches([folder])
    return folder


def sql(statement, *values):
    """What somebody did with the database's own shell."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def off():
    return [str(one) for one in verify().findings if one.kind == "record"]


class TestMatches:
    def test_a_score_is_found_and_put_back_by_the_next_import(self, folder):
        before = record.checksum()
        sql("UPDATE archive_match SET home_score = 5 WHERE slug = %s", FIRST)
        [found] = off()
        assert f"(/matches/{FIRST}/): home_score: expected 2, found 5" in found
        report = import_matches([folder])
        assert report.restored == [f"results.csv:2: {KEY}: home score 5 is now 2"]
        assert report.changes == []
        assert report.counts["matches"] == {"changed": 1, "unchanged": 2}
        assert "Changed in the database under nobody's name, and put back (1):" in report.lines()
        assert record.checksum() == before
        assert off() == []
        at = revision()
        assert import_matches([folder]).lines()[-1].endswith("Nothing was written.")
        assert revision() == at

    def test_verify_puts_it_back_too_and_holds_nothing(self, folder, tmp_path):
        before = record.checksum()
        sql("UPDATE archive_match SET away_score = 0, neutral = NOT neutral, stage = 'Final'")
        sql("UPDATE archive_matchevent SET minute = 13 WHERE minute = 12")
        with pytest.raises(CommandError, match="4 findings"):
            call_command("verify")
        call_command("verify", "--repair")
        assert record.checksum() == before
        # And the next import follows its file, as before.
        newer = [record.RESULTS[0].replace("2,1", "2,2"), *record.RESULTS[1:]]
        report = import_matches([record.international(tmp_path / "new", newer)])
        assert report.changes == [f"results.csv:2: {KEY}: away score 1 is now 2"]

    def test_a_day_or_a_team(self, folder):
        before = record.checksum()
        other = Team.objects.get(name="Eastmark")
        sql("UPDATE archive_match SET date = '1990-05-02', home_id = %s WHERE slug = %s",
            other.pk, FIRST)  # fmt: skip
        report = import_matches([folder])
        assert report.restored == [
            f"results.csv:2: {KEY}: date 1990-05-02 is now 1990-05-01",
            f"results.csv:2: {KEY}: home Eastmark is now Northland",
        ]
        assert report.counts["matches"] == {"changed": 1, "unchanged": 2}
        assert record.checksum() == before

    def test_a_day_that_is_taken_stays_and_is_told(self, folder):
        sql("UPDATE archive_match SET date = '1990-05-02' WHERE slug = %s", FIRST)
        first = Match.objects.get(slug=FIRST)
        Match.objects.create(
            slug="again", date=date(1990, 5, 1), home=first.home, away=first.away,
            competition=first.competition, source=first.source,
        )  # fmt: skip
        report = import_matches([folder])
        assert report.restored[0].endswith("1990-05-01; it stays, another match is there")
        with pytest.raises(CommandError, match="1 finding"):
            call_command("verify", "--repair")
        assert Match.objects.get(slug=FIRST).date == date(1990, 5, 2)

    def test_what_an_editor_has_set_is_put_back_to_that(self, folder, editor):
        with acting(editor):
            Match.objects.filter(slug=FIRST).update(home_score=4, kickoff=time(20))
        sql("UPDATE archive_match SET home_score = 5, kickoff = NULL WHERE slug = %s", FIRST)
        report = import_matches([folder])
        match = Match.objects.get(slug=FIRST)
        assert (match.home_score, match.kickoff) == (4, time(20))
        assert [line.partition("Southland: ")[2] for line in report.restored] == [
            "home score 5 is now 4",
            "kickoff unknown is now 20:00:00",
        ]
        assert report.changes == []

    def test_what_an_editor_confirms_is_the_editors(self, folder, editor):
        sql("UPDATE archive_match SET home_score = 5 WHERE slug = %s", FIRST)
        with acting(editor):
            Match.objects.filter(slug=FIRST).update(home_score=3)
        assert off() == []
        assert import_matches([folder]).restored == []
        assert Match.objects.get(slug=FIRST).home_score == 3

    def test_a_match_that_is_gone_comes_again(self, folder):
        before = record.checksum()
        sql("DELETE FROM archive_matchevent WHERE minute = 12")
        assert "under nobody's name; the next import brings it again" in off()[0]
        report = import_matches([folder])
        assert report.restored == [
            f"goalscorers.csv:2: {KEY}: Ada Brandt 12 was removed, and is here again"
        ]
        first = Match.objects.get(slug=FIRST)
        sql("DELETE FROM archive_matchevent WHERE match_id = %s", first.pk)
        sql("DELETE FROM archive_match WHERE id = %s", first.pk)
        assert len(off()) == 1
        report = import_matches([folder])
        assert report.restored == [f"results.csv:2: {KEY}: was removed, and is here again"]
        assert record.checksum() == before
        assert off() == []


class TestGoals:
    def test_a_changed_goal_is_put_back(self, folder):
        before = record.checksum()
        sql("UPDATE archive_matchevent SET minute = 13, player_name = 'Nobody' WHERE minute = 12")
        assert "minute: expected 12, found 13" in off()[0]
        report = import_matches([folder])
        assert report.restored == [f"goalscorers.csv:2: {KEY}: Nobody 13 is now Ada Brandt 12"]
        assert report.counts["goals"] == {"changed": 1, "unchanged": 4}
        assert record.checksum() == before

    def test_but_what_an_editor_made_of_it_stays(self, folder, editor):
        with acting(editor):
            MatchEvent.objects.filter(minute=12).update(minute=14)
        sql("UPDATE archive_matchevent SET player_name = 'Nobody' WHERE minute = 14")
        import_matches([folder])
        assert MatchEvent.objects.filter(minute=14, player_name="Ada Brandt").count() == 1


def test_what_a_second_source_added_is_put_back(folder, tmp_path):
    game = {
        "date": "1990-05-01", "team1": "Northland", "team2": "Southland", "round": "Final",
        "score": {"ft": [2, 1]},
    }  # fmt: skip
    cup = record.openfootball(tmp_path / "cup.json", game)
    import_matches([cup])
    before = record.checksum()
    sql("UPDATE archive_match SET stage = 'Semi-final' WHERE slug = %s", FIRST)
    report = import_matches([cup])
    assert report.restored == [
        f"openfootball:4: World Cup 1990|{KEY}: stage Semi-final is now Final"
    ]
    assert record.checksum() == before
