"""For crawlers: ``/sitemap.xml`` with every public page, and ``/robots.txt`` (sitemaps.org, 0.9).

Django's own sitemap views take the host from the request and write through a template; here it
comes from the settings, as in ``archive.feeds``, and the XML from a writer.
"""

from collections.abc import Iterable
from datetime import datetime
from io import StringIO
from xml.sax.xmlreader import AttributesImpl

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.xmlutils import SimplerXMLGenerator

from archive.feeds import whole
from archive.reading import addresses
from archive.views.answers import page_view, refuse_parameters

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
# Up to here one file holds all; beyond, the parts have files of their own.
TOGETHER = addresses.RUN
# The pages that lead to all others. When they changed last is not known: they show what is new.
LEADING = (
    "home",
    "players",
    "articles",
    "quotes",
    "moments",
    "matches",
    "stories",
    "teams",
    "competitions",
    "themes",
    "on-this-day",
    "about",
    "verification",
)
ROBOTS = """User-agent: *
Disallow: {admin}

Sitemap: {sitemap}
"""


@page_view
def sitemap(request: HttpRequest) -> HttpResponse:
    """``/sitemap.xml``: all pages, or, where they are many, the parts that hold them."""
    refuse_parameters(request)
    parts = addresses.parts()
    if sum(part.size for part in parts) <= TOGETHER:
        return _answer("urlset", "url", [*_leading(), *addresses.every()])
    files = [(reverse("sitemap-part", args=part[:2]), part.changed_at) for part in parts]
    return _answer("sitemapindex", "sitemap", [(reverse("sitemap-leading"), None), *files])


@page_view
def sitemap_leading(request: HttpRequest) -> HttpResponse:
    """``/sitemap-pages.xml``: the pages that lead to all others."""
    refuse_parameters(request)
    return _answer("urlset", "url", _leading())


@page_view
def sitemap_part(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """``/sitemap-<kind>-<number>.xml``: one part of the pages of a kind."""
    refuse_parameters(request)
    return _answer("urlset", "url", addresses.part(kind, number))


@page_view
def robots(request: HttpRequest) -> HttpResponse:
    """``/robots.txt`` (RFC 9309): everything but the desk, and where the sitemap is."""
    text = ROBOTS.format(admin=reverse("admin:index"), sitemap=whole(reverse("sitemap")))
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def _leading() -> list[tuple[str, datetime | None]]:
    return [(reverse(name), None) for name in LEADING]


def _answer(root: str, element: str, pages: Iterable[tuple[str, datetime | None]]) -> HttpResponse:
    """A file of addresses with the times they changed, where these are known."""
    written = StringIO()
    xml = SimplerXMLGenerator(written, "utf-8")
    xml.startDocument()
    xml.startElement(root, AttributesImpl({"xmlns": NAMESPACE}))
    for page, changed_at in pages:
        xml.startElement(element, AttributesImpl({}))
        xml.addQuickElement("loc", whole(page))
        if changed_at is not None:
            xml.addQuickElement("lastmod", changed_at.isoformat(timespec="seconds"))
        xml.endElement(element)
    xml.endElement(root)
    xml.endDocument()
    return HttpResponse(written.getvalue(), content_type="application/xml; charset=utf-8")
