"""An editor in a real browser: the tag is taken off, and set again in three actions from the list."""

import pytest
from django.contrib.auth.models import Group, User
from playwright.sync_api import Page, expect

from archive.models import QuoteState, Tagging
from archive.roles import EDITORS
from tests.world import World

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

PASSWORD = "a password of some length"
WORDS = "It’s been fuel for me"
SURFACES = (
    "/moments/the-qatar-miss/",
    "/players/harry-kane/?kind=moment",
    "/api/v1/moments/the-qatar-miss/quotes",
)


@pytest.fixture
def desk(world: World, live_server, page: Page) -> Page:
    """The admin's first page, signed in as an editor."""
    editor = User.objects.create_user("ada", password=PASSWORD, is_staff=True)
    editor.groups.add(Group.objects.get(name=EDITORS))
    page.goto(f"{live_server.url}/admin/")
    page.get_by_label("Username").fill("ada")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("link", name="Quotes", exact=True).first).to_be_visible()
    return page


def shown(live_server, client) -> list[bool]:
    """On which public surfaces the words stand, as an anonymous reader sees them."""
    return [WORDS in client.get(surface).content.decode() for surface in SURFACES]


def test_a_tag_goes_and_comes_back_in_three_actions(
    desk: Page, world: World, live_server, client
) -> None:
    Tagging.objects.exclude(quote=world.fuel).delete()
    assert shown(live_server, client) == [True, True, True]
    desk.goto(f"{live_server.url}/admin/archive/quote/{world.fuel.pk}/change/")
    desk.get_by_role("button", name="Take off").first.click()
    while desk.get_by_role("button", name="Take off").count():
        desk.get_by_role("button", name="Take off").first.click()
    assert shown(live_server, client) == [False, False, False]

    desk.goto(f"{live_server.url}/admin/archive/quote/?q=fuel+worst")
    row = desk.get_by_role("row").filter(has_text=WORDS)
    row.get_by_role("link", name="Tag quote").click()  # one
    desk.get_by_role("button", name="The Qatar miss").click()  # two
    tagging = Tagging.objects.get(quote=world.fuel, moment=world.moment)
    assert tagging.by is not None
    assert tagging.by.username == "ada"
    assert shown(live_server, client) == [True, True, True]


def test_many_are_tagged_at_once_after_a_preview(desk: Page, world: World, live_server) -> None:
    desk.goto(f"{live_server.url}/admin/archive/quote/?q=fuel")
    desk.locator("#action-toggle").check()
    desk.locator("select[name=action]").select_option(label="Tag to a moment…")
    desk.get_by_role("button", name="Go").click()
    desk.get_by_role("button", name="The Qatar miss").click()
    expect(desk.get_by_text("1 quote will be tagged")).to_be_visible()
    assert Tagging.objects.filter(quote=world.loose).count() == 0
    desk.get_by_role("button", name="Tag").click()
    expect(desk.get_by_text("tagged").first).to_be_visible()
    assert Tagging.objects.filter(quote=world.loose, moment=world.moment).count() == 1


def test_a_candidate_is_accepted_on_its_page(desk: Page, world: World, live_server) -> None:
    desk.goto(f"{live_server.url}/admin/archive/quote/{world.candidate.pk}/change/")
    desk.get_by_role("button", name="Accept").click()
    expect(desk.get_by_text("Accepted").first).to_be_visible()
    world.candidate.refresh_from_db()
    assert world.candidate.state == QuoteState.ACCEPTED
