"""Pages and API understand the same questions in the same way."""

from typing import Any

from tests import factories
from tests.world import World

V1 = "/api/v1"
LISTS = {
    "quotes": ("speaker", "moment", "theme", "match", "team", "article", "competition"),
    "articles": ("player", "moment", "theme", "publication"),
    "moments": ("player", "match", "team", "competition", "theme"),
    "matches": ("team", "player", "competition"),
    "players/harry-kane/timeline": ("team", "competition"),
    "players/harry-kane/streaks": ("team",),
}
SPANS = {
    "quotes": ("said_from", "said_to"),
    "articles": ("published_from", "published_to"),
    "moments": ("date_from", "date_to"),
    "matches": ("date_from", "date_to"),
    "players/harry-kane/timeline": ("date_from", "date_to"),
}


def page(address: str) -> str:
    """The page of an address of the API: a timeline is the player's own."""
    path, _, query = address.partition("?")
    return f"/{path.removesuffix('timeline').rstrip('/')}/?{query}"


def refused(client: Any, address: str) -> Any:
    """The one error that the API answers with; the page refuses the same."""
    assert client.get(page(address)).status_code == 422, address
    answer = client.get(f"{V1}/{address}")
    assert answer.status_code == 422, address
    (error,) = answer.json()["errors"]
    return error


def test_what_a_filter_names_and_is_not_here_is_one_error(world: World, client):
    for at, name in [(at, name) for at, names in LISTS.items() for name in names]:
        error = refused(client, f"{at}?{name}=atlantis")
        assert error == {"location": f"query.{name}", "message": "There is no “atlantis” here."}


def test_a_span_that_ends_too_early_is_one_error(world: World, client):
    for at, (start, end) in SPANS.items():
        error = refused(client, f"{at}?{start}=2022-12-10&{end}=2022-12-09")
        assert error == {"location": f"query.{end}", "message": "The last day is before the first."}
        for good in (f"{start}=2022-12-10&{end}=2022-12-10", f"{end}=2022-12-10"):
            assert client.get(page(f"{at}?{good}")).status_code == 200, at
            assert client.get(f"{V1}/{at}?{good}").status_code == 200, at


def test_the_order_has_the_same_words(world: World, client):
    for at in SPANS:
        for order in ("newest", "oldest"):
            assert client.get(page(f"{at}?order={order}")).status_code == 200, at
            assert client.get(f"{V1}/{at}?order={order}").status_code == 200, at
        assert refused(client, f"{at}?order=upwards")["location"] == "query.order"


def test_a_timelines_first_words_for_its_order_still_hold(world: World, client):
    def told(order: str) -> list[str]:
        items = client.get(f"{V1}/players/harry-kane/timeline?order={order}").json()["items"]
        return [item["title"] for item in items]

    assert told("asc") == told("oldest") != told("newest") == told("desc")
    for order, first in (("asc", "oldest"), ("desc", "newest")):
        html = client.get(f"/players/harry-kane/?order={order}").content.decode()
        assert f'<option value="{first}" selected>' in html


def test_a_match_is_found_by_the_name_of_its_team_too(world: World, client):
    factories.match(factories.team("Ängby", slug="angby"))
    for name, count in (("England", 2), ("angby", 1), ("Ängby", 1)):
        found = client.get(f"{V1}/matches", {"team": name, "include_count": "true"}).json()
        assert found["count"] == count, name
        assert client.get("/matches/", {"team": name}).status_code == 200


def test_a_day_of_the_year_is_the_same_on_page_and_api(world: World, client):
    found = client.get(f"{V1}/on-this-day?month=12&day=10").json()
    assert (found["month"], found["day"]) == (12, 10)
    assert [moment["slug"] for moment in found["moments"]] == ["the-qatar-miss"]
    assert [match["slug"] for match in found["matches"]] == [world.qatar.slug]
    spoken = client.get(f"{V1}/on-this-day?month=10&day=14").json()
    assert [quote["id"] for quote in spoken["quotes"]] == [world.fuel.pk]
    html = client.get("/on-this-day/?month=12&day=10").content.decode()
    assert 'href="/api/v1/on-this-day?month=12&amp;day=10"' in html
    today = client.get(f"{V1}/on-this-day").json()
    assert client.get(f"{V1}/on-this-day?month={today['month']}&day={today['day']}").json() == today


NO_DAYS = [
    ("month=2&day=30", "day", "February has no such day."),
    ("month=2", "day", "Give both a month and a day."),
    ("day=2", "day", "Give both a month and a day."),
    ("month=13&day=1", "month", "less than or equal to 12"),
    ("month=1&day=0", "day", "greater than or equal to 1"),
    ("date=12-10", "date", "Unknown parameter"),
]


def test_a_day_that_is_none_is_one_error(world: World, client):
    for query, location, message in NO_DAYS:
        error = refused(client, f"on-this-day?{query}")
        assert error["location"] == f"query.{location}", query
        assert message in error["message"]
