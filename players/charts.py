"""The road of a count: goals added up as steps, with what happened on the way as numbered flags.

A player's goals for a team, a team's own goals, and the record of a team by whoever held it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TypedDict, TypeVar

from archive.charts.drawing import WIDTHS
from archive.shapes import (
    AnyEntry,
    Moment,
    MomentEntry,
    MomentShort,
    RecordTurn,
    Tally,
    TeamRecord,
    TeamTally,
)
from archive.wording import MISSES, counted, fixture_words
from players.drawing import Drawing, drawing
from players.flags import Flagged
from players.plot import Course
from players.records import Mark

Happened = TypeVar("Happened", bound=MomentShort)

# How a goal changed who holds a record, as its flag says.
_TURNED = {"set": "set it", "equalled": "drew level", "broken": "went past"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A count that only rises in three sizes, with what its tables say; ``words`` are what it
    shows, in one sentence."""

    words: str
    moments: list[Flagged]
    years: list[tuple[int, int, int]]
    drawings: list[Drawing]
    mark: Mark | None = None

    @property
    def has_miss(self) -> bool:
        """Whether a flag stands at a missed penalty."""
        return any(moment.mark == "cross" for moment in self.moments)


@dataclass(frozen=True, slots=True, kw_only=True)
class Road(Chart):
    """The road of a player's count."""

    tally: Tally


def roads(
    goals: Sequence[Tally],
    moments: Sequence[AnyEntry],
    shown: Sequence[AnyEntry],
    marks: Mapping[str, Mark] = MappingProxyType({}),
) -> list[Road]:
    """A road for each count of goals that rose on at least two days, with the ``moments`` that fall
    on it as flags, and the record that was to be passed, by team (``marks``), as a line. A flag leads to its moment among the entries ``shown``, else to its own page."""
    happened = [entry for entry in moments if entry["kind"] == "moment"]
    below = frozenset(entry["slug"] for entry in shown if entry["kind"] == "moment")
    return [
        _road(tally, happened, below, marks.get(tally["team"]["slug"]))
        for tally in goals
        if len(tally["series"]) > 1
    ]


def team_road(tally: TeamTally, moments: Sequence[Moment]) -> Chart | None:
    """The road of a team's own goals, with these ``moments`` as flags that lead to their pages;
    None where it rose in one match or in none."""
    if len(tally["series"]) < 2:
        return None
    course = Course(tally["series"], tally["as_of"])
    flags = [
        _moment(number, day, moment, course, moment["page"], missed=_is_miss(moment))
        for number, day, moment in _dated(moments, course, tally["team"]["slug"])
    ]
    return Chart(**_drawn(tally["label"], course, flags))


def record_chart(record: TeamRecord) -> Chart | None:
    """The record of a team through time, with a flag at each goal that changed who holds it, that
    leads to its row of the table; None where it rose in one match or in none."""
    if len(record["series"]) < 2:
        return None
    course = Course(record["series"], record["as_of"])
    flags = [
        _turn(number, turn, record["as_of"], certain=record["certain"])
        for number, turn in enumerate(record["turns"], start=1)
    ]
    called = ("goal that changed its holder", "goals that changed its holder")
    return Chart(**_drawn(record["label"], course, flags, *called))


def _road(
    tally: Tally, happened: Sequence[MomentEntry], below: Collection[str], mark: Mark | None
) -> Road:
    course = Course(tally["series"], tally["as_of"])
    flags = [
        _moment(
            number,
            day,
            entry,
            course,
            f"#moment-{entry['slug']}" if entry["slug"] in below else entry["page"],
            missed=bool(entry["missed"]),
        )
        for number, day, entry in _dated(happened, course, tally["team"]["slug"])
    ]
    return Road(tally=tally, **_drawn(tally["label"], course, flags, mark=mark))


class _Drawn(TypedDict):
    """What every chart has."""

    words: str
    moments: list[Flagged]
    years: list[tuple[int, int, int]]
    drawings: list[Drawing]
    mark: Mark | None


def _drawn(
    label: str,
    course: Course,
    flags: list[Flagged],
    *called: str,
    mark: Mark | None = None,
) -> _Drawn:
    """A course with its flags, what one of them and several are ``called``."""
    years = course.by_year()
    flagged = f", with {counted(len(flags), *(called or ('numbered moment',)))}" if flags else ""
    line = f", and a line at {mark.value}, the record of {mark.name}" if mark else ""
    return {
        "words": f"Line chart: {label}, added up from {years[0][0]} to {years[-1][0]}{flagged}{line}",
        "moments": flags,
        "years": years,
        "drawings": [drawing(size, course, flags, mark) for size in WIDTHS],
        "mark": mark,
    }


def _dated(
    happened: Sequence[Happened], course: Course, team: str
) -> list[tuple[int, date, Happened]]:
    """The moments that have a place on a team's course, numbered in time: known to the day, within
    it, and of no other team's match."""
    first = course.points[0]["date"]
    dated = [
        (moment["date"], moment)
        for moment in happened
        if moment["date"] is not None
        and moment["date_precision"] == "day"
        and first <= moment["date"] <= course.until
        and _same_side(moment, team)
    ]
    dated.sort(key=lambda pair: (pair[0], pair[1]["slug"]))
    return [(number, day, moment) for number, (day, moment) in enumerate(dated, start=1)]


def _same_side(moment: MomentShort, team: str) -> bool:
    match = moment["match"]
    return match is None or team in (match["home"]["slug"], match["away"]["slug"])


def _is_miss(moment: Moment) -> bool:
    return moment["event"] is not None and moment["event"]["kind"] in MISSES


def _moment(
    number: int, day: date, moment: MomentShort, course: Course, address: str, *, missed: bool
) -> Flagged:
    return Flagged(
        number=number,
        title=moment["title"],
        day=day,
        total=course.on(day),
        address=address,
        page=moment["page"],
        match=fixture_words(moment["match"]) if moment["match"] else "",
        mark="cross" if missed else "dot",
    )


def _turn(number: int, turn: RecordTurn, as_of: date, *, certain: bool) -> Flagged:
    return Flagged(
        number=number,
        title=f"{turn['player']['name']} {_TURNED[turn['kind']]}{'' if certain else ' in the data'}",
        day=turn["date"],
        total=turn["value"],
        address=f"#turn-{number}",
        page=f"/matches/{turn['match']['slug']}/",
        match=turn["match"]["name"],
        mark="ring" if turn["kind"] == "equalled" else "dot",
        # Whoever held it longest is told first.
        weight=((turn["until"] or as_of) - turn["date"]).days,
    )
