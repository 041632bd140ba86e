"""A row at another day, and rows that a newer file has no more."""

from datetime import date

import pytest

from archive.changes import acting, revision
from archive.matches import import_matches
from archive.models import Match, MatchAccount, MatchEvent
from tests import record
from tests.archive.matches.loading import FIRST

pytestmark = pytest.mark.django_db
MOVED = "1990-05-03-northland-southland"
AT = ("1990-05-01,", "1990-05-03,")
GAME = {
    "date": "1990-05-01", "team1": "Northland", "team2": "Southland", "round": "Final",
    "score": {"ft": [2, 1]},
}  # fmt: skip


@pytest.fixture
def folder(folder):
    """The small record, loaded."""
    import_matches([folder])
    return folder


def dated(path, old=AT[0], new=AT[1]):
    """The four files with one day for another."""
    return record.international(
        path,
        [row.replace(old, new) for row in record.RESULTS],
        [row.replace(old, new) for row in record.GOALS],
        [row.replace(old, new) for row in record.SHOOTOUTS],
    )


class TestAnotherDay:
    def test_one_match_that_moved(self, folder, tmp_path, client):
        key = Match.objects.get(slug=FIRST).pk
        events = list(MatchEvent.objects.order_by("pk").values_list("pk", flat=True))
        newer = dated(tmp_path / "new")
        report = import_matches([newer])
        assert report.changes == [
            "results.csv:2: 1990-05-03|Northland|Southland: moved from 1990-05-01 to 1990-05-03"
        ]
        assert report.counts["matches"] == {"changed": 1, "unchanged": 2}
        assert report.counts["goals"] == {"unchanged": 5}
        assert report.gone == []
        match = Match.objects.get(pk=key)
        assert (match.slug, match.date) == (MOVED, date(1990, 5, 3))
        assert list(MatchEvent.objects.order_by("pk").values_list("pk", flat=True)) == events
        assert client.get(f"/matches/{FIRST}/").headers["Location"] == f"/matches/{MOVED}/"
        at = revision()
        assert import_matches([newer]).lines()[-1].endswith("Nothing was written.")
        assert revision() == at
        # And back, to the address it had.
        import_matches([folder])
        assert Match.objects.get(pk=key).slug == FIRST

    def test_its_shoot_out_moves_with_it(self, folder, tmp_path):
        report = import_matches([dated(tmp_path / "new", "1990-05-09,", "1990-05-10,")])
        assert report.counts["shoot-outs"] == {"unchanged": 1}
        assert Match.objects.count() == 3

    def test_a_day_that_an_editor_has_set_stays(self, folder, tmp_path, editor):
        with acting(editor):
            Match.objects.filter(slug=FIRST).update(date=date(1990, 5, 2))
        newer = dated(tmp_path / "new")
        [told] = import_matches([newer]).changes
        assert told.endswith("moved from 1990-05-02 to 1990-05-03; an editor’s 1990-05-02 stays")
        assert Match.objects.get(slug=FIRST).date == date(1990, 5, 2)
        assert Match.objects.count() == 3
        assert import_matches([newer]).lines()[-1].endswith("Nothing was written.")

    @pytest.mark.parametrize(
        ("day", "score", "count"),
        [
            ("1990-06-01", "4,4", 3),
            ("1990-06-02", "4,4", 4),
            ("1991-05-01", "2,1", 3),
            ("1991-05-03", "2,1", 4),
        ],
    )
    def test_how_far(self, folder, tmp_path, day, score, count):
        row = record.RESULTS[0].replace("1990-05-01", day).replace("2,1", score)
        report = import_matches([record.put(tmp_path / "results.csv", [*record.RESULTS[1:], row])])
        assert (Match.objects.count(), len(report.gone)) == (count, count - 3)

    def test_not_where_two_would_fit(self, folder, tmp_path):
        rows = [record.RESULTS[0].replace("05-01", day) for day in ("05-02", "05-03")]
        newer = [*record.RESULTS[1:], *rows]
        report = import_matches([record.put(tmp_path / "results.csv", newer)])
        assert Match.objects.count() == 5
        assert report.gone == ["international_results: 1990-05-01|Northland|Southland"]

    def test_not_where_a_row_could_not_be_read(self, folder, tmp_path):
        rows = [record.RESULTS[0].replace("2,1", "x,1"), record.RESULTS[0].replace(*AT)]
        newer = record.put(tmp_path / "results.csv", [*rows, *record.RESULTS[1:]])
        import_matches([newer])
        assert Match.objects.count() == 4

    def test_what_another_source_says_of_it_moves_alone(self, folder, tmp_path):
        cup = tmp_path / "cup.json"
        import_matches([record.openfootball(cup, GAME)])
        record.openfootball(cup, {**GAME, "date": "1990-05-02"})
        [told] = import_matches([cup]).changes
        assert told.endswith(
            "moved from 1990-05-01 to 1990-05-02; another source’s match stays where it is"
        )
        assert MatchAccount.objects.get().match == Match.objects.get(slug=FIRST)
        assert Match.objects.count() == 3
        assert import_matches([cup]).lines()[-1].endswith("Nothing was written.")

    def test_a_match_that_an_editor_has_moved_is_not_doubled(self, folder, tmp_path, editor):
        cup = record.openfootball(tmp_path / "cup.json", GAME)
        import_matches([cup])
        with acting(editor):
            Match.objects.filter(slug=FIRST).update(date=date(1990, 5, 2))
        for path in (cup, folder):
            assert import_matches([path]).lines()[-1].endswith("Nothing was written.")
        assert Match.objects.count() == 3


class TestGone:
    def test_a_row_that_is_gone_is_told_and_kept(self, folder, tmp_path):
        newer = record.put(tmp_path / "results.csv", record.RESULTS[:2])
        report = import_matches([newer])
        assert report.gone == ["international_results: 1990-05-09|Eastmark|Northland"]
        assert "No longer in the file, kept (1):" in report.lines()
        assert report.lines()[-1].endswith("Nothing was written.")
        assert Match.objects.count() == 3

    def test_a_part_of_the_days_is_no_claim_about_the_others(self, folder, tmp_path):
        for rows in (record.RESULTS[1:2], record.RESULTS[2:]):
            assert import_matches([record.put(tmp_path / "results.csv", rows)]).gone == []
        assert import_matches([folder / "goalscorers.csv"]).gone == []

    def test_of_a_tournament_its_own(self, folder, tmp_path):
        final = {**GAME, "date": "1990-05-20"}
        cup = record.openfootball(tmp_path / "cup.json", GAME, final)
        import_matches([cup])
        other = record.openfootball(tmp_path / "other.json", final, name="World Cup 1994")
        report = import_matches([other])
        assert report.gone == []
        assert "is here from this data set" in report.refusals[0].reason
        report = import_matches([record.openfootball(cup, final)])
        assert report.gone == ["openfootball: World Cup 1990|1990-05-01|Northland|Southland"]

    def test_a_place_in_a_squad(self, folder, tmp_path):
        path = tmp_path / "cup-1990.squads.json"
        players = [{"number": at, "pos": "FW", "name": f"Player {at}"} for at in (8, 9)]
        for some in (players, players[1:]):
            squad = [{"name": "Northland", "players": some}]
            path.write_text(record.json.dumps(squad))
            report = import_matches([path])
        assert report.gone == ["openfootball: squad place cup-1990|Northland|8"]
