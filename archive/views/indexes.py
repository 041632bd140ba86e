"""Lists by name, A to Z: teams, competitions, themes; people's is told in the same way."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from archive.paging import Page
from archive.queries import NameQuery
from archive.reading import subjects
from archive.views.answers import answer_list, page_view, show

# How many names stand on a page.
NAMES = 60


@page_view
def teams(request: HttpRequest) -> HttpResponse:
    """``/teams/``."""
    return by_name(
        request, subjects.team_page, subjects.team_initials, "archive/teams.html", "matches"
    )


@page_view
def competitions(request: HttpRequest) -> HttpResponse:
    """``/competitions/``."""
    read = (subjects.competition_page, subjects.competition_initials)
    return by_name(request, *read, "archive/competitions.html", "matches")


@page_view
def themes(request: HttpRequest) -> HttpResponse:
    """``/themes/``."""
    read = (subjects.theme_page, subjects.theme_initials)
    return by_name(request, *read, "archive/themes.html", "quotes")


def by_name(
    request: HttpRequest,
    ask: Callable[..., Page[Any]],
    initials: Callable[[], dict[str, int]],
    template: str,
    section: str,
) -> HttpResponse:
    """A list by name with its letters: ``ask`` reads a page of it, ``initials`` how many names begin
    with each letter."""
    query = NameQuery(request.GET)
    found, status = answer_list(query, ask, limit=NAMES, include_count=True)
    letter = query.cleaned_data.get("letter", "")
    query.names = {"letter": letter.upper()}
    context = {
        "query": query,
        "found": found,
        "following": query.following(found.next),
        "letter": letter,
        "initials": initials(),
    }
    return show(request, template, context, section=section, status=status)
