"""Nothing that is not public is told, by any address: the house's guard.

Every route of the URLconf stands in ``ROUTES`` with the addresses to ask; a route without an entry
fails. All that is not public in the world holds a word of its own (``tests.world.SENTINEL``).
"""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from archive.reading import addresses
from tests.world import SENTINEL, World, secret

Addresses = Callable[[World], list[str]]


def hidden_slugs(world: World) -> list[str]:
    """The addresses that drafts, scheduled, withdrawn and unreleased things would have."""
    return [
        world.draft.slug,
        world.scheduled.slug,
        world.withdrawn.slug,
        world.hidden_moment.slug,
        world.hidden_story.slug,
        world.unreleased.slug,
        "never-was",
    ]


def hidden_quotes(world: World) -> list[int]:
    """The keys of quotes that nobody may see."""
    drafted = world.draft.citations.get().quote_id
    return [drafted, world.withdrawn_quote.pk, world.rejected.pk, world.candidate.pk]


def things(at: str, *shown: str, end: str = "/") -> Addresses:
    """One kind of thing: the public ones, and every hidden slug at the same address."""
    return lambda world: [f"{at}{slug}{end}" for slug in (*shown, *hidden_slugs(world))]


def plain(*addresses: str) -> Addresses:
    """The same addresses whatever the world."""
    return lambda world: list(addresses)


def filtered(at: str, *names: str) -> Addresses:
    """A list by itself, and narrowed by every hidden slug through each of its filters."""
    return lambda world: [
        at,
        f"{at}?order=oldest",
        *(f"{at}?{name}={slug}" for name in names for slug in hidden_slugs(world)),
        *(f"{at}?q={SENTINEL}" for _ in range("q" in names)),
    ]


def quote_addresses(at: str, end: str = "/") -> Addresses:
    """Every quote there is, at this address."""
    return lambda world: [
        f"{at}{pk}{end}"
        for pk in (world.fuel.pk, world.brief.pk, world.loose.pk, *hidden_quotes(world))
    ]


def asked(at: str) -> list[str]:
    """Who said it, by words that are hidden, alone and beside words that are not."""
    hidden = ("draft", "scheduled", "withdrawn", "candidate", "rejected")
    return [
        f"{at}?text={words}"
        for name in hidden
        for words in (secret(name), f"We were {secret(name)},", "we were loud", "We were patient")
    ]


API = "api/v1/"
ROUTES: dict[str, Addresses] = {
    "": plain("/"),
    "players/": lambda world: [
        *filtered("/players/", "q")(world),
        *(f"/players/?letter={letter}" for letter in "iz"),
    ],
    "players/<slug:slug>/": things("/players/", "harry-kane"),
    "players/<slug:slug>/streaks/": things("/players/", "harry-kane", end="/streaks/"),
    "articles/": filtered("/articles/", "player", "moment", "theme", "q"),
    "articles/<slug:slug>/": things("/articles/", "fuel", "in-brief", "open"),
    "quotes/": filtered("/quotes/", "speaker", "moment", "theme", "article", "q"),
    "quotes/<int:pk>/": quote_addresses("/quotes/"),
    "moments/": filtered("/moments/", "player"),
    "moments/<slug:slug>/": things("/moments/", "the-qatar-miss"),
    "matches/": filtered("/matches/", "player"),
    "matches/<slug:slug>/": things("/matches/", "2022-12-10-england-france"),
    "stories/": plain("/stories/"),
    "stories/<slug:slug>/": things("/stories/", "after-the-whistle"),
    "themes/": plain("/themes/", "/themes/?letter=z", f"/themes/?q={SENTINEL}"),
    "themes/<slug:slug>/": things("/themes/", "penalties"),
    "teams/": plain("/teams/", "/teams/?letter=e"),
    "teams/<slug:slug>/": things("/teams/", "england"),
    "teams/<slug:slug>/record/": things("/teams/", "england", end="/record/"),
    "competitions/": plain("/competitions/", "/competitions/?letter=f"),
    "competitions/<slug:slug>/": things("/competitions/", "fifa-world-cup"),
    "on-this-day/": plain("/on-this-day/", "/on-this-day/?month=12&day=10"),
    "search/": plain(
        "/search/",
        "/search/?q=Kane",
        f"/search/?q={SENTINEL}",
        "/search/?q=patient",
        *asked("/search/"),
    ),
    "about/": plain("/about/"),
    "about/verification/": plain("/about/verification/"),
    "feeds/quotes.atom": plain("/feeds/quotes.atom"),
    "feeds/articles.atom": plain("/feeds/articles.atom"),
    "sitemap.xml": plain("/sitemap.xml"),
    "sitemap-pages.xml": plain("/sitemap-pages.xml"),
    "sitemap-<slug:kind>-<int:number>.xml": plain(
        *(f"/sitemap-{kind}-0.xml" for kind in addresses.KINDS), "/sitemap-drafts-0.xml"
    ),
    "robots.txt": plain("/robots.txt"),
    "healthz": plain("/healthz"),
    "readyz": plain("/readyz"),
    f"{API}quotes": filtered("/api/v1/quotes", "speaker", "moment", "theme", "article", "q"),
    f"{API}quotes/lookup": plain(*asked("/api/v1/quotes/lookup")),
    f"{API}quotes/<id>": quote_addresses("/api/v1/quotes/", ""),
    f"{API}articles": filtered("/api/v1/articles", "player", "moment", "theme", "q"),
    f"{API}articles/<slug>": things("/api/v1/articles/", "fuel", "in-brief", "open", end=""),
    f"{API}moments": filtered("/api/v1/moments", "player"),
    f"{API}moments/<slug>": things("/api/v1/moments/", "the-qatar-miss", end=""),
    f"{API}moments/<slug>/quotes": things("/api/v1/moments/", "the-qatar-miss", end="/quotes"),
    f"{API}matches": filtered("/api/v1/matches", "player"),
    f"{API}matches/<slug>": things("/api/v1/matches/", "2022-12-10-england-france", end=""),
    f"{API}stories": plain("/api/v1/stories"),
    f"{API}stories/<slug>": things("/api/v1/stories/", "after-the-whistle", end=""),
    f"{API}themes": plain(
        "/api/v1/themes", "/api/v1/themes?letter=z", f"/api/v1/themes?q={SENTINEL}"
    ),
    f"{API}themes/<slug>": things("/api/v1/themes/", "penalties", end=""),
    f"{API}teams": plain("/api/v1/teams"),
    f"{API}teams/<slug>": things("/api/v1/teams/", "england", end=""),
    f"{API}competitions": plain("/api/v1/competitions"),
    f"{API}competitions/<slug>": things("/api/v1/competitions/", "fifa-world-cup", end=""),
    f"{API}players": filtered("/api/v1/players", "q"),
    f"{API}players/<slug>": things("/api/v1/players/", "harry-kane", end=""),
    f"{API}players/<slug>/timeline": things("/api/v1/players/", "harry-kane", end="/timeline"),
    f"{API}players/<slug>/timelinejs": things("/api/v1/players/", "harry-kane", end="/timelinejs"),
    f"{API}players/<slug>/tallies": things("/api/v1/players/", "harry-kane", end="/tallies"),
    f"{API}players/<slug>/streaks": things("/api/v1/players/", "harry-kane", end="/streaks"),
    f"{API}teams/<slug>/record": things("/api/v1/teams/", "england", end="/record"),
    f"{API}teams/<slug>/tallies": things("/api/v1/teams/", "england", end="/tallies"),
    f"{API}on-this-day": plain(
        "/api/v1/on-this-day",
        "/api/v1/on-this-day?month=12&day=10",
        "/api/v1/on-this-day?month=11&day=1",
    ),
    f"{API}verification": plain("/api/v1/verification"),
    f"{API}openapi.json": plain("/api/v1/openapi.json"),
    f"{API}docs": plain("/api/v1/docs"),
    API: plain("/api/v1/"),
    "api": plain("/api"),
    "api/": plain("/api/"),
    "api/<path:rest>": plain(f"/api/{SENTINEL}"),
}


def routes(resolver: URLResolver | None = None, at: str = "") -> Iterator[str]:
    """Every public route of the URLconf; the admin has a matrix of its own."""
    for entry in (resolver or get_resolver()).url_patterns:
        here = at + str(entry.pattern)
        if isinstance(entry, URLResolver):
            if entry.app_name != "admin":
                yield from routes(entry, here)
        elif isinstance(entry, URLPattern):
            yield here


def test_every_route_has_an_entry() -> None:
    known = {route.replace("<slug:slug>", "<slug>").replace("<int:pk>", "<pk>") for route in ROUTES}
    found = {
        route.replace("<slug:slug>", "<slug>").replace("<int:pk>", "<pk>") for route in routes()
    }
    assert found - known == set(), "a route that no leak test asks"
    assert known - found == set(), "an entry for a route that is no more"


@pytest.mark.parametrize("route", ROUTES)
def test_no_answer_tells_what_is_not_public(route: str, world: World, client: Client) -> None:
    addresses = ROUTES[route](world)
    assert addresses
    for address in addresses:
        asked = address.split("/api/")[-1]
        for headers in ({}, {"accept-encoding": "identity", "if-none-match": "*"}):
            answer = client.get(address, headers=headers)
            told = answer.content.decode() + str(answer.headers)
            # An answer may say again what it was asked; nothing else of it may be there.
            for echo in (asked, *asked.replace("=", "/").split("/")):
                if SENTINEL in echo:
                    told = told.replace(echo, "")
            assert SENTINEL not in told.lower(), address
            assert answer.status_code < 500, address


def test_a_draft_is_answered_as_if_it_were_not_there(world: World, client: Client) -> None:
    for at, slugs in (
        ("/articles/{}/", (world.draft.slug, world.scheduled.slug)),
        ("/moments/{}/", (world.hidden_moment.slug,)),
        ("/players/{}/", (world.unreleased.slug,)),
        ("/api/v1/articles/{}", (world.draft.slug, world.scheduled.slug)),
        ("/api/v1/moments/{}", (world.hidden_moment.slug,)),
        ("/api/v1/players/{}/timeline", (world.unreleased.slug,)),
    ):
        for slug in slugs:
            # What was never there and is called nearly the same: the near ones are those of the words asked for.
            never = f"{slug}s"
            missing = client.get(at.format(never))
            for headers in ({}, {"if-none-match": "*"}):
                answer = client.get(at.format(slug), headers=headers)
                assert answer.status_code == missing.status_code == 404
                same = answer.content.decode().replace(slug, never)
                assert same == missing.content.decode()
                kept = {name: value for name, value in answer.items() if name != "Content-Length"}
                was = {name: value for name, value in missing.items() if name != "Content-Length"}
                assert kept == was


def test_withdrawn_things_are_gone_with_their_reason(world: World, client: Client) -> None:
    for address in (
        f"/articles/{world.withdrawn.slug}/",
        f"/api/v1/articles/{world.withdrawn.slug}",
    ):
        answer = client.get(address)
        assert answer.status_code == 410
        assert "Asked for by its author." in answer.content.decode()
    for address in (
        f"/quotes/{world.withdrawn_quote.pk}/",
        f"/api/v1/quotes/{world.withdrawn_quote.pk}",
    ):
        assert client.get(address).status_code == 410


def test_counts_do_not_count_what_is_hidden(world: World, client: Client) -> None:
    for kind, count in (("quotes", 3), ("articles", 3), ("moments", 1), ("players", 1)):
        answer = client.get(f"/api/v1/{kind}", {"include_count": "true"}).json()
        assert answer["count"] == count, kind
    moment = client.get("/api/v1/moments/the-qatar-miss").json()
    assert moment["quote_count"] == 1
    player = client.get("/api/v1/players/harry-kane").json()
    assert player["counts"] == {"quotes": 2, "moments": 1, "articles": 1, "matches": 2}
