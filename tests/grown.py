"""Many rows of every kind, tied to each other and to Kane: an archive that has grown."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import connection
from django.utils import timezone

from archive.models import (
    Article,
    ArticleText,
    Citation,
    CitationPart,
    Match,
    MatchEvent,
    Mention,
    Moment,
    MomentPlayer,
    Quote,
    Story,
    Tagging,
)
from archive.models.quotes import QuoteState
from players.models import Player
from tests.world import World


def grow(world: World, first: int, last: int) -> None:
    """Rows number ``first`` to ``last`` of every kind."""
    now = timezone.now()
    numbers = range(first, last)
    Player.objects.bulk_create(
        Player(slug=f"player-{n}", name=f"Player {n}", released_at=now) for n in numbers
    )
    Story.objects.bulk_create(
        Story(slug=f"story-{n}", title=f"Story {n}", released_at=now) for n in numbers
    )
    matches = _matches(world, numbers)
    moments = _moments(world, numbers, matches)
    _quotes(world, matches, moments, _texts(world, numbers, matches))
    with connection.cursor() as cursor:
        # What a database does by itself after a while; PostgreSQL plans badly until then.
        cursor.execute("ANALYZE")


def _matches(world: World, numbers: Sequence[int]) -> list[Match]:
    """One a day, each with a goal of Kane's."""
    days = [date(2010, 1, 1) + timedelta(days=number) for number in numbers]
    matches = Match.objects.bulk_create(
        Match(
            slug=f"match-{n}",
            date=day,
            home=world.england,
            away=world.france,
            home_score=1,
            away_score=0,
            competition=world.qatar.competition,
            source=world.qatar.source,
        )
        for n, day in zip(numbers, days, strict=True)
    )
    MatchEvent.objects.bulk_create(
        MatchEvent(
            match=match,
            kind="goal",
            minute=9,
            team=world.england,
            player=world.kane,
            player_name="Harry Kane",
            source=world.qatar.source,
        )
        for match in matches
    )
    return matches


def _moments(world: World, numbers: Sequence[int], matches: Sequence[Match]) -> list[Moment]:
    """One of each match, with Kane in it."""
    now = timezone.now()
    moments = Moment.objects.bulk_create(
        Moment(
            slug=f"moment-{n}", title=f"Moment {n}", date=match.date, match=match, released_at=now
        )
        for n, match in zip(numbers, matches, strict=True)
    )
    MomentPlayer.objects.bulk_create(
        MomentPlayer(moment=moment, player=world.kane) for moment in moments
    )
    return moments


def _texts(world: World, numbers: Sequence[int], matches: Sequence[Match]) -> list[ArticleText]:
    """Those of one article on each match's day, which names Kane."""
    now = timezone.now()
    articles = Article.objects.bulk_create(
        Article(slug=f"article-{n}", title=f"Article {n}", published_on=match.date, released_at=now)
        for n, match in zip(numbers, matches, strict=True)
    )
    texts = ArticleText.objects.bulk_create(
        ArticleText(article=article, number=1, text="Kane: “the ball”", sha256=f"{article.pk:064}")
        for article in articles
    )
    for article, text in zip(articles, texts, strict=True):
        article.current_text = text
    Article.objects.bulk_update(articles, ["current_text"])
    Mention.objects.bulk_create(
        Mention(
            article=text.article, text=text, kind="player", player=world.kane, start=0, end=4,
            exact="Kane",
        )
        for text in texts
    )  # fmt: skip
    return texts


def _quotes(
    world: World,
    matches: Sequence[Match],
    moments: Sequence[Moment],
    texts: Sequence[ArticleText],
) -> None:
    """One of Kane's in each article, about its match's moment and that of the world."""
    quotes = Quote.objects.bulk_create(
        Quote(
            text="the ball",
            kind="direct",
            speaker=world.kane,
            speaker_name="Kane",
            said_on=match.date,
            said_on_precision="day",
            state=QuoteState.ACCEPTED,
            match=match,
        )
        for match in matches
    )
    citations = Citation.objects.bulk_create(
        Citation(quote=quote, article=text.article, text=text)
        for quote, text in zip(quotes, texts, strict=True)
    )
    CitationPart.objects.bulk_create(
        CitationPart(citation=citation, number=0, start=7, end=15, exact="the ball")
        for citation in citations
    )
    Tagging.objects.bulk_create(
        Tagging(quote=quote, moment=moment)
        for quote, home in zip(quotes, moments, strict=True)
        for moment in (home, world.moment)
    )
