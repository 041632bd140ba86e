"""What an editor holds: values that the history says somebody other than an import has written.

What nobody known has written (raw SQL) is held by nobody: `Standing.astray`.

The history (`archive.changes`) has every change of a match table's row, by whatever way; so no row
needs a mark of its own, and nothing is asked but of rows that differ from the file.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Collection
from typing import Any

from django.db.models import Model, Q

from archive.changes import UNNAMED, Standing, standings
from archive.curation.saving import in_batches
from archive.models import Change
from archive.models.changes import ChangeAction

# Names under which programs write what the record says: the import, and the tying of players.
OURS = ("import_matches", "link_players")
_BY_US = Q(user_id__isnull=True, actor__in=OURS)


def standing(model: type[Model], keys: Collection[int]) -> dict[int, Standing]:
    """Of these rows: those that somebody else than a program of ours has changed since."""
    found: dict[int, Standing] = {}
    for some in in_batches(keys):
        found |= standings(model, some, OURS)
    return found


def held(model: type[Model], keys: Collection[int]) -> dict[int, dict[str, Any]]:
    """Of these rows: the columns that an editor has changed since an import last wrote them, each
    with the value that it had before (what the last import made it)."""
    return {row: one.held for row, one in standing(model, keys).items() if one.held}


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
    gone = _deleted(model, ~(_BY_US | UNNAMED))
    return [row for row in gone if row["batch_id"] not in demo]


def lost(model: type[Model]) -> list[dict[str, Any]]:
    """Rows of a batch that nobody known has removed, as they were."""
    return _deleted(model, UNNAMED)


def _deleted(model: type[Model], by: Q) -> list[dict[str, Any]]:
    rows = (
        Change.objects.filter(by, table=model._meta.db_table, action=ChangeAction.DELETE)
        .order_by("pk")
        .values_list("old", flat=True)
    )
    gone = (json.loads(old or "{}") for old in rows.iterator())
    return [row for row in gone if row.get("batch_id")]


class Deleted:
    """What `deleted` or `lost` gives, by one column, asked when it is first needed."""

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
