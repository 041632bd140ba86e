"""What the record knows of players that tells those of one name apart, in a few words each."""

from collections import Counter, defaultdict
from collections.abc import Collection
from datetime import date

from django.db.models import Count, Max, Min

from archive.models import EventKind, MatchEvent, Spell, SquadPlace
from players.models import Player

# Teams told of one player.
_TEAMS = 2


def told_apart(keys: Collection[int]) -> dict[int, str]:
    """The names of players by key, each with nationality, teams, year of birth and the years that
    the record has of them, as far as known. In four statements, whatever is asked."""
    teams: dict[int, Counter[str]] = defaultdict(Counter)
    days: dict[int, list[date]] = defaultdict(list)
    # An own goal counts for the others.
    events = MatchEvent.objects.filter(player__in=keys).exclude(kind=EventKind.OWN_GOAL)
    for key, team, count, first, last in (
        events.order_by("player", "team")
        .values("player", "team")
        .annotate(n=Count("pk"), first=Min("match__date"), last=Max("match__date"))
        .values_list("player", "team__name", "n", "first", "last")
    ):
        teams[key][team] += count
        days[key] += [first, last]
    spells = Spell.objects.filter(player__in=keys).order_by("pk")
    for key, team, *ends in spells.values_list("player", "team__name", "start", "end"):
        teams[key][team] += 1
        days[key] += [day for day in ends if day]
    squads = SquadPlace.objects.filter(player__in=keys).order_by("pk")
    for key, team in squads.values_list("player", "team__name"):
        teams[key][team] += 1
    players = Player.objects.filter(pk__in=keys).order_by("pk")
    return {
        key: in_brackets(
            name,
            *dict.fromkeys((nationality, *_most(teams[key]))),
            f"born {born.year}" if born else "",
            _years(days[key]),
        )
        for key, name, born, nationality in players.values_list("pk", "name", "born", "nationality")
    }


def in_brackets(name: str, *more: str) -> str:
    """A name with what tells it from others of that name, where there is anything."""
    told = ", ".join(one for one in more if one)
    return f"{name} ({told})" if told else name


def _most(teams: Counter[str]) -> list[str]:
    return sorted(teams, key=lambda team: (-teams[team], team))[:_TEAMS]


def _years(days: list[date]) -> str:
    if not days:
        return ""
    first, last = min(days).year, max(days).year
    return f"on record {first}" if first == last else f"on record {first}–{last}"
