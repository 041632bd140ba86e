"""Tying quotes to moments: one or many, with a look ahead at what would change."""

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User

from archive.changes import acting
from archive.curation import joining, permits, saving
from archive.curation.errors import CurationError
from archive.models import Moment, Quote, Tagging, TaggingKind


@dataclass(frozen=True, slots=True)
class TaggingPreview:
    """What tagging these quotes to that moment would do, by the quotes' keys in order."""

    moment: int
    fresh: list[int]
    already: list[int]
    missing: int


def preview_tagging(*, quotes: Collection[int], moment: int) -> TaggingPreview:
    """Which of the quotes would be tied to the moment, which are already, how many are gone.

    Changes nothing. Raises CurationError where the moment is not there.
    """
    if not Moment.objects.filter(pk=moment).exists():
        raise CurationError("This moment is not here any more.", field="moment")
    there: set[int] = set()
    tied: set[int] = set()
    for some in saving.in_batches(quotes):
        there.update(Quote.objects.filter(pk__in=some).values_list("pk", flat=True))
        rows = Tagging.objects.filter(moment=moment, quote__in=some)
        tied.update(rows.values_list("quote", flat=True))
    return TaggingPreview(
        moment=moment,
        fresh=sorted(there - tied),
        already=sorted(tied),
        missing=len(set(quotes) - there),
    )


def tag(
    *,
    by: User | AnonymousUser,
    quotes: Collection[int],
    moment: int,
    kind: str = TaggingKind.ABOUT,
    why: str = "",
) -> int:
    """Tie quotes to a moment; one that is tied already stays as it is. Gives how many are new.

    Two editors who tag the same quote at once make one tagging. Raises CurationError where the
    moment or a quote is not there, or the kind is unknown, and PermissionDenied.
    """
    editor = permits.require(by, permits.TAG)
    if kind not in TaggingKind.values:
        raise CurationError("There is no such tie.", field="kind")
    with acting(editor, why):
        saving.locked(Moment, moment)
        joining.refuse_joined(saving.lock_all(Quote, quotes))
        look = preview_tagging(quotes=quotes, moment=moment)
        if look.missing:
            raise CurationError(
                f"{look.missing} of these quotes are not here any more.", field="quotes"
            )
        Tagging.objects.bulk_create(
            [
                Tagging(quote_id=pk, moment_id=moment, kind=kind, why=why, by=editor)
                for pk in look.fresh
            ],
            batch_size=saving.BATCH // 5,
            ignore_conflicts=True,
        )
    return len(look.fresh)


def untag(*, by: User | AnonymousUser, quote: int, moment: int, why: str = "") -> bool:
    """Take a quote off a moment. False where it was not tied. Raises PermissionDenied."""
    editor = permits.require(by, permits.UNTAG)
    with acting(editor, why):
        gone, _ = Tagging.objects.filter(quote=quote, moment=moment).delete()
    return gone > 0
