"""Every public page with the time it changed last: for sitemaps.

Pages come in parts by runs of primary keys: what is there stays in its part whatever comes later,
so that a crawler which has a part need not take it again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import (
    BigIntegerField,
    Count,
    ExpressionWrapper,
    F,
    Max,
    QuerySet,
    Subquery,
    Value,
)

from archive import release
from archive.models import Citation, Competition, Match, Revision, Tagging, Team
from archive.reading.errors import Missing

# Keys in one part; a sitemap may hold 50,000 addresses (sitemaps.org, 0.9).
RUN = 10_000
_LAST_KEY = 2**63 - 1
# Runs that one statement asks for.
_AT_ONCE = 500


class Address(NamedTuple):
    """A page, from the root of the site, and when it changed last."""

    page: str
    changed_at: datetime


class Part(NamedTuple):
    """A run of the pages of one kind: how many there are in it, at most, and the last change among
    them; None where that would take reading very many."""

    kind: str
    number: int
    size: int
    changed_at: datetime | None


@dataclass(frozen=True, slots=True)
class _Source:
    """Rows that change the pages of other things: the path to such a thing, the paths to times."""

    rows: Callable[[], QuerySet[Any]]
    thing: str
    times: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """The public rows of a kind, what stands in their addresses, and what changes their pages.

    ``many``: a kind of which all rows are public and so many that no answer reads them all.
    """

    rows: Callable[[], QuerySet[Any]]
    name: str = "slug"
    times: tuple[str, ...] = ("updated_at",)
    sources: tuple[_Source, ...] = ()
    many: bool = False


def parts() -> list[Part]:
    """All parts that hold something; a constant number of statements."""
    return [
        part
        for name, kind in KINDS.items()
        for part in (_runs if kind.many else _parts)(name, kind)
    ]


def _runs(name: str, kind: Kind) -> list[Part]:
    """The parts of a kind of which there are many: only that they are there, unless it is one."""
    last = kind.rows().aggregate(last=Max("pk"))["last"] or 0
    found: list[int] = []
    numbers = range(last // RUN + 1)
    for start in numbers[::_AT_ONCE]:
        # In order, so that the index is asked: the rows of a run may lie behind all others.
        asked = [
            Subquery(
                _among(kind.rows(), "pk", range(number * RUN, (number + 1) * RUN))
                .order_by("pk")
                .values("pk")[:1]
            )
            for number in numbers[start : start + _AT_ONCE]
        ]
        there = Revision.objects.values_list(*asked).first() or ()
        found += [number for number, first in enumerate(there, start) if first is not None]
    if len(found) == 1:
        return _parts(name, kind)
    return [Part(name, number, RUN, None) for number in found]


def _parts(name: str, kind: Kind) -> list[Part]:
    own = _by_run(kind.rows(), "pk", kind.times, size=Count("pk"))
    sizes = {row["run"]: row["size"] for row in own}
    changed = {row["run"]: _latest(row) for row in own}
    for source in kind.sources:
        # Of public things alone: not even a time is told of the others.
        shown = source.rows().filter(**{f"{source.thing}__in": kind.rows().values("pk")})
        for row in _by_run(shown, source.thing, source.times):
            changed[row["run"]] = max(changed[row["run"]], _latest(row))
    return [Part(name, run, sizes[run], changed[run]) for run in sorted(sizes)]


def _by_run(
    rows: QuerySet[Any], thing: str, times: tuple[str, ...], **more: Count
) -> list[dict[str, Any]]:
    """The last of each of the times in every run of the things' keys."""
    run = ExpressionWrapper(F(thing) / Value(RUN), output_field=BigIntegerField())
    return list(rows.order_by().annotate(run=run).values("run").annotate(**more, **_last(times)))


def part(kind: str, number: int) -> list[Address]:
    """The pages of one part, in the order of their keys; a constant number of statements.

    Raises ``Missing`` where there is no such part.
    """
    if kind not in KINDS or not 0 <= number < _LAST_KEY // RUN:
        raise Missing(f"{kind}-{number}")
    found = _addresses(kind, range(number * RUN, (number + 1) * RUN))
    if not found:
        raise Missing(f"{kind}-{number}")
    return found


def every() -> list[Address]:
    """All pages of all kinds, for an archive in which they are few; as many statements as
    ``parts`` takes."""
    return [address for kind in KINDS for address in _addresses(kind)]


def _addresses(name: str, keys: range | None = None) -> list[Address]:
    kind = KINDS[name]
    rows = _among(kind.rows(), "pk", keys).order_by("pk").values("pk", kind.name, *kind.times)
    names = {row["pk"]: row[kind.name] for row in rows}
    changed = {row["pk"]: max(row[time] for time in kind.times) for row in rows}
    for source in kind.sources:
        for row in (
            _among(source.rows(), source.thing, keys)
            .order_by()
            .values(thing=F(source.thing))
            .annotate(**_last(source.times))
        ):
            if row["thing"] in changed:
                changed[row["thing"]] = max(changed[row["thing"]], _latest(row))
    return [Address(f"/{name}/{names[key]}/", changed[key]) for key in names]


def _among(rows: QuerySet[Any], thing: str, keys: range | None) -> QuerySet[Any]:
    if keys is None:
        return rows
    return rows.filter(**{f"{thing}__gte": keys.start, f"{thing}__lt": keys.stop})


def _last(times: tuple[str, ...]) -> dict[str, Max]:
    return {f"last_{number}": Max(time) for number, time in enumerate(times)}


def _latest(row: dict[str, Any]) -> datetime:
    latest: datetime = max(at for name, at in row.items() if name.startswith("last_"))
    return latest


def _prints() -> QuerySet[Citation]:
    return release.citations().filter(release.quotable("quote__"))


def _taggings() -> QuerySet[Tagging]:
    return Tagging.objects.filter(release.quotable("quote__"))


_RELEASED = ("updated_at", "released_at")
_SAID = ("quote__updated_at", "article__released_at")
KINDS = {
    "articles": Kind(
        release.articles,
        times=_RELEASED,
        sources=(_Source(_prints, "article", ("quote__updated_at",)),),
    ),
    "quotes": Kind(
        release.quotes, "pk", sources=(_Source(_prints, "quote", ("article__released_at",)),)
    ),
    "moments": Kind(
        release.moments,
        times=_RELEASED,
        sources=(
            _Source(_prints, "quote__taggings__moment", _SAID),
            _Source(_taggings, "moment", ("at",)),
        ),
    ),
    "matches": Kind(Match.objects.all, many=True),
    "players": Kind(
        release.players, times=_RELEASED, sources=(_Source(_prints, "quote__speaker", _SAID),)
    ),
    "stories": Kind(release.stories, times=_RELEASED),
    "themes": Kind(release.themes, times=_RELEASED),
    "teams": Kind(Team.objects.all),
    "competitions": Kind(Competition.objects.all),
}
