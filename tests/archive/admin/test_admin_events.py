"""Events that an editor adds to a match, each with its own source, on the match's own form."""

from typing import Any

import pytest
from django.test import Client

from archive.changes import history
from archive.models import EventKind, MatchEvent, Source, SourceKind
from players.tallies import tallies
from tests.archive.admin.forms import Fields, opened, words
from tests.world import World

pytestmark = pytest.mark.django_db


class Sheet:
    """The form of the match in Qatar: five events of the world stand in it already, four of them
    of the match."""

    def __init__(self, desk: Client, world: World) -> None:
        self.desk, self.world = desk, world
        self.report = Source.objects.get(kind=SourceKind.REPORT)
        self.address, self.fields = opened(desk, world.qatar)
        self.count = int(self.fields["events-TOTAL_FORMS"][0])

    def add(self, kind: str, minute: str = "", **given: Any) -> None:
        row = {
            "kind": kind,
            "minute": minute,
            "number": "0",
            "team": self.world.england.pk,
            "player": self.world.kane.pk,
            "player_name": "",
            "detail": "",
            "source": self.report.pk,
            "source_detail": "Harbour Times, 11 December 2022",
            "match": self.world.qatar.pk,
            "id": "",
        } | given
        for name, value in row.items():
            self.fields[f"events-{self.count}-{name}"] = [str(value)]
        self.count += 1
        self.fields["events-TOTAL_FORMS"] = [str(self.count)]

    def save(self) -> Any:
        return self.desk.post(self.address, self.fields)

    def refused(self, *told: str) -> None:
        before = MatchEvent.objects.count()
        answer = self.save()
        assert answer.status_code == 200
        for part in told:
            assert part in words(answer)
        assert MatchEvent.objects.count() == before


@pytest.fixture
def sheet(desk: Client, world: World) -> Sheet:
    return Sheet(desk, world)


def test_an_event_is_added_with_its_source(sheet: Sheet, world: World) -> None:
    sheet.add(EventKind.PENALTY_SAVED, "89:59", detail="low to the left")
    sheet.add(EventKind.YELLOW, "90+10", player="", player_name="Jude Bellingham")
    assert sheet.save().status_code == 302
    saved, card = MatchEvent.objects.order_by("-pk")[:2][::-1]
    assert (saved.minute, saved.stoppage, saved.player_name) == (90, None, "Harry Kane")
    assert (card.minute, card.stoppage, card.player) == (90, 10, None)
    assert (saved.source, saved.batch) == (sheet.report, None)
    assert history(saved)[0]["who"] == "eve"
    (missed,) = tallies("harry-kane", metric="penalties_missed")
    assert (missed["value"], missed["cited"]) == (2, 2)
    _, fields = opened(sheet.desk, world.qatar)
    assert "90+10" in {row[0] for name, row in fields.items() if name.endswith("-minute")}


def test_saving_again_changes_no_event(sheet: Sheet) -> None:
    MatchEvent.objects.filter(pk=sheet.world.miss.pk).update(minute=45, stoppage=4)
    before = list(MatchEvent.objects.order_by("pk").values())
    _, fields = opened(sheet.desk, sheet.world.qatar)
    assert sheet.desk.post(sheet.address, fields | {"city": ["Lusail"]}).status_code == 302
    assert list(MatchEvent.objects.order_by("pk").values()) == before


def test_what_is_wrong_is_told_at_its_field(sheet: Sheet, world: World) -> None:
    record = world.qatar.source
    sheet.add(EventKind.RED, "46+2")
    sheet.refused("Time is added to 45, 90, 105 or 120, not to 46.")
    cases: list[tuple[dict[str, Any], str]] = [
        (
            {"team": world.friendly.away_id},
            "Expected a team of this match: England or France.",
        ),
        ({"player": ""}, "Expected a player, or the name as printed."),
        ({"source": record.pk}, "Expected a report"),
        ({"source_detail": ""}, "Expected which report it was"),
        ({"kind": EventKind.SHOOTOUT_SCORED, "number": "1"}, "has no minute"),
    ]
    for given, told in cases:
        one = Sheet(sheet.desk, world)
        one.add(**({"kind": EventKind.RED, "minute": "46"} | given))
        one.refused(told)


def test_no_more_goals_than_the_score_has(sheet: Sheet) -> None:
    sheet.add(EventKind.GOAL, "12")
    sheet.refused("England scored 1 by the score above, and these are 2 goals")
    sheet.fields |= {"home_score": ["2"]}
    assert sheet.save().status_code == 302


def test_kicks_of_a_shootout_stand_in_their_order(sheet: Sheet, world: World) -> None:
    france = {"team": world.france.pk, "player": "", "player_name": "Kylian Mbappé"}
    sheet.add(EventKind.SHOOTOUT_SCORED)
    sheet.refused("say above who won it")
    sheet.fields["shootout_winner"] = [str(world.france.pk)]
    sheet.add(EventKind.SHOOTOUT_SCORED, number="1", **france)
    sheet.add(EventKind.SHOOTOUT_MISSED, number="1")
    sheet.refused("numbered 1 to 3 in their order, each once; these are 1, 1, 2")
    sheet.fields[f"events-{sheet.count - 1}-number"] = ["3"]
    sheet.fields[f"events-{sheet.count - 3}-number"] = ["2"]
    assert sheet.save().status_code == 302
    later = Sheet(sheet.desk, world)
    later.add(EventKind.SHOOTOUT_SCORED, **france)
    assert later.save().status_code == 302
    kicks = MatchEvent.objects.filter(kind__startswith="shootout").order_by("number")
    assert [(kick.number, kick.player_name) for kick in kicks] == [
        (1, "Kylian Mbappé"),
        (2, "Harry Kane"),
        (3, "Harry Kane"),
        (4, "Kylian Mbappé"),
    ]


def test_a_new_match_without_teams_is_told_not_crashed(desk: Client, world: World) -> None:
    page = desk.get("/admin/archive/match/add/").content.decode()
    fields = Fields(page, "match")
    sheet = Sheet(desk, world)
    sheet.address, sheet.fields, sheet.count = "/admin/archive/match/add/", fields, 0
    sheet.add(EventKind.YELLOW, "12", match="")
    sheet.refused("required")
