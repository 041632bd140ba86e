"""The twelve claims of the first feature over the real record, and claims made from the files."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import Match, MatchEvent, Team
from players.claims import Game, Person, Stated, judge
from players.models import Player
from tests import factories, real

pytestmark = [pytest.mark.shared, pytest.mark.django_db]

RIGA = date(2025, 10, 14)
FEATURE = date(2025, 10, 15)


def person(slug: str) -> Person:
    row = Player.objects.get(slug=slug)
    return Person(row.pk, row.name, row.born)


def game(day: str, home: str) -> Game:
    row = Match.objects.select_related("home", "away").get(date=day, home__name=home)
    title = f"{row.home} {row.home_score}–{row.away_score} {row.away}"
    return Game(
        row.slug, row.date, title, row.home_id, row.away_id, (row.home_score, row.away_score)
    )


def feature() -> dict[str, Stated]:
    """What the first feature claims, by the numbers of features.md 4.3."""
    kane, england = person("harry-kane"), Team.objects.get(slug="england").pk
    about = Stated("goals", "", player=kane, team=england, as_of=RIGA)
    return {
        "1": replace(
            about, metric="record", rival=person("wayne-rooney"), since=date(2022, 12, 10)
        ),
        "2 75th": replace(about, metric="goal_number", stated="75"),
        "2 76th": replace(
            about, metric="goal_number", stated="76", match=game("2025-10-14", "Latvia")
        ),
        "3": replace(about, stated="76"),
        "4": Stated("score", "5–0", team=england, match=game("2025-10-14", "Latvia"), as_of=RIGA),
        "5": Stated("goals", "21", player=kane, since=date(2025, 8, 1), as_of=RIGA),
        "6": Stated("age", "32", player=kane, as_of=FEATURE),
        "7": Stated(
            "penalties_scored", "1", player=kane, match=game("2024-07-10", "Netherlands")
        ),
        "8": Stated("penalties_in_a_row", "31", scope="competitive", player=kane, as_of=RIGA),
        "9": Stated(
            "editions", "3", player=kane, team=england, competition="fifa-world-cup",
            as_of=date(2026, 7, 19),
        ),
        "10": Stated(
            "time_between", "1", unit="week", match=game("2026-07-18", "France"),
            since=date(2026, 7, 19), as_of=date(2026, 7, 28),
        ),
        "11": replace(about, metric="target", stated="100"),
        "12": Stated("other", "", team=england, as_of=RIGA),
    }  # fmt: skip


GOLD = {
    "1": "supported",
    "2 75th": "supported",
    "2 76th": "supported",
    "3": "supported",
    "4": "supported",
    "5": "not_checkable",
    "6": "supported",
    "7": "supported",
    "8": "not_checkable",
    "9": "supported",
    "10": "imprecise",
    "11": "not_checkable",
    "12": "not_checkable",
}


@pytest.fixture
def england(shared, db):
    """England in Kane's time with the cited facts, and Rooney's fifty-three before it."""
    real.england(shared)
    Player.objects.filter(slug="harry-kane").update(born=date(1993, 7, 28))
    side, rooney = Team.objects.get(slug="england"), factories.player(
        "Wayne Rooney", slug="wayne-rooney"
    )  # fmt: skip
    source = Match.objects.first().source
    before = factories.match(side, day=date(2014, 9, 3), score=(53, 0), source=source)
    MatchEvent.objects.bulk_create(
        MatchEvent(
            match=before, kind="goal", team=side, player=rooney, player_name="Wayne Rooney",
            source=source,
        )
        for _ in range(53)
    )  # fmt: skip
    return side


def test_the_twelve_claims_of_the_first_feature(england):
    claims = feature()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        found = dict(zip(claims, judge(list(claims.values())), strict=True))
    assert {name: one.verdict for name, one in found.items()} == GOLD
    assert len(asked) == 3
    assert "76 = 67 recorded + 9 cited" in found["3"].words
    assert found["3"].coverage["gaps"][0]["competition"]["name"] == "Friendly"
    assert "Goal 54 on 23 March 2023 passed Wayne Rooney (53 goals), 103 days later" in (
        found["1"].words
    )
    assert "9 days" in found["10"].words
    assert "24 to go" in found["11"].words
    assert "told from the away side" in found["4"].words
    assert "2018, 2022, 2026" in found["9"].words


def test_what_is_taken_from_the_record_takes_support_and_contradicts_nothing(england):
    claims = feature()
    MatchEvent.objects.filter(player__slug="harry-kane").update(player=None, player_name="")
    told = {
        name: one.verdict for name, one in zip(claims, judge(list(claims.values())), strict=True)
    }
    assert "contradicted" not in told.values()
    assert told["3"] == told["1"] == told["2 75th"] == told["7"] == told["9"] == "not_checkable"
    Match.objects.update(home_score=None, away_score=None)
    for claim in claims.values():
        lost = replace(claim, match=claim.match and replace(claim.match, score=None))
        assert judge([lost])[0].verdict != "contradicted"


def test_a_record_that_the_matches_do_not_reach_back_to(england):
    claim = feature()["1"]
    late = replace(claim, since=date(2024, 1, 1))
    early = replace(claim, as_of=date(2022, 1, 1))
    # Rooney's first goal is the first match here: he may have had others before it.
    assert [judge([one])[0].verdict for one in (late, early)] == ["not_checkable"] * 2
    factories.match(england, day=date(2000, 1, 1), score=(0, 0))
    assert judge([claim])[0].verdict == "supported"
    # Of goals without a scorer he may have more all the same, until there are none.
    assert judge([late])[0].verdict == "not_checkable"
    Match.objects.filter(competition__name="Friendly", events__isnull=True).delete()
    for match in Match.objects.filter(competition__name="Friendly"):
        own = match.events.filter(team=england).count()
        side = "home_score" if match.home == england else "away_score"
        Match.objects.filter(pk=match.pk).update(**{side: own})
    assert [judge([one])[0].verdict for one in (late, early)] == ["contradicted"] * 2
    everybodys = replace(claim, rival=None)
    assert judge([everybodys])[0].verdict == "supported"


def test_without_their_day_counts_cannot_be_checked(england):
    whole = feature()["3"]
    assert judge([replace(whole, as_of=None)])[0].verdict == "not_checkable"
    # Counted to a day on which eight more were scored, it would look wrong.
    assert judge([replace(whole, as_of=date(2026, 7, 5))])[0].verdict == "contradicted"
    assert (
        judge([replace(whole, as_of=date(2030, 1, 1), stated="90")])[0].verdict == "not_checkable"
    )
    assert judge([replace(whole, stated="67")])[0].verdict == "depends_on_scope"
    assert judge([replace(whole, stated="67", scope="competitive")])[0].verdict == "supported"
    assert judge([]) == []


MADE = [
    ("Cristiano Ronaldo", "Portugal", "2014-01-01"),
    ("Bruno Fernandes", "Portugal", "2021-01-01"),
    ("Romelu Lukaku", "Belgium", "2011-10-07"),
    ("Kevin De Bruyne", "Belgium", "2012-10-12"),
    ("Erling Haaland", "Norway", "2020-09-04"),
    ("Martin Ødegaard", "Norway", "2019-01-01"),
]


def test_claims_made_from_the_files(shared):
    first: dict[str, str] = {}
    for _, team, day in MADE:
        first[team] = min(day, first.get(team, day))
    real.load(shared, first, [(name, team) for name, team, _ in MADE])
    scored = real.scorers(shared)
    named = Counter((*real.key(row), row["team"]) for row in scored)
    claims, expected = [], []
    for name, team, _ in MADE:
        own = sorted(
            row["date"] for row in scored
            if (row["scorer"], row["team"], row["own_goal"]) == (name, team, "FALSE")
            and row["date"] >= first[team]
        )  # fmt: skip
        day = own[len(own) * 2 // 3]
        count = sum(one <= day for one in own)
        missing = sum(
            max(
                0,
                int(row["home_score" if row["home_team"] == team else "away_score"])
                - named[(*real.key(row), team)],
            )
            for row in real.results(shared, {team: own[0]})
            if row["date"] <= day
        )
        about = Stated(
            "goals", "", scope="all", player=person(real.slug(name)),
            team=Team.objects.get(name=team).pk, as_of=date.fromisoformat(day),
        )  # fmt: skip
        made = [
            (count, "supported"),
            (count - 1, "contradicted"),
            (count + 1, "not_checkable" if missing else "contradicted"),
            (count + missing, "not_checkable" if missing else "supported"),
            (count + missing + 1, "contradicted"),
        ]
        claims += [replace(about, stated=str(number)) for number, _ in made]
        expected += [verdict for _, verdict in made]
    assert len(claims) == 30
    assert [one.verdict for one in judge(claims)] == expected
    assert {"supported", "contradicted", "not_checkable"} == set(expected)
