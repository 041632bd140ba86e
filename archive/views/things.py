"""The front page, and the page of one article, quote, moment or match."""

from datetime import date
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from archive.charts.axis import moment_axis
from archive.charts.strip import minute_strip, strip_words
from archive.pages.articles import article_page
from archive.pages.cites import cites
from archive.pages.matches import match_page
from archive.pages.prints import article_count, prints
from archive.pages.quotes import in_two_sizes, speakers
from archive.paging import MOST, Page
from archive.queries import Paged
from archive.reading import articles, home, matches, moments, quotes
from archive.reading.articles import Reading
from archive.shapes import Article, ContextTally, Moment, Quote
from archive.views.answers import (
    answer_list,
    page_view,
    refuse_parameters,
    show,
    whole_address,
)
from players import tallies

_MENTION_PAGES = {
    "player": "player",
    "team": "team",
    "match": "match",
    "competition": "competition",
}


@page_view
def front(request: HttpRequest) -> HttpResponse:
    """``/``: what is new, what happened on this day, where to begin."""
    refuse_parameters(request)
    today = timezone.localdate()
    context = {"today": today, **home.home(today)}
    return show(request, "archive/home.html", context, section="home")


@page_view
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """``/articles/<slug>/``: the text with its quotes marked, or its quotes alone."""
    refuse_parameters(request)
    return show_article(request, articles.article_reading(slug))


def show_article(request: HttpRequest, reading: Reading, *, preview: bool = False) -> HttpResponse:
    """An article's page; ``preview`` says on it that readers do not see it."""
    context = {
        "article": reading.article,
        "arranged": article_page(reading, _mention_pages(reading.article)),
        "preview": preview,
    }
    return show(request, "archive/article.html", context, section="articles")


@page_view
def quote(request: HttpRequest, pk: int) -> HttpResponse:
    """``/quotes/<id>/``: the words, what was known that day, where they were printed."""
    refuse_parameters(request)
    found = quotes.quote_detail(pk)
    address = whole_address(found["page"])
    context = {
        "quote": found,
        "on_that_day": any(found["context"].values()),
        "sizes": in_two_sizes(found),
        "address": address,
        "cites": cites(found, address),
        "prints": prints(found),
        "articles": article_count(found),
    }
    return show(request, "archive/quote.html", context, section="quotes")


@page_view
def moment(request: HttpRequest, slug: str) -> HttpResponse:
    """``/moments/<slug>/``: what happened, and everything said about it in the order said."""
    found = moments.moment_detail(slug)
    query = Paged(request.GET)
    said, status = answer_list(
        query, lambda **asked: quotes.moment_quotes(slug, limit=MOST, **asked)
    )
    return show_moment(request, found, query, said, status=status)


def show_moment(
    request: HttpRequest,
    found: Moment,
    query: Paged,
    said: Page[Quote],
    *,
    status: int = HTTPStatus.OK,
    preview: bool = False,
) -> HttpResponse:
    """A moment's page with what was said; ``preview`` says on it that readers do not see it."""
    today = timezone.localdate()
    first_page = not query.is_valid() or not query.filters.get("cursor")
    by_then, scored = _goals_round(found)
    axis = moment_axis(found, said.items, today, scored) if first_page else []
    played = matches.match_detail(found["match"]["slug"]) if found["match"] else None
    context = {
        "query": query,
        "moment": found,
        "said": said,
        "following": query.following(said.next),
        "axis": axis,
        "by_then": by_then,
        "lines": match_page(played).lines if played else [],
        "today": today,
        "speakers": speakers(said.items),
        "preview": preview,
    }
    return show(request, "archive/moment.html", context, section="moments", status=status)


@page_view
def match(request: HttpRequest, slug: str) -> HttpResponse:
    """``/matches/<date>-<home>-<away>/``: score, events with their sources, what is told of it."""
    found = matches.match_detail(slug)
    query = Paged(request.GET)
    said, status = answer_list(
        query, lambda **asked: quotes.quote_page(match=slug, order="oldest", **asked)
    )
    context = {
        "query": query,
        "match": found,
        "arranged": match_page(found),
        "moments": moments.moment_page(match=slug, order="oldest", limit=MOST).items,
        "strips": minute_strip(found),
        "strip_words": strip_words(found),
        "said": said,
        "following": query.following(said.next),
    }
    return show(request, "archive/match.html", context, section="matches", status=status)


def _goals_round(moment: Moment) -> tuple[list[ContextTally], list[date]]:
    """The goals of the moment's first player by its day, and the days of them all, for its axis."""
    day = moment["date"]
    if not moment["players"] or day is None or moment["date_precision"] != "day":
        return [], []
    return tallies.around(moment["players"][0]["slug"], day, moment["match"])


def _mention_pages(article: Article) -> dict[tuple[str, str], str]:
    """The address of each thing that an article mentions; venues have none."""
    return {
        (mention["kind"], mention["slug"]): reverse(
            _MENTION_PAGES[mention["kind"]], args=[mention["slug"]]
        )
        for mention in article["mentions"]
        if mention["kind"] in _MENTION_PAGES
    }
