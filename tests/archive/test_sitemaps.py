"""Sitemaps and robots: every public page and no other, real times of change, parts where it is large."""

import re
import urllib.robotparser
from datetime import datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from django.utils import timezone

from archive import sitemaps
from archive.models import Article, Tagging
from archive.reading import addresses
from archive.reading.errors import Missing
from tests import factories
from tests.world import SENTINEL, World

SITE = "https://quotes.example.org"
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(autouse=True)
def site(settings):
    """The archive's address, not the test client's."""
    settings.SITE_URL = SITE


def read(client: Client, address: str = "/sitemap.xml", root: str = "urlset") -> dict[str, str]:
    """The addresses of a file, from the root of the site, with their times."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    assert answer["Content-Type"] == "application/xml; charset=utf-8"
    assert not answer.cookies
    tree = ET.fromstring(answer.content)
    assert tree.tag == f"{SPACE}{root}"
    found = {}
    for child in tree:
        place = child.findtext(f"{SPACE}loc") or ""
        assert place.startswith(f"{SITE}/")
        found[place.removeprefix(SITE)] = child.findtext(f"{SPACE}lastmod") or ""
    assert len(found) == len(tree), "an address stands twice"
    return found


def test_every_public_page_and_no_other(world: World, client: Client) -> None:
    found = read(client)
    assert set(found) >= {
        "/",
        "/players/harry-kane/",
        "/articles/fuel/",
        "/articles/in-brief/",
        f"/quotes/{world.fuel.pk}/",
        f"/quotes/{world.brief.pk}/",
        "/moments/the-qatar-miss/",
        f"/matches/{world.qatar.slug}/",
        "/stories/after-the-whistle/",
        "/themes/penalties/",
        "/teams/england/",
        "/competitions/fifa-world-cup/",
    }
    assert SENTINEL not in str(found)
    for address in found:
        assert client.get(address).status_code == 200, address
    things = re.compile(r"/(?!about/)[^/]+/[^/]+/")
    dated = [at for address, at in found.items() if things.fullmatch(address)]
    assert len(dated) > 10
    for at in dated:
        changed = datetime.fromisoformat(at)
        assert changed.tzinfo is not None
        assert changed <= timezone.now()


@pytest.mark.django_db
def test_an_empty_archive_has_its_leading_pages(client: Client) -> None:
    assert set(read(client)) == set(read(client, "/sitemap-pages.xml"))


def test_a_change_moves_the_time(world: World, client: Client) -> None:
    before = read(client)
    later = timezone.now() + timedelta(days=1)
    Article.objects.filter(pk=world.quotes_only.pk).update(updated_at=later)
    after = read(client)
    assert after["/articles/in-brief/"] == later.isoformat(timespec="seconds")
    assert {address for address in after if after[address] != before[address]} == {
        "/articles/in-brief/"
    }


def test_a_new_print_moves_what_shows_it(world: World, client: Client) -> None:
    later = timezone.now() - timedelta(seconds=1)
    for kind in ("articles", "quotes", "moments", "players"):
        addresses.KINDS[kind].rows().update(
            updated_at=later - timedelta(days=9), created_at=later - timedelta(days=9)
        )
    Article.objects.filter(pk=world.article.pk).update(released_at=later - timedelta(days=8))
    Tagging.objects.update(at=later - timedelta(days=8))
    for thing in (world.moment, world.kane):
        type(thing).objects.filter(pk=thing.pk).update(released_at=later - timedelta(days=8))
    before = read(client)
    again = factories.article("Again", f"“{world.loose.text}” he said.", released=later)
    factories.cite(world.loose, again, world.loose.text)
    after = read(client)
    moved = {address for address in before if after[address] != before[address]}
    assert moved == {f"/quotes/{world.loose.pk}/", "/players/harry-kane/"}
    tied = timezone.now() + timedelta(hours=1)
    Tagging.objects.create(quote=world.loose, moment=world.moment)
    Tagging.objects.filter(quote=world.loose).update(at=tied)
    assert read(client)["/moments/the-qatar-miss/"] == tied.isoformat(timespec="seconds")


def test_where_it_is_large_the_parts_have_files(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = read(client)
    monkeypatch.setattr(sitemaps, "TOGETHER", 3)
    monkeypatch.setattr(addresses, "RUN", 2)
    index = read(client, root="sitemapindex")
    found: dict[str, str] = {}
    for address, changed in index.items():
        part = read(client, address)
        assert 1 <= len(part) <= 2 or address == "/sitemap-pages.xml"
        # Of matches there are too many for the last change in every part.
        assert changed in {max(part.values()), ""}
        assert changed or address.startswith(("/sitemap-matches-", "/sitemap-pages"))
        assert not part.keys() & found.keys()
        found |= part
    assert found == whole


def test_what_is_hidden_moves_no_time(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = read(client)
    monkeypatch.setattr(sitemaps, "TOGETHER", 3)
    index = read(client, root="sitemapindex")
    later = timezone.now() + timedelta(days=1)
    Tagging.objects.filter(moment=world.hidden_moment).update(at=later)
    for hidden in (world.draft, world.scheduled, world.withdrawn, world.unreleased):
        type(hidden).objects.filter(pk=hidden.pk).update(updated_at=later)
    for quote in (world.rejected, world.candidate, world.withdrawn_quote):
        type(quote).objects.filter(pk=quote.pk).update(updated_at=later)
    assert read(client, root="sitemapindex") == index
    monkeypatch.undo()
    assert read(client) == whole


def test_there_are_no_other_parts(world: World, client: Client) -> None:
    for address in (
        "/sitemap-articles-1.xml",
        "/sitemap-drafts-0.xml",
        "/sitemap-articles-922337203685477.xml",
        "/sitemap-articles-99999999999999999999999.xml",
    ):
        assert client.get(address).status_code == 404, address
    with pytest.raises(Missing):
        addresses.part("articles", -1)


def test_the_statements_stay_the_same(
    world: World, client: Client, django_assert_num_queries, monkeypatch: pytest.MonkeyPatch
) -> None:
    once = sum(1 + len(kind.sources) for kind in addresses.KINDS.values())
    # One is the edition's (archive.conditional), two are for the runs that matches are in.
    with django_assert_num_queries(3 + 2 * once):
        read(client)
    for number in range(20):
        made = factories.article(f"Number {number}", f"“We kept {number},” he said.")
        factories.quote(f"We kept {number},", articles=[made], moments=[world.moment])
    with django_assert_num_queries(3 + 2 * once):
        read(client)
    with django_assert_num_queries(3):
        read(client, "/sitemap-quotes-0.xml")
    monkeypatch.setattr(sitemaps, "TOGETHER", 3)
    with django_assert_num_queries(3 + once):
        read(client, root="sitemapindex")


def test_who_has_it_gets_304(world: World, client: Client) -> None:
    for address in ("/sitemap.xml", "/robots.txt"):
        answer = client.get(address)
        assert answer["Cache-Control"] == "public, no-cache"
        again = client.get(address, headers={"if-none-match": answer["ETag"]})
        assert again.status_code == 304


@pytest.mark.django_db
def test_robots(client: Client) -> None:
    answer = client.get("/robots.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    rules = urllib.robotparser.RobotFileParser()
    rules.parse(answer.content.decode().splitlines())
    assert rules.site_maps() == [f"{SITE}/sitemap.xml"]
    assert rules.can_fetch("anybody", f"{SITE}/players/harry-kane/")
    assert not rules.can_fetch("anybody", f"{SITE}/admin/login/")
