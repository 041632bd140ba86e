"""Optimistic locking: a save says which version it was made on, and the UPDATE itself checks it.

Reading first and saving after would let two editors both pass; one statement lets one through.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from django.db.models import F, Field, Model
from django.db.models.functions import Now

from archive.curation import days
from archive.curation.errors import CurationError, StaleVersion
from players.models import Tracked

_Row = TypeVar("_Row", bound=Tracked)

# Keys in one statement: SQLite takes at most 999 parameters where it was built that way.
BATCH = 500


def save(instance: Tracked, *, version: int, fields: Collection[str]) -> None:
    """Write `fields` of a row that is still at `version`, and raise its version by one.

    The caller holds the transaction. Without `fields` the version alone rises (rows that belong
    to it have changed). Raises StaleVersion, with nothing written, where somebody saved since, and
    CurationError for a day that cannot be.
    """
    days.check(instance, fields)
    meta = instance._meta
    columns = [meta.get_field(name) for name in {*fields, "updated_at"} - {"version"}]
    values = {field.attname: field.pre_save(instance, False) for field in columns if field.concrete}
    rows = type(instance)._base_manager.filter(pk=instance.pk, version=version)
    if not rows.update(**values, version=version + 1):
        raise StaleVersion("Somebody else saved this while you were editing it.", field="version")
    instance.version = version + 1


def locked(model: type[_Row], pk: int) -> _Row:
    """The row as it is now, locked until the transaction ends; raises CurationError if gone."""
    row = model._base_manager.select_for_update().filter(pk=pk).first()
    if row is None:
        raise CurationError(f"This {model._meta.verbose_name} is not here any more.")
    return row


def lock_all(model: type[Model], pks: Collection[int]) -> list[int]:
    """Lock the rows that are there, in the order of their keys (so that two of these never wait
    for each other); gives their keys in that order."""
    found: list[int] = []
    for some in in_batches(pks):
        rows = model._base_manager.select_for_update().filter(pk__in=some).order_by("pk")
        found.extend(rows.values_list("pk", flat=True))
    return found


def touch(model: type[Tracked], pk: int, **values: object) -> None:
    """Write `values` to a locked row and raise its version."""
    model._base_manager.filter(pk=pk).update(**values, version=F("version") + 1, updated_at=Now())


def change(row: Tracked, groups: Iterable[Mapping[str, Any]]) -> list[dict[str, list[Any]]]:
    """Write groups of fields of a locked row; gives, as JSON holds it, for each field of a group
    what it was and what it became: what `put_back` undoes."""
    written = [dict(group) for group in groups]
    touch(type(row), row.pk, **{name: value for group in written for name, value in group.items()})
    return [
        {name: [plain(getattr(row, name)), plain(value)] for name, value in group.items()}
        for group in written
    ]


def put_back(row: Tracked, groups: Iterable[Mapping[str, Sequence[Any]]]) -> None:
    """Undo `change`, but for the groups of which an editor has changed something since."""
    values: dict[str, Any] = {}
    for group in groups:
        if all(plain(getattr(row, name)) == became for name, (_, became) in group.items()):
            values |= {name: as_field(row, name, was) for name, (was, _) in group.items()}
    touch(type(row), row.pk, **values)


def plain(value: Any) -> Any:
    """A field's value as JSON has it."""
    return value.isoformat() if isinstance(value, date) else value


def as_field(row: Model | type[Model], name: str, value: Any) -> Any:
    """What `plain` gave, as the field `name` of this kind of row holds it."""
    field = row._meta.get_field(name)
    assert isinstance(field, Field)
    return field.to_python(value)


def in_batches(pks: Collection[int]) -> Iterator[Sequence[int]]:
    """The keys in order, without doubles, so many at a time as one statement takes."""
    ordered = sorted(set(pks))
    for start in range(0, len(ordered), BATCH):
        yield ordered[start : start + BATCH]
