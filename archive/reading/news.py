"""What came to the archive's readers last: for the front page and the feeds.

An article came when it was released; a quote when an editor had accepted it *and* an article that
prints it was released, whichever was later.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from heapq import nlargest
from typing import Any, Generic, TypeVar

from django.db.models import Exists, F, OuterRef, Subquery
from django.db.models.functions import Coalesce, Greatest

from archive import release, shapes
from archive.models import Citation
from archive.reading import articles, columns, moments, quotes

Shape = TypeVar("Shape")


@dataclass(frozen=True, slots=True)
class News(Generic[Shape]):
    """A thing with what tells it from all others for good: its key (slugs change) and when it was
    made. ``changed_at`` is never before ``public_at``."""

    key: int
    made_at: datetime
    public_at: datetime
    changed_at: datetime
    shape: Shape


def newest_quotes(limit: int) -> list[News[shapes.Quote]]:
    """The quotes that came last, the newest first; three statements.

    When a quote came is no column, and to sort all by it would take seconds. So only these are
    ranked: the ``limit`` accepted last, and those in the ``limit`` articles released last that are
    each the first to print a quote. What is in neither group came before all of one of them.
    """
    prints = release.citations().filter(quote=OuterRef("pk")).order_by("article__released_at")
    public_at = Greatest(
        Coalesce("decided_at", "created_at"), Subquery(prints.values("article__released_at")[:1])
    )
    public = release.quotes()
    accepted = public.filter(decided_at__isnull=False).order_by("-decided_at", "-pk")[:limit]
    earlier = release.citations().filter(
        quote=OuterRef("quote"), article__released_at__lt=OuterRef("article__released_at")
    )
    first = Citation.objects.filter(
        ~Exists(earlier), release.quotable("quote__"), article=OuterRef("pk")
    )
    articles_now = release.articles().filter(Exists(first)).order_by("-released_at", "-pk")[:limit]
    printed = Citation.objects.filter(article__in=articles_now.values("pk")).values("quote")
    released = public.filter(pk__in=printed).annotate(at=public_at).order_by("-at", "-pk")[:limit]
    came = dict(accepted.values_list("pk", public_at)) | dict(released.values_list("pk", "at"))
    newest = nlargest(limit, came, key=lambda pk: (came[pk], pk))
    rows = quotes.quote_rows(
        public.filter(pk__in=newest), public_at=public_at, made_at=F("created_at")
    )
    found = list(rows.order_by("-public_at", "-pk"))
    return _news(found, quotes.quote_shapes(found))


def newest_articles(limit: int) -> list[News[shapes.ArticleShort]]:
    """The articles that came last, the newest first; one statement."""
    rows = articles.short_rows(
        release.articles(), public_at=F("released_at"), made_at=F("created_at")
    )
    found = list(rows.order_by("-released_at", "-pk")[:limit])
    return _news(found, articles.short_shapes(found))


def newest_moments(limit: int) -> list[News[shapes.Moment]]:
    """The moments that came last, the newest first; one statement."""
    rows = moments.moment_rows(
        release.moments(), public_at=F("released_at"), made_at=F("created_at")
    )
    found = list(rows.order_by("-released_at", "-pk")[:limit])
    return _news(found, moments.moment_shapes(found))


def _news(rows: Iterable[columns.Row], made: Iterable[Any]) -> list[News[Any]]:
    return [
        News(
            key=row["pk"],
            made_at=row["made_at"],
            public_at=row["public_at"],
            changed_at=max(row["public_at"], row["updated_at"]),
            shape=shape,
        )
        for row, shape in zip(rows, made, strict=True)
    ]
