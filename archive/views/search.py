"""The search page: one box over people, teams, competitions, themes, moments, stories, quotes and
articles."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse

from archive.pages.prints import sayings
from archive.queries import SearchQuery
from archive.reading import articles, matches, moments, named, quotes, said, stories, subjects
from archive.views.answers import page_view, show
from players.reading import player_page

# How many of each kind are shown before the kind's own list takes over.
SOME = 10
# Where names that nearly fit are looked for when nothing fits.
NEARBY = ("players", "teams", "moments", "competitions")


@page_view
def search(request: HttpRequest) -> HttpResponse:
    """``/search/?q=``: every word of the query stands in what is found, names first;
    ``/search/?text=``: who said this sentence."""
    query = SearchQuery(request.GET)
    understood = query.is_valid()
    words = query.cleaned_data.get("q", "") if understood else ""
    sentence = query.cleaned_data.get("text", "") if understood else ""
    found = _found(words) if words else {}
    anything = any(found.values())
    context = {
        **found,
        "query": query,
        "words": words,
        "sentence": sentence,
        "sayings": sayings(said.lookup(text=sentence)) if sentence else [],
        "some": SOME,
        "anything": anything,
        "near": [] if anything else [one for kind in NEARBY for one in named.near(kind, words)],
    }
    status = HTTPStatus.OK if understood else HTTPStatus.UNPROCESSABLE_ENTITY
    return show(request, "archive/search.html", context, section="search", status=status)


def _found(words: str) -> dict[str, list[Any]]:
    """What has all the words, by kind; the latest matches of a team, where the words mean one."""
    teams = subjects.team_page(q=words, limit=SOME).items
    return {
        "people": player_page(q=words, limit=SOME).items,
        "teams": teams,
        "played": matches.match_page(team=teams[0]["slug"], limit=SOME).items
        if len(teams) == 1
        else [],
        "competitions": subjects.competition_page(q=words, limit=SOME).items,
        "themes": subjects.theme_page(q=words, limit=SOME).items,
        "happened": moments.moment_page(q=words, limit=SOME).items,
        "told": stories.story_page(q=words, limit=SOME).items,
        "said": quotes.quote_page(q=words, limit=SOME).items,
        "printed": articles.article_page(q=words, limit=SOME).items,
    }
