"""Many rows at once: what differs between the databases, and nothing else.

PostgreSQL takes rows by `COPY`, SQLite by prepared statements; both in the caller's transaction,
past the models: values are those of the columns (keys for relations), and what is left out gets the
column's database default. Triggers see all of it.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC
from itertools import islice
from typing import Any

from django.db import connection, models
from django.db.backends.utils import CursorWrapper

Row = Sequence[Any]
_AT_ONCE = 5000
# What SQLite's module does not take by itself, in the form in which Django stores it.
_SQLITE: dict[str, Callable[[Any], Any]] = {
    "DateField": str,
    "TimeField": str,
    "DateTimeField": lambda value: str(value.astimezone(UTC).replace(tzinfo=None)),
}


@contextmanager
def loading() -> Iterator[None]:
    """Round a transaction that writes very many rows: on SQLite keeps their journals in memory.

    Where there are triggers, each statement opens a journal, in a file otherwise: two thirds of the
    time. For a transaction without savepoints alone: under one, the journal grows with every row
    (which is why this is no setting of the connection). Inside another transaction it does nothing.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA temp_store = MEMORY")
        try:
            yield
        finally:
            cursor.execute("PRAGMA temp_store = DEFAULT")


def fresh_keys(model: type[models.Model], count: int) -> range | list[int]:
    """So many primary keys that no row of `model` has or had, in ascending order.

    On SQLite the caller holds the write lock (its transactions are IMMEDIATE), so that nobody
    takes them meanwhile.
    """
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
                [f'"{table}"', count],
            )
            return [key for (key,) in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = (cursor.fetchone() or [0])[0]
    return range(last + 1, last + 1 + count)


def insert(model: type[models.Model], names: Sequence[str], rows: Iterable[Row]) -> None:
    """Insert rows whose values are in the order of the fields `names`."""
    fields = [model._meta.get_field(name) for name in names]
    table = connection.ops.quote_name(model._meta.db_table)
    columns = ", ".join(connection.ops.quote_name(_column(field)) for field in fields)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Names of our own tables and columns only.
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in _prepared(fields, rows):
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(fields))
            statement = f"INSERT INTO {table} ({columns}) VALUES ({places})"  # noqa: S608 names of ours
            _execute(cursor, statement, _prepared(fields, rows))


def update(model: type[models.Model], names: Sequence[str], rows: Iterable[Row]) -> None:
    """Write the fields `names` of rows that are there; of each row the first value is its key."""
    rows = list(rows)
    if not rows:
        return
    fields = [model._meta.get_field(name) for name in names]
    key = [model._meta.pk, *fields]
    quote = connection.ops.quote_name
    table = quote(model._meta.db_table)
    columns = [quote(_column(field)) for field in fields]
    values = _prepared(key, rows)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # One statement for all: so the triggers, which are called by statement, are called once.
            listed = ", ".join(["id", *columns])
            like = f"SELECT {listed} FROM {table} WITH NO DATA"  # noqa: S608 names of ours
            cursor.execute(f"CREATE TEMP TABLE _bulk AS {like}")
            with cursor.copy(f"COPY _bulk ({listed}) FROM STDIN") as copy:
                for row in values:
                    copy.write_row(row)
            made = ", ".join(f"{column} = _bulk.{column}" for column in columns)
            statement = f"UPDATE {table} AS t SET {made} FROM _bulk WHERE t.id = _bulk.id"  # noqa: S608 names of ours
            cursor.execute(statement)
            cursor.execute("DROP TABLE _bulk")
        else:
            made = ", ".join(f"{column} = %s" for column in columns)
            statement = f'UPDATE {table} SET {made} WHERE "id" = %s'  # noqa: S608 names of ours
            _execute(cursor, statement, ((*row[1:], row[0]) for row in values))


def analyze(tables: Iterable[type[models.Model]]) -> None:
    """Let the planner know what is in these tables now: after a load its statistics are of before,
    and a timeline took 12.7 s instead of 1.0 s. Outside a transaction, so that nobody waits."""
    with connection.cursor() as cursor:
        for model in tables:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")


def _execute(cursor: CursorWrapper, statement: str, rows: Iterable[Row]) -> None:
    """Run a statement for every row, some at a time: Django keeps what it hands over at once."""
    left = iter(rows)
    while some := list(islice(left, _AT_ONCE)):
        cursor.executemany(statement, some)


def _column(field: Any) -> str:
    return str(field.column)


def _prepared(fields: Sequence[Any], rows: Iterable[Row]) -> Any:
    """The rows with the values that the database takes; untouched where it takes them as they are."""
    makers = [(at, make) for at, field in enumerate(fields) if (make := _maker(field))]
    return _made(makers, rows) if makers else rows


def _made(makers: Sequence[tuple[int, Callable[[Any], Any]]], rows: Iterable[Row]) -> Iterator[Row]:
    for row in rows:
        made = list(row)
        for at, make in makers:
            if made[at] is not None:
                made[at] = make(made[at])
        yield made


def _maker(field: Any) -> Callable[[Any], Any] | None:
    kind = field.get_internal_type()
    if kind == "JSONField":
        return lambda value: json.dumps(value, ensure_ascii=False)
    return _SQLITE.get(kind) if connection.vendor == "sqlite" else None
