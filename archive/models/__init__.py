"""What was said, where it was printed, and what happened on the pitch.

One module per part of the domain; import the models from here.
"""

from archive.models.articles import (
    MOST_REWRITES,
    Article,
    ArticleText,
    Display,
    Intake,
    Mention,
    MentionKind,
    MentionState,
)
from archive.models.base import Precision, SetBy
from archive.models.changes import Actor, Change, Revision
from archive.models.claims import Claim, ClaimMetric, ClaimScope, ClaimUnit
from archive.models.football import EventKind, Match, MatchAccount, MatchEvent
from archive.models.joins import DERIVED, Join, KeptApart, Proposal, Telling
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
from archive.models.teams import Competition, Spell, SquadPlace, Team, TeamName, Venue
from archive.models.themes import Theme
from archive.models.verification import Verification

__all__ = [
    "DERIVED",
    "MOST_REWRITES",
    "Actor",
    "AnchorState",
    "Article",
    "ArticleText",
    "BatchKind",
    "BatchState",
    "Change",
    "Citation",
    "CitationPart",
    "Claim",
    "ClaimMetric",
    "ClaimScope",
    "ClaimUnit",
    "Competition",
    "DemoItem",
    "Display",
    "EventKind",
    "ImportBatch",
    "Intake",
    "Join",
    "KeptApart",
    "Match",
    "MatchAccount",
    "MatchEvent",
    "Mention",
    "MentionKind",
    "MentionState",
    "Moment",
    "MomentPlayer",
    "Precision",
    "Proposal",
    "Quote",
    "QuoteKind",
    "QuoteState",
    "QuoteStatus",
    "Revision",
    "SetBy",
    "Source",
    "SourceKind",
    "Spell",
    "SquadPlace",
    "Story",
    "StoryItem",
    "Tagging",
    "TaggingKind",
    "Team",
    "TeamName",
    "Telling",
    "Theme",
    "Venue",
    "Verification",
]
