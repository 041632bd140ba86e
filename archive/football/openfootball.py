"""The data of openfootball as JSON: a season or tournament with its matches, stadiums, or squads.

Minutes are numbers (`90` with `"offset": 9`) or texts ("90+9"); scores are `ht`, `ft` (after 90
minutes), `et` (after extra time) and `p` (kicks of the shoot-out); kick-offs are local, some with
their offset ("16:30 UTC-4"). An own goal stands on the side that gains. Who stands first is not
always who is home. A match of a tournament is named by its day and teams.
"""

import json
import re
from collections.abc import Iterator
from datetime import time
from pathlib import Path
from typing import Any, NoReturn

from archive.football.items import BadRow, day_of, items, named, optional
from archive.football.lines import Seen, check_beginning, no_bytes
from archive.football.names import COMPETITIONS, STAGES
from archive.football.rows import (
    ADDED_TO,
    LAST_MINUTE,
    MOST_ADDED,
    MOST_GOALS,
    FormatError,
    Goal,
    GoalKind,
    MatchRow,
    Refusal,
    Row,
    match_key,
)
from archive.football.squads import squads, stadiums
from archive.text.words import clean_line

# A season has some 100 KB: what is larger by far is something else. Read as one text.
LARGEST = 16 * 2**20
EXPECTED = (
    'openfootball JSON: an object with "name" and "matches" or "stadiums", or a list of squads'
)

_KICKOFF = re.compile(r"(\d{1,2}):(\d{2})(?:\s+UTC([+-]\d{1,2})(?::(\d{2}))?)?", re.ASCII)
_MINUTE = re.compile(r"(\d{1,3})(?:\+(\d{1,2}))?", re.ASCII)
_SEASON = re.compile(r"\s+\d{4}(?:[/-]\d{2,4})?$", re.ASCII)


def read(path: Path, *, seen: Seen = no_bytes) -> Iterator[Row]:
    """The matches, stadiums or squad places of a file, in order; what is wrong as a Refusal.

    Raises FormatError for what is no such file: no JSON, cut short, too large, another object.
    """
    name = path.name
    with path.open("rb") as file:
        content = file.read(LARGEST + 1)
    check_beginning(name, content[:4096], EXPECTED)
    if len(content) > LARGEST:
        raise FormatError(f"{name}: larger than {LARGEST // 2**20} MB; expected {EXPECTED}")
    seen(content)
    text, whole = _parse(name, content)
    if isinstance(whole, list):
        return squads(path, text)
    if isinstance(whole, dict) and isinstance(whole.get("name"), str):
        if isinstance(whole.get("matches"), list):
            return _matches(name, text, clean_line(whole["name"]))
        if isinstance(whole.get("stadiums"), list):
            return stadiums(name, text)
    raise FormatError(f"{name}: is JSON of another kind; expected {EXPECTED}")


def _parse(name: str, content: bytes) -> tuple[str, Any]:
    try:
        text = content.decode("utf-8-sig")
        return text, json.loads(text, parse_constant=_no_number)
    except UnicodeDecodeError:
        raise FormatError(f"{name}: is not in UTF-8; expected {EXPECTED}") from None
    except json.JSONDecodeError as error:
        raise FormatError(
            f"{name}:{error.lineno}: {error.msg}; expected {EXPECTED}, to its end"
        ) from None
    except (RecursionError, ValueError) as error:
        raise FormatError(f"{name}: {str(error)[:80]}; expected {EXPECTED}") from None


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number")


def _matches(name: str, text: str, title: str) -> Iterator[Row]:
    season = _SEASON.sub("", title)
    competition = COMPETITIONS.get(season, season)
    national = season in COMPETITIONS
    met: dict[str, int] = {}
    for line, _, item in items(text, "matches"):
        try:
            refusals: list[str] = []
            row = _match(line, item, competition, refusals)
            row.national = national
        except BadRow as error:
            yield Refusal(name, line, str(error))
            continue
        yield from (Refusal(name, line, reason) for reason in refusals)
        met[row.key] = row.meeting = met.get(row.key, 0) + 1
        row.key = f"{title}|{match_key(row.day, row.home, row.away, row.meeting)}"
        yield row


def _match(line: int, item: Any, competition: str, refusals: list[str]) -> MatchRow:
    """One match; goals that are wrong are told in `refusals`. Raises BadRow."""
    if not isinstance(item, dict):
        raise BadRow("no object; expected a match")
    day, home, away = day_of(item.get("date")), named(item, "team1"), named(item, "team2")
    if home == away:
        raise BadRow(f"{home} against itself; expected two teams")
    row = MatchRow(
        line=line,
        key=match_key(day, home, away),
        day=day,
        home=home,
        away=away,
        competition=competition,
        stage=_stage(item),
        ground=optional(item, "ground"),
        note=optional(item, "status") or "",
    )
    row.kickoff, row.kickoff_offset = _kickoff(item.get("time"))
    _put_score(row, item.get("score"))
    if "goals1" in item or "goals2" in item:
        row.goals = [
            goal
            for side in ("goals1", "goals2")
            for goal in _goals(line, item.get(side, []), side == "goals1", refusals)
        ]
    return row


def _stage(item: dict[str, Any]) -> str | None:
    """The group of a tournament's match, else its round."""
    stage = optional(item, "group") or optional(item, "round")
    return STAGES.get(stage, stage) if stage else None


def _put_score(row: MatchRow, score: Any) -> None:
    """Read the score into the row; an empty one is not known (yet)."""
    if score is None or score == {}:
        return
    if isinstance(score, list):
        score = {"ft": score}
    if not isinstance(score, dict):
        raise BadRow('score is no object; expected {"ft": [1, 0]}')
    final = _pair(score, "et") or _pair(score, "ft")
    if final is None:
        raise BadRow('a score without "ft"; expected {"ft": [1, 0]}')
    row.home_score, row.away_score = final
    row.after_extra_time = "et" in score
    if kicks := _pair(score, "p"):
        row.shootout_home, row.shootout_away = kicks
        if kicks[0] == kicks[1]:
            raise BadRow(f"a shoot-out that ended {kicks[0]}-{kicks[1]}; expected a winner")
        row.home_won = kicks[0] > kicks[1]


def _pair(score: dict[str, Any], key: str) -> tuple[int, int] | None:
    pair = score.get(key)
    if pair is None:
        return None
    if not (isinstance(pair, list) and len(pair) == 2 and all(_is_count(one) for one in pair)):
        raise BadRow(f"score {key} is {str(pair)[:40]}; expected two numbers to {MOST_GOALS}")
    return pair[0], pair[1]


def _is_count(value: Any) -> bool:
    return type(value) is int and 0 <= value <= MOST_GOALS


def _goals(line: int, goals: Any, by_home: bool, refusals: list[str]) -> Iterator[Goal]:
    if not isinstance(goals, list):
        raise BadRow("goals are no list; expected a list of goals")
    for goal in goals:
        try:
            yield _goal(line, goal, by_home)
        except BadRow as error:
            refusals.append(str(error))


def _goal(line: int, goal: Any, by_home: bool) -> Goal:
    if not isinstance(goal, dict):
        raise BadRow("a goal that is no object; expected name and minute")
    own, penalty = goal.get("owngoal", False), goal.get("penalty", False)
    if own and penalty:
        raise BadRow("an own goal and a penalty at once; expected one of them at most")
    kind: GoalKind = "own_goal" if own else "penalty_goal" if penalty else "goal"
    return Goal(line, by_home, kind, named(goal, "name"), *_minute(goal))


def _minute(goal: dict[str, Any]) -> tuple[int | None, int | None]:
    """Minute and added time, from a number with an offset or a text."""
    told = goal.get("minute")
    if told is None:
        return None, None
    found = _MINUTE.fullmatch(str(told))
    offset = goal.get("offset", 0)
    if found and type(offset) is int:
        minute, added = int(found[1]), int(found[2] or 0) + offset
        fits = 0 <= added <= MOST_ADDED and (not added or minute in ADDED_TO)
        if 1 <= minute <= LAST_MINUTE and fits:
            return minute, added or None
    raise BadRow(f"minute is {str(told)[:20]!r}; expected 1 to {LAST_MINUTE}, or 45+4")


def _kickoff(told: Any) -> tuple[time | None, int | None]:
    """Local time, and minutes east of UTC where they are told."""
    if told is None:
        return None, None
    found = _KICKOFF.fullmatch(str(told).strip())
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise BadRow(f"time is {str(told)[:40]!r}; expected 16:30 or 16:30 UTC-4")
    offset = None
    if found[3]:
        minutes = int(found[4] or 0)
        offset = int(found[3]) * 60 + (-minutes if found[3].startswith("-") else minutes)
        if abs(offset) > 900:
            raise BadRow(f"time is {str(told)[:40]!r}; expected at most 15 hours from UTC")
    return time(int(found[1]), int(found[2])), offset
