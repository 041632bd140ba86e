"""A reader in a real browser: from the front page to a quote's exact place, scripts on or off."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.world import FUEL, SENTINEL, World

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

WIDTHS = (320, 375, 900, 1440)


def test_a_reader_follows_a_moment_to_where_it_was_printed(
    world: World, live_server, page: Page
) -> None:
    page.goto(live_server.url)
    page.get_by_role("link", name="The Qatar miss").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The Qatar miss")
    expect(page.locator(".later", has_text="2 years 10 months later").first).to_be_visible()
    page.locator("main").get_by_role("link", name="This quote").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_role("link", name="Fuel", exact=True).first.click()
    mark = page.locator("mark").first
    expect(mark).to_have_text(FUEL)
    expect(mark).to_be_in_viewport()


def test_the_timeline_is_filtered_by_a_plain_form(
    world: World, live_server, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/players/harry-kane/")
    expect(page.get_by_text("Over the bar in Al Khor.")).to_be_visible()
    page.get_by_label("Competition").select_option("friendly")
    page.get_by_role("button", name="Apply").click()
    assert "competition=friendly" in page.url
    expect(page.get_by_role("link", name="Switzerland").first).to_be_visible()
    expect(page.get_by_text("Over the bar in Al Khor.")).to_have_count(0)
    context.close()


def test_no_page_scrolls_sideways_or_asks_another_host(
    world: World, live_server, page: Page
) -> None:
    strangers: list[str] = []
    page.on(
        "request",
        lambda request: (
            None if request.url.startswith(live_server.url) else strangers.append(request.url)
        ),
    )
    for path in (
        "/",
        "/players/",
        "/players/harry-kane/",
        "/articles/",
        "/articles/fuel/",
        "/articles/in-brief/",
        "/quotes/",
        f"/quotes/{world.fuel.pk}/",
        "/moments/",
        "/moments/the-qatar-miss/",
        "/matches/",
        "/matches/2022-12-10-england-france/",
        "/stories/",
        "/stories/after-the-whistle/",
        "/themes/penalties/",
        "/teams/england/",
        "/competitions/fifa-world-cup/",
        "/on-this-day/",
        "/search/?q=kane",
        "/api/v1/docs",
    ):
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(live_server.url + path)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{path} is {wide} wide at {width}"
        assert SENTINEL not in page.content(), path
        assert page.locator("h1").count() == 1, path
    assert strangers == []
    assert page.context.cookies() == []
