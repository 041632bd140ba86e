"""Editors' acts on people: what is told of them, and giving them a page."""

from collections.abc import Collection

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone

from archive.changes import acting
from archive.curation import permits, saving
from archive.curation.errors import CurationError
from players import merging
from players.models import Player


def edit(
    *,
    by: User | AnonymousUser,
    player: Player,
    version: int,
    fields: Collection[str],
    why: str = "",
) -> None:
    """Save what an editor changed in `fields` of a player who was opened at `version`.

    Raises StaleVersion, CurationError (the player is merged into another) and PermissionDenied;
    then nothing is written.
    """
    editor = permits.require(by, permits.change(Player))
    with acting(editor, why):
        merging.refuse_merged([player.pk])
        saving.save(player, version=version, fields=fields)


def introduce(*, by: User | AnonymousUser, players: Collection[int], why: str = "") -> int:
    """Make people public by themselves, whom nothing released has named. Gives how many are new.

    Raises CurationError where one is not there any more or is merged into another, and
    PermissionDenied.
    """
    editor = permits.require(by, permits.change(Player))
    new = 0
    with acting(editor, why):
        there = saving.lock_all(Player, players)
        if missing := len(set(players)) - len(there):
            raise CurationError(f"{missing} of these people are not here any more.")
        merging.refuse_merged(there)
        now = timezone.now()
        for some in saving.in_batches(there):
            hidden = Q(released_at__isnull=True) | Q(released_at__gt=now)
            new += Player.objects.filter(hidden, pk__in=some).update(
                released_at=now, version=F("version") + 1, updated_at=Now()
            )
    return new
