"""The drawing of one road of goals: where its line, levels, years and flags stand.

Geometry only, as plain data, at the three sizes of ``archive.charts.drawing``; templates draw it.
The line is steps (first across, then up), never a smoothed curve: a goal is a whole thing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import NamedTuple

from archive.charts.drawing import (
    RADIUS,
    WIDTHS,
    Box,
    Label,
    Tip,
    day_scale,
    shortened,
    tip,
)
from archive.shapes import Tally
from archive.wording import counted, date_words
from players.records import Mark

# How far a flag stands off the line.
_OFF = 28
# How wide a moment's name may be beside its flag.
_LABEL = 260


class Size(NamedTuple):
    """The frame of one size: the plot's edges and the height of the whole."""

    left: int
    right: int
    top: int
    bottom: int
    height: int


_SIZES = {
    "s": Size(26, 300, 36, 318, 352),
    "m": Size(32, 616, 36, 344, 376),
    "l": Size(36, 1000, 40, 372, 404),
}


@dataclass(frozen=True, slots=True)
class Level:
    """A grid line and its number."""

    line_y: float
    x: float
    y: float
    words: str


@dataclass(frozen=True, slots=True)
class Flagged:
    """A moment on the road: its number, the count after its day, and its place on the page."""

    number: int
    title: str
    day: date
    total: int
    address: str
    page: str
    match: str
    missed: bool


@dataclass(frozen=True, slots=True)
class Flag:
    """A moment's flag in one size; ``line_y`` is the road's height on its day."""

    moment: Flagged
    x: float
    y: float
    line_y: float
    leader: tuple[float, float]
    label: Label | None
    tip: Tip

    @property
    def text_y(self) -> float:
        """The baseline of its number."""
        return round(self.y + 4.5, 1)

    @property
    def cross(self) -> tuple[float, float]:
        """Where the cross of a missed penalty begins."""
        return round(self.x - 5, 1), round(self.line_y - 5, 1)

    @property
    def words(self) -> str:
        """What the flag says to who cannot see it."""
        day = date_words(self.moment.day)
        so_far = counted(self.moment.total, "goal")
        return f"{self.moment.number} {self.moment.title}, {day}, {so_far} so far"


@dataclass(frozen=True, slots=True)
class Reference:
    """The record that was to be passed: a line across, labelled at its start."""

    line_y: float
    label: Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """The road in one size: ``line`` and ``area`` are SVG path data, flags come latest first so
    that earlier tips lie on top."""

    size: str
    width: int
    height: int
    frame: Size
    levels: list[Level]
    years: list[Label]
    line: str
    area: str
    end: Label
    end_dot: tuple[float, float]
    flags: list[Flag]
    reference: Reference | None = None


def _step(value: int) -> int:
    """The distance of the levels: at most six of them."""
    return next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if value / step <= 6)


class _Plot:
    """One size of one road: scales, the line's corners, and what is drawn already."""

    def __init__(self, size: str, tally: Tally, most: int) -> None:
        self.size = size
        self.width = WIDTHS[size]
        self.frame = _SIZES[size]
        self.step = _step(most)
        self.top = max(self.step, ceil(most * 1.12 / self.step) * self.step)
        self.first = tally["series"][0]["date"].year
        self.last = tally["as_of"]
        self.place = day_scale(date(self.first, 1, 1), self.last, self.frame.left, self.frame.right)
        self.corners = [
            (self.place(point["date"]), self.height(point["after"])) for point in tally["series"]
        ]
        self.taken: list[Box] = []

    def height(self, count: int) -> float:
        """The height of a count."""
        frame = self.frame
        return round(frame.bottom - count / self.top * (frame.bottom - frame.top), 1)

    def is_free(self, box: Box) -> bool:
        """Whether nothing is drawn in a box."""
        return not any(box.meets(other) for other in self.taken)

    def crosses(self, box: Box) -> bool:
        """Whether the road goes through a box: it only rises, so its ends over the box tell."""
        low, high = float(self.frame.bottom), float(self.frame.bottom)
        for x, y in self.corners:
            if x <= box.left:
                low = y
            if x <= box.right:
                high = y
        return high <= box.bottom + 2 and low >= box.top - 2


def drawing(
    size: str, tally: Tally, moments: Sequence[Flagged], mark: Mark | None = None
) -> Drawing:
    """A road in one size, with the flags that have room on it, and the record to be passed."""
    plot = _Plot(size, tally, max(tally["value"], mark.value if mark else 0))
    reference = _reference(plot, mark) if mark else None
    frame, height = plot.frame, plot.height
    start, end_x = plot.corners[0][0], plot.place(plot.last)
    end_y = plot.corners[-1][1]
    line = "".join(f"H{x}V{y}" for x, y in plot.corners)
    whole = f"M{start} {frame.bottom}{line}H{end_x}"
    words = str(tally["value"])
    return Drawing(
        size=size,
        width=plot.width,
        height=frame.height,
        frame=frame,
        levels=[
            Level(height(count), frame.left - 8, height(count) + 4, str(count))
            for count in range(0, plot.top + 1, plot.step)
        ],
        years=_years(plot),
        line=whole,
        area=f"{whole}V{frame.bottom}Z",
        end=(
            Label(plot.width - 2, end_y + 30, words, "end")
            if size == "s"
            else Label(end_x + 12, end_y + 10, words)
        ),
        end_dot=(end_x, end_y),
        flags=_flags(plot, moments),
        reference=reference,
    )


def _reference(plot: _Plot, mark: Mark) -> Reference:
    """The line of a record; flags keep off its label."""
    y = plot.height(mark.value)
    words = shortened(f"{mark.name} {mark.value}", plot.width / 2)
    label = Label(plot.frame.left + 4, y - 6, words, "start")
    plot.taken.append(label.box)
    return Reference(y, label)


def _years(plot: _Plot) -> list[Label]:
    """The years under the road, as many as have room."""
    frame = plot.frame
    every = (frame.right - frame.left) / (plot.last.year - plot.first + 1)
    room = {"s": 44, "m": 34, "l": 44}[plot.size]
    step = max(1, ceil(room / every))
    found = []
    for year in range(plot.first, plot.last.year + 1, step):
        words = f"’{year % 100:02}" if plot.size == "m" and every * step < 60 else str(year)
        label = Label(plot.place(date(year, 1, 1)), frame.bottom + 20, words)
        if label.box.right <= plot.width:
            found.append(label)
    return found


def _flags(plot: _Plot, moments: Sequence[Flagged]) -> list[Flag]:
    """Flags with their labels, each where it meets nothing drawn before it; the latest first.

    Where moments crowd so that no place is left, the table below alone has them.
    """
    flags = []
    for moment in moments:
        x, line_y = plot.place(moment.day), plot.height(moment.total)
        found = _free_place(plot, moment, x, line_y)
        if found is None:
            continue
        y, label = found
        plot.taken.append(_circle(x, y))
        if label:
            plot.taken.append(label.box)
        detail = f"{date_words(moment.day)} · {counted(moment.total, 'goal')}"
        # Above the flag, or below it where the card would leave the drawing.
        tip_y = y - 20 if y > 70 else y + 68
        flags.append(
            Flag(
                moment=moment,
                x=x,
                y=y,
                line_y=line_y,
                leader=(y + RADIUS if y < line_y else y - RADIUS, line_y),
                label=label,
                tip=tip(x, tip_y, plot.width, moment.title, detail),
            )
        )
    return list(reversed(flags))


def _circle(x: float, y: float) -> Box:
    return Box(x - RADIUS - 2, y - RADIUS - 2, x + RADIUS + 2, y + RADIUS + 2)


def _free_place(
    plot: _Plot, moment: Flagged, x: float, line_y: float
) -> tuple[float, Label | None] | None:
    """The flag's height and label: above with the label to the left, below with it to the right
    (the line only rises, so these are the free sides), then the other ways, then further off, and
    at last without a label. Labels stand on the largest size alone."""
    bare: float | None = None
    words = shortened(moment.title, _LABEL)
    for distance in range(_OFF, plot.frame.bottom, _OFF):
        above, below = line_y - distance, line_y + distance
        for y, anchor in ((above, "end"), (below, "start"), (above, "start"), (below, "end")):
            circle = _circle(x, y)
            if circle.top < 0 or circle.bottom > plot.frame.bottom or not plot.is_free(circle):
                continue
            bare = y if bare is None else bare
            label = Label(x - 18 if anchor == "end" else x + 18, y + 4, words, anchor)
            if plot.size == "l" and _fits(plot, label.box):
                return y, label
    return None if bare is None else (bare, None)


def _fits(plot: _Plot, box: Box) -> bool:
    inside = plot.frame.left <= box.left and box.right <= plot.frame.right + 30
    return inside and plot.is_free(box) and not plot.crosses(box)
