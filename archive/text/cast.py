"""The people of a text: those handed in, those it introduces, and how each may be named.

Names are compared by `words.search_key`, so accents, case and the sort of apostrophe or hyphen
never matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from archive.text import lexicon
from archive.text.chunks import LONGEST, Word
from archive.text.words import search_key


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who can speak, as the archive knows them. Only `name` is needed.

    `gender` is "male" or "female" (or the first letter), empty where unknown; `born` a date.
    """

    name: str
    aliases: Sequence[str] = ()
    roles: Sequence[str] = ()
    teams: Sequence[str] = ()
    nationality: str = ""
    born: date | None = None
    gender: str = ""


@dataclass(slots=True)
class Figure:
    """A person of one text: one handed in, or one whom the text itself introduces."""

    index: int
    name: str
    key: tuple[str, ...]
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at text[start:end], possessive cut. `figure` is None for what cannot speak."""

    start: int
    end: int
    figure: int | None
    possessive: bool = False
    full: bool = False


@dataclass(slots=True)
class Cast:
    """All figures of a text and where they are named, in order of place."""

    figures: list[Figure] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)


@lru_cache(maxsize=1 << 16)
def name_key(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared: folded, hyphens as spaces."""
    return tuple(search_key(name).split())


# Capitalised parts of a surname: Ó Laighin, Mac Giolla, Abu Salah.
_PREFIXES = frozenset("o ni mac mc nic ua ui abu abd ould".split())
_HONOURS = frozenset("sir dame lord lady dr prof professor mr mrs ms miss rev".split())


class Roster:
    """Every name the text may use, and whose it is; None where it cannot speak."""

    def __init__(
        self, people: Sequence[Person], others: Sequence[str], words: AbstractSet[str]
    ) -> None:
        """`words` are the folded words of the text: who cannot be named in it is left out."""
        self.cast = Cast()
        self.surnames: dict[str, list[int]] = {}
        self.first_names: dict[str, list[int]] = {}
        self.explicit: dict[str, list[int]] = {}
        self._phrases: dict[tuple[str, ...], int | None] = {}
        self._first_words: set[str] = set()
        for person in people:
            self._know(person, words)
        for other in others:
            key = name_key(other)
            if key and key[0] in words:
                self._phrase(key, None)

    def _know(self, person: Person, words: AbstractSet[str]) -> None:
        key = name_key(person.name)
        while len(key) > 2 and key[0] in _HONOURS:
            key = key[1:]
        aliases = [alias for alias in map(name_key, person.aliases) if alias]
        named = any(word in words for word in key)
        if not named and not any(alias[0] in words for alias in aliases):
            return
        figure = self.add(person.name, key or aliases[0], person)
        if len(key) > 1 and key[-1] in words:
            _append(self.first_names, key[0], figure.index)
        for alias in aliases:
            if len(alias) == 1:
                _append(self.explicit, alias[0], figure.index)
                _append(self.surnames, alias[0], figure.index)
            else:
                self._phrase(alias, figure.index)

    def add(self, name: str, key: tuple[str, ...], person: Person | None = None) -> Figure:
        """A new figure, known from here on by its full name and its surname."""
        figure = Figure(len(self.cast.figures), name, key, person)
        self.cast.figures.append(figure)
        if len(key) == 1:
            _append(self.explicit, key[0], figure.index)
            _append(self.surnames, key[0], figure.index)
            return figure
        self._phrase(key, figure.index)
        surname = surname_of(key, name)
        if len(surname) == 1:
            _append(self.surnames, surname[0], figure.index)
        elif surname:
            self._phrase(surname, figure.index)
        return figure

    def _phrase(self, key: tuple[str, ...], figure: int | None) -> None:
        self._phrases.setdefault(key, figure)
        self._first_words.add(key[0])

    def match(self, words: Sequence[Word], at: int) -> tuple[int, int | None] | None:
        """The longest known phrase that starts at words[at]: how many words, and whose."""
        if words[at].key.split(" ", 1)[0] not in self._first_words:
            return None
        best: tuple[int, int | None] | None = None
        key: tuple[str, ...] = ()
        for index in range(at, min(len(words), at + LONGEST)):
            key += tuple(words[index].key.split(" "))
            if key in self._phrases:
                best = (index - at + 1, self._phrases[key])
            if words[index].possessive:
                break
        return best


def surname_of(key: tuple[str, ...], name: str) -> tuple[str, ...]:
    """The surname with its particles ("van der sar") and hyphens; a final Jr is cut."""
    words = list(key)
    while len(words) > 2 and words[-1] in ("jr", "sr", "ii", "iii"):
        words.pop()
    if len(words) < 2:
        return ()
    start = len(words) - max(1, len(name_key(name.rsplit(" ", 1)[-1])))
    if start < 1 or len(words) != len(key):
        start = len(words) - 1
    while start > 1 and words[start - 1] in lexicon.PARTICLES | _PREFIXES:
        start -= 1
    return tuple(words[start:])


def _append(table: dict[str, list[int]], word: str, figure: int) -> None:
    owners = table.setdefault(word, [])
    if figure not in owners:
        owners.append(figure)
