"""Articles, quotes and matches arranged for their pages."""

from datetime import date

import pytest

from archive.pages.articles import article_page, reading_minutes
from archive.pages.matches import match_page
from archive.pages.quotes import in_two_sizes, speakers
from archive.reading.articles import Reading
from archive.text import markup
from archive.wording import Elapsed
from tests import made

TEXT = "She said: “We kept the ball.” “And won,” she added."
MOMENT = {
    "slug": "the-floodlit-goal",
    "title": "The floodlit goal",
    "date": date(2022, 2, 3),
    "date_precision": "day",
    "tie": "about",
}


def reading(*quotes, text=TEXT, **facts):
    spans = markup.to_json(markup.parse(text).spans) if text else []
    return Reading(made.article(text, *quotes, **facts), spans)


def test_a_note_stands_with_the_passage_its_quote_begins_in():
    first = made.printed(TEXT, (11, 28), pk=7, moments=[MOMENT])
    second = made.printed(TEXT, (31, 39), pk=8)
    arranged = article_page(reading(first, second), {})
    assert [note.number for note in arranged.passages[0].notes] == [1, 2]
    assert arranged.notes[0].about == [(MOMENT, Elapsed("+1 y", "1 year later"))]
    assert arranged.loose == []
    assert arranged.checked == 2
    assert [moment["slug"] for moment in arranged.moments] == ["the-floodlit-goal"]
    assert [person["name"] for person in arranged.people] == ["Ada Brandt"]


def test_a_headline_or_lost_quote_is_loose():
    headline = made.printed(TEXT, pk=9, kind="headline", state="lost")
    arranged = article_page(reading(headline), {})
    assert [note.quote["id"] for note in arranged.loose] == [9]
    assert arranged.checked == 0


def test_where_only_quotes_are_shown_there_is_no_text():
    quote = made.printed(TEXT, (11, 28), pk=7)
    arranged = article_page(reading(quote, text=None), {})
    assert arranged.passages == []
    assert arranged.notes[0].excerpt == '<mark class="quoted">We kept the ball.</mark>'


def test_matches_come_from_quotes_and_mentions_once_each():
    match = made.match(date(2022, 5, 1), (1, 0))
    quote = made.printed(TEXT, (11, 28), match=match)
    mentions = [made.mention(0, 3, "match", match["slug"]), made.mention(0, 3, "match", "other")]
    arranged = article_page(reading(quote, mentions=mentions), {})
    assert arranged.matches == [
        ("Northport 1–0 Southgarth", match["page"]),
        ("other", "/matches/other/"),
    ]


def test_minutes_to_read():
    assert reading_minutes("") == 1
    assert reading_minutes("word " * 1000) == 4


LONG = "x" * 130


@pytest.mark.parametrize(
    ("text", "seams", "lead", "rest"),
    [
        ("Short.", [], ["Short."], []),
        (f"A first sentence. {LONG}", [], ["A first sentence."], [[LONG]]),
        ("y" * 200, [], [], [["y" * 200]]),
        ("One.\n\nTwo.", [], ["One."], [["Two."]]),
        # Cut in the lead, between lead and rest, in the rest.
        (f"A cut, sentence. {LONG}", [6], ["A cut,", "sentence."], [[LONG]]),
        (f"A first sentence. {LONG}", [17], ["A first sentence.", ""], [[LONG]]),
        (f"A first sentence. {LONG} z", [148], ["A first sentence."], [[LONG, "z"]]),
    ],
)
def test_a_long_quote_is_set_in_two_sizes(text, seams, lead, rest):
    sizes = in_two_sizes(made.quote(text, seams=seams))
    assert (sizes.lead, sizes.rest) == (lead, rest)


def test_speakers_are_counted_by_name():
    quotes = [
        made.quote(),
        made.quote(),
        made.quote(speaker=None),
        made.quote(speaker=None, speaker_name=""),
    ]
    assert speakers(quotes) == 2


def test_scorers_by_side_with_own_goals_and_misses_apart():
    events = [
        made.event(minute=10),
        made.event("penalty_missed", 20),
        made.event("penalty_goal", 30),
        made.event("own_goal", 40, "Southgarth"),
        made.event("yellow", 50),
    ]
    arranged = match_page(made.match(score=(2, 1), events=events))
    assert [(s.name, [e["minute"] for e in s.marks]) for s in arranged.home] == [
        ("Ada Brandt", [10, 30]),
        ("Ada Brandt", [20]),
    ]
    assert [[e["kind"] for e in s.marks] for s in arranged.away] == [["own_goal"]]
    assert [line.score for line in arranged.lines] == ["1–0", "", "2–0", "2–1", ""]


def test_no_running_score_where_goals_are_missing():
    arranged = match_page(made.match(score=(3, 0), events=[made.event(minute=10)]))
    assert [line.score for line in arranged.lines] == [""]


def test_sources_are_named_once():
    report = {"name": "Reports", "kind": "report", "detail": "of the day"}
    events = [made.event(), made.event(), made.event(source=report)]
    assert match_page(made.match(events=events)).sources == ["The record", "Reports: of the day"]
