"""The front page and the page of one day of the year: what is new, and what happened on it."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from operator import itemgetter
from typing import Any

from django.db.models import Exists, Max, Min, OuterRef
from typing_extensions import TypedDict

from archive import release, shapes
from archive.models import Match, MatchEvent, Precision
from archive.reading import columns, moments, news, quotes, stories, subjects
from players.reading import player_rows, player_shapes

# How many of each kind are told as new, and how many stand in each list to browse.
NEW = {"quote": 3, "moment": 2, "article": 2}
LISTED = 6


class OnThisDay(TypedDict):
    """What happened and what was said on one day of any year, oldest first."""

    month: int
    day: int
    moments: list[shapes.Moment]
    quotes: list[shapes.Quote]
    matches: list[shapes.MatchShort]


class Fresh(TypedDict):
    """Something new: a quote, a moment or an article, as ``kind`` says."""

    kind: str
    shape: shapes.Quote | shapes.Moment | shapes.ArticleShort


class Home(TypedDict):
    """What the front page shows; ``next_day`` is the day of the year on which a moment comes round
    next, where today has nothing."""

    story: shapes.Story | None
    fresh: list[Fresh]
    players: list[shapes.Player]
    moments: list[shapes.Moment]
    competitions: list[shapes.Competition]
    on_this_day: OnThisDay
    next_day: date | None


def home(today: date) -> Home:
    """The front page on a day."""
    happened = news.newest_moments(LISTED)
    # A condition, not a join: that would make every column of every quote's speaker first.
    people = release.players().filter(Exists(release.quotes().filter(speaker=OuterRef("pk"))))
    on_day = on_this_day(today.month, today.day)
    return {
        "story": stories.newest_story(),
        "fresh": _fresh(
            {
                "quote": news.newest_quotes(NEW["quote"]),
                "moment": happened[: NEW["moment"]],
                "article": news.newest_articles(NEW["article"]),
            }
        ),
        "players": player_shapes(player_rows(people.order_by("name", "pk"))[:LISTED]),
        "moments": [item.shape for item in happened],
        "competitions": subjects.told_competitions(LISTED),
        "on_this_day": on_day,
        "next_day": None if _holds_something(on_day) else _next_day(today),
    }


def _holds_something(found: OnThisDay) -> bool:
    return bool(found["moments"] or found["quotes"] or found["matches"])


def _fresh(news_of: Mapping[str, Sequence[news.News[Any]]]) -> list[Fresh]:
    """What is new of every kind, as it came, the newest first."""
    told = [(item.public_at, kind, item.shape) for kind, items in news_of.items() for item in items]
    told.sort(key=itemgetter(0), reverse=True)
    return [{"kind": kind, "shape": shape} for _, kind, shape in told]


def _next_day(today: date) -> date | None:
    """The first day after ``today`` on which a moment comes round; None where no moment has a day."""
    days = release.moments().filter(date_precision=Precision.DAY).order_by()
    found = set(days.values_list("date__month", "date__day").distinct())
    ahead = (today + timedelta(days=number) for number in range(1, 366 * 4 + 2))
    return next((day for day in ahead if (day.month, day.day) in found), None) if found else None


def _every_year(month: int, day: int) -> list[date]:
    """This day of every year that the record spans, which an index finds where the day of the
    year alone would be looked for in all matches."""
    span = Match.objects.aggregate(first=Min("date"), last=Max("date"))
    if span["first"] is None:
        return []
    years = range(span["first"].year, span["last"].year + 1)
    return [date(year, month, day) for year in years if day <= monthrange(year, month)[1]]


def on_this_day(month: int, day: int, *, limit: int = 20) -> OnThisDay:
    """What happened and what was said on a day of the year, oldest first; four statements.

    Only dates known to the day count. Matches without a public moment come last and are few:
    those with something recorded about a person who has a page.
    """
    happened = release.moments().filter(date__month=month, date__day=day, date_precision="day")
    said = release.quotes().filter(said_on__month=month, said_on__day=day, said_on_precision="day")
    known = MatchEvent.objects.filter(release.introduced("player__"), match=OuterRef("pk"))
    played = Match.objects.filter(Exists(known), date__in=_every_year(month, day))
    return {
        "month": month,
        "day": day,
        "moments": moments.moment_shapes(
            moments.moment_rows(happened.order_by("oldest_on", "pk"))[:limit]
        ),
        "quotes": quotes.quote_shapes(quotes.quote_rows(said.order_by("oldest_on", "pk"))[:limit]),
        "matches": [
            made
            for row in columns.match_rows(played.order_by("date", "pk"))[:limit]
            if (made := columns.match_short(row))
        ],
    }
