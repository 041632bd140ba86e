"""What came last, for feed readers: Atom 1.0 (RFC 4287), written by Django's generator.

Every text passes the archive's normaliser again, so that no character that XML cannot hold gets
into a feed, whatever was written past it. Addresses are whole and come from the settings: a
request's own host is only a claim.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from archive.reading import news
from archive.shapes import ArticleShort, Quote
from archive.text.words import clean_line, normalise
from archive.views.answers import page_view, refuse_parameters
from archive.wording import date_words, quoted

ENTRIES = 50
TITLE_CHARACTERS = 120
NAME = "Extra Time"
# An empty feed must say when it changed too (RFC 4287, 4.2.15), and the same at every asking.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)

_DOUBTS = {
    "wording_differs": "Printed in other words elsewhere.",
    "misattributed": "Misattributed.",
}


class AtomFeed(Atom1Feed):
    """Django's feed with a language for each entry and a fixed time where there is none."""

    def item_attributes(self, item: dict[str, str]) -> dict[str, str]:
        """The language of an entry's own words (BCP 47)."""
        return {"xml:lang": item["language"]}

    def latest_post_date(self) -> datetime:
        """When anything in the feed changed last."""
        changes: Iterable[datetime] = (item["updateddate"] for item in self.items)
        return max(changes, default=NEVER)


@page_view
def quotes(request: HttpRequest) -> HttpResponse:
    """``/feeds/quotes.atom``: the quotes that became public last."""
    refuse_parameters(request)
    feed = _feed("Quotes", "Who said what, as it comes to the archive.", "quotes", "quotes-feed")
    for item in news.newest_quotes(ENTRIES):
        _add_quote(feed, item)
    return _answer(feed)


@page_view
def articles(request: HttpRequest) -> HttpResponse:
    """``/feeds/articles.atom``: the articles that became public last."""
    refuse_parameters(request)
    feed = _feed("Articles", "Features, as they come to the archive.", "articles", "articles-feed")
    for item in news.newest_articles(ENTRIES):
        _add_article(feed, item)
    return _answer(feed)


def whole(page: str) -> str:
    """The address of a page with scheme and host."""
    return f"{settings.SITE_URL}{page}"


def _feed(title: str, subtitle: str, page: str, itself: str) -> AtomFeed:
    address = whole(reverse(itself))
    return AtomFeed(
        title=f"{title} · {NAME}",
        subtitle=subtitle,
        link=whole(reverse(page)),
        description=subtitle,
        language=settings.LANGUAGE_CODE,
        author_name=NAME,
        author_link=whole("/"),
        feed_url=address,
        feed_guid=address,
    )


def _add_quote(feed: AtomFeed, item: news.News[Quote]) -> None:
    quote = item.shape
    speaker = quote["speaker"]["name"] if quote["speaker"] else quote["speaker_name"]
    words = quoted(normalise(quote["text"]), quote["language"], quote["kind"])
    when = date_words(quote["said_on"], quote["said_on_precision"]) if quote["said_on"] else ""
    lines = [", ".join(filter(None, (speaker, when, quote["occasion"])))]
    if about := [moment["title"] for moment in quote["moments"]]:
        lines.append(f"About: {'; '.join(about)}")
    if doubt := _DOUBTS.get(quote["status"]):
        lines.append(f"{doubt} {quote['status_reason']}")
    feed.add_item(
        title=clean_line(f"{speaker}: {_cut(words)}" if speaker else _cut(words)),
        link=whole(quote["page"]),
        description=format_html("<blockquote>{}</blockquote>{}", words, _paragraphs(lines)),
        author_name=clean_line(speaker) or None,
        categories=[
            *(clean_line(moment["title"]) for moment in quote["moments"]),
            *(clean_line(theme["name"]) for theme in quote["themes"]),
        ],
        language=clean_line(quote["language"]),
        **_marks(item, "quote"),
    )


def _add_article(feed: AtomFeed, item: news.News[ArticleShort]) -> None:
    article = item.shape
    printed = date_words(article["published_on"]) if article["published_on"] else ""
    lines = [
        article["standfirst"],
        ", ".join(filter(None, (article["byline"], article["publication"], printed))),
        article["note"],
    ]
    feed.add_item(
        title=clean_line(article["title"]),
        link=whole(article["page"]),
        description=_paragraphs(lines),
        author_name=clean_line(article["byline"] or article["publication"]) or None,
        item_copyright=clean_line(article["rights"]) or None,
        language=clean_line(article["language"]),
        **_marks(item, "article"),
    )


def _marks(item: news.News[Any], kind: str) -> dict[str, Any]:
    """What tells an entry from all others for good (RFC 4151), and its times. The name holds the
    key, not the address: an entry that is renamed stays the same entry."""
    host = urlsplit(settings.SITE_URL).hostname
    return {
        "unique_id": f"tag:{host},{item.made_at.astimezone(UTC):%Y-%m-%d}:{kind}/{item.key}",
        "pubdate": item.public_at,
        "updateddate": item.changed_at,
    }


def _paragraphs(lines: Iterable[str]) -> SafeString:
    """Those that say something, as HTML."""
    said = [(normalise(line),) for line in lines if line]
    return format_html_join("", "<p>{}</p>", said)


def _cut(words: str) -> str:
    """A quotation short enough for a title."""
    return Truncator(words).chars(TITLE_CHARACTERS)


def _answer(feed: AtomFeed) -> HttpResponse:
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
