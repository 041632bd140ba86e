"""Squad places to players: by name, team and birth date."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from archive.football.people import APART, could_be, years
from archive.matches.held import touched
from archive.models import SquadPlace
from archive.text.words import search_key
from players.scorers.people import People

POSITIONS = {"GK": "Goalkeeper", "DF": "Defender", "MF": "Midfielder", "FW": "Forward"}


def tie_places(people: People) -> list[tuple[int, int]]:
    """Every squad place without a player, and the player whose it is, by key."""
    return _Squads(people).tie()


class _Squads:
    """One run over the places."""

    def __init__(self, people: People) -> None:
        self.people = people
        self._of_team: dict[int, dict[frozenset[str], tuple[str, date]]] = {}

    def tie(self) -> list[tuple[int, int]]:
        """Every squad place without a player, and the player whose it is."""
        kept = touched(SquadPlace, "player_id")
        rows = list(
            SquadPlace.objects.filter(player__isnull=True)
            .order_by("pk")
            .values_list("pk", "player_name", "team", "born", "club", "position")
        )
        ties: list[tuple[int, int]] = []
        by_words: dict[str, set[int]] = defaultdict(set)
        for name, keys in self.people.by_name.items():
            by_words[_any_order(name)] |= keys
        for place, name, team, born, club, position in rows:
            if place in kept:
                continue
            key = search_key(name)
            player = self._member(self.people.by_name.get(key, ()), team, born)
            if player is None:
                # Family name first, or last: "Son Heung-min".
                player = self._member(by_words.get(_any_order(key), ()), team, born)
            if player is None:
                self._tell_likeness(name, key, team)
                player = self.people.make(name, born=born)
            self.people.spell(player, [name])
            self.people.play(player, {team} | ({club} if club else set()))
            self.people.tell(player, born=born, position=POSITIONS.get(position, ""))
            ties.append((place, player))
        return ties

    def _member(self, keys: Iterable[int], team: int, born: date | None) -> int | None:
        """The one of these players whose place in a team's squad this is."""
        fitting = []
        for key in sorted(keys):
            person = self.people.by_key[key]
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
                self.people.linked.doubts.setdefault(title, []).append(
                    f"{name} ({self.people.teams[team]}), like {scorer}, who scored until {last}"
                )

    def _scorers_of(self, team: int) -> dict[frozenset[str], tuple[str, date]]:
        """The names of a team's scorers of recent years, by their words."""
        if team not in self._of_team:
            self._of_team[team] = {
                frozenset(name.split()): (name, person.scored[team][1])
                for name, keys in self.people.by_name.items()
                for person in (self.people.by_key[key] for key in keys)
                if team in person.scored
                and years(person.scored[team][1], self.people.now.date()) < APART
            }
        return self._of_team[team]


def _any_order(key: str) -> str:
    return " ".join(sorted(key.split()))
