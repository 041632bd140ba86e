"""Tying quotes to moments on the desk: one, many, and from the moment."""

import re
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from archive.models import Quote, Tagging
from tests import factories
from tests.world import World

pytestmark = pytest.mark.django_db
LIST = "/admin/archive/quote/"


def words(answer: Any) -> str:
    """What a page says, without its markup, in single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_one_from_the_list_in_two_acts(desk: Client, editor: User, world: World) -> None:
    Tagging.objects.all().delete()
    rows = desk.get(LIST, {"state__exact": "accepted"}).content.decode()
    link = f"/admin/archive/quote/{world.fuel.pk}/tag/?_changelist_filters=state__exact%3Daccepted"
    assert link in rows
    page = desk.get(link).content.decode()
    assert f'<button type="submit" name="moment" value="{world.moment.pk}"' in page
    answer: Any = desk.post(link, {"moment": world.moment.pk, "kind": "", "why": ""})
    assert answer.url == f"{LIST}?state__exact=accepted"
    tie = Tagging.objects.get()
    assert (tie.quote, tie.moment, tie.by) == (world.fuel, world.moment, editor)
    assert tie.kind == "looks_back"
    told = words(desk.get(answer.url))
    assert "1 quote tagged to “The Qatar miss”." in told


def test_again_says_that_it_had_it(desk: Client, world: World) -> None:
    address = reverse("admin:archive_quote_tag", args=[world.fuel.pk])
    answer = desk.post(address, {"moment": world.moment.pk, "kind": "about"}, follow=True)
    assert "0 quotes tagged to “The Qatar miss”. 1 had it already." in words(answer)
    assert Tagging.objects.filter(quote=world.fuel, moment=world.moment).count() == 1


def test_a_moment_that_readers_do_not_see_is_told(desk: Client, world: World) -> None:
    hidden = factories.moment("A quiet night", released=None)
    address = reverse("admin:archive_quote_tag", args=[world.fuel.pk])
    for moment, told in ((hidden, True), (world.moment, False)):
        answer = desk.post(address, {"moment": moment.pk, "kind": "about"}, follow=True)
        assert ("Readers do not see this moment: it is not public." in words(answer)) is told
    article = reverse("admin:archive_article_release", args=[world.article.pk])
    assert "moments that readers do not see: “A quiet night”" in words(desk.get(article))


@pytest.mark.parametrize("typed", ["qatar", "MISS the", "harry", "al khor"])
def test_moments_are_offered_by_what_is_typed(desk: Client, world: World, typed: str) -> None:
    Tagging.objects.all().delete()
    factories.moment("Something else entirely")
    page = desk.get(reverse("admin:archive_quote_tag", args=[world.fuel.pk]), {"q": typed})
    assert "The Qatar miss" in words(page)
    assert "Something else" not in words(page)


def test_names_are_found_without_their_accents(desk: Client) -> None:
    quote = factories.quote()
    factories.moment("The Mbappé smirk", slug="the-mbappe-smirk")
    page = desk.get(reverse("admin:archive_quote_tag", args=[quote.pk]), {"q": "mbappe"})
    assert "The Mbappé smirk" in words(page)


def test_the_nearest_moment_is_offered_first_with_the_reason(desk: Client) -> None:
    speaker = factories.player("Ada Brandt")
    factories.moment("Later", day=date(2030, 1, 1))
    near = factories.moment("Near", players=[speaker])
    played = factories.match()
    same = factories.moment("Same", day=None, match=played)
    quote = factories.quote(speaker=speaker, match=played)
    page = desk.get(reverse("admin:archive_quote_tag", args=[quote.pk])).content.decode()
    order = re.findall(r'name="moment" value="(\d+)"', page)
    assert {int(key) for key in order[:2]} == {near.pk, same.pk}
    assert "Ada Brandt is in it" in page
    assert "the same match" in page


@pytest.mark.parametrize("moment", ["", "x", "0", "99999999999999999999", "-1", "²"])
def test_a_moment_that_is_none_is_refused(desk: Client, world: World, moment: str) -> None:
    before = Tagging.objects.count()
    address = reverse("admin:archive_quote_tag", args=[world.candidate.pk])
    answer = desk.post(address, {"moment": moment, "kind": "about"})
    assert answer.status_code == 200
    assert "Choose a moment." in words(answer)
    assert Tagging.objects.count() == before


def test_a_tag_is_taken_off_on_the_page(desk: Client, world: World) -> None:
    answer = desk.post(
        reverse("admin:archive_quote_untag", args=[world.fuel.pk]),
        {"moment": world.moment.pk},
        follow=True,
    )
    assert "no longer tagged to “The Qatar miss”" in words(answer)
    assert not Tagging.objects.filter(quote=world.fuel, moment=world.moment).exists()


def chosen_keys(answer: Any) -> str:
    """The quotes that a page carries along."""
    found = re.search(r'name="quotes" value="([\d,]+)"', answer.content.decode())
    assert found
    return found[1]


def many(desk: Client, quotes: list[Quote], **more: object):
    keys = ",".join(str(quote.pk) for quote in quotes)
    form = {"quotes": keys, "kind": "about", "why": "", "back": "", **more}
    return desk.post(reverse("admin:archive_quote_tag_many"), form)


def test_many_are_named_before_they_are_tagged(desk: Client, world: World) -> None:
    moment = factories.moment("The long wait")
    quotes = [factories.quote(f"Word {number}") for number in range(60)]
    Tagging.objects.create(quote=quotes[0], moment=moment)
    chosen = [quote.pk for quote in quotes]
    start = desk.post(
        f"{LIST}?state__exact=accepted",
        {"action": "tag_selected", "_selected_action": chosen},
    )
    assert "60 quotes chosen" in words(start)
    keys = chosen_keys(start)
    assert sorted(map(int, keys.split(","))) == chosen
    assert 'name="back" value="state__exact=accepted"' in start.content.decode()
    look = many(desk, quotes, moment=moment.pk, kind="looks_back", why="all of them")
    assert "59 quotes will be tagged to “ The long wait ”" in words(look)
    assert "1 has it already" in words(look)
    assert "Word 7" in words(look)
    assert "and 9 more" in words(look)
    assert Tagging.objects.filter(moment=moment).count() == 1
    done: Any = many(
        desk,
        quotes,
        moment=moment.pk,
        kind="looks_back",
        why="all of them",
        confirm="yes",
        back="state__exact=accepted",
    )
    assert done.url == f"{LIST}?state__exact=accepted"
    assert Tagging.objects.filter(moment=moment).count() == 60
    assert Tagging.objects.filter(moment=moment, kind="looks_back", why="all of them").count() == 59


def test_all_that_match_can_be_chosen(desk: Client) -> None:
    moment = factories.moment()
    for number in range(120):
        factories.quote(f"Word {number}", state="candidate")
    factories.quote("Other")
    start = desk.post(
        f"{LIST}?state__exact=candidate",
        {"action": "tag_selected", "_selected_action": ["1"], "select_across": "1"},
    )
    assert "120 quotes chosen" in words(start)
    keys = chosen_keys(start)
    answer = desk.post(
        reverse("admin:archive_quote_tag_many"),
        {"quotes": keys, "kind": "about", "moment": moment.pk, "confirm": "1"},
        follow=True,
    )
    assert "120 quotes tagged" in words(answer)


def test_a_quote_that_went_meanwhile_stops_all(desk: Client) -> None:
    moment, quote, gone = factories.moment(), factories.quote(), factories.quote()
    quotes = [quote, Quote(pk=gone.pk)]
    gone.delete()
    assert "1 is not here any more" in words(many(desk, quotes, moment=moment.pk))
    many(desk, quotes, moment=moment.pk, confirm="yes")
    assert not Tagging.objects.exists()


@pytest.mark.parametrize("keys", ["", "x", "1,,2", "1;2", "9" * 30])
def test_what_are_no_quotes_is_refused(desk: Client, keys: str) -> None:
    form = {"quotes": keys, "kind": "about", "moment": factories.moment().pk, "confirm": "1"}
    answer = desk.post(reverse("admin:archive_quote_tag_many"), form)
    assert answer.status_code == 302
    assert not Tagging.objects.exists()


def test_from_the_moment(desk: Client, world: World) -> None:
    moment = factories.moment("Fifty-four", players=[world.kane])
    page = desk.get(reverse("admin:archive_moment_change", args=[moment.pk])).content.decode()
    find = reverse("admin:archive_moment_quotes", args=[moment.pk])
    assert f'action="{find}"' in page
    assert "been fuel for me" in words(desk.get(find))
    found = desk.get(find, {"q": "it's been fuel"})
    assert "been fuel for me" in words(found)
    assert 'name="quotes"' in found.content.decode()
    assert "No such quote" in words(desk.get(find, {"q": "zebra"}))
    form = {"quotes": [world.fuel.pk, world.brief.pk], "moment": moment.pk, "kind": "about"}
    address = reverse("admin:archive_quote_tag_many")
    look = desk.post(address, form | {"back": "moment"})
    assert "2 quotes will be tagged" in words(look)
    done: Any = desk.post(address, form | {"back": "moment", "confirm": "1"})
    assert done.url == reverse("admin:archive_moment_change", args=[moment.pk])
    assert set(moment.quotes.all()) == {world.fuel, world.brief}
    again = desk.get(find, {"q": "it's been fuel"}).content.decode()
    assert f'name="quotes" value="{world.fuel.pk}"' not in again
    off = reverse("admin:archive_quote_untag", args=[world.fuel.pk])
    back: Any = desk.post(off, {"moment": moment.pk, "back": "moment"})
    assert back.url == reverse("admin:archive_moment_change", args=[moment.pk])
