"""The matches that the first feature points at, with the facts that the project's notes hold of them
(features.md 4.2 and 4.8)."""

from datetime import date

import pytest

from archive.models import EventKind
from archive.text import documents
from archive.text.dates import find_dates
from tests import factories
from tests.archive.naming.pointing import ON, found, keys, laid_out

pytestmark = pytest.mark.django_db

RECORD = """
usa       | England     | United States | 2022-11-25 | 0-0 | FIFA World Cup               |               | Al Khor   | Qatar
senegal   | England     | Senegal       | 2022-12-04 | 3-0 | FIFA World Cup               | Round of 16   | Al Khor   | Qatar
france    | England     | France        | 2022-12-10 | 1-2 | FIFA World Cup               | Quarter-final | Al Khor   | Qatar
wales     | Wales       | England       | 2022-11-29 | 0-3 | FIFA World Cup               |               | Al Rayyan | Qatar
march     | England     | Latvia        | 2025-03-24 | 3-0 | FIFA World Cup qualification |               | London    | England
riga      | Latvia      | England       | 2025-10-14 | 0-5 | FIFA World Cup qualification |               | Riga      | Latvia
euro 2020 | England     | Denmark       | 2021-07-07 | 2-1 | UEFA Euro                    | Semi-final    | London    | England
euro 2024 | Netherlands | England       | 2024-07-10 | 1-2 | UEFA Euro                    | Semi-final    | Dortmund  | Germany
naples    | Italy       | England       | 2023-03-23 | 1-2 | UEFA Euro qualification      |               | Naples    | Italy
"""


@pytest.fixture
def record():
    """The matches of features.md 4.2 and 4.8, by a short name each."""
    bayt = factories.venue("Al Bayt Stadium", city="Al Khor", country="Qatar")
    daugava = factories.venue("Daugava Stadium", city="Riga", country="Latvia")
    made = laid_out(RECORD, [bayt, daugava])
    kane = factories.player("Harry Kane", nationality="England")
    factories.player("Kylian Mbappé", nationality="France")
    factories.player("Wayne Rooney", nationality="England")
    factories.player("Gareth Southgate")
    factories.event(made["senegal"], kane, minute=45)
    factories.event(made["france"], kane, EventKind.PENALTY_GOAL, 54)
    factories.event(made["riga"], kane, minute=44, team=made["riga"].away)
    factories.event(
        made["euro 2024"], kane, EventKind.PENALTY_GOAL, 18, team=made["euro 2024"].away
    )
    made["miss"] = factories.event(
        made["france"], kane, EventKind.PENALTY_MISSED, 84, detail="over the bar"
    )
    return made


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
