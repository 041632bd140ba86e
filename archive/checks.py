"""The archive's own system checks: what would go wrong later is said before the start."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.db import connections

# SQLite's own page on its log, "The WAL-reset bug": up to 3.51.2 a reset of the log can race with a write and lose
# commits; mended in 3.51.3 and 3.53.0 (3.52.0 was withdrawn), and in the branches 3.50.7 and 3.44.6.
# https://www.sqlite.org/wal.html
MENDED = (3, 51, 3)
WITHDRAWN = (3, 52)
BACKPORTS = {(3, 50): 7, (3, 44): 6}
HINT = (
    "Run on SQLite 3.51.3 or newer, or on PostgreSQL, or say in SQLITE_ACCEPTED "
    "why this one will do (a distribution may have mended it)."
)


def is_mended(version: tuple[int, int, int]) -> bool:
    """Whether this SQLite is free of the race at a reset of its write-ahead log."""
    branch = version[:2]
    if branch == WITHDRAWN:
        return False
    return version >= MENDED or (branch in BACKPORTS and version[2] >= BACKPORTS[branch])


def sqlite_fault() -> str:
    """One line on the SQLite in use where it can lose commits; empty where it cannot or none is used."""
    if all(connections[alias].vendor != "sqlite" for alias in connections):
        return ""
    if is_mended(sqlite3.sqlite_version_info[:3]):
        return ""
    return f"SQLite {sqlite3.sqlite_version} can lose commits when its log is reset under load."


def warn_of_sqlite(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[checks.CheckMessage]:
    """In development: a warning. (With debug off every command would repeat it; the deploy check stands there.)"""
    fault = sqlite_fault() if settings.DEBUG and not settings.SQLITE_ACCEPTED else ""
    return [checks.Warning(fault, hint=HINT, id="archive.W001")] if fault else []


def refuse_sqlite(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[checks.CheckMessage]:
    """With `check --deploy`: an error, or a note with the reason that was given."""
    fault = sqlite_fault()
    if not fault:
        return []
    if settings.SQLITE_ACCEPTED:
        return [checks.Info(f"{fault} Accepted: {settings.SQLITE_ACCEPTED}", id="archive.I001")]
    return [checks.Error(fault, hint=HINT, id="archive.E001")]
