"""From draft to public and back: submit, release, schedule, withdraw, reopen.

What is public is told by `archive.release`; here the facts it reads are set. Releasing a thing
also gives a page to the players and themes that it is the first to name.
"""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Now
from django.utils import timezone

from archive import release as public
from archive.changes import acting
from archive.curation import permits, saving
from archive.curation.errors import CurationError
from archive.models import (
    Article,
    Citation,
    MatchEvent,
    Mention,
    Moment,
    Quote,
    QuoteState,
    SquadPlace,
    Story,
    StoryItem,
    Tagging,
    Theme,
)
from players.models import Player

Releasable = Article | Moment | Story


@dataclass(frozen=True, slots=True)
class Newcomers:
    """Players and themes that become public with a thing, by name."""

    players: list[Player]
    themes: list[Theme]


def newcomers(thing: Releasable, *, at: datetime | None = None) -> Newcomers:
    """Who would become public if `thing` were released at `at` (now), because it names them first.

    An article names the people its current text mentions and who speak in its accepted quotes, and
    the themes of these; a moment its people and themes; a story what its own items name.
    """
    at = at or timezone.now()
    unknown = Q(released_at__isnull=True) | Q(released_at__gt=at)
    players, themes = _named(thing)
    return Newcomers(
        players=list(players.filter(unknown).order_by("name", "pk")),
        themes=list(themes.filter(unknown).order_by("name", "pk")),
    )


def _named(thing: Releasable) -> tuple[QuerySet[Player], QuerySet[Theme]]:
    if isinstance(thing, Moment):
        return (
            Player.objects.filter(Q(pk__in=thing.cast.values("player")) | Q(pk__in=_events(thing))),
            Theme.objects.filter(pk__in=thing.themes.values("pk")),
        )
    quotes = Quote.objects.filter(state=QuoteState.ACCEPTED)
    mentioned = Q()
    if isinstance(thing, Article):
        prints = Citation.objects.filter(article=thing, quote=OuterRef("pk"))
        quotes = quotes.filter(Exists(prints))
        places = Mention.objects.filter(article=thing, text=thing.current_text_id)
        mentioned = Q(pk__in=places.filter(player__isnull=False).values("player"))
    else:
        steps = StoryItem.objects.filter(story=thing, quote=OuterRef("pk"))
        quotes = quotes.filter(Exists(steps))
    speakers = Q(pk__in=quotes.filter(speaker__isnull=False).values("speaker"))
    return (
        Player.objects.filter(mentioned | speakers),
        Theme.objects.filter(pk__in=quotes.filter(themes__isnull=False).values("themes")),
    )


def _events(moment: Moment) -> QuerySet:
    return Moment.objects.filter(pk=moment.pk, event__player__isnull=False).values("event__player")


def submit(*, by: User | AnonymousUser, thing: Releasable, why: str = "") -> None:
    """Hand a draft in for review. Raises CurationError where it is no draft; PermissionDenied."""
    editor = permits.require(by, permits.change(thing))
    with acting(editor, why):
        row = saving.locked(type(thing), thing.pk)
        if row.submitted_at or row.released_at or row.withdrawn_at:
            raise CurationError("Only a draft can be submitted for review.")
        saving.touch(type(thing), row.pk, submitted_at=timezone.now())


def release(
    *, by: User | AnonymousUser, thing: Releasable, at: datetime | None = None, why: str = ""
) -> Newcomers:
    """Make a thing public now, or at a time to come; with it whom it is the first to name.

    Also puts a scheduled thing at another time, and brings a withdrawn one back. Gives who
    becomes public with it. Raises CurationError (public already, no text, a time that is past)
    and PermissionDenied.
    """
    editor = permits.require(by, permits.change(thing))
    with acting(editor, why):
        row = saving.locked(type(thing), thing.pk)
        now = timezone.now()
        if at is not None and at <= now:
            raise CurationError("This time is past: leave it empty to release now.", field="at")
        if _is_out(row, now) and not row.withdrawn_at:
            raise CurationError("This is public already.")
        if isinstance(row, Article) and row.current_text_id is None:
            raise CurationError("This article has no text yet.", field="body")
        if at is None and row.withdrawn_at and _is_out(row, now):
            at = row.released_at
        _unschedule(row, now)
        at = at or now
        saving.touch(type(thing), row.pk, released_at=at, withdrawn_at=None, withdrawn_reason="")
        found = newcomers(row, at=at)
        _introduce(Player.objects.filter(pk__in=[player.pk for player in found.players]), at)
        _introduce(Theme.objects.filter(pk__in=[theme.pk for theme in found.themes]), at)
    return found


def withdraw(*, by: User | AnonymousUser, thing: Releasable, reason: str, why: str = "") -> None:
    """Take a public thing back; its address says so from now on, with the reason.

    Raises CurationError (not public, no reason, a reason of more than 300 characters) and
    PermissionDenied.
    """
    editor = permits.require(by, permits.change(thing))
    reason = reason.strip()
    if not reason:
        raise CurationError("Say why: readers are told.", field="reason")
    if len(reason) > 300:
        raise CurationError("The reason has at most 300 characters.", field="reason")
    with acting(editor, why or reason):
        row = saving.locked(type(thing), thing.pk)
        now = timezone.now()
        if row.withdrawn_at or not _is_out(row, now):
            raise CurationError("Only what is public can be withdrawn.")
        saving.touch(type(thing), row.pk, withdrawn_at=now, withdrawn_reason=reason)


@dataclass(frozen=True, slots=True)
class Printed:
    """The public quotes of an article: those that another public one prints too, and those that
    no reader sees when it is withdrawn."""

    stay: list[Quote]
    go: list[Quote]


def printed(article: Article) -> Printed:
    """What withdrawing a public article would do to its quotes; one statement."""
    of_it = Citation.objects.filter(article=article, quote=OuterRef("pk"))
    elsewhere = public.citations().filter(quote=OuterRef("pk")).exclude(article=article)
    quotes = public.quotes().filter(Exists(of_it)).annotate(elsewhere=Exists(elsewhere))
    found = Printed([], [])
    for quote in quotes.select_related("speaker").order_by("pk"):
        (found.stay if quote.elsewhere else found.go).append(quote)
    return found


@dataclass(frozen=True, slots=True)
class Staying:
    """Who and what stays public when an article goes, though nothing else public names it."""

    players: list[Player]
    themes: list[Theme]
    moments: list[Moment]


def staying(article: Article) -> Staying:
    """What withdrawing a public article would leave behind: people and themes that became public
    with it, and moments that only its quotes tell of; three statements."""
    others = public.articles().exclude(pk=article.pk)
    prints = Citation.objects.filter(article__in=others, quote=OuterRef("pk"))
    quotes = Quote.objects.filter(Exists(prints), state=QuoteState.ACCEPTED)
    players, themes = _named(article)
    with_it = Q(released_at=article.released_at)
    moments = public.moments()
    its_own = Citation.objects.filter(article=article, quote__state=QuoteState.ACCEPTED)
    here = Mention.objects.filter(article__in=others, text=F("article__current_text"))
    told = StoryItem.objects.filter(public.released("story__"))
    me = OuterRef("pk")
    return Staying(
        players=list(
            players.filter(with_it)
            .exclude(Exists(here.filter(player=me)))
            .exclude(Exists(quotes.filter(speaker=me)))
            .exclude(Exists(moments.filter(Q(cast__player=me) | Q(event__player=me))))
            .exclude(Exists(MatchEvent.objects.filter(player=me)))
            .exclude(Exists(SquadPlace.objects.filter(player=me)))
            .order_by("name", "pk")
        ),
        themes=list(
            themes.filter(with_it)
            .exclude(Exists(quotes.filter(themes=me)))
            .exclude(Exists(moments.filter(themes=me)))
            .order_by("name", "pk")
        ),
        moments=list(
            moments.filter(
                Exists(Tagging.objects.filter(moment=me, quote__in=its_own.values("quote")))
            )
            .exclude(Exists(Tagging.objects.filter(moment=me, quote__in=quotes)))
            .exclude(Exists(told.filter(moment=me)))
            .order_by("title", "pk")
        ),
    )


def unseen_moments(article: Article) -> list[Moment]:
    """Moments that its accepted quotes are tagged to, and that readers do not see."""
    prints = Citation.objects.filter(article=article, quote__state=QuoteState.ACCEPTED)
    tagged = Moment.objects.filter(taggings__quote__in=prints.values("quote")).distinct()
    return list(tagged.exclude(public.released()).order_by("title", "pk"))


def reopen(*, by: User | AnonymousUser, thing: Releasable, why: str = "") -> None:
    """Make a thing in review, or a scheduled one, a draft again.

    Who was to become public with a scheduled thing stays unknown. Raises CurationError where it
    is public or withdrawn, or a draft anyway; PermissionDenied.
    """
    editor = permits.require(by, permits.change(thing))
    with acting(editor, why):
        row = saving.locked(type(thing), thing.pk)
        now = timezone.now()
        if row.withdrawn_at or _is_out(row, now):
            raise CurationError("What was public once can be withdrawn, not made a draft again.")
        if not row.submitted_at and not row.released_at:
            raise CurationError("This is a draft.")
        _unschedule(row, now)
        saving.touch(type(thing), row.pk, submitted_at=None, released_at=None)


def _is_out(row: Releasable, now: datetime) -> bool:
    """Its time has come (whether it is public the one rule tells, not this)."""
    return row.released_at is not None and row.released_at <= now


def _introduce(rows: QuerySet, at: datetime) -> None:
    rows.update(released_at=at, version=F("version") + 1, updated_at=Now())


def _unschedule(row: Releasable, now: datetime) -> None:
    """Take back the dates that came from this thing's own schedule."""
    if row.released_at is None or row.released_at <= now:
        return
    for named in _named(row):
        named.filter(released_at=row.released_at).update(
            released_at=None, version=F("version") + 1, updated_at=Now()
        )
