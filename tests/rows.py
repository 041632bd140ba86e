"""What the tables hold, to be compared before and after an act that must leave no trace of itself."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Model

from archive.changes.tracked import BOOKS
from archive.models import DERIVED

# What every save of a row changes, even one that puts all back.
_OF_SAVES = frozenset({"updated_at", "version"})

# For each table its rows by their keys, each with every column: so that a difference names its row.
Rows = dict[str, dict[Any, dict[str, Any]]]


def rows(kinds: Iterable[type[Model]] | None = None) -> Rows:
    """The rows of these models; of all that the archive knows, people too, where none are named: but
    for history and revision, and what is derived from the rest. One statement for each table."""
    return {
        kind._meta.db_table: {
            row[kind._meta.pk.attname]: {
                name: value for name, value in row.items() if name not in _OF_SAVES
            }
            for row in kind._base_manager.order_by("pk").values()
        }
        for kind in (_domain() if kinds is None else kinds)
    }


def _domain() -> list[type[Model]]:
    return [
        kind
        for label in ("players", "archive")
        for kind in apps.get_app_config(label).get_models(include_auto_created=True)
        if kind._meta.db_table not in BOOKS and kind not in DERIVED
    ]


@contextmanager
def thrown_away() -> Iterator[None]:
    """What is written inside is gone afterwards: each example of a property starts with the same rows."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
