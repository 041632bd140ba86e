"""Ties between quotes and moments: made once, whole or refused, and taken off."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User

from archive.changes import revision
from archive.curation import tagging
from archive.curation.errors import CurationError
from archive.models import Tagging, TaggingKind
from tests import factories
from tests.together import at_once

pytestmark = pytest.mark.django_db


def test_tagging_ties_once_and_says_who(editor: User) -> None:
    quote, moment = factories.quote(), factories.moment()
    tie: dict[str, Any] = {"quotes": [quote.pk], "moment": moment.pk}
    assert tagging.tag(by=editor, kind="looks_back", why="he says so", **tie) == 1
    assert tagging.tag(by=editor, kind="about", **tie) == 0
    made = Tagging.objects.get()
    assert (made.by, made.kind, made.why) == (editor, TaggingKind.LOOKS_BACK, "he says so")
    assert made.at is not None
    assert tagging.untag(by=editor, quote=quote.pk, moment=moment.pk)
    assert not tagging.untag(by=editor, quote=quote.pk, moment=moment.pk)


def test_a_preview_tells_and_changes_nothing(editor: User) -> None:
    moment = factories.moment()
    tied, free = factories.quote(moments=[moment]), factories.quote()
    before = revision()
    look = tagging.preview_tagging(quotes=[free.pk, tied.pk, free.pk + 99], moment=moment.pk)
    assert (look.fresh, look.already, look.missing) == ([free.pk], [tied.pk], 1)
    assert revision() == before


def test_without_a_kind_the_dates_tell_how_a_quote_is_tied(editor: User) -> None:
    played = factories.match(day=date(2022, 12, 10))
    night = factories.moment(day=date(2022, 12, 10), match=played)
    said = {
        date(2022, 12, 9): "looks_ahead",
        date(2022, 12, 10): "about",
        date(2025, 10, 14): "looks_back",
        None: "about",
    }
    ties = {factories.quote(said=day).pk: kind for day, kind in said.items()}
    ties[factories.quote(said=date(2022, 12, 10), match=played).pk] = "said_at"
    assert tagging.tag(by=editor, quotes=list(ties), moment=night.pk) == 5
    assert dict(Tagging.objects.values_list("quote", "kind")) == ties


def test_tagging_is_whole_or_refused(editor: User) -> None:
    quote, moment = factories.quote(), factories.moment()
    wrongs: tuple[tuple[dict[str, Any], str], ...] = (
        ({"quotes": [quote.pk, quote.pk + 1], "moment": moment.pk}, "quotes are not here"),
        ({"quotes": [quote.pk], "moment": moment.pk + 1}, "moment is not here"),
        ({"quotes": [quote.pk], "moment": moment.pk, "kind": "shouted"}, "no such tie"),
    )
    for wrong, why in wrongs:
        with pytest.raises(CurationError, match=why):
            tagging.tag(by=editor, **wrong)
    assert not Tagging.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_tagging_at_once_makes_one_tie() -> None:
    editor = User.objects.create_superuser("chief")
    moment = factories.moment()
    quotes = [factories.quote(f"Words {number}").pk for number in range(5)]

    def tag(number: int) -> int:
        chosen = quotes if number % 2 else quotes[::-1]
        return tagging.tag(by=editor, quotes=chosen, moment=moment.pk)

    assert sorted(at_once(tag)) == [0] * 7 + [5]
    assert Tagging.objects.count() == 5
