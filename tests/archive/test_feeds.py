"""The Atom feeds: their rules (RFC 4287), what is in them and in which order, what moves them."""

import html
from datetime import datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from archive.models import Article, Quote
from archive.reading import home, news
from tests import factories
from tests.world import SENTINEL, World

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
QUOTES = "/feeds/quotes.atom"
ARTICLES = "/feeds/articles.atom"
# RFC 4287, 4.1.1 and 4.1.2: elements that may stand once at most, and those that must.
ONCE = {"title", "id", "updated", "published", "subtitle", "summary", "rights", "content"}
NEEDED = {"title", "id", "updated"}


@pytest.fixture(autouse=True)
def site(settings):
    """The archive's address, not the test client's."""
    settings.SITE_URL = "https://quotes.example.org"


def read(client: Client, address: str) -> ET.Element:
    """A feed, after its rules were checked."""
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert not answer.cookies
    assert b"<!DOCTYPE" not in answer.content
    feed = ET.fromstring(answer.content)
    assert feed.tag == f"{ATOM}feed"
    check(feed)
    assert link(feed, "self") == f"https://quotes.example.org{address}"
    identities = [text(entry, "id") for entry in entries(feed)]
    assert len(set(identities)) == len(identities)
    changes = [datetime.fromisoformat(text(entry, "updated")) for entry in entries(feed)]
    assert datetime.fromisoformat(text(feed, "updated")) == max(changes, default=UNSET)
    for entry in entries(feed):
        check(entry)
        assert entry.attrib[LANGUAGE]
        assert text(entry, "id").startswith("tag:quotes.example.org,2")
        assert datetime.fromisoformat(text(entry, "published")) <= datetime.fromisoformat(
            text(entry, "updated")
        )
    return feed


UNSET = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


def check(element: ET.Element) -> None:
    """What a feed and an entry share: what must be there, what only once, whole addresses."""
    names = [child.tag.removeprefix(ATOM) for child in element]
    assert set(names) >= NEEDED
    assert all(names.count(name) <= 1 for name in ONCE)
    assert text(element, "title")
    for time in ("updated", "published"):
        if time in names:
            # RFC 3339 with a zone, or this raises or has none.
            assert datetime.fromisoformat(text(element, time)).tzinfo is not None
    for child in element.iter(f"{ATOM}link"):
        assert child.attrib["href"].startswith("https://quotes.example.org/")
    for author in element.findall(f"{ATOM}author"):
        assert text(author, "name")
    for category in element.findall(f"{ATOM}category"):
        assert category.attrib["term"]


def entries(feed: ET.Element) -> list[ET.Element]:
    """The entries, in their order."""
    return feed.findall(f"{ATOM}entry")


def text(element: ET.Element, name: str) -> str:
    """The text of a child that must be there."""
    return element.findtext(f"{ATOM}{name}") or ""


def link(element: ET.Element, rel: str) -> str:
    """Where a link leads."""
    (found,) = [one for one in element.findall(f"{ATOM}link") if one.attrib["rel"] == rel]
    return found.attrib["href"]


def titles(client: Client, address: str) -> list[str]:
    """The entries' titles, in their order."""
    return [text(entry, "title") for entry in entries(read(client, address))]


def test_quotes(world: World, client: Client) -> None:
    feed = read(client, QUOTES)
    assert link(feed, "alternate") == "https://quotes.example.org/quotes/"
    found = {link(entry, "alternate"): entry for entry in entries(feed)}
    assert set(found) == {
        f"https://quotes.example.org/quotes/{quote.pk}/"
        for quote in (world.fuel, world.brief, world.loose)
    }
    fuel = found[f"https://quotes.example.org/quotes/{world.fuel.pk}/"]
    assert text(fuel, "title").startswith("Harry Kane: “It’s been fuel for me, That was")
    assert fuel.findtext(f"{ATOM}author/{ATOM}name") == "Harry Kane"
    summary = text(fuel, "summary")
    assert summary.startswith("<blockquote>“It’s been fuel for me, That was probably the worst")
    assert "<p>Harry Kane, 14 October 2025, Interview in Riga</p>" in summary
    assert "<p>About: " in summary
    assert "Penalties" in {one.attrib["term"].title() for one in fuel.findall(f"{ATOM}category")}


def test_articles(world: World, client: Client) -> None:
    feed = read(client, ARTICLES)
    assert link(feed, "alternate") == "https://quotes.example.org/articles/"
    assert {link(entry, "alternate") for entry in entries(feed)} == {
        f"https://quotes.example.org/articles/{slug}/" for slug in ("fuel", "in-brief", "open")
    }
    (fuel,) = [entry for entry in entries(feed) if link(entry, "alternate").endswith("/fuel/")]
    assert "The Harbour Times" in text(fuel, "summary")


def test_nothing_hidden_is_told(world: World, client: Client) -> None:
    for address in (QUOTES, ARTICLES):
        read(client, address)
        assert SENTINEL not in client.get(address).content.decode().lower()


@pytest.mark.django_db
def test_an_empty_archive_has_feeds_that_stay_the_same(client: Client) -> None:
    for address in (QUOTES, ARTICLES):
        with time_machine.travel("2026-03-01T12:00:00Z"):
            first = client.get(address).content
        with time_machine.travel("2026-03-02T12:00:00Z"):
            assert client.get(address).content == first
        assert titles(client, address) == []


def test_a_feed_is_in_the_order_things_became_public(world: World, client: Client) -> None:
    now = timezone.now()
    late = factories.article(
        "Late", "“Old words,” he said. “New words,” he said.", released=now + timedelta(hours=2)
    )
    early = factories.quote(
        "Old words,", articles=[late], decided_at=now, said=None, speaker_name="Ada Brandt"
    )
    with time_machine.travel(now + timedelta(hours=3)):
        factories.quote("New words,", articles=[late], decided_at=timezone.now(), said=None)
        factories.quote("fuel", articles=[world.article], decided_at=now + timedelta(hours=1))
        found = titles(client, QUOTES)
        assert found[:3] == ["“New words,”", "Ada Brandt: “Old words,”", "“fuel”"]
        assert titles(client, ARTICLES)[0] == "Late"
        entry = entries(read(client, QUOTES))[1]
        assert datetime.fromisoformat(text(entry, "published")) == late.released_at
        new = [made["shape"] for made in home.home(now.date())["fresh"] if made["kind"] == "quote"]
        assert [made["text"] for made in new] == ["New words,", early.text, "fuel"]


def test_a_change_moves_updated_and_not_the_identity(world: World, client: Client) -> None:
    def entry() -> ET.Element:
        (found,) = [one for one in entries(read(client, ARTICLES)) if text(one, "title") == "Fuel"]
        return found

    Article.objects.filter(pk=world.article.pk).update(title="Fuel")
    before = entry()
    later = timezone.now() + timedelta(days=1)
    Article.objects.filter(pk=world.article.pk).update(slug="fuel-for-me", updated_at=later)
    after = entry()
    assert text(after, "id") == text(before, "id")
    assert text(after, "published") == text(before, "published")
    assert datetime.fromisoformat(text(after, "updated")) == later
    assert link(after, "alternate").endswith("/articles/fuel-for-me/")


def test_what_is_withdrawn_leaves_the_feed(world: World, client: Client) -> None:
    assert len(titles(client, QUOTES)) == 3
    Article.objects.filter(pk=world.article.pk).update(withdrawn_at=timezone.now())
    assert len(titles(client, QUOTES)) == 1
    assert len(titles(client, ARTICLES)) == 2


def test_what_xml_cannot_hold_is_left_out(world: World, client: Client) -> None:
    # Written past every entrance; PostgreSQL takes no NUL, XML takes none of these.
    bad = "\x01\x08\x0b\x0c\x1f\ufffe\uffff<b>&amp;]]></b>"
    Quote.objects.filter(pk=world.brief.pk).update(
        text=f"Go{bad}", speaker_name=f"Ada{bad}", occasion=bad, language=f"de{bad[:4]}"
    )
    Article.objects.filter(pk=world.article.pk).update(
        title=f"Fu{bad}el", standfirst=bad, byline=bad, rights=bad, note=bad
    )
    world.theme.name = f"calm{bad}"
    world.theme.save()
    (brief,) = [one for one in titles(client, QUOTES) if one.startswith("Ada")]
    assert brief == "Ada <b>&amp;]]></b>: “Go <b>&amp;]]></b>”"
    assert "Fu <b>&amp;]]></b>el" in titles(client, ARTICLES)


def test_a_summary_holds_no_html_of_others(world: World, client: Client) -> None:
    Quote.objects.filter(pk=world.brief.pk).update(text="<script>alert(1)</script>")
    (summary,) = [
        text(one, "summary")
        for one in entries(read(client, QUOTES))
        if "alert" in text(one, "summary")
    ]
    assert "<script" not in summary
    assert "<script>alert(1)</script>" in html.unescape(summary)


def test_a_doubtful_quote_says_so(world: World, client: Client) -> None:
    Quote.objects.filter(pk=world.brief.pk).update(
        status="misattributed", status_reason="He never met them."
    )
    found = [text(one, "summary") for one in entries(read(client, QUOTES))]
    assert len([one for one in found if "<p>Misattributed. He never met them.</p>" in one]) == 1


def test_long_words_are_cut_in_the_title_alone(world: World, client: Client) -> None:
    words = "We kept the ball and " * 30
    Quote.objects.filter(pk=world.brief.pk).update(text=words.strip())
    (entry,) = [one for one in entries(read(client, QUOTES)) if "kept" in text(one, "title")]
    assert len(text(entry, "title")) < 160
    assert text(entry, "summary").count("We kept the ball") == 30


@pytest.mark.parametrize(("address", "statements"), [(QUOTES, 3), (ARTICLES, 1)])
def test_the_statements_stay_the_same_however_much_there_is(
    address: str, statements: int, world: World, client: Client, django_assert_num_queries
) -> None:
    # One more is the edition's (archive.conditional).
    with django_assert_num_queries(1 + statements):
        client.get(address)
    for number in range(30):
        made = factories.article(f"Number {number}", f"“We kept {number},” he said.")
        factories.quote(f"We kept {number},", articles=[made], moments=[world.moment])
    with django_assert_num_queries(1 + statements):
        read(client, address)


def test_the_newest_are_found_by_either_of_their_times(world: World, client: Client) -> None:
    now = timezone.now()
    Article.objects.filter(pk__in=[world.article.pk, world.quotes_only.pk]).update(
        released_at=now - timedelta(days=300)
    )
    # By turns: new articles with quotes accepted long ago, old ones with quotes accepted lately.
    for number in range(12):
        times = [timedelta(days=number + 1), timedelta(days=90 - number)]
        if number % 2:
            times.reverse()
        made = factories.article("Early", f"“Words {number},” he said.", released=now - times[0])
        factories.quote(f"Words {number},", articles=[made], decided_at=now - times[1])
    Quote.objects.exclude(text__startswith="Words").update(decided_at=now - timedelta(days=300))
    # And the newest of all print again what is known.
    for _ in range(6):
        again = factories.article("Again", f"“{world.loose.text}” he said.", released=now)
        factories.cite(world.loose, again, world.loose.text)
    came = sorted(
        (max(at for at in times if at), pk, words)
        for pk, words, *times in Quote.objects.filter(text__startswith="Words").values_list(
            "pk", "text", "decided_at", "citations__article__released_at"
        )
    )
    for limit in (1, 5, 12):
        found = [item.shape["text"] for item in news.newest_quotes(limit)]
        assert found == [text for _, _, text in reversed(came)][:limit]


def test_no_more_than_the_newest(world: World, client: Client) -> None:
    made = factories.article("Many", " ".join(f"“word{n} here,”" for n in range(60)))
    for number in range(60):
        factories.quote(f"word{number} here,", articles=[made])
    assert len(titles(client, QUOTES)) == 50
    assert len(news.newest_quotes(7)) == 7


def test_who_has_it_gets_304_and_a_parameter_is_refused(world: World, client: Client) -> None:
    for address in (QUOTES, ARTICLES):
        answer = client.get(address)
        assert answer["Cache-Control"] == "public, no-cache"
        again = client.get(address, headers={"if-none-match": answer["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert client.head(address).content == b""
        assert client.post(address).status_code == 405
        assert client.get(address, {"page": "2"}).status_code == 422
