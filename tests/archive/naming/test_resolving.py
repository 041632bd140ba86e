"""Matches that a text points at, resolved against the record, with reasons.

The first feature with the facts that the project's notes hold of its matches (features.md 4.2 and
4.8); then invented clubs for what it has no example of.
"""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import EventKind, Spell, TeamName
from archive.naming.record import ask
from archive.naming.resolving import read, resolve
from archive.text import documents
from archive.text.clues import NONE, Clues, Reference
from archive.text.dates import find_dates
from archive.text.mentions import Directory
from players.linking import directory
from tests import factories

pytestmark = pytest.mark.django_db

# The day after the night in Riga.
ON = date(2025, 10, 15)


@pytest.fixture
def record():
    """The matches of features.md 4.2 and 4.8, by a short name each."""
    made = {}
    names = "England France Senegal Latvia Denmark Netherlands Italy Wales".split()
    sides = {name: factories.team(name) for name in [*names, "United States"]}
    cup = factories.competition("FIFA World Cup")
    qualification = factories.competition("FIFA World Cup qualification")
    euro = factories.competition("UEFA Euro")
    euro_qualification = factories.competition("UEFA Euro qualification")
    bayt = factories.venue("Al Bayt Stadium", city="Al Khor", country="Qatar")
    daugava = factories.venue("Daugava Stadium", city="Riga", country="Latvia")
    source = factories.source()
    kane = factories.player("Harry Kane", nationality="England")
    factories.player("Kylian Mbappé", nationality="France")
    factories.player("Wayne Rooney", nationality="England")
    factories.player("Gareth Southgate")

    def match(name, home, away, day, score, competition, **facts):
        made[name] = factories.match(
            sides[home], sides[away], day=date.fromisoformat(day), score=score,
            competition=competition, source=source, **facts,
        )  # fmt: skip
        return made[name]

    in_qatar = {"city": "Al Khor", "country": "Qatar", "venue": bayt}
    match("usa", "England", "United States", "2022-11-25", (0, 0), cup, **in_qatar)
    match(
        "senegal", "England", "Senegal", "2022-12-04", (3, 0), cup, stage="Round of 16", **in_qatar
    )
    france = match(
        "france", "England", "France", "2022-12-10", (1, 2), cup, stage="Quarter-final", **in_qatar
    )
    match("wales", "Wales", "England", "2022-11-29", (0, 3), cup, city="Al Rayyan", country="Qatar")
    match(
        "march",
        "England",
        "Latvia",
        "2025-03-24",
        (3, 0),
        qualification,
        city="London",
        country="England",
    )
    riga = match(
        "riga",
        "Latvia",
        "England",
        "2025-10-14",
        (0, 5),
        qualification,
        city="Riga",
        country="Latvia",
        venue=daugava,
    )
    match(
        "euro 2020",
        "England",
        "Denmark",
        "2021-07-07",
        (2, 1),
        euro,
        stage="Semi-final",
        city="London",
        country="England",
    )
    euro_2024 = match(
        "euro 2024",
        "Netherlands",
        "England",
        "2024-07-10",
        (1, 2),
        euro,
        stage="Semi-final",
        city="Dortmund",
        country="Germany",
    )
    match(
        "naples",
        "Italy",
        "England",
        "2023-03-23",
        (1, 2),
        euro_qualification,
        city="Naples",
        country="Italy",
    )
    factories.event(made["senegal"], kane, minute=45)
    factories.event(france, kane, EventKind.PENALTY_GOAL, 54)
    factories.event(riga, kane, minute=44, team=sides["England"])
    factories.event(euro_2024, kane, EventKind.PENALTY_GOAL, 18, team=sides["England"])
    made["miss"] = factories.event(
        france, kane, EventKind.PENALTY_MISSED, 84, detail="over the bar"
    )
    return made


def found(text, on=ON, title="A night"):
    """Each match mention of a text: its words, the slug of what it means, and the candidates'."""
    return [
        (text[one.start : one.end], one.target and one.target.key, one.candidates)
        for one in resolve(read(title, text, on=on, known=directory()))
        if one.kind == "match"
    ]


def keys(candidates):
    return [candidate.key for candidate in candidates]


@pytest.fixture
def feature(shared):
    name = "feature.txt"
    return documents.read((shared / "data/seed" / name).read_bytes(), name=name)


def test_the_first_feature_points_at_three_matches(record, feature):
    text = feature.body
    resolved = {
        words: (target, candidates)
        for words, target, candidates in found(text, title=feature.title)
    }
    target, candidates = resolved["the 5–0 win over Latvia"]
    assert target == record["riga"].pk
    assert candidates[0].reasons[:3] == ("England played", "against Latvia", "ended 5–0")
    assert keys(candidates) == [record["riga"].pk], "the 3–0 of March is another"

    three = [record[name].pk for name in ("france", "senegal", "usa")]
    for words in (
        "the penalty that went over the bar",
        "That miss",
        "that missed penalty",
        "The miss in Qatar",
        "that painful night in Qatar",
    ):
        target, candidates = resolved[words]
        assert keys(candidates) == three, words
        assert target == record["france"].pk
        assert candidates[0].reasons == (
            "England played",
            "names Mbappé, who plays for France",
            "at Al Bayt Stadium",
            "in December 2022",
            "in the FIFA World Cup",
            "a penalty of Kane’s missed",
        ), words
        assert candidates[1].reasons[1:] == (
            "at Al Bayt Stadium",
            "in December 2022",
            "in the FIFA World Cup",
            "Kane scored in it",
        )
    target, candidates = resolved["the Euro semi-final"]
    assert keys(candidates) == [record["euro 2024"].pk, record["euro 2020"].pk]
    assert target == record["euro 2024"].pk
    assert "a penalty of Kane’s scored" in candidates[0].reasons
    assert set(resolved) == {
        "the 5–0 win over Latvia",
        "the penalty that went over the bar",
        "That miss",
        "that missed penalty",
        "The miss in Qatar",
        "that painful night in Qatar",
        "the Euro semi-final",
    }


def test_the_first_features_dates_are_told_from_its_own(feature):
    told = {
        feature.body[one.start : one.end]: (one.precision, one.first, one.last)
        for one in find_dates(feature.body, ON)
    }
    assert told == {
        "December 2022": ("month", date(2022, 12, 1), date(2022, 12, 31)),
        "next summer": ("season", date(2026, 6, 1), date(2026, 8, 31)),
        "years ago": ("unknown", None, None),
    }


def test_without_the_event_in_the_record_the_miss_is_left_to_the_editor(record, feature):
    record["miss"].delete()
    words, target, candidates = found(feature.body, title=feature.title)[0]
    assert words == "that painful night in Qatar"
    assert target is None, candidates
    assert keys(candidates) == [record[name].pk for name in ("france", "senegal", "usa")]


@pytest.fixture
def league():
    """Invented clubs: Norland and Southgarth met often, Eastville twice at Mill Park."""
    sides = {name: factories.team(name) for name in "Norland Southgarth Eastville Westmere".split()}
    cup = factories.competition("Harbour Cup")
    mill = factories.venue("Mill Park", city="Millby", country="Norlandia")
    source = factories.source()
    factories.venue("Easton Road", city="Easton")
    brook = factories.player("Ada Brook")
    Spell.objects.create(player=brook, team=sides["Norland"], start=date(2020, 7, 1))
    lind = factories.player("Ivo Lind")
    Spell.objects.create(
        player=lind, team=sides["Southgarth"], start=date(2019, 1, 1), end=date(2023, 12, 31)
    )
    TeamName.objects.create(team=sides["Southgarth"], name="The Garths")
    made = {}

    def match(name, home, away, day, score, **facts):
        facts.setdefault("competition", cup)
        made[name] = factories.match(
            sides[home],
            sides[away],
            day=date.fromisoformat(day),
            score=score,
            source=source,
            **facts,
        )
        return made[name]

    match("first", "Norland", "Southgarth", "2022-03-05", (2, 1), stage="Quarter-finals")
    match("second", "Southgarth", "Norland", "2023-03-04", (3, 1), stage="Semi-finals")
    match(
        "final",
        "Southgarth",
        "Norland",
        "2024-05-25",
        (1, 1),
        stage="Final",
        shootout_winner=sides["Norland"],
    )
    match(
        "mill",
        "Eastville",
        "Norland",
        "2024-09-07",
        (0, 4),
        venue=mill,
        city="Millby",
        country="Norlandia",
        stage="Group A",
    )
    match(
        "mill again",
        "Eastville",
        "Norland",
        "2025-09-06",
        (2, 2),
        venue=mill,
        city="Millby",
        country="Norlandia",
        stage="Group A",
    )
    match("others", "Westmere", "Eastville", "2024-09-21", (4, 0))
    match("to come", "Norland", "Southgarth", "2025-11-02", None)
    red = match("red", "Westmere", "Norland", "2021-04-10", (1, 0))
    factories.event(red, brook, EventKind.RED, 60, team=sides["Norland"])
    return made


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        # a score, with a hyphen or a dash, either way round, and who it was against
        ("Norland enjoyed the 2-1 win over Southgarth.", "the 2-1 win over Southgarth", "first"),
        ("Norland’s 2–1 victory against the Garths", "2–1 victory against the Garths", "first"),
        ("Southgarth’s 2-1 defeat by Norland", "2-1 defeat by Norland", "first"),
        ("Brook lost 3-1 to Southgarth.", "lost 3-1 to Southgarth", "second"),
        ("Norland were beaten 3—1 by Southgarth.", "beaten 3—1 by Southgarth", "second"),
        ("Norland hammered Eastville 4-0 in Millby.", "hammered Eastville 4-0 in Millby", "mill"),
        (
            "Norland’s 1-2 win over Southgarth in March 2022",
            "1-2 win over Southgarth in March 2022",
            "first",
        ),
        # a stage
        (
            "Norland had the quarter-final against Southgarth.",
            "the quarter-final against Southgarth",
            "first",
        ),
        ("Norland remember the Harbour Cup semi-final.", "the Harbour Cup semi-final", "second"),
        (
            "Norland won the Harbour Cup final with Southgarth.",
            "the Harbour Cup final with Southgarth",
            "final",
        ),
        # won on penalties is won
        ("Norland’s win over Southgarth in May 2024", "win over Southgarth in May 2024", "final"),
        # a ground and a day, or a day told from the article's own
        ("Norland stood at Mill Park in September 2024.", "at Mill Park in September 2024", "mill"),
        (
            "On 7 September 2024 at Mill Park Norland won.",
            "On 7 September 2024 at Mill Park",
            "mill",
        ),
        (
            "Norland drew 2-2 with Eastville last month.",
            "drew 2-2 with Eastville last month",
            "mill again",
        ),
        # "last season" is the one before
        ("Norland’s win over Eastville last season", "win over Eastville last season", "mill"),
        # an event of a player's
        ("Brook was sent off at Westmere; Norland lost.", "sent off at Westmere", "red"),
        # the player's own team, where the text names none
        ("Ada Brook recalled the 4-0 win over Eastville.", "the 4-0 win over Eastville", "mill"),
    ],
)
def test_an_expression_finds_its_match(league, text, words, meant):
    matches = found(text)
    assert [(said, target) for said, target, _ in matches] == [(words, league[meant].pk)], matches


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("Norland’s win over Southgarth", ["final", "first"]),
        ("The 4-0 win over Eastville", ["mill", "others"]),
        ("The meeting with Southgarth, said Brook.", ["final", "second", "first"]),
    ],
)
def test_what_may_be_several_is_left_open(league, text, candidates):
    [(_, target, offered)] = found(text)
    assert target is None
    assert set(keys(offered)) == {league[name].pk for name in candidates}, offered
    assert all(candidate.reasons for candidate in offered)


@pytest.mark.parametrize(
    "text",
    [
        "Norland’s 5-0 win over Southgarth",
        "Norland lost the quarter-final against Eastville.",
        "The win over Northport was fine.",
        "A win. The final. That night. Norland can beat Southgarth.",
        "Norland’s 2-1 win over Southgarth in May 2024",
        "It ended 2-1, the miss of the season, and the fans went home.",
        "Westmere’s 2-1 win over Southgarth",
        "Norland’s 4-0 win over Eastville in Easton",
        "The 2018-19 season, pages 3-1, in Millby.",
    ],
)
def test_what_the_record_does_not_hold_is_no_match(league, text):
    assert found(text) == []


def test_no_match_after_the_article_unless_it_tells_the_day(league):
    assert [
        target for _, target, _ in found("Norland’s meeting with Southgarth on 2 November 2025")
    ] == [league["to come"].pk]
    [(_, _, offered)] = found("Norland’s meeting with Southgarth")
    assert league["to come"].pk not in keys(offered)
    [(_, _, offered)] = found("Norland’s win over Eastville", on=date(2025, 1, 1))
    assert keys(offered) == [league["mill"].pk]


def test_a_player_counts_for_the_team_he_had_then(league):
    [(_, target, offered)] = found(
        "Lind smiled at Brook after Norland’s meeting with Southgarth in 2023."
    )
    assert target == league["second"].pk
    [(_, _, offered)] = found("Lind’s night against Norland in 2024, wrote Brook.", title="Lind")
    assert "names" not in str(offered)


def test_the_statements_do_not_grow_with_the_expressions(league):
    known = directory()
    counts = []
    for many in (1, 30):
        text = "\n\n".join(
            f"Norland’s 2-1 win over Southgarth, said Ada Brook. At Mill Park in May 20{n % 10 + 10}."
            for n in range(many)
        )
        what = read("Title", text, on=ON, known=known)
        with CaptureQueriesContext(connection) as statements:
            assert resolve(what)
        counts.append(len(statements))
    assert counts[0] == counts[1] <= 6
    with CaptureQueriesContext(connection) as statements:
        resolve(read("Title", "Ada Brook of Norland spoke.", on=ON, known=known))
    assert not statements.captured_queries


def test_the_same_text_is_read_the_same(league):
    text = "Norland’s 2-1 win over Southgarth; the Garths, and Brook’s night at Mill Park in 2024."
    assert found(text) == found(text)
    assert read("T", text, on=ON, known=Directory([])).names == ()


def test_an_own_goal_makes_nobody_play_for_the_other_side(league):
    there = factories.player("Toni Ferro")
    for kind in (EventKind.OWN_GOAL, EventKind.GOAL):
        factories.event(
            league["red"], there, kind, team=league["final" if kind == "own_goal" else "red"].home
        )
    told = Reference(0, 1, Clues(players=frozenset({there.pk})), NONE)
    _, context = ask([told], on=ON, protagonist=None)
    assert context.plays_for(there.pk, ON) == {league["red"].home_id}
