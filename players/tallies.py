"""Running counts over matches, each with its coverage: no number is told without it.

Scope of a count: the team's matches with a known score, from the player's first event or spell
there to the as-of day, inclusive. ``recorded`` counts events from data sets, ``cited`` single
facts with a source of their own; ``unattributed`` is the team's goals in scope that nobody is
named for. The truth lies between recorded + cited and recorded + unattributed + cited.
"""

from collections.abc import Collection, Sequence
from datetime import date
from itertools import groupby
from typing import Literal

from django.utils import timezone

from archive import release, shapes
from archive.models import EventKind, Team
from archive.reading import lookup
from players import ledger
from players.ledger import GOALS, MISSED, Deed, Ledger

Metric = Literal["goals", "penalties_scored", "penalties_missed", "matches_recorded"]

METRICS: dict[Metric, tuple[str, Collection[str]]] = {
    "goals": ("goals for {team}", GOALS),
    "penalties_scored": ("penalties scored for {team}", (EventKind.PENALTY_GOAL,)),
    "penalties_missed": ("penalties missed for {team}", MISSED),
    "matches_recorded": ("matches with an event for {team}", EventKind.values),
}


def tallies(
    slug: str,
    *,
    as_of: date | None = None,
    team: str | None = None,
    metric: Metric | None = None,
) -> list[shapes.Tally]:
    """The counts of a public player, one per team and metric, as of a day; if none is asked for,
    of the last day that the record knows a match of the team on: no count is told beyond it.

    Counts of zero come for goals alone. Raises as ``lookup.one`` does, and ``UnknownFilter``.
    """
    public = release.players()
    player = lookup.one(public.filter(slug=slug).values("pk"), public, slug)["pk"]
    wanted = lookup.keys({"team": (Team.objects.all(), team)}).get("team")
    return of_player(player, as_of=as_of, team=wanted, metric=metric)


def of_player(
    player: int,
    *,
    as_of: date | None = None,
    team: int | None = None,
    metric: Metric | None = None,
) -> list[shapes.Tally]:
    """The counts of a player by key, see ``tallies``; two statements."""
    book = ledger.read([player], until=as_of or timezone.localdate())
    chosen: list[Metric] = [metric] if metric else list(METRICS)
    made = [
        _tally(book, player, of_team, name, as_of or book.last_day(player, of_team))
        for of_team in book.teams
        if team in (None, of_team)
        for name in chosen
    ]
    return [tally for tally in made if tally["value"] or tally["metric"] == "goals"]


def around(
    slug: str, day: date, match: shapes.MatchRef | None
) -> tuple[list[shapes.ContextTally], list[date]]:
    """A public player's goals by the end of a day, with coverage, for the sides of ``match`` (for
    all teams where there is none); and every day of a goal. Raises as ``lookup.one`` does."""
    public = release.players()
    player = lookup.one(public.filter(slug=slug).values("pk"), public, slug)["pk"]
    book = ledger.read([player], until=timezone.localdate())
    sides = {match["home"]["slug"], match["away"]["slug"]} if match else None
    days = sorted({deed.day for deed in book.deeds if deed.kind in GOALS})
    return goals_by(book, player, day, sides), days


def goals_by(
    book: Ledger, player: int, day: date, sides: Collection[str] | None = None
) -> list[shapes.ContextTally]:
    """A player's goals by the end of a day for each team, or for those among ``sides``."""
    return [
        {
            "label": METRICS["goals"][0].format(team=book.teams[team]["name"]),
            "value": sum(
                deed.day <= day
                for deed in ledger.chosen(book.deeds, player=player, team=team, kinds=GOALS)
            ),
            "coverage": book.coverage(player, team, day),
        }
        for of_player, team in book.since
        if of_player == player
        and book.since[player, team] <= day
        and (sides is None or book.teams[team]["slug"] in sides)
    ]


def _tally(book: Ledger, player: int, team: int, metric: Metric, as_of: date) -> shapes.Tally:
    label, kinds = METRICS[metric]
    deeds = ledger.chosen(book.deeds, player=player, team=team, kinds=kinds)
    if metric == "matches_recorded":
        deeds = _once_a_match(deeds)
    series: list[shapes.TallyPoint] = []
    total = 0
    for (day, match, title), rows in groupby(deeds, lambda d: (d.day, d.match, d.title)):
        before, total = total, total + len(list(rows))
        point_match: shapes.Ref = {"slug": match, "name": title}
        series.append({"date": day, "before": before, "after": total, "match": point_match})
    cited = sum(deed.cited for deed in deeds)
    return {
        "label": label.format(team=book.teams[team]["name"]),
        "team": book.teams[team],
        "metric": metric,
        "as_of": as_of,
        "value": total,
        "recorded": total - cited,
        "cited": cited,
        "first": series[0]["date"] if series else None,
        "last": series[-1]["date"] if series else None,
        "coverage": book.coverage(player, team, as_of),
        "series": series,
    }


def _once_a_match(deeds: Sequence[Deed]) -> list[Deed]:
    """One deed for each match: a recorded one where there is one."""
    best: dict[str, Deed] = {}
    for deed in deeds:
        held = best.get(deed.match)
        if held is None or (held.cited and not deed.cited):
            best[deed.match] = deed
    return list(best.values())
