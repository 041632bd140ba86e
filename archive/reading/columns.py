"""Columns that several reads select, and the shapes made of them.

A set of columns is a dictionary for ``.values(**columns)``; ``at`` is the path to the thing from
the row that is read (``"match__"`` from a quote). Their names start with a letter of their own
(``m_``), so that no column takes a field's name.
"""

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from archive import release, shapes
from archive.folding import fold
from archive.jsonrows import JSONRows
from archive.models import EventKind, Match, MatchEvent, Moment

API = "/api/v1"
# What is typed round words and is none of them.
_ROUND = "\"“”„«»‘’'.,;:!?()[]"
GOALS = (EventKind.GOAL, EventKind.OWN_GOAL, EventKind.PENALTY_GOAL)
Row = dict[str, Any]
# Rows that one of the shapes is made of: dictionaries, whatever the model.
Rows = QuerySet[Any, Any]


def day(value: str | date | None) -> date | None:
    """A date out of a JSON row."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def ref(slug: str | None, name: str) -> shapes.Ref | None:
    """Something by name, where it has a page."""
    return {"slug": slug, "name": name} if slug else None


def introduced(path: str, column: str) -> Case:
    """A player's or theme's column where it has a page of its own, else null."""
    return Case(
        When(release.introduced(path), then=F(f"{path}{column}")),
        default=None,
        output_field=CharField(),
    )


def released_only(path: str, column: str) -> Case:
    """An article's, moment's or story's column where it is public, else null."""
    return Case(
        When(release.released(path), then=F(f"{path}{column}")),
        default=None,
        output_field=CharField(),
    )


# Matches


def match_ref_columns(at: str = "") -> Row:
    """What names a match."""
    plain = {
        "date": "date",
        "slug": "slug",
        "home_slug": "home__slug",
        "home_name": "home__name",
        "away_slug": "away__slug",
        "away_name": "away__name",
        "home_score": "home_score",
        "away_score": "away_score",
        "competition_slug": "competition__slug",
        "competition_name": "competition__name",
    }
    return {f"m_{name}": F(f"{at}{path}") for name, path in plain.items()}


def match_columns(at: str = "") -> Row:
    """What a match in one line needs, how complete its goals are included."""
    plain = {
        "kickoff": "kickoff",
        "after_extra_time": "after_extra_time",
        "winner_slug": "shootout_winner__slug",
        "winner_name": "shootout_winner__name",
        "shootout_home": "shootout_home",
        "shootout_away": "shootout_away",
        "stage": "stage",
        "venue": "venue__name",
        "city": "city",
        "country": "country",
        "neutral": "neutral",
        "source_name": "source__name",
        "source_licence": "source__licence",
    }
    known = (
        MatchEvent.objects.filter(match=OuterRef(f"{at}pk"), kind__in=GOALS)
        .exclude(player_name="")
        .order_by()
        .values("match")
        .annotate(known=Count("pk"))
        .values("known")
    )
    return {
        **match_ref_columns(at),
        **{f"m_{name}": F(f"{at}{path}") for name, path in plain.items()},
        # The day of the row's own batch: another match may have come with a later one.
        "m_source_snapshot": Coalesce(F(f"{at}batch__snapshot"), F(f"{at}source__snapshot")),
        "m_goals_known": Coalesce(Subquery(known), 0),
    }


def match_page(slug: str) -> str:
    """The page of a match."""
    return f"/matches/{slug}/"


def match_ref(row: Row) -> shapes.MatchRef | None:
    """The match named in a row, if there is one."""
    if row["m_slug"] is None:
        return None
    return {
        "slug": row["m_slug"],
        "date": row["m_date"],
        "home": {"slug": row["m_home_slug"], "name": row["m_home_name"]},
        "away": {"slug": row["m_away_slug"], "name": row["m_away_name"]},
        "home_score": row["m_home_score"],
        "away_score": row["m_away_score"],
        "competition": {"slug": row["m_competition_slug"], "name": row["m_competition_name"]},
        "page": match_page(row["m_slug"]),
    }


def score_line(match: shapes.MatchRef) -> str:
    """A match by teams and score: England 1–2 France."""
    score = "v"
    if match["home_score"] is not None:
        score = f"{match['home_score']}–{match['away_score']}"
    return f"{match['home']['name']} {score} {match['away']['name']}"


def match_short(row: Row) -> shapes.MatchShort | None:
    """The match in a row in one line, if there is one."""
    named = match_ref(row)
    if named is None:
        return None
    winner = ref(row["m_winner_slug"], row["m_winner_name"])
    kickoff: time | None = row["m_kickoff"]
    return {
        **named,
        "kickoff": kickoff,
        "after_extra_time": row["m_after_extra_time"],
        "shootout": winner
        and {"winner": winner, "home": row["m_shootout_home"], "away": row["m_shootout_away"]},
        "stage": row["m_stage"],
        "venue": row["m_venue"] or "",
        "city": row["m_city"],
        "country": row["m_country"],
        "neutral": row["m_neutral"],
        "coverage": coverage(named["home_score"], named["away_score"], row["m_goals_known"]),
        "source": {
            "name": row["m_source_name"],
            "licence": row["m_source_licence"],
            "snapshot": row["m_source_snapshot"],
        },
        "url": f"{API}/matches/{named['slug']}",
    }


def coverage(home: int | None, away: int | None, known: int) -> shapes.CoverageName:
    """How complete a match's goals are: all of them have a scorer, some, or none has.

    A goalless match is complete; one without a score is not known at all.
    """
    if home is None or away is None:
        return "none"
    if known >= home + away:
        return "complete"
    return "partial" if known else "none"


# Match events


def event_rows(events: QuerySet[MatchEvent]) -> JSONRows:
    """A column with these events, in the order of the match; ``event`` reads each row."""
    return JSONRows(
        events.order_by(
            F("minute").asc(nulls_last=True),
            F("stoppage").asc(nulls_first=True),
            "number",
            "pk",
        ).values_list(
            "kind",
            "minute",
            "stoppage",
            "team__slug",
            "team__name",
            introduced("player__", "slug"),
            introduced("player__", "name"),
            "player_name",
            "detail",
            "source__name",
            "source__kind",
            "source_detail",
        )
    )


def event(row: Sequence[Any]) -> shapes.Event:
    """One event out of a row of ``event_rows``."""
    return {
        "kind": row[0],
        "minute": row[1],
        "stoppage": row[2],
        "team": {"slug": row[3], "name": row[4]},
        "player": ref(row[5], row[6]),
        "player_name": row[7],
        "detail": row[8],
        "source": {"name": row[9], "kind": row[10], "detail": row[11]},
    }


def moment_refs(moments: QuerySet[Moment]) -> JSONRows:
    """A column with the public ones of these moments, oldest first."""
    return JSONRows(
        moments.filter(release.released())
        .order_by("oldest_on", "pk")
        .values_list("slug", "title", "date")
    )


def moment_ref(row: Sequence[Any]) -> shapes.MomentRef:
    """One moment out of a row of ``moment_refs``."""
    return {"slug": row[0], "title": row[1], "date": day(row[2])}


def count(rows: QuerySet[Any, Any], what: str | Func = "pk") -> Coalesce:
    """A column that counts the rows of a correlated queryset: 0 where there is none."""
    # Grouped by a constant: one group for all rows, whatever they are joined with.
    counted = (
        rows.order_by()
        .annotate(all_of_them=Value(1))
        .values("all_of_them")
        .annotate(n=Count(what, distinct=True))
        .values("n")
    )
    return Coalesce(Subquery(counted), 0)


def or_blank(path: str) -> Coalesce:
    """A text that may be missing because what holds it is."""
    return Coalesce(F(path), Value(""))


def words(text: str, *paths: str) -> Q:
    """Every word of a query stands in one of these columns, whatever its case and accents. Marks
    round a word are the asker's own."""
    condition = Q()
    for word in text.split()[:12]:
        bare = fold(word.strip(_ROUND) or word)
        condition &= Q(*((f"{path}__folded__contains", bare) for path in paths), _connector=Q.OR)
    return condition


def match_rows(matches: QuerySet[Match]) -> Rows:
    """Matches as rows that ``match_short`` reads."""
    return matches.values("pk", "date", **match_columns())
