"""Decisions, release, withdrawal and previews, as pages; what is public is told by the one rule."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from archive import release
from archive.changes import history
from archive.models import (
    Article,
    Citation,
    Match,
    Moment,
    MomentPlayer,
    Quote,
    Story,
    Tagging,
    Team,
    Theme,
)
from players.models import Player
from tests import factories
from tests.archive.admin.forms import page, words
from tests.world import FUEL, WORST, World

pytestmark = pytest.mark.django_db
LISTED = ("quote", "article", "moment", "match", "team", "story", "theme")


# Decisions


def test_a_quote_is_shown_in_its_place_and_decided_there(desk: Client, world: World) -> None:
    shown = desk.get(page(world.fuel)).content.decode()
    assert "<mark>It’s been fuel for me,</mark>" in shown
    answer = desk.post(page(world.fuel, "decide"), {"decision": "reject"}, follow=True)
    assert "1 quote was rejected." in words(answer)
    assert history(world.fuel)[0]["who"] == "eve"
    desk.post(page(world.fuel, "decide"), {"decision": "accept"})
    world.fuel.refresh_from_db()
    assert world.fuel.state == "accepted"
    answer = desk.post(page(world.fuel, "decide"), {"decision": "delete"}, follow=True)
    assert "no such decision" in words(answer)


def test_many_are_decided_from_the_list(desk: Client) -> None:
    kane = factories.player("Harry Kane")
    quotes = [factories.quote(state="candidate", speaker=who) for who in (kane, None, None)]
    form = {"action": "accept_selected", "_selected_action": [quote.pk for quote in quotes]}
    answer = desk.post("/admin/archive/quote/", form, follow=True)
    assert "3 quotes were accepted." in words(answer)
    assert "2 accepted quotes have no speaker" in words(answer)
    assert Quote.objects.filter(state="accepted").count() == 3


def test_the_next_to_decide_is_a_link_away(desk: Client, world: World) -> None:
    candidates = Quote.objects.filter(state="candidate").order_by("pk")
    assert "Next to decide" in words(desk.get(page(world.fuel)))
    assert page(candidates[0]) in desk.get(page(world.fuel)).content.decode() or candidates.filter(
        pk__gt=world.fuel.pk
    )


def test_who_may_have_spoken_is_told(desk: Client, world: World) -> None:
    world.candidate.candidates = [["Ada Brandt", 0.55], ["Ida Vang", 0.4]]
    world.candidate.save()
    assert "Ada Brandt (0.55), Ida Vang (0.40)" in words(desk.get(page(world.candidate)))


# Release


def test_release_lists_whom_it_makes_public_and_asks_first(desk: Client) -> None:
    hidden = factories.player("Ida Vang", released=None)
    moment = factories.moment(players=[hidden], released=None)
    assert "Submit for review" in words(desk.get(page(moment)))
    ask = desk.get(page(moment, "release"))
    assert "Ida Vang" in words(ask)
    assert not release.moments().exists()
    done = desk.post(page(moment, "release"), {"at_0": "", "at_1": ""}, follow=True)
    assert "is public, and with it Ida Vang." in words(done)
    assert release.moments().get() == moment
    assert release.players().get() == hidden


def test_schedule_withdraw_and_back(desk: Client) -> None:
    article = factories.article(released=None)
    desk.post(page(article, "submit"))
    assert "in review" in words(desk.get(page(article)))
    soon = timezone.now() + timedelta(days=2)
    form = {"at_0": f"{soon:%Y-%m-%d}", "at_1": f"{soon:%H:%M:%S}"}
    told = words(desk.post(page(article, "release"), form, follow=True))
    assert f"is public from {soon:%Y-%m-%d %H:%M} UTC" in told
    assert f"scheduled for {soon:%Y-%m-%d %H:%M} UTC" in told
    desk.post(page(article, "reopen"))
    assert "Standing: draft" in words(desk.get(page(article)))
    desk.post(page(article, "release"), {})
    assert release.articles().get() == article
    refused = desk.post(page(article, "withdraw"), {"reason": " "})
    assert "This field is required" in words(refused)
    desk.post(page(article, "withdraw"), {"reason": "The author asked."})
    assert not release.articles().exists()
    assert "withdrawn" in words(desk.get(page(article)))
    assert "The author asked." in words(desk.get(page(article)))
    assert history(article)[0]["why"] == "The author asked."


def test_withdrawing_names_the_quotes_that_go_and_that_stay(desk: Client, world: World) -> None:
    factories.cite(world.loose, factories.article("Again", f"“{FUEL}” he said."), FUEL)
    factories.cite(world.fuel, factories.article("Unseen", f"“{WORST}”", released=None), WORST)
    ask = words(desk.get(page(world.article, "withdraw")))
    goes, stays = ask.split("These quotes go with it")[1].split("These stay public")
    assert world.fuel.text in goes
    assert world.loose.text in stays
    assert world.fuel.text not in stays
    # As it then is.
    desk.post(page(world.article, "withdraw"), {"reason": "The author asked."})
    assert world.loose in release.quotes()
    assert world.fuel not in release.quotes()
    empty = factories.article()
    assert "Readers see no quote of it now." in words(desk.get(page(empty, "withdraw")))
    assert "quote of it" not in words(desk.get(page(world.moment, "withdraw")))


def test_withdrawing_names_what_stays_behind(desk: Client) -> None:
    alone, known = (factories.player(name, released=None) for name in ("Ada Brandt", "Bo Sand"))
    theme = factories.theme("nerves", released=None)
    article, other = factories.article("One", released=None), factories.article("Two")
    moment = factories.moment("A night")
    quote = factories.quote(speaker=alone, articles=[article], moments=[moment])
    quote.themes.add(theme)
    factories.quote(speaker=known, articles=[article])
    told = "though nothing else that readers see names them"
    desk.post(page(article, "release"), {})
    assert told in words(desk.get(page(article, "withdraw")))
    factories.quote(speaker=known, articles=[other])
    left = words(desk.get(page(article, "withdraw"))).split(told)[1]
    for name in ("Ada Brandt player", "nerves theme", "A night moment"):
        assert name in left
    assert "Bo Sand" not in left
    factories.cite(quote, other, quote.text)
    assert told not in words(desk.get(page(article, "withdraw")))


def test_what_cannot_be_is_told_and_not_done(desk: Client, world: World) -> None:
    past = {"at_0": "2020-01-01", "at_1": "12:00"}
    assert "This time is past" in words(desk.post(page(world.draft, "release"), past, follow=True))
    answer = desk.post(page(world.draft, "withdraw"), {"reason": "x"}, follow=True)
    assert "Only what is public can be withdrawn" in words(answer)
    answer = desk.post(page(world.draft, "release"), {"at_0": "tomorrow", "at_1": ""})
    assert "Enter a valid date" in words(answer)
    world.draft.refresh_from_db()
    assert world.draft.released_at is None


def test_a_story_says_what_of_it_stays_hidden(desk: Client, world: World) -> None:
    story = factories.story("Run", {"moment": world.hidden_moment}, released=None)
    assert "1 of its moments is not public" in words(desk.get(page(story, "release")))


# What is public


def test_is_public_is_the_one_rule_in_every_state(desk: Client, world: World) -> None:
    factories.theme("hidden", released=None)
    rules: dict[Any, Any] = {
        Article: release.articles(),
        Moment: release.moments(),
        Story: release.stories(),
        Quote: release.quotes(),
        Player: release.players(),
        Theme: release.themes(),
    }
    for model, public in rules.items():
        address = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        listed = desk.get(address).context["cl"].result_list
        shown = {row.pk for row in listed if row.public_now}
        assert shown == set(public.values_list("pk", flat=True)), model
        assert 0 < len(shown) < len(listed), model
        for chosen, wanted in (("yes", shown), ("no", {row.pk for row in listed} - shown)):
            if model in (Article, Moment, Story):
                continue
            found = desk.get(address, {"public": chosen}).context["cl"].result_list
            assert {row.pk for row in found} == wanted


def test_every_standing_has_its_articles(desk: Client, world: World) -> None:
    reviewed = factories.article("Reviewed", released=None, submitted_at=timezone.now())
    for standing, wanted in (
        ("draft", world.draft),
        ("review", reviewed),
        ("scheduled", world.scheduled),
        ("withdrawn", world.withdrawn),
        ("public", world.article),
    ):
        answer = desk.get("/admin/archive/article/", {"standing": standing})
        assert wanted in answer.context["cl"].result_list, standing
    answer = desk.get("/admin/archive/article/", {"standing": "draft"})
    assert list(answer.context["cl"].result_list) == [world.draft]


# Filters


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ({"who": "kane"}, True),
        ({"who": "zebra"}, False),
        ({"who": "-"}, False),
        ({"about": "qatar"}, True),
        ({"about": "-"}, False),
        ({"in": "fuel"}, True),
        ({"in": "#1"}, True),
        ({"in": "#" + "9" * 30}, False),
        ({"in": "#²"}, False),
        ({"state__exact": "rejected"}, False),
        ({"kind__exact": "direct"}, True),
        ({"anchor": "verified"}, True),
        ({"anchor": "lost"}, False),
        ({"q": "it's been FUEL"}, True),
        ({"q": "it’s fuel kane"}, True),
        ({"q": "'"}, True),
        ({"q": "fuel zebra"}, False),
        ({"q": "%"}, False),
    ],
)
def test_quotes_are_found(desk: Client, world: World, asked: dict, wanted: bool) -> None:
    if asked == {"in": "#1"}:
        asked = {"in": f"#{world.article.pk}"}
    answer = desk.get("/admin/archive/quote/", asked)
    assert answer.status_code == 200
    assert (world.fuel in answer.context["cl"].result_list) is wanted


@pytest.mark.parametrize(
    ("field", "typed", "wanted"),
    [
        ("archive.quote.speaker", "kane", "Harry Kane"),
        ("archive.quote.speaker", "MBAPPE", "Kylian Mbappé"),
        ("archive.quote.speaker", "donatello", "Kylian Mbappé"),
        ("archive.match.home", "engl", "England"),
        ("archive.match.home", "albion", "England"),
        ("archive.moment.match", "2022-12 france", "2022-12-10-england-france"),
        ("archive.storyitem.moment", "kane miss", "The Qatar miss"),
    ],
)
def test_choices_are_found_by_names_and_other_names(
    desk: Client, world: World, field: str, typed: str, wanted: str
) -> None:
    factories.player("Kylian Mbappé", slug="kylian-mbappe", aliases=["Donatello"])
    world.england.names.create(name="Albion")
    app, model, name = field.split(".")
    asked = {"app_label": app, "model_name": model, "field_name": name, "term": typed}
    found = desk.get("/admin/autocomplete/", asked).json()["results"]
    assert [one["text"] for one in found] == [wanted]


# Previews


def test_a_preview_is_for_staff_and_never_kept(desk: Client, world: World) -> None:
    for thing, told in (
        (world.draft, world.draft.title),
        (world.scheduled, world.scheduled.title),
        (world.hidden_moment, world.hidden_moment.title),
        (world.hidden_story, world.hidden_story.title),
        (world.moment, "been fuel for me"),
    ):
        answer = desk.get(page(thing, "preview"))
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert "ETag" not in answer.headers
        assert told in words(answer)
        assert "Preview for the desk" in words(answer)
        assert Client().get(page(thing, "preview")).status_code == 302
    for name in ("article", "moment", "story"):
        assert desk.get(f"/admin/archive/{name}/999/preview/").status_code == 404


# Lists at any size


def grow(number: int, mark: str) -> None:
    """So many of each thing that lists show; `mark` begins their addresses."""
    player, article, match = factories.player(), factories.article(), factories.match()
    names = [f"{mark}-{index}" for index in range(number)]
    by_name: tuple[Any, ...] = (Player, Team, Theme)
    for kind in by_name:
        kind.objects.bulk_create(kind(slug=name, name=name) for name in names)
    by_title: tuple[Any, ...] = (Article, Story)
    for kind in by_title:
        kind.objects.bulk_create(kind(slug=name, title=name) for name in names)
    moments = Moment.objects.bulk_create(
        Moment(slug=name, title=name, date=match.date, match=match) for name in names
    )
    MomentPlayer.objects.bulk_create(
        MomentPlayer(moment=moment, player=player) for moment in moments
    )
    quotes = Quote.objects.bulk_create(
        Quote(text=name, kind="direct", speaker=player) for name in names
    )
    Citation.objects.bulk_create(
        Citation(quote=quote, article=article, text=article.current_text) for quote in quotes
    )
    Tagging.objects.bulk_create(Tagging(quote=quote, moment=moments[0]) for quote in quotes)
    Match.objects.bulk_create(
        Match(
            slug=name,
            date=match.date + timedelta(days=index + 1),
            home=match.home,
            away=match.away,
            competition=match.competition,
            source=match.source,
        )
        for index, name in enumerate(names)
    )


def test_lists_and_forms_cost_the_same_at_any_size(
    desk: Client, django_assert_max_num_queries: Any
) -> None:
    lists = [f"/admin/archive/{name}/" for name in LISTED] + ["/admin/players/player/"]
    quote = factories.quote()
    things = [quote, factories.article(), factories.moment()]
    others = [*(page(thing) for thing in things), page(quote, "tag"), f"{lists[0]}?q=a"]
    for address in others:
        # Django asks once for each kind of thing what its number is.
        desk.get(address)
    costs: dict[str, set[int]] = {}
    for size, mark in ((10, "few"), (990, "many")):
        grow(size, mark)
        for address in (*lists, *others):
            with django_assert_max_num_queries(20) as spent:
                assert desk.get(address).status_code == 200
            costs.setdefault(address, set()).add(len(spent))
    assert {address: cost for address, cost in costs.items() if len(cost) != 1} == {}
    # Session, account, two for its permissions, the demonstration; then the list's own.
    assert max(cost for address in lists for cost in costs[address]) <= 9
