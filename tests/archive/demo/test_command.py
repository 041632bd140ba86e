"""The demonstration archive from nothing: loaded once, told, taken out for good."""

import stat
from datetime import date
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from archive import demo, environment, release
from archive.models import BatchKind, BatchState, ImportBatch, Team
from players.models import Player
from players.tallies import tallies
from tests.archive.demo.rows import left

pytestmark = pytest.mark.django_db


@pytest.fixture
def password_file(tmp_path, monkeypatch):
    path = tmp_path / "var" / "editor-password"
    monkeypatch.setattr(environment, "EDITOR_PASSWORD_FILE", path)
    return path


def command(**options):
    out = StringIO()
    call_command("demo", stdout=out, **options)
    return out.getvalue()


def test_the_command_loads_once_and_tells_the_login(password_file):
    first = command(if_new=True)
    password = password_file.read_text().strip()
    assert f"editor / {password}" in first
    assert stat.S_IMODE(password_file.stat().st_mode) == 0o600
    assert User.objects.get(username="editor").check_password(password)
    before = left()
    second = command(if_new=True)
    assert f"editor / {password}" in second
    assert f"Password     is kept in {password_file}\n" in second
    assert "here already" in command()
    assert left() == before
    assert ImportBatch.objects.count() == 1


def test_what_was_loaded_is_checked_for_its_readers(password_file, client):
    command()
    assert client.get("/api/v1/verification").json()["all_well"] is True


def test_the_login_is_not_told_once_it_was_changed(password_file):
    command(if_new=True)
    editor = User.objects.get(username="editor")
    editor.set_password("another one altogether")
    editor.save()
    told = command(if_new=True)
    assert "Editor       editor\n" in told
    assert "was changed; to set another: .venv/bin/python manage.py changepassword editor" in told
    assert password_file.read_text().strip() not in told
    # Without the file no other is made: it would open nothing.
    password_file.unlink()
    assert command(if_new=True) == told
    assert not password_file.exists()


def test_no_login_is_told_that_opens_nothing(password_file):
    User.objects.create_user("editor", password="mine and nobody else's")
    assert "Editor" not in command()


def test_an_archive_with_something_in_it_is_left_alone(password_file):
    Player.objects.create(slug="ada-brook", name="Ada Brook")
    assert command(if_new=True) == ""
    assert not demo.present()
    assert not password_file.exists()


def test_an_account_of_that_name_stays_as_it_is(password_file):
    own = User.objects.create_user("editor", password="mine and nobody else's")
    command()
    own.refresh_from_db()
    assert own.check_password("mine and nobody else's")
    assert not own.is_staff
    demo.remove()
    assert User.objects.filter(pk=own.pk).exists()


def test_what_is_here_already_is_taken_as_it_is():
    kane = Player.objects.create(slug="harry-kane", name="Harry Kane", position="striker")
    england = Team.objects.create(slug="england", name="England")
    demo.load(password="a password for trying")
    kane.refresh_from_db()
    assert kane.position == "striker"
    assert Team.objects.filter(name="England").get() == england
    assert tallies("harry-kane", as_of=date(2025, 10, 14), metric="goals")[0]["value"] == 76
    demo.remove()
    assert left() == {"Player": 1, "Team": 1}


def test_what_was_removed_does_not_come_back_by_itself(password_file):
    command(if_new=True)
    assert "Removed" in command(remove=True)
    assert command(if_new=True) == ""
    assert left() == {}
    batch = ImportBatch.objects.get()
    assert (batch.kind, batch.state) == (BatchKind.DEMO, BatchState.REMOVED)
    assert "Removed 0 rows" in command(remove=True)
    assert "Loaded" in command(), "asked for outright, it does come"
    assert release.quotes().count() == 8


def test_removing_from_an_archive_that_never_had_it():
    told = demo.remove()
    assert (told.removed, told.kept, told.editor) == ({}, {}, "")
