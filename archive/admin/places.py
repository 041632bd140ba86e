"""Where a quote is printed, on its page: what became of each place, and what an editor decides.

Works as plain forms without scripts; each act is one of `archive.curation.places`.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST

from archive.admin.base import DeskAdmin
from archive.admin.passages import in_place
from archive.admin.tagging import key_of
from archive.curation import permits, places
from archive.models import AnchorState, Citation

# What a part may be long: an article that a form takes is no longer.
_MOST = 256 * 1024


class PlacePages(DeskAdmin):
    """The acts on places, of the quotes' admin."""

    def get_urls(self) -> list[URLPattern]:
        """One more: what is decided on one place."""
        view = self.admin_site.admin_view(require_POST(self.place_view))
        return [path("<int:pk>/place/", view, name="archive_quote_place"), *super().get_urls()]

    def place_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Confirm the words printed now, give the place up, or set another; and come back. Where
        what was typed is refused, it is shown again."""
        permits.require(request.user, permits.DECIDE)
        found = Citation.objects.filter(pk=key_of(request.POST.get("place", "")), quote=pk)
        place = get_object_or_404(found.select_related("quote"))
        acts: dict[str, Callable[[HttpRequest, int], str]] = {
            "confirm": _confirm,
            "lost": _give_up,
            "set": _set,
        }
        act = acts.get(request.POST.get("act", ""))
        if act is None:
            self.message_user(request, "There is no such act.", messages.ERROR)
        elif not self.attempt(request, lambda: act(request, place.pk)) and act is _set:
            return self._set_again(request, place)
        return HttpResponseRedirect(reverse("admin:archive_quote_change", args=[pk]))

    def _set_again(self, request: HttpRequest, place: Citation) -> HttpResponse:
        """The form for another place with what was typed, which was refused."""
        typed = [part[:_MOST] for part in request.POST.getlist("part") if part.strip()]
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": place.quote,
            "title": "Where it stands",
            "place": next(one for one in in_place(place.quote) if one.key == place.pk),
            "parts": typed or [""],
            "which": key_of(request.POST.get("which", "")) or "",
        }
        return TemplateResponse(request, "admin/archive/quote/place.html", context)


def _confirm(request: HttpRequest, place: int) -> str:
    if places.confirm_wording(by=request.user, citation=place):
        return "The quote has the words that are printed now."
    return "The words printed now are this article’s own wording; the quote keeps its words."


def _give_up(request: HttpRequest, place: int) -> str:
    places.give_up(by=request.user, citation=place)
    return "The article is said not to hold the quote any more."


def _set(request: HttpRequest, place: int) -> str:
    parts: list[Any] = request.POST.getlist("part")
    state = places.set_place(
        by=request.user,
        citation=place,
        parts=[part[:_MOST] for part in parts],
        which=key_of(request.POST.get("which", "")),
    )
    if state == AnchorState.CHANGED:
        return "The place is set. Its words are not those of the quote: look at them, and confirm."
    return "The place is set, word for word."
