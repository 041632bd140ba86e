"""Small lists beside a row: a subquery whose rows come back as one JSON array.

``JSONRows(queryset.values_list(...))`` in an ``annotate()`` saves a statement per nested list
(a quote's moments, a player's aliases). SQLite and PostgreSQL build the same arrays: one array
per row, in the subquery's order, dates as ``YYYY-MM-DD``, no row gives ``[]``. Not for moments in
time (the two databases write them differently) nor for booleans on SQLite (0 and 1).
"""

import json
from collections.abc import Callable
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet, Subquery, TextField
from django.db.models.sql.compiler import SQLCompiler


class JSONRows(Subquery):
    """The rows of a correlated subquery as a list of lists."""

    output_field = TextField()

    def __init__(self, queryset: QuerySet[Any, Any], **extra: Any) -> None:
        super().__init__(queryset, output_field=TextField(), **extra)

    def as_sql(
        self,
        compiler: SQLCompiler,
        connection: BaseDatabaseWrapper,
        template: str | None = None,
        **extra_context: Any,
    ) -> tuple[str, tuple[Any, ...]]:
        """Wrap the subquery in the database's own JSON aggregate."""
        connection.ops.check_expression_support(self)
        inner, params = self.query.clone().as_sql(compiler, connection)
        # Since Django 5.2 every column that values_list() names carries that name.
        quote = connection.ops.quote_name
        columns = ", ".join(f"rows_.{quote(name)}" for name in self.query.selected or ())
        if connection.vendor == "sqlite":
            made = f"json_group_array(json_array({columns}))"
        else:
            made = f"coalesce(json_agg(json_build_array({columns}))::text, '[]')"
        # Only names made here and Django's own SQL are put together; values stay parameters.
        return f"(SELECT {made} FROM {inner} rows_)", params  # noqa: S608 no value is put in

    @staticmethod
    def from_db(value: str | None) -> list[list[Any]]:
        """The list of rows out of what the database gave."""
        rows: list[list[Any]] = json.loads(value) if value else []
        return rows

    def get_db_converters(
        self, connection: BaseDatabaseWrapper
    ) -> list[Callable[[Any, Any, BaseDatabaseWrapper], Any]]:
        """Parse on the way out, so that callers get lists."""
        return [lambda value, expression, connection: self.from_db(value)]
