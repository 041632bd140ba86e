"""Days on the desk: what cannot be is refused at its field, what is odd or missing is told."""

from datetime import date

import pytest
from django.test import Client

from archive.models import Quote
from tests import factories
from tests.archive.admin.forms import opened, page, words
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("day", ["1066-10-14", "2099-01-01"])
def test_a_day_that_cannot_be_is_refused_at_its_field(desk: Client, world: World, day: str) -> None:
    for thing, name in (
        (world.fuel, "said_on"),
        (world.article, "published_on"),
        (world.moment, "date"),
        (world.qatar, "date"),
        (world.kane, "born"),
    ):
        form, fields = opened(desk, thing)
        fields[name] = [day]
        answer = desk.post(form, fields)
        assert answer.status_code == 200, thing
        assert f"{day} cannot be" in str(answer.context["adminform"].form.errors[name]), thing
        before = getattr(thing, name)
        thing.refresh_from_db()
        assert getattr(thing, name) == before


def test_a_speaker_is_born_before(desk: Client, world: World) -> None:
    form, fields = opened(desk, world.fuel)
    fields["said_on"] = ["1990-01-01"]
    assert "The speaker was born on 1993-07-28, after that." in words(desk.post(form, fields))
    assert Quote.objects.get(pk=world.fuel.pk).said_on == date(2025, 10, 14)


def test_said_after_print_is_saved_and_told(desk: Client, world: World) -> None:
    form, fields = opened(desk, world.fuel)
    fields["said_on"] = ["2025-10-16"]
    told = words(desk.post(form, fields, follow=True))
    assert "is told to be said later than “Fuel” printed it, on 2025-10-15" in told
    assert Quote.objects.get(pk=world.fuel.pk).said_on == date(2025, 10, 16)
    form, fields = opened(desk, world.article)
    fields["published_on"] = ["2025-10-01"]
    told = words(desk.post(form, fields, follow=True))
    # Of the two quotes that it prints each is told of.
    assert told.count("than “Fuel” printed it, on 2025-10-01") == 2


def test_many_such_are_told_in_short(desk: Client) -> None:
    article = factories.article(published_on=date(2025, 10, 15))
    for _ in range(5):
        factories.quote(articles=[article], said=date(2025, 10, 15))
    form, fields = opened(desk, article)
    fields["published_on"] = ["2025-10-14"]
    told = words(desk.post(form, fields, follow=True))
    assert told.count("is told to be said later") == 3
    assert "The same of 2 more." in told


def test_a_release_without_publication_or_date_is_told(desk: Client, world: World) -> None:
    bare = factories.article(released=None)
    doubts = ("It names no publication", "Its day of publication is not known")
    asked = words(desk.get(page(bare, "release")))
    told = words(desk.post(page(bare, "release"), {}, follow=True))
    for doubt in doubts:
        assert doubt in asked
        assert doubt in told
    bare.refresh_from_db()
    assert bare.released_at
    # Nothing is done, nothing is doubted; and who has both is not bothered.
    assert doubts[0] not in words(desk.post(page(bare, "release"), {}, follow=True))
    form = {"reason": "The author asked."}
    desk.post(page(world.article, "withdraw"), form)
    assert doubts[0] not in words(desk.get(page(world.article, "release")))
