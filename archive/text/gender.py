"""Whether a person of a text is "he" or "she": from the archive, titles, kin words and names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import zip_longest

from archive.text import cues, given_names, lexicon
from archive.text.cast import Cast, Figure

_CERTAIN = 3
MALE = "m"
FEMALE = "f"

_SUBJECT = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|himself|herself)\b")
_OBJECT = re.compile(r"\b(?:[Hh]er|him)\b")
# "Prentiss, her coach": hers is somebody else.
_OTHERS = re.compile(r",\s+(?:his|her)\b")
_HE = re.compile(r"\b(?:he|his)\b", re.IGNORECASE)
_SHE = re.compile(r"\b(?:she|her)\b", re.IGNORECASE)


def genders(text: str, cast: Cast, quoted: Sequence[tuple[int, int]]) -> list[str]:
    """One of "m", "f" or "" for each figure of `cast`; `quoted` are the quoted stretches."""
    known = [_from_person(figure) for figure in cast.figures]
    if not all(known):
        _from_text(text, cast, known, [_from_name(figure) for figure in cast.figures], quoted)
    return known


def _from_person(figure: Figure) -> str:
    gender = figure.person.gender.strip().lower()[:1] if figure.person else ""
    return {"m": MALE, "f": FEMALE, "w": FEMALE}.get(gender, "")


def _from_name(figure: Figure) -> str:
    first = figure.key[0]
    if first in given_names.EITHER_NAMES:
        return ""
    hyphened = figure.name.split(" ", 1)[0].lower()
    if first in given_names.MALE_NAMES or hyphened in given_names.MALE_NAMES:
        return MALE
    return FEMALE if first in given_names.FEMALE_NAMES else ""


def _from_title(text: str, start: int) -> str:
    words = re.findall(r"[\w-]+", text[max(0, start - 24) : start].lower())[-1:]
    word = words[0] if words else ""
    if word in lexicon.MALE_TITLES or word in lexicon.MALE_KIN:
        return MALE
    return FEMALE if word in lexicon.FEMALE_TITLES or word in lexicon.FEMALE_KIN else ""


def _from_text(
    text: str,
    cast: Cast,
    known: list[str],
    named: Sequence[str],
    quoted: Sequence[tuple[int, int]],
) -> None:
    """Titles vote twice; pronouns after a name, before anyone else is named, once.

    What a first name says (`named`) stands unless the text says otherwise more than once.
    """
    votes: dict[int, int] = {}
    mentions = [mention for mention in cast.mentions if mention.figure is not None]
    for here, after in zip_longest(mentions, mentions[1:]):
        if here.figure is None or known[here.figure]:
            continue
        title = _from_title(text, here.start)
        if title and not named[here.figure]:
            votes[here.figure] = votes.get(here.figure, 0) + (2 if title == MALE else -2)
        limit = min(here.end + 160, after.start if after else len(text))
        at = bisect_right(quoted, (here.end, len(text)))
        if at < len(quoted):
            limit = min(limit, quoted[at][0])
        if at and quoted[at - 1][1] > here.end:
            continue
        votes[here.figure] = votes.get(here.figure, 0) + _vote(
            text[here.end : max(limit, here.end)]
        )
    for figure, vote in votes.items():
        if not named[figure] or abs(vote) >= _CERTAIN:
            known[figure] = MALE if vote > 0 else FEMALE if vote < 0 else ""
    for figure, gender in enumerate(named):
        known[figure] = known[figure] or gender
    for one in cast.figures:
        if not known[one.index] and len(one.key) > 1 and one.key[0].endswith("a"):
            known[one.index] = FEMALE  # Marta, Aitana; the men so named are in the list


def _vote(stretch: str) -> int:
    """1 for he, -1 for she; an object "her" speaks of somebody else more often than not."""
    if other := _OTHERS.match(stretch):
        stretch = stretch[other.end() :]
    found = _SUBJECT.search(stretch) or _OBJECT.search(stretch)
    if found is None:
        return 0
    return 1 if found.group().lower() in cues.MALE else -1


def lean(text: str) -> str:
    """The gender of most pronouns of a text: whom an unknown name is likelier to be."""
    return FEMALE if len(_SHE.findall(text)) > len(_HE.findall(text)) else MALE
