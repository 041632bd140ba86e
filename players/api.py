"""People in the JSON API: the list, one by one, timelines and running counts."""

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from archive.operations import answer, listing, reads
from archive.paging import Page
from archive.shapes import Player, TimelineJS
from players import reading, streaks, tallies, timeline
from players.schemas import (
    EntriesAsked,
    EntryList,
    PlayerList,
    PlayersAsked,
    StreakList,
    StreaksAsked,
    TalliesAsked,
    TallyList,
    TimelineAsked,
)

router = Router(tags=["players"])


@reads(router, "/players", PlayerList, name="list_players", summary="List of players")
def players(request: HttpRequest, asked: Query[PlayersAsked]) -> HttpResponse:
    """People in football who play, manage or speak, in the order of their names."""
    return listing(request, asked.of(reading.player_page))


@reads(router, "/players/{slug}", Player, name="get_player", summary="One player")
def player(request: HttpRequest, slug: str) -> HttpResponse:
    """Names, roles, spells at teams, and how much of the archive is about this person."""
    return answer(reading.player_detail(slug))


@reads(
    router,
    "/players/{slug}/timeline",
    EntryList,
    name="list_timeline",
    summary="A player's timeline",
)
def player_timeline(request: HttpRequest, slug: str, asked: Query[TimelineAsked]) -> HttpResponse:
    """Everything dated about one player. A match carries the player's own goals and missed
    penalties, a moment the quotes later said about it, oldest first; what is nested does not
    come again by itself."""
    page = timeline.timeline_page(
        slug,
        filters=asked.filters,
        order=asked.order,
        limit=asked.limit,
        cursor=asked.cursor,
        include_count=asked.include_count,
    )
    return listing(request, page)


@reads(
    router,
    "/players/{slug}/timelinejs",
    TimelineJS,
    name="get_timelinejs",
    summary="A player's timeline for TimelineJS",
)
def player_timelinejs(request: HttpRequest, slug: str, asked: Query[EntriesAsked]) -> HttpResponse:
    """The same timeline whole, oldest first, in the JSON that Knight Lab's TimelineJS takes. Dates
    are as precise as they are known; what has none is left out. `unique_id` stays when a headline
    changes. Headlines and texts are HTML, with every character of the archive's escaped."""
    return answer(timeline.timelinejs(slug, filters=asked.filters))


@reads(
    router,
    "/players/{slug}/tallies",
    TallyList,
    name="list_tallies",
    summary="A player's running counts",
)
def player_tallies(request: HttpRequest, slug: str, asked: Query[TalliesAsked]) -> HttpResponse:
    """Goals, penalties scored and missed, and matches recorded, by team. A count carries how
    complete the match record behind it is: the true number lies between `recorded + cited` and
    `recorded + cited + coverage.unattributed`."""
    return listing(request, Page(asked.of(tallies.tallies, slug)))


@reads(
    router,
    "/players/{slug}/streaks",
    StreakList,
    name="list_streaks",
    summary="A player's longest runs",
)
def player_streaks(request: HttpRequest, slug: str, asked: Query[StreaksAsked]) -> HttpResponse:
    """Penalties in a row scored, and matches of a team in a row with a goal, by team, over all its
    matches and over its competitive ones. A run is as sure as the record: a missed penalty that
    nobody entered would break it, and a match that the player missed breaks a run of matches.
    `certain` tells whether what the record lacks could change the longest, `caveat` how."""
    return listing(request, Page(asked.of(streaks.streaks, slug)))
