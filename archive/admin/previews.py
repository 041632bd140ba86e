"""What is not public yet, as the public pages would show it: for staff alone, never cached.

Accepted quotes are shown whether or not an article that prints them is public already.
"""

from django.http import Http404, HttpRequest, HttpResponse, QueryDict

from archive.models import Quote, QuoteState, Tagging
from archive.paging import MOST, Page
from archive.queries import Paged
from archive.reading import articles, moments, quotes, stories
from archive.views import things
from archive.views.answers import show


def article_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The article's page; raises Http404."""
    reading = articles.article_preview(pk)
    if reading is None:
        raise Http404
    return things.show_article(request, reading, preview=True)


def moment_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The moment's page with the first of what was said; raises Http404."""
    moment = moments.moment_preview(pk)
    if moment is None:
        raise Http404
    told = Quote.objects.filter(
        pk__in=Tagging.objects.filter(moment=pk).values("quote"), state=QuoteState.ACCEPTED
    ).order_by("oldest_on", "pk")
    said = Page(quotes.quote_shapes(quotes.quote_rows(told[:MOST])))
    return things.show_moment(request, moment, Paged(QueryDict()), said, preview=True)


def story_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The story's page; raises Http404."""
    story = stories.story_preview(pk)
    if story is None:
        raise Http404
    context = {"story": story, "preview": True}
    return show(request, "archive/story.html", context, section="stories")
