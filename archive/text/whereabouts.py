"""Surnames that are places as well: "in Paris", "moved to Lincoln", against "learnt from Lincoln"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from archive.text.cast import Mention

_BEFORE, _WORDS_BEFORE = 80, 5
_WORD = re.compile(r"[^\W\d_]+")
_BREAK = re.compile(r"[.!?\n”\"]")
_WHO = re.compile(r",?\s+(?:who|whose|whom)\b")
# Words that a place follows; of a person they are said after these.
_IN, _AT = frozenset("in near outside around across throughout".split()), "at"
_TRUSTS = frozenset(
    "belief believe believes believed believing faith trust trusts trusted trusting confidence "
    "confident interest interested invest invested investment disappointed disappointment hope "
    "hopes found".split()
)
_AIMS = frozenset(
    "look looks looked looking shout shouts shouted shouting laugh laughed laughing smile smiled "
    "smiling wave waved waving point pointed pointing stare stared staring glance glanced glancing "
    "aim aimed scream screamed screaming swear swore yell yelled angry furious anger swipe dig jab "
    "kick kicked lunge lunged fire fired ball".split()
)
# Words that as often lead to a person: a place only where somebody or something moves.
_TO = frozenset("to from".split())
_MOVES = frozenset(
    "go goes going went gone come comes coming came move moves moved moving travel travels travelled "
    "travelling traveled fly flies flew flown flying drive drives drove driven driving return returns "
    "returned returning back trip trips journey journeys bus buses train trains road roads flight "
    "flights miles way home head heads headed heading visit visits far north south east west arrive "
    "arrived emigrate emigrated commute commuted relocate relocated sail sailed bound".split()
)


def places_alone(text: str, mentions: Iterable[Mention]) -> set[int]:
    """The figures whom `text` never names in full, and of whom it tells only as of a place. In time
    linear in the number of mentions."""
    persons: set[int] = set()
    seen: set[int] = set()
    for one in mentions:
        if one.figure is None:
            continue
        seen.add(one.figure)
        if one.full or (one.figure not in persons and not _is_where(text, one)):
            persons.add(one.figure)
    return seen - persons


def _is_where(text: str, name: Mention) -> bool:
    """Whether a name stands where a place does, and nothing beside it tells of a person."""
    if name.possessive or _WHO.match(text, name.end):
        return False
    before = _BREAK.split(text[max(0, name.start - _BEFORE) : name.start])[-1]
    words = [word.lower() for word in _WORD.findall(before)]
    if not words or not before.lower().endswith(f"{words[-1]} "):
        return False
    beside = frozenset(words[-1 - _WORDS_BEFORE : -1])
    if words[-1] in _TO:
        return not beside.isdisjoint(_MOVES)
    if words[-1] == _AT:
        return beside.isdisjoint(_AIMS)
    return words[-1] in _IN and beside.isdisjoint(_TRUSTS)
