"""What charts drawn on the server share: sizes, labels, tips, a scale of days.

Every chart comes in three sizes of the same data (``s`` 340 units wide, ``m`` 680, ``l`` 1080); the
stylesheet shows one, so that text keeps its size. Templates draw; here are only numbers and words.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

WIDTHS = {"s": 340, "m": 680, "l": 1080}
# A character of the charts' 13-unit sans, on the wide side, and the circle of a numbered flag.
CHARACTER = 7.9
RADIUS = 11


class Box(NamedTuple):
    """A rectangle that something takes up."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a place; ``anchor`` is SVG's text-anchor."""

    x: float
    y: float
    words: str
    anchor: str = "start"

    @property
    def box(self) -> Box:
        """What the words take up, about."""
        width = len(self.words) * CHARACTER
        left = {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        return Box(self.x - left, self.y - 12, self.x - left + width, self.y + 4)


@dataclass(frozen=True, slots=True)
class Tip:
    """The dark card that a flag shows when it is pointed at."""

    x: float
    y: float
    width: float
    height: float
    title: str
    detail: str = ""

    @property
    def text_x(self) -> float:
        """Where its words begin."""
        return round(self.x + 12, 1)

    @property
    def title_y(self) -> float:
        """The first line of words."""
        return round(self.y + (20 if self.detail else 22), 1)

    @property
    def detail_y(self) -> float:
        """The second line of words."""
        return round(self.y + 38, 1)


def shortened(words: str, width: float) -> str:
    """As many of the words as fit into a width, with an ellipsis where some do not."""
    most = max(1, int(width / (CHARACTER)))
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def tip(x: float, y: float, size_width: float, title: str, detail: str = "") -> Tip:
    """A card centred over ``x``, its lower edge at ``y``, kept inside the drawing."""
    title, detail = shortened(title, size_width - 24), shortened(detail, size_width - 24)
    width = min(size_width, 24 + max(len(title), len(detail)) * CHARACTER)
    height = 48.0 if detail else 34.0
    left = min(max(0.0, x - width / 2), size_width - width)
    return Tip(
        round(left, 1), round(max(0.0, y - height), 1), round(width, 1), height, title, detail
    )


def day_scale(first: date, last: date, left: float, right: float) -> Callable[[date], float]:
    """A linear scale in days, from ``first`` at ``left`` to ``last`` at ``right``."""
    days = max((last - first).days, 1)

    def place(day: date) -> float:
        return round(left + (day - first).days / days * (right - left), 1)

    return place
