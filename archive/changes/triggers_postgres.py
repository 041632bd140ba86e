"""The triggers on PostgreSQL: statement by statement, with transition tables.

Six functions serve every table: what differs is told by the triggers' arguments, the columns
are the row's own. A trigger before each statement takes the revision's row first, so that writers
queue there and nowhere else (see ``archive.changes``). Functions name everything in full and run
with a fixed search path, time zone (UTC) and form of bytes, whatever the session has set.
Columns of a type without equality (``json``, ``xml``) cannot be compared; Django makes none.
"""

import hashlib
from collections.abc import Iterable, Iterator

from django.db.backends.base.base import BaseDatabaseWrapper

from archive.changes.tracked import CHANGE_TABLE, REDIRECT_TABLE, REVISION_TABLE, Table

PREFIX = "xt_"
# The transaction's own setting that says who is writing: a JSON object.
SETTING = "extra_time.actor"

# Who is writing, as every row of history has it; too long a reason must not stop a write.
_RECORD = """
INSERT INTO {change} ("table", "row", "action", "old", "new", "user_id", "actor", "why")
SELECT {table}, r.id, r.action, r.was::text, r.became::text,
  (who.it->>'user_id')::bigint, coalesce(left(who.it->>'name', 150), ''),
  coalesce(left(who.it->>'why', 300), '')
FROM ({rows}) r
CROSS JOIN (SELECT nullif(current_setting('{setting}', true), '')::jsonb AS it) who"""

_MOVE = "UPDATE {revision} SET number = number + 1 WHERE id = 1"

# The triggers' arguments: 0 "moves" the revision or not, 1 the columns that are not recorded,
# 2 "by_batch" or not (house rule 6: such insertions have their import's batch).
_INSERTED = """
BEGIN
  IF TG_ARGV[2] = 'by_batch' THEN {inserted_by_hand};
  ELSE {inserted};
  END IF;
  IF TG_ARGV[0] = 'moves' AND EXISTS (SELECT FROM new_rows) THEN {move}; END IF;
  RETURN NULL;
END"""
_INSERTED_ROWS = """
  SELECT n.id, 'insert' AS action, NULL::jsonb AS was, to_jsonb(n) - TG_ARGV[1]::text[] AS became
  FROM new_rows n"""

# A row whose key changed is one row gone and one that came. Materialized, or PostgreSQL would turn
# a row into JSON again for each of its columns.
_UPDATED = """
BEGIN {updated};
  IF TG_ARGV[0] = 'moves' AND FOUND THEN {move}; END IF;
  RETURN NULL;
END"""
_UPDATED_ROWS = """
  WITH pairs AS MATERIALIZED (
    SELECT o.id AS old_id, n.id AS new_id,
      CASE WHEN o.id IS NOT NULL THEN to_jsonb(o) - TG_ARGV[1]::text[] END AS was,
      CASE WHEN n.id IS NOT NULL THEN to_jsonb(n) - TG_ARGV[1]::text[] END AS became
    FROM old_rows o FULL JOIN new_rows n ON n.id = o.id WHERE o IS DISTINCT FROM n
  )
  SELECT old_id AS id, 'delete' AS action, was, NULL::jsonb AS became FROM pairs WHERE new_id IS NULL
  UNION ALL
  SELECT new_id, 'insert', NULL, became FROM pairs WHERE old_id IS NULL
  UNION ALL
  SELECT new_id, 'update', d.was, d.became FROM pairs p, LATERAL (
    SELECT jsonb_object_agg(v.key, v.value) AS was,
      jsonb_object_agg(v.key, p.became->v.key) AS became
    FROM jsonb_each(p.was) v WHERE v.value <> p.became->v.key
  ) d WHERE old_id = new_id AND p.was <> p.became"""

_DELETED = """
BEGIN {deleted};
  IF TG_ARGV[0] = 'moves' AND EXISTS (SELECT FROM old_rows) THEN {move}; END IF;
  RETURN NULL;
END"""
_DELETED_ROWS = """
  SELECT o.id, 'delete' AS action, to_jsonb(o) - TG_ARGV[1]::text[] AS was, NULL::jsonb AS became
  FROM old_rows o"""

# A TRUNCATE has no transition tables: its rows are read before they go.
_TRUNCATED = """
BEGIN
  EXECUTE format($sql${truncated}$sql$, TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_ARGV[1]);
  IF TG_ARGV[0] = 'moves' THEN {move}; END IF;
  RETURN NULL;
END"""
_TRUNCATED_ROWS = """
  SELECT o.id, 'delete' AS action, to_jsonb(o) - %3$L::text[] AS was, NULL::jsonb AS became
  FROM %1$I.%2$I o"""

_QUEUED = """
BEGIN
  PERFORM FROM {revision} WHERE id = 1 FOR NO KEY UPDATE;
  RETURN NULL;
END"""

# The old slugs first, then away with those that a row has now: one statement may hand slugs on.
_REDIRECTED = """
BEGIN
  IF TG_OP = 'UPDATE' THEN
    INSERT INTO {redirect} (kind, old_slug, target)
      SELECT TG_TABLE_NAME, o.slug, o.id FROM old_rows o JOIN new_rows n USING (id)
      WHERE n.slug <> o.slug
      ON CONFLICT (kind, old_slug) DO UPDATE SET target = excluded.target;
    IF NOT FOUND THEN RETURN NULL; END IF;
  END IF;
  DELETE FROM {redirect} r USING new_rows n WHERE r.kind = TG_TABLE_NAME AND r.old_slug = n.slug;
  RETURN NULL;
END"""

_FUNCTIONS = {
    "inserted": _INSERTED,
    "updated": _UPDATED,
    "deleted": _DELETED,
    "truncated": _TRUNCATED,
    "queued": _QUEUED,
    "redirected": _REDIRECTED,
}
_FUNCTION = """
CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' SET bytea_output = 'hex'
AS $function${body}
$function$"""
# What a trigger hands over to the function that it calls: transition tables come after a write.
_NEW = "REFERENCING NEW TABLE AS new_rows"
_OLD = "REFERENCING OLD TABLE AS old_rows"
_BOTH = "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows"


def wanted(connection: BaseDatabaseWrapper, tables: Iterable[Table]) -> dict[str, str]:
    """The triggers of these tables: name and the statement that makes it.

    A name ends in a hash of the statement and its function: a trigger that is there under its
    name is the one that is wanted.
    """
    schema = _schema(connection)
    functions = _functions(schema)
    made = {}
    for table in tables:
        for use, event, rows, function in _triggers(table):
            text = (
                f'{event} ON {schema}."{table.name}" {rows} FOR EACH STATEMENT '
                f"EXECUTE FUNCTION {schema}.{PREFIX}{function}({_arguments(table, use)})"
            )
            mark = hashlib.sha256((text + functions[function]).encode()).hexdigest()[:8]
            name = f"{PREFIX}{table.name}_{use}_{mark}"
            made[name] = f'CREATE TRIGGER "{name}" {text}'
    return made


def existing(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """The triggers of ours that are there: name and the statement that drops it."""
    schema = _schema(connection)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
            "WHERE NOT tgisinternal AND relnamespace = %s::regnamespace",
            [schema],
        )
        found = cursor.fetchall()
    return {
        name: f'DROP TRIGGER "{name}" ON {schema}."{table}"'
        for name, table in found
        if name.startswith(PREFIX)
    }


def enough(connection: BaseDatabaseWrapper, tables: Iterable[Table]) -> bool:
    """Whether there are as many triggers of ours as these tables want; one statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
            "WHERE NOT tgisinternal AND relnamespace = current_schema()::regnamespace "
            "AND starts_with(tgname, %s)",
            [PREFIX],
        )
        there: int = cursor.fetchone()[0]
    return there == sum(1 for table in tables for _ in _triggers(table))


def prepare(connection: BaseDatabaseWrapper) -> None:
    """Make the functions that the triggers call."""
    with connection.cursor() as cursor:
        for statement in _functions(_schema(connection)).values():
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop every trigger of ours, and the functions."""
    schema = _schema(connection)
    with connection.cursor() as cursor:
        for statement in existing(connection).values():
            cursor.execute(statement)
        for name in _functions(schema):
            cursor.execute(f"DROP FUNCTION IF EXISTS {schema}.{PREFIX}{name}()")


def _schema(connection: BaseDatabaseWrapper) -> str:
    """The schema, as an identifier in SQL, in which Django makes its tables."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(current_schema())")
        name: str = cursor.fetchone()[0]
    return name


def _functions(schema: str) -> dict[str, str]:
    """The functions by their names without prefix: the statements that make them."""
    change = f"{schema}.{CHANGE_TABLE}"
    revision = f"{schema}.{REVISION_TABLE}"
    parts = {
        "revision": revision,
        "redirect": f"{schema}.{REDIRECT_TABLE}",
        "move": _MOVE.format(revision=revision),
        "inserted_by_hand": _record(change, _INSERTED_ROWS + " WHERE n.batch_id IS NULL"),
        "inserted": _record(change, _INSERTED_ROWS),
        "updated": _record(change, _UPDATED_ROWS),
        "deleted": _record(change, _DELETED_ROWS),
        "truncated": _record(change, _TRUNCATED_ROWS, table="%2$L"),
    }
    return {
        name: _FUNCTION.format(name=f"{schema}.{PREFIX}{name}", body=body.format(**parts))
        for name, body in _FUNCTIONS.items()
    }


def _record(change: str, rows: str, table: str = "TG_TABLE_NAME") -> str:
    """The statement that writes history of these rows."""
    return _RECORD.format(change=change, rows=rows, table=table, setting=SETTING)


def _triggers(table: Table) -> Iterator[tuple[str, str, str, str]]:
    """A table's triggers: what for, event, transition tables, function."""
    yield "insert", "AFTER INSERT", _NEW, "inserted"
    yield "update", "AFTER UPDATE", _BOTH, "updated"
    yield "delete", "AFTER DELETE", _OLD, "deleted"
    yield "truncate", "BEFORE TRUNCATE", "", "truncated"
    if table.moves:
        yield "queue", "BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE", "", "queued"
    if table.has_slug:
        yield "slug_insert", "AFTER INSERT", _NEW, "redirected"
        yield "slug_update", "AFTER UPDATE", _BOTH, "redirected"


def _arguments(table: Table, use: str) -> str:
    """What the functions are told of a table."""
    unseen = table.left_out | (table.heavy if use == "insert" else frozenset())
    words = (
        "moves" if table.moves else "",
        "{" + ",".join(sorted(unseen)) + "}",
        "by_batch" if table.by_batch else "",
    )
    return ", ".join(f"'{word}'" for word in words)
