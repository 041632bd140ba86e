"""A player's timeline: what hangs under what, what comes flat, what it is narrowed to."""

from datetime import date

import pytest

from archive.reading.errors import UnknownFilter
from players.entries import Filters
from players.timeline import timeline, timeline_page
from tests import factories
from tests.world import SENTINEL, World


def kinds(entries: list) -> list[str]:
    return [entry["kind"] for entry in entries]


def test_moments_carry_their_match_and_what_was_said(world: World) -> None:
    page = timeline("harry-kane")
    assert kinds(page.entries) == ["quote", "article", "moment", "match"]
    moment = page.entries[2]
    assert [quote["id"] for quote in moment["quotes"]] == [world.fuel.pk]
    assert [event["minute"] for event in moment["goals"]] == [54]
    assert [event["minute"] for event in moment["missed"]] == [84]
    match = page.entries[3]
    assert match["slug"] == world.friendly.slug
    assert [goal["source"]["kind"] for goal in match["goals"]] == ["report"]
    assert SENTINEL not in str(page)


def test_asked_for_by_kind_things_come_flat(world: World) -> None:
    def found(*wanted: str, **more: object) -> list:
        return timeline("harry-kane", filters=Filters(kinds=wanted, **more)).entries

    assert kinds(found("quote")) == ["quote", "quote"]
    assert [entry["quote_kind"] for entry in found("quote")] == ["fragment", "direct"]
    assert [entry["minute"] for entry in found("goal")] == [54, 78]
    assert kinds(found("match")) == ["match", "match"]
    assert kinds(found("match", "goal")) == ["match", "match"]
    assert kinds(found("moment", "quote")) == ["quote", "moment"]


def test_what_others_said_hangs_under_the_moment_alone(world: World) -> None:
    other = factories.player("Ada Brandt")
    said = factories.quote(
        "We go again,",
        speaker=other,
        articles=[world.quotes_only],
        moments=[world.moment],
        said=date(2022, 12, 11),
    )
    page = timeline("harry-kane")
    moment = next(entry for entry in page.entries if entry["kind"] == "moment")
    assert [quote["id"] for quote in moment["quotes"]] == [said.pk, world.fuel.pk]
    assert said.pk not in [entry.get("id") for entry in page.entries]


def test_filters_and_options(world: World) -> None:
    page = timeline("harry-kane")
    assert [ref["slug"] for ref in page.options.competitions] == ["fifa-world-cup", "friendly"]
    assert page.options.years == [2025, 2022]
    cup = timeline("harry-kane", filters=Filters(competition="fifa-world-cup"))
    assert kinds(cup.entries) == ["moment"]
    assert cup.options == page.options
    swiss = timeline("harry-kane", filters=Filters(team="switzerland"))
    assert kinds(swiss.entries) == ["match"]
    late = timeline("harry-kane", filters=Filters(date_from=date(2023, 1, 1)))
    # The moment is not shown, so what was said about it stands by itself.
    assert kinds(late.entries) == ["quote", "article", "quote"]
    factories.team("Northport", slug="northport")
    assert timeline("harry-kane", filters=Filters(team="northport")).entries == []
    with pytest.raises(UnknownFilter):
        timeline("harry-kane", filters=Filters(team="atlantis"))


def test_either_order_in_pages_ends_with_what_has_no_date(world: World) -> None:
    undated = factories.quote(
        "We go again,", speaker=world.kane, articles=[world.quotes_only], said=None
    )
    for order in ("asc", "desc"):
        whole = timeline("harry-kane", order=order).entries
        assert whole[-1].get("id") == undated.pk
        dates = [entry["date"] for entry in whole[:-2]]
        assert dates == sorted(dates, reverse=order == "desc")
        paged: list = []
        cursor = None
        while cursor or not paged:
            page = timeline_page("harry-kane", order=order, limit=2, cursor=cursor)
            paged += page.items
            cursor = page.next
        assert paged == whole


def test_three_hundred_entries_take_no_more_statements(
    world: World, django_assert_max_num_queries
) -> None:
    for number in range(100):
        day = date(2010, 1, 1).replace(year=2010 + number % 10, month=1 + number % 12)
        match = factories.match(world.england, day=day)
        factories.event(match, world.kane)
        factories.moment(day=day, players=[world.kane], match=match)
        factories.quote("We go again,", speaker=world.kane, articles=[world.quotes_only], said=day)
        other = factories.match(world.england, day=day.replace(day=2))
        factories.event(other, world.kane)
    with django_assert_max_num_queries(11):
        assert len(timeline("harry-kane").entries) >= 300
