"""Two accounts of one match: what differs, and which goals are one."""

from archive.football.comparing import Difference, Told, differences, goal_words

KANE = Told(True, "goal", 12, None, "Ada Brandt")


def goals(here, there):
    return differences({}, {}, here, there)


def test_what_both_say_alike_is_no_difference():
    said = {"home_score": 1, "stage": "Final", "neutral": True}
    assert differences(said, dict(said), [KANE], [KANE]) == []


def test_what_one_does_not_say_is_none_either():
    assert differences({"stage": "", "home_score": None}, {"stage": "Final"}, [], []) == []
    assert goals([KANE], None) == []


def test_values_side_by_side():
    found = differences(
        {"home_score": 1, "city": "Sao Paulo"}, {"home_score": 2, "city": "São Paulo"}, [], []
    )
    assert found == [Difference("home score", "1", "2")]
    found = differences({"after_extra_time": False}, {"after_extra_time": True}, [], [])
    assert found == [Difference("extra time", "no", "yes")]


def test_spellings_minutes_and_kinds_of_one_goal():
    there = Told(True, "penalty_goal", 12, None, "A. Brandt")
    assert goals([KANE], [there]) == [Difference("goal", "Ada Brandt 12", "A. Brandt 12 (penalty)")]
    late, later = (
        Told(True, "goal", 90, None, "Ada Brandt"),
        Told(True, "goal", 90, 3, "Ada Brandt"),
    )
    assert goals([late], [later]) == [Difference("goal", "Ada Brandt 90", "Ada Brandt 90+3")]


def test_the_nearest_goals_are_one():
    here = [Told(True, "goal", 10, None, "Lou Castle"), KANE]
    there = [Told(True, "goal", 12, None, "Brandt"), Told(True, "goal", 11, None, "Lou Castle")]
    assert goals(here, there) == [
        Difference("goal", "Lou Castle 10", "Lou Castle 11"),
        Difference("goal", "Ada Brandt 12", "Brandt 12"),
    ]


def test_goals_that_one_account_alone_has():
    other = Told(False, "own_goal", 5, None, "")
    assert goals([KANE], [other]) == [
        Difference("goal", "Ada Brandt 12", ""),
        Difference("goal", "", "scorer not known 5 (own goal)"),
    ]


def test_the_words_of_a_goal():
    assert goal_words(Told(True, "own_goal", None, None, "Nils Berg")) == "Nils Berg (own goal)"
