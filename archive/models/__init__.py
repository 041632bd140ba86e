"""What was said, where it was printed, and what happened on the pitch.

One module per part of the domain; import the models from here.
"""

from archive.models.articles import (
    Article,
    ArticleText,
    Display,
    Intake,
    Mention,
    MentionKind,
)
from archive.models.base import Precision
from archive.models.changes import Actor, Change, Revision
from archive.models.football import (
    Competition,
    EventKind,
    Match,
    MatchEvent,
    Spell,
    Team,
    TeamName,
    Venue,
)
from archive.models.moments import Moment, MomentPlayer
from archive.models.quotes import (
    AnchorState,
    Citation,
    CitationPart,
    Quote,
    QuoteKind,
    QuoteState,
    QuoteStatus,
    Tagging,
    TaggingKind,
)
from archive.models.sources import BatchKind, BatchState, DemoItem, ImportBatch, Source, SourceKind
from archive.models.stories import Story, StoryItem
from archive.models.themes import Theme

__all__ = [
    "Actor",
    "AnchorState",
    "Article",
    "ArticleText",
    "BatchKind",
    "BatchState",
    "Change",
    "Citation",
    "CitationPart",
    "Competition",
    "DemoItem",
    "Display",
    "EventKind",
    "ImportBatch",
    "Intake",
    "Match",
    "MatchEvent",
    "Mention",
    "MentionKind",
    "Moment",
    "MomentPlayer",
    "Precision",
    "Quote",
    "QuoteKind",
    "QuoteState",
    "QuoteStatus",
    "Revision",
    "Source",
    "SourceKind",
    "Spell",
    "Story",
    "StoryItem",
    "Tagging",
    "TaggingKind",
    "Team",
    "TeamName",
    "Theme",
    "Venue",
]
