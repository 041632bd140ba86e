"""A save in the admin is like any other write: seen by readers at once, and in the history."""

import json

import pytest
from django.test import Client

from archive import changes
from archive.models import Change
from tests.archive.admin.forms import opened
from tests.world import World

pytestmark = pytest.mark.django_db


def test_a_save_moves_the_revision_the_history_and_every_answer(
    desk: Client, world: World, client: Client
) -> None:
    addresses = ("/moments/the-qatar-miss/", "/api/v1/moments/the-qatar-miss", "/moments/")
    tags = {address: client.get(address)["ETag"] for address in addresses}
    for address, tag in tags.items():
        assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    number, past = changes.revision(), Change.objects.count()

    form, fields = opened(desk, world.moment)
    fields["title"] = ["The miss at Al Bayt"]
    assert desk.post(form, fields).status_code == 302

    assert changes.revision() > number
    (change,) = [
        one
        for one in Change.objects.order_by("pk")[past:]
        if (one.table, one.row) == ("archive_moment", world.moment.pk)
    ]
    assert json.loads(change.old or "")["title"] == "The Qatar miss"
    assert json.loads(change.new or "")["title"] == "The miss at Al Bayt"
    assert (change.action, change.actor) == ("update", "eve")
    for address, tag in tags.items():
        answer = client.get(address, headers={"If-None-Match": tag})
        assert answer.status_code == 200
        assert answer["ETag"] != tag
        assert "The miss at Al Bayt" in answer.content.decode()
