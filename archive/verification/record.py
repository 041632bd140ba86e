"""The football record held against its history: what was written under nobody's name, past the archive.

A score has no fingerprint, but every write is in the history with who did it. What raw SQL changed
or removed has nobody there: it is told until it is as before, or an editor or an import has set it.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model, QuerySet

from archive.changes import REPAIRER, UNNAMED, Standing, acting_name, standings
from archive.models import Change, Match, MatchEvent, SquadPlace
from archive.models.changes import ChangeAction
from archive.verification.findings import Finding

# Who writes when something is put right.
WHO = REPAIRER
# Rows looked at with one statement.
BATCH = 500
# What is imported, and the columns by which a removed row is known when it is here again.
_TABLES: dict[type[Model], tuple[str, ...]] = {
    Match: ("source_id", "source_key"),
    MatchEvent: ("match_id", "kind", "team_id", "minute", "stoppage", "player_name"),
    SquadPlace: ("source_id", "source_key"),
}


def record(seen: Counter[str]) -> Iterator[list[Finding]]:
    """What was changed or removed in the record, and who did it is not known."""
    seen["matches"] += Match.objects.count()
    for model in _TABLES:
        for rows in _touched(model, ChangeAction.UPDATE):
            found = standings(model, rows)
            there = model._base_manager.in_bulk(found)
            yield [
                Finding("record", _where(there[key]), _told(there[key], one))
                for key, one in sorted(found.items())
                if one.astray and key in there
            ]
        for rows in _touched(model, ChangeAction.DELETE):
            yield list(_removed(model, rows))


def put_back() -> Iterator[str]:
    """Give what nobody known has changed the values from before; tells each row in a line. What was
    removed only an import can bring again; what cannot be put back (another match is there) is left."""
    for model in _TABLES:
        for rows in _touched(model, ChangeAction.UPDATE):
            for key, one in sorted(standings(model, rows).items()):
                if one.astray and _put(model._base_manager.filter(pk=key), one.astray):
                    yield f"{model._meta.verbose_name} {key}: {_named(one)} as before"


def _put(row: QuerySet[Any], values: dict[str, Any]) -> bool:
    try:
        with acting_name(WHO, "Put back by verify"), transaction.atomic():
            return bool(row.update(**values))
    except IntegrityError:
        return False


def _touched(model: type[Model], action: ChangeAction) -> Iterator[Collection[int]]:
    """The keys of rows that nobody known has changed, or removed, so many at a time."""
    rows = Change.objects.filter(UNNAMED, table=model._meta.db_table, action=action)
    last = 0
    while found := list(
        rows.filter(row__gt=last).order_by("row").values_list("row", flat=True).distinct()[:BATCH]
    ):
        yield found
        last = found[-1]


def _removed(model: type[Model], keys: Collection[int]) -> Iterator[Finding]:
    """Imported rows that are gone and have not come again."""
    changes = Change.objects.filter(
        UNNAMED, table=model._meta.db_table, action=ChangeAction.DELETE, row__in=keys
    )
    here = set(model._base_manager.filter(pk__in=keys).values_list("pk", flat=True))
    for row, old in changes.order_by("pk").values_list("row", "old"):
        was = json.loads(old or "{}")
        same = {column: was.get(column) for column in _TABLES[model]}
        # With a match its events went: the match is told.
        alone = model is not MatchEvent or _is_here(Match, {"pk": was.get("match_id")})
        if was.get("batch_id") and row not in here and alone and not _is_here(model, same):
            what = ", ".join(str(value) for value in same.values() if value not in (None, ""))
            message = "removed in the database under nobody's name; the next import brings it again"
            yield Finding("record", f"{model._meta.verbose_name} {row} ({what})", message)


def _is_here(model: type[Model], same: dict[str, Any]) -> bool:
    blank = {f"{name}__isnull": True for name, value in same.items() if value is None}
    known = {name: value for name, value in same.items() if value is not None}
    return model._base_manager.filter(**blank, **known).exists()


def _where(row: Any) -> str:
    """A row for a person: its match's address."""
    what = f"{row._meta.verbose_name} {row.pk}"
    match = row if isinstance(row, Match) else getattr(row, "match", None)
    return f"{what} (/matches/{match.slug}/)" if match else f"{what} ({row})"


def _told(row: Any, one: Standing) -> str:
    return "; ".join(
        f"{column.removesuffix('_id')}: expected {was}, found {getattr(row, column)}, "
        "changed in the database under nobody's name"
        for column, was in sorted(one.astray.items())
    )


def _named(one: Standing) -> str:
    return ", ".join(sorted(column.removesuffix("_id").replace("_", " ") for column in one.astray))
