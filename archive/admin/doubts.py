"""What an editor is told and not refused: it can be, and is mostly a slip."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest

from archive.curation import days
from archive.models import Article, Citation

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


def unknown(article: Article) -> list[str]:
    """What readers are used to know of an article, and nobody has said."""
    told = []
    if article.publication_id is None:
        told.append("It names no publication: readers see “not known”.")
    if article.published_on is None:
        told.append("Its day of publication is not known: it stands last in every list.")
    return told
