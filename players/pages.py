"""A player's pages arranged for the eye: years with their goals, entries, what is folded away, runs.

Pure functions over ``archive.shapes``, tested without a database. Only views call them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from archive.shapes import AnyEntry, MatchEntry, MatchRef, Player, Streak, Tally


@dataclass(frozen=True, slots=True)
class Line:
    """An entry on the spine; ``own`` is the player's side of its match: home, away, or none."""

    entry: AnyEntry
    own: str


@dataclass(slots=True)
class Year:
    """One year of a timeline; ``year`` is None for what has no date.

    ``goals`` in the year and ``total`` by its end are counted over all the player's teams, None
    where there is no count; ``width`` is the year's bar, 0 to 100, of the best year.
    """

    year: int | None
    lines: list[Line] = field(default_factory=list)
    folded: list[Line] = field(default_factory=list)
    goals: int | None = None
    total: int | None = None
    width: int = 0

    @property
    def anchor(self) -> str:
        """The section's name on the page."""
        return f"y{self.year}" if self.year else "undated"


def by_year(
    entries: Sequence[AnyEntry],
    tallies: Sequence[Tally],
    *,
    teams: frozenset[str] = frozenset(),
    fold: bool = True,
) -> list[Year]:
    """A timeline's entries by year, in the order they come in; what has no date comes last.

    Years without an entry between two others have a place too: silence is shown. With ``fold``,
    matches without a goal or a missed penalty of the player are put aside, year by year.
    ``teams`` are the slugs of the player's own sides.
    """
    years: dict[int | None, Year] = {}
    for entry in entries:
        day = entry["date"]
        year = years.setdefault(day.year if day else None, Year(day.year if day else None))
        line = Line(entry, _own(entry, teams))
        folds = fold and entry["kind"] == "match" and _is_quiet(entry)
        (year.folded if folds else year.lines).append(line)
    ordered = _with_gaps([year for year in years if year is not None])
    found = [years.get(year) or Year(year) for year in ordered]
    _count(found, tallies)
    return found + ([years[None]] if None in years else [])


def own_teams(player: Player, tallies: Sequence[Tally]) -> frozenset[str]:
    """The slugs of the sides a player is known to have played for."""
    return frozenset(spell["team"]["slug"] for spell in player["spells"]) | frozenset(
        tally["team"]["slug"] for tally in tallies
    )


def goal_tallies(tallies: Sequence[Tally]) -> list[Tally]:
    """The counts of goals, the greatest first."""
    return sorted(
        (tally for tally in tallies if tally["metric"] == "goals"),
        key=lambda tally: (-tally["value"], tally["team"]["name"]),
    )


@dataclass(frozen=True, slots=True)
class Run:
    """A run in words: what it is of, behind its length, and what it is over."""

    streak: Streak
    words: str
    over: str


_RUNS = {
    "penalties_in_a_row": ("penalty scored", "penalties in a row scored"),
    "matches_with_a_goal": ("archived match with a goal", "archived matches in a row with a goal"),
}


def by_team(streaks: Sequence[Streak]) -> list[list[Run]]:
    """Runs team by team, the team of the longest first, those over all teams before them."""
    teams: dict[str, list[Run]] = {}
    for streak in streaks:
        words = _RUNS[streak["metric"]][streak["longest"] != 1]
        run = Run(streak, words, f"{streak['scope']} matches")
        teams.setdefault(streak["team"]["slug"] if streak["team"] else "", []).append(run)
    return sorted(
        teams.values(),
        key=lambda runs: (bool(runs[0].streak["team"]), -max(r.streak["longest"] for r in runs)),
    )


def _with_gaps(years: Sequence[int]) -> list[int]:
    """Every year from the first to the last of a row that goes up or down."""
    if not years:
        return []
    step = 1 if years[-1] >= years[0] else -1
    return list(range(years[0], years[-1] + step, step))


def _is_quiet(entry: MatchEntry) -> bool:
    return not entry["goals"] and not entry["missed"]


def _own(entry: AnyEntry, teams: frozenset[str]) -> str:
    match = _match(entry)
    if match is None:
        return ""
    sides = [name for name in ("home", "away") if _slug(match, name) in teams]
    return sides[0] if len(sides) == 1 else ""


def _match(entry: AnyEntry) -> MatchRef | None:
    if entry["kind"] == "match":
        return entry
    if entry["kind"] in ("moment", "goal"):
        return entry["match"]
    return None


def _slug(match: MatchRef, side: str) -> str:
    return match["home"]["slug"] if side == "home" else match["away"]["slug"]


def _count(years: Sequence[Year], tallies: Sequence[Tally]) -> None:
    """Fill in the goals of each year, the running total and the bars."""
    goals = goal_tallies(tallies)
    if not goals:
        return
    scored: dict[int, int] = {}
    for tally in goals:
        for point in tally["series"]:
            at = point["date"].year
            scored[at] = scored.get(at, 0) + point["after"] - point["before"]
    best = max(scored.values(), default=0)
    # Beyond its last match the record knows nothing: no goals there is not "0 goals".
    known_to = max(tally["as_of"].year for tally in goals)
    for year in years:
        if year.year is None or year.year > known_to:
            continue
        year.goals = scored.get(year.year, 0)
        year.total = sum(count for at, count in scored.items() if at <= year.year)
        year.width = round(100 * year.goals / best) if best else 0
