"""What an expression in a text says of a match: the clues that the record is searched by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from archive.text import results
from archive.text.dates import FoundDate
from archive.text.things import Found

Keys = frozenset[int]
_MISSES = frozenset({results.MISSED, results.THAT_MISS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """What is said of a match. `score` and `outcome` are as the subject's side has them, `beside`
    are teams before the noun, opponents or hosts ("the Qatar defeat"), `events` kinds of events."""

    score: tuple[int, int] | None = None
    outcome: str = ""
    stage: str = ""
    opponents: Keys = frozenset()
    beside: Keys = frozenset()
    subjects: Keys = frozenset()
    venues: Keys = frozenset()
    competitions: Keys = frozenset()
    places: frozenset[str] = frozenset()
    dates: tuple[FoundDate, ...] = ()
    events: frozenset[str] = frozenset()
    players: Keys = frozenset()

    def __or__(self, other: Clues) -> Clues:
        """Both together; of a score, an outcome, a stage this one's."""
        return Clues(
            score=self.score or other.score,
            outcome=self.outcome or other.outcome,
            stage=self.stage or other.stage,
            opponents=self.opponents | other.opponents,
            beside=self.beside | other.beside,
            subjects=self.subjects | other.subjects,
            venues=self.venues | other.venues,
            competitions=self.competitions | other.competitions,
            places=self.places | other.places,
            dates=(*self.dates, *other.dates),
            events=self.events | other.events,
            players=self.players | other.players,
        )


NONE = Clues()


@dataclass(frozen=True, slots=True)
class Reference:
    """text[start:end] points at a match: by its `own` words, by those `near` in its sentence.

    `again` tells an expression that takes up what was told before ("that miss"); `carried` is the
    player named last before it.
    """

    start: int
    end: int
    own: Clues
    near: Clues
    again: bool = False
    carried: int | None = None


def pooled(references: Sequence[Reference]) -> list[Reference]:
    """The references of one text, those that speak of one missed penalty with all that is said of
    it: "the penalty that went over the bar", "that miss", "that painful night in Qatar".

    A miss with an opponent of its own stands for itself; "the miss" of no penalty is left out.
    """
    misses = [one for one in references if one.own.events & _MISSES]
    if not any(results.MISSED in one.own.events for one in misses):
        return [one for one in references if results.THAT_MISS not in one.own.events]
    told = NONE
    for one in misses:
        if not one.own.opponents:
            told |= one.own | one.near
    told = replace(told, events=frozenset({results.MISSED}))
    made = []
    for one in references:
        if one in misses:
            venues = one.own.venues if one.own.opponents else told.venues
            own = replace(one.own, events=frozenset({results.MISSED}), venues=venues)
            near = replace(one.near if own.opponents else told, events=frozenset[str]())
            carried = one.carried if own.opponents else None
            made.append(replace(one, own=own, near=near, carried=carried))
        elif one.again and not one.own.opponents and one.own.places & told.places:
            own = replace(one.own, venues=one.own.venues | told.venues)
            made.append(replace(one, own=own, near=told, carried=None))
        else:
            made.append(one)
    return made


def keys_of(one: Found | FoundDate, kind: str) -> Keys:
    """The things of a kind that a name means, or may mean where that is open."""
    if isinstance(one, FoundDate):
        return frozenset()
    chosen = one.candidates[:1] if one.settled else one.candidates
    return frozenset(candidate.key for candidate in chosen if candidate.kind == kind)


def before(one: Found | FoundDate) -> Clues:
    """What a name or date says right before the noun: "the Qatar defeat", "the Euro semi-final"."""
    if isinstance(one, FoundDate):
        return Clues(dates=(one,))
    return Clues(
        beside=keys_of(one, "team"),
        venues=keys_of(one, "venue"),
        competitions=keys_of(one, "competition"),
        players=keys_of(one, "player"),
        places=frozenset({one.place} - {""}),
    )


def after(one: Found | FoundDate, word: str, *, direct: bool) -> Clues:
    """What a name or date says after `word` (`direct`: after a verb, the word may be missing);
    nothing where it does not belong there."""
    if isinstance(one, FoundDate):
        return Clues(dates=(one,)) if word in results.AT_A_TIME else NONE
    if word in results.AGAINST or (direct and not word):
        return Clues(opponents=keys_of(one, "team"))
    if word not in results.AT:
        return NONE
    return Clues(
        opponents=keys_of(one, "team"),
        venues=keys_of(one, "venue"),
        competitions=keys_of(one, "competition"),
        places=frozenset({one.place} - {""}),
    )


def enough(head: str, said: Clues) -> bool:
    """Whether an expression says enough to point at a match rather than at any."""
    where = said.venues or said.places
    if head in ("win", "defeat", "draw"):
        whose = said.subjects or said.dates or said.competitions or said.stage
        told = said.opponents or where or (said.beside and said.competitions)
        return bool(told or (said.score and whose))
    if head == "stage":
        return bool(said.opponents or said.competitions or where)
    if head == "game":
        return bool(said.opponents or (where and said.dates))
    return bool(where or said.opponents)
