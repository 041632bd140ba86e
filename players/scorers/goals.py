"""Goals to players: by name and team, namesakes of other years told apart."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from archive.football.people import APART, Doubts, Scorer, could_be, scorers, years
from archive.matches.held import touched
from archive.models import EventKind, MatchEvent, SquadPlace
from archive.text.words import search_key
from archive.wording import counted
from players.scorers.people import People, Person


@dataclass(slots=True)
class _Named:
    """Goals by the folded name of their scorer, as (team, day, key), and how each was spelt."""

    goals: dict[str, list[tuple[str, date, int]]] = field(default_factory=lambda: defaultdict(list))
    spelt: dict[int, str] = field(default_factory=dict)


def tie_goals(people: People) -> list[tuple[int, int]]:
    """Every goal with a name and without a player, and the player whose it is, by key."""
    named, doubts = _named(people), Doubts()
    found = [
        one
        for key, goals in named.goals.items()
        for one in scorers(key, named.spelt[goals[0][2]], goals, doubts)
    ]
    alone = Counter(one.key for one in found)
    # Enough for the squads too.
    people.expect(len(found) + SquadPlace.objects.filter(player__isnull=True).count())
    team_of = {name: key for key, name in people.teams.items()}
    ties: list[tuple[int, int]] = []
    for one in found:
        spellings = Counter(named.spelt[ref] for ref in one.refs)
        at = {team_of[stretch.team] for stretch in one.stretches}
        player = _known(people, one, at, lone=alone[one.key] == 1)
        if player is None:
            player = people.make(spellings.most_common(1)[0][0])
        people.spell(player, spellings)
        people.play(player, at)
        people.note(player, one, team_of)
        ties += [(ref, player) for ref in one.refs]
    people.linked.doubts |= {
        "One name, years apart: two people": doubts.apart,
        "One name, many years between two goals: taken as one person": doubts.open,
        "One name at two teams: taken as two people": doubts.teams,
        "One person for two teams": doubts.joined,
    }
    return ties


def _named(people: People) -> _Named:
    """The goals that may be tied, the earliest first."""
    kept = touched(MatchEvent, "player_id")
    found = _Named()
    folded: dict[str, str] = {}
    for event, name, kind, team, home, away, day in _rows():
        if event in kept:
            continue
        side = (away if team == home else home) if kind == EventKind.OWN_GOAL else team
        if name not in folded:
            folded[name] = search_key(name)
        found.goals[folded[name]].append((people.teams[side], day, event))
        found.spelt[event] = name
    return found


def _rows() -> Iterator[tuple[Any, ...]]:
    named = MatchEvent.objects.filter(player__isnull=True).exclude(player_name="")
    columns = ("pk", "player_name", "kind", "team", "match__home", "match__away", "match__date")
    return named.order_by("match__date", "pk").values_list(*columns).iterator(chunk_size=10_000)


def _known(people: People, one: Scorer, teams: set[int], *, lone: bool) -> int | None:
    """The player that a scorer is: of this name and team, of an age that fits; or the only one
    of this name, where nothing is known that speaks against it."""
    fitting = [
        people.by_key[key]
        for key in sorted(people.by_name.get(one.key, ()))
        if could_be(people.by_key[key].born, one.first, one.last)
    ]
    strong = [person for person in fitting if _played(person, teams, one.first, one.last)]
    if len(strong) == 1:
        return strong[0].key
    blank = [person for person in fitting if not person.teams and not person.nationality]
    if not strong and lone and len(blank) == 1 == len(fitting):
        return blank[0].key
    others = [person for person in strong or fitting if person.key in people.before]
    if others:
        names = ", ".join(sorted(people.teams[team] for team in teams))
        title = "Like somebody known, but not surely the same: made anew"
        people.linked.doubts.setdefault(title, []).append(
            f"{one.name} ({names} {one.first.year}\u2013{one.last.year}): "
            f"{counted(len(others), 'player')} known by this name"
        )
    return None


def _played(person: Person, teams: set[int], first: date, last: date) -> bool:
    """Whether a player has to do with one of these teams, and scored for it at about that time."""
    for team in person.teams & teams:
        if team not in person.scored:
            return True
        begun, ended = person.scored[team]
        if min(years(ended, first), years(begun, last)) < APART or begun <= last <= ended:
            return True
    return False
