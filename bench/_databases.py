"""Databases for measurements: empty and migrated, SQLite in a folder, PostgreSQL where a server is."""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from archive.databases import SQLITE_PRAGMAS
from archive.environment import new_secret
from tests import parts

ROOT = Path(__file__).resolve().parent.parent
SECRET = new_secret()
# Tables of a load, in the order in which rows may point at rows.
TABLES = (
    "archive_source",
    "archive_importbatch",
    "archive_team",
    "archive_teamname",
    "archive_competition",
    "archive_match",
    "archive_matchevent",
)


class Database(ABC):
    """One empty, migrated database at a time, made anew by `empty`."""

    name = ""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    @abstractmethod
    def address(self) -> str:
        """What DATABASE_URL is."""

    @abstractmethod
    def prepare(self) -> None:
        """Make it, and keep a copy of it empty."""

    @abstractmethod
    def empty(self) -> None:
        """Have it empty again."""

    @abstractmethod
    def limit(self) -> float:
        """The seconds that the rows which are in it now take to be written plainly, into an empty one
        with the same tables, keys and indexes and without our triggers, in one transaction."""

    def manage(self, *words: str) -> tuple[float, int, str]:
        """Run a command on it: seconds, most memory in KB, what it printed."""
        environment = {**os.environ, "DATABASE_URL": self.address, "SECRET_KEY": SECRET}
        began = time.perf_counter()
        command = [sys.executable, "manage.py", *words]
        with subprocess.Popen(  # noqa: S603 a command of ours
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout
            printed = process.stdout.read()
            # The usage of this child alone; Popen's own wait would throw it away.
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
        return time.perf_counter() - began, usage.ru_maxrss, printed


class SQLite(Database):
    """A file."""

    name = "SQLite"

    @property
    def address(self) -> str:
        """The file's."""
        return f"sqlite:///{self.folder}/archive.sqlite3"

    def prepare(self) -> None:
        """Migrate a file and keep it."""
        self.manage("migrate", "-v0")
        shutil.copy(self.folder / "archive.sqlite3", self.folder / "empty.sqlite3")

    def empty(self) -> None:
        """Copy the kept file back."""
        for path in self.folder.glob("archive.sqlite3*"):
            path.unlink()
        shutil.copy(self.folder / "empty.sqlite3", self.folder / "archive.sqlite3")

    def limit(self) -> float:
        """By `executemany`."""
        with sqlite3.connect(self.folder / "archive.sqlite3") as source:
            rows = {name: source.execute(f"SELECT * FROM {name}").fetchall() for name in TABLES}  # noqa: S608 names above
        copy = self.folder / "limit.sqlite3"
        shutil.copy(self.folder / "empty.sqlite3", copy)
        plain = sqlite3.connect(copy, isolation_level=None)
        plain.executescript(SQLITE_PRAGMAS)
        triggers = plain.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            plain.execute(f'DROP TRIGGER "{name}"')
        began = time.perf_counter()
        plain.execute("BEGIN IMMEDIATE")
        for name, some in rows.items():
            places = ", ".join("?" * len(some[0]))
            plain.executemany(f"INSERT INTO {name} VALUES ({places})", some)  # noqa: S608 names above
        plain.execute("COMMIT")
        taken = time.perf_counter() - began
        plain.close()
        return taken


class PostgreSQL(Database):
    """A database on a server, and an empty one beside it as its template."""

    name = "PostgreSQL"

    def __init__(self, folder: Path, server: str) -> None:
        super().__init__(folder)
        self.server = server
        self.base = f"extra_time_bench_{secrets.token_hex(4)}"

    @property
    def address(self) -> str:
        """Of the database that is measured."""
        return self._of(self.base)

    def _of(self, name: str) -> str:
        return urlsplit(self.server)._replace(path=f"/{name}").geturl()

    def _run(self, statement: str, *names: str) -> None:
        with psycopg.connect(self.server, autocommit=True) as server:
            server.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    def prepare(self) -> None:
        """Migrate a database and keep it as a template."""
        self._run("CREATE DATABASE {}", self.base)
        self.manage("migrate", "-v0")
        self._run("CREATE DATABASE {} TEMPLATE {}", f"{self.base}_empty", self.base)

    def empty(self) -> None:
        """Make it anew from the template."""
        self._run("DROP DATABASE {}", self.base)
        self._run("CREATE DATABASE {} TEMPLATE {}", self.base, f"{self.base}_empty")

    def limit(self) -> float:
        """By `COPY`."""
        name = f"{self.base}_limit"
        self._run("CREATE DATABASE {} TEMPLATE {}", name, f"{self.base}_empty")
        try:
            with psycopg.connect(self.address) as source, psycopg.connect(self._of(name)) as plain:
                rows = {table: _copied_out(source, table) for table in TABLES}
                for table in TABLES:
                    plain.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
                plain.commit()
                began = time.perf_counter()
                for table, some in rows.items():
                    with plain.cursor().copy(f"COPY {table} FROM STDIN") as copy:
                        for block in some:
                            copy.write(block)
                plain.commit()
                return time.perf_counter() - began
        finally:
            self._run("DROP DATABASE {}", name)

    def drop(self) -> None:
        """Take both away."""
        self._run("DROP DATABASE IF EXISTS {}", self.base)
        self._run("DROP DATABASE IF EXISTS {}", f"{self.base}_empty")


def _copied_out(source: psycopg.Connection, table: str) -> Sequence[bytes]:
    with source.cursor().copy(f"COPY {table} TO STDOUT") as copy:
        return [bytes(block) for block in copy]


@contextmanager
def prepared(database: Database) -> Iterator[Database]:
    """The database, ready, and gone afterwards."""
    try:
        database.prepare()
        yield database
    finally:
        if isinstance(database, PostgreSQL):
            database.drop()


def databases(folder: Path) -> Iterator[Database]:
    """SQLite, and PostgreSQL where a server lets us make databases."""
    yield SQLite(folder)
    if server := parts.postgresql():
        yield PostgreSQL(folder, server)
    else:
        print(f"PostgreSQL left out: {parts.NO_POSTGRESQL}")
