"""The one rule of what is public.

Every public answer starts from one of the querysets below; the admin's column uses the same
conditions. Nothing else decides. A condition takes the path to the thing it speaks of
(``released("article__")``), so that related things are held to the same rule. The clock is read
when the question is asked: what is scheduled becomes public by itself.
"""

from datetime import datetime

from django.db.models import Exists, Model, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from archive.models import (
    Article,
    Citation,
    MentionState,
    Moment,
    Quote,
    QuoteState,
    Revision,
    Story,
    Theme,
)
from players.models import Player

# Kinds that a page releases by itself; players and themes are released by what names them.
RELEASED: tuple[type[Model], ...] = (Article, Moment, Story, Player, Theme)


def released(path: str = "") -> Q:
    """An article, moment or story is public: released, and not withdrawn."""
    return Q(**{f"{path}released_at__lte": timezone.now(), f"{path}withdrawn_at__isnull": True})


def withdrawn(path: str = "") -> Q:
    """It was public once and was withdrawn: its address answers 410."""
    return Q(**{f"{path}released_at__lte": timezone.now(), f"{path}withdrawn_at__isnull": False})


def introduced(path: str = "") -> Q:
    """A player or a theme has a page of its own."""
    return Q(**{f"{path}released_at__lte": timezone.now()})


def quotable(path: str = "") -> Q:
    """A quote is public: accepted, and a public citation exists."""
    prints = Citation.objects.filter(released("article__"), quote=OuterRef(f"{path}pk"))
    return Q(**{f"{path}state": QuoteState.ACCEPTED}) & Q(Exists(prints))


def settled(path: str = "") -> Q:
    """A mention is told: it is known what it means. What an editor has to choose, or rejected,
    is not."""
    return Q(**{f"{path}state": MentionState.RESOLVED})


def articles() -> QuerySet[Article]:
    """Articles that everybody may see."""
    return Article.objects.filter(released())


def moments() -> QuerySet[Moment]:
    """Moments that everybody may see."""
    return Moment.objects.filter(released())


def stories() -> QuerySet[Story]:
    """Stories that everybody may see."""
    return Story.objects.filter(released())


def players() -> QuerySet[Player]:
    """People that have a page."""
    return Player.objects.filter(introduced())


def themes() -> QuerySet[Theme]:
    """Themes that have a page."""
    return Theme.objects.filter(introduced())


def quotes() -> QuerySet[Quote]:
    """Quotes that everybody may see."""
    return Quote.objects.filter(quotable())


def citations() -> QuerySet[Citation]:
    """Citations in articles that everybody may see."""
    return Citation.objects.filter(released("article__"))


def withdrawn_quotes() -> QuerySet[Quote]:
    """Accepted quotes whose last public print was withdrawn."""
    once = Citation.objects.filter(withdrawn("article__"), quote=OuterRef("pk"))
    return Quote.objects.filter(Exists(once), state=QuoteState.ACCEPTED).exclude(quotable())


def clock(now: datetime) -> tuple[int, datetime | None, datetime | None]:
    """What public answers depend on, in one statement: the archive's revision, the latest
    release that is past, and the next that is scheduled (no answer may be kept beyond it)."""
    columns: dict[str, Subquery] = {}
    for kind in RELEASED:
        rows = kind._default_manager.order_by("released_at")
        past = rows.filter(released_at__lte=now).reverse()
        coming = rows.filter(released_at__gt=now)
        columns[f"past_{kind._meta.model_name}"] = Subquery(past.values("released_at")[:1])
        columns[f"coming_{kind._meta.model_name}"] = Subquery(coming.values("released_at")[:1])
    row = Revision.objects.annotate(**columns).values("number", *columns).get()
    past_ones = [at for name, at in row.items() if name.startswith("past_") and at]
    coming_ones = [at for name, at in row.items() if name.startswith("coming_") and at]
    return row["number"], max(past_ones, default=None), min(coming_ones, default=None)
