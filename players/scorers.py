"""The people of the record: printed names of scorers and squads to players, in a step of its own.

It can be run again at any time, and then ties what is new. It fills what is empty and leaves what is
there: a goal that is tied, a birth date that is known, anything that an editor has written or taken
away. A player is public from here on, as everything in the record is (house rule 1). What it had to
decide and could be otherwise is told, for an editor to look at.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Max, Min
from django.utils import timezone

from archive import bulk
from archive.changes import acting_name
from archive.curation.slugs import Addresses
from archive.football.people import APART, Doubts, Scorer, could_be, scorers, years
from archive.matches.held import touched
from archive.models import EventKind, MatchEvent, Spell, SquadPlace, Team, TeamName
from archive.text.words import search_key
from archive.wording import counted
from players.models import Gender, Player, PlayerAlias, PlayerRole, RoleKind

ACTOR = "link_players"
POSITIONS = {"GK": "Goalkeeper", "DF": "Defender", "MF": "Midfielder", "FW": "Forward"}
_PLAYER_FIELDS = [
    "id", "slug", "name", "full_name", "born", "nationality", "position", "gender", "released_at",
]  # fmt: skip


@dataclass(slots=True)
class Linked:
    """What was tied: goals and squad places, players made and players that were there; and, by
    what it is, what an editor may want to look at."""

    goals: int = 0
    places: int = 0
    made: int = 0
    known: int = 0
    filled: int = 0
    doubts: dict[str, list[str]] = field(default_factory=dict)

    def lines(self) -> list[str]:
        """In plain lines, as the command prints it."""
        told = [
            f"goals tied: {self.goals}",
            f"squad places tied: {self.places}",
            f"players: {self.made} made, {self.known} found, {self.filled} told more of",
        ]
        for title, lines in self.doubts.items():
            if lines:
                told += ["", f"{title} ({len(lines)}):", *(f"  {line}" for line in lines)]
        return told


def link_players() -> Linked:
    """Tie every goal and squad place that no player has yet; one transaction."""
    with bulk.loading(), acting_name(ACTOR, "Names of the record tied to players"):
        linker = _Linker()
        linker.goals()
        linker.squads()
        linker.write()
    linked = linker.linked
    if linked.made >= 1000:
        bulk.analyze((Player, PlayerAlias, PlayerRole, Spell, MatchEvent, SquadPlace))
    return linked


@dataclass(slots=True)
class _Person:
    """A player as this step knows them: by what teams, and when they scored for each."""

    key: int
    born: date | None
    teams: set[int] = field(default_factory=set)
    nationality: str = ""
    scored: dict[int, tuple[date, date]] = field(default_factory=dict)


class _Linker:
    """One run: who is known, whom it makes, what it ties."""

    def __init__(self) -> None:
        self.linked = Linked()
        self.now = timezone.now()
        self.teams = dict(Team.objects.values_list("pk", "name"))
        self.people: dict[int, _Person] = {}
        self.by_name: dict[str, set[int]] = defaultdict(set)
        self.addresses = Addresses(Player)
        self.spells: set[tuple[int, int]] = set()
        self._read()
        self._new_players: list[tuple[Any, ...]] = []
        self._new_aliases: list[tuple[int, str, str]] = []
        self._new_spells: dict[tuple[int, int], None] = {}
        self._ties: list[tuple[int, int]] = []
        self._places: list[tuple[int, int]] = []
        self._facts: dict[int, dict[str, Any]] = defaultdict(dict)
        self._keys: Iterator[int] = iter(())
        self._of_team: dict[int, dict[frozenset[str], tuple[str, date]]] = {}

    def _read(self) -> None:
        """Who is there: names, teams, and when they scored."""
        # Who was merged into another is found as that one, by a name that it was given.
        there = Player.objects.filter(merged__isnull=True)
        for key, name, born, nation in there.values_list("pk", "name", "born", "nationality"):
            self.people[key] = _Person(key, born, nationality=nation)
            self.by_name[search_key(name)].add(key)
        known = {"player__merged__isnull": True}
        for key, folded in PlayerAlias.objects.filter(**known).values_list("player", "folded"):
            self.by_name[folded].add(key)
        for key, team in Spell.objects.filter(**known).values_list("player", "team"):
            self.people[key].teams.add(team)
            self.spells.add((key, team))
        tied = MatchEvent.objects.filter(player__isnull=False, **known)
        tied = tied.exclude(kind=EventKind.OWN_GOAL)
        for key, team, first, last in (
            tied.order_by()
            .values_list("player", "team")
            .annotate(first=Min("match__date"), last=Max("match__date"))
        ):
            self.people[key].teams.add(team)
            self.people[key].scored[team] = (first, last)
        self.before = frozenset(self.people)
        nations: dict[str, int] = {name: key for key, name in self.teams.items()}
        for key, name in TeamName.objects.values_list("team", "name"):
            nations.setdefault(name, key)
        for person in self.people.values():
            if person.nationality in nations:
                person.teams.add(nations[person.nationality])

    # Goals

    def goals(self) -> None:
        """Every goal with a name and without a player."""
        kept = touched(MatchEvent, "player_id")
        rows = (
            MatchEvent.objects.filter(player__isnull=True)
            .exclude(player_name="")
            .order_by("match__date", "pk")
            .values_list(
                "pk", "player_name", "kind", "team", "match__home", "match__away", "match__date"
            )
        )
        named: dict[str, list[tuple[str, date, int]]] = defaultdict(list)
        spelt: dict[int, str] = {}
        team_of = {name: key for key, name in self.teams.items()}
        folded: dict[str, str] = {}
        for event, name, kind, team, home, away, day in rows.iterator(chunk_size=10_000):
            if event in kept:
                continue
            side = (away if team == home else home) if kind == EventKind.OWN_GOAL else team
            if name not in folded:
                folded[name] = search_key(name)
            named[folded[name]].append((self.teams[side], day, event))
            spelt[event] = name
        doubts = Doubts()
        people = [
            one
            for key, goals in named.items()
            for one in scorers(key, spelt[goals[0][2]], goals, doubts)
        ]
        alone = Counter(one.key for one in people)
        # Enough for both steps: what is left over is no loss.
        places = SquadPlace.objects.filter(player__isnull=True).count()
        self._keys = iter(bulk.fresh_keys(Player, len(people) + places))
        for one in people:
            spellings = Counter(spelt[ref] for ref in one.refs)
            at = {team_of[stretch.team] for stretch in one.stretches}
            player = self._known(one, at, lone=alone[one.key] == 1)
            if player is None:
                player = self._make(spellings.most_common(1)[0][0])
            self._spell(player, spellings)
            self._play(player, at)
            self._note(player, one, team_of)
            self._ties += [(ref, player) for ref in one.refs]
        self.linked.goals = len(self._ties)
        self.linked.doubts |= {
            "One name, years apart: two people": doubts.apart,
            "One name, many years between two goals: taken as one person": doubts.open,
            "One name at two teams: taken as two people": doubts.teams,
            "One person for two teams": doubts.joined,
        }

    def _known(self, one: Scorer, teams: set[int], *, lone: bool) -> int | None:
        """The player that a scorer is: of this name and team, of an age that fits; or the only one
        of this name, where nothing is known that speaks against it."""
        fitting = [
            self.people[key]
            for key in sorted(self.by_name.get(one.key, ()))
            if could_be(self.people[key].born, one.first, one.last)
        ]
        strong = [person for person in fitting if _played(person, teams, one.first, one.last)]
        if len(strong) == 1:
            return strong[0].key
        blank = [person for person in fitting if not person.teams and not person.nationality]
        if not strong and lone and len(blank) == 1 == len(fitting):
            return blank[0].key
        others = [person for person in strong or fitting if person.key in self.before]
        if others:
            names = ", ".join(sorted(self.teams[team] for team in teams))
            title = "Like somebody known, but not surely the same: made anew"
            self.linked.doubts.setdefault(title, []).append(
                f"{one.name} ({names} {one.first.year}\u2013{one.last.year}): "
                f"{counted(len(others), 'player')} known by this name"
            )
        return None

    # Squads

    def squads(self) -> None:
        """Every squad place without a player, by name, team and birth date."""
        kept = touched(SquadPlace, "player_id")
        rows = list(
            SquadPlace.objects.filter(player__isnull=True)
            .order_by("pk")
            .values_list("pk", "player_name", "team", "born", "club", "position")
        )
        by_words: dict[str, set[int]] = defaultdict(set)
        for name, keys in self.by_name.items():
            by_words[_any_order(name)] |= keys
        for place, name, team, born, club, position in rows:
            if place in kept:
                continue
            key = search_key(name)
            player = self._member(self.by_name.get(key, ()), team, born)
            if player is None:
                # Family name first, or last: "Son Heung-min".
                player = self._member(by_words.get(_any_order(key), ()), team, born)
            if player is None:
                self._tell_likeness(name, key, team)
                player = self._make(name, born=born)
            self._spell(player, [name])
            self._play(player, {team} | ({club} if club else set()))
            self._tell(player, born=born, position=POSITIONS.get(position, ""))
            self._places.append((place, player))
        self.linked.places = len(self._places)

    def _member(self, keys: Iterable[int], team: int, born: date | None) -> int | None:
        """The one of these players whose place in a team's squad this is."""
        fitting = []
        for key in sorted(keys):
            person = self.people[key]
            if born and person.born:
                if born == person.born:
                    fitting.append(key)
            elif team in person.teams and (
                team not in person.scored or could_be(born, *person.scored[team])
            ):
                fitting.append(key)
        return fitting[0] if len(fitting) == 1 else None

    def _tell_likeness(self, name: str, key: str, team: int) -> None:
        """Say where a team has somebody of a longer or a shorter name, who may be the same."""
        words = set(key.split())
        for other, (scorer, last) in self._scorers_of(team).items():
            if words < other or other < words:
                title = "In a squad under a longer or shorter name: made anew"
                self.linked.doubts.setdefault(title, []).append(
                    f"{name} ({self.teams[team]}), like {scorer}, who scored until {last}"
                )

    def _scorers_of(self, team: int) -> dict[frozenset[str], tuple[str, date]]:
        """The names of a team's scorers of recent years, by their words."""
        if team not in self._of_team:
            self._of_team[team] = {
                frozenset(name.split()): (name, person.scored[team][1])
                for name, keys in self.by_name.items()
                for person in (self.people[key] for key in keys)
                if team in person.scored and years(person.scored[team][1], self.now.date()) < APART
            }
        return self._of_team[team]

    # What is made of it

    def _make(self, name: str, born: date | None = None) -> int:
        key = next(self._keys)
        slug = self.addresses.free(name)
        self._new_players.append((key, slug, name, "", None, "", "", Gender.MALE.value, self.now))
        self.people[key] = _Person(key, born)
        self.by_name[search_key(name)].add(key)
        self.linked.made += 1
        return key

    def _spell(self, player: int, names: Iterable[str]) -> None:
        """Note spellings that the player is not found by yet."""
        for name in names:
            folded = search_key(name)
            if player not in self.by_name[folded]:
                self.by_name[folded].add(player)
                self._new_aliases.append((player, name, folded[:200]))

    def _play(self, player: int, teams: set[int]) -> None:
        for team in sorted(teams):
            self.people[player].teams.add(team)
            if (player, team) not in self.spells:
                self.spells.add((player, team))
                self._new_spells[player, team] = None

    def _note(self, player: int, one: Scorer, team_of: dict[str, int]) -> None:
        """When the player has scored, so that a namesake of other years is told apart."""
        scored = self.people[player].scored
        for stretch in one.stretches:
            team = team_of[stretch.team]
            first, last = scored.get(team, (stretch.first, stretch.last))
            scored[team] = (min(first, stretch.first), max(last, stretch.last))

    def _tell(self, player: int, *, born: date | None, position: str) -> None:
        if born:
            self.people[player].born = born
        self._facts[player] = {"born": born, "position": position}

    def write(self) -> None:
        """Write all of it: players before what points at them."""
        made = [row[0] for row in self._new_players]
        bulk.insert(Player, _PLAYER_FIELDS, self._new_players)
        bulk.insert(PlayerRole, ["player", "role"], ((key, RoleKind.PLAYER.value) for key in made))
        bulk.insert(PlayerAlias, ["player", "name", "folded"], self._new_aliases)
        bulk.insert(Spell, ["player", "team"], self._new_spells)
        bulk.update(MatchEvent, ["player"], self._ties)
        bulk.update(SquadPlace, ["player"], self._places)
        known = {player for _, player in (*self._ties, *self._places)} & self.before
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


def _played(person: _Person, teams: set[int], first: date, last: date) -> bool:
    """Whether a player has to do with one of these teams, and scored for it at about that time."""
    for team in person.teams & teams:
        if team not in person.scored:
            return True
        begun, ended = person.scored[team]
        if min(years(ended, first), years(begun, last)) < APART or begun <= last <= ended:
            return True
    return False


def _any_order(key: str) -> str:
    return " ".join(sorted(key.split()))
