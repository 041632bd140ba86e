"""What the demonstration has put in, row by row, and the data it is made of."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.db.models import Model

from archive.models import DemoItem, ImportBatch

DATA = Path(__file__).resolve().parent.parent / "demo_data"
ARTICLE = "fuel-for-harry-kane.md"


class Book:
    """The rows of one batch of the demonstration: noted one by one, written at the end."""

    def __init__(self, batch: ImportBatch) -> None:
        self.batch = batch
        self.items: list[DemoItem] = []

    def note(self, *rows: Model) -> None:
        """These rows are the demonstration's."""
        for row in rows:
            self.note_keys(type(row), [row.pk])

    def note_keys(self, model: type[Model], keys: Iterable[int]) -> None:
        """The rows of this model with these keys are the demonstration's."""
        table = model._meta.db_table
        self.items += [DemoItem(batch=self.batch, table=table, row=key) for key in keys]

    def close(self) -> int:
        """Write the notes; gives how many rows they are."""
        DemoItem.objects.bulk_create(self.items, batch_size=1000)
        return len(self.items)


def read(name: str) -> Any:
    """One of the demonstration's JSON files."""
    return json.loads((DATA / name).read_bytes())
