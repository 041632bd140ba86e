"""The triggers on SQLite: row by row, generated for each table from its model's columns.

SQLite has no statement-level triggers and no way to ask for "all columns", so a table gets three
triggers with its columns spelled out. Values are written as PostgreSQL writes them: true and
false, dates and times in ISO 8601 (UTC), bytes as ``\\x`` and hex digits, JSON as JSON.
A ``REPLACE`` fires the deleting trigger only with ``PRAGMA recursive_triggers=ON`` (settings).
"""

import hashlib
from collections.abc import Iterable, Iterator

from django.db.backends.base.base import BaseDatabaseWrapper

from archive.changes.tracked import (
    ACTOR_TABLE,
    CHANGE_TABLE,
    REDIRECT_TABLE,
    REVISION_TABLE,
    Column,
    Table,
)

PREFIX = "xt_"

_HISTORY = """
  INSERT INTO {change} ("table", "row", "action", "old", "new", "user_id", "actor", "why")
  SELECT '{table}', {side}."id", '{action}', {old}, {new},
    who."user_id", coalesce(who."name", ''), coalesce(who."why", '')
  FROM (SELECT 1) LEFT JOIN {actor} AS who ON who."id" = 1 WHERE {condition};"""
_REVISION = """
  UPDATE {revision} SET "number" = "number" + 1 WHERE "id" = 1;"""
_TAKEN = """
  DELETE FROM {redirect} WHERE "kind" = '{table}' AND "old_slug" = new."slug";"""
_MOVED = """
  DELETE FROM {redirect}
  WHERE new."slug" <> old."slug" AND "kind" = '{table}' AND "old_slug" IN (old."slug", new."slug");
  INSERT INTO {redirect} ("kind", "old_slug", "target")
  SELECT '{table}', old."slug", new."id" WHERE new."slug" <> old."slug";"""


def wanted(connection: BaseDatabaseWrapper, tables: Iterable[Table]) -> dict[str, str]:
    """The triggers of these tables: name and the statement that makes it.

    A name ends in a hash of the statement: a trigger that is there under its name is the one
    that is wanted. Columns that a table does not have (yet) are left out.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT held.name, its.name FROM sqlite_master AS held "
            "JOIN pragma_table_info(held.name) AS its WHERE held.type = 'table'"
        )
        present = set(cursor.fetchall())
    made = {}
    for table in tables:
        columns = [column for column in table.columns if (table.name, column.name) in present]
        for event, head, body in _triggers(table, columns):
            text = f'ON "{table.name}" FOR EACH ROW {head}BEGIN{body}\nEND'
            mark = hashlib.sha256(text.encode()).hexdigest()[:8]
            name = f"{PREFIX}{table.name}_{event}_{mark}"
            made[name] = f'CREATE TRIGGER "{name}" AFTER {event.upper()} {text}'
    return made


def existing(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """The triggers of ours that are there: name and the statement that drops it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        names = [name for (name,) in cursor.fetchall()]
    return {name: f'DROP TRIGGER "{name}"' for name in names if name.startswith(PREFIX)}


def enough(connection: BaseDatabaseWrapper, tables: Iterable[Table]) -> bool:
    """Whether there are as many triggers of ours as these tables want; one statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND substr(name, 1, 3) = %s",
            [PREFIX],
        )
        there: int = cursor.fetchone()[0]
    return there == sum(1 for table in tables for _ in _triggers(table, []))


def prepare(connection: BaseDatabaseWrapper) -> None:
    """Make what the triggers call: on SQLite they call nothing."""


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop every trigger of ours."""
    with connection.cursor() as cursor:
        for statement in existing(connection).values():
            cursor.execute(statement)


def _triggers(table: Table, columns: list[Column]) -> Iterator[tuple[str, str, str]]:
    """Event, condition and body of a table's triggers."""
    after = _REVISION.format(revision=REVISION_TABLE) if table.moves else ""
    names = {"redirect": REDIRECT_TABLE, "table": table.name}
    light = [column for column in columns if column.name not in table.heavy]
    by_hand = 'new."batch_id" IS NULL' if table.by_batch else "true"
    body = _history(table, "insert", new=_whole("new", light), condition=by_hand) + after
    yield "insert", "", body + (_TAKEN.format(**names) if table.has_slug else "")

    differs = " OR ".join(f'old."{one.name}" IS NOT new."{one.name}"' for one in columns)
    old, new = _changed("old", columns), _changed("new", columns)
    body = _history(table, "update", old=old, new=new) + after
    yield "update", f"WHEN {differs} ", body + (_MOVED.format(**names) if table.has_slug else "")

    yield "delete", "", _history(table, "delete", old=_whole("old", columns)) + after


def _history(
    table: Table, action: str, *, old: str = "NULL", new: str = "NULL", condition: str = "true"
) -> str:
    """The statement that writes one row of history."""
    return _HISTORY.format(
        change=CHANGE_TABLE,
        actor=ACTOR_TABLE,
        table=table.name,
        action=action,
        side="old" if action == "delete" else "new",
        old=old,
        new=new,
        condition=condition,
    )


def _whole(side: str, columns: list[Column]) -> str:
    """An expression: all these columns of one side as a JSON object."""
    members = " || ',' || ".join(f"'\"{one.name}\":' || {_json(side, one)}" for one in columns)
    return f"'{{' || {members} || '}}'"


def _changed(side: str, columns: list[Column]) -> str:
    """An expression: those of these columns that differ as a JSON object of one side's values."""
    members = " || ".join(
        f'CASE WHEN old."{one.name}" IS NOT new."{one.name}"'
        f" THEN ',\"{one.name}\":' || {_json(side, one)} ELSE '' END"
        for one in columns
    )
    return f"'{{' || substr({members}, 2) || '}}'"


def _json(side: str, column: Column) -> str:
    """An expression: one value as JSON text. SQLite lets a blob into any column, raw SQL allowing."""
    value = f'{side}."{column.name}"'
    match column.kind:
        case "BooleanField":
            plain = f"CASE WHEN {value} THEN 'true' WHEN NOT {value} THEN 'false' ELSE 'null' END"
        case "DateTimeField":
            plain = f"json_quote(replace({value}, ' ', 'T') || '+00:00')"
        case "JSONField":
            plain = f"coalesce({value}, 'null')"
        case _:
            plain = f"json_quote({value})"
    hexed = f"json_quote('\\x' || lower(hex({value})))"
    return f"CASE typeof({value}) WHEN 'blob' THEN {hexed} ELSE {plain} END"
