"""The data set martj42/international_results: four CSV files, told apart by their header lines.

Scores are after extra time and without shoot-outs; teams have today's names, countries those of the
day; added time is not told (a goal at 45+3 stands at 45); `NA` is what is not known. A match is
named by its day and teams, and a second meeting of the two that day by nothing else: its rows in
the other files cannot be told apart.
"""

import csv
import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path

from archive.football.lines import Line, Seen, no_bytes, read_lines
from archive.football.rows import (
    LAST_MINUTE,
    MOST_GOALS,
    NAME_LENGTH,
    FormatError,
    FormerName,
    Goal,
    GoalKind,
    GoalRow,
    MatchRow,
    Refusal,
    Row,
    ShootoutRow,
    match_key,
)
from archive.text.words import clean_line

HEADERS = {
    "results.csv": "date,home_team,away_team,home_score,away_score,tournament,city,country,neutral",
    "goalscorers.csv": "date,home_team,away_team,team,scorer,minute,own_goal,penalty",
    "shootouts.csv": "date,home_team,away_team,winner,first_shooter",
    "former_names.csv": "current,former,start_date,end_date",
}
UNKNOWN = "NA"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NUMBER = re.compile(r"\d{1,4}", re.ASCII)
_TRUTH = {"TRUE": True, "FALSE": False}

Make = Callable[[int, list[str]], Row]


class _BadRow(ValueError):
    """What is wrong with a row, and what was expected."""


def read(path: Path, *, seen: Seen = no_bytes) -> Iterator[Row]:
    """The rows of one of the four files, in order: matches, goals, shoot-outs or former names.

    What a row gets wrong is yielded as a Refusal, and the next is read. Raises FormatError for
    what is none of the four files: another header, no text, HTML, an end in the middle of a row.
    """
    lines = read_lines(path, expected=_expected(path.name), seen=seen)
    kind = _kind(path.name, next(lines))
    make = _MAKERS.get(kind) or _Matches().row
    width = HEADERS[kind].count(",") + 1
    for line in lines:
        if not line.text and line.text is not None:
            continue
        if not line.ended and _is_cut(line, kind, width):
            raise FormatError(
                f"{path.name}:{line.number}: the file ends in the middle of a row; "
                f"expected {width} columns and a line end"
            )
        try:
            yield make(line.number, _fields(line, width))
        except _BadRow as error:
            yield Refusal(path.name, line.number, str(error))


def _expected(name: str) -> str:
    if name in HEADERS:
        return f"CSV with the header {HEADERS[name]}"
    return f"CSV with the header of one of {', '.join(HEADERS)}"


def _kind(name: str, first: Line) -> str:
    """Which of the four files this is, by its header."""
    for kind, header in HEADERS.items():
        if first.text == header:
            return kind
    found = "no text in UTF-8" if first.text is None else f"the header {first.text[:100]!r}"
    raise FormatError(f"{name}:1: {found}; expected {_expected(name)}")


def _is_cut(line: Line, kind: str, width: int) -> bool:
    """Whether a last line without an end is no whole row: by its columns, and by what stands in the
    last one. (A bad row that is whole is refused like any other.)"""
    try:
        cells = _fields(line, width)
    except _BadRow:
        return line.text is None or line.text.count(",") < width
    if kind == "former_names.csv":
        return not _DAY.fullmatch(cells[-1])
    if kind == "shootouts.csv":
        return cells[-1] not in cells[1:3]
    return cells[-1] not in _TRUTH


def _fields(line: Line, width: int) -> list[str]:
    """The cells of a line. Raises _BadRow."""
    if line.text is None:
        raise _BadRow("is not in UTF-8; expected UTF-8")
    if '"' in line.text:
        try:
            [cells] = csv.reader([line.text], strict=True)
        except csv.Error as error:
            raise _BadRow(f"{error}; expected a row of CSV on one line") from None
    else:
        cells = line.text.split(",")
    if len(cells) != width:
        raise _BadRow(f"{len(cells)} columns; expected {width}")
    return cells


class _Matches:
    """Rows of matches; counts how often two teams met on a day."""

    def __init__(self) -> None:
        # Of each pair on a day: the lines of its rows, and of each a fingerprint.
        self._met: dict[str, list[tuple[int, int]]] = {}

    def row(self, line: int, cells: list[str]) -> MatchRow:
        """One match. Raises _BadRow."""
        day, home, away = _day(cells[0]), _name(cells[1]), _name(cells[2])
        if home == away:
            raise _BadRow(f"{home} against itself; expected two teams")
        row = MatchRow(
            line=line,
            key=match_key(day, home, away),
            day=day,
            home=home,
            away=away,
            home_score=_score(cells[3], "home_score"),
            away_score=_score(cells[4], "away_score"),
            competition=_name(cells[5]),
            city=_text(cells[6], "city", 120),
            country=_text(cells[7], "country", 120),
            neutral=_truth(cells[8], "neutral"),
        )
        self._tell_meetings_apart(row, hash(tuple(cells)))
        return row

    def _tell_meetings_apart(self, row: MatchRow, cells: int) -> None:
        met = self._met.setdefault(row.key, [])
        for line, same in met:
            if same == cells:
                raise _BadRow(f"the same as line {line}, word for word; expected each match once")
        met.append((row.line, cells))
        if len(met) > 1:
            row.meeting = len(met)
            row.key = match_key(row.day, row.home, row.away, row.meeting)


def _goal(line: int, cells: list[str]) -> GoalRow:
    """One goal. Raises _BadRow."""
    home, away, team = _name(cells[1]), _name(cells[2]), _name(cells[3])
    if team not in {home, away}:
        raise _BadRow(f"a goal for {team}; expected {home} or {away}")
    own, penalty = _truth(cells[6], "own_goal"), _truth(cells[7], "penalty")
    if own and penalty:
        raise _BadRow("an own goal and a penalty at once; expected one of them at most")
    kind: GoalKind = "own_goal" if own else "penalty_goal" if penalty else "goal"
    scorer = "" if cells[4] == UNKNOWN else _name(cells[4])
    goal = Goal(line, team == home, kind, scorer, _minute(cells[5]))
    return GoalRow(_day(cells[0]), home, away, goal)


def _shootout(line: int, cells: list[str]) -> ShootoutRow:
    """One shoot-out. Raises _BadRow."""
    home, away, winner = _name(cells[1]), _name(cells[2]), _name(cells[3])
    if winner not in {home, away}:
        raise _BadRow(f"won by {winner}; expected {home} or {away}")
    first = clean_line(cells[4])
    if first not in {home, away, "", UNKNOWN}:
        raise _BadRow(f"first_shooter is {first!r}; expected {home}, {away} or nothing")
    return ShootoutRow(line, _day(cells[0]), home, away, winner == home)


def _former_name(line: int, cells: list[str]) -> FormerName:
    """One former name. Raises _BadRow."""
    start, end = _day(cells[2]), _day(cells[3])
    if end < start:
        raise _BadRow(f"ends on {end}, before it starts on {start}; expected a later end")
    return FormerName(line, _name(cells[0]), _name(cells[1]), start, end)


_MAKERS: dict[str, Make] = {
    "goalscorers.csv": _goal,
    "shootouts.csv": _shootout,
    "former_names.csv": _former_name,
}


# The same days, names and towns come again and again.
@lru_cache(maxsize=4096)
def _day(text: str) -> date:
    if _DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise _BadRow(f"{text[:40]!r} is no day; expected YYYY-MM-DD")


@lru_cache(maxsize=65536)
def _name(text: str) -> str:
    name = clean_line(text)
    if not name or name == UNKNOWN:
        raise _BadRow(f"{text[:40]!r} stands for a name; expected a name")
    if len(name) > NAME_LENGTH:
        raise _BadRow(f"a name of {len(name)} characters; expected at most {NAME_LENGTH}")
    return name


@lru_cache(maxsize=16384)
def _text(text: str, what: str, longest: int) -> str:
    found = "" if text == UNKNOWN else clean_line(text)
    if len(found) > longest:
        raise _BadRow(f"{what} has {len(found)} characters; expected at most {longest}")
    return found


def _score(text: str, what: str) -> int:
    if _NUMBER.fullmatch(text) and int(text) <= MOST_GOALS:
        return int(text)
    raise _BadRow(f"{what} is {text[:40]!r}; expected a number from 0 to {MOST_GOALS}")


def _truth(text: str, what: str) -> bool:
    if text not in _TRUTH:
        raise _BadRow(f"{what} is {text[:40]!r}; expected TRUE or FALSE")
    return _TRUTH[text]


def _minute(text: str) -> int | None:
    if text == UNKNOWN:
        return None
    if _NUMBER.fullmatch(text) and 1 <= int(text) <= LAST_MINUTE:
        return int(text)
    raise _BadRow(f"minute is {text[:40]!r}; expected 1 to {LAST_MINUTE}, or {UNKNOWN}")
