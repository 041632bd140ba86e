"""Names of the record to players: made, found, told apart; and never over an editor."""

from datetime import date

import pytest

from archive import release
from archive.changes import acting, revision
from archive.matches import import_matches
from archive.models import Change, MatchEvent, Spell, SquadPlace, Team
from players.merging import merge
from players.models import Player, PlayerAlias
from players.scorers import link_players
from tests import factories, record

pytestmark = pytest.mark.django_db


def goal(day, scorer, team="Northland", other="Southland", kind="FALSE,FALSE"):
    return f"{day},{team},{other},{team},{scorer},10,{kind}"


def load(folder, *goals):
    """Matches that these goals were scored in, and the goals."""
    games = dict.fromkeys(
        one.split(",")[0:3][0] + "," + ",".join(one.split(",")[1:3]) for one in goals
    )
    results = [f"{game},9,9,Friendly,Port Ada,Northland,FALSE" for game in games]
    import_matches([record.international(folder, results, goals, [], [])])


@pytest.fixture
def editor(django_user_model):
    return django_user_model.objects.create_user("edda")


def tied():
    rows = MatchEvent.objects.order_by("match__date", "pk").values_list("player__slug", flat=True)
    return list(rows)


def squad(path, *players, team="Northland"):
    """A squad of `(name, born, position, club)`."""
    rows = [
        {"number": at, "name": name, "date_of_birth": born, "pos": pos, "club": {"name": club}}
        for at, (name, born, pos, club) in enumerate(players, 1)
    ]
    path.write_text(record.json.dumps([{"name": team, "players": rows}]))
    import_matches([path])


def test_scorers_become_public_players_of_their_team(tmp_path):
    load(
        tmp_path / "set",
        goal("1990-05-01", "Ada Brändt"),
        goal("1990-05-02", "Ada Brandt"),
        goal("1990-05-03", "Lou Castle", "Southland", "Northland"),
    )
    linked = link_players()
    assert (linked.goals, linked.made, linked.known) == (3, 2, 0)
    assert tied() == ["ada-brandt", "ada-brandt", "lou-castle"]
    player = Player.objects.get(slug="ada-brandt")
    assert release.players().filter(pk=player.pk).exists()
    assert [role.role for role in player.roles.all()] == ["player"]
    assert [spell.team.name for spell in player.spells.all()] == ["Northland"]
    # Both spellings stay where they are printed.
    assert set(player.events.values_list("player_name", flat=True)) == {"Ada Brändt", "Ada Brandt"}


def test_an_own_goal_is_somebodys_of_the_other_side(tmp_path):
    load(tmp_path / "set", goal("1990-05-01", "Nils Berg", kind="TRUE,FALSE"))
    link_players()
    assert Spell.objects.get().team.name == "Southland"


def test_running_it_again_writes_nothing(tmp_path):
    load(tmp_path / "set", goal("1990-05-01", "Ada Brandt"), goal("1990-05-02", "NA"))
    link_players()
    before, at = record.checksum(), revision()
    linked = link_players()
    assert (linked.goals, linked.made) == (0, 0)
    assert (record.checksum(), revision()) == (before, at)
    assert tied() == ["ada-brandt", None]


def test_every_run_lists_the_names_that_several_have(tmp_path, monkeypatch):
    load(
        tmp_path / "set",
        *(goal("1970-05-01", name) for name in ("Ada Brandt", "Lou Castle")),
        *(goal("1998-05-01", name) for name in ("Ada Brandt", "Lou Castle")),
        goal("1998-05-01", "Lo Berg"),
    )
    title = "One name, several players, now"
    told = link_players().doubts[title]
    assert told[0] == "ada brandt: 2 players (Northland; Northland)"
    assert len(told) == 2
    assert {name: lines for name, lines in link_players().doubts.items() if lines} == {title: told}
    assert f"{title} (2):" in link_players().lines()
    monkeypatch.setattr("players.scorers.people.NAMESAKES", 1)
    assert link_players().doubts[title] == [told[0], "and 1 more"]


def test_a_later_file_goes_to_the_same_player(tmp_path):
    goals = [goal("1990-05-01", "Ada Brandt")]
    load(tmp_path / "set", *goals)
    link_players()
    load(tmp_path / "set", *goals, goal("1999-05-01", "Ada Brandt"))
    linked = link_players()
    assert (linked.goals, linked.made, linked.known) == (1, 0, 1)
    assert tied() == ["ada-brandt", "ada-brandt"]


def test_a_generation_later_it_is_somebody_else(tmp_path):
    goals = [goal("1970-05-01", "Ada Brandt"), goal("1998-05-01", "Ada Brandt")]
    load(tmp_path / "set", *goals)
    linked = link_players()
    assert tied() == ["ada-brandt", "ada-brandt-2"]
    assert len(linked.doubts["One name, years apart: two people"]) == 1
    load(tmp_path / "set", *goals, goal("2003-05-01", "Ada Brandt"))
    link_players()
    assert tied() == ["ada-brandt", "ada-brandt-2", "ada-brandt-2"]


def test_two_teams_two_people_unless_one_followed_on_the_other(tmp_path):
    load(
        tmp_path / "set",
        goal("1990-05-01", "Ada Brandt"),
        goal("1991-05-01", "Ada Brandt", "Eastmark"),
        goal("1991-06-01", "Lou Castle", "Yugoslavia"),
        goal("1994-06-01", "Lou Castle", "Croatia"),
    )
    linked = link_players()
    assert tied() == ["ada-brandt", "ada-brandt-2", "lou-castle", "lou-castle"]
    assert len(linked.doubts["One name at two teams: taken as two people"]) == 1
    assert len(linked.doubts["One person for two teams"]) == 1


class TestKnown:
    def test_of_the_team_by_an_alias(self, tmp_path):
        ada = factories.player("Ada Brandt-Moss", aliases=["Ada Brandt"], released=None)
        Spell.objects.create(player=ada, team=factories.team("Northland"))
        load(tmp_path / "set", goal("1990-05-01", "Ada Brandt"))
        linked = link_players()
        assert (linked.made, linked.known) == (0, 1)
        assert tied() == [ada.slug]
        ada.refresh_from_db()
        assert ada.released_at is not None

    def test_by_nationality(self, tmp_path):
        ada = factories.player("Ada Brandt", nationality="Northland")
        load(tmp_path / "set", goal("1990-05-01", "Ada Brandt"))
        link_players()
        assert tied() == [ada.slug]

    def test_not_of_another_team_or_age(self, tmp_path):
        factories.player("Ada Brandt", nationality="Southland")
        factories.player("Lou Castle", born=date(1985, 1, 1))
        factories.team("Southland")
        load(tmp_path / "set", goal("1990-05-01", "Ada Brandt"), goal("1990-05-02", "Lou Castle"))
        linked = link_players()
        assert linked.made == 2
        assert len(linked.doubts["Like somebody known, but not surely the same: made anew"]) == 1

    def test_the_only_one_of_the_name_where_nothing_speaks_against_it(self, tmp_path):
        ada = factories.player("Ada Brandt")
        load(tmp_path / "set", goal("1990-05-01", "Ada Brandt"))
        link_players()
        assert tied() == [ada.slug]

    def test_but_not_where_two_scorers_have_the_name(self, tmp_path):
        factories.player("Ada Brandt")
        goals = [goal("1990-05-01", "Ada Brandt"), goal("1990-05-02", "Ada Brandt", "Eastmark")]
        load(tmp_path / "set", *goals)
        assert link_players().made == 2


class TestEditors:
    def test_who_an_editor_has_tied_or_untied_stays(self, tmp_path, editor):
        load(tmp_path / "set", goal("1990-05-01", "Ada Brandt"), goal("1990-05-02", "Ada Brandt"))
        other = factories.player("Lou Castle")
        first, second = MatchEvent.objects.order_by("pk")
        link_players()
        with acting(editor):
            MatchEvent.objects.filter(pk=first.pk).update(player=other)
            MatchEvent.objects.filter(pk=second.pk).update(player=None)
        link_players()
        assert tied() == [other.slug, None]

    def test_what_an_editor_has_written_of_a_player_stays(self, tmp_path, editor):
        load(tmp_path / "set", goal("1990-05-01", "Ada Brandt"))
        link_players()
        with acting(editor):
            Player.objects.update(born=date(1970, 2, 3), position="Winger")
            Player.objects.update(position="", released_at=None)
        squad(tmp_path / "cup.squads.json", ("Ada Brandt", "1970-02-03", "FW", "Quay FC"))
        link_players()
        player = Player.objects.get()
        assert (player.born, player.position) == (date(1970, 2, 3), "")
        assert player.released_at is None

    def test_new_goals_of_a_merged_player_are_the_others(self, tmp_path, django_user_model):
        goals = [goal("1990-05-01", "Ada Brandt"), goal("1991-05-01", "A. Brandt")]
        load(tmp_path / "set", *goals)
        link_players()
        short, whole = Player.objects.get(slug="a-brandt"), Player.objects.get(slug="ada-brandt")
        chief = django_user_model.objects.create_superuser("chief")
        merge(by=chief, player=short.pk, into=whole.pk)
        load(tmp_path / "set", *goals, goal("1992-05-01", "A. Brandt"))
        assert link_players().made == 0
        assert tied() == ["ada-brandt"] * 3

    def test_history_names_the_step(self, tmp_path):
        load(tmp_path / "set", goal("1990-05-01", "Ada Brandt"))
        link_players()
        changes = Change.objects.filter(table="archive_matchevent", action="update")
        assert list(changes.values_list("actor", flat=True)) == ["link_players"]


class TestSquads:
    def test_birth_dates_positions_and_clubs(self, tmp_path):
        load(tmp_path / "set", goal("1990-05-01", "Ada Brandt"))
        squad(
            tmp_path / "cup.squads.json",
            ("Ada Brandt", "1970-02-03", "FW", "Quay FC"),
            ("Lou Castle", "1971-02-03", "GK", "Quay FC"),
        )
        linked = link_players()
        assert (linked.places, linked.made) == (2, 2)
        ada = Player.objects.get(slug="ada-brandt")
        assert (ada.born, ada.position) == (date(1970, 2, 3), "Forward")
        assert {spell.team.name for spell in ada.spells.all()} == {"Northland", "Quay FC"}
        assert set(SquadPlace.objects.values_list("player__slug", flat=True)) == {
            "ada-brandt",
            "lou-castle",
        }

    def test_the_one_whose_age_fits(self, tmp_path):
        load(tmp_path / "set", goal("1970-05-01", "Ada Brandt"), goal("1998-05-01", "Ada Brandt"))
        squad(tmp_path / "cup.squads.json", ("Ada Brandt", "1975-02-03", "FW", "Quay FC"))
        link_players()
        assert SquadPlace.objects.get().player.slug == "ada-brandt-2"

    def test_names_the_other_way_round(self, tmp_path):
        load(tmp_path / "set", goal("1990-05-01", "Brandt Ada-Lou"))
        squad(tmp_path / "cup.squads.json", ("Ada-Lou Brandt", "1970-02-03", "FW", "Quay FC"))
        assert link_players().made == 1
        assert PlayerAlias.objects.get().name == "Ada-Lou Brandt"

    def test_a_longer_name_is_told(self, tmp_path):
        load(tmp_path / "set", goal("2020-05-01", "Ada Brandt"))
        squad(tmp_path / "cup.squads.json", ("Ada Lou Brandt", "1998-02-03", "FW", "Quay FC"))
        linked = link_players()
        assert linked.made == 2
        [line] = linked.doubts["In a squad under a longer or shorter name: made anew"]
        assert line.startswith("Ada Lou Brandt (Northland), like ada brandt")

    def test_one_name_in_two_squads(self, tmp_path):
        load(tmp_path / "set", goal("1990-05-01", "Lou Castle"))
        squad(tmp_path / "a.squads.json", ("Ada Brandt", "1970-02-03", "FW", "Quay FC"))
        squad(
            tmp_path / "b.squads.json",
            ("Ada Brandt", "1975-02-03", "FW", "Dock FC"),
            team="Southland",
        )
        link_players()
        assert len(set(SquadPlace.objects.values_list("player", flat=True))) == 2

    def test_one_person_in_two_squads(self, tmp_path):
        load(tmp_path / "set", goal("1990-05-01", "Lou Castle"))
        squad(tmp_path / "a.squads.json", ("Ada Brandt", "1970-02-03", "FW", "Quay FC"))
        squad(
            tmp_path / "b.squads.json",
            ("Ada Brandt", "1970-02-03", "FW", "Dock FC"),
            team="Southland",
        )
        link_players()
        assert len(set(SquadPlace.objects.values_list("player", flat=True))) == 1
        assert Team.objects.filter(kind="club").count() == 2
