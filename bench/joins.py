"""Looking for the same words at ten thousand, a hundred thousand and a million quotes, in milliseconds.

The archive is made here of words drawn by a Zipf-like law, in a database of its own: SQLite in a
temporary folder, and PostgreSQL where `TEST_DATABASE_URL` names a server (a database that is
dropped again). One speaker has a fiftieth of all quotes, 20,000 of a million. `near` is all that a
quote's page does to find near-duplicates, `by text` all of the look-up by words; in brackets the
time that 95 of 100 stay below (SQLite: of the processor; PostgreSQL: by the clock). A flat column says that nothing is read that grows. `QUOTES`
gives other sizes.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg

SIZES = "10000 100000 1000000"


def main() -> None:
    """Print a table for each database there is."""
    with tempfile.TemporaryDirectory() as folder:
        _measure("SQLite", f"sqlite:///{Path(folder) / 'bench.sqlite3'}")
    if server := os.environ.get("TEST_DATABASE_URL"):
        name = f"extra_time_bench_{os.getpid()}"
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
            try:
                _measure("PostgreSQL", f"{server.rpartition('/')[0]}/{name}")
            finally:
                connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _measure(name: str, address: str) -> None:
    """In processes of their own: settings are read once."""
    environment = {
        **os.environ,
        "DATABASE_URL": address,
        "SECRET_KEY": "b" * 60,
        "SQLITE_ACCEPTED": "a measurement that is thrown away",
    }
    print(f"{name}:", flush=True)
    sizes = [int(size) for size in os.environ.get("QUOTES", SIZES).split()]
    run = f"from bench import _look_ups; _look_ups.run({sizes})"
    for command in (["migrate", "-v0"], ["shell", "--no-imports", "-c", run]):
        subprocess.run([sys.executable, "manage.py", *command], env=environment, check=True)  # noqa: S603 our own program
