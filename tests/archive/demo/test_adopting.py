"""An import over the demonstration: its matches are adopted, none doubled."""

import json

from archive import demo
from archive.demo.book import DATA
from archive.matches import import_matches
from archive.models import BatchKind, Match, MatchEvent
from players.models import Player
from players.scorers import link_players
from tests import record
from tests.archive.demo.rows import left


def as_files(folder):
    """The demonstration's matches as the data set has them."""
    folder.mkdir()
    results, goals, shootouts = [], [], []
    for row in json.loads((DATA / "matches.json").read_bytes()):
        teams = f"{row['date']},{row['home']},{row['away']}"
        home, away = row["score"]
        neutral = str(row["neutral"]).upper()
        where = f"{row['competition']},{row['city']},{row['country']},{neutral}"
        results.append(f"{teams},{home},{away},{where}")
        if row.get("shootout"):
            shootouts.append(f"{teams},{row['shootout'][0]},")
        for kind, minute, team, scorer in row["goals"]:
            own, penalty = str(kind == "own_goal").upper(), str(kind == "penalty_goal").upper()
            goals.append(f"{teams},{team},{scorer},{minute},{own},{penalty}")
    return record.international(folder, results, goals, shootouts, [])


def test_an_import_adopts_its_matches_and_doubles_none(loaded, tmp_path):
    folder = as_files(tmp_path / "set")
    before = left()
    report = import_matches([folder])
    assert dict(report.counts["matches"]) == {"adopted": 57}
    assert dict(report.counts["goals"]) == {"adopted": 186}
    assert left() == before
    assert Match.objects.filter(batch__kind=BatchKind.MATCHES).count() == 57
    again = import_matches([folder])
    assert (again.total("adopted"), again.total("unchanged")) == (0, 57 + 186 + 1)
    kane = Player.objects.get(slug="harry-kane")
    players = Player.objects.count()
    linked = link_players()
    assert Player.objects.filter(name="Harry Kane").get() == kane
    assert linked.made == Player.objects.count() - players
    assert set(
        MatchEvent.objects.filter(player_name="Harry Kane").values_list("player", flat=True)
    ) == {kane.pk}
    # Rooney and Southgate were there before; only Rooney scored in these matches.
    assert Player.objects.filter(name="Wayne Rooney").count() == 1
    demo.remove()
    assert Match.objects.count() == 57
