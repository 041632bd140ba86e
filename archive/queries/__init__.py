"""What readers ask for after the question mark: checked, never ignored.

One small form per list. An unknown parameter, one given twice, or a value that cannot be understood
is an error at its field, and the page answers 422.
"""

from archive.queries.base import Paged, Query, Unfiltered
from archive.queries.lists import ArticleQuery, MatchQuery, MomentQuery, NameQuery, QuoteQuery
from archive.queries.pages import AsOfQuery, DayQuery, SearchQuery, StreaksQuery, TimelineQuery
from archive.queries.years import YearQuery, within

__all__ = [
    "ArticleQuery",
    "AsOfQuery",
    "DayQuery",
    "MatchQuery",
    "MomentQuery",
    "NameQuery",
    "Paged",
    "Query",
    "QuoteQuery",
    "SearchQuery",
    "StreaksQuery",
    "TimelineQuery",
    "Unfiltered",
    "YearQuery",
    "within",
]
