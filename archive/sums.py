"""How counts and claims are said on a page: what a number is made of, and how complete that is; pure."""

from collections.abc import Iterable

from archive.shapes import Coverage, Scorer, Tally, VerdictName
from archive.wording import counted


def sum_words(tally: Tally) -> str:
    """What a count is made of: "67 recorded + 9 cited", or "67 recorded"."""
    if not tally["cited"]:
        return f"{tally['recorded']:,} recorded"
    return f"{tally['recorded']:,} recorded + {tally['cited']:,} cited"


def any_cited(scorers: Iterable[Scorer]) -> bool:
    """Whether single goals of any of these are cited."""
    return any(one["cited"] for one in scorers)


def coverage_words(coverage: Coverage) -> str:
    """How complete the record behind a count is, as one sentence: the record is what the archive
    holds, not all that was played."""
    matches, complete = coverage["matches"], coverage["complete"]
    if not matches:
        return "The record holds no match for it."
    if complete == matches:
        held = counted(matches, "match", "matches")
        return f"The record holds {held} and has every goal of {'it' if matches == 1 else 'them'}."
    missing = coverage["unattributed"]
    tail = (
        f"; {counted(missing, 'goal')} in the others {'has' if missing == 1 else 'have'} no scorer"
        if missing
        else ""
    )
    held = counted(matches, "match", "matches")
    gaps = ", ".join(
        f"{gap['competition']['name']} ({counted(gap['matches'], 'match', 'matches')})"
        for gap in coverage["gaps"]
    )
    where = f" They are in {gaps}." if gaps else ""
    return f"The record holds {held} and has every goal of {complete:,} of them{tail}.{where}"


def range_words(tally: Tally) -> str:
    """Between what bounds the true count lies, or "" where the record is complete.

    The truth lies between recorded + cited and recorded + unattributed + cited.
    """
    missing = tally["coverage"]["unattributed"]
    if not missing:
        return ""
    return (
        f"Over these matches it lies between {tally['value']:,} and {tally['value'] + missing:,}."
    )


# What an article states, by metric: one of it, and several.
_STATED: dict[str, tuple[str, str]] = {
    "goals": ("{} goal", "{} goals"),
    "goal_number": ("goal number {}",) * 2,
    "penalties_scored": ("{} penalty scored", "{} penalties scored"),
    "penalties_in_a_row": ("{} penalty in a row scored", "{} penalties in a row scored"),
    "matches_with_a_goal": ("{} match in a row with a goal", "{} matches in a row with a goal"),
    "editions": ("{} edition played in", "{} editions played in"),
    "score": ("{}",) * 2,
    "record": ("scoring record broken",) * 2,
    "age": ("{} year old", "{} years old"),
    "time_between": ("{} {unit}", "{} {unit}s"),
    "target": ("a target of {}",) * 2,
    "other": ("{}",) * 2,
}


def stated_words(metric: str, stated: str, unit: str = "") -> str:
    """What an article states: "76 goals", "goal number 75", "1 week", "5–0"."""
    one, many = _STATED[metric]
    return (one if stated == "1" else many).format(stated.replace("-", "–"), unit=unit)


def verdict_words(verdict: VerdictName) -> str:
    """A verdict on a claim as it is read: "not checkable"."""
    return verdict.replace("_", " ")
