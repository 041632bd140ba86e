"""Expressions that point at a match: "the 5-0 win over Latvia", "the quarter-final against France".

Each is read into clues: what the expression itself says, and what stands near it in its sentence.
Which match is meant is not decided here (`archive.naming.ranking`). Every look is bounded, so the
time is linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice, repeat
from typing import TypeVar

from archive.text import results
from archive.text.clues import NONE, Clues, Reference, after, before, enough, keys_of
from archive.text.dates import FoundDate
from archive.text.things import Found

_Any = TypeVar("_Any")

# Expressions of one text that are read, and characters of its sentence on either side.
MOST = 100
_AROUND = 300
_LOOKED_AT = 3_000
_NEAR = 40
_STEPS = 6


def find_references(
    text: str, found: Sequence[Found], dates: Sequence[FoundDate]
) -> list[Reference]:
    """The expressions of `text` that point at a match, in order, at most a hundred; `found` and
    `dates` are what stands in it (`Directory.find`, `find_dates`)."""
    reader = _Reader(text, found, dates)
    every = sorted(reader.read(), key=lambda one: (one.start, -one.end))
    kept: list[Reference] = []
    for one in every:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
        if len(kept) == MOST:
            break
    return [reader.placed(one) for one in kept]


@dataclass(slots=True)
class _Reach:
    """How far an expression reaches, and what it has said so far."""

    at: int
    said: Clues = NONE

    def add(self, at: int, said: Clues) -> None:
        self.at = at
        self.said |= said


class _Reader:
    def __init__(self, text: str, found: Sequence[Found], dates: Sequence[FoundDate]) -> None:
        self.text = text
        self.found = found
        self.dates = dates
        self.every: list[Found | FoundDate] = [*found, *dates]
        self.starts = {one.start: one for one in self.every}
        self.ends = {one.end: one for one in self.every}
        self.found_at = [one.start for one in found]
        self.dates_at = [one.start for one in dates]
        self.breaks = [match.end() for match in results.SENTENCE_END.finditer(text)]
        self.events = [
            (m.start(), kind) for kind, rule in results.EVENTS for m in rule.finditer(text)
        ]
        self.events.sort()
        self.events_at = [at for at, _ in self.events]

    def read(self) -> Iterable[Reference]:
        """Every expression, overlapping ones too; of a text full of them the first thousands."""
        readers = [
            map(self._noun, islice(results.HEAD.finditer(self.text), _LOOKED_AT)),
            map(self._verb, islice(results.VERB.finditer(self.text), _LOOKED_AT)),
            map(self._where, self.every[:_LOOKED_AT]),
        ]
        for kind, rule in results.EVENTS:
            if kind != results.SCORED:
                happened = islice(rule.finditer(self.text), _LOOKED_AT)
                readers.append(map(self._event, happened, repeat(kind)))
        return [one for one in chain(*readers) if one]

    def placed(self, one: Reference) -> Reference:
        """The expression with what stands near it."""
        carried = None
        at = bisect_left(self.found_at, one.start)
        for other in reversed(self.found[max(0, at - _NEAR) : at]):
            if players := keys_of(other, "player"):
                carried = next(iter(players)) if len(players) == 1 else None
                break
        return replace(one, near=self._near(one), carried=carried)

    # -- nouns: a result, a stage, a game, a night

    def _noun(self, match: re.Match[str]) -> Reference | None:
        head = str(match.lastgroup)
        lead, again = self._lead(match.start())
        tail = self._tail(match.end())
        said = lead.said | tail.said
        if head in ("win", "defeat", "draw"):
            said = replace(said, outcome=head)
            if head == "defeat" and results.DEFEAT_OF.match(self.text, match.end()):
                said = replace(said, outcome="win")
        elif head in ("stage", "game"):
            said = replace(said, stage=results.stage(match[0]))
        if not enough(head, said):
            return None
        return Reference(lead.at, tail.at, said, NONE, again and head == "time")

    def _event(self, match: re.Match[str], kind: str) -> Reference | None:
        lead, _ = self._lead(match.start())
        tail = self._tail(match.end())
        said = replace(lead.said | tail.said, events=frozenset({kind}))
        return Reference(lead.at, tail.at, said, NONE, kind == results.THAT_MISS)

    def _verb(self, match: re.Match[str]) -> Reference | None:
        """ "beat Latvia 5-0", "lost 2-1 to France": with a score, a day, a ground or a stage."""
        outcome = results.OUTCOMES[match[0].lower()]
        tail = self._tail(match.end(), verb=True)
        if outcome == "win" and results.BY.match(self.text, match.end()):
            outcome = "defeat"
        said = replace(tail.said, outcome=outcome)
        more = said.score or said.dates or said.venues or said.stage
        if not more or not (said.opponents or (said.score and (said.venues or said.places))):
            return None
        return Reference(match.start(), tail.at, said, NONE)

    def _where(self, one: Found | FoundDate) -> Reference | None:
        """ "At Al Bayt Stadium in December 2022", "on 10 December 2022 in Al Khor"."""
        word = results.PLACE_WORD.search(self.text, max(0, one.start - 10), one.start)
        said = after(one, "in", direct=False)
        if not word or said.opponents or not (said.dates or said.venues or said.places):
            return None
        tail = self._tail(one.end)
        said |= tail.said
        near_enough = any(date.precision in ("day", "month") for date in said.dates)
        if not near_enough or not (said.venues or said.places):
            return None
        return Reference(word.start(), tail.at, said, NONE)

    def _lead(self, start: int) -> tuple[_Reach, bool]:
        """What stands before the noun and belongs to it; whether it takes up what was told."""
        reach = _Reach(start)
        at, loose = start, 0
        for _ in range(_STEPS):
            if at < 1 or self.text[at - 1] not in " \u00a0":
                break
            at -= 1
            one = self.ends.get(at)
            owner = self.ends.get(at - 2) if self.text[at - 2 : at] in ("’s", "'s") else None
            score = results.SCORE_BEFORE.search(self.text, max(0, at - 6), at)
            if isinstance(owner, Found):
                reach.said |= Clues(
                    subjects=keys_of(owner, "team"), players=keys_of(owner, "player")
                )
                break
            if score:
                reach.add(score.start(), Clues(score=_score(score)))
            elif one is not None and (not loose or _may_stand_apart(one)):
                reach.add(one.start, before(one))
            else:
                word = results.WORD_BEFORE.search(self.text, max(0, at - 21), at)
                if word and word[0].lower() in results.DETERMINERS:
                    reach.at = word.start()
                    return reach, word[0].lower() in ("that", "the")
                if not word or loose == 2 or not results.may_describe(word[0]):
                    break
                at, loose = word.start(), loose + 1
                continue
            at, loose = reach.at, 0
        return reach, False

    def _tail(self, end: int, *, verb: bool = False) -> _Reach:
        """What follows and belongs to it: opponents, score, ground, place, competition, dates."""
        reach = _Reach(end)
        for _ in range(_STEPS):
            gap = results.CONNECT.match(self.text, reach.at)
            if not gap:
                break
            word = (gap["word"] or "").lower()
            one = self.starts.get(gap.end()) or self.starts.get(gap.end("link"))
            stage = results.STAGE.match(self.text, gap.end())
            score = results.SCORE.match(self.text, gap.end())
            if (
                isinstance(one, FoundDate)
                and one.start > gap.end("link")
                and one.precision == "year"
            ):
                # "In the semi-final of the 2018 World Cup": the year belongs to what follows.
                break
            if score:
                reach.add(score.end(), Clues(score=_score(score)))
            elif stage and (word or reach.said.competitions):
                reach.add(stage.end(), Clues(stage=results.stage(stage[0])))
            elif one is None or (said := after(one, word, direct=verb)) == NONE:
                break
            else:
                reach.add(one.end, said)
        return reach

    # -- what stands near

    def _near(self, one: Reference) -> Clues:
        at = bisect_right(self.breaks, one.start)
        first = max(self.breaks[at - 1] if at else 0, one.start - _AROUND)
        last = min(self.breaks[at] if at < len(self.breaks) else len(self.text), one.end + _AROUND)
        near = NONE
        for other in _within(self.found, self.found_at, first, last):
            if not one.start <= other.start < one.end:
                near |= Clues(
                    subjects=keys_of(other, "team"),
                    players=keys_of(other, "player"),
                    venues=keys_of(other, "venue"),
                    competitions=keys_of(other, "competition"),
                    places=frozenset({other.place} - {""}),
                )
        dates = _within(self.dates, self.dates_at, first, last)
        events = _within(self.events, self.events_at, first, last)
        return replace(
            near,
            dates=tuple(date for date in dates if not one.start <= date.start < one.end),
            events=frozenset(kind for _, kind in events),
        )


def _within(things: Sequence[_Any], starts: Sequence[int], first: int, last: int) -> Sequence[_Any]:
    at = bisect_left(starts, first)
    return things[at : min(bisect_left(starts, last), at + _NEAR)]


def _may_stand_apart(one: Found | FoundDate) -> bool:
    """Whether words may stand between it and the noun: "the World Cup group-stage win"."""
    return isinstance(one, FoundDate) or bool(keys_of(one, "competition"))


def _score(match: re.Match[str]) -> tuple[int, int]:
    return int(match["mine"]), int(match["theirs"])
