"""Whom and what a text names, of all that the archive knows: players, teams, grounds, competitions.

A `Directory` is built once from plain rows and then answers for any number of texts. It guesses
nothing: a name that may mean several is given with all of them, for an editor to choose.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from archive.text import lexicon, nations
from archive.text.cast import Cast, Figure, Mention, Person, surname_of
from archive.text.names import find_names
from archive.text.things import (
    DOUBTFUL,
    ONE_OF,
    Candidate,
    Found,
    Key,
    Thing,
    Things,
    opens_sentence,
    words_of,
)
from archive.text.whereabouts import places_alone
from archive.text.words import search_key

# Candidates that an editor is offered for one name.
MOST_CANDIDATES = 8
# What a side named beside an ambiguous name adds: it orders the candidates and settles nothing.
_SIDE_NAMED = 0.1
_NO_SURNAMES = (
    lexicon.THING_WORDS
    | lexicon.CALENDAR
    | lexicon.OPENERS
    | lexicon.TITLES
    | nations.DEMONYMS.keys()
    | nations.COUNTRIES
)
_NEVER_ALONE = lexicon.OPENERS | lexicon.CALENDAR


@dataclass(frozen=True, slots=True)
class _Known:
    """A player as the extractor and the look-up know them: folded names, the surname."""

    key: int
    person: Person
    names: tuple[Key, ...]
    surname: str


class Directory:
    """Everybody and everything that the archive knows by name, at the time it was read."""

    def __init__(
        self,
        people: Iterable[tuple[int, Person]],
        things: Iterable[tuple[str, int, str] | Thing] = (),
    ) -> None:
        """From players by key, and names of what cannot speak (the kinds are those of
        `archive.text.things` and of mentions)."""
        self._known = [_know(key, person) for key, person in people]
        self._at = {known.key: at for at, known in enumerate(self._known)}
        self._players: dict[Key, set[int]] = defaultdict(set)
        self._surnames: dict[Key, set[int]] = defaultdict(set)
        self._by_first_word: dict[str, list[int]] = defaultdict(list)
        for at, known in enumerate(self._known):
            whole = known.names[0] if known.names else ()
            if known.surname:
                self._surnames[(known.surname,)].add(known.key)
            if surname := surname_of(whole, known.person.name):
                self._surnames[surname].add(known.key)
            for name in known.names:
                self._players[name].add(known.key)
                self._by_first_word[name[0]].append(at)
        self._things = Things(Thing(*row) for row in things)

    def resolve(self, name: str) -> int | None:
        """The key of the one player of this name or alias (case, accents and marks apart).

        None where nobody has it, or more than one; and where it is one word, with which others are
        named by their surname.
        """
        keys = self._players.get(words_of(name), set())
        return next(iter(keys)) if len(keys) == 1 and not self._shared(words_of(name)) else None

    def people(self, text: str) -> list[Person]:
        """Those whom `text` may speak of: named by a whole name or alias, or by a surname that
        nobody else of the archive has. Of names of three words and more each two words that
        follow one another stand in it so; one word is no whole name where it is the surname of
        others ("Ronaldo")."""
        spelt = search_key(text).split()
        words, pairs = set(spelt), set(pairwise(spelt))
        found: set[int] = set()
        for word in words:
            for at in self._by_first_word.get(word, ()):
                if any(
                    name[0] in words and pairs.issuperset(pairwise(name)) and not self._shared(name)
                    for name in self._known[at].names
                ):
                    found.add(at)
            owners = self._surnames.get((word,), set())
            # "He", "May", "Bridge" are some people's surnames, and hardly ever meant so alone.
            if len(owners) == 1 and word not in _NO_SURNAMES:
                found.update(self._at[key] for key in owners)
        return [self._known[at].person for at in sorted(found)]

    def others(self, text: str) -> list[str]:
        """The names in `text` that cannot speak: teams, grounds, towns, competitions, papers."""
        words = set(search_key(text).split())
        return [name for name, key in self._things.others.items() if words.issuperset(key)]

    def find(self, text: str, on: date | None = None) -> list[Found]:
        """Every place of `text` that names a player, team, competition, venue or place, in order,
        as on the day `on` (the article's own).

        Of names that overlap the longest stays, and a person's before all ("Jordan Henderson"
        names no country).
        """
        cast = find_names(text, self.people(text), self.others(text))
        things = self._things.find(text, on)
        people = _People(self, text, cast, things).find()
        begins = {one.start for one in (*people, *things)}
        surnames = self._surnames_in_full(cast)
        at, found = 0, [one for one in people if one.candidates]
        for thing in things:
            while at < len(people) and people[at].end <= thing.start:
                at += 1
            beside = at == len(people) or thing.end <= people[at].start
            if beside and not _is_given_name(text, thing, begins):
                found.append(_or_player(text, thing, surnames))
        return sorted(found, key=lambda one: one.start)

    def owners(self, name: Key) -> list[int]:
        """The players whom a name may mean, by key: by their whole name or alias, else by their
        surname; one word by either."""
        if len(name) == 1:
            return sorted(self._of_word(name))
        return sorted(self._players.get(name) or self._surnames.get(name) or ())

    def called(self, name: Key) -> list[int]:
        """The players of a whole name or alias that is known to be one, else `owners`, by key."""
        return sorted(self._players.get(name, ())) or self.owners(name)

    def person(self, key: int) -> Person:
        """What is known of a player."""
        return self._known[self._at[key]].person

    def _of_word(self, name: Key) -> set[int]:
        return self._players.get(name, set()) | self._surnames.get(name, set())

    def _shared(self, name: Key) -> bool:
        """Whether a name is one word that may mean several players."""
        return len(name) == 1 and len(self._of_word(name)) > 1

    def _surnames_in_full(self, cast: Cast) -> dict[Key, list[int]]:
        """The surnames of those whom a text names in full, and the players who that may be."""
        in_full = {one.figure for one in cast.mentions if one.full}
        return {
            surname_of(figure.key, figure.name): self.owners(figure.key)
            for figure in cast.figures
            if figure.index in in_full
        }


def _or_player(text: str, thing: Found, surnames: dict[Key, list[int]]) -> Found:
    """A team whose name is also the surname of somebody the text names in full: either."""
    owners = surnames.get(words_of(text[thing.start : thing.end]))
    if not owners or not any(one.kind == "team" for one in thing.candidates):
        return thing
    why = ("the surname of somebody named in full",)
    both = (Candidate("player", key, ONE_OF, why) for key in owners)
    return replace(thing, candidates=(*thing.candidates, *both), settled=False)


class _People:
    """The players of one text, out of its cast."""

    def __init__(self, book: Directory, text: str, cast: Cast, things: list[Found]) -> None:
        self.book = book
        self.text = text
        self.cast = cast
        self.sides = {
            " ".join(words_of(text[one.start : one.end])) for one in things if one.candidates
        }
        self.firsts = {figure.key[0] for figure in cast.figures if len(figure.key) > 1}
        self.lower = {word for word in text.split() if word.islower()}
        self.in_full = {one.figure for one in cast.mentions if one.full}
        self.places = places_alone(text, cast.mentions)

    def find(self) -> list[Found]:
        """A place for everybody named, in order; without candidates for whom nobody knows."""
        found = []
        for mention in self.cast.mentions:
            figure = None if mention.figure is None else self.cast.figures[mention.figure]
            name = self.text[mention.start : mention.end]
            key = words_of(name) if figure is None else figure.key
            if figure is not None and self._is_common(mention, words_of(name)):
                continue
            if figure is None and not self._may_be_surname(mention, key):
                continue
            owners: list[int] = []
            if figure is not None and figure.person:
                owners = self.book.called(key)
            elif len(key) == 1 or figure is None:
                owners = self.book.owners(key)
            if figure is None and len(owners) < 2:
                continue
            found.append(self._found(mention, figure, owners))
        return found

    def _found(self, mention: Mention, figure: Figure | None, owners: list[int]) -> Found:
        if len(owners) == 1 and figure is not None:
            only = Candidate("player", owners[0], ONE_OF, (self._why(mention, figure),))
            if placed := figure.index in self.places:
                called = f"called {self.book.person(owners[0]).name}"
                why = (called, "but it may be a place here")
                only = only._replace(score=DOUBTFUL, reasons=why)
            return Found(mention.start, mention.end, (only,), settled=not placed)
        offered = sorted((self._weighed(key) for key in owners), key=lambda one: -one.score)
        return Found(mention.start, mention.end, tuple(offered[:MOST_CANDIDATES]), settled=False)

    def _is_common(self, mention: Mention, name: Key) -> bool:
        """Whether what could be a surname is a word like any other: "He", "Sunday", and "Bridge"
        where nobody of that name is named in full."""
        if mention.full or len(name) != 1 or name[0] not in _NO_SURNAMES:
            return False
        return name[0] in _NEVER_ALONE or mention.figure not in self.in_full

    def _may_be_surname(self, mention: Mention, key: Key) -> bool:
        if mention.full or not key or key[0] in _NO_SURNAMES or key[0] in self.firsts:
            return False
        common = key[0] in self.lower and opens_sentence(self.text, mention.start)
        return not common and " ".join(key) not in self.sides

    def _why(self, mention: Mention, figure: Figure) -> str:
        if mention.full:
            return "the whole name"
        if mention.figure in self.in_full:
            return "the surname of somebody named in full"
        return f"the only {words_of(figure.name)[-1].title()} known"

    def _weighed(self, key: int) -> Candidate:
        """One of several of a name, the likelier where the text names a side of theirs."""
        person = self.book.person(key)
        sides = dict.fromkeys((*person.teams, person.nationality))
        named = [side for side in sides if side and " ".join(words_of(side)) in self.sides]
        reasons = [f"of {side}, which the text names" for side in named]
        score = ONE_OF + _SIDE_NAMED * min(len(named), 5)
        return Candidate("player", key, score, (f"called {person.name}", *reasons))


def _know(key: int, person: Person) -> _Known:
    names = tuple(dict.fromkeys(words_of(name) for name in (person.name, *person.aliases)))
    whole = words_of(person.name)
    return _Known(key, person, tuple(filter(None, names)), whole[-1] if whole else "")


def _is_given_name(text: str, thing: Found, begins: set[int]) -> bool:
    """Whether what reads as a team is the beginning of a name nobody knows: Jordan Bright."""
    if not any(one.kind == "team" for one in thing.candidates) or thing.end + 1 in begins:
        return False
    return text[thing.end : thing.end + 1] == " " and text[thing.end + 1 : thing.end + 2].isupper()
