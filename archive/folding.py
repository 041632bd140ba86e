"""Words as a reader types them: without case and accents, the same on both databases.

`name__folded__contains=fold("muller")` finds Müller. PostgreSQL folds by its own functions, SQLite
by ours; both take Unicode's decomposition and drop the marks.
"""

import re
import unicodedata
from itertools import chain
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import CharField, TextField, Transform
from django.db.models.sql.compiler import SQLCompiler

# Letters that Unicode does not decompose; apostrophes, hyphens and spaces as a keyboard has them.
# One replacement after the other: to translate all at once takes both ten times as long.
_LETTERS = tuple(zip("øØłŁđĐðÐħĦŧŦı’‘ʼ´‐‑\u00a0\u202f", "oOlLdDdDhHtTi''''--  ", strict=True))
_MARKS = re.compile("[\u0300-\u036f]+")
_FUNCTION = "extra_time_fold"


def fold(text: str) -> str:
    """`text` in small letters without accents, its apostrophes straight."""
    if not text.isascii():
        for letter, plain in _LETTERS:
            text = text.replace(letter, plain)
        text = _MARKS.sub("", unicodedata.normalize("NFD", text))
    return text.lower()


class Folded(Transform):
    """A column as `fold` would have it."""

    lookup_name = "folded"
    function = _FUNCTION
    output_field = TextField()

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> tuple[str, tuple[Any, ...]]:
        """The same steps by PostgreSQL's own functions (`normalize` since 13)."""
        inner, params = compiler.compile(self.lhs)
        # Only names made here and Django's own SQL are put together; values stay parameters.
        replaced = f"{'replace(' * len(_LETTERS)}({inner})::text{', %s, %s)' * len(_LETTERS)}"
        folded = f"lower(regexp_replace(normalize({replaced}, NFD), %s, '', 'g'))"
        return folded, (*params, *chain.from_iterable(_LETTERS), _MARKS.pattern)


def install(connection: BaseDatabaseWrapper, **_: object) -> None:
    """Give a new connection to SQLite the function that it has not (for `connection_created`)."""
    if connection.vendor == "sqlite":
        connection.connection.create_function(
            _FUNCTION, 1, lambda text: None if text is None else fold(text), deterministic=True
        )


CharField.register_lookup(Folded)
TextField.register_lookup(Folded)
