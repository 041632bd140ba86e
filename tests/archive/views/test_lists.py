"""The lists: what they cannot understand, page by page, and filters that come by a link."""

import re

from tests import factories
from tests.outline import checked


def test_lists_of_an_empty_archive_say_so(db, client):
    for path in ("/players/", "/articles/", "/quotes/", "/moments/", "/matches/", "/stories/"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert 'class="empty"' in answer.content.decode()


REFUSED = {
    "/quotes/?speaker=nobody": "The archive has no “nobody”",
    "/quotes/?cursor=made-up": "Cursor: ",
    "/quotes/?said_from=soon": "YYYY-MM-DD",
    "/matches/?has=everything": "“moments” or “quotes”",
    "/articles/?publication=none": "The archive has no “none”",
    "/moments/the-qatar-miss/?cursor=made-up": "Cursor: ",
    "/on-this-day/?month=2&day=30": "February has no such day.",
    "/search/?q=" + "a" * 201: "200",
}


def test_what_a_list_cannot_understand_is_told(world, client):
    for address, words in REFUSED.items():
        answer = client.get(address)
        assert answer.status_code == 422, address
        html = answer.content.decode()
        assert words in html
        checked(html)


def test_lists_go_on_page_by_page(world, client):
    for number in range(25):
        factories.quote(articles=[factories.article(f"Another night {number}")])
    first = client.get("/quotes/").content.decode()
    following = re.search(r'href="(\?[^"]+)" rel="next"', first)
    assert following
    second = client.get("/quotes/" + following[1].replace("&amp;", "&")).content.decode()
    ids = [set(re.findall(r'href="/quotes/(\d+)/"', html)) for html in (first, second)]
    assert ids[0].isdisjoint(ids[1])
    assert ">First page</a>" in second
    assert len(ids[0]) == 20


def test_filters_that_come_by_a_link_can_be_taken_off(world, client):
    html = client.get("/quotes/?speaker=harry-kane&q=fuel").content.decode()
    assert '<input type="hidden" name="speaker" value="harry-kane">' in html
    assert 'href="?q=fuel"' in html
    assert 'value="fuel"' in html
    assert "Speaker: Harry Kane" in html
    narrowed = client.get("/matches/?team=england&player=harry-kane").content.decode()
    assert "Player: Harry Kane" in narrowed
    assert re.search(r'name="team" value="england"', narrowed)
    assert f"Speaker: {world.unreleased.slug}" in (
        client.get(f"/quotes/?speaker={world.unreleased.slug}").content.decode()
    )
