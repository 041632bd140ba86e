"""An editor at work in Chromium: by mouse, by keyboard alone, and with scripts off."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group, User
from playwright.sync_api import Browser, Page, expect

from archive.models import Tagging
from archive.roles import EDITORS
from tests import world as worlds
from tests.archive.admin.conftest import signed_in

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def untagged(transactional_db: None) -> worlds.World:
    """The world, in which nothing is tied to anything."""
    made = worlds.build()
    Tagging.objects.all().delete()
    return made


@pytest.fixture
def sign_in(untagged: worlds.World, live_server) -> Callable[[Page], str]:
    """Signs a browser in as an editor; gives where the site is."""
    user = User.objects.create_user("eve", "", "a long pass phrase", is_staff=True)
    user.groups.add(Group.objects.get(name=EDITORS))
    cookie = signed_in(user).cookies["sessionid"].value

    def sign(page: Page) -> str:
        page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        return str(live_server.url)

    return sign


def in_its_hands(page: Page) -> None:
    """Wait until the tagging page holds the cursor and its script listens: fields take focus while scripts load."""
    expect(page.locator("#words")).to_be_focused()
    page.wait_for_load_state("domcontentloaded")


def test_one_quote_in_two_acts(page: Page, sign_in, untagged: worlds.World) -> None:
    site = sign_in(page)
    page.goto(f"{site}/admin/archive/quote/?state__exact=accepted")
    page.get_by_role("link", name=f"Tag quote {untagged.fuel.pk} to a moment").click()
    in_its_hands(page)
    page.keyboard.type("qatar")
    expect(page.locator("[data-offers] button")).to_have_count(1)
    page.get_by_role("button", name="The Qatar miss").click()
    expect(page.locator(".messagelist")).to_contain_text("1 quote tagged to “The Qatar miss”.")
    assert page.url.endswith("?state__exact=accepted")
    assert Tagging.objects.get().moment == untagged.moment
    page.goto(f"{site}/moments/the-qatar-miss/")
    expect(page.locator("main")).to_contain_text("been fuel for me")


def test_by_keyboard_alone(page: Page, sign_in, untagged: worlds.World) -> None:
    site = sign_in(page)
    page.goto(f"{site}/admin/archive/quote/{untagged.fuel.pk}/change/")
    page.locator("#tag-words").focus()
    page.keyboard.type("miss")
    page.keyboard.press("Enter")
    in_its_hands(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("tagged to “The Qatar miss”")
    assert Tagging.objects.get().quote == untagged.fuel


def test_many_with_scripts_off(
    browser: Browser, sign_in, live_server, untagged: worlds.World
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    site = sign_in(page)
    page.goto(f"{site}/admin/archive/quote/")
    for quote in (untagged.fuel, untagged.brief):
        page.locator(f"input.action-select[value='{quote.pk}']").check()
    page.get_by_label("Action:").select_option("tag_selected")
    page.get_by_role("button", name="Go").click()
    page.get_by_role("searchbox", name="Moment").fill("qatar")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("button", name="The Qatar miss").click()
    expect(page.locator("#content-main")).to_contain_text("2 quotes will be tagged")
    assert not Tagging.objects.exists()
    page.get_by_role("button", name="Tag 2 quotes").click()
    expect(page.locator(".messagelist")).to_contain_text("2 quotes tagged")
    assert Tagging.objects.count() == 2
    context.close()


def test_the_second_of_two_editors_loses_no_word(
    page: Page, browser: Browser, sign_in, untagged: worlds.World
) -> None:
    site = sign_in(page)
    address = f"{site}/admin/archive/moment/{untagged.moment.pk}/change/"
    page.goto(address)
    page.locator("#id_summary").fill("Mine, over\nthe bar.")
    context = browser.new_context()
    other = context.new_page()
    sign_in(other)
    other.goto(address)
    other.locator("#id_summary").fill("Theirs.")
    other.locator("input[name='_save']").click()
    expect(other.locator(".messagelist")).to_contain_text("changed successfully")
    context.close()
    page.locator("input[name='_save']").click()
    expect(page.locator("#content-main")).to_contain_text("nothing is lost")
    expect(page.locator(".compared ins")).to_contain_text(["Mine"])
    page.get_by_role("button", name="Go on editing with mine").click()
    expect(page.locator("#id_summary")).to_have_value("Mine, over\nthe bar.")
    page.locator("input[name='_save']").click()
    expect(page.locator(".messagelist")).to_contain_text("changed successfully")
    untagged.moment.refresh_from_db()
    assert untagged.moment.summary == "Mine, over\nthe bar."


def test_no_page_is_wider_than_its_window(page: Page, sign_in, untagged: worlds.World) -> None:
    site = sign_in(page)
    page.set_viewport_size({"width": 1024, "height": 800})
    for address in (
        f"quote/{untagged.fuel.pk}/change/",
        f"quote/{untagged.fuel.pk}/tag/",
        f"quote/{untagged.fuel.pk}/history/",
        f"moment/{untagged.moment.pk}/change/",
        f"moment/{untagged.moment.pk}/quotes/",
        f"article/{untagged.draft.pk}/release/",
        f"article/{untagged.article.pk}/withdraw/",
        f"match/{untagged.qatar.pk}/change/",
        f"story/{untagged.story.pk}/change/",
    ):
        page.goto(f"{site}/admin/archive/{address}")
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, (address, wide)
