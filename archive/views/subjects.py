"""The pages that gather by subject: stories, teams, competitions, themes, one day of the year."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from archive.queries import DayQuery, Paged
from archive.reading import home, matches, moments, quotes, stories, subjects
from archive.views.answers import answer_list, page_view, refuse_parameters, show
from archive.wording import MONTHS

# How many of each kind a page gathers before it leads on to the list.
SOME = 10


@page_view
def story_list(request: HttpRequest) -> HttpResponse:
    """``/stories/``."""
    query = Paged(request.GET)
    found, status = answer_list(query, stories.story_page, include_count=True)
    context = {"query": query, "found": found, "following": query.following(found.next)}
    return show(request, "archive/stories.html", context, section="stories", status=status)


@page_view
def story(request: HttpRequest, slug: str) -> HttpResponse:
    """``/stories/<slug>/``: the steps in the editor's order."""
    refuse_parameters(request)
    context = {"story": stories.story_detail(slug)}
    return show(request, "archive/story.html", context, section="stories")


@page_view
def team(request: HttpRequest, slug: str) -> HttpResponse:
    """``/teams/<slug>/``: its names and matches."""
    found = subjects.team_detail(slug)
    query = Paged(request.GET)
    played, status = answer_list(query, matches.match_page, team=slug)
    context = {
        "query": query,
        "team": found,
        "played": played,
        "following": query.following(played.next),
    }
    return show(request, "archive/team.html", context, section="matches", status=status)


@page_view
def competition(request: HttpRequest, slug: str) -> HttpResponse:
    """``/competitions/<slug>/``: its matches, and the moments in them."""
    found = subjects.competition_detail(slug)
    query = Paged(request.GET)
    played, status = answer_list(query, matches.match_page, competition=slug)
    context = {
        "query": query,
        "competition": found,
        "played": played,
        "following": query.following(played.next),
        "happened": moments.moment_page(competition=slug, limit=SOME).items,
    }
    return show(request, "archive/competition.html", context, section="matches", status=status)


@page_view
def theme(request: HttpRequest, slug: str) -> HttpResponse:
    """``/themes/<slug>/``: the moments and quotes that share a subject."""
    found = subjects.theme_detail(slug)
    query = Paged(request.GET)
    said, status = answer_list(query, quotes.quote_page, theme=slug)
    context = {
        "query": query,
        "theme": found,
        "said": said,
        "following": query.following(said.next),
        "happened": moments.moment_page(theme=slug, limit=SOME).items,
    }
    return show(request, "archive/theme.html", context, section="quotes", status=status)


@page_view
def on_this_day(request: HttpRequest) -> HttpResponse:
    """``/on-this-day/``: what happened and was said on a day of any year; today if none is given."""
    query = DayQuery(request.GET)
    today = timezone.localdate()
    month, day = query.chosen(today)
    status = HTTPStatus.OK if query.is_valid() else HTTPStatus.UNPROCESSABLE_ENTITY
    context = {
        "query": query,
        "today": today,
        "month": month,
        "month_name": MONTHS[month - 1],
        "months": list(enumerate(MONTHS, start=1)),
        "day": day,
        "found": home.on_this_day(month, day),
    }
    return show(request, "archive/on_this_day.html", context, status=status)
