"""What the desk's forms make of what is typed, and what they refuse in a sentence."""

from datetime import date

import pytest
from django.test import Client

from tests.archive.admin.forms import opened
from tests.world import World

pytestmark = pytest.mark.django_db


def test_a_typed_date_is_known_to_the_day_and_none_is_unknown(desk: Client, world: World) -> None:
    form, fields = opened(desk, world.brief)
    assert fields["said_on_precision"] == ["unknown"]
    fields["said_on"] = ["2025-10-16"]
    assert desk.post(form, fields).status_code == 302
    world.brief.refresh_from_db()
    assert (world.brief.said_on, world.brief.said_on_precision) == (date(2025, 10, 16), "day")

    form, fields = opened(desk, world.moment)
    fields["date"] = [""]
    assert desk.post(form, fields).status_code == 302
    world.moment.refresh_from_db()
    assert (world.moment.date, world.moment.date_precision) == (None, "unknown")


def test_what_a_match_cannot_be_is_said_in_a_sentence(desk: Client, world: World) -> None:
    form, fields = opened(desk, world.qatar)
    fields["away_score"] = [""]
    answer = desk.post(form, fields)
    assert answer.status_code == 200
    assert "Give both scores, or neither." in answer.content.decode()


def test_a_language_is_a_code_and_a_doubt_has_its_reason(desk: Client, world: World) -> None:
    form, fields = opened(desk, world.fuel)
    fields["language"], fields["status"] = ["xx yy"], ["misattributed"]
    answer = desk.post(form, fields)
    assert answer.status_code == 200
    told = answer.content.decode()
    assert "A language&#x27;s code: en, de, pt-BR." in told
    assert "Say why: readers are told." in told
    fields["language"], fields["status_reason"] = ["pt-BR"], ["Said by another."]
    assert desk.post(form, fields).status_code == 302


@pytest.mark.parametrize("sent", ["x", "9" * 30, "-1", "\x00", "²"])
def test_a_choice_that_is_none_is_told_and_the_form_shown_again(
    desk: Client, world: World, sent: str
) -> None:
    for name in ("speaker", "themes"):  # one thing, and several
        form, fields = opened(desk, world.fuel)
        answer = desk.post(form, {**fields, name: [sent]})
        assert answer.status_code == 200
        assert answer.context["adminform"].form.errors[name]
