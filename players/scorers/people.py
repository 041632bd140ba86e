"""Who is known while names are tied: players by their names and teams, those made anew, and what is
written of them in the end.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Max, Min
from django.utils import timezone

from archive import bulk
from archive.curation.slugs import Addresses
from archive.football.people import Scorer
from archive.matches.held import touched
from archive.models import EventKind, MatchEvent, Spell, SquadPlace, Team, TeamName
from archive.text.words import search_key
from players.models import Gender, Player, PlayerAlias, PlayerRole, RoleKind
from players.scorers.report import Linked

_PLAYER_FIELDS = [
    "id", "slug", "name", "full_name", "born", "nationality", "position", "gender", "released_at",
]  # fmt: skip

# Names of several players that a run lists.
NAMESAKES = 100


@dataclass(slots=True)
class Person:
    """A player as this step knows them: by what teams, and when they scored for each."""

    key: int
    born: date | None
    teams: set[int] = field(default_factory=set)
    nationality: str = ""
    scored: dict[int, tuple[date, date]] = field(default_factory=dict)


class People:
    """The players of one run: who is there, whom it makes, what it learns of them."""

    def __init__(self, linked: Linked) -> None:
        self.linked = linked
        self.now = timezone.now()
        self.teams = dict(Team.objects.values_list("pk", "name"))
        self.by_key: dict[int, Person] = {}
        self.by_name: dict[str, set[int]] = defaultdict(set)
        self.addresses = Addresses(Player)
        self.spells: set[tuple[int, int]] = set()
        self._read()
        self.before = frozenset(self.by_key)
        self._new_players: list[tuple[Any, ...]] = []
        self._new_aliases: list[tuple[int, str, str]] = []
        self._new_spells: dict[tuple[int, int], None] = {}
        self._facts: dict[int, dict[str, Any]] = defaultdict(dict)
        self._keys: Iterator[int] = iter(())

    def expect(self, most: int) -> None:
        """Keys for so many players at most: what is left over is no loss."""
        self._keys = iter(bulk.fresh_keys(Player, most))

    def _read(self) -> None:
        """Who is there: names, teams, and when they scored."""
        # Who was merged into another is found as that one, by a name that it was given.
        there = Player.objects.filter(merged__isnull=True)
        for key, name, born, nation in there.values_list("pk", "name", "born", "nationality"):
            self.by_key[key] = Person(key, born, nationality=nation)
            self.by_name[search_key(name)].add(key)
        known = {"player__merged__isnull": True}
        for key, folded in PlayerAlias.objects.filter(**known).values_list("player", "folded"):
            self.by_name[folded].add(key)
        for key, team in Spell.objects.filter(**known).values_list("player", "team"):
            self.by_key[key].teams.add(team)
            self.spells.add((key, team))
        tied = MatchEvent.objects.filter(player__isnull=False, **known)
        tied = tied.exclude(kind=EventKind.OWN_GOAL)
        for key, team, first, last in (
            tied.order_by()
            .values_list("player", "team")
            .annotate(first=Min("match__date"), last=Max("match__date"))
        ):
            self.by_key[key].teams.add(team)
            self.by_key[key].scored[team] = (first, last)
        nations: dict[str, int] = {name: key for key, name in self.teams.items()}
        for key, name in TeamName.objects.values_list("team", "name"):
            nations.setdefault(name, key)
        for person in self.by_key.values():
            if person.nationality in nations:
                person.teams.add(nations[person.nationality])

    def make(self, name: str, born: date | None = None) -> int:
        """A new player of this name; gives the key."""
        key = next(self._keys)
        slug = self.addresses.free(name)
        self._new_players.append((key, slug, name, "", None, "", "", Gender.MALE.value, self.now))
        self.by_key[key] = Person(key, born)
        self.by_name[search_key(name)].add(key)
        self.linked.made += 1
        return key

    def spell(self, player: int, names: Iterable[str]) -> None:
        """Note spellings that the player is not found by yet."""
        for name in names:
            folded = search_key(name)
            if player not in self.by_name[folded]:
                self.by_name[folded].add(player)
                self._new_aliases.append((player, name, folded[:200]))

    def play(self, player: int, teams: set[int]) -> None:
        """Note that the player had to do with these teams."""
        for team in sorted(teams):
            self.by_key[player].teams.add(team)
            if (player, team) not in self.spells:
                self.spells.add((player, team))
                self._new_spells[player, team] = None

    def note(self, player: int, one: Scorer, team_of: dict[str, int]) -> None:
        """When the player has scored, so that a namesake of other years is told apart."""
        scored = self.by_key[player].scored
        for stretch in one.stretches:
            team = team_of[stretch.team]
            first, last = scored.get(team, (stretch.first, stretch.last))
            scored[team] = (min(first, stretch.first), max(last, stretch.last))

    def tell(self, player: int, *, born: date | None, position: str) -> None:
        """Note what a squad tells of the player."""
        if born:
            self.by_key[player].born = born
        self._facts[player] = {"born": born, "position": position}

    def tell_namesakes(self) -> None:
        """Say which names several players share, from all that is there: at every run, until an
        editor has merged them. The first in the alphabet, and how many more."""
        shared = sorted(name for name, keys in self.by_name.items() if name and len(keys) > 1)
        lines = []
        for name in shared[:NAMESAKES]:
            played = [
                ", ".join(sorted(self.teams[team] for team in self.by_key[key].teams)) or "no team"
                for key in sorted(self.by_name[name])
            ]
            lines.append(f"{name}: {len(played)} players ({'; '.join(played)})")
        if len(shared) > NAMESAKES:
            lines.append(f"and {len(shared) - NAMESAKES:,} more")
        if lines:
            self.linked.doubts["One name, several players, now"] = lines

    def write(self, goals: Sequence[tuple[int, int]], places: Sequence[tuple[int, int]]) -> None:
        """Write all of it, players before what points at them: goals and squad places with their
        players, by key."""
        made = [row[0] for row in self._new_players]
        bulk.insert(Player, _PLAYER_FIELDS, self._new_players)
        bulk.insert(PlayerRole, ["player", "role"], ((key, RoleKind.PLAYER.value) for key in made))
        bulk.insert(PlayerAlias, ["player", "name", "folded"], self._new_aliases)
        bulk.insert(Spell, ["player", "team"], self._new_spells)
        bulk.update(MatchEvent, ["player"], goals)
        bulk.update(SquadPlace, ["player"], places)
        known = {player for _, player in (*goals, *places)} & self.before
        self.linked.known = len(known)
        self._release(known)
        self._fill()

    def _release(self, players: set[int]) -> None:
        """Those who were known and not public are, for the record names them; but where an editor has
        decided on it."""
        kept = touched(Player, "released_at")
        hidden = Player.objects.filter(released_at__isnull=True).values_list("pk", flat=True)
        rows = [(key, self.now) for key in hidden if key in players and key not in kept]
        bulk.update(Player, ["released_at"], rows)

    def _fill(self) -> None:
        """Birth dates and positions where none is known; never where an editor has been."""
        for column in ("born", "position"):
            kept = touched(Player, column)
            empty = Player.objects.filter(**({"born": None} if column == "born" else {column: ""}))
            rows = [
                (key, self._facts[key][column])
                for key in empty.order_by("pk").values_list("pk", flat=True)
                if key in self._facts and self._facts[key][column] and key not in kept
            ]
            bulk.update(Player, [column], rows)
            self.linked.filled += len(rows)
