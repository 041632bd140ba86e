"""What was known on the day something was said: counts of who spoke, the record then, what was to
come. Nothing later than that day is in it, but the fixture that came next, without its result."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from archive import shapes
from players import ledger, records, tallies
from players.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Said:
    """A player's words: the day, and the match that they are tied to, if any."""

    player: int
    day: date
    match: shapes.MatchRef | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What was known then. ``following`` is the next match of the speaker's team; of a quote tied
    to a match ``rematch`` is the next of its competition, where that is another."""

    tallies: list[shapes.ContextTally]
    records: list[shapes.RecordHeld]
    following: shapes.NextMatch | None
    rematch: shapes.NextMatch | None


def then(said: Iterable[Said]) -> list[Known]:
    """What was known on each of these days, in their order; three statements for all of them, none
    where nothing was said."""
    asked = list(said)
    if not asked:
        return []
    until = max(one.day for one in asked)
    book = ledger.read({one.player for one in asked}, until=until, whole=True)
    scorers = records.read(book.teams, until=until)
    sides = [_side(book, one) for one in asked]
    return [
        _known(book, scorers, one, book.fixtures.get(side or 0, []))
        for one, side in zip(asked, sides, strict=True)
    ]


def _known(
    book: Ledger, scorers: records.Scorers, one: Said, fixtures: Collection[shapes.MatchRef]
) -> Known:
    later = [match for match in fixtures if match["date"] > one.day]
    cup = one.match["competition"]["slug"] if one.match else None
    following = next(iter(later), None)
    rematch = next((match for match in later if match["competition"]["slug"] == cup), None)
    held = [
        records.held_on(scorers, team, book.teams[team], book.played.get(team, ()), one.day)
        for team in _teams(book, one)
    ]
    return Known(
        tallies=tallies.goals_by(book, one.player, one.day),
        records=[record for record in held if record["holders"]],
        following=following and _next(following, one.day),
        rematch=_next(rematch, one.day) if rematch and rematch != following else None,
    )


def _teams(book: Ledger, one: Said) -> list[int]:
    """The teams that the player had been at by then."""
    return [
        team
        for (player, team), since in book.since.items()
        if player == one.player and since <= one.day
    ]


def _side(book: Ledger, one: Said) -> int | None:
    """The speaker's team: the side of the match spoken of, else the last one played for."""
    played = _teams(book, one)
    if one.match:
        slugs = {one.match["home"]["slug"], one.match["away"]["slug"]}
        there = [team for team in played if book.teams[team]["slug"] in slugs]
        if len(there) == 1:
            return there[0]
    last = [deed.team for deed in book.deeds if deed.player == one.player and deed.day <= one.day]
    return last[-1] if last else None


def _next(match: shapes.MatchRef, day: date) -> shapes.NextMatch:
    """A match as it was known before it: without a score."""
    return {
        "slug": match["slug"],
        "date": match["date"],
        "home": match["home"],
        "away": match["away"],
        "competition": match["competition"],
        "page": match["page"],
        "days": (match["date"] - day).days,
    }
