"""Names of what slugs stand for, and of what is nearly called so."""

from datetime import date

import pytest

from archive.reading.named import KINDS, Named, names, near
from tests import factories
from tests.world import SENTINEL


def test_names_of_public_things(world, django_assert_num_queries):
    asked = [
        ("players", "harry-kane"),
        ("players", world.unreleased.slug),
        ("moments", world.hidden_moment.slug),
        ("matches", "2022-12-10-england-france"),
    ]
    with django_assert_num_queries(3):
        assert names(asked) == {
            ("players", "harry-kane"): "Harry Kane",
            ("matches", "2022-12-10-england-france"): "England – France, 10 December 2022",
        }
    with django_assert_num_queries(0):
        assert names([]) == {}


@pytest.mark.parametrize(
    "slip", ["hary-kane", "harry-cane", "kane", "kanne", "kane-harry", "harry-kanes"]
)
def test_a_slip_finds_the_name(world, slip):
    assert near("players", slip) == [Named("Harry Kane", "/players/harry-kane/")]


def test_the_same_first_name_is_not_near(world):
    assert near("players", "harry-maguire") == []


def test_long_addresses_cost_little(world, django_assert_max_num_queries):
    with django_assert_max_num_queries(1):
        assert near("players", "ha-" * 5_000) == []


def test_words_find_the_name_too(world):
    assert near("players", "Hárry Kané")[0].name == "Harry Kane"


def test_the_nearest_comes_first_in_one_statement(world, django_assert_num_queries):
    for number in range(30):
        factories.player(f"Harry Kan{'a' * number}o")
    with django_assert_num_queries(1):
        found = near("players", "harry-kano")
    assert found[0].name == "Harry Kano"
    assert len(found) == 5


def test_another_day_finds_the_match(world):
    factories.match(world.england, factories.team("Malta"), day=date(2022, 12, 11))
    assert near("matches", "2022-12-11-england-france")[0].page == (
        "/matches/2022-12-10-england-france/"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_near_to_nonsense(world, kind):
    assert near(kind, "qqqqq-wwwww") == []
    assert near(kind, "") == near(kind, "-") == near(kind, "東京") == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_not_public_is_never_near(world, kind):
    for hidden in (world.draft, world.hidden_moment, world.hidden_story, world.unreleased):
        for slug in (hidden.slug, hidden.slug[:-1], f"{hidden.slug}s"):
            assert all(SENTINEL not in str(found).lower() for found in near(kind, slug))
