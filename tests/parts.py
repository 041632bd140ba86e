"""What this machine has for the tests: PostgreSQL, Chromium, the shared folder. Knows no Django.

A part that is not there is left out, with its reason. Where `EXTRA_TIME_REQUIRE` names parts (all of them: "postgresql
chromium shared"), a named part must be there, and no test may be left out for want of anything.
"""

import getpass
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NO_CHROMIUM = "no Chromium found (install it, or name the program in CHROMIUM)"
NO_SHARED = "no folder ../shared"
NO_POSTGRESQL = (
    "no PostgreSQL on 127.0.0.1:5432 that lets us make a database (name one in TEST_DATABASE_URL)"
)


def required() -> frozenset[str]:
    """The parts that must not be missing."""
    return frozenset(os.environ.get("EXTRA_TIME_REQUIRE", "").split())


def chromium() -> str | None:
    """The path of the browser to test in: what `CHROMIUM` names, else the first one on the path."""
    if named := os.environ.get("CHROMIUM"):
        return shutil.which(named)
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def shared() -> Path | None:
    """The folder of design and data beside the project."""
    return SHARED if SHARED.is_dir() else None


def postgresql() -> str | None:
    """The address of a server where a test database can be made: the named one, else a local one."""
    if named := os.environ.get("TEST_DATABASE_URL"):
        return named
    return next(filter(may_create, local_addresses()), None)


def local_addresses() -> Iterator[str]:
    """Where a server of this machine would let us in without a password."""
    for user in dict.fromkeys(("postgres", getpass.getuser())):
        yield f"postgresql://{user}@127.0.0.1:5432/postgres"


def may_create(address: str) -> bool:
    """Whether a server answers there within two seconds and lets this role create databases."""
    try:
        with psycopg.connect(address, connect_timeout=2) as connection:
            row = connection.execute(
                "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
            ).fetchone()
    except psycopg.Error:
        return False
    return bool(row and row[0])
