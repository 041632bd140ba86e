"""Matches, what happened in them, and moments; teams and competitions."""

from datetime import date, datetime, time
from typing import Literal

from typing_extensions import TypedDict

PrecisionName = Literal["day", "month", "year", "unknown"]

CoverageName = Literal["complete", "partial", "none"]


class Ref(TypedDict):
    """Something that has a page of its own, by name."""

    slug: str
    name: str


class Named(TypedDict):
    """Somebody by name; ``slug`` where there is a page."""

    slug: str | None
    name: str


class MomentRef(TypedDict):
    """A moment, by title and date."""

    slug: str
    title: str
    date: date | None


class EventSource(TypedDict):
    """Where one match event is known from; ``detail`` is the report for a single fact."""

    name: str
    kind: Literal["publication", "data_set", "report"]
    detail: str


EventKindName = Literal[
    "goal",
    "own_goal",
    "penalty_goal",
    "penalty_missed",
    "penalty_saved",
    "shootout_scored",
    "shootout_missed",
    "yellow",
    "red",
    "sub_on",
    "sub_off",
]


class EventFields(TypedDict):
    """What an event says of itself, its kind apart (an entry of a timeline has its own)."""

    minute: int | None
    stoppage: int | None
    team: Ref
    player: Ref | None
    player_name: str
    detail: str
    source: EventSource


class Event(EventFields):
    """A goal, a missed penalty, a card, a change: minutes count from 1."""

    kind: EventKindName


class Shootout(TypedDict):
    """Who won on penalties; the kicks where they are known."""

    winner: Ref
    home: int | None
    away: int | None


class MatchSource(TypedDict):
    """The data set a match is from."""

    name: str
    licence: str
    snapshot: date | None


class MatchRef(TypedDict):
    """A match as a quote names it."""

    slug: str
    date: date
    home: Ref
    away: Ref
    home_score: int | None
    away_score: int | None
    competition: Ref
    page: str


class MatchShort(MatchRef):
    """A match in one line."""

    kickoff: time | None
    after_extra_time: bool
    shootout: Shootout | None
    stage: str
    venue: str
    city: str
    country: str
    neutral: bool | None
    coverage: CoverageName
    source: MatchSource
    url: str


class Difference(TypedDict):
    """What two sources tell differently of a match; empty: one of them tells nothing of it."""

    what: str
    here: str
    there: str


class Account(TypedDict):
    """What a second source says of a match, where it differs from what stands here."""

    source: MatchSource
    differences: list[Difference]


class Match(MatchShort):
    """A match whole: everything that happened in it and what is told of it."""

    events: list[Event]
    moments: list[MomentRef]
    accounts: list[Account]


class MomentShort(TypedDict):
    """A moment as lists have it."""

    slug: str
    title: str
    date: date | None
    date_precision: PrecisionName
    summary: str
    match: MatchShort | None
    event: Event | None
    players: list[Ref]
    themes: list[Ref]
    venue: str
    quote_count: int
    first_said_on: date | None
    last_said_on: date | None
    url: str
    page: str
    updated_at: datetime


class Moment(MomentShort):
    """A moment whole."""


class TeamName(TypedDict):
    """A name that a team had, or is also printed under."""

    name: str
    start: date | None
    end: date | None


class Team(TypedDict):
    """A side that plays matches, under today's name."""

    slug: str
    name: str
    kind: Literal["national", "club"]
    names: list[TeamName]
    match_count: int
    url: str
    page: str


class Competition(TypedDict):
    """A cup, a league, a qualifying round, or friendlies."""

    slug: str
    name: str
    match_count: int
    first_on: date | None
    last_on: date | None
    url: str
    page: str


class Theme(TypedDict):
    """A subject that quotes and moments share."""

    slug: str
    name: str
    summary: str
    quote_count: int
    moment_count: int
    url: str
    page: str
