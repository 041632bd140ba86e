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
from archive.api import editorial, football
from archive.operations import answer, install_errors, reads, strictly
from archive.problems import unknown_address
from archive.reading import home
from archive.reading.home import OnThisDay
from archive.reading.verification import last_check
from archive.schemas import DayAsked
from archive.shapes import Verification
from players.api import router as players_router

about_router = Router(tags=["archive"])


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
        editorial.quotes_router,
        editorial.articles_router,
        editorial.moments_router,
        football.matches_router,
        editorial.stories_router,
        players_router,
        editorial.themes_router,
        football.teams_router,
        football.competitions_router,
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
