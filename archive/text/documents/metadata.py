"""What a web page says about itself: JSON-LD, Open Graph and other meta tags.

Sources: schema.org (Article and its kinds), ogp.me, Dublin Core, HTML. Only what is stated
counts: no author, date or name of a site is worked out from the text or the address.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from archive.text.documents.shape import Parts
from archive.text.words import clean_line

_LD_JSON = ".//script[@type='application/ld+json']"
# Bounds on what a page's structured data may make us walk.
_MOST_OBJECTS, _MOST_NAMES = 1_000, 50

_ARTICLE_KIND = re.compile(r"(?:Article|BlogPosting|Report|Interview)\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})((?:[-_][A-Za-z0-9]{2,8})*)\Z")
_ADDRESS = re.compile(r"https?://[^\s/?#]+\S*\Z", re.IGNORECASE)

_DATE_TAGS = (
    "article:published_time",
    "datepublished",
    "parsely-pub-date",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.date",
    "dc.date",
    "pubdate",
    "publish-date",
    "date",
)
_RIGHTS_TAGS = ("dcterms.rights", "dc.rights", "copyright", "rights")


def page_metadata(tree: Any) -> Parts:
    """The stated metadata of a parsed page (an lxml element), as `Parts` without a body."""
    stated = _article_object(tree)
    tags = _meta_tags(tree)
    return Parts(
        title=_first(stated.get("headline"), tags.get("og:title"), stated.get("name"))
        or _printed_title(tree),
        standfirst=_first(
            stated.get("description"), tags.get("og:description"), tags.get("description")
        ),
        byline=_byline(stated, tags),
        publication=_first(*_names(stated.get("publisher")), tags.get("og:site_name")),
        source_url=_source_url(tree, stated, tags),
        published_on=_published_on(stated, tags),
        language=_language(tree, stated, tags),
        rights=_first(
            stated.get("copyrightNotice"),
            *(tags.get(name) for name in _RIGHTS_TAGS),
            stated.get("license"),
        ),
    )


def _first(*values: object) -> str:
    """The first value that is text with words in it."""
    return next((line for value in values if (line := _line(value))), "")


def _line(value: object) -> str:
    return clean_line(value) if isinstance(value, str) else ""


def _meta_tags(tree: Any) -> dict[str, str]:
    """The first content of each meta tag, by its name, property or itemprop in lower case."""
    tags: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = element.get("content")
        for attribute in ("property", "name", "itemprop"):
            name = element.get(attribute)
            if name and content and content.strip():
                tags.setdefault(name.strip().lower(), content)
    return tags


def _article_object(tree: Any) -> dict[str, Any]:
    """The first JSON-LD object that describes an article, else an empty one."""
    for script in tree.iterfind(_LD_JSON):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for found in islice(_objects(data), _MOST_OBJECTS):
            kinds = found.get("@type")
            for kind in kinds if isinstance(kinds, list) else [kinds]:
                if isinstance(kind, str) and _ARTICLE_KIND.search(kind):
                    return found
    return {}


def _objects(data: object) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD block: alone, in a list, in a graph, or a page's main thing."""
    waiting = [data]
    while waiting:
        item = waiting.pop(0) if len(waiting) < _MOST_OBJECTS else waiting.pop()
        if isinstance(item, list):
            waiting[:0] = item[:_MOST_OBJECTS]
        elif isinstance(item, dict):
            yield item
            waiting += [item[key] for key in ("@graph", "mainEntity") if key in item]


def _names(value: object) -> list[str]:
    """The names in a schema.org value: a text, an object with a name, or a list of them."""
    found = []
    for item in value[:_MOST_NAMES] if isinstance(value, list) else [value]:
        name = item.get("name") if isinstance(item, dict) else item
        for line in map(_line, name[:_MOST_NAMES] if isinstance(name, list) else [name]):
            if line and not _ADDRESS.match(line) and line not in found:
                found.append(line)
    return found


def _byline(stated: dict[str, Any], tags: dict[str, str]) -> str:
    return ", ".join(
        _names(stated.get("author"))
        or _names(tags.get("author"))
        or _names(tags.get("article:author"))
        or _names(tags.get("dc.creator"))
    )


def _source_url(tree: Any, stated: dict[str, Any], tags: dict[str, str]) -> str:
    page = stated.get("mainEntityOfPage")
    links = (
        element.get("href")
        for element in tree.iter("link")
        if "canonical" in (element.get("rel") or "").lower().split()
    )
    candidates = (
        *links,
        tags.get("og:url"),
        stated.get("url"),
        page.get("@id") if isinstance(page, dict) else page,
    )
    return next((line for value in candidates if _ADDRESS.match(line := _line(value))), "")


def _published_on(stated: dict[str, Any], tags: dict[str, str]) -> date | None:
    """The day as the page states it, in the time zone it states it in."""
    for value in (stated.get("datePublished"), *(tags.get(name) for name in _DATE_TAGS)):
        found = _DATE.match(_line(value))
        if found:
            try:
                return date.fromisoformat(found[0])
            except ValueError:
                continue
    return None


def _language(tree: Any, stated: dict[str, Any], tags: dict[str, str]) -> str:
    root = tree.getroottree().getroot()
    for value in (root.get("lang"), stated.get("inLanguage"), tags.get("og:locale")):
        found = _LANGUAGE.match(_line(value))
        if found:
            return found[1].lower() + found[2].replace("_", "-")
    return ""


def _printed_title(tree: Any) -> str:
    """The one main heading, else the page's title as the window shows it."""
    headings = [clean_line(str(element.text_content())) for element in tree.iter("h1")]
    if len(headings) == 1 and headings[0]:
        return headings[0]
    return next((_line(element.text) for element in tree.iter("title")), "")
