"""What counts are made of: the deeds of players and the matches of their teams, read once.

Scope of a count (house rule 8): the team's matches with a known score, from the player's first
event or spell there to the as-of day, inclusive. ``players.tallies``, ``streaks``, ``records`` and
``claims`` count over what is read here; nothing later than the day asked for is ever in it.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, OuterRef, Q

from archive import shapes
from archive.jsonrows import JSONRows
from archive.models import EventKind, Match, MatchEvent, SourceKind, Spell
from archive.reading import columns

GOALS = (EventKind.GOAL, EventKind.PENALTY_GOAL)
MISSED = (EventKind.PENALTY_MISSED, EventKind.PENALTY_SAVED)

# Events as they happened, those without a minute after the others of their match.
IN_ORDER = (
    "match__date",
    "match",
    F("minute").asc(nulls_last=True),
    F("stoppage").asc(nulls_first=True),
    "number",
    "pk",
)

# What data sets call a match that nothing was at stake in; every other match is competitive.
FRIENDLY = frozenset({"friendly", "friendlies", "international friendly", "club friendlies"})


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
    competition: str
    friendly: bool


@dataclass(frozen=True, slots=True)
class Played:
    """One match of a team, as coverage needs it."""

    day: date
    match: str
    title: str
    competition: str
    competition_name: str
    complete: bool
    unattributed: int

    @property
    def friendly(self) -> bool:
        """Whether nothing was at stake."""
        return is_friendly(self.competition_name)


def is_friendly(competition: str) -> bool:
    """Whether a competition of this name is friendlies: what is not is competitive."""
    return competition.casefold() in FRIENDLY


@dataclass(frozen=True, slots=True)
class Ledger:
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

    def scope(self, player: int, team: int, as_of: date) -> list[Played]:
        """The matches of a team that a count of this player is over."""
        first = self.since[player, team]
        return [match for match in self.played.get(team, ()) if first <= match.day <= as_of]

    def coverage(self, player: int, team: int, as_of: date) -> shapes.Coverage:
        """How complete the record of this team is, in the scope of this player."""
        return coverage(self.scope(player, team, as_of))


def coverage(matches: Iterable[Played]) -> shapes.Coverage:
    """How complete the record of these matches is, and in which competitions it is not."""
    matches = list(matches)
    gaps: dict[str, shapes.Gap] = {}
    for match in matches:
        if match.unattributed:
            gap = gaps.setdefault(
                match.competition,
                {
                    "competition": {"slug": match.competition, "name": match.competition_name},
                    "matches": 0,
                    "unattributed": 0,
                },
            )
            gap["matches"] += 1
            gap["unattributed"] += match.unattributed
    return {
        "matches": len(matches),
        "complete": sum(match.complete for match in matches),
        "unattributed": sum(match.unattributed for match in matches),
        "gaps": sorted(
            gaps.values(), key=lambda gap: (-gap["matches"], gap["competition"]["slug"])
        ),
    }


def read(players: Collection[int], *, until: date) -> Ledger:
    """Everything that counts of these players need, to the end of a day, in two statements."""
    deeds: list[Deed] = []
    teams: dict[int, shapes.Ref] = {}
    since: dict[tuple[int, int], date] = {}
    for row in _deed_rows(players, until):
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
                competition=match["competition"]["slug"],
                friendly=is_friendly(match["competition"]["name"]),
            )
        )
    matches = played(teams, first=min(since.values()), last=until) if since else {}
    return Ledger(deeds, teams, since, matches)


def _deed_rows(players: Collection[int], until: date) -> columns.Rows:
    return (
        MatchEvent.objects.filter(player__in=players, match__date__lte=until)
        .order_by(*IN_ORDER)
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


def played(
    teams: Collection[int], *, first: date | None = None, last: date
) -> dict[int, list[Played]]:
    """The matches of these teams with a known score between two days, in order, and how many of
    their goals have a scorer; one statement over what those teams played, not over all matches."""
    scored = Q(events__kind__in=columns.GOALS) & ~Q(events__player_name="")
    rows = Match.objects.filter(
        Q(home__in=teams) | Q(away__in=teams), date__lte=last, home_score__isnull=False
    )
    if first is not None:
        rows = rows.filter(date__gte=first)
    found: dict[int, list[Played]] = defaultdict(list)
    named: columns.Rows = (
        rows.order_by("date", "pk")
        .annotate(
            home_known=Count("events", filter=scored & Q(events__team=F("home"))),
            away_known=Count("events", filter=scored & Q(events__team=F("away"))),
        )
        .values(
            "home_id",
            "home_known",
            "away_id",
            "away_known",
            **columns.match_ref_columns(),
        )
    )
    for row in named:
        match = columns.match_ref(row)
        if match is None:
            continue
        missing = {
            row[f"{side}_id"]: max(0, row[f"m_{side}_score"] - row[f"{side}_known"])
            for side in ("home", "away")
        }
        for team in missing.keys() & teams:
            found[team].append(
                Played(
                    day=match["date"],
                    match=match["slug"],
                    title=columns.score_line(match),
                    competition=match["competition"]["slug"],
                    competition_name=match["competition"]["name"],
                    complete=not any(missing.values()),
                    unattributed=missing[team],
                )
            )
    return found


def chosen(deeds: Iterable[Deed], *, player: int, team: int, kinds: Collection[str]) -> list[Deed]:
    """The deeds of one player for one team, of these kinds, in their order."""
    return [
        deed for deed in deeds if deed.player == player and deed.team == team and deed.kind in kinds
    ]


Test = Callable[[Deed | Played], bool]


def anything(_: Deed | Played) -> bool:
    """No narrower scope than a player's time at a team."""
    return True


def competitive(entry: Deed | Played) -> bool:
    """Only what something was at stake in."""
    return not entry.friendly
