"""Matches, teams and competitions in the JSON API."""

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from archive.operations import answer, listing, reads
from archive.paging import Page
from archive.reading import matches as read_matches
from archive.reading import subjects as read_subjects
from archive.reading import totals
from archive.schemas import (
    CompetitionList,
    MatchesAsked,
    MatchList,
    NamesAsked,
    RecordAsked,
    TeamList,
    TeamTallyList,
    YearAsked,
)
from archive.shapes import CompetitionWhole, Match, TeamRecord, TeamWhole
from players import records

matches_router = Router(tags=["matches"])
teams_router = Router(tags=["teams"])
competitions_router = Router(tags=["competitions"])


@reads(matches_router, "/matches", MatchList, name="list_matches", summary="List of matches")
def matches(request: HttpRequest, asked: Query[MatchesAsked]) -> HttpResponse:
    """Matches with everything recorded in them, latest first."""
    return listing(request, asked.of(read_matches.match_page))


@reads(matches_router, "/matches/{slug}", Match, name="get_match", summary="One match")
def match(request: HttpRequest, slug: str) -> HttpResponse:
    """A match with its events, each with its own source, and the moments it is known for."""
    return answer(read_matches.match_detail(slug))


@reads(teams_router, "/teams", TeamList, name="list_teams", summary="List of teams")
def teams(request: HttpRequest, asked: Query[NamesAsked]) -> HttpResponse:
    """Sides that play matches, by name."""
    return listing(request, asked.of(read_subjects.team_page))


@reads(teams_router, "/teams/{slug}", TeamWhole, name="get_team", summary="One team")
def team(request: HttpRequest, slug: str, asked: Query[YearAsked]) -> HttpResponse:
    """A team with the names it had, its matches by year, and who scored most for it with how
    complete the record is; its matches, moments and quotes are in their lists, filtered by
    `team`."""
    return answer(asked.of(totals.team_whole, slug))


@reads(
    teams_router,
    "/teams/{slug}/record",
    TeamRecord,
    name="get_record",
    summary="A team's scoring record",
)
def team_record(request: HttpRequest, slug: str, asked: Query[RecordAsked]) -> HttpResponse:
    """Who has scored most for a team, and every goal that set, equalled or broke the record, over
    the matches that the archive holds. `certain` tells whether goals without a scorer could make
    somebody else the holder; `cited`, of whom alone single goals are cited that no data set has."""
    return answer(asked.of(records.of_team, slug))


@reads(
    teams_router,
    "/teams/{slug}/tallies",
    TeamTallyList,
    name="list_team_tallies",
    summary="A team's running counts",
)
def team_tallies(request: HttpRequest, slug: str, asked: Query[RecordAsked]) -> HttpResponse:
    """A team's goals, added up match by match from the scores: all of them, whether or not the
    record names who scored. `attributed` tells of how many it does."""
    return listing(request, Page(asked.of(totals.team_tallies, slug)))


@reads(
    competitions_router,
    "/competitions",
    CompetitionList,
    name="list_competitions",
    summary="List of competitions",
)
def competitions(request: HttpRequest, asked: Query[NamesAsked]) -> HttpResponse:
    """Cups, leagues, qualifying rounds and friendlies, by name."""
    return listing(request, asked.of(read_subjects.competition_page))


@reads(
    competitions_router,
    "/competitions/{slug}",
    CompetitionWhole,
    name="get_competition",
    summary="One competition",
)
def competition(request: HttpRequest, slug: str, asked: Query[YearAsked]) -> HttpResponse:
    """A competition with its matches by year, and who scored most in it with how complete the
    record is (of one with very many matches by year alone); its matches, moments and quotes are in
    their lists, filtered by `competition`."""
    return answer(asked.of(totals.competition_whole, slug))
