"""`manage.py ingest` and `extract` as somebody at a terminal meets them."""

import json
import os
import subprocess
import sys
from dataclasses import fields
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command, load_command_class

from archive.extract import FoundQuote

ROOT = Path(__file__).parents[2]
# A server that is not there: whoever asks it fails.
NO_DATABASE = "postgresql://nobody@127.0.0.1:1/none"
FEATURE = "A night in Norland\n\nAda Brook scored. “It was a long night,” Brook said.\n"


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """The address of an archive of its own, migrated and empty; always SQLite."""
    place = f"sqlite:///{tmp_path_factory.mktemp('archive') / 'archive.sqlite3'}"
    done = manage("migrate", "--verbosity", "0", database=place)
    assert done.returncode == 0, done.stderr
    return place


@pytest.fixture
def feature(tmp_path):
    path = tmp_path / "feature.txt"
    path.write_text(FEATURE, encoding="utf-8")
    return path


@pytest.fixture
def people(tmp_path):
    path = tmp_path / "people.json"
    path.write_text(json.dumps([{"name": "Ada Brook", "gender": "female"}]), encoding="utf-8")
    return path


def manage(*words, database=NO_DATABASE, given=""):
    """Run one of the commands as a program of its own."""
    return subprocess.run(
        [sys.executable, "manage.py", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "archive.settings"},
        input=given.encode(),
        capture_output=True,
        timeout=120,
        check=False,
    )


def says(done):
    return done.stdout.decode(), done.stderr.decode()


def extracted(path, people):
    """What `extract --json` prints, parsed."""
    out = StringIO()
    call_command("extract", path, people=people, json=True, stdout=out)
    return json.loads(out.getvalue())


def test_ingest_twice_adds_once(empty, feature):
    first = manage("ingest", "--json", feature, database=empty)
    [taken] = json.loads(first.stdout)["files"]
    assert (first.returncode, taken["outcome"], taken["quotes"]) == (0, "added", 1)
    second = manage("ingest", feature, database=empty)
    assert second.returncode == 0
    assert "the same file is here already" in says(second)[0]
    assert taken["page"] in says(second)[0]
    third = manage("ingest", "--json", feature, database=empty)
    told = json.loads(third.stdout)
    assert (told["batch"], told["files"][0]["outcome"]) == (None, "unchanged")


def test_ingest_takes_standard_input_and_what_is_said_with_it(empty):
    done = manage(
        "ingest",
        "--json",
        "--title",
        "Pasted",
        "--publication",
        "The Paper",
        "--byline",
        "A. Writer",
        "--url",
        "https://example.org/pasted",
        "--published-on",
        "2025-10-15",
        "--publish",
        "-",
        database=empty,
        given="Ada Brook scored, and that was all.",
    )
    [taken] = json.loads(done.stdout)["files"]
    assert (done.returncode, taken["name"], taken["title"], taken["outcome"]) == (
        0,
        "-",
        "Pasted",
        "added",
    )
    assert "released" in taken["message"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["missing.txt"], "missing.txt: there is no such file"),
        (["."], ".: a folder; expected a file"),
        (["--published-on", "Tuesday", "feature.txt"], "'Tuesday' is no date; expected YYYY-MM-DD"),
        (["--title", "One", "a.txt", "b.txt"], "--title and --url are of one file; 2 were given"),
    ],
)
def test_ingest_refuses_in_one_line(words, expected):
    with pytest.raises(CommandError) as refused:
        call_command("ingest", *words)
    assert str(refused.value).endswith(expected)
    assert len(str(refused.value).splitlines()) == 1


def test_ingest_goes_on_after_a_bad_file_and_says_so(empty, tmp_path):
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text("Good one\n\nAnd its text.", encoding="utf-8")
    bad.write_bytes(b"\xff\xfe\xff")
    done = manage("ingest", bad, good, database=empty)
    out, err = says(done)
    assert done.returncode == 1
    assert "added “Good one”" in out
    assert "1 added, 0 unchanged, 0 changed text, 1 refused" in out
    assert len(err.splitlines()) == 1
    assert str(bad) in err


def test_ingest_without_tables_says_so_in_one_line(tmp_path, feature):
    done = manage("ingest", feature, database=f"sqlite:///{tmp_path / 'new.sqlite3'}")
    assert done.returncode == 1
    assert len(says(done)[1].splitlines()) == 1
    assert "Traceback" not in says(done)[1]


def test_extract_with_people_needs_no_database(feature, people):
    done = manage("extract", "--json", "--people", people, feature)
    [quote] = json.loads(done.stdout)
    assert done.returncode == 0
    assert list(quote) == [field.name for field in fields(FoundQuote)]
    assert (quote["text"], quote["speaker"]) == ("It was a long night,", "Ada Brook")
    assert [FEATURE[start:end] for start, end in quote["parts"]] == ["It was a long night,"]


def test_offsets_count_the_file_without_mark_and_with_single_line_ends(tmp_path, people):
    path = tmp_path / "windows.txt"
    path.write_bytes(FEATURE.replace("\n", "\r\n").encode("utf-8-sig"))
    [quote] = extracted(path, people)
    with path.open(encoding="utf-8-sig") as file:
        text = file.read()
    assert text[quote["start"] : quote["end"]] == "It was a long night,"


def test_extract_asks_the_archive_and_writes_nothing(empty, feature):
    done = manage("extract", feature, database=empty)
    out, _ = says(done)
    assert done.returncode == 0
    assert out.splitlines()[-1] == "1 quotes in 1 parts"
    assert "Ada Brook" in out, "the text itself introduces her"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("{", "line 1"),
        ("{}", "expected a list of people"),
        ('["Ada Brook"]', "person 1: expected an object with a name"),
        ('[{"name": "Ada"}, {"name": ""}]', "person 2: a person needs a name"),
        ('[{"name": "Ada", "aliases": "Addie"}]', "person 1: aliases: expected a list of texts"),
        ('[{"name": "Ada", "born": "yesterday"}]', "person 1: "),
    ],
)
def test_people_that_are_none_are_refused_by_their_place(tmp_path, feature, content, expected):
    path = tmp_path / "people.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CommandError) as refused:
        call_command("extract", feature, people=path)
    assert str(refused.value).startswith(f"{path}: ")
    assert expected in str(refused.value)
    assert len(str(refused.value).splitlines()) == 1


@pytest.mark.parametrize("command", ["ingest", "extract"])
def test_help_has_an_example(command):
    parser = load_command_class("archive", command).create_parser("manage.py", command)
    assert f"manage.py {command} " in parser.format_help().partition("example")[2]


def test_extract_gives_the_first_feature_by_its_own_places(shared, tmp_path):
    """features.md 4.4: every run moved in by one character at both ends; the contract counts
    without the marks."""
    runs = [
        (409, 420),
        (1459, 1483),
        (1499, 1621),
        (2059, 2116),
        (2140, 2246),
        (2621, 2667),
        (2678, 2775),
        (2889, 2949),
        (2972, 3042),
        (3270, 3293),
        (3425, 3469),
        (3483, 3624),
    ]
    path = tmp_path / "people.json"
    path.write_text('[{"name": "Harry Kane"}, {"name": "Gareth Southgate"}]', encoding="utf-8")
    found = extracted(shared / "data/seed/feature.txt", path)
    assert [tuple(part) for quote in found for part in quote["parts"]] == [
        (start + 1, end - 1) for start, end in runs
    ]
    assert [quote["speaker"] for quote in found] == ["Harry Kane"] * 7
    assert found[5]["confidence"] < 0.9
    assert {name for name, _ in found[5]["candidates"]} >= {"Harry Kane", "Gareth Southgate"}
