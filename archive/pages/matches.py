"""A match arranged for its page: the scoreboard's two sides, and the events in order."""

from dataclasses import dataclass

from archive.shapes import Event, Match
from archive.wording import GOALS, MISSES


@dataclass(frozen=True, slots=True)
class Scorer:
    """A player's marks in a match, on one side of the scoreboard."""

    name: str
    slug: str
    marks: list[Event]


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event in the list below the strip; ``score`` is the running score where it is certain."""

    event: Event
    side: str
    score: str


@dataclass(frozen=True, slots=True)
class MatchPage:
    """A match arranged: scorers by side, events in order, the sources they are from."""

    home: list[Scorer]
    away: list[Scorer]
    lines: list[EventLine]
    sources: list[str]


def match_page(match: Match) -> MatchPage:
    """Arrange a match."""
    home = match["home"]["slug"]
    sides: dict[str, dict[str, Scorer]] = {"home": {}, "away": {}}
    for event in match["events"]:
        if event["kind"] in GOALS | MISSES and not event["kind"].startswith("shootout"):
            player = event["player"]
            name = player["name"] if player else event["player_name"]
            side = sides["home" if event["team"]["slug"] == home else "away"]
            # Own goals and misses are told apart from the goals of the same name.
            apart = event["kind"] if event["kind"] in {"own_goal", *MISSES} else ""
            key = f"{name} {apart}"
            side.setdefault(key, Scorer(name, player["slug"] if player else "", []))
            side[key].marks.append(event)
    return MatchPage(
        list(sides["home"].values()), list(sides["away"].values()), _lines(match), _sources(match)
    )


def _lines(match: Match) -> list[EventLine]:
    """Events with the running score, which is told only where every goal is in the list."""
    home = match["home"]["slug"]
    goals = [event["team"]["slug"] == home for event in match["events"] if event["kind"] in GOALS]
    certain = (sum(goals), len(goals) - sum(goals)) == (match["home_score"], match["away_score"])
    score = [0, 0]
    lines = []
    for event in match["events"]:
        side = int(event["team"]["slug"] != home)
        words = ""
        if event["kind"] in GOALS:
            score[side] += 1
            words = f"{score[0]}–{score[1]}" if certain else ""
        lines.append(EventLine(event, ("home", "away")[side], words))
    return lines


def _sources(match: Match) -> list[str]:
    """Where the events are known from, each once, in order."""
    return list(
        dict.fromkeys(
            ": ".join(part for part in (event["source"]["name"], event["source"]["detail"]) if part)
            for event in match["events"]
        )
    )
