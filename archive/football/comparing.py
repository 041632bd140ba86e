"""Two accounts of one match side by side: where they differ, in plain values.

Goals have no names, so they are paired: by side, then by whatever is the same of scorer and minute.
What one account does not say is no difference.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from archive.text.words import search_key

# What is compared as it is, in the order in which it is told, by the words that a page has for it.
PLAIN = {
    "home_score": "home score",
    "away_score": "away score",
    "after_extra_time": "extra time",
    "home_won": "shoot-out won by the home side",
    "shootout_home": "shoot-out, home",
    "shootout_away": "shoot-out, away",
    "kickoff": "kick-off",
    "city": "town",
    "country": "country",
    "neutral": "neutral ground",
    "stage": "stage",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A goal as an account tells it."""

    by_home: bool
    kind: str
    minute: int | None
    stoppage: int | None
    scorer: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs, what is told here and what there; empty where one of them tells nothing of it."""

    what: str
    here: str
    there: str


def differences(
    here: Mapping[str, Any],
    there: Mapping[str, Any],
    goals_here: Sequence[Told],
    goals_there: Sequence[Told] | None,
) -> list[Difference]:
    """Where two accounts of a match differ: `here` and `there` by the names of `PLAIN`, and their
    goals (None: the other account has no goals at all)."""
    found = [
        Difference(words, _word(here[name]), _word(there[name]))
        for name, words in PLAIN.items()
        if _is_told(here.get(name))
        and _is_told(there.get(name))
        and not _is_same(here[name], there[name])
    ]
    if goals_there is None or not goals_here:
        return found
    pairs, only_here, only_there = _paired(goals_here, goals_there)
    found += [
        Difference("goal", goal_words(one), goal_words(other))
        for one, other in pairs
        if one != other
    ]
    found += [Difference("goal", goal_words(one), "") for one in only_here]
    return found + [Difference("goal", "", goal_words(one)) for one in only_there]


def side_by_side(
    here: Mapping[str, Any],
    there: Mapping[str, Any],
    goals_here: Sequence[Told],
    goals_there: Sequence[Told] | None,
) -> list[tuple[Difference, bool]]:
    """All that two accounts of a match tell, as `differences` takes them, each with whether the two
    differ in it."""
    beside = [
        (
            Difference(words, _word_or_not(here.get(name)), _word_or_not(there.get(name))),
            _is_told(here.get(name))
            and _is_told(there.get(name))
            and not _is_same(here[name], there[name]),
        )
        for name, words in PLAIN.items()
        if _is_told(here.get(name)) or _is_told(there.get(name))
    ]
    pairs, only_here, only_there = _paired(goals_here, goals_there or ())
    both = goals_there is not None and bool(goals_here)
    beside += [
        (Difference("goal", goal_words(one), goal_words(other)), one != other)
        for one, other in pairs
    ]
    beside += [(Difference("goal", goal_words(one), ""), both) for one in only_here]
    return beside + [(Difference("goal", "", goal_words(one)), both) for one in only_there]


def goal_words(goal: Told) -> str:
    """A goal in a few words: Harry Kane 45+3 (penalty)."""
    minute = "" if goal.minute is None else f" {goal.minute}"
    added = f"+{goal.stoppage}" if goal.stoppage else ""
    kind = {"own_goal": " (own goal)", "penalty_goal": " (penalty)"}.get(goal.kind, "")
    return f"{goal.scorer or 'scorer not known'}{minute}{added}{kind}"


def _paired(
    here: Sequence[Told], there: Sequence[Told]
) -> tuple[list[tuple[Told, Told]], list[Told], list[Told]]:
    """Goals that are one, nearest first; and those that one account alone has."""
    by_nearness = sorted(
        (_apart(one, other), at, to)
        for (at, one), (to, other) in product(enumerate(here), enumerate(there))
        if one.by_home == other.by_home
    )
    mine: dict[int, int] = {}
    theirs: set[int] = set()
    for _, at, to in by_nearness:
        if at not in mine and to not in theirs:
            mine[at] = to
            theirs.add(to)
    pairs = [(here[at], there[to]) for at, to in sorted(mine.items())]
    only_here = [one for at, one in enumerate(here) if at not in mine]
    return pairs, only_here, [one for to, one in enumerate(there) if to not in theirs]


def _apart(one: Told, other: Told) -> tuple[int, int]:
    """How far two goals are apart: what differs of scorer, minute and kind; then the minutes."""
    same_name = search_key(one.scorer) == search_key(other.scorer)
    differs = 2 * (not same_name) + 2 * (one.minute != other.minute) + (one.kind != other.kind)
    return differs, abs((one.minute or 0) - (other.minute or 0))


def _is_told(value: Any) -> bool:
    return value is not None and value != ""


def _is_same(one: Any, other: Any) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return search_key(one) == search_key(other)
    return bool(one == other)


def _word_or_not(value: Any) -> str:
    return _word(value) if _is_told(value) else ""


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
