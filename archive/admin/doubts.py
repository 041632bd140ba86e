"""What an editor is told and not refused: it can be, and is mostly a slip."""

from collections.abc import Collection

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from archive.curation import days, nearby
from archive.curation.saving import in_batches
from archive.models import Article, Citation, Quote
from archive.wording import counted

# Of one sort, so many are told one by one.
TOLD = 3


def of_days(request: HttpRequest, citations: QuerySet[Citation]) -> None:
    """Tell of those of `citations` that print what is told to be said later."""
    early = days.printed_too_early(citations)
    for one in early[:TOLD]:
        told = (
            f"“{one.quote}” is told to be said later than “{one.article}” printed it, on "
            f"{one.article.published_on}: is one of these days wrong?"
        )
        messages.warning(request, told)
    if len(early) > TOLD:
        messages.warning(request, f"The same of {len(early) - TOLD} more.")


def of_doubles(request: HttpRequest, quotes: Collection[int]) -> None:
    """Tell of those of `quotes`, just accepted, that repeat another accepted one, with the way to join
    them."""
    found = list(nearby.doubles(quotes)[: TOLD + 1])
    accepted = set(quotes)
    for pair in found[:TOLD]:
        one, other = pair.second_id, pair.first_id
        if one not in accepted:
            one, other = other, one
        told = format_html(
            "Quote {} has nearly the same words as quote {}, of the same speaker: "
            '<a href="{}#near">look at both, and join them</a> if it is one.',
            one,
            other,
            reverse("admin:archive_quote_change", args=[one]),
        )
        messages.warning(request, told)
    if len(found) > TOLD:
        listed = reverse("admin:archive_quote_changelist")
        more = '<a href="{}?near=open">Others too</a> have near-duplicates to decide on.'
        messages.warning(request, format_html(more, listed))


def of_speakers(request: HttpRequest, quotes: Collection[int]) -> None:
    """Tell how many of `quotes`, just accepted, have no speaker."""
    silent = sum(
        Quote.objects.filter(pk__in=some, speaker=None).count() for some in in_batches(quotes)
    )
    if silent:
        has = "has" if silent == 1 else "have"
        told = f"{counted(silent, 'accepted quote')} {has} no speaker: readers are told so."
        messages.warning(request, told)


def unknown(article: Article) -> list[str]:
    """What readers are used to know of an article, and nobody has said."""
    told = []
    if article.publication_id is None:
        told.append("It names no publication: readers see “not known”.")
    if article.published_on is None:
        told.append("Its day of publication is not known: it stands last in every list.")
    return told
