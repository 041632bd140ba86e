"""People's pages: the list, one player with the timeline, and the player's runs."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from archive.queries import StreaksQuery, TimelineQuery
from archive.reading.errors import UnknownFilter
from archive.shapes import Streak
from archive.views.answers import page_view, show
from archive.views.indexes import by_name
from players import charts, pages
from players.entries import Filters
from players.reading import player_detail, player_initials, player_page
from players.streaks import streaks
from players.timeline import Timeline, timeline


@page_view
def players(request: HttpRequest) -> HttpResponse:
    """``/players/``: everybody who has a page, by name."""
    return by_name(request, player_page, player_initials, "players/players.html", "players")


@page_view
def player(request: HttpRequest, slug: str) -> HttpResponse:
    """``/players/<slug>/``: facts and counts, the road chart, the timeline and its filters."""
    query = TimelineQuery(request.GET)
    found, status = _timeline(query, slug)
    kinds = query.cleaned_data.get("kind", []) if query.is_valid() else []
    refused = status == HTTPStatus.UNPROCESSABLE_ENTITY
    entries = [] if refused else found.entries
    goals = pages.goal_tallies(found.tallies)
    context = {
        "query": query,
        "kinds": kinds,
        "order": query.cleaned_data.get("order") or "newest",
        "player": found.player,
        "options": found.options,
        "tallies": found.tallies,
        "goals": goals,
        "roads": charts.roads(goals, found.moments, entries, found.marks),
        "years": pages.by_year(
            entries,
            found.tallies,
            teams=pages.own_teams(found.player, found.tallies),
            fold=kinds != ["match"],
        ),
        "shown": len(entries),
    }
    return show(request, "players/player.html", context, section="players", status=status)


@page_view
def runs(request: HttpRequest, slug: str) -> HttpResponse:
    """``/players/<slug>/streaks/``: the longest runs without a break, team by team."""
    query = StreaksQuery(request.GET)
    found, status = _streaks(query, slug)
    context = {"query": query, "player": player_detail(slug), "by_team": pages.by_team(found)}
    return show(request, "players/streaks.html", context, section="players", status=status)


def _streaks(query: StreaksQuery, slug: str) -> tuple[list[Streak], int]:
    """The runs that were asked for and 200, or none and 422."""
    if query.is_valid():
        try:
            return streaks(slug, **query.filters), HTTPStatus.OK
        except UnknownFilter as fault:
            query.refuse(fault)
    return [], HTTPStatus.UNPROCESSABLE_ENTITY


def _timeline(query: TimelineQuery, slug: str) -> tuple[Timeline, int]:
    """The timeline that was asked for and 200, or the whole one and 422."""
    if query.is_valid():
        asked = dict(query.filters)
        order = asked.pop("order", "newest")
        kinds = asked.pop("kind", ())
        try:
            return timeline(slug, filters=Filters(kinds=kinds, **asked), order=order), HTTPStatus.OK
        except UnknownFilter as fault:
            query.refuse(fault)
    return timeline(slug), HTTPStatus.UNPROCESSABLE_ENTITY
