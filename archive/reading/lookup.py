"""From an address to a row: found, moved, withdrawn or missing; and from filters to keys."""

from collections.abc import Mapping
from typing import Any, NoReturn

from django.db.models import CharField, Model, QuerySet, Value

from archive import release
from archive.models import Article, Moment, Story
from archive.reading.errors import Gone, Missing, Moved, UnknownFilter
from players.models import Merge, Player, SlugRedirect

_WITHDRAWABLE: tuple[type[Model], ...] = (Article, Moment, Story)


def one(rows: QuerySet[Any, Any], public: QuerySet[Any], slug: str) -> dict[str, Any]:
    """The row of ``rows`` (values, filtered to this slug); else says why there is none.

    ``public`` are the rows of this kind that have an address now. Raises ``Moved`` for an old
    slug of one of them, ``Gone`` for what was withdrawn, else ``Missing``.
    """
    row: dict[str, Any] | None = rows.first()
    if row is None:
        refuse(public, slug)
    return row


def refuse(public: QuerySet[Any], slug: str) -> NoReturn:
    """Say why there is nothing at this slug; see ``one``."""
    model = public.model
    if model in _WITHDRAWABLE:
        gone = model._default_manager.filter(release.withdrawn(), slug=slug)
        reason = gone.values_list("withdrawn_reason", flat=True).first()
        if reason is not None:
            raise Gone(reason)
    target = SlugRedirect.objects.filter(kind=model._meta.db_table, old_slug=slug)
    key = target.values_list("target", flat=True).first()
    if model is Player:
        # Whoever was merged into another keeps the address, which leads there.
        own = Player.objects.filter(slug=slug).values_list("pk", flat=True).first()
        key = own if own is not None else key
        key = None if key is None else standing(key)
    now_at = public.filter(pk=key).values_list("slug", flat=True).first()
    if now_at is not None:
        raise Moved(now_at)
    raise Missing(slug)


def standing(player: int) -> int:
    """The player that this one is now: itself, or whom it was merged into, however often since."""
    while onward := Merge.objects.filter(player=player).values_list("into", flat=True).first():
        player = onward
    return player


def keys(wanted: Mapping[str, tuple[QuerySet[Any], str | None]]) -> dict[str, int]:
    """The primary keys of what filters name, in one statement.

    ``wanted`` maps a filter's name to the rows it may name and the slug it gives (``None``: not
    asked for). Raises ``UnknownFilter`` for the first that names nothing.
    """
    given = {name: (rows, slug) for name, (rows, slug) in wanted.items() if slug is not None}
    if not given:
        return {}
    parts = [
        rows.order_by()
        .filter(slug=slug)
        .annotate(filter_name=Value(name, output_field=CharField()))
        .values_list("filter_name", "pk")
        for name, (rows, slug) in given.items()
    ]
    found: dict[str, int] = dict(parts[0].union(*parts[1:], all=True) if parts[1:] else parts[0])
    for name, (_, slug) in given.items():
        if name not in found:
            raise UnknownFilter(name, str(slug))
    return found
