"""The number of statements behind an answer does not grow with the archive."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
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
from tests import factories
from tests.world import World

V1 = "/api/v1"
FEW, MANY = 10, 1000
# The statements of reading, and one for the archive's revision where the answer is conditional.
LISTS = {
    "quotes": 2,
    "quotes?limit=100": 2,
    "quotes?expand=context,citations&limit=100": 5,
    "quotes?speaker=harry-kane&moment=the-qatar-miss&q=ball&include_count=true": 4,
    "articles?limit=100": 2,
    "articles?player=harry-kane": 3,
    "moments?limit=100": 2,
    "moments?player=harry-kane": 3,
    "moments/the-qatar-miss/quotes?limit=100": 3,
    "matches?limit=100": 2,
    "matches?player=harry-kane&has=moments": 5,
    "stories?limit=100": 2,
    "players?limit=100": 2,
    "players/harry-kane/tallies": 4,
    "players/harry-kane/streaks": 4,
    "themes?limit=100": 2,
    "teams?limit=100": 2,
    "competitions?limit=100": 2,
}
DETAILS = {
    "articles/fuel": 4,
    "moments/the-qatar-miss": 2,
    "matches/2022-12-10-england-france": 2,
    "stories/after-the-whistle": 7,
    "players/harry-kane": 2,
    "players/harry-kane/timeline": 7,
    "players/harry-kane/timeline?limit=100&kind=goal&kind=quote": 7,
    "themes/penalties": 2,
    "teams/england": 4,
    "competitions/fifa-world-cup": 5,
    "teams/england/record": 4,
    "teams/england/tallies": 3,
    "on-this-day?month=12&day=10": 5,
}


def grow(world: World, first: int, last: int) -> None:
    """Rows number ``first`` to ``last`` of every kind, tied to each other and to Kane."""
    now = timezone.now()
    numbers = range(first, last)
    days = [date(2010, 1, 1) + timedelta(days=number) for number in numbers]
    Player.objects.bulk_create(
        Player(slug=f"player-{n}", name=f"Player {n}", released_at=now) for n in numbers
    )
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
    moments = Moment.objects.bulk_create(
        Moment(slug=f"moment-{n}", title=f"Moment {n}", date=day, match=match, released_at=now)
        for n, day, match in zip(numbers, days, matches, strict=True)
    )
    MomentPlayer.objects.bulk_create(
        MomentPlayer(moment=moment, player=world.kane) for moment in moments
    )
    Story.objects.bulk_create(
        Story(slug=f"story-{n}", title=f"Story {n}", released_at=now) for n in numbers
    )
    articles = Article.objects.bulk_create(
        Article(slug=f"article-{n}", title=f"Article {n}", published_on=day, released_at=now)
        for n, day in zip(numbers, days, strict=True)
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
    quotes = Quote.objects.bulk_create(
        Quote(
            text="the ball",
            kind="direct",
            speaker=world.kane,
            speaker_name="Kane",
            said_on=day,
            said_on_precision="day",
            state=QuoteState.ACCEPTED,
            match=match,
        )
        for day, match in zip(days, matches, strict=True)
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
    with connection.cursor() as cursor:
        # What a database does by itself after a while; PostgreSQL plans badly until then.
        cursor.execute("ANALYZE")


def statements(client, address: str) -> int:
    """How many statements one answer takes; it must be 200."""
    with CaptureQueriesContext(
        connection,
    ) as captured:
        answer = client.get(f"{V1}/{address}")
    assert answer.status_code == 200, answer.content
    return len(captured)


def test_statements_do_not_grow(client, world):
    addresses = {**LISTS, **DETAILS, f"quotes/{world.fuel.pk}": 5}
    grow(world, 0, FEW)
    few = {address: statements(client, address) for address in addresses}
    grow(world, FEW, MANY)
    many = {address: statements(client, address) for address in addresses}
    assert many == few
    assert {address: n for address, n in many.items() if n > addresses[address]} == {}
    assert max(many[address] for address in LISTS) <= 5


@pytest.mark.parametrize("address", ["quotes", "articles", "moments", "matches", "players"])
def test_the_last_page_takes_what_the_first_takes(client, world, address):
    grow(world, 0, 60)
    first = statements(client, f"{address}?limit=10")
    following = client.get(f"{V1}/{address}?limit=10").json()["next"]
    while following:
        with CaptureQueriesContext(connection) as captured:
            body = client.get(following).json()
        assert len(captured) == first
        following = body["next"]


def test_a_default_list_counts_nothing(client, world):
    with CaptureQueriesContext(connection) as captured:
        client.get(f"{V1}/quotes")
    assert not [query for query in captured if query["sql"].startswith("SELECT COUNT")]


def test_an_old_fact_is_not_kept(client, world):
    """Nothing is kept in the process between requests: a change shows in the next answer."""
    before = client.get(f"{V1}/players/harry-kane").json()["counts"]["quotes"]
    factories.quote("We go again,", articles=[world.quotes_only], speaker=world.kane)
    assert client.get(f"{V1}/players/harry-kane").json()["counts"]["quotes"] == before + 1
