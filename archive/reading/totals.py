"""What the record adds up to for a team or a competition: matches by year, top scorers, coverage.

Read match by match, each with its goals beside it: so an index finds them, whatever share of the
record the scope is, and coverage and scorers rest on the same rows. A scope is at most ``MOST``
matches of a competition (a team has far fewer); beyond it a year has to be chosen.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, OuterRef, Q, QuerySet
from django.utils import timezone

from archive import shapes
from archive.jsonrows import JSONRows
from archive.models import EventKind, Match, MatchEvent, SourceKind
from archive.reading import columns, subjects
from players.ledger import Played, coverage

# Matches of a competition whose scorers are added up at once; scorers that are told.
MOST, TOLD = 2_000, 10
SCORED = (EventKind.GOAL, EventKind.PENALTY_GOAL)


@dataclass(slots=True)
class _Sum:
    """Goals of one scorer so far."""

    slug: str | None
    name: str
    recorded: int = 0
    cited: int = 0

    @property
    def goals(self) -> int:
        return self.recorded + self.cited


@dataclass(slots=True)
class _Scope:
    """What is added up over matches; ``team`` is the side that counts, None for both."""

    team: int | None
    played: list[Played] = field(default_factory=list)
    sums: dict[tuple[int | None, str], _Sum] = field(default_factory=dict)

    def add(self, row: columns.Row) -> None:
        """One match with a known score, and its goals."""
        known = dict.fromkeys((row["home_id"], row["away_id"]), 0)
        for team, kind, player, slug, name, printed, source in row["goals"]:
            if printed and team in known:
                known[team] += 1
            if kind in SCORED and self.team in (None, team) and (player or printed):
                key = (player, "" if player else printed)
                made = self.sums.setdefault(key, _Sum(slug, name if slug else printed))
                made.recorded += source == SourceKind.DATA_SET
                made.cited += source != SourceKind.DATA_SET
        match = columns.match_ref(row)
        if match is None or match["home_score"] is None:
            return
        missing = {
            row[f"{side}_id"]: max(0, row[f"m_{side}_score"] - known[row[f"{side}_id"]])
            for side in ("home", "away")
        }
        own = sum(missing.values()) if self.team is None else missing.get(self.team, 0)
        self.played.append(Played(match, not any(missing.values()), own))

    def shape(self, year: int | None) -> shapes.TopScorers:
        """The greatest first; who has as many, by name."""
        ranked = sorted(self.sums.values(), key=lambda one: (-one.goals, one.name))
        return {
            "year": year,
            "items": [
                {
                    "player": columns.ref(one.slug, one.name),
                    "name": one.name,
                    "goals": one.goals,
                    "recorded": one.recorded,
                    "cited": one.cited,
                }
                for one in ranked[:TOLD]
            ],
            "coverage": coverage(self.played),
        }


def team_whole(slug: str, *, year: int | None = None) -> shapes.TeamWhole:
    """A team with its years, and its top scorers in all or in one ``year``; two statements.

    Raises as ``lookup.one`` does.
    """
    return team_and_goals(slug, year=year)[0]


def team_and_goals(
    slug: str, *, year: int | None = None
) -> tuple[shapes.TeamWhole, shapes.TeamTally]:
    """The same with the team's own goals, added up to the last match known; two statements.

    Raises as ``lookup.one`` does.
    """
    key, found = subjects.team_known(slug)
    rows = list(_with_goals(Match.objects.filter(Q(home=key) | Q(away=key))))
    whole: shapes.TeamWhole = {
        **found,
        "years": _team_years(rows, key),
        "top_scorers": _scorers(rows, year, key),
    }
    return whole, _team_tally(rows, key, found)


def team_tallies(slug: str, *, as_of: date | None = None) -> list[shapes.TeamTally]:
    """What a team's matches add up to as of a day, of the last match known where none is given:
    its goals; two statements. Raises as ``lookup.one`` does."""
    key, found = subjects.team_known(slug)
    played = Match.objects.filter(Q(home=key) | Q(away=key))
    if as_of:
        played = played.filter(date__lte=as_of)
    return [_team_tally(_with_goals(played), key, found, as_of)]


def competition_whole(slug: str, *, year: int | None = None) -> shapes.CompetitionWhole:
    """A competition with its years, and its top scorers in all or in one ``year``; three
    statements. Raises as ``lookup.one`` does."""
    key, found = subjects.competition_known(slug)
    played = Match.objects.filter(competition=key)
    by_year = played.order_by().values("date__year").annotate(n=Count("pk"))
    years: list[shapes.CompetitionYear] = [
        {"year": at, "matches": n}
        for at, n in by_year.order_by("date__year").values_list("date__year", "n")
    ]
    few = year is not None or found["match_count"] <= MOST
    if year is not None:
        played = played.filter(date__gte=date(year, 1, 1), date__lte=date(year, 12, 31))
    return {
        **found,
        "years": years,
        "top_scorers": _scorers(list(_with_goals(played)), year) if few else None,
    }


def _with_goals(matches: QuerySet[Match]) -> columns.Rows:
    goals = (
        MatchEvent.objects.filter(match=OuterRef("pk"), kind__in=columns.GOALS)
        .order_by("pk")
        .values_list(
            "team",
            "kind",
            "player",
            columns.introduced("player__", "slug"),
            columns.introduced("player__", "name"),
            "player_name",
            "source__kind",
        )
    )
    rows: columns.Rows = matches.order_by("date", "pk").values(
        "date", "home_id", "away_id", goals=JSONRows(goals), **columns.match_ref_columns()
    )
    return rows


def _scorers(
    rows: Iterable[columns.Row], year: int | None, team: int | None = None
) -> shapes.TopScorers:
    scope = _Scope(team)
    for row in rows:
        if year is None or row["date"].year == year:
            scope.add(row)
    return scope.shape(year)


def _team_tally(
    rows: Iterable[columns.Row], team: int, found: shapes.Team, as_of: date | None = None
) -> shapes.TeamTally:
    """A team's goals over its matches, in the order they were played."""
    series: list[shapes.TallyPoint] = []
    total = attributed = 0
    scored, unscored = [], []
    for row in rows:
        match = columns.match_ref(row)
        side = "home" if row["home_id"] == team else "away"
        goals = row[f"m_{side}_score"]
        if match is None or goals is None:
            unscored.append(row["date"])
            continue
        scored.append(row["date"])
        named = sum(1 for of_team, *_, printed, _ in row["goals"] if printed and of_team == team)
        attributed += min(goals, named)
        if goals:
            its: shapes.Ref = {"slug": match["slug"], "name": columns.score_line(match)}
            series.append(
                {"date": row["date"], "before": total, "after": total + goals, "match": its}
            )
            total += goals
    until = as_of or max(scored, default=timezone.localdate())
    return {
        "label": f"goals of {found['name']}",
        "team": {"slug": found["slug"], "name": found["name"]},
        "metric": "goals",
        "as_of": until,
        "value": total,
        "matches": len(scored),
        "unscored": sum(day <= until for day in unscored),
        "attributed": attributed,
        "first": series[0]["date"] if series else None,
        "last": series[-1]["date"] if series else None,
        "series": series,
    }


def _team_years(rows: Iterable[columns.Row], team: int) -> list[shapes.TeamYear]:
    """The years with a match, the first first."""
    years: dict[int, shapes.TeamYear] = {}
    for row in rows:
        at = row["date"].year
        made = years.setdefault(
            at,
            {
                "year": at,
                "matches": 0,
                "won": 0,
                "drawn": 0,
                "lost": 0,
                "goals_for": 0,
                "goals_against": 0,
            },
        )
        made["matches"] += 1
        if row["m_home_score"] is None:
            continue
        scores = (row["m_home_score"], row["m_away_score"])
        own, others = scores if row["home_id"] == team else scores[::-1]
        made["goals_for"] += own
        made["goals_against"] += others
        made["won" if own > others else "lost" if own < others else "drawn"] += 1
    return list(years.values())
