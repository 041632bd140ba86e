"""The lists: articles, quotes, moments, matches, stories, and the pages that gather by subject."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from archive.paging import Page
from archive.queries import (
    ArticleQuery,
    MatchQuery,
    MomentQuery,
    Query,
    QuoteQuery,
)
from archive.reading import articles, matches, moments, named, quotes
from archive.views.answers import answer_list, page_view, show

# The kinds that filters by slug name.
_NAMED = {
    "speaker": "players", "player": "players", "moment": "moments", "theme": "themes", "match": "matches",
    "article": "articles", "competition": "competitions", "team": "teams",
}  # fmt: skip


def _listing(
    request: HttpRequest, query: Query, ask: Callable[..., Page[Any]], template: str, section: str
) -> HttpResponse:
    found, status = answer_list(query, ask, include_count=True)
    _name_filters(query)
    context = {"query": query, "found": found, "following": query.following(found.next)}
    return show(request, template, context, section=section, status=status)


@page_view
def article_list(request: HttpRequest) -> HttpResponse:
    """``/articles/``."""
    query = ArticleQuery(request.GET)
    return _listing(request, query, articles.article_page, "archive/articles.html", "articles")


@page_view
def quote_list(request: HttpRequest) -> HttpResponse:
    """``/quotes/``."""
    query = QuoteQuery(request.GET)
    return _listing(request, query, quotes.quote_page, "archive/quotes.html", "quotes")


@page_view
def moment_list(request: HttpRequest) -> HttpResponse:
    """``/moments/``."""
    query = MomentQuery(request.GET)
    return _listing(request, query, moments.moment_page, "archive/moments.html", "moments")


@page_view
def match_list(request: HttpRequest) -> HttpResponse:
    """``/matches/``."""
    query = MatchQuery(request.GET)
    return _listing(request, query, matches.match_page, "archive/matches.html", "matches")


def _name_filters(query: Query) -> None:
    """Let the filters that came by a link be shown by name, not by slug; those that name nothing
    public stay as they came."""
    asked = {field: (_NAMED[field], slug) for field, slug in query.kept if field in _NAMED}
    known = named.names(asked.values())
    query.names = {field: known[pair] for field, pair in asked.items() if pair in known}
