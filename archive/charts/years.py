"""Matches by year as bars: where each stands, and how high, at the three sizes of all charts.

Geometry only, as plain data; templates draw it. A year without a match keeps its place: silence is
shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from archive.charts.drawing import WIDTHS, Label
from archive.wording import counted

_LEFT, _RIGHT_GAP, _TOP, _BOTTOM, HEIGHT = 32, 8, 16, 116, 140
# The room that a year's number needs under the bars.
_LABEL = 44


@dataclass(frozen=True, slots=True)
class Bar:
    """One year: its whole bar, and the part of it that is filled (matches won)."""

    x: float
    width: float
    y: float
    height: float
    part_y: float
    part_height: float


@dataclass(frozen=True, slots=True)
class Bars:
    """All bars in one size; ``most`` is the number at the top line."""

    size: str
    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    most: int
    bars: list[Bar]
    years: list[Label]


def bars(matches: Mapping[int, int], part: Mapping[int, int] | None = None) -> list[Bars]:
    """Bars of the matches in each year, with a part of each filled; nothing for a single year."""
    if len(matches) < 2:
        return []
    return [_drawn(size, matches, part or {}) for size in WIDTHS]


def words(matches: Mapping[int, int]) -> str:
    """What the chart shows, in one sentence."""
    first, last = min(matches), max(matches)
    best = max(matches, key=lambda year: (matches[year], -year))
    most = counted(matches[best], "match", "matches")
    return f"Bar chart: matches by year, {first} to {last}; the most in {best}, {most}"


def _drawn(size: str, matches: Mapping[int, int], part: Mapping[int, int]) -> Bars:
    width = WIDTHS[size]
    right = width - _RIGHT_GAP
    first, last = min(matches), max(matches)
    most = max(matches.values())
    every = (right - _LEFT) / (last - first + 1)
    gap = min(2.0, every * 0.2)

    def height(count: int) -> float:
        return round(count / most * (_BOTTOM - _TOP), 1)

    found = []
    for year, count in sorted(matches.items()):
        whole, filled = height(count), height(min(part.get(year, 0), count))
        found.append(
            Bar(
                x=round(_LEFT + (year - first) * every, 1),
                width=round(every - gap, 1),
                y=round(_BOTTOM - whole, 1),
                height=whole,
                part_y=round(_BOTTOM - filled, 1),
                part_height=filled,
            )
        )
    labels = []
    for year in range(first, last + 1, max(1, ceil(_LABEL / every))):
        label = Label(round(_LEFT + (year - first) * every, 1), _BOTTOM + 18, str(year))
        if label.box.right <= width:
            labels.append(label)
    return Bars(size, width, HEIGHT, _LEFT, right, _TOP, _BOTTOM, most, found, labels)
