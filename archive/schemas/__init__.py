"""What the API can be asked: one class of query parameters per list, and the lists' envelopes.

The classes check values and document them; ``archive.operations`` refuses what no class names.
"""

from archive.schemas.asking import Asked, ExpandAsked, NamesAsked, OrderAsked, PageAsked, asked
from archive.schemas.envelopes import (
    ArticleList,
    CompetitionList,
    Envelope,
    FoundList,
    MatchList,
    MomentList,
    QuoteList,
    StoryList,
    TeamList,
    TeamTallyList,
    ThemeList,
)
from archive.schemas.operations import (
    ArticlesAsked,
    DayAsked,
    LookupAsked,
    MatchesAsked,
    MomentQuotesAsked,
    MomentsAsked,
    QuotesAsked,
    RecordAsked,
    YearAsked,
)
from archive.schemas.values import LARGEST, Day, Identifier

__all__ = [
    "LARGEST",
    "ArticleList",
    "ArticlesAsked",
    "Asked",
    "CompetitionList",
    "Day",
    "DayAsked",
    "Envelope",
    "ExpandAsked",
    "FoundList",
    "Identifier",
    "LookupAsked",
    "MatchList",
    "MatchesAsked",
    "MomentList",
    "MomentQuotesAsked",
    "MomentsAsked",
    "NamesAsked",
    "OrderAsked",
    "PageAsked",
    "QuoteList",
    "QuotesAsked",
    "RecordAsked",
    "StoryList",
    "TeamList",
    "TeamTallyList",
    "ThemeList",
    "YearAsked",
    "asked",
]
