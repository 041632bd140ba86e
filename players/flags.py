"""The numbered flags on a plot: what each stands for, and where there is room for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from archive.charts.drawing import RADIUS, Box, Label, Tip, shortened, tip
from archive.wording import counted, date_words
from players.plot import Plot

# What stands on the line under a flag: a dot, a ring (a record shared), a cross (a penalty missed).
Mark = Literal["dot", "ring", "cross"]
# How far a flag stands off the line.
_OFF = 28
# How wide a flag's words may be beside it.
_LABEL = 260


@dataclass(frozen=True, slots=True)
class Flagged:
    """What a flag stands for: its number, the count after its day, and its place on the page.
    Where flags crowd, those of more ``weight`` have the first choice of places."""

    number: int
    title: str
    day: date
    total: int
    address: str
    page: str
    match: str
    mark: Mark = "dot"
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Flag:
    """A flag in one size; ``line_y`` is the line's height on its day."""

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


def placed(plot: Plot, moments: Sequence[Flagged]) -> list[Flag]:
    """Flags with their labels, each where it meets nothing drawn before it; the latest first.

    Where they crowd so that no place is left, the table below alone has them.
    """
    flags = []
    for moment in sorted(moments, key=lambda moment: -moment.weight):
        x, line_y = plot.place(moment.day), plot.height(moment.total)
        found = _free_place(plot, moment, x, line_y)
        if found is None:
            continue
        y, label = found
        plot.taken.append(_circle(x, y))
        plot.leaders.append(_leader(x, y, line_y))
        if label:
            plot.taken.append(label.box)
            plot.labels.append(label.box)
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
    return sorted(flags, key=lambda flag: -flag.moment.number)


def _circle(x: float, y: float) -> Box:
    return Box(x - RADIUS - 2, y - RADIUS - 2, x + RADIUS + 2, y + RADIUS + 2)


def _leader(x: float, y: float, line_y: float) -> Box:
    return Box(x - 1, min(y, line_y), x + 1, max(y, line_y))


def _free_place(
    plot: Plot, moment: Flagged, x: float, line_y: float
) -> tuple[float, Label | None] | None:
    """The flag's height and label: above with the label to the left, below with it to the right
    (the line only rises, so these are the free sides), then the other ways, then further off, and
    at last without a label. Labels stand on the largest size alone."""
    bare: float | None = None
    words = shortened(moment.title, _LABEL)
    for distance in range(_OFF, plot.frame.bottom, _OFF):
        above, below = line_y - distance, line_y + distance
        for y, anchor in ((above, "end"), (below, "start"), (above, "start"), (below, "end")):
            if not _stands(plot, x, y, line_y):
                continue
            bare = y if bare is None else bare
            label = Label(x - 18 if anchor == "end" else x + 18, y + 4, words, anchor)
            if plot.size == "l" and _fits(plot, label.box):
                return y, label
    return None if bare is None else (bare, None)


def _stands(plot: Plot, x: float, y: float, line_y: float) -> bool:
    """Whether a flag has room at this height, and its leader crosses nobody's label."""
    circle, leader = _circle(x, y), _leader(x, y, line_y)
    inside = circle.top >= 0 and circle.bottom <= plot.frame.bottom
    return inside and plot.is_free(circle) and not any(leader.meets(box) for box in plot.labels)


def _fits(plot: Plot, box: Box) -> bool:
    """Whether a label has room: inside, over nothing drawn, not over the line or a leader."""
    inside = plot.frame.left <= box.left and box.right <= plot.frame.right + 30
    drawn = plot.crosses(box) or any(box.meets(leader) for leader in plot.leaders)
    return inside and plot.is_free(box) and not drawn
