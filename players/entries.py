"""The entries of a timeline: what hangs under what, what comes flat, in which order.

A moment carries its match and what was said about it, a match carries the player's goals; what
hangs under a shown entry does not come again. Asked for by kind, it comes flat. Pure: the things
themselves are loaded by ``players.timeline``.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from archive import shapes
from archive.models import EventKind
from archive.models.base import AFTER_ALL, BEFORE_ALL
from archive.paging import Key
from archive.reading import columns
from players import ledger

Kind = Literal["match", "moment", "quote", "article", "goal"]
KINDS: tuple[Kind, ...] = ("match", "moment", "quote", "article", "goal")
MISSES = (EventKind.PENALTY_MISSED, EventKind.PENALTY_SAVED)


@dataclass(frozen=True, slots=True)
class Things:
    """All that is dated about a player, before it is narrowed and put in order."""

    matches: dict[str, tuple[int, shapes.MatchShort, list[shapes.Event]]]
    moments: list[tuple[int, shapes.Moment]]
    quotes: list[tuple[shapes.Quote, bool]]
    articles: list[tuple[int, shapes.ArticleShort]]


@dataclass(frozen=True, slots=True)
class Filters:
    """What a timeline is narrowed to; ``kinds`` empty means all, nested."""

    kinds: Collection[Kind] = ()
    competition: str | None = None
    team: str | None = None
    date_from: date | None = None
    date_to: date | None = None

    def shows(self, kind: Kind) -> bool:
        """Entries of this kind are wanted; goals alone must be asked for by name."""
        return kind in self.kinds if self.kinds else kind != "goal"

    def takes(self, day: date | None, match: shapes.MatchRef | None) -> bool:
        """A thing of this day, tied to this match, is wanted."""
        if (self.date_from or self.date_to) and day is None:
            return False
        if day is not None and not (self.date_from or day) <= day <= (self.date_to or day):
            return False
        if self.competition and (not match or match["competition"]["slug"] != self.competition):
            return False
        sides = (match["home"]["slug"], match["away"]["slug"]) if match else ()
        return not self.team or self.team in sides


def ordered(
    things: Things, filters: Filters, *, descending: bool
) -> list[tuple[Key, shapes.AnyEntry]]:
    """The wanted entries in order; what has no date comes last either way."""
    unknown = BEFORE_ALL if descending else AFTER_ALL
    placed: list[tuple[Key, shapes.AnyEntry]] = [
        (((entry["date"] or unknown).isoformat(), number), entry)
        for number, entry in _entries(things, filters)
    ]
    placed.sort(key=lambda item: item[0], reverse=descending)
    return placed


def _entries(things: Things, filters: Filters) -> Iterator[tuple[int, shapes.AnyEntry]]:
    """The wanted entries, each with a number that tells it from others of its day."""
    shown = [
        (pk, moment)
        for pk, moment in things.moments
        if filters.shows("moment") and filters.takes(moment["date"], moment["match"])
    ]
    about = _told_of(things.quotes)
    for pk, moment in shown:
        yield _number(4, pk), _moment_entry(moment, things, about)
    held = {moment["match"]["slug"] for _, moment in shown if moment["match"]}
    yield from _played(things, filters, held)
    yield from _said(things, filters, {moment["slug"] for _, moment in shown})
    for pk, article in things.articles:
        if filters.shows("article") and filters.takes(article["published_on"], None):
            day = article["published_on"]
            yield _number(1, pk), {**article, "kind": "article", "date": day}


def _played(
    things: Things, filters: Filters, held: Collection[str]
) -> Iterator[tuple[int, shapes.AnyEntry]]:
    """Matches that no shown moment holds, and goals that no shown match or moment carries."""
    for slug, (pk, match, events) in things.matches.items():
        if slug in held or not filters.takes(match["date"], match):
            continue
        if filters.shows("match"):
            yield _number(3, pk), _match_entry(match, events)
        elif filters.shows("goal"):
            for place, event in enumerate(_goals(events)):
                yield _number(5, pk * 100 + place), _goal_entry(match, event)


def _said(
    things: Things, filters: Filters, held: Collection[str]
) -> Iterator[tuple[int, shapes.AnyEntry]]:
    """The player's own quotes that hang under no shown moment."""
    if not filters.shows("quote"):
        return
    for quote, own in things.quotes:
        nested = any(moment["slug"] in held for moment in quote["moments"])
        if own and not nested and filters.takes(quote["said_on"], quote["match"]):
            yield _number(2, quote["id"]), _quote_entry(quote)


def _told_of(quotes: Sequence[tuple[shapes.Quote, bool]]) -> dict[str, list[shapes.Quote]]:
    """By a moment's slug: what was said about it, in the order given."""
    about: dict[str, list[shapes.Quote]] = {}
    for quote, _own in quotes:
        for moment in quote["moments"]:
            about.setdefault(moment["slug"], []).append(quote)
    return about


def _number(rank: int, pk: int) -> int:
    return rank * 10**12 + pk


def _goals(events: list[shapes.Event]) -> list[shapes.Event]:
    return [event for event in events if event["kind"] in ledger.GOALS]


def _misses(events: list[shapes.Event]) -> list[shapes.Event]:
    return [event for event in events if event["kind"] in MISSES]


def _match_entry(match: shapes.MatchShort, events: list[shapes.Event]) -> shapes.MatchEntry:
    return {
        **match,
        "kind": "match",
        "title": columns.score_line(match),
        "goals": _goals(events),
        "missed": _misses(events),
    }


def _moment_entry(
    moment: shapes.Moment, things: Things, about: Mapping[str, list[shapes.Quote]]
) -> shapes.MomentEntry:
    match = moment["match"]
    held = things.matches.get(match["slug"]) if match else None
    events = held[2] if held else []
    return {
        **moment,
        "kind": "moment",
        "quotes": about.get(moment["slug"], []),
        "goals": _goals(events),
        "missed": _misses(events),
    }


def _quote_entry(quote: shapes.Quote) -> shapes.QuoteEntry:
    return {
        **quote,
        "kind": "quote",
        "quote_kind": quote["kind"],
        "date": quote["said_on"],
        "title": quote["text"],
    }


def _goal_entry(match: shapes.MatchShort, event: shapes.Event) -> shapes.GoalEntry:
    return {
        **event,
        "kind": "goal",
        "event_kind": event["kind"],
        "date": match["date"],
        "title": columns.score_line(match),
        "match": match,
    }
