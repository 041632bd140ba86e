"""The front page and the page of one day of the year: what is new, and what happened on it."""

from datetime import date

from django.db.models import Exists, OuterRef
from typing_extensions import TypedDict

from archive import release, shapes
from archive.models import Match
from archive.reading import columns, moments, news, quotes, stories
from players.reading import player_rows, player_shapes

NEW = 6


class OnThisDay(TypedDict):
    """What happened and what was said on one day of any year, oldest first."""

    moments: list[shapes.Moment]
    quotes: list[shapes.Quote]
    matches: list[shapes.MatchShort]


class Home(TypedDict):
    """What the front page shows."""

    story: shapes.Story | None
    new_quotes: list[shapes.Quote]
    new_articles: list[shapes.ArticleShort]
    new_moments: list[shapes.Moment]
    players: list[shapes.Player]
    on_this_day: OnThisDay


def home(today: date) -> Home:
    """The front page on a day."""
    happened = release.moments().order_by("-released_at", "-pk")
    # A condition, not a join: that would make every column of every quote's speaker first.
    people = release.players().filter(Exists(release.quotes().filter(speaker=OuterRef("pk"))))
    return {
        "story": stories.newest_story(),
        "new_quotes": [item.shape for item in news.newest_quotes(NEW)],
        "new_articles": [item.shape for item in news.newest_articles(NEW)],
        "new_moments": moments.moment_shapes(moments.moment_rows(happened)[:NEW]),
        "players": player_shapes(player_rows(people.order_by("name", "pk"))[:NEW]),
        "on_this_day": on_this_day(today.month, today.day),
    }


def on_this_day(month: int, day: int, *, limit: int = 20) -> OnThisDay:
    """What happened and what was said on a day of the year, oldest first; three statements.

    Only dates known to the day count. Matches without a public moment come last and are few:
    those with something recorded about a person who has a page.
    """
    happened = release.moments().filter(date__month=month, date__day=day, date_precision="day")
    said = release.quotes().filter(said_on__month=month, said_on__day=day, said_on_precision="day")
    played = Match.objects.filter(
        date__month=month,
        date__day=day,
        pk__in=Match.objects.filter(release.introduced("events__player__")).values("pk"),
    )
    return {
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
