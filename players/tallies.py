"""Running counts over matches, each with its coverage: no number is told without it.

Scope of a count: the team's matches with a known score, from the player's first event or spell
there to the as-of day, inclusive. ``recorded`` counts events from data sets, ``cited`` single
facts with a source of their own; ``unattributed`` is the team's goals in scope that nobody is
named for. The truth lies between recorded + cited and recorded + unattributed + cited.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Literal

from django.db.models import Count, F, OuterRef, Q
from django.utils import timezone

from archive import release, shapes
from archive.jsonrows import JSONRows
from archive.models import EventKind, Match, MatchEvent, SourceKind, Spell, Team
from archive.reading import columns, lookup

Metric = Literal["goals", "penalties_scored", "penalties_missed", "matches_recorded"]

GOALS = (EventKind.GOAL, EventKind.PENALTY_GOAL)
METRICS: dict[Metric, tuple[str, Collection[str]]] = {
    "goals": ("goals for {team}", GOALS),
    "penalties_scored": ("penalties scored for {team}", (EventKind.PENALTY_GOAL,)),
    "penalties_missed": (
        "penalties missed for {team}",
        (EventKind.PENALTY_MISSED, EventKind.PENALTY_SAVED),
    ),
    "matches_recorded": ("matches recorded for {team}", EventKind.values),
}


@dataclass(frozen=True, slots=True)
class Deed:
    """One event of a player, as counts need it."""

    player: int
    team: int
    kind: str
    day: date
    match: str
    title: str
    cited: bool


@dataclass(frozen=True, slots=True)
class Played:
    """One match of a team, as coverage needs it."""

    day: date
    complete: bool
    unattributed: int


@dataclass(frozen=True, slots=True)
class Record:
    """What counting needs about some players: their deeds, teams, and those teams' matches."""

    deeds: Sequence[Deed]
    teams: dict[int, shapes.Ref]
    since: dict[tuple[int, int], date]
    played: dict[int, list[Played]]

    def last_day(self, player: int, team: int) -> date:
        """The last day of a match of this team, or of something that this player did for it."""
        days = [match.day for match in self.played.get(team, ())]
        days += [deed.day for deed in self.deeds if (deed.player, deed.team) == (player, team)]
        return max(days)

    def coverage(self, player: int, team: int, as_of: date) -> shapes.Coverage:
        """How complete the record of this team is, in the scope of this player."""
        first = self.since[player, team]
        within = [match for match in self.played.get(team, ()) if first <= match.day <= as_of]
        return {
            "matches": len(within),
            "complete": sum(match.complete for match in within),
            "unattributed": sum(match.unattributed for match in within),
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
    record = _record([player], until=as_of or timezone.localdate())
    chosen: list[Metric] = [metric] if metric else list(METRICS)
    made = [
        _tally(record, player, of_team, name, as_of or record.last_day(player, of_team))
        for of_team in record.teams
        if team in (None, of_team)
        for name in chosen
    ]
    return [tally for tally in made if tally["value"] or tally["metric"] == "goals"]


def on_days(
    wanted: Iterable[tuple[int, date]],
) -> dict[tuple[int, date], list[shapes.ContextTally]]:
    """For players and days: the goals of each player by then, per team, with coverage; two
    statements for all of them."""
    asked = set(wanted)
    if not asked:
        return {}
    record = _record({player for player, _ in asked}, until=max(day for _, day in asked))
    return {(player, day): _goals_by(record, player, day) for player, day in asked}


def around(
    slug: str, day: date, match: shapes.MatchRef | None
) -> tuple[list[shapes.ContextTally], list[date]]:
    """A public player's goals by the end of a day, with coverage, for the sides of ``match`` (for
    all teams where there is none); and every day of a goal. Raises as ``lookup.one`` does."""
    public = release.players()
    player = lookup.one(public.filter(slug=slug).values("pk"), public, slug)["pk"]
    record = _record([player], until=timezone.localdate())
    sides = {match["home"]["slug"], match["away"]["slug"]} if match else None
    days = sorted({deed.day for deed in record.deeds if deed.kind in GOALS})
    return _goals_by(record, player, day, sides), days


def _goals_by(
    record: Record, player: int, day: date, sides: Collection[str] | None = None
) -> list[shapes.ContextTally]:
    """A player's goals by the end of a day for each team, or for those among ``sides``."""
    return [
        {
            "label": METRICS["goals"][0].format(team=record.teams[team]["name"]),
            "value": sum(
                deed.kind in GOALS and deed.day <= day
                for deed in record.deeds
                if (deed.player, deed.team) == (player, team)
            ),
            "coverage": record.coverage(player, team, day),
        }
        for of_player, team in record.since
        if of_player == player
        and record.since[player, team] <= day
        and (sides is None or record.teams[team]["slug"] in sides)
    ]


def _tally(record: Record, player: int, team: int, metric: Metric, as_of: date) -> shapes.Tally:
    label, kinds = METRICS[metric]
    deeds = [
        deed
        for deed in record.deeds
        if (deed.player, deed.team) == (player, team) and deed.kind in kinds
    ]
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
        "label": label.format(team=record.teams[team]["name"]),
        "team": record.teams[team],
        "metric": metric,
        "as_of": as_of,
        "value": total,
        "recorded": total - cited,
        "cited": cited,
        "first": series[0]["date"] if series else None,
        "last": series[-1]["date"] if series else None,
        "coverage": record.coverage(player, team, as_of),
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


def _record(players: Collection[int], *, until: date) -> Record:
    """Everything that counts of these players need, in two statements."""
    deeds: list[Deed] = []
    teams: dict[int, shapes.Ref] = {}
    since: dict[tuple[int, int], date] = {}
    rows: columns.Rows = (
        MatchEvent.objects.filter(player__in=players, match__date__lte=until)
        .order_by("match__date", "match", F("minute").asc(nulls_last=True), "number", "pk")
        .values(
            "player_id",
            "team_id",
            "team__slug",
            "team__name",
            "kind",
            "source__kind",
            spells=JSONRows(
                Spell.objects.filter(player=OuterRef("player"), team=OuterRef("team"))
                .exclude(start=None)
                .order_by("start")
                .values_list("start")[:1]
            ),
            **columns.match_ref_columns("match__"),
        )
    )
    for row in rows:
        match = columns.match_ref(row)
        if match is None:
            continue
        player, team, day = row["player_id"], row["team_id"], match["date"]
        teams[team] = {"slug": row["team__slug"], "name": row["team__name"]}
        starts = [columns.day(start) or day for (start,) in row["spells"]]
        since[player, team] = min([since.get((player, team), day), day, *starts])
        deeds.append(
            Deed(
                player=player,
                team=team,
                kind=row["kind"],
                day=day,
                match=match["slug"],
                title=columns.score_line(match),
                cited=row["source__kind"] != SourceKind.DATA_SET,
            )
        )
    played = _played(teams, min(since.values()), until) if since else {}
    return Record(deeds, teams, since, played)


def _played(teams: Collection[int], first: date, last: date) -> dict[int, list[Played]]:
    """The matches of these teams with a known score, and how many goals have a scorer."""
    scored = Q(events__kind__in=columns.GOALS) & ~Q(events__player_name="")
    rows: columns.Rows = (
        Match.objects.filter(
            Q(home__in=teams) | Q(away__in=teams),
            date__gte=first,
            date__lte=last,
            home_score__isnull=False,
        )
        .order_by("date", "pk")
        .annotate(
            home_known=Count("events", filter=scored & Q(events__team=F("home"))),
            away_known=Count("events", filter=scored & Q(events__team=F("away"))),
        )
        .values_list(
            "date", "home_id", "away_id", "home_score", "away_score", "home_known", "away_known"
        )
    )
    found: dict[int, list[Played]] = defaultdict(list)
    for day, home, away, home_score, away_score, home_known, away_known in rows:
        complete = home_known >= home_score and away_known >= away_score
        for team, score, known in ((home, home_score, home_known), (away, away_score, away_known)):
            if team in teams:
                found[team].append(Played(day, complete, max(0, score - known)))
    return found
