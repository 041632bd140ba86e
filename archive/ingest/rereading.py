"""A text that an editor changed, read anew: what is quoted in it and stands in no citation yet."""

from bisect import bisect_right
from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser, User

from archive.changes import acting
from archive.curation import permits
from archive.extract import FoundQuote
from archive.ingest.drafts import Findings, find_quoted
from archive.ingest.writing import add_quotes
from archive.models import Article, Citation, CitationPart
from archive.text.words import search_key
from players.linking import directory

Spans = Iterable[tuple[int, int]]


def reread(*, by: User | AnonymousUser, article: Article) -> int:
    """Add as candidates the quotes of an article's current text that are new; gives how many.

    New is what overlaps no part of any citation on that version, whatever became of its quote: what
    was accepted stays as it is, what was rejected does not come back. By the same code as when an
    article is taken in. Raises PermissionDenied.
    """
    editor = permits.require(by, permits.change(Article))
    text = article.current_text
    if text is None:
        return 0
    known = directory()
    found, headlines = find_quoted(article.title, text.text, known)
    with acting(editor, "Found in the changed text"):
        taken = CitationPart.objects.filter(citation__text=text).values_list("start", "end")
        # What stands in the headline alone has no parts.
        cited = Citation.objects.filter(article=article, parts__isnull=True)
        titles = {
            search_key(one.wording or one.quote.text) for one in cited.select_related("quote")
        }
        new = Findings(
            quotes=_apart(found, taken),
            headlines=[one for one in headlines if search_key(one.text) not in titles],
            mentions=[],
        )
        add_quotes(article, text, new, known, article.title)
    return len(new.quotes) + len(new.headlines)


def _apart(found: Iterable[FoundQuote], taken: Spans) -> list[FoundQuote]:
    """The quotes of which no part overlaps a taken span."""
    ends: list[int] = []
    starts: list[int] = []
    for start, end in sorted(taken):
        starts.append(start)
        # So far: spans may overlap each other, where an article prints one quote for two.
        ends.append(max(end, ends[-1] if ends else 0))

    def free(start: int, end: int) -> bool:
        before = bisect_right(starts, end - 1)
        return before == 0 or ends[before - 1] <= start

    return [one for one in found if all(free(start, end) for start, end in one.parts)]
