"""Who has scored most for a team, through time: by which goal a record was set, equalled, broken.

Counts recorded and cited goals of everybody who is named in the team's matches. It is the record
of what the archive holds: where goals without a scorer could have made somebody else the holder,
the answer is not ``certain``. Goals are cited of few players, so whose they are and how many is
told apart: everybody else is counted without the matches that no data set has.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db.models import OuterRef, Q
from django.utils import timezone

from archive import shapes
from archive.jsonrows import JSONRows
from archive.models import Match, MatchEvent, SourceKind, Team
from archive.reading import columns, lookup
from players import ledger
from players.ledger import GOALS, IN_MATCH, Played

# Who scored: a player's key, or the printed name of somebody who is not tied to one.
Scorer = int | str


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal for a team by somebody who is named."""

    scorer: Scorer
    day: date
    minute: int | None
    stoppage: int | None
    match: str
    cited: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """The most goals by one player, who has them, and the most that anybody else has."""

    value: int
    holders: tuple[Scorer, ...]
    second: int


@dataclass(frozen=True, slots=True)
class Turn:
    """A goal that set, equalled or broke the record, with how many of the ``value`` are cited;
    ``over`` are those who held it before, with how many."""

    kind: Literal["set", "equalled", "broken"]
    goal: Goal
    value: int
    cited: int
    over: tuple[Scorer, ...]
    before: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A record that a player had to pass: whose, and how many."""

    name: str
    value: int


@dataclass(frozen=True, slots=True)
class Scorers:
    """The goals of some teams by who scored them, in order, with what to call who scored."""

    goals: dict[int, list[Goal]]
    names: dict[Scorer, shapes.Named]
    matches: dict[str, str]

    def ref(self, match: str) -> shapes.Ref:
        """A match by its slug, with what it is called."""
        return {"slug": match, "name": self.matches[match]}


def turns(goals: Iterable[Goal]) -> list[Turn]:
    """Every goal, of those in order, that changed who holds the record; pure. A holder who adds to
    an own record changes nothing of that."""
    counts: Counter[Scorer] = Counter()
    cited: Counter[Scorer] = Counter()
    holders: tuple[Scorer, ...] = ()
    top = 0
    found: list[Turn] = []
    for goal in goals:
        counts[goal.scorer] += 1
        cited[goal.scorer] += goal.cited
        value, of_them = counts[goal.scorer], cited[goal.scorer]
        if value == top and goal.scorer not in holders:
            found.append(Turn("equalled", goal, value, of_them, holders, top))
            holders = (*holders, goal.scorer)
        elif value > top:
            if holders != (goal.scorer,):
                over = tuple(one for one in holders if one != goal.scorer)
                kind: Literal["set", "broken"] = "broken" if holders else "set"
                found.append(Turn(kind, goal, value, of_them, over, top))
            holders, top = (goal.scorer,), value
    return found


def standing(goals: Iterable[Goal], day: date) -> Standing:
    """The record at the end of a day, as far as these goals tell; pure."""
    counts = Counter(goal.scorer for goal in goals if goal.day <= day)
    if not counts:
        return Standing(0, (), 0)
    top = max(counts.values())
    holders = tuple(scorer for scorer, count in counts.items() if count == top)
    others = [count for scorer, count in counts.items() if scorer not in holders]
    return Standing(top, holders, max(others, default=0))


def certain(held: Standing, unattributed: int) -> bool:
    """Whether goals that nobody is named for, however they were shared out, leave who holds the
    record: the second best, or somebody who is not in the record at all, stays behind. Of several
    who share it any one of them could be ahead."""
    if not unattributed:
        return bool(held.holders)
    return len(held.holders) == 1 and held.second + unattributed < held.value


def series(found: Scorers, goals: Iterable[Goal]) -> list[shapes.TallyPoint]:
    """The matches in which a record rose, by however much and by whoever's goals; pure."""
    counts: Counter[Scorer] = Counter()
    top = 0
    made: list[shapes.TallyPoint] = []
    for goal in goals:
        counts[goal.scorer] += 1
        if counts[goal.scorer] <= top:
            continue
        before, top = top, counts[goal.scorer]
        if made and made[-1]["match"]["slug"] == goal.match:
            made[-1]["after"] = top
        else:
            match = found.ref(goal.match)
            made.append({"date": goal.day, "before": before, "after": top, "match": match})
    return made


def of_team(slug: str, *, as_of: date | None = None) -> shapes.TeamRecord:
    """The scoring record of a team to the end of a day (of the last match known where none is
    given), with every goal that changed its holder. Raises as ``lookup.one`` does."""
    teams = Team.objects.all()
    row = lookup.one(teams.filter(slug=slug).values("pk", "slug", "name"), teams, slug)
    until = as_of or date.max
    found = read([row["pk"]], until=until)
    goals = found.goals[row["pk"]]
    matches = ledger.played([row["pk"]], last=until)[row["pk"]]
    days = [*(match.day for match in matches), *(goal.day for goal in goals)]
    day = as_of or max(days, default=timezone.localdate())
    team: shapes.Ref = {"slug": row["slug"], "name": row["name"]}
    held = held_on(found, row["pk"], team, matches, day)
    return {
        **held,
        "as_of": day,
        "cited": _cited(found, goals),
        "turns": _turns(found, goals),
        "series": series(found, goals),
    }


def held_on(
    found: Scorers, team: int, named: shapes.Ref, matches: Sequence[Played], day: date
) -> shapes.RecordHeld:
    """The record of one team at the end of a day, with its coverage; no statement."""
    held = standing(found.goals[team], day)
    coverage = ledger.coverage(match for match in matches if match.day <= day)
    return {
        "label": f"most goals for {named['name']}",
        "team": named,
        "value": held.value,
        "holders": [found.names[scorer] for scorer in held.holders],
        "certain": certain(held, coverage["unattributed"]),
        "since": min((match.day for match in matches), default=None),
        "coverage": coverage,
    }


def marks(player: int, goals: Iterable[shapes.Tally]) -> dict[str, Mark]:
    """The record that a player had to pass for each team, by slug, where it is known: nobody else
    can have had more, and the record of the team reaches back beyond the player's own time. Of one
    that was passed it is as it stood then, else as it stands. Three statements, none without goals.
    """
    wanted = {tally["team"]["slug"]: tally for tally in goals if tally["series"]}
    if not wanted:
        return {}
    until = max(tally["as_of"] for tally in wanted.values())
    keys = dict(Team.objects.filter(slug__in=wanted).order_by("pk").values_list("pk", "slug"))
    found, matches = read(keys, until=until), ledger.played(keys, last=until)
    made: dict[str, Mark] = {}
    for team, slug in keys.items():
        tally, others = wanted[slug], [g for g in found.goals[team] if g.scorer != player]
        day = _passed(tally, others)
        held = standing(others, day)
        within = [match for match in matches.get(team, ()) if match.day <= day]
        reaches_back = any(match.day < tally["series"][0]["date"] for match in within)
        if reaches_back and certain(held, ledger.coverage(within)["unattributed"]):
            names = [found.names[scorer]["name"] for scorer in held.holders]
            made[slug] = Mark(", ".join(names), held.value)
    return made


def _passed(tally: shapes.Tally, others: Sequence[Goal]) -> date:
    """The day on which a count passed everybody else's, else the last day of the count."""
    days = (
        point for point in tally["series"] if point["after"] > standing(others, point["date"]).value
    )
    return next((point["date"] for point in days), tally["as_of"])


def read(teams: Collection[int], *, until: date) -> Scorers:
    """The goals of these teams to the end of a day whose scorers are named; one statement, that asks
    the teams' matches for their goals and not all events for those of the teams."""
    found = Scorers(defaultdict(list), {}, {})
    rows = (
        Match.objects.filter(Q(home__in=teams) | Q(away__in=teams), date__lte=until)
        .order_by("date", "pk")
        .values_list("date", "slug", "home__name", "away__name", _goals_of(teams))
    )
    for day, match, home, away, goals in rows:
        found.matches[match] = f"{home} v {away}"
        for team, player, printed, slug, name, minute, stoppage, source in goals:
            scorer: Scorer = player or printed
            found.names.setdefault(scorer, {"slug": slug, "name": name or printed})
            cited = source != SourceKind.DATA_SET
            found.goals[team].append(Goal(scorer, day, minute, stoppage, match, cited))
    return found


def _goals_of(teams: Collection[int]) -> JSONRows:
    """A match's goals for one of these teams by somebody who is named, in order."""
    goals = MatchEvent.objects.filter(match=OuterRef("pk"), team__in=teams, kind__in=GOALS)
    return JSONRows(
        goals.exclude(Q(player=None) & Q(player_name=""))
        .order_by(*IN_MATCH)
        .values_list(
            "team_id",
            "player_id",
            "player_name",
            columns.introduced("player__", "slug"),
            columns.introduced("player__", "name"),
            "minute",
            "stoppage",
            "source__kind",
        )
    )


def _cited(found: Scorers, goals: Iterable[Goal]) -> list[shapes.CitedGoals]:
    """Of whom goals are cited, and how many; the most first."""
    counts = Counter(goal.scorer for goal in goals if goal.cited)
    return [
        {"player": found.names[scorer], "goals": number} for scorer, number in counts.most_common()
    ]


def _turns(found: Scorers, goals: Iterable[Goal]) -> list[shapes.RecordTurn]:
    """The goals that changed who holds a record, each with the day until which who scored it did."""
    changed = turns(goals)
    return [
        {
            "kind": turn.kind,
            "player": found.names[turn.goal.scorer],
            "value": turn.value,
            "cited": turn.cited,
            "date": turn.goal.day,
            "minute": turn.goal.minute,
            "stoppage": turn.goal.stoppage,
            "match": found.ref(turn.goal.match),
            "over": [found.names[scorer] for scorer in turn.over],
            "before": turn.before,
            "until": next(
                (
                    later.goal.day
                    for later in changed[number:]
                    if later.kind == "broken" and later.goal.scorer != turn.goal.scorer
                ),
                None,
            ),
        }
        for number, turn in enumerate(changed, start=1)
    ]
