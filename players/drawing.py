"""The drawing of one count that only rises: where its line, levels, years and flags stand.

Geometry only, as plain data, at the three sizes of ``archive.charts.drawing``; templates draw it.
The line is steps (first across, then up), never a smoothed curve: a goal is a whole thing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from archive.charts.drawing import Box, Label, shortened
from players.flags import Flag, Flagged, placed
from players.plot import GAP, Course, Plot, Size
from players.records import Mark

# A character of the number at the line's end, on the wide side.
_BIG = 16


@dataclass(frozen=True, slots=True)
class Level:
    """A grid line and its number."""

    line_y: float
    x: float
    y: float
    words: str


@dataclass(frozen=True, slots=True)
class Reference:
    """The record that was to be passed: a line across, labelled at its start."""

    line_y: float
    label: Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """The count in one size: ``line`` and ``area`` are SVG path data, flags come latest first so
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


def drawing(
    size: str, course: Course, moments: Sequence[Flagged], mark: Mark | None = None
) -> Drawing:
    """A course in one size, with the flags that have room on it, and the record to be passed."""
    plot = Plot(size, course, max(course.value, mark.value if mark else 0))
    reference = _reference(plot, mark) if mark else None
    frame, height = plot.frame, plot.height
    start, end_x = plot.corners[0][0], plot.place(plot.last)
    end_y = plot.corners[-1][1]
    end = _end(plot, f"{course.value:,}", end_x, end_y)
    line = "".join(f"H{x}V{y}" for x, y in plot.corners)
    whole = f"M{start} {frame.bottom}{line}H{end_x}"
    return Drawing(
        size=size,
        width=plot.width,
        height=frame.height,
        frame=frame,
        levels=[
            Level(height(count), frame.left - GAP, height(count) + 4, f"{count:,}")
            for count in range(0, plot.top + 1, plot.step)
        ],
        years=_years(plot),
        line=whole,
        area=f"{whole}V{frame.bottom}Z",
        end=end,
        end_dot=(end_x, end_y),
        flags=placed(plot, moments),
        reference=reference,
    )


def _end(plot: Plot, words: str, x: float, y: float) -> Label:
    """The count at the end of its line: beside it, else below, a long one above (the line only
    rises, so that side is free); flags and their leaders keep off it."""
    width = len(words) * _BIG
    if x + 12 + width <= plot.width:
        return Label(x + 12, y + 10, words)
    base = y - 14 if len(words) > 3 else y + 30
    box = Box(plot.width - 2 - width, base - 24, plot.width, base + 4)
    plot.taken.append(box)
    plot.labels.append(box)
    return Label(plot.width - 2, base, words, "end")


def _reference(plot: Plot, mark: Mark) -> Reference:
    """The line of a record; flags keep off its label."""
    y = plot.height(mark.value)
    words = shortened(f"{mark.name} {mark.value}", plot.width / 2)
    label = Label(plot.frame.left + 4, y - 6, words, "start")
    plot.taken.append(label.box)
    return Reference(y, label)


def _years(plot: Plot) -> list[Label]:
    """The years under the line, as many as have room."""
    frame = plot.frame
    span = plot.last.year - plot.first + 1
    every = (frame.right - frame.left) / span
    # Two digits of a year do where no two years of the line share them.
    short = plot.size == "m" and span <= 100
    step = max(1, ceil((34 if short else 44) / every))
    found = []
    for year in range(plot.first, plot.last.year + 1, step):
        words = f"’{year % 100:02}" if short and every * step < 60 else str(year)
        label = Label(plot.place(date(year, 1, 1)), frame.bottom + 20, words)
        if label.box.right <= plot.width:
            found.append(label)
    return found
