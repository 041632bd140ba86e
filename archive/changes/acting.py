"""Who is writing, and why: told to the database for one transaction.

PostgreSQL keeps it in a setting that ends with the transaction, SQLite in the one row of
``archive_actor``, put back before the transaction ends. A rollback, to a savepoint too, undoes
both: no name sticks to what somebody else writes.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction

from archive.changes.triggers_postgres import SETTING
from archive.models import Actor

NAME_LENGTH = Actor._meta.get_field("name").max_length
WHY_LENGTH = Actor._meta.get_field("why").max_length


@dataclass(frozen=True)
class Who:
    """The writer of the open transaction; ``user_id`` is None where it is no account."""

    user_id: int | None = None
    name: str = ""
    why: str = ""


NOBODY = Who()
# The revision is locked before anything else that this transaction locks, so none can cross.
_TELL = (
    "SELECT set_config(%s, %s, true), "
    "(SELECT number FROM archive_revision WHERE id = 1 FOR NO KEY UPDATE)"
)
_current: ContextVar[Who] = ContextVar("who_is_writing", default=NOBODY)


@contextmanager
def acting(user: AbstractBaseUser | AnonymousUser | None, why: str = "") -> Iterator[None]:
    """One transaction, whose changes are this user's, for this reason (cut at 300 characters).

    Inside another one it is a part of that transaction: without a user (None, or nobody signed
    in) the outer one's name stays, without a reason the outer reason; afterwards the outer one
    writes again. Takes its place among the writers at once (see ``archive.changes``), so keep
    what takes time (parsing, rendering, the network) before it.
    """
    outer = _current.get()
    who = replace(outer, why=_storable(why, WHY_LENGTH) or outer.why)
    if user is not None and user.pk is not None:
        who = replace(who, user_id=user.pk, name=_storable(user.get_username(), NAME_LENGTH))
    with _writing(who, outer):
        yield


@contextmanager
def acting_name(name: str, why: str = "") -> Iterator[None]:
    """As ``acting``, for what writes without an account: a command's name ("ingest")."""
    outer = _current.get()
    who = Who(None, _storable(name, NAME_LENGTH), _storable(why, WHY_LENGTH) or outer.why)
    with _writing(who, outer):
        yield


@contextmanager
def _writing(who: Who, outer: Who) -> Iterator[None]:
    token = _current.set(who)
    try:
        with transaction.atomic():
            _tell(who)
            yield
            _tell(outer)
    finally:
        _current.reset(token)


def _tell(who: Who) -> None:
    """Say to the database who writes from here on in this transaction."""
    if connection.vendor == "postgresql":
        value = json.dumps({"user_id": who.user_id, "name": who.name, "why": who.why})
        with connection.cursor() as cursor:
            cursor.execute(_TELL, [SETTING, value if who != NOBODY else ""])
    else:
        Actor.objects.filter(pk=1).update(user_id=who.user_id, name=who.name, why=who.why)


def _storable(text: str, length: int | None) -> str:
    """Text that any database takes: without NUL, no longer than its column."""
    return text.replace("\x00", "")[:length]
