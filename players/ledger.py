"""What counts are made of: the deeds of players and the matches of their teams, read once.

Scope of a count (house rule 8): the team's matches with a known score, from the player's first
event or spell there to the as-of day, inclusive. ``players.tallies``, ``streaks``, ``records`` and
``claims`` count over what is read here; nothing later than the day asked for is ever in it.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import F, OuterRef, Q
from django.db.models.functions import Coalesce

from archive import shapes
from archive.jsonrows import JSONRows
from archive.models import EventKind, Match, MatchEvent, SourceKind, Spell
from archive.reading import columns

GOALS = (EventKind.GOAL, EventKind.PENALTY_GOAL)
MISSED = (EventKind.PENALTY_MISSED, EventKind.PENALTY_SAVED)

# The events of a match as they happened, those without a minute after the others.
IN_MATCH = (
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

    ref: shapes.MatchRef
    complete: bool
    unattributed: int

    @property
    def day(self) -> date:
        """The day it was played."""
        return self.ref["date"]

    @property
    def match(self) -> str:
        """Its slug."""
        return self.ref["slug"]

    @property
    def competition(self) -> str:
        """The slug of its competition."""
        return self.ref["competition"]["slug"]

    @property
    def friendly(self) -> bool:
        """Whether nothing was at stake."""
        return is_friendly(self.ref["competition"]["name"])


def is_friendly(competition: str) -> bool:
    """Whether a competition of this name is friendlies: what is not is competitive."""
    return competition.casefold() in FRIENDLY


@dataclass(frozen=True, slots=True)
class Ledger:
    """What counting needs about some players: their deeds, teams, and those teams' matches;
    ``fixtures`` are all of them, played or not, where the whole record was asked for."""

    deeds: Sequence[Deed]
    teams: dict[int, shapes.Ref]
    since: dict[tuple[int, int], date]
    played: dict[int, list[Played]]
    fixtures: dict[int, list[shapes.MatchRef]] = field(default_factory=dict)

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
                    "competition": match.ref["competition"],
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


def read(players: Collection[int], *, until: date, whole: bool = False) -> Ledger:
    """Everything that counts of these players need, to the end of a day, in two statements; with
    ``whole`` all that the record holds of their teams, the matches to come too."""
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
    if not since:
        return Ledger(deeds, teams, since, {})
    if whole:
        return Ledger(deeds, teams, since, *_parted(matches_of(teams), until))
    return Ledger(deeds, teams, since, played(teams, first=min(since.values()), last=until))


def _deed_rows(players: Collection[int], until: date) -> columns.Rows:
    return (
        MatchEvent.objects.filter(player__in=players, match__date__lte=until)
        .order_by("match__date", "match", *IN_MATCH)
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
    within = Q(date__lte=last, home_score__isnull=False)
    return matches_of(teams, within & Q(date__gte=first) if first else within)


def matches_of(teams: Collection[int], within: Q | None = None) -> dict[int, list[Played]]:
    """The matches of these teams, ``within`` a condition, in order; one statement, that asks each
    match for its own goals: a join would have the database look through all events."""
    rows: columns.Rows = (
        Match.objects.filter(Q(home__in=teams) | Q(away__in=teams), within or Q())
        .order_by("date", "pk")
        .annotate(
            home_known=_known("home"),
            away_known=_known("away"),
        )
        .values(
            "home_id",
            "home_known",
            "away_id",
            "away_known",
            **columns.match_ref_columns(),
        )
    )
    found: dict[int, list[Played]] = defaultdict(list)
    for row in rows:
        match = columns.match_ref(row)
        if match is None:
            continue
        missing = {
            row[f"{side}_id"]: max(0, (row[f"m_{side}_score"] or 0) - row[f"{side}_known"])
            for side in ("home", "away")
        }
        for team in missing.keys() & teams:
            found[team].append(Played(match, not any(missing.values()), missing[team]))
    return found


def _known(side: str) -> Coalesce:
    """How many goals of one side of a match have a scorer."""
    goals = MatchEvent.objects.filter(
        match=OuterRef("pk"), team=OuterRef(side), kind__in=columns.GOALS
    )
    return columns.count(goals.exclude(player_name=""))


def _parted(
    matches: dict[int, list[Played]], until: date
) -> tuple[dict[int, list[Played]], dict[int, list[shapes.MatchRef]]]:
    """Those that were played by a day, their score known; and all of them, by name."""
    by_then = {
        team: [one for one in some if one.day <= until and one.ref["home_score"] is not None]
        for team, some in matches.items()
    }
    return by_then, {team: [one.ref for one in some] for team, some in matches.items()}


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
