"""The envelopes of the lists that the API answers."""

from typing import Annotated, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from archive import shapes


class Envelope(TypedDict):
    """The envelope of every list."""

    next: Annotated[str | None, Field(description="Address of the next page; null on the last.")]
    count: NotRequired[
        Annotated[int, Field(description="Items in all pages; with `include_count=true` alone.")]
    ]


class ArticleList(Envelope):
    """A page of articles."""

    items: list[shapes.ArticleShort]


class QuoteList(Envelope):
    """A page of quotes."""

    items: list[shapes.Quote]


class FoundList(Envelope):
    """The quotes that say what was asked for, the likeliest first: at most ten, on one page."""

    items: list[shapes.QuoteFound]


class MomentList(Envelope):
    """A page of moments."""

    items: list[shapes.Moment]


class MatchList(Envelope):
    """A page of matches."""

    items: list[shapes.Match]


class StoryList(Envelope):
    """A page of stories."""

    items: list[shapes.StoryShort]


class TeamList(Envelope):
    """A page of teams."""

    items: list[shapes.Team]


class TeamTallyList(TypedDict):
    """A team's running counts, all of them: there is no next page."""

    items: list[shapes.TeamTally]
    next: None


class CompetitionList(Envelope):
    """A page of competitions."""

    items: list[shapes.Competition]


class ThemeList(Envelope):
    """A page of themes."""

    items: list[shapes.Theme]
