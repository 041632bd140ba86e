"""What an editor holds: values that the history says somebody other than an import has written.

The history (`archive.changes`) has every change of a match table's row, by whatever way; so no row
needs a mark of its own, and nothing is asked but of rows that differ from the file.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Collection
from typing import Any

from django.db.models import Model, Q

from archive.curation.saving import in_batches
from archive.models import Change
from archive.models.changes import ChangeAction

# Names under which programs write what the record says: the import, and the tying of players.
OURS = ("import_matches", "link_players")
_BY_US = Q(user_id__isnull=True, actor__in=OURS)


def held(model: type[Model], keys: Collection[int]) -> dict[int, dict[str, Any]]:
    """Of these rows: the columns that an editor has changed since an import last wrote them, each
    with the value that it had before (what the last import made it)."""
    found: dict[int, dict[str, Any]] = defaultdict(dict)
    for some in in_batches(keys):
        rows = (
            Change.objects.filter(table=model._meta.db_table, row__in=some)
            .filter(action=ChangeAction.UPDATE)
            .order_by("pk")
            .values_list("row", "old", "new", "user_id", "actor")
        )
        for row, old, new, user, actor in rows:
            _follow(
                found[row],
                json.loads(old or "{}"),
                json.loads(new or "{}"),
                ours=user is None and actor in OURS,
            )
    return {row: columns for row, columns in found.items() if columns}


def _follow(
    before: dict[str, Any], old: dict[str, Any], new: dict[str, Any], *, ours: bool
) -> None:
    for column, value in old.items():
        if ours:
            before.pop(column, None)
        elif column in before and before[column] == new[column]:
            # Put back to what the import had made it: nobody holds it.
            del before[column]
        else:
            before.setdefault(column, value)


def touched(model: type[Model], column: str) -> set[int]:
    """The rows whose column somebody other than a program of ours has ever changed."""
    rows = (
        Change.objects.filter(table=model._meta.db_table, action=ChangeAction.UPDATE)
        .exclude(_BY_US)
        .filter(new__contains=f'"{column}"')
        .order_by()
        .values_list("row", "new")
    )
    return {row for row, new in rows.iterator() if column in json.loads(new or "{}")}


def deleted(model: type[Model], demo: Collection[int]) -> list[dict[str, Any]]:
    """Rows of a batch that an editor has removed, as they were; not those of the demonstration, which
    goes as it came."""
    rows = (
        Change.objects.filter(table=model._meta.db_table, action=ChangeAction.DELETE)
        .exclude(_BY_US)
        .order_by("pk")
        .values_list("old", flat=True)
    )
    gone = (json.loads(old or "{}") for old in rows.iterator())
    return [row for row in gone if row.get("batch_id") and row["batch_id"] not in demo]


class Deleted:
    """What `deleted` gives, by one column, asked when it is first needed."""

    def __init__(self, ask: Callable[[], list[dict[str, Any]]], column: str) -> None:
        self._ask = ask
        self._column = column
        self._found: dict[Any, list[dict[str, Any]]] | None = None

    def of(self, value: Any) -> list[dict[str, Any]]:
        """The removed rows that have this value in the column."""
        if self._found is None:
            self._found = defaultdict(list)
            for row in self._ask():
                self._found[row[self._column]].append(row)
        return self._found.get(value, [])
