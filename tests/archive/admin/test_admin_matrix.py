"""Who may open and do what: every address of the admin, every action, five kinds of people.

A route without a row fails. What somebody may not do is asked for all the same, by GET and by POST,
and nothing may have changed.
"""

from typing import Any

import pytest
from django.contrib import admin
from django.contrib.admin.sites import site
from django.db.models import Model
from django.test import Client
from django.urls import URLPattern, reverse

from archive.changes import revision
from archive.models import ImportBatch, MatchAccount, MatchEvent, Source, SquadPlace, Venue
from tests.world import World

pytestmark = pytest.mark.django_db

LOGIN, OK, DENIED, NO_GET = "login", 200, 403, 405

# What an editor may open of each kind, beside the list of it: the rest is refused.
EDITORS_PAGES = {
    "archive_article": {
        "add",
        "change",
        "history",
        "release",
        "withdraw",
        "preview",
        "names",
        "claims",
    },
    "archive_competition": {"add", "change", "history"},
    "archive_importbatch": {"change", "history"},
    "archive_match": {"add", "change", "history"},
    "archive_matchaccount": {"change", "history"},
    "archive_matchevent": {"change", "history"},
    "archive_moment": {"add", "change", "history", "release", "withdraw", "preview", "quotes"},
    "archive_quote": {"change", "history", "tag"},
    "archive_source": {"add", "change", "history"},
    "archive_squadplace": {"change", "history"},
    "archive_story": {"add", "change", "history", "release", "withdraw", "preview"},
    "archive_team": {"add", "change", "history"},
    "archive_theme": {"add", "change", "history"},
    "archive_venue": {"add", "change", "history"},
    "players_player": {"add", "change", "history", "merge"},
    "auth_group": set(),
    "auth_user": set(),
}
# What not even an administrator may: such things come otherwise, or tell what was done.
NOBODYS = {
    "archive_quote_add",
    "archive_matchaccount_add",
    "archive_matchaccount_delete",
    "archive_matchevent_add",
    "archive_matchevent_delete",
    "archive_importbatch_add",
    "archive_importbatch_delete",
    "archive_squadplace_add",
    "archive_squadplace_delete",
}
POST_ONLY = {
    *(
        f"archive_{kind}_{act}"
        for kind in ("article", "moment", "story")
        for act in ("submit", "reopen")
    ),
    "archive_article_decide_name",
    "archive_article_mark_claim",
    "archive_article_take_off_claim",
    "archive_article_read_again",
    "archive_quote_decide",
    "archive_quote_join",
    "archive_quote_place",
    "archive_quote_untag",
    "archive_quote_tag_many",
    "players_player_split",
}
# Pages of no kind of thing: what an anonymous visitor, a reader, staff and an editor get.
OTHERS: dict[str, tuple[Any, Any, Any, Any]] = {
    "index": (LOGIN, LOGIN, OK, OK),
    "jsi18n": (LOGIN, LOGIN, OK, OK),
    "login": (OK, OK, 302, 302),
    "logout": (302, 302, NO_GET, NO_GET),
    "password_change": (LOGIN, LOGIN, OK, OK),
    "password_change_done": (LOGIN, LOGIN, OK, OK),
    "autocomplete": (LOGIN, LOGIN, DENIED, DENIED),
    "app_list": (LOGIN, LOGIN, 404, OK),
    "view_on_site": (LOGIN, LOGIN, 404, 404),
    "auth_user_password_change": (LOGIN, LOGIN, DENIED, DENIED),
}


@pytest.fixture
def things(world: World, editor: Any) -> dict[str, Model]:
    """One thing of each kind."""
    return {
        "archive_article": world.article,
        "archive_competition": world.qatar.competition,
        "archive_importbatch": ImportBatch.objects.create(kind="features"),
        "archive_match": world.qatar,
        "archive_matchaccount": MatchAccount.objects.create(
            match=world.qatar, source=world.qatar.source, source_key="1"
        ),
        "archive_matchevent": MatchEvent.objects.filter(match=world.qatar).first(),
        "archive_moment": world.moment,
        "archive_quote": world.fuel,
        "archive_source": Source.objects.first(),
        "archive_squadplace": SquadPlace.objects.create(
            tournament="cup",
            team=world.england,
            player_name="Ada",
            source=world.qatar.source,
            source_key="1",
        ),
        "archive_story": world.story,
        "archive_team": world.england,
        "archive_theme": world.theme,
        "archive_venue": Venue.objects.first(),
        "players_player": world.kane,
        "auth_group": editor.groups.get(),
        "auth_user": editor,
    }


def names() -> set[str]:
    """The names of all addresses of the admin that have one."""

    def under(patterns: Any) -> Any:
        for entry in patterns:
            if isinstance(entry, URLPattern):
                if entry.name:
                    yield entry.name
            else:
                yield from under(entry.url_patterns)

    return set(under(admin.site.get_urls()))


def kind_and_page(name: str) -> tuple[str, str]:
    kind = next(
        kind for kind in sorted(EDITORS_PAGES, key=len, reverse=True) if name.startswith(f"{kind}_")
    )
    return kind, name.removeprefix(f"{kind}_")


def address(name: str, things: dict[str, Model]) -> str:
    if name in OTHERS:
        args: dict[str, list[Any]] = {
            "app_list": ["archive"],
            "view_on_site": [1, 1],
            "auth_user_password_change": [things["auth_user"].pk],
        }
        return reverse(f"admin:{name}", args=args.get(name, []))
    kind, page = kind_and_page(name)
    if page in ("changelist", "add", "tag_many"):
        return reverse(f"admin:{name}")
    return reverse(f"admin:{name}", args=[things[kind].pk])


def expected(name: str) -> dict[str, Any]:
    """What each gets for a GET."""
    if name in OTHERS:
        anonymous, reader, staff, editor = OTHERS[name]
        chief = {"auth_user_password_change": OK}.get(name, editor)
        return dict(zip(PEOPLE, (anonymous, reader, staff, editor, chief), strict=True))
    kind, page = kind_and_page(name)
    if name in POST_ONLY:
        return dict(zip(PEOPLE, (LOGIN, LOGIN, NO_GET, NO_GET, NO_GET), strict=True))
    may = page in EDITORS_PAGES[kind] or (page == "changelist" and EDITORS_PAGES[kind])
    chief = DENIED if name in NOBODYS else OK
    return dict(zip(PEOPLE, (LOGIN, LOGIN, DENIED, OK if may else DENIED, chief), strict=True))


PEOPLE = ("anonymous", "reader", "staff", "editor", "chief")


def told(answer: Any) -> Any:
    """What an answer says: its status, or that one must sign in first."""
    if answer.status_code == 302 and answer.url.startswith(reverse("admin:login")):
        return LOGIN
    return answer.status_code


def test_every_address_has_a_row() -> None:
    assert {model._meta.label_lower.replace(".", "_") for model in site._registry} == set(
        EDITORS_PAGES
    )
    for name in names() - set(OTHERS):
        kind, page = kind_and_page(name)
        known = {"changelist", "add", "change", "delete", "history"} | EDITORS_PAGES[kind]
        assert page in known or name in POST_ONLY, name


def test_who_may_open_what(things: dict[str, Model], visitors: dict[str, Client]) -> None:
    before = revision()
    wrong = []
    for name in sorted(names()):
        where = address(name, things)
        for person, wanted in expected(name).items():
            if name == "login" and person == "reader":
                continue
            found = told(visitors[person].get(where))
            if found != wanted:
                wrong.append((name, person, found, wanted))
    assert not wrong
    assert revision() == before, "a GET has changed something"


WRITES: dict[str, dict[str, Any]] = {
    "archive_quote_tag": {"moment": 1, "kind": "about"},
    "archive_quote_untag": {"moment": 1},
    "archive_quote_decide": {"decision": "reject"},
    "archive_quote_join": {"act": "apart", "other": 1},
    "archive_quote_tag_many": {"quotes": "1", "moment": 1, "kind": "about", "confirm": "yes"},
    "archive_article_withdraw": {"reason": "x"},
    "archive_moment_withdraw": {"reason": "x"},
    "archive_story_withdraw": {"reason": "x"},
}


def test_no_forged_post_goes_through(things: dict[str, Model], visitors: dict[str, Client]) -> None:
    """Staff without a role, by every address there is; an editor, by those that are not an editor's."""
    before = revision()
    for name in sorted(
        names() - {"login", "logout", "password_change", "password_change_done", "index", "jsi18n"}
    ):
        where = address(name, things)
        form = {**WRITES.get(name, {}), "post": "yes", "version": 1, "title": "x", "name": "x"}
        for person in ("anonymous", "reader", "staff", "editor"):
            if person == "editor" and (name in POST_ONLY or expected(name)[person] == OK):
                continue
            answer = visitors[person].post(where, form)
            assert told(answer) in (LOGIN, DENIED, 404, 405), (name, person, answer.status_code)
    assert revision() == before


ACTIONS = {
    "archive_article": ["read_selected_again"],
    "archive_quote": ["accept_selected", "reject_selected", "reopen_selected", "tag_selected"],
    "players_player": ["introduce_selected"],
}


def test_every_action_has_a_row() -> None:
    found = {
        model._meta.label_lower.replace(".", "_"): [
            action.__name__ if callable(action) else action for action in pages.actions
        ]
        for model, pages in site._registry.items()
        if pages.actions and model._meta.app_label != "auth"
    }
    assert found == ACTIONS


def test_actions_are_for_those_who_may(
    things: dict[str, Model], visitors: dict[str, Client], world: World
) -> None:
    world.candidate.refresh_from_db()
    before = revision()
    chosen = {
        "archive_article": world.article.pk,
        "archive_quote": world.candidate.pk,
        "players_player": world.unreleased.pk,
    }
    for kind, actions in ACTIONS.items():
        where = reverse(f"admin:{kind}_changelist")
        for action in [*actions, "delete_selected"]:
            form: dict[str, Any] = {
                "action": action,
                "_selected_action": [chosen[kind]],
                "post": "yes",
            }
            for person in ("anonymous", "reader", "staff"):
                assert told(visitors[person].post(where, form)) in (LOGIN, DENIED)
            if action == "delete_selected":
                visitors["editor"].post(where, form)
            visitors["editor"].get(where, form)
    assert revision() == before
    for kind, actions in ACTIONS.items():
        for action in actions:
            form = {"action": action, "_selected_action": [chosen[kind]]}
            answer = visitors["editor"].post(reverse(f"admin:{kind}_changelist"), form)
            assert answer.status_code in (OK, 302)
    assert revision() > before
