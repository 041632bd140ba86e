"""The history of a thing and of the rows that belong to it, in words for its page."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import ForeignKey, Model, Q

from archive.changes import Entry, entries
from archive.models import Change

ACTIONS = {"insert": "added", "update": "changed", "delete": "removed"}
# Writes that are shown, the newest.
WRITES = 200
# Told by the entry itself, or by its place.
_BOOKKEEPING = ("id", "version", "created_at", "updated_at")


@dataclass(frozen=True, slots=True)
class Told:
    """One change: when, who, what was done to what, which field, from what to what, and why."""

    when: datetime
    who: str
    what: str
    field: str
    old: str
    new: str
    why: str


def past(thing: Model, below: Sequence[type[Model]] = ()) -> list[Told]:
    """The newest changes, newest first, of a thing and of its rows of the kinds `below`, those
    that were taken away too. The number of statements does not grow with the changes."""
    wanted = Q(table=thing._meta.db_table, row=thing.pk)
    for kind in below:
        wanted |= _belonging(thing, kind)
    changes = list(Change.objects.filter(wanted).order_by("-pk")[:WRITES])
    kinds = {kind._meta.db_table: kind for kind in (type(thing), *below)}
    names = _Names()
    found = [(kinds[change.table], entry) for change in changes for entry in entries(change)]
    for kind, entry in found:
        names.note(kind, entry)
    names.look_up()
    return [_told(kind, entry, names, kind is not type(thing)) for kind, entry in found]


def _belonging(thing: Model, kind: type[Model]) -> Q:
    """The changes of the rows of a kind that point at the thing, or did when they came or went."""
    there, told = Q(), Q()
    for link in kind._meta.concrete_fields:
        if isinstance(link, ForeignKey) and link.related_model is type(thing):
            there |= Q(**{link.name: thing.pk})
            # A row's columns are a JSON object as text; the databases space it differently.
            for form in ('"{}":{},', '"{}": {},', '"{}":{}}}', '"{}": {}}}'):
                text = form.format(link.column, thing.pk)
                told |= Q(old__contains=text) | Q(new__contains=text)
    table = kind._meta.db_table
    rows = kind._base_manager.filter(there).values("pk")
    known = Change.objects.filter(told, table=table).exclude(action="update").values("row")
    return Q(table=table) & (Q(row__in=rows) | Q(row__in=known))


class _Names:
    """What keys in the history stand for, looked up once for each kind of thing."""

    def __init__(self) -> None:
        self._keys: dict[type[Model], set[int]] = defaultdict(set)
        self._names: dict[type[Model], dict[Any, Model]] = {}

    def note(self, kind: type[Model], entry: Entry) -> None:
        for side in (entry["old"], entry["new"]):
            columns = side if isinstance(side, dict) else {entry["field"]: side}
            for column, value in columns.items():
                link = _link(kind, column)
                if link is not None and isinstance(value, int):
                    self._keys[link].add(value)

    def look_up(self) -> None:
        for kind, keys in self._keys.items():
            self._names[kind] = kind._base_manager.in_bulk(keys)

    def words(self, kind: type[Model], column: str, value: Any) -> str:
        link = _link(kind, column)
        if link is not None and isinstance(value, int):
            named = self._names[link].get(value)
            return f"{link._meta.verbose_name} {value}" if named is None else str(named)
        return _plain(value)


def _link(kind: type[Model], column: str) -> type[Model] | None:
    """The kind of thing that a column's keys point at, if it points at one."""
    for field in kind._meta.concrete_fields:
        if field.column == column and isinstance(field, ForeignKey):
            return field.related_model
    return None


def _told(kind: type[Model], entry: Entry, names: _Names, below: bool) -> Told:
    def words(value: Any) -> str:
        if not isinstance(value, dict):
            return names.words(kind, entry["field"], value)
        filled = (
            (column, one)
            for column, one in value.items()
            if one not in (None, "", [], {}) and column not in _BOOKKEEPING
        )
        return "\n".join(
            f"{_label(column)}: {names.words(kind, column, one)}" for column, one in filled
        )

    done = ACTIONS[entry["action"]]
    return Told(
        when=entry["when"],
        who=entry["who"] or "the archive",
        what=f"{kind._meta.verbose_name} {done}" if below else done,
        field=_label(entry["field"]),
        old=words(entry["old"]),
        new=words(entry["new"]),
        why=entry["why"],
    )


def _label(column: str) -> str:
    return column.removesuffix("_id").replace("_", " ")


def _plain(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
