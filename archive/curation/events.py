"""What must hold for an event that an editor adds to a match: asked before it is written.

An event says one fact with a source of its own. What a data set says comes with its import, so an
editor's event cites a report (or an article), and no import touches it.
"""

from collections import Counter
from collections.abc import Sequence

from archive.models import EventKind, Match, MatchEvent, SourceKind

KICKS = (EventKind.SHOOTOUT_SCORED, EventKind.SHOOTOUT_MISSED)
GOALS = (EventKind.GOAL, EventKind.OWN_GOAL, EventKind.PENALTY_GOAL)


def faults(event: MatchEvent, match: Match, *, sourced: bool) -> dict[str, str]:
    """What is wrong with one event, by field, each with what was expected; `sourced` asks for a
    source that an editor may cite (of what an import brought, it stays as it is)."""
    found: dict[str, str] = {}
    if event.team_id and event.team_id not in (match.home_id, match.away_id):
        found["team"] = f"Expected a team of this match: {match.home} or {match.away}."
    if not event.player_id and not event.player_name:
        found["player_name"] = "Expected a player, or the name as printed."
    if event.kind in KICKS and event.minute is not None:
        found["minute"] = "A kick of the shoot-out has no minute: its number tells the order."
    if sourced and event.source_id:
        if event.source.kind == SourceKind.DATA_SET:
            found["source"] = (
                "Expected a report: what a data set says comes with its import, and would be "
                "overwritten by the next one."
            )
        elif not event.source_detail:
            found["source_detail"] = "Expected which report it was: paper, title, day."
    return found


def faults_together(events: Sequence[MatchEvent], match: Match) -> list[str]:
    """What is wrong with all events of a match at once: the order of the kicks, and more goals
    than the score has."""
    found = []
    numbers = sorted(event.number for event in events if event.kind in KICKS)
    if numbers and not match.shootout_winner_id:
        found.append("There are kicks of a shoot-out: say above who won it.")
    if numbers != list(range(1, len(numbers) + 1)):
        told = ", ".join(map(str, numbers))
        found.append(
            f"Kicks of the shoot-out are numbered 1 to {len(numbers)} in their order, each once; "
            f"these are {told}."
        )
    scored = Counter(event.team_id for event in events if event.kind in GOALS)
    for team, score in ((match.home, match.home_score), (match.away, match.away_score)):
        if score is not None and scored[team.pk] > score:
            found.append(
                f"{team} scored {score} by the score above, and these are {scored[team.pk]} goals: "
                "correct one of them."
            )
    return found


def number_kicks(events: Sequence[MatchEvent]) -> None:
    """Number those kicks that have none, after the others, in the order given."""
    last = max((event.number for event in events if event.kind in KICKS), default=0)
    for event in events:
        if event.kind in KICKS and not event.number:
            last += 1
            event.number = last
