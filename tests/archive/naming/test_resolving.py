"""Matches that a text points at, resolved against the record, with reasons. Invented clubs."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import EventKind, Spell, TeamName
from archive.naming.record import ask
from archive.naming.resolving import read, resolve
from archive.text.clues import NONE, Clues, Reference
from archive.text.mentions import Directory
from players.linking import directory
from tests import factories
from tests.archive.naming.pointing import ON, found, keys, laid_out

pytestmark = pytest.mark.django_db

LEAGUE = """
first      | Norland    | Southgarth | 2022-03-05 | 2-1 | Harbour Cup | Quarter-finals |        |
second     | Southgarth | Norland    | 2023-03-04 | 3-1 | Harbour Cup | Semi-finals    |        |
final      | Southgarth | Norland    | 2024-05-25 | 1-1 | Harbour Cup | Final          |        |
mill       | Eastville  | Norland    | 2024-09-07 | 0-4 | Harbour Cup | Group A        | Millby | Norlandia
mill again | Eastville  | Norland    | 2025-09-06 | 2-2 | Harbour Cup | Group A        | Millby | Norlandia
others     | Westmere   | Eastville  | 2024-09-21 | 4-0 | Harbour Cup |                |        |
to come    | Norland    | Southgarth | 2025-11-02 |     | Harbour Cup |                |        |
red        | Westmere   | Norland    | 2021-04-10 | 1-0 | Harbour Cup |                |        |
"""


@pytest.fixture
def league():
    """Invented clubs: Norland and Southgarth met often, Eastville twice at Mill Park."""
    mill = factories.venue("Mill Park", city="Millby", country="Norlandia")
    factories.venue("Easton Road", city="Easton")
    made = laid_out(LEAGUE, [mill])
    norland, southgarth = made["first"].home, made["first"].away
    made["final"].shootout_winner = norland
    made["final"].save()
    brook = factories.player("Ada Brook")
    Spell.objects.create(player=brook, team=norland, start=date(2020, 7, 1))
    lind = factories.player("Ivo Lind")
    Spell.objects.create(
        player=lind, team=southgarth, start=date(2019, 1, 1), end=date(2023, 12, 31)
    )
    TeamName.objects.create(team=southgarth, name="The Garths")
    factories.event(made["red"], brook, EventKind.RED, 60, team=norland)
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
