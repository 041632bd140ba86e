"""The number of statements behind an answer does not grow with the archive."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.grown import grow

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
