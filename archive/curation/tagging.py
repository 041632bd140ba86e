"""Tying quotes to moments: one or many, with a look ahead at what would change."""

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User

from archive.changes import acting
from archive.curation import joining, permits, saving
from archive.curation.errors import CurationError
from archive.models import Moment, Precision, Quote, Tagging, TaggingKind


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
    kind: str | None = None,
    why: str = "",
) -> int:
    """Tie quotes to a moment; one that is tied already stays as it is. Gives how many are new.

    Without a kind each tie is what the dates tell, see ``kind_by_dates``.
    Two editors who tag the same quote at once make one tagging. Raises CurationError where the
    moment or a quote is not there, or the kind is unknown, and PermissionDenied.
    """
    editor = permits.require(by, permits.TAG)
    if kind is not None and kind not in TaggingKind.values:
        raise CurationError("There is no such tie.", field="kind")
    with acting(editor, why):
        about = saving.locked(Moment, moment)
        joining.refuse_joined(saving.lock_all(Quote, quotes))
        look = preview_tagging(quotes=quotes, moment=moment)
        if look.missing:
            raise CurationError(
                f"{look.missing} of these quotes are not here any more.", field="quotes"
            )
        Tagging.objects.bulk_create(
            [
                Tagging(
                    quote=quote,
                    moment=about,
                    kind=kind or kind_by_dates(quote, about),
                    why=why,
                    by=editor,
                )
                for some in saving.in_batches(look.fresh)
                for quote in Quote.objects.filter(pk__in=some).order_by("pk")
            ],
            batch_size=saving.BATCH // 5,
            ignore_conflicts=True,
        )
    return len(look.fresh)


def kind_by_dates(quote: Quote, moment: Moment) -> TaggingKind:
    """What the days of a quote and of a moment tell of their tie: said before it, after it, or on
    the day at the same match. Where either day is not known: about."""
    said = quote.said_on if quote.said_on_precision == Precision.DAY else None
    happened = moment.date if moment.date_precision == Precision.DAY else None
    if said is None or happened is None:
        return TaggingKind.ABOUT
    if said != happened:
        return TaggingKind.LOOKS_BACK if said > happened else TaggingKind.LOOKS_AHEAD
    there = quote.match_id is not None and quote.match_id == moment.match_id
    return TaggingKind.SAID_AT if there else TaggingKind.ABOUT


def untag(*, by: User | AnonymousUser, quote: int, moment: int, why: str = "") -> bool:
    """Take a quote off a moment. False where it was not tied. Raises PermissionDenied."""
    editor = permits.require(by, permits.UNTAG)
    with acting(editor, why):
        gone, _ = Tagging.objects.filter(quote=quote, moment=moment).delete()
    return gone > 0
