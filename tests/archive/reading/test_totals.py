"""What the record adds up to for a team or a competition, against counts made by hand."""

from datetime import date, timedelta

import pytest
from django.test import Client

from archive.models import Competition, EventKind, Match, MatchEvent, SourceKind, Team, TeamName
from archive.reading import matches, moments, quotes, totals
from tests import factories
from tests.markup import tight
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def port():
    """Northport: a 2–1 with every goal named, a 0–0, a 1–3 with one scorer known, one not played;
    across two years, with a cited goal and an own goal."""
    north, south = factories.team("Northport", slug="northport"), factories.team("Southgarth")
    cup = factories.competition("Harbour Cup", slug="harbour-cup")
    record = factories.source()
    report = factories.source(SourceKind.REPORT)
    ada, hidden = factories.player("Ada Brandt"), factories.player("Ines Secret", released=None)
    kept = {"competition": cup, "source": record}
    first = factories.match(north, south, day=date(2021, 3, 1), score=(2, 1), **kept)
    factories.event(first, ada, EventKind.PENALTY_GOAL)
    factories.event(first, ada, EventKind.GOAL, 80, source=report)
    factories.event(first, None, EventKind.GOAL, 81, team=south, player_name="Lo Berg")
    factories.event(first, ada, EventKind.PENALTY_MISSED, 85)
    factories.match(south, north, day=date(2021, 4, 1), score=(0, 0), **kept)
    third = factories.match(south, north, day=date(2022, 3, 1), score=(3, 1), **kept)
    factories.event(third, hidden, EventKind.GOAL, team=north, player_name="I. Secret")
    factories.event(third, None, EventKind.OWN_GOAL, team=south, player_name="Ada Brandt")
    factories.event(third, None, EventKind.GOAL, team=south)
    factories.match(north, south, day=date(2022, 9, 1), score=None, **kept)
    return ada


def covered(top):
    return tuple(top["coverage"][name] for name in ("matches", "complete", "unattributed"))


def test_a_team_adds_up_with_its_coverage(port):
    found = totals.team_whole("northport")
    assert [tuple(row.values()) for row in found["years"]] == [
        (2021, 2, 1, 1, 0, 2, 1),
        (2022, 2, 0, 0, 1, 1, 3),
    ]
    top = found["top_scorers"]
    assert [(s["player"] and s["player"]["slug"], s["name"], s["goals"]) for s in top["items"]] == [
        (port.slug, "Ada Brandt", 2),
        (None, "I. Secret", 1),
    ]
    assert (top["items"][0]["recorded"], top["items"][0]["cited"]) == (1, 1)
    assert covered(top) == (3, 2, 0)


def test_a_teams_goals_add_up_from_its_scores(port):
    (tally,) = totals.team_tallies("northport")
    rises = [(str(point["date"]), point["before"], point["after"]) for point in tally["series"]]
    assert rises == [("2021-03-01", 0, 2), ("2022-03-01", 2, 3)]
    assert tally["series"][1]["match"]["name"] == "Southgarth 3–1 Northport"
    # The last day known is that of a score; the match after it is not counted as one without.
    assert (str(tally["as_of"]), tally["value"], tally["matches"], tally["unscored"]) == (
        "2022-03-01",
        3,
        3,
        0,
    )
    assert tally["attributed"] == 3
    assert totals.team_and_goals("northport")[1] == tally
    (south,) = totals.team_tallies(
        Team.objects.get(name="Southgarth").slug, as_of=date(2022, 12, 31)
    )
    # Two of the four have a name, an own goal among them.
    assert (south["value"], south["attributed"], south["unscored"]) == (4, 2, 1)
    (early,) = totals.team_tallies("northport", as_of=date(2020, 1, 1))
    assert (early["value"], early["first"], early["series"]) == (0, None, [])


def test_cited_goals_give_nobody_a_place(port, client: Client):
    report, third = factories.source(SourceKind.REPORT), Match.objects.get(date=date(2022, 3, 1))
    cited = factories.player("Cita Report")
    for minute in range(1, 6):
        factories.event(third, cited, minute=minute, team=third.away, source=report)
    for top in (
        totals.team_whole("northport")["top_scorers"],
        totals.competition_whole("harbour-cup")["top_scorers"],
    ):
        assert "Cita Report" not in [one["name"] for one in top["items"]]
        assert top["items"][0]["name"] == "Ada Brandt"
        assert [(s["name"], s["recorded"], s["cited"]) for s in top["only_cited"]] == [
            ("Cita Report", 0, 5)
        ]
    page = tight(client.get("/teams/northport/").content.decode())
    assert "no list of who scored most: single goals here are cited of" in page
    MatchEvent.objects.filter(source__kind=SourceKind.REPORT).delete()
    page = tight(client.get("/teams/northport/").content.decode())
    assert "cited" not in page[page.index('id="scorers"') : page.index('id="played"')]


def test_matches_without_a_score_are_told_of_once(port, client: Client):
    assert totals.team_whole("northport")["top_scorers"]["unscored"] == 1
    found = totals.competition_whole("harbour-cup")
    told = (
        found["match_count"],
        found["top_scorers"]["unscored"],
        covered(found["top_scorers"])[0],
    )
    assert told == (4, 1, 3)
    assert totals.competition_whole("harbour-cup", year=2021)["top_scorers"]["unscored"] == 0
    page = tight(client.get("/competitions/harbour-cup/").content.decode())
    assert "1 match without a score in the record, played or to come, left out: The record" in page


def test_a_name_stands_once_and_a_record_of_nothing_says_so(port, client: Client):
    quay = factories.team("Quay FC", slug="quay-fc", kind="club")
    TeamName.objects.bulk_create([TeamName(team=quay, name="FC Quay")])
    TeamName.objects.bulk_create([TeamName(team=quay, name="FC Quay")])
    team = client.get("/api/v1/teams/quay-fc").json()
    assert team["names"] == [{"name": "FC Quay", "start": None, "end": None}]
    page = client.get("/teams/quay-fc/").content.decode()
    assert "/teams/quay-fc/record/" not in page
    record = tight(client.get("/teams/quay-fc/record/").content.decode())
    assert "nothing to tell: no match of <bdi>Quay FC</bdi> with a score is in the record" in record
    assert client.get("/api/v1/teams/quay-fc/record").json()["coverage"]["matches"] == 0


def test_one_year_alone(port):
    top = totals.team_whole("northport", year=2022)["top_scorers"]
    assert ([s["name"] for s in top["items"]], top["coverage"]["matches"]) == (["I. Secret"], 1)
    cup = totals.competition_whole("harbour-cup", year=2021)["top_scorers"]
    assert cup
    assert [(s["name"], s["goals"]) for s in cup["items"]] == [("Ada Brandt", 2), ("Lo Berg", 1)]
    assert (cup["year"], covered(cup)) == (2021, (2, 2, 0))


def test_a_competition_counts_both_sides(port):
    found = totals.competition_whole("harbour-cup")
    assert found["years"] == [{"year": 2021, "matches": 2}, {"year": 2022, "matches": 2}]
    assert found["top_scorers"]
    assert covered(found["top_scorers"]) == (3, 2, 2)
    (gap,) = found["top_scorers"]["coverage"]["gaps"]
    assert (gap["competition"]["slug"], gap["matches"]) == ("harbour-cup", 1)
    assert [(s["name"], s["goals"]) for s in found["top_scorers"]["items"]] == [
        ("Ada Brandt", 2),
        ("I. Secret", 1),
        ("Lo Berg", 1),
    ]


def test_a_competition_costs_the_same_however_large(port, django_assert_num_queries):
    cup = Competition.objects.get(slug="harbour-cup")
    north, south = Team.objects.get(slug="northport"), Team.objects.get(name="Southgarth")
    source = cup.matches.first().source
    made = Match.objects.bulk_create(
        Match(
            slug=f"m-{n}", date=date(1990, 1, 1) + timedelta(n), home=north, away=south,
            home_score=1, away_score=0, competition=cup, source=source,
        )
        for n in range(2500)
    )  # fmt: skip
    MatchEvent.objects.bulk_create(
        MatchEvent(
            match=match, kind="goal", team=north, source=source,
            player_name=f"Scorer {at % 20 if at % 20 else at:04}",
        )
        for at, match in enumerate(made)
    )  # fmt: skip
    # And one more for names, where somebody told has a page.
    with django_assert_num_queries(3):
        found = totals.competition_whole("harbour-cup")["top_scorers"]
    assert found["coverage"]["matches"] == 2503
    # Of many that have as many, those that come first by name.
    assert [(s["name"], s["goals"]) for s in found["items"]] == [
        (f"Scorer {at:04}", 125) for at in range(1, 11)
    ]


def test_moments_and_quotes_of_a_team(world: World):
    factories.quote("At the friendly,", match=world.friendly, articles=[])
    for team, titles, said in (
        ("france", ["the-qatar-miss"], [world.fuel.pk]),
        ("switzerland", [], []),
    ):
        assert [m["slug"] for m in moments.moment_page(team=team).items] == titles
        assert [q["id"] for q in quotes.quote_page(team=team).items] == said


def test_the_pages_say_it_with_coverage(port, client: Client):
    page = client.get("/teams/northport/").content.decode()
    assert "The green part of a bar is matches won." in page
    assert '<a href="?year=2021#scorers">2021</a>' in page
    assert f'<a href="/players/{port.slug}/"><bdi>Ada Brandt</bdi></a>' in page
    rows = tight(page[page.index('id="scorers"') :])
    assert '<th scope="col" class="figure-cell">Cited beside</th>' in rows
    assert '<td class="figure-cell">1</td> <td class="figure-cell">+ 1</td>' in rows
    assert "The record holds 3 matches and has every goal of 2 of them." in page
    cup = client.get("/competitions/harbour-cup/?year=2022").content.decode()
    assert "Top scorers of 2022" in cup
    assert "2 goals in the others have no scorer" in cup
    assert "somebody may be missing" in cup
    assert cup.count('class="match-item"') == 2
    assert client.get("/teams/northport/?year=soon").status_code == 422
    assert client.get("/api/v1/teams/northport?year=0").status_code == 422
    told = client.get("/api/v1/competitions/harbour-cup?year=2022").json()
    assert told["top_scorers"] == totals.competition_whole("harbour-cup", year=2022)["top_scorers"]


# The list of matches


def test_matches_are_found_by_names_as_readers_type_them(port, client: Client):
    factories.match(factories.team("Türkheim", slug="turkheim"), day=date(2020, 1, 1))
    north = matches.match_page(team="northport").items[0]["home"]

    TeamName.objects.create(team=Team.objects.get(slug=north["slug"]), name="Old Quay")
    for asked, count in (
        ("team=northport", 4),
        ("team=Northport", 4),
        ("team=old+quay", 4),
        ("team=turkheim", 1),
        ("team=T%C3%BCrkheim", 1),
        ("competition=harbour+cup&team=NORTHPORT", 4),
        ("year=2021", 2),
        ("year=2020-2021", 3),
        ("year=2021&date_from=2021-04-01", 1),
    ):
        page = client.get(f"/matches/?{asked}")
        assert page.status_code == 200, asked
        assert page.context["found"].count == count, asked
    for wrong in ("team=Nowhere", "year=last", "year=2022-2021", "year=0000"):
        assert client.get(f"/matches/?{wrong}").status_code == 422, wrong
