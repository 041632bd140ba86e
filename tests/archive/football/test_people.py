"""Which goals under one name are one person's."""

from datetime import date

import pytest

from archive.football.people import Doubts, could_be, scorers


def people(*goals, name="Ada Brandt"):
    doubts = Doubts()
    made = scorers(
        name.lower(),
        name,
        [(team, date(year, 6, 1), at) for at, (team, year) in enumerate(goals)],
        doubts,
    )
    return [(sorted(one.refs), [stretch.team for stretch in one.stretches]) for one in made], doubts


def test_one_name_at_one_team_is_one_person():
    made, doubts = people(("Northland", 1990), ("Northland", 1999), ("Northland", 1995))
    assert made == [([0, 1, 2], ["Northland"])]
    assert doubts == Doubts()


def test_a_generation_between_two_goals_makes_two_people():
    made, doubts = people(("Northland", 1970), ("Northland", 2001), ("Northland", 2003))
    assert made == [([0], ["Northland"]), ([1, 2], ["Northland"])]
    assert "no goal from 1970-06-01 to 2001-06-01, 31 years" in doubts.apart[0]


def test_many_years_between_are_told():
    made, doubts = people(("Northland", 1980), ("Northland", 1993))
    assert made == [([0, 1], ["Northland"])]
    assert len(doubts.open) == 1


def test_two_teams_are_two_people():
    made, doubts = people(("Northland", 1990), ("Southland", 1995))
    assert len(made) == 2
    assert "taken as two people" in doubts.teams[0]


def test_two_teams_far_apart_are_no_matter_for_an_editor():
    made, doubts = people(("Northland", 1920), ("Southland", 1995))
    assert len(made) == 2
    assert doubts == Doubts()


def test_a_team_that_followed_on_another():
    made, doubts = people(("Yugoslavia", 1991), ("Croatia", 1994))
    assert made == [([0, 1], ["Yugoslavia", "Croatia"])]
    assert "taken as one person" in doubts.joined[0]


@pytest.mark.parametrize("years", [(1996, 1991), (1979, 2008)])
def test_not_backwards_and_not_a_life_later(years):
    made, _ = people(("Czechoslovakia", years[0]), ("Slovakia", years[1]))
    assert len(made) == 2


def test_two_steps():
    made, _ = people(("Yugoslavia", 1990), ("Serbia", 2000), ("Montenegro", 2007))
    assert made == [([0, 1, 2], ["Yugoslavia", "Serbia", "Montenegro"])]


def test_who_is_known_to_have_played_for_two():
    made, _ = people(("Argentina", 1947), ("Spain", 1957), name="Alfredo Di Stefano")
    assert len(made) == 1


def test_who_could_have_scored_when():
    assert could_be(None, date(1990, 1, 1), date(1999, 1, 1))
    assert could_be(date(1970, 1, 1), date(1990, 1, 1), date(1999, 1, 1))
    assert not could_be(date(1970, 1, 1), date(1980, 1, 1), date(1999, 1, 1))
    assert not could_be(date(1970, 1, 1), date(1990, 1, 1), date(2020, 1, 1))
    assert not could_be(date(1995, 1, 1), date(1990, 1, 1), date(1990, 1, 1))
