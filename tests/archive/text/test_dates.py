"""Dates in texts: each form, told from the article's own date, and what only looks like one."""

from datetime import date

import pytest

from archive.text.dates import find_dates

# A Wednesday, the day after the first feature's match.
ON = date(2025, 10, 15)


def spans(text, on=ON):
    return [
        (text[one.start : one.end], one.precision, str(one.first), str(one.last))
        for one in find_dates(text, on)
    ]


@pytest.mark.parametrize(
    ("text", "found", "precision", "first", "last"),
    [
        ("On 10 December 2022 it rained.", "10 December 2022", "day", "2022-12-10", "2022-12-10"),
        ("Saturday, 10th December 2022", "Saturday, 10th December 2022", "day", "2022-12-10", ""),
        ("by December 10, 2022.", "December 10, 2022", "day", "2022-12-10", ""),
        ("by Dec. 10th, 2022", "Dec. 10th, 2022", "day", "2022-12-10", ""),
        ("the 3rd of May 1998", "3rd of May 1998", "day", "1998-05-03", ""),
        ("on 2022-12-10 again", "2022-12-10", "day", "2022-12-10", ""),
        ("on 10 December he", "10 December", "day", "2024-12-10", ""),
        ("on 15 October he", "15 October", "day", "2025-10-15", ""),
        ("on 29 February he", "29 February", "day", "2024-02-29", ""),
        (
            "memories from December 2022 flooded",
            "December 2022",
            "month",
            "2022-12-01",
            "2022-12-31",
        ),
        ("In February 2024, then", "February 2024", "month", "2024-02-01", "2024-02-29"),
        ("in December they", "December", "month", "2024-12-01", "2024-12-31"),
        ("in October they", "October", "month", "2025-10-01", "2025-10-31"),
        ("last October they", "last October", "month", "2024-10-01", "2024-10-31"),
        ("next May they", "next May", "month", "2026-05-01", "2026-05-31"),
        ("World Cup next summer—his", "next summer", "season", "2026-06-01", "2026-08-31"),
        ("last summer", "last summer", "season", "2025-06-01", "2025-08-31"),
        ("this autumn", "this autumn", "season", "2025-09-01", "2025-11-30"),
        ("Last winter", "Last winter", "season", "2024-12-01", "2025-02-28"),
        ("in the summer of 2018", "the summer of 2018", "season", "2018-06-01", "2018-08-31"),
        ("in winter 2019", "winter 2019", "season", "2019-12-01", "2020-02-29"),
        ("last season he", "last season", "campaign", "2024-07-01", "2025-06-30"),
        ("this season he", "this season", "campaign", "2025-07-01", "2026-06-30"),
        ("the 2018/19 title", "2018/19", "campaign", "2018-07-01", "2019-06-30"),
        ("the 1999–2000 title", "1999–2000", "campaign", "1999-07-01", "2000-06-30"),
        ("on Tuesday night in Riga", "Tuesday night", "day", "2025-10-14", ""),
        ("on Wednesday", "Wednesday", "day", "2025-10-15", ""),
        ("last Wednesday", "last Wednesday", "day", "2025-10-08", ""),
        ("next Wednesday", "next Wednesday", "day", "2025-10-22", ""),
        ("this Saturday", "this Saturday", "day", "2025-10-18", ""),
        ("yesterday", "yesterday", "day", "2025-10-14", ""),
        ("last night", "last night", "day", "2025-10-14", ""),
        ("tomorrow", "tomorrow", "day", "2025-10-16", ""),
        ("last week", "last week", "week", "2025-10-06", "2025-10-12"),
        ("last weekend", "last weekend", "week", "2025-10-11", "2025-10-12"),
        ("last year", "last year", "year", "2024-01-01", "2024-12-31"),
        ("next month", "next month", "month", "2025-11-01", "2025-11-30"),
        ("three years ago", "three years ago", "year", "2022-01-01", "2022-12-31"),
        ("10 months ago", "10 months ago", "month", "2024-12-01", "2024-12-31"),
        ("two days ago", "two days ago", "day", "2025-10-13", ""),
        ("a decade ago", "a decade ago", "year", "2015-01-01", "2015-12-31"),
        ("the 2022 World Cup", "2022", "year", "2022-01-01", "2022-12-31"),
        ("in the 1990s", "1990s", "decade", "1990-01-01", "1999-12-31"),
        ("talking years ago about", "years ago", "unknown", "None", "None"),
        ("many years ago", "many years ago", "unknown", "None", "None"),
        ("999 years ago", "999 years ago", "unknown", "None", "None"),
    ],
)
def test_a_date_is_found_and_told_from_the_articles_own(text, found, precision, first, last):
    assert spans(text) == [(found, precision, first, last or first)]


@pytest.mark.parametrize(
    "text",
    [
        "He may march on; the fall hurt, and spring in his step.",
        "May I ask? March on, April.",
        "2022 fans and 2,018 seats, £2020, 1.2019, 12022",
        "on 31 June, or 45 December",
        "a 5-0 win, 10-2019, the class of '92",
        "the 2018-25 stretch",
        "",
    ],
)
def test_what_only_looks_like_a_date_is_none(text):
    assert spans(text) == []


@pytest.mark.parametrize("text", ["next summer", "on Tuesday night", "in December", "10 December"])
def test_without_the_articles_date_what_needs_it_is_unknown(text):
    [found] = find_dates(text)
    assert (found.first, found.last, found.precision) == (None, None, "unknown")
    assert not found.holds(ON)


def test_without_the_articles_date_the_rest_is_known():
    assert [one[1:] for one in spans("In December 2022 and 2018", None)] == [
        ("month", "2022-12-01", "2022-12-31"),
        ("year", "2018-01-01", "2018-12-31"),
    ]


def test_dates_come_in_order_and_never_overlap():
    text = (
        "On Saturday 10 December 2022, last season, and yesterday: the summer of 2018 in 2019/20."
    )
    found = find_dates(text, ON)
    assert [text[one.start : one.end] for one in found] == [
        "Saturday 10 December 2022",
        "last season",
        "yesterday",
        "the summer of 2018",
        "2019/20",
    ]
    assert found[0].holds(date(2022, 12, 10))
    assert not found[0].holds(date(2022, 12, 11))


def test_the_first_and_last_years_of_the_calendar_break_nothing():
    for on in (date.min, date.max):
        for text in (
            "next summer last year three years ago yesterday tomorrow 29 February",
            "in May",
        ):
            find_dates(text, on)
