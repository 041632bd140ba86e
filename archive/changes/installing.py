"""Putting the triggers in place, taking them away, and telling what is missing."""

import time
from types import ModuleType
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from archive.changes import triggers_postgres, triggers_sqlite
from archive.changes.tracked import BOOKS, tables
from archive.models import Actor, Revision

MAKERS: dict[str, ModuleType] = {"sqlite": triggers_sqlite, "postgresql": triggers_postgres}


def install(using: str = DEFAULT_DB_ALIAS) -> None:
    """Make the database keep revision, history and redirects: triggers and the two single rows.

    What is there and still wanted stays untouched, so that a start without news locks nothing.
    Where the tables of the books are not (yet, or any more), everything of ours goes.
    """
    connection = connections[using]
    maker = MAKERS[connection.vendor]
    present = set(connection.introspection.table_names())
    with transaction.atomic(using=using):
        if not present >= BOOKS:
            maker.remove(connection)
            return
        wanted = _wanted(connection, present)
        existing = maker.existing(connection)
        if wanted.keys() != existing.keys():
            maker.prepare(connection)
            _run(connection, [existing[name] for name in existing.keys() - wanted.keys()])
            _run(connection, [wanted[name] for name in sorted(wanted.keys() - existing.keys())])
        # Begun by the clock: a database made anew never counts again through numbers that a
        # reader's cache may know. Microseconds: no archive is written to faster.
        begin = time.time_ns() // 1000
        Revision._base_manager.using(using).get_or_create(pk=1, defaults={"number": begin})
        Actor._base_manager.using(using).get_or_create(pk=1)


def remove(using: str = DEFAULT_DB_ALIAS) -> None:
    """Take every trigger away: tables can be altered and dropped then."""
    with transaction.atomic(using=using):
        MAKERS[connections[using].vendor].remove(connections[using])


def missing_triggers(using: str = DEFAULT_DB_ALIAS) -> list[str]:
    """What is not as ``install`` makes it: triggers missing, of an older form or too many, and
    single rows missing. Empty when all is well; ``migrate`` puts it right."""
    connection = connections[using]
    present = set(connection.introspection.table_names())
    if absent := sorted((BOOKS | {table.name for table in tables()}) - present):
        return absent
    existing = MAKERS[connection.vendor].existing(connection)
    missing = sorted(_wanted(connection, present).keys() ^ existing.keys())
    for kind in (Revision, Actor):
        if not kind._base_manager.using(using).filter(pk=1).exists():
            missing.append(kind._meta.db_table)
    return missing


def watching(using: str = DEFAULT_DB_ALIAS) -> bool:
    """Whether there are as many triggers as there should be: the cheap half of
    `missing_triggers`, one statement, for who asks every few seconds."""
    connection = connections[using]
    found: bool = MAKERS[connection.vendor].enough(connection, tables())
    return found


def before_migrate(sender: Any, *, using: str, plan: Any = (), **kwargs: Any) -> None:
    """Make way for a migration.

    SQLite makes a table anew to alter it and refuses while triggers speak of the old one; its
    database has no writer beside the migration. PostgreSQL's triggers read whatever columns
    there are and stay on watch, but for a way back, at whose end their functions' tables may
    be gone.
    """
    vendor = connections[using].vendor
    if any(backwards for _, backwards in plan) or (plan and vendor == "sqlite"):
        remove(using)


def after_migrate(sender: Any, *, using: str, **kwargs: Any) -> None:
    """Put in place what ``before_migrate``, a new table or a ``flush`` took away."""
    install(using)


def _wanted(connection: BaseDatabaseWrapper, present: set[str]) -> dict[str, str]:
    """The triggers of all watched tables that are there."""
    watched = [table for table in tables() if table.name in present]
    wanted: dict[str, str] = MAKERS[connection.vendor].wanted(connection, watched)
    return wanted


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
