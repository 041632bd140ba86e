"""The check of SQLite's version: which ones lose commits, and when it speaks."""

import sqlite3

import pytest
from django.core.management import call_command

from archive import checks


@pytest.fixture
def old(monkeypatch):
    """As if this Python had Debian 12's SQLite."""
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 40, 1))
    monkeypatch.setattr(sqlite3, "sqlite_version", "3.40.1")


@pytest.mark.parametrize("version", [(3, 51, 3), (3, 53, 0), (3, 50, 7), (3, 44, 6), (4, 0, 0)])
def test_mended(version):
    assert checks.is_mended(version)


@pytest.mark.parametrize(
    "version",
    [(3, 7, 0), (3, 40, 1), (3, 44, 5), (3, 45, 9), (3, 50, 6), (3, 51, 2), (3, 52, 0), (3, 52, 9)],
)
def test_not_mended(version):
    assert not checks.is_mended(version)


@pytest.mark.sqlite
def test_it_warns_in_development_and_refuses_a_deployment(old, settings):
    assert checks.warn_of_sqlite(None) == []
    assert [found.id for found in checks.refuse_sqlite(None)] == ["archive.E001"]
    assert "3.40.1" in checks.refuse_sqlite(None)[0].msg
    settings.DEBUG = True
    assert [found.id for found in checks.warn_of_sqlite(None)] == ["archive.W001"]


@pytest.mark.sqlite
def test_a_written_reason_is_repeated_and_accepted(old, settings):
    settings.SQLITE_ACCEPTED = "mended by the distribution"
    found = checks.refuse_sqlite(None)
    assert [message.is_serious() for message in found] == [False]
    assert "mended by the distribution" in found[0].msg


@pytest.mark.postgresql
def test_it_does_not_matter_on_postgresql(old):
    assert checks.refuse_sqlite(None) == []


def test_nothing_in_the_project_is_complained_of():
    call_command("check", fail_level="WARNING")
