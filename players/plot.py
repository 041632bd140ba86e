"""Where a count that only rises stands: days across, heights up, at the three sizes of all charts.

Geometry only. What is drawn on a plot is in ``players.drawing``, its flags in ``players.flags``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import NamedTuple

from archive.charts.drawing import CHARACTER, WIDTHS, Box, day_scale
from archive.shapes import TallyPoint


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
# The gap between a level's number and its line.
GAP = 8


@dataclass(frozen=True, slots=True)
class Course:
    """A count that only rises: the days on which it did, at least one, and the last day it is known for."""

    points: Sequence[TallyPoint]
    until: date

    @property
    def value(self) -> int:
        """The count at the end."""
        return self.points[-1]["after"]

    def on(self, day: date) -> int:
        """The count after a day."""
        return max((point["after"] for point in self.points if point["date"] <= day), default=0)

    def by_year(self) -> list[tuple[int, int, int]]:
        """Year, by how much it rose, and the count at its end, for every year of the course."""
        rises = dict.fromkeys(
            range(self.points[0]["date"].year, self.points[-1]["date"].year + 1), 0
        )
        for point in self.points:
            rises[point["date"].year] += point["after"] - point["before"]
        found, total = [], 0
        for year, rise in rises.items():
            total += rise
            found.append((year, rise, total))
        return found


class Plot:
    """One size of one course: scales, the line's corners, and what is drawn already."""

    def __init__(self, size: str, course: Course, most: int) -> None:
        self.size = size
        self.width = WIDTHS[size]
        self.step = _step(most)
        self.top = max(self.step, ceil(most * 1.12 / self.step) * self.step)
        numbers = ceil(len(f"{self.top:,}") * CHARACTER) + GAP
        self.frame = _SIZES[size]._replace(left=max(_SIZES[size].left, numbers))
        self.first = course.points[0]["date"].year
        self.last = course.until
        self.place = day_scale(date(self.first, 1, 1), self.last, self.frame.left, self.frame.right)
        self.corners = self._corners(course)
        self.taken: list[Box] = []
        self.labels: list[Box] = []
        self.leaders: list[Box] = []

    def _corners(self, course: Course) -> list[tuple[float, float]]:
        """Where the line turns. Of the days that share a unit across, which no eye tells apart, one
        corner: so a thousand matches make no more of them than the drawing is wide."""
        corners: dict[int, tuple[float, float]] = {}
        for point in course.points:
            x = self.place(point["date"])
            corners[int(x)] = (corners.get(int(x), (x, 0))[0], self.height(point["after"]))
        return list(corners.values())

    def height(self, count: int) -> float:
        """The height of a count."""
        frame = self.frame
        return round(frame.bottom - count / self.top * (frame.bottom - frame.top), 1)

    def is_free(self, box: Box) -> bool:
        """Whether nothing is drawn in a box."""
        return not any(box.meets(other) for other in self.taken)

    def crosses(self, box: Box) -> bool:
        """Whether the line goes through a box: it only rises, so its ends over the box tell."""
        low, high = float(self.frame.bottom), float(self.frame.bottom)
        for x, y in self.corners:
            if x <= box.left:
                low = y
            if x <= box.right:
                high = y
        return high <= box.bottom + 2 and low >= box.top - 2


def _step(value: int) -> int:
    """The distance of the levels: at most six of them up to the value."""
    step = 1
    while value / step > 6:
        # 1, 2, 5, 10, 20, 50 and so on.
        step = step * 5 // 2 if str(step)[0] == "2" else step * 2
    return step
