"""The JSON API, version 1: its operations, put together, at /api/v1/.

The views only pass parameters on to ``reading``; see ``archive.operations`` for how a request is
read and an answer written, ``archive.schemas`` for what can be asked, ``archive.openapi`` for the
documentation.
"""

from functools import cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from ninja import NinjaAPI, Query, Router

from archive import apidocs, openapi
from archive.operations import answer, install_errors, listing, reads, strictly
from archive.paging import Page
from archive.problems import unknown_address
from archive.reading import articles as read_articles
from archive.reading import home, totals
from archive.reading import matches as read_matches
from archive.reading import moments as read_moments
from archive.reading import quotes as read_quotes
from archive.reading import said as read_said
from archive.reading import stories as read_stories
from archive.reading import subjects as read_subjects
from archive.reading.home import OnThisDay
from archive.reading.verification import last_check
from archive.schemas import (
    ArticleList,
    ArticlesAsked,
    CompetitionList,
    DayAsked,
    FoundList,
    Identifier,
    LookupAsked,
    MatchesAsked,
    MatchList,
    MomentList,
    MomentQuotesAsked,
    MomentsAsked,
    NamesAsked,
    PageAsked,
    QuoteList,
    QuotesAsked,
    RecordAsked,
    StoryList,
    TeamList,
    TeamTallyList,
    ThemeList,
    YearAsked,
)
from archive.shapes import (
    Article,
    CompetitionWhole,
    Match,
    Moment,
    Quote,
    Story,
    TeamRecord,
    TeamWhole,
    Theme,
    Verification,
)
from players import records
from players.api import router as players_router

articles_router = Router(tags=["articles"])
quotes_router = Router(tags=["quotes"])
moments_router = Router(tags=["moments"])
matches_router = Router(tags=["matches"])
stories_router = Router(tags=["stories"])
themes_router = Router(tags=["themes"])
teams_router = Router(tags=["teams"])
competitions_router = Router(tags=["competitions"])
about_router = Router(tags=["archive"])


@reads(quotes_router, "/quotes", QuoteList, name="list_quotes", summary="List of quotes")
def quotes(request: HttpRequest, asked: Query[QuotesAsked]) -> HttpResponse:
    """Words said once by one speaker, latest said first."""
    return listing(request, asked.of(read_quotes.quote_page))


@reads(
    quotes_router,
    "/quotes/lookup",
    FoundList,
    name="lookup_quotes",
    summary="Who said it: look up by words",
)
def lookup(request: HttpRequest, asked: Query[LookupAsked]) -> HttpResponse:
    """The quotes that say a sentence, the likeliest first, at most ten: how alike the words are
    (`similarity`, 1 where they stand in the quote as asked), whether a word that turns the sense
    stands in one alone (`differs`, and word by word `difference`), who said it, how sure that is
    (`status`), which article printed it first and every place where it is printed. What nobody
    said answers no items."""
    return answer({"items": asked.of(read_said.lookup), "next": None})


@reads(quotes_router, "/quotes/{id}", Quote, name="get_quote", summary="One quote")
def quote(request: HttpRequest, id: Identifier) -> HttpResponse:  # noqa: A002  # as addressed
    """A quote with every place where it is printed and what was known on the day it was said."""
    return answer(read_quotes.quote_detail(id))


@reads(articles_router, "/articles", ArticleList, name="list_articles", summary="List of articles")
def articles(request: HttpRequest, asked: Query[ArticlesAsked]) -> HttpResponse:
    """Published pieces of writing, latest published first; without their text."""
    return listing(request, asked.of(read_articles.article_page))


@reads(articles_router, "/articles/{slug}", Article, name="get_article", summary="One article")
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """An article with its quotes and what it names. `body` and `text` are null where only the
    quotes may be shown; offsets count characters of the plain text all the same."""
    return answer(read_articles.article_detail(slug))


@reads(moments_router, "/moments", MomentList, name="list_moments", summary="List of moments")
def moments(request: HttpRequest, asked: Query[MomentsAsked]) -> HttpResponse:
    """Things that happened and that people keep talking about, latest first."""
    return listing(request, asked.of(read_moments.moment_page))


@reads(moments_router, "/moments/{slug}", Moment, name="get_moment", summary="One moment")
def moment(request: HttpRequest, slug: str) -> HttpResponse:
    """A moment with its match, the event on the pitch, and the people in it."""
    return answer(read_moments.moment_detail(slug))


@reads(
    moments_router,
    "/moments/{slug}/quotes",
    QuoteList,
    name="list_moment_quotes",
    summary="What was said about a moment",
)
def moment_quotes(request: HttpRequest, slug: str, asked: Query[MomentQuotesAsked]) -> HttpResponse:
    """The quotes tied to a moment in the order they were said, unknown days last."""
    return listing(request, asked.of(read_quotes.moment_quotes, slug))


@reads(matches_router, "/matches", MatchList, name="list_matches", summary="List of matches")
def matches(request: HttpRequest, asked: Query[MatchesAsked]) -> HttpResponse:
    """Matches with everything recorded in them, latest first."""
    return listing(request, asked.of(read_matches.match_page))


@reads(matches_router, "/matches/{slug}", Match, name="get_match", summary="One match")
def match(request: HttpRequest, slug: str) -> HttpResponse:
    """A match with its events, each with its own source, and the moments it is known for."""
    return answer(read_matches.match_detail(slug))


@reads(stories_router, "/stories", StoryList, name="list_stories", summary="List of stories")
def stories(request: HttpRequest, asked: Query[PageAsked]) -> HttpResponse:
    """Stories that editors have put together, by title."""
    return listing(request, asked.of(read_stories.story_page))


@reads(stories_router, "/stories/{slug}", Story, name="get_story", summary="One story")
def story(request: HttpRequest, slug: str) -> HttpResponse:
    """A story with its moments, quotes, articles and matches in the editor's order; what is not
    public is left out."""
    return answer(read_stories.story_detail(slug))


@reads(themes_router, "/themes", ThemeList, name="list_themes", summary="List of themes")
def themes(request: HttpRequest, asked: Query[NamesAsked]) -> HttpResponse:
    """Subjects that quotes and moments share, by name."""
    return listing(request, asked.of(read_subjects.theme_page))


@reads(themes_router, "/themes/{slug}", Theme, name="get_theme", summary="One theme")
def theme(request: HttpRequest, slug: str) -> HttpResponse:
    """A theme; its quotes and moments are in their lists, filtered by `theme`."""
    return answer(read_subjects.theme_detail(slug))


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
    somebody else the holder."""
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


@reads(
    about_router, "/on-this-day", OnThisDay, name="on_this_day", summary="On this day of any year"
)
def on_this_day(request: HttpRequest, asked: Query[DayAsked]) -> HttpResponse:
    """What happened and what was said on one day of any year, oldest first, at most twenty of each
    kind; today where no day is given. Matches are those in which something is recorded about a
    person who has a page."""
    return answer(home.on_this_day(*asked.chosen(timezone.localdate())))


@reads(
    about_router, "/verification", Verification, name="get_verification", summary="The last check"
)
def verification(request: HttpRequest) -> HttpResponse:
    """What the last check of every citation against its article's text found; what is not public
    is only counted."""
    return answer(last_check())


@cache
def document() -> openapi.Node:
    """The OpenAPI document, made once in a process."""
    return openapi.document(api)


@cache
def documentation() -> apidocs.Page:
    """What the documentation page shows, made once in a process."""
    return apidocs.page(document())


@reads(about_router, "/openapi.json", dict, name="openapi", summary="OpenAPI", documented=False)
def openapi_json(request: HttpRequest) -> HttpResponse:
    """This API's description for programs."""
    return answer(document())


@reads(about_router, "/docs", None, name="docs", summary="Documentation", documented=False)
def docs(request: HttpRequest) -> HttpResponse:
    """This API's description for people: a page."""
    return render(request, "archive/api_docs.html", {"docs": documentation()})


def build() -> NinjaAPI:
    """The whole API, ready to be put at an address. Its documentation is ours, not ninja's."""
    made = NinjaAPI(
        title=openapi.TITLE,
        version=openapi.VERSION,
        description=openapi.DESCRIPTION,
        urls_namespace="api",
        openapi_url=None,
        docs_url=None,
    )
    install_errors(made)
    made.add_decorator(strictly, mode="view")
    for router in (
        quotes_router,
        articles_router,
        moments_router,
        matches_router,
        stories_router,
        players_router,
        themes_router,
        teams_router,
        competitions_router,
        about_router,
    ):
        made.add_router("", router)
    return made


api = build()

# Put at the root of the site. Addresses have no slash at their end; whatever else is below /api
# is a problem, told here without a page.
urlpatterns = [
    path("api/v1/", unknown_address),
    path("api/v1/", api.urls),
    path("api", unknown_address),
    path("api/", unknown_address),
    path("api/<path:rest>", unknown_address),
]
