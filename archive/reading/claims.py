"""The numbers that an article states, each with what the record says of it on that day."""

from collections.abc import Sequence
from datetime import date

from archive import shapes
from archive.models import Claim, ClaimMetric, ClaimScope, Display
from archive.reading import columns
from archive.sums import stated_words
from players import claims
from players.claims import Game, Person, Stated
from players.verdicts import Finding

# Whoever has no page is not named.
UNNAMED = "the player"


def of_article(
    article: int, *, display: str, shown: Sequence[tuple[int, int]] = (), staff: bool = False
) -> list[shapes.Claim]:
    """The claims that stand in an article's text, in order, each judged: one statement where there
    is none, at most six else.

    Words of the text are told where it is shown whole (``display``), else only where they lie in
    one of the places ``shown``. ``staff`` is told the names of people without a page too.
    """
    rows = list(_rows(article))
    found = claims.judge([_stated(row, staff=staff) for row in rows]) if rows else []
    return [
        _shape(row, finding, told=display == Display.FULL or _lies_in(row, shown), staff=staff)
        for row, finding in zip(rows, found, strict=True)
    ]


def _rows(article: int) -> columns.Rows:
    return (
        Claim.objects.filter(article=article, text__current_for=article)
        .order_by("start", "end", "pk")
        .values(
            "pk",
            "start",
            "end",
            "exact",
            "metric",
            "stated",
            "unit",
            "scope",
            "since",
            "as_of",
            "note",
            "article__published_on",
            "player_id",
            "player__name",
            "player__born",
            "rival_id",
            "rival__name",
            "team_id",
            "team__slug",
            "team__name",
            "match__home_id",
            "match__away_id",
            "competition__slug",
            "competition__name",
            player_slug=columns.introduced("player__", "slug"),
            rival_slug=columns.introduced("rival__", "slug"),
            **columns.match_ref_columns("match__"),
        )
    )


def _stated(row: columns.Row, *, staff: bool) -> Stated:
    return Stated(
        metric=row["metric"],
        stated=row["stated"],
        unit=row["unit"],
        scope=row["scope"],
        player=_person(row, "player", row["player__born"], staff=staff),
        rival=_person(row, "rival", None, staff=staff),
        team=row["team_id"],
        match=_game(row),
        competition=row["competition__slug"],
        since=row["since"],
        as_of=_as_of(row),
    )


def _as_of(row: columns.Row) -> date | None:
    """The day a claim is of: its own, else its match's, else that of the newspaper."""
    if row["as_of"] is None and row["m_date"] is not None:
        return None if row["metric"] == ClaimMetric.TIME_BETWEEN else columns.day(row["m_date"])
    return columns.day(row["as_of"] or row["article__published_on"])


def _person(row: columns.Row, who: str, born: date | None, *, staff: bool) -> Person | None:
    if row[f"{who}_id"] is None:
        return None
    named = staff or row[f"{who}_slug"] is not None
    # A birth date is told of people who have a page; a verdict on an age would tell it.
    return Person(
        row[f"{who}_id"], row[f"{who}__name"] if named else UNNAMED, born if named else None
    )


def _game(row: columns.Row) -> Game | None:
    match = columns.match_ref(row)
    if match is None:
        return None
    scored, against = match["home_score"], match["away_score"]
    return Game(
        slug=match["slug"],
        day=match["date"],
        title=columns.score_line(match),
        home=row["match__home_id"],
        away=row["match__away_id"],
        score=None if scored is None or against is None else (scored, against),
    )


def _lies_in(row: columns.Row, shown: Sequence[tuple[int, int]]) -> bool:
    return any(start <= row["start"] and row["end"] <= end for start, end in shown)


def _shape(row: columns.Row, finding: Finding, *, told: bool, staff: bool) -> shapes.Claim:
    match = columns.match_ref(row)
    as_of = _as_of(row)
    return {
        "id": row["pk"],
        "start": row["start"] if told else None,
        "end": row["end"] if told else None,
        "exact": row["exact"] if told else None,
        "metric": row["metric"],
        "label": _label(row, staff=staff),
        "stated": row["stated"],
        "player": columns.ref(row["player_slug"], row["player__name"] or ""),
        "team": columns.ref(row["team__slug"], row["team__name"] or ""),
        "match": match and {"slug": match["slug"], "name": columns.score_line(match)},
        "scope": row["scope"] or None,
        "since": row["since"],
        "as_of": as_of,
        "verdict": finding.verdict,
        "words": finding.words,
        "inputs": [{"label": label, "value": value} for label, value in finding.inputs],
        "coverage": finding.coverage,
        "note": row["note"],
    }


def _label(row: columns.Row, *, staff: bool) -> str:
    """What the number is said to be: "Harry Kane: 76 goals for England"."""
    person = _person(row, "player", None, staff=staff)
    rival = _person(row, "rival", None, staff=staff)
    about = [
        f"{person.name}:" if person else "",
        stated_words(row["metric"], row["stated"], row["unit"]),
        f"for {row['team__name']}" if row["team_id"] else "",
        f"over {rival.name}" if rival else "",
        f"in {row['competition__name']}" if row["competition__slug"] else "",
        f"({ClaimScope(row['scope']).label})" if row["scope"] else "",
    ]
    return " ".join(one for one in about if one)
