"""`import_matches` and `link_players` as they are called: what is printed, and how they end."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from archive.models import Match, MatchEvent
from tests import record

pytestmark = pytest.mark.django_db


def run(*words, **options):
    out = StringIO()
    call_command(*words, stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def folder(tmp_path):
    return str(record.international(tmp_path / "set"))


def test_the_report_ends_in_what_was_done(folder):
    told = run("import_matches", folder, "--snapshot", "2026-07-31")
    assert "matches: 3 added, 0 changed, 0 adopted, 0 unchanged, 0 refused" in told
    assert told.endswith("In all: 10 added, 0 changed, 0 adopted, 0 unchanged, 0 refused.\n")
    assert run("import_matches", folder).endswith("10 unchanged, 0 refused. Nothing was written.\n")
    assert run("link_players").startswith("goals tied: 5\n")


def test_the_report_as_json(folder):
    told = json.loads(run("import_matches", folder, "--dry-run", "--json"))
    assert told["dry_run"] is True
    assert told["counts"]["goals"] == {
        "added": 5, "changed": 0, "adopted": 0, "unchanged": 0, "refused": 0
    }  # fmt: skip
    assert not Match.objects.exists()
    run("import_matches", folder)
    assert json.loads(run("link_players", "--json"))["goals"] == 5


def test_refused_rows_are_told_by_line_and_are_no_failure(tmp_path):
    rows = [*record.RESULTS, "1990-13-01,Northland,Southland,1,0,Friendly,A,B,FALSE"]
    told = run("import_matches", str(record.put(tmp_path / "results.csv", rows)))
    assert "Refused (1):\n  results.csv:5: '1990-13-01' is no day; expected YYYY-MM-DD" in told


def test_a_file_of_another_kind_is_one_line(tmp_path):
    path = tmp_path / "results.csv"
    path.write_text("<html>\n<body>404</body></html>")
    with pytest.raises(CommandError) as caught:
        run("import_matches", str(path))
    message = str(caught.value)
    assert "results.csv: is a web page" in message
    assert message.endswith("; nothing was written")
    assert "\n" not in message


def test_a_format_can_be_told(tmp_path):
    path = tmp_path / "season.txt"
    game = {"date": "1990-05-01", "team1": "Quay FC", "team2": "Dock FC", "score": {"ft": [1, 0]}}
    record.openfootball(path, game, name="Harbour League 1990/91")
    assert "matches: 1 added" in run("import_matches", str(path), "--format", "openfootball")


def test_a_day_that_is_none(folder):
    with pytest.raises(CommandError, match="expected YYYY-MM-DD"):
        run("import_matches", folder, "--snapshot", "July")


def test_goals_of_a_tied_player_are_on_the_players_page(folder, client):
    run("import_matches", folder)
    run("link_players")
    assert MatchEvent.objects.filter(player__slug="ada-brandt").count() == 3
    assert "Northland" in client.get("/players/ada-brandt/").content.decode()
