"""All of the real data sets, where they are beside the project: counts, oddities, people; once."""

from collections import Counter
from datetime import date

import pytest

from archive.changes import revision
from archive.matches import import_matches
from archive.models import EventKind, Match, MatchAccount, MatchEvent, SquadPlace, TeamName
from archive.reading.matches import match_detail
from players.models import Player
from players.scorers import link_players

# In transactions of their own, as commands have: under a test's savepoint SQLite takes five times as long.
pytestmark = [pytest.mark.shared, pytest.mark.django_db(transaction=True)]


def check_first(report):
    counts = {kind: dict(counted) for kind, counted in report.counts.items()}
    assert counts == {
        "matches": {"added": 49_520},
        "goals": {"added": 47_914},
        "shoot-outs": {"added": 682, "refused": 1},
        "former names": {"added": 36},
    }
    assert str(report.refusals[0]).startswith("shootouts.csv:424: there is no match 2011-06-29")
    odd = report.oddities
    twice = odd["Met twice on one day, kept as matches of their own"]
    assert Counter("swapped" in line for line in twice) == {True: 15, False: 1}
    doubled = odd["Stands more than once, kept as goals of their own"]
    assert len(doubled) == 45
    assert sum(line.partition(": ")[0].count(",") for line in doubled) == 79
    assert len(odd["Scored by nobody knows whom"]) == 44
    assert "More goals than the score has" not in odd


def check_rows():
    assert Match.objects.count() == 49_520
    assert MatchEvent.objects.count() == 47_914
    assert Match.objects.filter(shootout_winner__isnull=False).count() == 682
    assert TeamName.objects.count() == 36
    assert Match.objects.filter(meeting=2).get().slug == "1974-02-17-tahiti-new-caledonia-2"


def check_world_cups(report):
    assert {kind: dict(counted) for kind, counted in report.counts.items()} == {
        "accounts": {"added": 168},
        "stadiums": {"unchanged": 24},
        "squad places": {"added": 1248},
    }
    assert Match.objects.count() == 49_520
    assert MatchAccount.objects.count() == 168
    cups = Match.objects.filter(accounts__isnull=False)
    assert not cups.filter(stage="").exists()
    assert not cups.filter(venue=None).exists()
    quarter = match_detail("2022-12-10-england-france")
    assert (quarter["stage"], quarter["venue"]) == ("Quarter-final", "Al Bayt Stadium")
    found = [
        one
        for match in cups.values_list("slug", flat=True)
        for account in match_detail(match)["accounts"]
        for one in account["differences"]
    ]
    assert len(found) > 50
    assert {one["what"] for one in found} == {"goal"}


def check_people(linked):
    assert linked.goals == 47_914 - 44
    assert linked.places == SquadPlace.objects.count()
    assert not MatchEvent.objects.exclude(player_name="").filter(player=None).exists()
    kane = Player.objects.get(name="Harry Kane")
    assert kane.born == date(1993, 7, 28)
    goals = kane.events.exclude(kind=EventKind.OWN_GOAL)
    by = {
        day: goals.filter(match__date__lte=day).count()
        for day in ("2022-12-09", "2022-12-10", "2025-10-14")
    }
    assert by == {"2022-12-09": 46, "2022-12-10": 47, "2025-10-14": 67}
    assert Player.objects.filter(name="Davor Šuker").get().spells.count() == 2
    assert Player.objects.filter(name="Teboho Mokoena").count() == 2


def test_all_of_it(shared):
    folder = shared / "data" / "international_results"
    check_first(import_matches([folder], snapshot=date(2026, 7, 31)))
    check_rows()
    at = revision()
    again = import_matches([folder])
    assert (again.total("added"), again.total("changed"), again.batches) == (0, 0, [])
    assert revision() == at
    cups = sorted((shared / "data" / "openfootball").glob("worldcup-202*.json"))
    check_world_cups(import_matches(cups))
    check_people(link_players())
