"""People, counts over their matches, and the entries of their timelines."""

from datetime import date
from typing import Literal

from typing_extensions import TypedDict

from archive.shapes.articles import ArticleShort
from archive.shapes.football import (
    Event,
    EventFields,
    EventKindName,
    MatchShort,
    MomentShort,
    Named,
    Ref,
)
from archive.shapes.quotes import Coverage, Quote, QuoteFields, QuoteKindName, RecordHeld

# "from" is no name in Python: written in the functional form.
Spell = TypedDict(
    "Spell",
    {"team": Ref, "from": date | None, "to": date | None},
)


class PlayerCounts(TypedDict):
    """How much of the archive is about a person: public things alone."""

    quotes: int
    moments: int
    articles: int
    matches: int


class Player(TypedDict):
    """A person in football."""

    slug: str
    name: str
    full_name: str
    aliases: list[str]
    roles: list[str]
    born: date | None
    nationality: str
    position: str
    spells: list[Spell]
    counts: PlayerCounts
    url: str
    page: str


class TallyPoint(TypedDict):
    """A day on which a count rose."""

    date: date
    before: int
    after: int
    match: Ref


class Tally(TypedDict):
    """A running count with its coverage: ``value`` is ``recorded`` (from data sets) plus
    ``cited`` (single facts)."""

    label: str
    team: Ref
    metric: Literal["goals", "penalties_scored", "penalties_missed", "matches_recorded"]
    as_of: date
    value: int
    recorded: int
    cited: int
    first: date | None
    last: date | None
    coverage: Coverage
    series: list[TallyPoint]


class StreakStep(TypedDict):
    """One link of a run: a penalty that was scored, or a match with a goal."""

    date: date
    match: Ref


class Streak(TypedDict):
    """The longest run without a break in a stated scope (``team`` is null where it is over all of
    them, club and country), with its links in ``run``, and how long the one is that goes on; ``ended`` is the match that broke the longest, null while it goes on.
    ``breaks`` are all links in scope that the record knows to have broken a run: of penalties those
    missed, which are in no data set and come one by one.

    ``certain``: whether nothing that the matches here lack could change the longest. Of penalties it never
    is; of matches where every goal of the team has a scorer. A match that is not here is not seen. ``caveat`` says why not, empty if certain."""

    label: str
    team: Ref | None
    metric: Literal["penalties_in_a_row", "matches_with_a_goal"]
    scope: Literal["all", "competitive"]
    as_of: date
    longest: int
    first: date | None
    last: date | None
    ended: Ref | None
    current: int
    breaks: int
    certain: bool
    caveat: str
    coverage: Coverage
    run: list[StreakStep]


class CitedGoals(TypedDict):
    """A player's goals that are in no data set: each a single fact, with the report it is from."""

    player: Named
    goals: int


class RecordTurn(TypedDict):
    """A goal that set, equalled or broke a team's scoring record, the player's ``value``-th,
    ``cited`` of them single facts; ``over`` are those who held it, with ``before`` goals. ``until`` is the day on which somebody else's goal broke it, null while
    the player holds it."""

    kind: Literal["set", "equalled", "broken"]
    player: Named
    value: int
    cited: int
    date: date
    minute: int | None
    stoppage: int | None
    match: Ref
    over: list[Named]
    before: int
    until: date | None


class TeamRecord(RecordHeld):
    """A team's scoring record as of a day: every goal that changed who holds it, in order, and in
    ``series`` every day on which the record itself rose, by whoever's goal. ``cited`` are the only
    players of whom single goals are cited; everybody else is counted by the data sets alone."""

    as_of: date
    cited: list[CitedGoals]
    turns: list[RecordTurn]
    series: list[TallyPoint]


class TeamTally(TypedDict):
    """The goals of a team, added up from the scores of its matches (own goals of the others among
    them, shoot-outs not): of ``matches`` with a known score. ``attributed`` are those whose scorer
    the record names; the ``unscored`` are matches to that day whose score is not known."""

    label: str
    team: Ref
    metric: Literal["goals"]
    as_of: date
    value: int
    matches: int
    unscored: int
    attributed: int
    first: date | None
    last: date | None
    series: list[TallyPoint]


class MatchEntry(MatchShort):
    """A match the player was in: the goals and missed penalties that are the player's."""

    kind: Literal["match"]
    title: str
    goals: list[Event]
    missed: list[Event]


class MomentEntry(MomentShort):
    """A moment with what was said about it later, oldest first, and its match's own goals."""

    kind: Literal["moment"]
    quotes: list[Quote]
    goals: list[Event]
    missed: list[Event]


class QuoteEntry(QuoteFields):
    """Something said that hangs under no moment of this timeline; ``quote_kind`` is its kind."""

    kind: Literal["quote"]
    quote_kind: QuoteKindName
    date: date | None
    title: str


class ArticleEntry(ArticleShort):
    """An article that names the player."""

    kind: Literal["article"]
    date: date | None


class GoalEntry(EventFields):
    """A goal by itself, when asked for by kind; ``event_kind`` is its kind."""

    kind: Literal["goal"]
    event_kind: EventKindName
    date: date
    title: str
    match: MatchShort


AnyEntry = MatchEntry | MomentEntry | QuoteEntry | ArticleEntry | GoalEntry
