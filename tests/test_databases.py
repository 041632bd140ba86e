"""The address of the database: what is taken, what is refused, and how a connection behaves."""

import os
from pathlib import Path

import psycopg
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.utils import load_backend

from archive import databases


@pytest.fixture
def given(monkeypatch):
    """Set one variable, named VALUE."""
    return lambda value: monkeypatch.setenv("VALUE", value)


def told(given, address: str, limits: bool = False):
    given(address)
    return databases.database("VALUE", default=Path("/unused"), limits=limits)


def test_postgresql_address_is_decoded(given):
    found = told(given, "postgresql://ed%40x:p%2F%3Aw@[::1]:6000/na%20me?sslmode=require")
    assert {key: found[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "NAME": "na me",
        "USER": "ed@x",
        "PASSWORD": "p/:w",
        "HOST": "::1",
        "PORT": "6000",
    }
    assert found["OPTIONS"]["sslmode"] == "require"
    assert found["CONN_MAX_AGE"] == 600
    assert found["CONN_HEALTH_CHECKS"] is True
    assert "pool" not in found["OPTIONS"]


def test_a_socket_can_be_named(given):
    assert told(given, "postgres:///name?host=/run/postgresql")["HOST"] == ("/run/postgresql")


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://host/",
        "postgresql://host/a/b",
        "postgresql://host:http/name",
        "postgresql://host:99999/name",
        "postgresql://host/name?sslmode",
        "postgresql://host/name?nonsense=1",
        "postgresql://host/name?sslmode=require&sslmode=disable",
        "postgresql://[::1/name",
        "postgresql://host/name#x",
        "mysql://host/name",
        "archive.sqlite3",
        "sqlite:///relative.sqlite3",
        "sqlite://host/absolute.sqlite3",
        "sqlite:////no/such/folder/archive.sqlite3",
        "sqlite:////tmp/archive.sqlite3?mode=ro",
    ],
)
def test_nonsense_is_refused_in_one_line(given, address):
    with pytest.raises(ImproperlyConfigured, match=r"\AVALUE [^\n]+\Z"):
        told(given, address)


def test_a_password_from_a_file_is_for_an_address_without_one(given):
    for address, expected in (
        ("postgresql://ed@host/name", "kept"),
        ("postgresql://ed:mine@host/name", "mine"),
    ):
        given(address)
        found = databases.database("VALUE", default=Path("/unused"), limits=True, password="kept")
        assert found["PASSWORD"] == expected


def test_a_password_is_not_shown(given):
    with pytest.raises(ImproperlyConfigured) as refused:
        told(given, "postgressql://editor:hunter2@host/name")
    assert "hunter2" not in str(refused.value)


def test_sqlite_path_is_decoded(given, tmp_path):
    (tmp_path / "a b").mkdir()
    found = told(given, f"sqlite:///{tmp_path}/a%20b/archive.sqlite3")
    assert found["NAME"] == f"{tmp_path}/a b/archive.sqlite3"


@pytest.mark.django_db
def test_sqlite_connections_are_safe(tmp_path):
    described = databases.sqlite(tmp_path / "archive.sqlite3")
    backend = load_backend(described["ENGINE"])
    wrapper = backend.DatabaseWrapper({**connection.settings_dict, **described}, "other")
    with wrapper.cursor() as cursor:
        found = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    wrapper.close()
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 10_000,
    }
    assert described["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert described["CONN_MAX_AGE"] == 600


@pytest.mark.postgresql
def test_postgresql_connections_never_wait_long(given):
    address = os.environ["TEST_DATABASE_URL"].partition("?")[0]
    described = told(given, f"{address}?options=-c%20geqo%3Doff", limits=True)
    assert described["OPTIONS"]["connect_timeout"] == "2"
    with psycopg.connect(address, options=described["OPTIONS"]["options"]) as found:
        shown = [
            found.execute(f"SHOW {name}").fetchone()[0]
            for name in (
                "statement_timeout",
                "lock_timeout",
                "idle_in_transaction_session_timeout",
                "geqo",
            )
        ]
    assert shown == ["10s", "3s", "15s", "off"]
