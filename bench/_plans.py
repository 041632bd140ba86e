"""Whether a database reads whole tables: by its own plans of the statements that an act sends."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db import connection

# A table of fewer rows is read whole because that costs less than its index.
FEW = 1_000
_SCAN = {
    "postgresql": re.compile(r"Seq Scan on (\w+)"),
    "sqlite": re.compile(r"^SCAN (\w+)"),
}
_EXPLAIN = {"postgresql": "EXPLAIN ", "sqlite": "EXPLAIN QUERY PLAN "}


def read_whole(act: Callable[[], object]) -> set[str]:
    """The tables of more than `FEW` rows that the statements of `act` go through from end to end."""
    sent: list[tuple[str, Any]] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        sent.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        act()
    large = _large()
    return {table for sql, params in sent for table in _scanned(sql, params) if table in large}


def _scanned(sql: str, params: Any) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(_EXPLAIN[connection.vendor] + sql, params)
        lines = [str(row[-1]) for row in cursor.fetchall()]
    # SQLite names a table by its alias.
    aliases: dict[str, str] = {
        alias: table for table, alias in re.findall(r'"(\w+)" (?:AS )?(\w+)', sql)
    }
    found = (_SCAN[connection.vendor].search(line.strip()) for line in lines)
    return {aliases.get(one.group(1), one.group(1)) for one in found if one}


def _large() -> set[str]:
    names = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    with connection.cursor() as cursor:
        large = set()
        for name in names:
            cursor.execute(f'SELECT count(*) FROM (SELECT 1 FROM "{name}" LIMIT {FEW + 1}) few')  # noqa: S608 our names
            if cursor.fetchone()[0] > FEW:
                large.add(name)
    return large
