"""Whose a row's values are, by its history: an editor's, a program's, or nobody's that is known.

What is written past the archive (raw SQL) has neither a user nor a name nor a reason in the history:
it is nobody's until somebody puts it right.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Field, Model, Q

from archive.changes.history import BOOKKEEPING
from archive.models import Change
from archive.models.changes import ChangeAction

# A write that nobody put a name to.
UNNAMED = Q(user_id__isnull=True, actor="", why="")
# The name under which a check puts right what was written past the archive.
REPAIRER = "verify"


@dataclass(slots=True)
class Standing:
    """One row's columns that are not as the programs left them, each with a value: ``held``, what an
    editor has set, with what the programs had made it; ``astray``, what nobody known has written,
    with what it was before."""

    held: dict[str, Any] = field(default_factory=dict)
    astray: dict[str, Any] = field(default_factory=dict)

    def before_astray(self, columns: Sequence[str], values: tuple[Any, ...]) -> tuple[Any, ...]:
        """The values of these columns with those that are astray as they were before."""
        return tuple(
            self.astray.get(column, value) for column, value in zip(columns, values, strict=True)
        )

    def follow(self, old: dict[str, Any], new: dict[str, Any], *, named: bool, ours: bool) -> None:
        """One write more: by somebody, or by one of the programs."""
        for column, was in old.items():
            if column in BOOKKEEPING:
                continue
            if not named:
                _note(self.astray, column, was, new[column])
                continue
            before = self.astray.pop(column, was)
            if ours:
                self.held.pop(column, None)
            else:
                _note(self.held, column, before, new[column])


# Of a row that nobody but the programs has changed.
UNTOUCHED = Standing()


def standings(
    model: type[Model], keys: Collection[int], programs: Collection[str] = ()
) -> dict[int, Standing]:
    """Of these rows (as many as one statement takes): those whose history has more than the programs
    of these names; one statement. The values are Python's."""
    rows = (
        Change.objects.filter(table=model._meta.db_table, row__in=keys)
        .filter(action=ChangeAction.UPDATE)
        .order_by("pk")
        .values_list("row", "old", "new", "user_id", "actor", "why")
    )
    found: dict[int, Standing] = defaultdict(Standing)
    for row, old, new, user, actor, why in rows:
        found[row].follow(
            json.loads(old or "{}"),
            json.loads(new or "{}"),
            named=bool(user or actor or why),
            ours=user is None and actor in programs,
        )
    for one in found.values():
        one.held = _python(model, one.held)
        one.astray = _python(model, one.astray)
    return {row: one for row, one in found.items() if one.held or one.astray}


def _note(before: dict[str, Any], column: str, was: Any, became: Any) -> None:
    """Keep what a column was at first; forget it where it has become that again."""
    if before.setdefault(column, was) == became:
        del before[column]


def _python(model: type[Model], values: dict[str, Any]) -> dict[str, Any]:
    """Values as the history has them, as the model's columns do."""
    found = {}
    for column, value in values.items():
        column_of = model._meta.get_field(column)
        assert isinstance(column_of, Field)
        found[column] = column_of.to_python(value)
    return found
