"""Pages about the archive itself."""

from django.http import HttpRequest, HttpResponse

from archive.reading import holdings, verification
from archive.views.answers import page_view, refuse_parameters, show


@page_view
def about(request: HttpRequest) -> HttpResponse:
    """``/about/``: what the archive holds, where that is from, and how far it can be trusted."""
    refuse_parameters(request)
    context = {"held": holdings.holdings(), "check": verification.last_check()}
    return show(request, "archive/about.html", context)


@page_view
def checked(request: HttpRequest) -> HttpResponse:
    """``/about/verification/``: how quotes are held against their articles, and the last check."""
    refuse_parameters(request)
    return show(request, "archive/verification.html", {"check": verification.last_check()})
