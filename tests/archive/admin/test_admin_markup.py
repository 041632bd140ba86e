"""Every page of the admin with hostile names and words in it: nothing of them becomes markup, and
nothing is written into a page that the content security policy would stop."""

from html.parser import HTMLParser
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db.models import CharField, TextField
from django.test import Client
from django.urls import reverse

from archive.models import ImportBatch, MatchAccount, Source, SquadPlace, StoryItem
from players.models import PlayerRole
from tests import factories
from tests.archive.admin.forms import opened
from tests.archive.admin.test_admin_matrix import address, names

pytestmark = pytest.mark.django_db

CANARY = "</script><x-canary a='1'>\"'><x-canary onload=\"alert(1)\">&lt;x-canary&gt;{{ 7 }}"


SHOWING = ("_change", "_changelist", "_history")


class Markup(HTMLParser):
    """What a page is made of that it should not be."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if "canary" in tag:
            self.faults.append(f"markup of ours: {tag}")
        if tag == "style" or "style" in given:
            self.faults.append(f"inline style on {tag}: {given.get('style')}")
        runs = given.get("type") not in ("application/json", "text/template")
        if tag == "script" and "src" not in given and runs:
            self.faults.append("inline script")
        self.faults += [f"handler {name}" for name in given if name.startswith("on")]
        for name in ("href", "src", "action", "formaction"):
            value = (given.get(name) or "").strip().lower()
            if value.startswith(("javascript:", "data:", "//", "http:", "https:")):
                self.faults.append(f"{name} leads to {value[:40]}")


@pytest.fixture
def hostile(db: None) -> dict[str, Any]:
    """One thing of each kind, every text of it hostile (addresses and choices apart)."""
    player = factories.player(CANARY, slug="player", aliases=[CANARY])
    PlayerRole.objects.create(player=player, role="player")
    match = factories.match(
        factories.team(CANARY, slug="home"), factories.team(CANARY, slug="away")
    )
    event = factories.event(match, player)
    moment = factories.moment(CANARY, slug="moment", players=[player], match=match, event=event)
    theme = factories.theme(CANARY, slug="theme", released=None)
    article = factories.article(
        CANARY, body="“We kept the ball,” Brandt said. <x-canary>", slug="a"
    )
    quote = factories.quote("We kept the ball,", speaker=player, articles=[article])
    quote.taggings.create(moment=moment, why=CANARY)
    quote.themes.add(theme)
    moment.themes.add(theme)
    story = factories.story(CANARY, {"moment": moment, "quote": None, "text": CANARY}, slug="story")
    batch = ImportBatch.objects.create(kind="demo", state="done", report=[CANARY], files=[CANARY])
    kept = {"source": match.source, "source_key": "1"}
    says = {"stage": CANARY, "goals": [[True, "goal", 1, None, CANARY]]}
    account = MatchAccount.objects.create(match=match, says=says, **kept)
    place = SquadPlace.objects.create(
        team=match.home, player=player, club=match.away, tournament=CANARY[:100],
        player_name=CANARY, **kept,
    )  # fmt: skip
    user = User.objects.create_user(CANARY[:150], first_name=CANARY[:150])
    made = {
        "archive_article": article,
        "archive_competition": match.competition,
        "archive_importbatch": batch,
        "archive_match": match,
        "archive_matchaccount": account,
        "archive_matchevent": event,
        "archive_moment": moment,
        "archive_quote": quote,
        "archive_source": Source.objects.first(),
        "archive_squadplace": place,
        "archive_story": story,
        "archive_team": match.home,
        "archive_theme": theme,
        "archive_venue": factories.venue(CANARY, slug="venue"),
        "players_player": player,
        "auth_group": user.groups.create(name=CANARY[:150]),
        "auth_user": user,
    }
    for kind, thing in made.items():
        texts = [
            field.name
            for field in thing._meta.concrete_fields
            if type(field) in (CharField, TextField)
            and not field.choices
            and field.name != "password"
        ]
        if not kind.startswith("auth_"):
            length = {name: thing._meta.get_field(name).max_length or 1_000 for name in texts}
            values = {name: CANARY[: length[name]] for name in texts}
            type(thing)._base_manager.filter(pk=thing.pk).update(**values)
            thing.refresh_from_db()
    assert StoryItem.objects.get().text == CANARY
    return made


def test_no_page_takes_texts_for_markup(chief: Client, hostile: dict[str, Any]) -> None:
    for name in sorted(names() - {"logout", "jsi18n", "autocomplete"}):
        answer = chief.get(address(name, hostile), follow=True)
        page = answer.content.decode()
        assert Markup(page).faults == [], name
        kept_out = ("auth_", "archive_importbatch", "password_")
        if name.endswith(SHOWING) and not name.startswith(kept_out):
            assert "&lt;x-canary" in page, name


def test_nor_do_the_pages_between(desk: Client, chief: Client, hostile: dict[str, Any]) -> None:
    quote, moment = hostile["archive_quote"], hostile["archive_moment"]
    tag = reverse("admin:archive_quote_tag_many")
    form = {"quotes": str(quote.pk), "kind": "about", "why": CANARY, "back": CANARY, "q": CANARY}
    mine, theirs = opened(desk, moment), opened(chief, moment)
    theirs[1]["summary"] = [CANARY + "!"]
    mine[1]["summary"] = [CANARY + "?"]
    chief.post(*theirs)
    pages = [
        desk.post(tag, form),
        desk.post(tag, form | {"moment": moment.pk}),
        desk.post(*mine),
        desk.get(reverse("admin:archive_quote_tag", args=[quote.pk]), {"q": CANARY}),
        desk.get(reverse("admin:archive_moment_quotes", args=[moment.pk]), {"q": CANARY}),
        desk.get("/admin/archive/quote/", {"q": CANARY, "who": CANARY, "about": CANARY}),
        desk.post(reverse("admin:archive_quote_tag", args=[quote.pk]), {"moment": "x"}),
    ]
    assert pages[2].status_code == 409
    for page in pages:
        text = page.content.decode()
        assert Markup(text).faults == [], text[:200]
        assert "x-canary" in text


def test_messages_are_text_too(desk: Client, hostile: dict[str, Any]) -> None:
    quote, moment = hostile["archive_quote"], hostile["archive_moment"]
    answer = desk.post(
        reverse("admin:archive_quote_untag", args=[quote.pk]), {"moment": moment.pk}, follow=True
    )
    assert "no longer tagged to “&lt;/script&gt;" in answer.content.decode()
    assert Markup(answer.content.decode()).faults == []


def test_every_page_of_the_desk_names_its_icon(chief: Client) -> None:
    for page in (Client().get("/admin/login/"), chief.get("/admin/")):
        assert '<link rel="icon" href="/static/img/mark' in page.content.decode()
