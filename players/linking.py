"""Printed names to players, and the names of a text to what the archive knows.

A `Directory` is read once, in two statements whatever the archive holds, and then answers without
the database. It asks and never writes: where two people have one name it gives nobody, and what
an editor set is the caller's to leave alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.db.models import CharField, F, OuterRef, QuerySet, Value

from archive.extract import Person
from archive.jsonrows import JSONRows
from archive.models import (
    Competition,
    MentionKind,
    Source,
    SourceKind,
    Spell,
    Team,
    TeamName,
    Venue,
)
from archive.text.names import find_names
from archive.text.words import search_key
from players.models import Player, PlayerAlias, PlayerRole

_TOKEN = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
# What may stand between two words of one name: "Guinea-Bissau", "St. Pauli".
_JOINT = re.compile(r"[ \u00a0]|\.[ \u00a0]|[-\u2010\u2011]")
# "FIFA World Cup" is printed "World Cup".
_BODIES = re.compile(r"(?:FIFA|UEFA|AFC|CAF|CONCACAF|CONMEBOL|OFC) ")
# The data sets' word for matches of no competition; in a text it is a word like any other.
_NO_COMPETITION = "friendly"
# Names of a team that it has no more, or is also printed under, give way to today's names.
_FORMER = "former"

Key = tuple[str, ...]
Token = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Named:
    """A place of a text that names something: text[start:end] names the `key` of its kind."""

    kind: MentionKind
    key: int
    start: int
    end: int


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
        things: Iterable[tuple[str, int, str]] = (),
    ) -> None:
        """From players by key, and `(kind, key, name)` of what cannot speak: a kind of mention,
        "former" for a team's other names, "" for what is only to be no person."""
        self._known = [_know(key, person) for key, person in people]
        self._players: dict[Key, set[int]] = defaultdict(set)
        self._surnames: dict[str, set[int]] = defaultdict(set)
        for known in self._known:
            self._surnames[known.surname].add(known.key)
            for name in known.names:
                self._players[name].add(known.key)
        self._others: dict[str, Key] = {}
        self._things: dict[str, list[tuple[Key, MentionKind, int]]] = {}
        self._learn(things)

    def resolve(self, name: str) -> int | None:
        """The key of the one player of this name or alias (case, accents and marks apart).

        None where nobody has it, or more than one.
        """
        keys = self._players.get(_words(name), set())
        return next(iter(keys)) if len(keys) == 1 else None

    def people(self, text: str) -> list[Person]:
        """Those whom `text` may speak of: named by a whole name or alias, or by a surname that
        nobody else of the archive has."""
        spelt = f" {search_key(text)} "
        words = set(spelt.split())
        return [known.person for known in self._known if self._occurs(known, words, spelt)]

    def others(self, text: str) -> list[str]:
        """The names in `text` that cannot speak: teams, grounds, towns, competitions, papers."""
        words = set(search_key(text).split())
        return [name for name, key in self._others.items() if words.issuperset(key)]

    def find(self, text: str) -> list[Named]:
        """Every place of `text` that names a player, team, competition or venue, in order.

        A name that may mean several things is left out; of names that overlap the longest stays,
        and a person's before all ("Jordan Henderson" names no country).
        """
        found, taken = self._find_players(text)
        things = list(self._find_things(text))
        begins = {start for start, _ in taken} | {thing.start for thing in things}
        people = iter(taken)
        person = next(people, None)
        for thing in things:
            while person and person[1] <= thing.start:
                person = next(people, None)
            beside = person is None or thing.end <= person[0]
            if beside and not _is_given_name(text, thing, begins):
                found.append(thing)
        return sorted(found, key=lambda named: named.start)

    def _occurs(self, known: _Known, words: set[str], spelt: str) -> bool:
        if any(words.issuperset(name) and f" {' '.join(name)} " in spelt for name in known.names):
            return True
        return known.surname in words and len(self._surnames[known.surname]) == 1

    def _find_players(self, text: str) -> tuple[list[Named], list[tuple[int, int]]]:
        """Where players are named, and where anybody is."""
        cast = find_names(text, self.people(text), self.others(text))
        found, taken = [], []
        for mention in cast.mentions:
            if mention.figure is None:
                continue
            taken.append((mention.start, mention.end))
            figure = cast.figures[mention.figure]
            key = self.resolve(figure.name) if figure.person else None
            if key is not None:
                found.append(Named(MentionKind.PLAYER, key, mention.start, mention.end))
        return found, taken

    def _find_things(self, text: str) -> Iterator[Named]:
        tokens = list(_tokens(text))
        at = 0
        while at < len(tokens):
            named = None if text[tokens[at][1]].islower() else self._thing(text, tokens, at)
            if named:
                length, kind, thing = named
                yield Named(kind, thing, tokens[at][1], tokens[at + length - 1][2])
            at += named[0] if named else 1

    def _thing(
        self, text: str, tokens: list[Token], at: int
    ) -> tuple[int, MentionKind, int] | None:
        """What the longest known name from this token on names, and of how many tokens it is."""
        for name, kind, thing in self._things.get(tokens[at][0], ()):
            if _spells(text, tokens, at, name):
                return len(name), kind, thing
        return None

    def _learn(self, things: Iterable[tuple[str, int, str]]) -> None:
        meanings: dict[Key, set[tuple[MentionKind, int]]] = defaultdict(set)
        former: dict[Key, set[tuple[MentionKind, int]]] = defaultdict(set)
        for kind, thing, name in things:
            for form in {name, _BODIES.sub("", name)}:
                key = _words(form)
                if not key or key == (_NO_COMPETITION,):
                    continue
                self._others[form] = key
                if kind == _FORMER:
                    former[key].add((MentionKind.TEAM, thing))
                elif kind:
                    meanings[key].add((MentionKind(kind), thing))
        for key, named in (former | meanings).items():
            if len(named) == 1:
                [(mention, thing)] = named
                self._things.setdefault(key[0], []).append((key, mention, thing))
        for names in self._things.values():
            names.sort(key=lambda entry: -len(entry[0]))


def directory() -> Directory:
    """Everybody and everything known by name, in two statements."""
    return Directory(_people(), _things())


def _people() -> Iterator[tuple[int, Person]]:
    mine = {"player": OuterRef("pk")}
    aliases = PlayerAlias.objects.filter(**mine).order_by("pk").values_list("name")
    roles = PlayerRole.objects.filter(**mine).order_by("pk").values_list("role")
    teams = Spell.objects.filter(**mine).order_by("pk").values_list("team__name")
    rows = Player.objects.order_by("pk").values_list(
        "pk",
        "name",
        "nationality",
        "born",
        "gender",
        JSONRows(aliases),
        JSONRows(roles),
        JSONRows(teams),
    )
    for key, name, nationality, born, gender, aliased, does, plays in rows:
        yield (
            key,
            Person(
                name=name,
                aliases=_firsts(aliased),
                roles=_firsts(does),
                teams=_firsts(plays),
                nationality=nationality,
                born=born,
                gender=gender,
            ),
        )


def _things() -> Iterable[tuple[str, int, str]]:
    named = [
        _rows(MentionKind.TEAM, Team.objects.all()),
        _rows(_FORMER, TeamName.objects.all(), key="team_id"),
        _rows(MentionKind.COMPETITION, Competition.objects.all()),
        _rows(MentionKind.VENUE, Venue.objects.all()),
        _rows("", Venue.objects.exclude(city=""), name="city"),
        _rows("", Venue.objects.exclude(country=""), name="country"),
        _rows("", Source.objects.filter(kind=SourceKind.PUBLICATION)),
    ]
    return named[0].union(*named[1:], all=True)


def _rows(
    kind: str, things: QuerySet[Any], *, key: str = "pk", name: str = "name"
) -> QuerySet[Any, tuple[str, int, str]]:
    return things.order_by().values_list(
        Value(kind, output_field=CharField()),
        F(key),
        F(name),
    )


def _know(key: int, person: Person) -> _Known:
    names = tuple(dict.fromkeys(_words(name) for name in (person.name, *person.aliases)))
    whole = _words(person.name)
    return _Known(key, person, tuple(filter(None, names)), whole[-1] if whole else "")


def _firsts(rows: Iterable[list[str]]) -> tuple[str, ...]:
    return tuple(first for (first,) in rows)


def _words(name: str) -> Key:
    return tuple(search_key(name).split())


def _tokens(text: str) -> Iterator[Token]:
    """The words of a text, folded, with their places; a possessive s is cut."""
    for match in _TOKEN.finditer(text):
        key, _, rest = search_key(match[0]).partition(" ")
        end = match.end() - 2 if rest == "s" else match.end()
        yield key, match.start(), end


def _is_given_name(text: str, thing: Named, begins: set[int]) -> bool:
    """Whether what reads as a team is the beginning of a name nobody knows: Jordan Bright."""
    if thing.kind != MentionKind.TEAM or thing.end + 1 in begins:
        return False
    return text[thing.end : thing.end + 1] == " " and text[thing.end + 1 : thing.end + 2].isupper()


def _spells(text: str, tokens: list[Token], at: int, name: Key) -> bool:
    """Whether the tokens from `at` on are the words of `name`, as one name is written."""
    if at + len(name) > len(tokens):
        return False
    stretch = tokens[at : at + len(name)]
    if any(token[0] != word for token, word in zip(stretch, name, strict=True)):
        return False
    return all(_JOINT.fullmatch(text, before[2], after[1]) for before, after in pairwise(stretch))
