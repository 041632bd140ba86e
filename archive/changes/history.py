"""What was changed: read for the admin, in plain entries."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Model
from typing_extensions import TypedDict

from archive.models import Change, Revision
from archive.models.changes import ChangeAction

# Raised by every save: that something was changed is told by the entry itself.
BOOKKEEPING = frozenset({"version", "updated_at"})


class Entry(TypedDict):
    """One thing that one write changed.

    ``who`` is empty for a write that told no name. ``action`` is insert, update or delete. An
    update has one entry for each ``field`` (a column) with its ``old`` and ``new`` value; the
    others have one for the row, without a field, ``old`` or ``new`` being the row by column.
    """

    when: datetime
    who: str
    action: str
    field: str
    old: Any
    new: Any
    why: str


def history(thing: str | Model, limit: int = 200) -> list[Entry]:
    """The newest changes, newest first, of a table (by name) or of one thing; one statement.

    ``limit`` counts writes, of which one may have changed several fields.
    """
    if isinstance(thing, str):
        changes = Change.objects.filter(table=thing)
    else:
        changes = Change.objects.filter(table=thing._meta.db_table, row=thing.pk)
    return [entry for change in changes.order_by("-pk")[:limit] for entry in entries(change)]


def revision() -> int:
    """The archive's revision: another number after every write, never a lower one."""
    return Revision.objects.values_list("number", flat=True).get()


def entries(change: Change) -> Iterator[Entry]:
    """What one write changed, as entries."""
    old = json.loads(change.old) if change.old else None
    new = json.loads(change.new) if change.new else None
    if change.action == ChangeAction.UPDATE and old and new:
        for field in sorted(old.keys() - BOOKKEEPING):
            yield _entry(change, field, old[field], new[field])
    else:
        yield _entry(change, "", old, new)


def _entry(change: Change, field: str, old: Any, new: Any) -> Entry:
    return {
        "when": change.at,
        "who": change.actor,
        "action": change.action,
        "field": field,
        "old": old,
        "new": new,
        "why": change.why,
    }
