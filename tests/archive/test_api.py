"""The JSON API: what its operations answer, how lists go on, and what every answer has."""

from collections.abc import Iterator
from typing import Any

import orjson
import pytest

from archive import api
from archive.models import Quote
from archive.reading import articles, matches, moments, quotes, stories, subjects, totals
from archive.schemas import (
    ArticlesAsked,
    MatchesAsked,
    MomentQuotesAsked,
    MomentsAsked,
    PageAsked,
    QuotesAsked,
)
from players import entries, timeline
from players import reading as people
from players.models import SlugRedirect
from tests import factories
from tests.world import World

V1 = "/api/v1"


def addresses(world: World) -> dict[str, str]:
    """One address that is there for every operation, by operation."""
    return {
        "list_quotes": f"{V1}/quotes",
        "lookup_quotes": f"{V1}/quotes/lookup?text=fuel%20for%20me",
        "get_quote": f"{V1}/quotes/{world.fuel.pk}",
        "list_articles": f"{V1}/articles",
        "get_article": f"{V1}/articles/fuel",
        "list_moments": f"{V1}/moments",
        "get_moment": f"{V1}/moments/the-qatar-miss",
        "list_moment_quotes": f"{V1}/moments/the-qatar-miss/quotes",
        "list_matches": f"{V1}/matches",
        "get_match": f"{V1}/matches/2022-12-10-england-france",
        "list_stories": f"{V1}/stories",
        "get_story": f"{V1}/stories/after-the-whistle",
        "list_players": f"{V1}/players",
        "get_player": f"{V1}/players/harry-kane",
        "list_timeline": f"{V1}/players/harry-kane/timeline",
        "get_timelinejs": f"{V1}/players/harry-kane/timelinejs",
        "list_tallies": f"{V1}/players/harry-kane/tallies",
        "list_streaks": f"{V1}/players/harry-kane/streaks",
        "list_themes": f"{V1}/themes",
        "get_theme": f"{V1}/themes/penalties",
        "list_teams": f"{V1}/teams",
        "get_team": f"{V1}/teams/england",
        "get_record": f"{V1}/teams/england/record",
        "list_team_tallies": f"{V1}/teams/england/tallies",
        "list_competitions": f"{V1}/competitions",
        "get_competition": f"{V1}/competitions/fifa-world-cup",
        "on_this_day": f"{V1}/on-this-day",
        "get_verification": f"{V1}/verification",
    }


def operations() -> dict[str, dict[str, Any]]:
    """The documented operations by name."""
    paths = api.document()["paths"].values()
    return {found["operationId"]: found for methods in paths for found in methods.values()}


def as_json(shape: object) -> Any:
    """A shape as a client reads it."""
    return orjson.loads(orjson.dumps(shape, option=orjson.OPT_UTC_Z))


def walk(client, address: str) -> Iterator[dict[str, Any]]:
    """The items of a list, page by page, as ``next`` leads."""
    following: str | None = address
    while following:
        answer = client.get(following)
        assert answer.status_code == 200, answer.content
        body = answer.json()
        yield from body["items"]
        following = body["next"]
        link = f'<{following}>; rel="next"' if following else None
        assert answer.headers.get("Link") == link


def test_it_works(client, world):
    answer = client.get(f"{V1}/quotes/{world.fuel.pk}")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.json()["speaker"] == {"slug": "harry-kane", "name": "Harry Kane"}


def test_every_operation_is_here(world):
    assert addresses(world).keys() == operations().keys()


@pytest.mark.parametrize("name", operations())
def test_every_operation_answers_get_and_head(client, world, name):
    address = addresses(world)[name]
    got, head = client.get(address), client.head(address)
    assert (got.status_code, head.status_code) == (200, 200)
    assert head.content == b""
    assert {**head.headers, "Content-Length": ""} == {**got.headers, "Content-Length": ""}
    assert got.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in got.headers
    assert not got.cookies


@pytest.mark.parametrize("name", operations())
def test_every_operation_says_what_it_takes(client, world, name):
    answer = client.options(addresses(world)[name], headers={"Origin": "https://example.org"})
    assert answer.status_code == 204
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


def test_details_are_what_reading_gives(client, world):
    for address, shape in (
        (f"quotes/{world.fuel.pk}", quotes.quote_detail(world.fuel.pk)),
        ("articles/fuel", articles.article_detail("fuel")),
        ("articles/in-brief", articles.article_detail("in-brief")),
        ("moments/the-qatar-miss", moments.moment_detail("the-qatar-miss")),
        (f"matches/{world.qatar.slug}", matches.match_detail(world.qatar.slug)),
        ("stories/after-the-whistle", stories.story_detail("after-the-whistle")),
        ("players/harry-kane", people.player_detail("harry-kane")),
        ("themes/penalties", subjects.theme_detail("penalties")),
        ("teams/england", totals.team_whole("england")),
        ("competitions/fifa-world-cup", totals.competition_whole("fifa-world-cup")),
    ):
        assert client.get(f"{V1}/{address}").json() == as_json(shape)


def test_lists_are_what_reading_gives(client, world):
    kane = "harry-kane"
    flat = entries.Filters(kinds=["goal", "quote"])
    for address, page in (
        ("quotes", QuotesAsked().of(quotes.quote_page)),
        (
            "quotes?expand=context,citations&speaker=harry-kane",
            quotes.quote_page(expand=["context", "citations"], speaker=kane),
        ),
        ("articles", ArticlesAsked().of(articles.article_page)),
        ("moments", MomentsAsked().of(moments.moment_page)),
        (
            "moments/the-qatar-miss/quotes",
            MomentQuotesAsked().of(quotes.moment_quotes, "the-qatar-miss"),
        ),
        ("matches", MatchesAsked().of(matches.match_page)),
        ("stories", PageAsked().of(stories.story_page)),
        ("players", people.player_page()),
        ("themes", subjects.theme_page()),
        ("teams", subjects.team_page()),
        ("competitions", subjects.competition_page()),
        (f"players/{kane}/timeline", timeline.timeline_page(kane)),
        (
            f"players/{kane}/timeline?kind=goal&kind=quote",
            timeline.timeline_page(kane, filters=flat),
        ),
        (
            f"players/{kane}/timeline?order=asc",
            timeline.timeline_page(kane, order="asc"),
        ),
    ):
        assert client.get(f"{V1}/{address}").json() == {
            "items": as_json(page.items),
            "next": None,
        }
    counted = client.get(f"{V1}/players/{kane}/tallies?as_of=2022-12-31&metric=goals").json()
    assert counted["items"]
    assert counted["next"] is None


def test_a_list_goes_on_where_its_page_ended(client, world):
    printed = factories.article(body="“One word,” Brandt said.")
    for number in range(7):
        factories.quote("One word,", articles=[printed], speaker_name=f"Brandt {number}")
    whole = client.get(f"{V1}/quotes?limit=100").json()["items"]
    assert len(whole) >= 9
    for limit in (1, 2, 4):
        assert list(walk(client, f"{V1}/quotes?limit={limit}")) == whole
    assert list(walk(client, f"{V1}/quotes?limit=3&order=oldest")) != whole


def test_next_keeps_the_filters(client, world):
    address = f"{V1}/quotes?speaker=harry-kane&limit=1&expand=citations&include_count=true"
    body = client.get(address).json()
    assert body["count"] == 2
    assert "speaker=harry-kane" in body["next"]
    assert body["next"].startswith(f"{V1}/quotes?")
    found = list(walk(client, address))
    assert [quote["speaker"]["slug"] for quote in found] == ["harry-kane"] * 2
    assert all("citations" in quote and "context" not in quote for quote in found)


@pytest.mark.parametrize("name", ["quotes", "articles", "moments", "matches", "stories", "players"])
def test_the_count_comes_when_asked_for(client, world, name):
    plain = client.get(f"{V1}/{name}?include_count=false").json()
    counted = client.get(f"{V1}/{name}?include_count=true").json()
    assert counted == {**plain, "count": len(plain["items"])}


def test_what_lists_leave_out(client, world):
    (quote, *_) = client.get(f"{V1}/quotes").json()["items"]
    assert "citations" not in quote
    assert "context" not in quote


def test_times_are_utc_and_days_are_days(client, world):
    quote = client.get(f"{V1}/quotes/{world.fuel.pk}").json()
    assert quote["said_on"] == "2025-10-14"
    assert quote["updated_at"].endswith("Z")
    assert quote["updated_at"][10] == "T"


def test_every_address_in_an_answer_resolves(client, world):
    def urls(value: object) -> Iterator[str]:
        if isinstance(value, dict):
            for name, inner in value.items():
                if name == "url":
                    yield inner
                yield from urls(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from urls(inner)

    found = {
        url for address in addresses(world).values() for url in urls(client.get(address).json())
    }
    assert len(found) > 5
    assert {client.get(url).status_code for url in found} == {200}


def test_a_withdrawn_one_is_gone_and_says_why(client, world):
    answer = client.get(f"{V1}/articles/{world.withdrawn.slug}")
    assert answer.status_code == 410
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"] == "Withdrawn: Asked for by its author."
    assert client.get(f"{V1}/quotes/{world.withdrawn_quote.pk}").status_code == 410


def test_what_is_not_public_is_not_there(client, world):
    never = client.get(f"{V1}/articles/no-such-article").json()
    for hidden in (
        f"articles/{world.draft.slug}",
        f"articles/{world.scheduled.slug}",
        f"moments/{world.hidden_moment.slug}",
        f"moments/{world.hidden_moment.slug}/quotes",
        f"stories/{world.hidden_story.slug}",
        f"players/{world.unreleased.slug}",
        f"players/{world.unreleased.slug}/timeline",
        f"players/{world.unreleased.slug}/tallies",
        f"quotes/{world.rejected.pk}",
        f"quotes/{world.candidate.pk}",
    ):
        answer = client.get(f"{V1}/{hidden}")
        assert (answer.status_code, answer.json()) == (404, never)
    for filters in (
        f"quotes?article={world.draft.slug}",
        f"quotes?moment={world.hidden_moment.slug}",
        f"quotes?speaker={world.unreleased.slug}",
        f"moments?player={world.unreleased.slug}",
    ):
        assert client.get(f"{V1}/{filters}").status_code == 422


def test_an_old_slug_leads_to_the_new_one(client, world):
    SlugRedirect.objects.create(
        kind="archive_moment", old_slug="qatar-penalty", target=world.moment.pk
    )
    for rest in ("", "/quotes", "/quotes?limit=1&expand=citations"):
        answer = client.get(f"{V1}/moments/qatar-penalty{rest}")
        assert answer.status_code == 301
        assert answer.headers["Location"] == f"{V1}/moments/the-qatar-miss{rest}"


def test_a_new_quote_is_in_its_lists(client, world):
    before = {quote["id"] for quote in client.get(f"{V1}/quotes").json()["items"]}
    made = factories.quote(
        "We go again,", articles=[world.quotes_only], moments=[world.moment], speaker=world.kane
    )
    after = {quote["id"] for quote in client.get(f"{V1}/quotes").json()["items"]}
    assert after - before == {made.pk}
    told = client.get(f"{V1}/moments/the-qatar-miss/quotes").json()["items"]
    assert made.pk in {quote["id"] for quote in told}
    Quote.objects.filter(pk=made.pk).update(state="rejected")
    assert client.get(f"{V1}/quotes/{made.pk}").status_code == 404
