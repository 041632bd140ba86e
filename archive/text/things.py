"""Teams, grounds, competitions and places by their names: learnt once, then looked for in texts.

A name has meanings; which of them hold depends on the day of the text (a team's former name) and
on what stands around it ("in Reading" is the town, "West Northport" another club). Of names that
begin at one word the longest counts. A scan looks at each word of the text a fixed number of times.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from archive.text import nations
from archive.text.words import search_key

Key = tuple[str, ...]
Token = tuple[str, int, int]

# What a row may be beside a kind of thing: another name of a team, what a ground stands in, and
# what is only to be no person.
FORMER, TOWN, COUNTRY, SILENT = "former", "town", "country", ""
_PLACES = (TOWN, COUNTRY)

_TOKEN = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
# What may stand between two words of one name: "Guinea-Bissau", "St. Pauli".
_JOINT = re.compile(r"[ \u00a0]|\.[ \u00a0]|[-\u2010\u2011]")
# "FIFA World Cup" is printed "World Cup".
_BODIES = re.compile(r"(?:FIFA|UEFA|AFC|CAF|CONCACAF|CONMEBOL|OFC) ")
_ARTICLE = re.compile(r"\Athe ", re.IGNORECASE)
# Names under which the data sets' competitions are printed as well.
_ALSO = {
    "euro": ("Euros", "European Championship", "European Championships"),
    "euro qualification": ("Euro qualifying", "European Championship qualifying"),
    "world cup": ("World Cup finals",),
    "world cup qualification": (
        "World Cup qualifying",
        "World Cup qualifier",
        "World Cup qualifiers",
    ),
}
# The data sets' word for matches of no competition; in a text it is a word like any other.
_NO_COMPETITION = ("friendly",)
_IN = frozenset("in near outside around across throughout".split())
# Before a team's name these make another's, before a competition's as well.
_OTHER_TEAM = frozenset(
    "new north south east west greater upper lower real inter sporting dynamo atletico royal old port"
    " fort saint st san santa".split()
)
_OTHER_COMPETITION = frozenset("women womens club youth rugby cricket hockey junior".split())
_STREETS = frozenset("road street station school hospital avenue lane hotel".split())
# After "Reading" these make a sentence's first word a verb.
_OBJECTS = frozenset("the a an his her their its our this that these those it them about".split())
_STOPS = frozenset('.!?:;“”"‘«»•\n')


# How well one of several meanings of a name fits, and one that the text itself tells apart; one that
# is the only one, and may not be meant.
ONE_OF, NAMED_ELSEWHERE, DOUBTFUL = 1.0, 2.0, 0.5


class Thing(NamedTuple):
    """A name that the archive knows: whose it is and, for a former name, when it was."""

    kind: str
    key: int
    name: str
    start: date | None = None
    end: date | None = None


class Candidate(NamedTuple):
    """Something that a place of a text may mean, how well it fits, and why in words."""

    kind: str
    key: int
    score: float = ONE_OF
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """text[start:end] names something: the first of `candidates` where it is settled, else one of
    them, best first; none where it is only a place. `place` is a town or country, as known."""

    start: int
    end: int
    candidates: tuple[Candidate, ...]
    settled: bool = True
    place: str = ""


class Things:
    """Every known name of what cannot speak."""

    def __init__(self, rows: Iterable[Thing]) -> None:
        """Learn the rows' names, in time linear in their number."""
        self.others: dict[str, Key] = {}
        self._meanings: dict[Key, list[Thing]] = defaultdict(list)
        self._places: dict[Key, str] = {}
        self._longest: dict[str, int] = {}
        self._towns: dict[int, set[str]] = defaultdict(set)
        for row in rows:
            self._learn(row)

    def _learn(self, row: Thing) -> None:
        for form in _forms(row):
            key = words_of(form)
            if not key or key == _NO_COMPETITION:
                continue
            self.others[form] = key
            if row.kind == SILENT:
                continue
            if row.kind in _PLACES:
                self._places.setdefault(key, row.name)
                self._towns[row.key].add(row.name)
            else:
                self._meanings[key].append(row)
            self._longest[key[0]] = max(len(key), self._longest.get(key[0], 0))

    def find(self, text: str, on: date | None) -> list[Found]:
        """Every place of `text` that names a thing or a place, in order, as on the day `on`."""
        tokens = list(_tokens(text))
        lower = {key for key, start, _ in tokens if text[start].islower()}
        found, at = [], 0
        while at < len(tokens):
            name = None if text[tokens[at][1]].islower() else self._name(text, tokens, at)
            one = name and self._means(text, tokens, at, name, lower, on)
            if one:
                found.append(one)
            at += len(name) if name else 1
        return self._settled(found)

    def _name(self, text: str, tokens: list[Token], at: int) -> Key | None:
        """The longest known name that the tokens from `at` on spell as one name is written."""
        longest = self._longest.get(tokens[at][0], 0)
        for length in range(min(longest, len(tokens) - at), 0, -1):
            stretch = tokens[at : at + length]
            key = tuple(token[0] for token in stretch)
            if (key in self._meanings or key in self._places) and all(
                _JOINT.fullmatch(text, before[2], after[1]) for before, after in pairwise(stretch)
            ):
                return key
        return None

    def _means(
        self, text: str, tokens: list[Token], at: int, name: Key, lower: set[str], on: date | None
    ) -> Found | None:
        """What a name means where it stands; None where it is a common word, or part of a name."""
        start, end = tokens[at][1], tokens[at + len(name) - 1][2]
        if len(name) == 1 and _is_common(text, tokens, at, lower):
            return None
        place = self._places.get(name, "")
        candidates = _valid(self._meanings.get(name, ()), on)
        if _is_where(text, tokens, at) and text[end : end + 1] not in ("’", "'"):
            teams = any(one.kind == "team" for one in candidates)
            country = len(name) == 1 or " ".join(name) in nations.COUNTRIES
            if place or (teams and country):
                place = place or text[start:end]
                candidates = [one for one in candidates if one.kind != "team"]
        candidates = [
            one for one in candidates if not _in_longer(one.kind, text, tokens, at, len(name))
        ]
        if not candidates and not place:
            return None
        return Found(start, end, tuple(candidates), len(candidates) < 2, place)

    def _settled(self, found: list[Found]) -> list[Found]:
        """Of several meanings the one that the text names elsewhere, or whose town it names."""
        named = {(c.kind, c.key) for one in found if one.settled for c in one.candidates}
        towns = {one.place for one in found if one.place}
        return [
            self._chosen(one, named, towns) if len(one.candidates) > 1 else one for one in found
        ]

    def _chosen(self, one: Found, named: set[tuple[str, int]], towns: set[str]) -> Found:
        again = [c for c in one.candidates if (c.kind, c.key) in named]
        there = [c for c in one.candidates if self._stands_in(c, towns)]
        for chosen, why in ((again, "named elsewhere in the text"), (there, _town_named(towns))):
            if len(chosen) == 1:
                best = chosen[0]._replace(score=NAMED_ELSEWHERE, reasons=(*chosen[0].reasons, why))
                rest = [c for c in one.candidates if (c.kind, c.key) != (best.kind, best.key)]
                return replace(one, candidates=(best, *rest), settled=True)
        return one

    def _stands_in(self, candidate: Candidate, towns: set[str]) -> bool:
        return candidate.kind == "venue" and not towns.isdisjoint(self._towns[candidate.key])


def words_of(name: str) -> Key:
    """A name as it is compared: its words, folded."""
    return tuple(search_key(name).split())


def opens_sentence(text: str, start: int) -> bool:
    """Whether the word at text[start:] is the first of a sentence, heading or quote."""
    at = start - 1
    while at >= 0 and text[at] in " \u00a0(":
        at -= 1
    return at < 0 or text[at] in _STOPS


def _town_named(towns: set[str]) -> str:
    return f"the text names {', '.join(sorted(towns))}"


def _forms(row: Thing) -> list[str]:
    """The names under which a row's thing is printed; a nickname's article is no part of it."""
    if row.kind == SILENT:
        return [row.name]
    name = _ARTICLE.sub("", row.name)
    bare = _BODIES.sub("", name)
    also = _ALSO.get(" ".join(words_of(bare)), ()) if row.kind == "competition" else ()
    return list(dict.fromkeys((name, bare, *also)))


def _valid(meanings: Iterable[Thing], on: date | None) -> list[Candidate]:
    """What a name means on a day: a name that a team had then, else names of today, else other
    names of today, else names of the past (a text may look back, but not ahead)."""
    ranked: dict[int, dict[tuple[str, int], str]] = defaultdict(dict)
    for row in meanings:
        rank, why = _rank(row, on)
        if rank is not None:
            kind = "team" if row.kind == FORMER else row.kind
            ranked[rank].setdefault((kind, row.key), why)
    best = ranked[min(ranked)] if ranked else {}
    return [Candidate(kind, key, ONE_OF, (why,)) for (kind, key), why in best.items()]


def _rank(row: Thing, on: date | None) -> tuple[int | None, str]:
    if row.kind != FORMER:
        return 1, "called so"
    if row.start is None and row.end is None:
        return 2, "also called so"
    until = f"called so until {row.end.year}" if row.end else "called so"
    if on is None or (row.end and on > row.end):
        return 3, until
    if row.start and on < row.start:
        return None, ""
    return (0 if row.end else 2), until


@lru_cache(maxsize=1 << 15)
def _folded(word: str) -> tuple[str, bool]:
    """A word folded, and whether it had a possessive s, which is cut."""
    key, _, rest = search_key(word).partition(" ")
    return key, rest == "s"


def _tokens(text: str) -> Iterator[Token]:
    """The words of a text, folded, with their places; a possessive s is cut."""
    for match in _TOKEN.finditer(text):
        key, possessive = _folded(match[0])
        yield key, match.start(), match.end() - 2 if possessive else match.end()


def _is_where(text: str, tokens: list[Token], at: int) -> bool:
    """Whether a name tells a place: "in Qatar", "in the United States", "in Riga, Latvia"."""
    listed = False
    for back in range(at - 1, max(-1, at - 5), -1):
        word, start, end = tokens[back]
        gap = text[end : tokens[back + 1][1]]
        if gap in (" ", "\u00a0") and word in _IN:
            return True
        listed = listed or gap == ", "
        if not (word == "the" and gap == " ") and not (listed and text[start].isupper()):
            return False
    return False


def _is_common(text: str, tokens: list[Token], at: int, lower: set[str]) -> bool:
    """Whether a sentence's first word is no name: "Reading the game", "Wells" beside "wells"."""
    key, start, end = tokens[at]
    if not opens_sentence(text, start) or text[end : end + 1] in ("’", "'"):
        return False
    after = tokens[at + 1][0] if at + 1 < len(tokens) else ""
    return key in lower or (key.endswith("ing") and after in _OBJECTS)


def _in_longer(kind: str, text: str, tokens: list[Token], at: int, length: int) -> bool:
    """Whether a name stands inside a longer one that nobody knows."""
    before = (
        tokens[at - 1]
        if at and text[tokens[at - 1][2] : tokens[at][1]] in (" ", "-", "’s ", "'s ")
        else None
    )
    after = tokens[at + length] if at + length < len(tokens) else None
    if after and (
        text[tokens[at + length - 1][2] : after[1]] != " " or not text[after[1]].isupper()
    ):
        after = None
    if kind == "venue":
        return after is not None and after[0] in _STREETS
    if before is None or text[before[1]].islower():
        return False
    if kind == "competition":
        return before[0] in _OTHER_COMPETITION or (before[0].isdecimal() and len(before[0]) == 2)
    return kind == "team" and before[0] in _OTHER_TEAM
