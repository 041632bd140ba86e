"""The history of a thing on the desk: who changed what, from what to what."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from archive.models import Quote
from tests.archive.admin.forms import opened, words
from tests.world import World

pytestmark = pytest.mark.django_db


def test_the_history_tells_every_field_with_who_and_names(
    desk: Client, other: Client, world: World
) -> None:
    address, fields = opened(desk, world.candidate)
    fields |= {"speaker": [str(world.unreleased.pk)], "occasion": ["in Riga"]}
    desk.post(address, fields)
    other.post(
        reverse("admin:archive_quote_decide", args=[world.candidate.pk]), {"decision": "accept"}
    )
    other.post(
        reverse("admin:archive_quote_tag", args=[world.candidate.pk]),
        {"moment": world.hidden_moment.pk, "kind": "about", "why": "he says so"},
    )
    other.post(
        reverse("admin:archive_quote_untag", args=[world.candidate.pk]),
        {"moment": world.hidden_moment.pk},
    )
    told = words(desk.get(reverse("admin:archive_quote_history", args=[world.candidate.pk])))
    for part in (
        f"eve changed speaker Harry Kane {world.unreleased.name}",
        f"eve changed occasion {world.candidate.occasion} in Riga",
        "olga changed state candidate accepted",
        "olga tagging added",
        "olga tagging removed",
        f"moment: {world.hidden_moment.title}",
        "why: he says so",
    ):
        assert part in told, part


def test_the_history_costs_the_same_however_long(
    desk: Client, world: World, django_assert_max_num_queries: Any
) -> None:
    address = reverse("admin:archive_quote_history", args=[world.fuel.pk])
    desk.get(address)
    spent = []
    for count in (1, 20):
        for number in range(count):
            Quote.objects.filter(pk=world.fuel.pk).update(occasion=f"{count}.{number}")
        with django_assert_max_num_queries(20) as queries:
            desk.get(address)
        spent.append(len(queries))
    assert spent[0] == spent[1]
