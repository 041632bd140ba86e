"""Which tables are watched, and what of each: told once for both databases.

Every table of ``players`` and ``archive`` is watched, the automatic tables of many-to-many fields
too, and so are the accounts. Left out, and why: ``Revision``, ``Actor``, ``Change`` and
``SlugRedirect`` are what the triggers themselves write; ``ImportBatch`` and ``DemoItem`` are the
books of an import, a record already, that no public answer shows and that a running import
rewrites all the time; what is ``DERIVED`` is told by the rows that it is made of.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models import Model

from archive.models import (
    DERIVED,
    Actor,
    ArticleText,
    Change,
    DemoItem,
    ImportBatch,
    Intake,
    Match,
    MatchAccount,
    MatchEvent,
    Revision,
    SquadPlace,
    Verification,
)
from players.models import SlugRedirect

CHANGE_TABLE = Change._meta.db_table
REVISION_TABLE = Revision._meta.db_table
ACTOR_TABLE = Actor._meta.db_table
REDIRECT_TABLE = SlugRedirect._meta.db_table
BOOKS = frozenset({CHANGE_TABLE, REVISION_TABLE, ACTOR_TABLE, REDIRECT_TABLE})

UNWATCHED: tuple[type[Model], ...] = (ImportBatch, DemoItem, *DERIVED)

# Rows that nobody changes once they are there: what is heavy in them is not written twice. A
# change or a removal records everything.
HEAVY: dict[type[Model], frozenset[str]] = {
    ArticleText: frozenset({"body", "text", "spans"}),
    Intake: frozenset({"content"}),
    Verification: frozenset({"findings"}),
}
# Tens of thousands come in one import: a row that names its batch came with it, and the batch
# stands for the insertion. One that an editor makes has no batch and is recorded.
BY_BATCH: frozenset[type[Model]] = frozenset({Match, MatchEvent, MatchAccount, SquadPlace})
# No history of passwords, not even of their hashes; signing in changes nobody's account.
SECRET = frozenset({"password", "last_login"})


@dataclass(frozen=True)
class Column:
    """A column's name, and which of Django's kinds of field it holds."""

    name: str
    kind: str


@dataclass(frozen=True)
class Table:
    """A watched table.

    ``columns`` are those recorded, ``left_out`` those that never are (secrets, and what the
    database works out of the others), ``heavy`` those that an insertion does not record. ``moves`` tells whether a write moves the archive's revision,
    ``by_batch`` whether insertions with a batch go unrecorded, ``has_slug`` whether old slugs
    become redirects.
    """

    name: str
    columns: tuple[Column, ...]
    left_out: frozenset[str]
    heavy: frozenset[str]
    moves: bool
    by_batch: bool
    has_slug: bool


@cache
def tables() -> tuple[Table, ...]:
    """Every watched table, by name."""
    return tuple(sorted((*_content(), *_accounts()), key=lambda table: table.name))


def _content() -> Iterator[Table]:
    """What public answers are made of."""
    for label in ("players", "archive"):
        for model in apps.get_app_config(label).get_models(include_auto_created=True):
            if model._meta.db_table not in BOOKS and model not in UNWATCHED:
                yield _table(model, moves=True)


def _accounts() -> Iterator[Table]:
    """Who may do what: history alone, no public answer depends on it."""
    user = get_user_model()
    for model in (user, Group):
        yield _table(model, moves=False)
        for field in model._meta.local_many_to_many:
            through = field.remote_field.through
            assert through is not None
            yield _table(through, moves=False)


def _table(model: type[Model], *, moves: bool) -> Table:
    secret = SECRET if model is get_user_model() else frozenset()
    fields = [(field.column or "", field) for field in model._meta.local_concrete_fields]
    left_out = frozenset(name for name, field in fields if field.generated or name in secret)
    columns = tuple(
        Column(name, field.get_internal_type()) for name, field in fields if name not in left_out
    )
    return Table(
        name=model._meta.db_table,
        columns=columns,
        left_out=left_out,
        heavy=HEAVY.get(model, frozenset()),
        moves=moves,
        by_batch=model in BY_BATCH,
        has_slug=any(column.name == "slug" for column in columns),
    )
