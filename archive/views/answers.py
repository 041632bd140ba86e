"""How views answer: a template with its place in the menu, and what reading says instead of a shape."""

import logging
from collections.abc import Callable, Mapping
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from archive.paging import BadCursor, Page
from archive.problems import RETRY_AFTER
from archive.queries import Query, Unfiltered
from archive.reading import named
from archive.reading.errors import Gone, Missing, Moved, UnknownFilter

logger = logging.getLogger(__name__)

View = Callable[..., HttpResponse]
_REFUSED = HTTPStatus.UNPROCESSABLE_ENTITY
# The pages of one thing, by their names in the URLconf, and the kind that its name is looked for in.
_KINDS = {
    "player": "players", "moment": "moments", "match": "matches", "article": "articles",
    "story": "stories", "theme": "themes", "team": "teams", "competition": "competitions",
    "player-streaks": "players", "team-record": "teams",
}  # fmt: skip


class NotUnderstood(ValueError):
    """A page without a form was given parameters that it does not have."""

    def __init__(self, query: Query) -> None:
        super().__init__(str(query.errors))
        self.query = query


def refuse_parameters(request: HttpRequest) -> None:
    """For pages that have no parameters; raises ``NotUnderstood``."""
    query = Unfiltered(request.GET)
    if not query.is_valid():
        raise NotUnderstood(query)


def page_view(view: View) -> View:
    """A public page: GET and HEAD only; what is missing, withdrawn or moved is answered as such."""

    @require_safe
    @wraps(view)
    def answering(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return _answer(view, request, *args, **kwargs)
        except (OperationalError, InterfaceError) as fault:
            return _without_database(request, fault)

    return answering


def _answer(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    try:
        return view(request, *args, **kwargs)
    except Missing:
        return not_found(request)
    except Gone as gone:
        return withdrawn(request, gone.reason)
    except Moved as moved:
        return _moved(request, moved.slug)
    except NotUnderstood as fault:
        return show(request, "422.html", {"query": fault.query}, status=_REFUSED)


def show(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    section: str = "",
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    """A page; ``section`` is the menu entry that it belongs to.

    A whole page says where it is at home, whatever host it was asked from. What a query narrowed, or
    a later page of a list, is another page and says nothing, as does a preview.
    """
    whole = status == HTTPStatus.OK and not request.GET and not context.get("preview")
    canonical = whole_address(request.path) if whole else ""
    known = {**context, "section": section, "canonical": canonical}
    return render(request, template, known, status=status)


def whole_address(page: str) -> str:
    """The address of a page (from the root of the site) as the world has it: SITE_URL is ours, a
    request's Host header is only a claim."""
    return f"{settings.SITE_URL}{page}"


def answer_list(
    query: Query, ask: Callable[..., Page[Any]], /, **fixed: Any
) -> tuple[Page[Any], int]:
    """The page of a list that a query asks for, and the status to answer with.

    A query that cannot be understood, or that names what the archive does not have, gives an empty
    page and 422; the errors stand at the query's fields.
    """
    if query.is_valid():
        try:
            return ask(**query.filters, **fixed), HTTPStatus.OK
        except (UnknownFilter, BadCursor) as fault:
            query.refuse(fault)
    return Page([]), _REFUSED


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404 with what is nearly called so; the same for what never was and for what is not public."""
    match = request.resolver_match
    slug = match.kwargs.get("slug") if match else None
    kind = _KINDS.get(match.view_name) if match else None
    near = named.near(kind, slug) if kind and slug else []
    return show(request, "404.html", {"near": near}, status=HTTPStatus.NOT_FOUND)


def withdrawn(request: HttpRequest, reason: str) -> HttpResponse:
    """410 with the editor's reason."""
    return show(request, "410.html", {"reason": reason}, status=HTTPStatus.GONE)


def _without_database(request: HttpRequest, fault: Exception) -> HttpResponse:
    """503: the database is away or busy; it may be back in a moment."""
    logger.warning("The database did not answer: %s", type(fault).__name__)
    answer = show(request, "503.html", {}, status=HTTPStatus.SERVICE_UNAVAILABLE)
    answer["Retry-After"] = str(RETRY_AFTER)
    return answer


def _moved(request: HttpRequest, slug: str) -> HttpResponse:
    match = request.resolver_match
    assert match is not None
    address = reverse(match.view_name, kwargs=dict.fromkeys(match.kwargs, slug))
    if request.META.get("QUERY_STRING"):
        address += f"?{request.META['QUERY_STRING']}"
    return HttpResponsePermanentRedirect(address)
