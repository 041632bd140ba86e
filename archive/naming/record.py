"""The record asked for the matches that a text's expressions may point at, as plain facts.

Five statements for a text, whatever it holds (a sixth where a player's country has a side), none
for one without such an expression.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import DateField, Q, Value
from django.db.models.functions import Cast

from archive.models import EventKind, Match, MatchEvent, Spell, Team, Venue
from archive.naming.facts import Context, Happened, MatchFacts, Side
from archive.naming.ranking import EVENT_KINDS, GOALS
from archive.text.clues import Reference
from archive.text.dates import FoundDate
from players.models import Player

# Matches that are looked at for one text, the latest first.
MOST = 400
_KINDS = sorted({kind for kinds, _ in EVENT_KINDS.values() for kind in kinds} | {*GOALS})
# What tells little of a match beside its sides: too many would come.
_NARROW = ("day", "week", "month", "season")


def ask(
    references: Sequence[Reference], *, on: date | None, protagonist: int | None
) -> tuple[list[MatchFacts], Context]:
    """The matches that `references` may point at, and what the clues' keys stand for."""
    told = [one.own | one.near for one in references]
    players = {key for one in told for key in one.players} | {one.carried for one in references}
    names, sides = _people(sorted(key for key in players | {protagonist} if key))
    venues = {
        key: (name, city)
        for key, name, city in Venue.objects.filter(
            pk__in={key for one in told for key in one.venues}
        )
        .order_by("pk")
        .values_list("pk", "name", "city")
    }
    wanted = Q()
    for one in references:
        wanted |= _condition(one, sides, venues, protagonist)
    teams: dict[int, str] = {}
    matches = _matches(wanted, teams) if wanted else []
    context = Context(
        on=on, teams=teams, venues=venues, players=names, sides=sides, protagonist=protagonist
    )
    return matches, context


def _people(players: Sequence[int]) -> tuple[dict[int, str], Mapping[int, Sequence[Side]]]:
    """Names of players, and their teams: by spells, by what they did in matches (an own goal
    counts for the others), by the side of their country."""
    rows = list(
        Player.objects.filter(pk__in=players)
        .order_by("pk")
        .values_list("pk", "name", "nationality")
    )
    never = Cast(Value(None), DateField())
    played = MatchEvent.objects.filter(player__in=players).exclude(kind=EventKind.OWN_GOAL)
    sides: dict[int, list[Side]] = defaultdict(list)
    for player, team, start, end in (
        Spell.objects.filter(player__in=players)
        .order_by()
        .values_list("player", "team", "start", "end")
        .union(played.order_by().values_list("player", "team", never, never))
    ):
        sides[player].append(Side(team, start, end))
    countries = {nationality for *_, nationality in rows if nationality}
    if countries:
        found = Team.objects.filter(name__in=countries).order_by("pk").values_list("name", "pk")
        national = dict(found)
        for player, _, nationality in rows:
            if nationality in national:
                sides[player].append(Side(national[nationality]))
    return {player: name for player, name, _ in rows}, sides


def _condition(
    reference: Reference,
    sides: Mapping[int, Sequence[Side]],
    venues: Mapping[int, tuple[str, str]],
    protagonist: int | None,
) -> Q:
    """The matches that one expression may point at; an empty condition where it may be any."""
    own, told = reference.own, reference.own | reference.near
    players = {*told.players, reference.carried, protagonist}
    teams = own.subjects or (
        reference.near.subjects
        | {side.team for one in players if one for side in sides.get(one, ())}
    )
    of_teams = _of(teams) if teams else Q()
    if own.opponents:
        return _of(own.opponents) & of_teams
    cities = {venues[key][1] for key in told.venues if key in venues} - {""}
    where = Q(venue__in=told.venues) | Q(city__in=told.places | cities) | Q(country__in=told.places)
    when = Q(pk__in=[])
    for one in _spans(reference):
        when |= Q(date__gte=one.first, date__lte=one.last)
    if not teams:
        return where & when
    happened = MatchEvent.objects.filter(
        kind__in={
            kind for told in told.events & EVENT_KINDS.keys() for kind in EVENT_KINDS[told][0]
        },
        player__in={one for one in players if one},
    )
    what = Q(competition__in=own.competitions) | Q(pk__in=happened.values("match"))
    if own.score:
        high, low = max(own.score), min(own.score)
        what |= Q(home_score=high, away_score=low) | Q(home_score=low, away_score=high)
    if own.beside:
        what |= _of(own.beside)
    return of_teams & (where | when | what)


def _spans(reference: Reference) -> Iterable[FoundDate]:
    near = (one for one in reference.near.dates if one.precision in _NARROW)
    return [one for one in (*reference.own.dates, *near) if one.first is not None]


def _of(teams: Iterable[int]) -> Q:
    keys = list(teams)
    return Q(home__in=keys) | Q(away__in=keys)


def _matches(wanted: Q, teams: dict[int, str]) -> list[MatchFacts]:
    """The wanted matches, the latest first; the names of their sides go into `teams`."""
    rows: list[dict[str, Any]] = list(
        Match.objects.filter(wanted)
        .order_by("-date", "-pk")
        .values(
            *("pk", "date", "home", "away", "home__name", "away__name", "home_score", "away_score"),
            *("shootout_winner", "competition", "competition__name", "stage", "venue", "city"),
            "country",
        )[:MOST]
    )
    events: dict[int, list[Happened]] = defaultdict(list)
    happened = MatchEvent.objects.filter(match__in=[row["pk"] for row in rows], kind__in=_KINDS)
    for match, kind, player, name in happened.order_by("pk").values_list(
        "match", "kind", "player", "player_name"
    ):
        events[match].append(Happened(kind, player, name))
    for row in rows:
        teams[row["home"]], teams[row["away"]] = row["home__name"], row["away__name"]
    return [
        MatchFacts(
            key=row["pk"],
            day=row["date"],
            home=row["home"],
            away=row["away"],
            score=None if row["home_score"] is None else (row["home_score"], row["away_score"]),
            shootout_winner=row["shootout_winner"],
            competition=row["competition"],
            competition_name=row["competition__name"],
            stage=row["stage"],
            venue=row["venue"],
            city=row["city"],
            country=row["country"],
            events=tuple(events[row["pk"]]),
        )
        for row in rows
    ]
