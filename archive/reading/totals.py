"""What the record adds up to for a team or a competition: matches by year, top scorers, coverage."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from archive import shapes
from archive.models import Match
from archive.reading import columns, scorers, subjects
from players.ledger import Played, coverage


def team_whole(slug: str, *, year: int | None = None) -> shapes.TeamWhole:
    """A team with its years, and its top scorers in all or in one ``year``; three statements.

    Raises as ``lookup.one`` does.
    """
    return team_and_goals(slug, year=year)[0]


def team_and_goals(
    slug: str, *, year: int | None = None
) -> tuple[shapes.TeamWhole, shapes.TeamTally]:
    """The same with the team's own goals, added up to the last match known; three statements.

    Raises as ``lookup.one`` does.
    """
    key, found = subjects.team_known(slug)
    rows = list(_with_goals(Match.objects.filter(Q(home=key) | Q(away=key))))
    whole: shapes.TeamWhole = {
        **found,
        "years": _team_years(rows, key),
        "top_scorers": _of_team(rows, year, key),
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
    """A competition with its years, and its top scorers in all or in one ``year``; four
    statements. Raises as ``lookup.one`` does."""
    key, found = subjects.competition_known(slug)
    played = Match.objects.filter(competition=key)
    by_year = played.order_by().values("date__year").annotate(n=Count("pk"))
    years: list[shapes.CompetitionYear] = [
        {"year": at, "matches": n}
        for at, n in by_year.order_by("date__year").values_list("date__year", "n")
    ]
    if year is not None:
        played = played.filter(date__gte=date(year, 1, 1), date__lte=date(year, 12, 31))
    return {
        **found,
        "years": years,
        "top_scorers": _of_both_sides(played, found, year),
    }


def _with_goals(matches: QuerySet[Match]) -> columns.Rows:
    rows: columns.Rows = matches.order_by("date", "pk").values(
        "date", "home_id", "away_id", goals=scorers.goals_of(), **columns.match_ref_columns()
    )
    return rows


def _of_both_sides(
    matches: QuerySet[Match], found: shapes.Competition, year: int | None
) -> shapes.TopScorers:
    sums = scorers.added_up(matches)
    gaps: list[shapes.Gap] = []
    if sums.unattributed:
        named: shapes.Ref = {"slug": found["slug"], "name": found["name"]}
        incomplete = sums.matches - sums.complete
        gaps = [{"competition": named, "matches": incomplete, "unattributed": sums.unattributed}]
    items, only_cited = sums.told()
    return {
        "year": year,
        "items": items,
        "only_cited": only_cited,
        "unscored": sums.unscored,
        "coverage": {
            "matches": sums.matches,
            "complete": sums.complete,
            "unattributed": sums.unattributed,
            "gaps": gaps,
        },
    }


def _of_team(rows: Iterable[columns.Row], year: int | None, team: int) -> shapes.TopScorers:
    sums = scorers.Sums(team)
    played = []
    for row in rows:
        if year is not None and row["date"].year != year:
            continue
        score = (row["m_home_score"], row["m_away_score"])
        complete, missing = sums.add(row["home_id"], row["away_id"], score, row["goals"])
        match = columns.match_ref(row)
        if match is not None and match["home_score"] is not None:
            played.append(Played(match, complete, missing))
    items, only_cited = sums.told()
    return {
        "year": year,
        "items": items,
        "only_cited": only_cited,
        "unscored": sums.unscored,
        "coverage": coverage(played),
    }


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
