"""The pages that gather by subject: stories, teams, competitions, themes, one day of the year."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from archive.charts.years import bars, words
from archive.paging import Page
from archive.queries import AsOfQuery, DayQuery, Paged, YearQuery, within
from archive.reading import home, matches, moments, quotes, stories, subjects, totals
from archive.shapes import CompetitionYear, Match, TeamYear
from archive.views.answers import answer_list, page_view, refuse_parameters, show
from archive.wording import MONTHS
from players import records
from players.charts import record_chart, team_road

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
    """``/teams/<slug>/``: its names, years, top scorers, moments, quotes and matches."""
    query = YearQuery(request.GET)
    found, tally = totals.team_and_goals(slug, year=query.asked_year)
    won = {row["year"]: row["won"] for row in found["years"]}
    context, status = _subject(query, found["years"], won, team=slug)
    road = team_road(tally, context["happened"])
    return show(
        request,
        "archive/team.html",
        {**context, "team": found, "tally": tally, "road": road},
        section="matches",
        status=status,
    )


@page_view
def team_record(request: HttpRequest, slug: str) -> HttpResponse:
    """``/teams/<slug>/record/``: who scored most for a team, and each goal that changed it."""
    query = AsOfQuery(request.GET)
    valid = query.is_valid()
    record = records.of_team(slug, **(query.filters if valid else {}))
    context = {
        "query": query,
        "record": record,
        "chart": record_chart(record),
        "page": f"/teams/{record['team']['slug']}/",
    }
    status = HTTPStatus.OK if valid else HTTPStatus.UNPROCESSABLE_ENTITY
    return show(request, "archive/record.html", context, section="matches", status=status)


@page_view
def competition(request: HttpRequest, slug: str) -> HttpResponse:
    """``/competitions/<slug>/``: its years, top scorers, moments, quotes and matches."""
    query = YearQuery(request.GET)
    found = totals.competition_whole(slug, year=query.asked_year)
    context, status = _subject(query, found["years"], {}, competition=slug)
    context["competition"] = found
    return show(request, "archive/competition.html", context, section="matches", status=status)


def _subject(
    query: YearQuery,
    years: Sequence[TeamYear] | Sequence[CompetitionYear],
    part: Mapping[int, int],
    **subject: Any,
) -> tuple[dict[str, Any], int]:
    """What the pages of a team and of a competition share, and the status to answer with."""
    counts = {row["year"]: row["matches"] for row in years}

    def in_year(*, year: int | None = None, **asked: Any) -> Page[Match]:
        return matches.match_page(**asked, **within(year))

    played, status = answer_list(query, in_year, **subject)
    context = {
        "query": query,
        "year": query.asked_year,
        "years": years[::-1],
        "chart": bars(counts, part),
        "words": words(counts) if counts else "",
        "played": played,
        "following": query.following(played.next),
        "happened": moments.moment_page(**subject, limit=SOME).items,
        "said": quotes.quote_page(**subject, limit=SOME).items,
    }
    return context, status


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
