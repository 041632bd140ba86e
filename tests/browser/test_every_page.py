"""Every kind of page of the demonstration archive, as browsers of all sizes see it."""

import re
from html import unescape
from importlib.resources import files

import html5lib
import pytest
from django.test import Client
from playwright.sync_api import Page

from archive import demo
from archive.models import CitationPart
from archive.verification import verify

pytestmark = [pytest.mark.chromium, pytest.mark.django_db(transaction=True)]

WIDTHS = (1440, 900, 320, 375)
BEGIN = (
    "/", "/on-this-day/?month=12&day=10", "/search/", "/search/?q=england", "/search/?q=kanne", "/players/harry-cane/",
    "/quotes/?colour=red", "/quotes/?said_from=soon", "/quotes/?speaker=harry-kane", "/quotes/?q=qqqq",
    "/players/harry-kane/?kind=goal", "/players/harry-kane/?kind=quote&order=asc", "/nowhere/",
    "/teams/", "/teams/england/", "/teams/england/record/", "/players/?letter=h", "/competitions/?letter=q", "/players/harry-kane/streaks/?as_of=2022-12-10",
)  # fmt: skip
# Of what there are many of a kind, so many; every other page of the crawl is visited.
SOME = {
    r"/matches/2": 3,
    r"/teams/[a-z]": 2,
    r"/competitions/[a-z]": 2,
    r"/quotes/\d": 4,
    r"/moments/[a-z]": 3,
    r"/\w+/\?": 4,
}
REFUSED = re.compile(r"/nowhere/|/players/harry-cane/|colour=red|said_from=soon")
# What the parser lets pass and HTML does not allow: a caption amid its figure, parts of a second beyond the third.
FAULTY = re.compile(
    r'</svg>\s*<figcaption[^>]*>[^<]*</figcaption>\s*<(?!/figure)|datetime="[^"]*\.\d{4}'
)
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RUN = "async options => (await axe.run(document, options)).violations"
# All rules, those among them that axe leaves off unless asked; and what another colour scheme can change.
OFF_BY_ITSELF = ("label-content-name-mismatch", "target-size")
EVERYTHING = {
    "resultTypes": ["violations"],
    "rules": {name: {"enabled": True} for name in OFF_BY_ITSELF},
}
CONTRAST = {"resultTypes": ["violations"], "runOnly": ["color-contrast"]}


def addresses(client: Client) -> list[str]:
    """The pages of a crawl, of each kind no more than ``SOME``."""
    seen: dict[str, None] = {}
    kinds = dict.fromkeys(SOME, 0)
    ahead = list(BEGIN)
    while ahead:
        address = ahead.pop(0)
        if address in seen or address.startswith(("/api/v1/", "/feeds/", "/admin/")):
            continue
        kind = next((kind for kind in SOME if re.match(kind, address)), None)
        if kind and address not in BEGIN:
            if kinds[kind] == SOME[kind]:
                continue
            kinds[kind] += 1
        seen[address] = None
        html = client.get(address).content.decode()
        for found in re.findall(r'<a [^>]*?href="([^"#]+)', html):
            to = unescape(found)
            ahead.append(address.split("?")[0] + to if to.startswith("?") else to)
    return [*(address for address in seen if address.startswith("/")), "/api/v1/docs"]


@pytest.mark.once
def test_every_page_at_every_size(live_server, page: Page, client: Client) -> None:
    demo.load(password="a long enough password")
    # So that the report of the last check has something of everything.
    CitationPart.objects.filter(citation__quote__text__startswith="It’s been").update(prefix="x")
    verify()
    faults: list[str] = []
    said: list[str] = []
    page.on("console", lambda line: said.append(line.text) if line.type == "error" else None)
    page.on("request", lambda asked: said.append(asked.url) if not ours(asked.url) else None)

    def ours(url: str) -> bool:
        return url.startswith(live_server.url)

    def look(scheme: str, options: dict[str, object]) -> None:
        faults.extend(
            f"{address} ({scheme}): {fault['id']}: {node['html'][:120]}"
            for fault in page.evaluate(RUN, options)
            for node in fault["nodes"]
        )

    visited = addresses(client)
    assert len(visited) > 40, visited
    for address in visited:
        page.emulate_media(color_scheme="dark")
        page.set_viewport_size({"width": WIDTHS[0], "height": 900})
        answer = page.goto(live_server.url + address)
        assert answer is not None
        assert (answer.status >= 400) == bool(REFUSED.search(address)), address
        html5lib.HTMLParser(strict=True).parse(answer.text())
        assert not FAULTY.search(answer.text()), address
        page.evaluate(AXE)
        look("dark", CONTRAST)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            wide = page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                faults.append(f"{address} is {wide} wide at {width}")
        page.emulate_media(color_scheme="light")
        look("light", EVERYTHING)
        faults.extend(
            f"{address}: {line}"
            for line in said
            if not ("status of 4" in line and answer.status >= 400)
        )
        said.clear()
    assert faults == []
    assert page.context.cookies() == []
