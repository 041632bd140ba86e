"""A web page: its article's words through trafilatura, its metadata as the page states it."""

import logging
from typing import Any

from trafilatura import bare_extraction, load_html

from archive.text.documents.elements import Leaf, leaves
from archive.text.documents.metadata import page_metadata
from archive.text.documents.nesting import excess
from archive.text.documents.plain import is_same_line
from archive.text.documents.shape import DocumentError, Parts
from archive.text.markup import PARAGRAPH_END
from archive.text.words import normalise, search_key

MAX_DEPTH = 200
# A page with 1 MB of Markdown has a fifth of these.
MAX_ELEMENTS = 100_000

# The library reports what it leaves out to the log; here the caller is told by DocumentError.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())


def read(text: str) -> Parts:
    """The parts of a page. Raises DocumentError for too many or deep elements, or no text."""
    too_much = excess(text, depth=MAX_DEPTH, elements=MAX_ELEMENTS)
    if too_much:
        raise DocumentError(f"{too_much}; expected a web page with one article")
    tree = load_html(text)
    if tree is None:
        raise DocumentError("not an HTML page; expected one with an article's text")
    stated = page_metadata(tree)
    found = _article_leaves(tree)
    if not found:
        raise DocumentError("no article text found in the page")
    repeated = _drop_title(found, stated.title)
    standfirst = _standfirst(found, stated.standfirst)
    body = normalise(PARAGRAPH_END.join(leaf.markdown() for leaf in found))
    return Parts(
        title=stated.title,
        standfirst=standfirst,
        byline=stated.byline,
        publication=stated.publication,
        source_url=stated.source_url,
        published_on=stated.published_on,
        language=stated.language,
        rights=stated.rights,
        body=body,
        title_repeated=repeated,
    )


def _article_leaves(tree: Any) -> list[Leaf]:
    extracted = bare_extraction(
        tree,
        include_comments=False,
        include_formatting=True,
        include_links=True,
        include_tables=True,
    )
    return [] if extracted is None or isinstance(extracted, dict) else list(leaves(extracted.body))


def _drop_title(found: list[Leaf], title: str) -> bool:
    """Takes the title's own line out of the first lines; says whether it was there."""
    for index, leaf in enumerate(found[:3]):
        if is_same_line(title, leaf.text):
            del found[index]
            return True
    return False


def _standfirst(found: list[Leaf], described: str) -> str:
    """The page's description where it is a standfirst, which is then stored once.

    Many sites put the beginning of the text there: that is no standfirst, and the words stay
    where they were printed.
    """
    key = search_key(described)
    if not key or not found:
        return described
    first = search_key(found[0].text)
    if first == key and len(found) > 1:
        del found[0]
        return described
    return "" if first.startswith(key) else described
