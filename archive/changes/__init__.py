"""Revision, history and redirects: every write to the archive leaves its trace, by any way.

Database triggers do it, so that ``save()``, ``update()``, ``bulk_create()``, deletes and raw SQL
are all the same: each moves the one number that public answers depend on (``revision``), writes
what it changed to ``archive_change`` (``history``), under the name of who did it (``acting``),
and an old slug becomes a redirect; all in the write's own transaction, and undone with it. What
is watched stands in ``tracked``, how in ``triggers_sqlite`` and ``triggers_postgres``; beside
``archive.search`` and ``archive.bulk`` the only modules that know which database is underneath.

The revision is one row, and so a lock point: from its first write to its end a transaction holds
it, and other writers wait in line (``lock_timeout``, on PostgreSQL; ``timeout``, on SQLite, where
a write locks the whole database anyway). Readers never wait. Because every writer takes it before
anything else (``acting``, or a trigger before the first statement), two writers cannot wait for
each other. So: keep transactions short, read and parse before they begin, and never lock rows
(``select_for_update``) outside ``acting`` and write to them later.

``migrate`` puts the triggers in place when it has ended; on SQLite a data migration itself runs
without them. ``missing_triggers`` tells what is not as it should be.
"""

from archive.changes.acting import acting, acting_name
from archive.changes.history import Entry, entries, history, revision
from archive.changes.installing import (
    after_migrate,
    before_migrate,
    install,
    missing_triggers,
    watching,
)
from archive.changes.standing import REPAIRER, UNNAMED, UNTOUCHED, Standing, standings

__all__ = [
    "REPAIRER",
    "UNNAMED",
    "UNTOUCHED",
    "Entry",
    "Standing",
    "acting",
    "acting_name",
    "after_migrate",
    "before_migrate",
    "entries",
    "history",
    "install",
    "missing_triggers",
    "revision",
    "standings",
    "watching",
]
