"""What stands after the question mark is checked, never ignored."""

from datetime import date

import pytest
from django.http import QueryDict

from archive.paging import BadCursor
from archive.queries import DayQuery, QuoteQuery, TimelineQuery, Unfiltered
from archive.reading.errors import UnknownFilter


def ask(query, text):
    return query(QueryDict(text))


def test_filters_are_typed_and_empty_ones_left_out():
    query = ask(QuoteQuery, "q=+fuel+&said_from=2022-12-10&speaker=harry-kane&order=")
    assert query.is_valid()
    assert query.filters == {"q": "fuel", "said_from": date(2022, 12, 10), "speaker": "harry-kane"}
    assert query.is_narrowed
    assert not ask(QuoteQuery, "order=oldest").is_narrowed


@pytest.mark.parametrize(
    ("text", "field", "words"),
    [
        ("colour=red", "__all__", "no filter “colour”"),
        ("q=a&q=b", "q", "only once"),
        ("said_from=10.12.2022", "said_from", "YYYY-MM-DD"),
        ("said_from=2022-02-30", "said_from", "YYYY-MM-DD"),
        ("order=sideways", "order", "“newest” or “oldest”"),
        ("speaker=Harry+Kane", "speaker", "slug"),
        ("q=" + "a" * 201, "q", "200"),
        ("said_from=2023-01-02&said_to=2023-01-01", "said_to", "before the first"),
        ("q=a%00b", "q", "Null"),
    ],
)
def test_what_is_not_understood_is_an_error_at_its_field(text, field, words):
    query = ask(QuoteQuery, text)
    assert not query.is_valid()
    assert words in str(query.errors[field])


def test_kinds_may_be_given_more_than_once_and_are_known():
    query = ask(TimelineQuery, "kind=goal&kind=quote")
    assert query.is_valid()
    assert query.filters == {"kind": ["goal", "quote"]}
    assert "“zzz” is no kind" in str(ask(TimelineQuery, "kind=zzz").errors["kind"])


def test_pages_without_parameters_take_none():
    assert ask(Unfiltered, "").is_valid()
    assert not ask(Unfiltered, "x=1").is_valid()


def test_what_reading_refuses_stands_at_its_field():
    query = ask(QuoteQuery, "speaker=nobody")
    assert query.is_valid()
    query.refuse(UnknownFilter("speaker", "nobody"))
    assert "no “nobody”" in str(query.errors["speaker"])
    query.refuse(BadCursor())
    assert "not known" in str(query.errors["cursor"])


def test_addresses_of_other_pages_of_the_list():
    query = ask(QuoteQuery, "q=a+b&speaker=harry-kane&cursor=old")
    assert query.following("new") == "?q=a+b&speaker=harry-kane&cursor=new"
    assert query.following(None) == ""
    assert query.first == "?q=a+b&speaker=harry-kane"
    assert ask(QuoteQuery, "q=a").first == ""
    assert query.kept == [("speaker", "harry-kane")]
    assert query.tags == [{"label": "Speaker", "value": "harry-kane", "without": "?q=a+b"}]


TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "valid", "chosen"),
    [
        ("", True, (11, 22)),
        ("month=2&day=29", True, (2, 29)),
        ("month=2&day=30", False, (11, 22)),
        ("month=13&day=1", False, (11, 22)),
        ("month=2", False, (11, 22)),
        ("day=2", False, (11, 22)),
    ],
)
def test_a_day_of_the_year(text, valid, chosen):
    query = ask(DayQuery, text)
    assert query.is_valid() is valid
    assert query.chosen(TODAY) == chosen


@pytest.mark.parametrize("name", ["utm_source", "utm_medium", "fbclid", "gclid"])
def test_what_networks_hang_on_an_address_is_no_question(name):
    query = QuoteQuery(QueryDict(f"{name}=x&order=oldest"))
    assert query.is_valid()
    assert query.filters == {"order": "oldest"}


def test_a_field_for_a_day_holds_days_alone():
    """A browser takes nothing else there, and a checker of HTML neither."""
    assert 'value="2022-12-10"' in str(ask(QuoteQuery, "said_from=2022-12-10")["said_from"])
    assert "value=" not in str(ask(QuoteQuery, "said_from=soon")["said_from"])
