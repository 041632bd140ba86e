"""Editors' acts on quotes: accept, reject, reopen, say who spoke, edit what is told of them."""

from collections.abc import Collection

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import F
from django.db.models.functions import Now
from django.utils import timezone

from archive import terms
from archive.changes import acting
from archive.curation import days, joining, nearby, permits, saving
from archive.curation.errors import CurationError
from archive.models import Quote, QuoteState, SetBy
from players import merging
from players.models import Player


def accept(*, by: User | AnonymousUser, quotes: Collection[int], why: str = "") -> int:
    """Accept quotes by their keys: public as soon as an article that prints them is.

    Gives how many were changed (one accepted already is not). Raises CurationError where one of
    them is not there any more, and PermissionDenied; then nothing is changed.
    """
    return _decide(by, quotes, QuoteState.ACCEPTED, why)


def reject(*, by: User | AnonymousUser, quotes: Collection[int], why: str = "") -> int:
    """Reject quotes by their keys; kept, so that taking the article in again does not bring them
    back. Gives how many were changed; raises as `accept` does."""
    return _decide(by, quotes, QuoteState.REJECTED, why)


def reopen(*, by: User | AnonymousUser, quotes: Collection[int], why: str = "") -> int:
    """Make quotes candidates again. Gives how many were changed; raises as `accept` does."""
    return _decide(by, quotes, QuoteState.CANDIDATE, why)


def _decide(by: User | AnonymousUser, quotes: Collection[int], state: QuoteState, why: str) -> int:
    editor = permits.require(by, permits.DECIDE)
    decided = state != QuoteState.CANDIDATE
    changed = 0
    with acting(editor, why):
        there = saving.lock_all(Quote, quotes)
        if missing := len(set(quotes)) - len(there):
            raise CurationError(f"{missing} of these quotes are not here any more.", field="quotes")
        joining.refuse_joined(there)
        for some in saving.in_batches(there):
            changed += (
                Quote.objects.filter(pk__in=some)
                .exclude(state=state)
                .update(
                    state=state,
                    decided_at=timezone.now() if decided else None,
                    decided_by=editor if decided else None,
                    version=F("version") + 1,
                    updated_at=Now(),
                )
            )
        _file(there)
    return changed


def _file(quotes: Collection[int]) -> None:
    """Have the index and the proposals know what these quotes are now."""
    terms.renew(quotes)
    nearby.look(quotes)


def set_speaker(
    *, by: User | AnonymousUser, quote: int, speaker: int | None, why: str = ""
) -> None:
    """Say who spoke (or that it is not known): from now on no import changes it.

    Raises CurationError where the quote or the player is not there, the player is merged into
    another or was not born yet, and PermissionDenied.
    """
    editor = permits.require(by, permits.DECIDE)
    with acting(editor, why):
        row = saving.locked(Quote, quote)
        if speaker is not None and not Player.objects.filter(pk=speaker).exists():
            raise CurationError("This player is not here any more.", field="speaker")
        merging.refuse_merged([] if speaker is None else [speaker])
        row.speaker_id = speaker
        edit(by=editor, quote=row, version=row.version, fields={"speaker"}, why=why)


def edit(
    *, by: User | AnonymousUser, quote: Quote, version: int, fields: Collection[str], why: str = ""
) -> None:
    """Save what an editor changed in `fields` of a quote that was opened at `version`.

    The words themselves are as printed: they follow the article and are not among the fields.
    Raises CurationError, StaleVersion (nothing is written) and PermissionDenied.
    """
    editor = permits.require(by, permits.DECIDE)
    if kept := {
        "text",
        "state",
        "decided_at",
        "decided_by",
        "speaker_set_by",
        "status_set_by",
    } & set(fields):
        raise CurationError(f"Not for editing: {', '.join(sorted(kept))}.", field=min(kept))
    written = set(fields)
    if written & {"speaker", "speaker_name"}:
        quote.speaker_set_by = SetBy.EDITOR
        written.add("speaker_set_by")
    if "status" in written:
        quote.status_set_by = SetBy.EDITOR
        written.add("status_set_by")
    with acting(editor, why):
        saving.lock_all(Quote, [quote.pk])
        joining.refuse_joined([quote.pk])
        if written & {"speaker", "said_on", "said_on_precision"}:
            days.check_said(quote)
        saving.save(quote, version=version, fields=written)
        if written & {"speaker", "speaker_name"}:
            _file([quote.pk])
