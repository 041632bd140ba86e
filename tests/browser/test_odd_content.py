"""Long, foreign and missing content: pages stay within their window, their statements and their weight."""

import gzip
from datetime import date, timedelta

import html5lib
import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page

from tests import factories

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

WIDTHS = (320, 375, 900, 1440)
ARABIC = "عبد الرحمن بن عبد العزيز الهاشمي القرشي"
VIETNAMESE = "Nguyễn Thị Phương Thảo Nguyên Khánh"
UNBROKEN = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
HEADLINE = (f"The night that {UNBROKEN} played on and on " + "and on again " * 20)[:200].strip()
MISSING = f"/moments/{UNBROKEN.lower()}/"
FIRST_DAY = date(1990, 8, 4)
# Of a page compressed, as the archive's own measure has it.
MOST_BYTES = 150_000


# What stands out of a page's window at either side, leaving out what scrolls or hides inside itself.
OUTSIDE = """() => [...document.body.querySelectorAll("*")].filter(piece => {
    const {left, right, width} = piece.getBoundingClientRect()
    if (!width || left >= 0 && right <= innerWidth + 1) return false
    for (let up = piece; up !== document.body; up = up.parentElement)
        if (getComputedStyle(up).overflowX !== "visible") return false
    return !piece.closest("svg, .visually-hidden, .skip-link")
}).map(piece => piece.cloneNode(false).outerHTML).slice(0, 3)"""


# Words that have so little room that they stand letter below letter.
CRUSHED = """() => [...document.querySelectorAll("main a, main span, main p, main td")].filter(piece => {
    const {width, height} = piece.getBoundingClientRect()
    return width && width < 28 && height > 80 && piece.textContent.trim().length > 8
}).map(piece => piece.outerHTML.slice(0, 120)).slice(0, 3)"""


def outside(page: Page, address: str) -> list[str]:
    """What is wider than the window, or crushed, at any size."""
    faults = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if width == WIDTHS[0]:
            page.goto(address)
        wide = page.evaluate("document.documentElement.scrollWidth")
        pieces = page.evaluate(OUTSIDE) + page.evaluate(CRUSHED)
        if wide > width or pieces:
            faults.append(f"{address} is {wide} wide at {width}: {pieces}")
    return faults


def build() -> dict[str, int]:
    """An archive of odd things: their pages, and how many statements each may take."""
    teams = [factories.team(ARABIC), factories.team(f"{VIETNAMESE} {UNBROKEN}")]
    cup = factories.competition(f"{HEADLINE[:120]} Cup")
    record = factories.source(licence="CC0 1.0")
    players = [factories.player(ARABIC, aliases=[UNBROKEN]), factories.player(VIETNAMESE)]
    for number in range(300):
        played = factories.match(
            *teams[:: 1 if number % 2 else -1], day=FIRST_DAY + timedelta(days=9 * number),
            competition=cup, source=record, stage=HEADLINE[:60], score=(number % 30, 11),
        )  # fmt: skip
        factories.event(played, players[0], minute=number % 90 + 1)
    night = factories.moment(
        HEADLINE, day=FIRST_DAY, players=players, match=played, summary=HEADLINE
    )
    lines = [f"“This is what was said at number {number} of the night,”" for number in range(500)]
    printed = factories.article(
        HEADLINE,
        "\n\n".join(f"{line} said {ARABIC}. " + "And the ball went on and on. " * 5 for line in lines),
        standfirst=HEADLINE, byline=f"{ARABIC}, {VIETNAMESE}", rights=HEADLINE,
        publication=factories.source("publication", name=UNBROKEN),
    )  # fmt: skip
    assert printed.current_text is not None
    assert len(printed.current_text.text.split()) > 20_000
    for number, line in enumerate(lines):
        said = factories.quote(
            line[1:-1], articles=[printed], speaker=players[number % 2], occasion=HEADLINE[:150],
            moments=[night] if number < 40 else (), said=FIRST_DAY + timedelta(days=70 * (number // 3)),
        )  # fmt: skip
    arabic = factories.article("في الليل", f"“{ARABIC}،” قال.", language="ar")
    foreign = factories.quote(
        f"{ARABIC}،", articles=[arabic], language="ar", speaker=players[0], moments=[night]
    )
    tale = factories.story(HEADLINE, {"moment": night, "text": HEADLINE}, {"quote": foreign})
    return {
        "/": 17,
        **dict.fromkeys(("/players/", "/articles/", "/quotes/", "/moments/", "/matches/"), 6),
        **dict.fromkeys(("/teams/", "/competitions/", "/themes/"), 5),
        reverse("player", args=[players[0].slug]): 12,
        reverse("player", args=[players[1].slug]): 12,
        reverse("article", args=[printed.slug]): 6,
        reverse("article", args=[arabic.slug]): 6,
        reverse("moment", args=[night.slug]): 9,
        reverse("match", args=[played.slug]): 7,
        reverse("quote", args=[foreign.pk]): 9,
        reverse("quote", args=[said.pk]): 9,
        reverse("story", args=[tale.slug]): 9,
        reverse("team", args=[teams[1].slug]): 11,
        reverse("team-record", args=[teams[1].slug]): 4,
        reverse("player-streaks", args=[players[0].slug]): 5,
        reverse("competition", args=[cup.slug]): 12,
        f"/search/?q={VIETNAMESE.split()[0]}": 16,
        f"/quotes/?speaker={players[0].slug}&moment={night.slug}": 9,
        MISSING: 6,
    }


def test_odd_content_stays_inside(
    live_server, page: Page, client: Client, django_assert_max_num_queries
) -> None:
    faults: list[str] = []
    for address, most in build().items():
        with django_assert_max_num_queries(most):
            answer = client.get(address)
        assert answer.status_code == (404 if address == MISSING else 200), address
        if len(answer.content) < 500_000:
            html5lib.HTMLParser(strict=True).parse(answer.content.decode())
        assert len(gzip.compress(answer.content)) < MOST_BYTES, address
        faults += outside(page, live_server.url + address)
    assert not faults, "\n".join(faults)


def test_an_empty_archive_stays_inside(live_server, page: Page) -> None:
    for path in (
        "/", "/players/", "/articles/", "/quotes/", "/moments/", "/matches/", "/stories/", "/on-this-day/",
        "/search/", "/search/?q=kane", "/players/nobody/",
    ):  # fmt: skip
        assert outside(page, live_server.url + path) == []
