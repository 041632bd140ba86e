"""A match's minute strip: goals and missed penalties on a scale of 0 to 120 minutes."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from archive.charts.drawing import CHARACTER, RADIUS, WIDTHS, Box, Label, shortened
from archive.shapes import Event, Match
from archive.wording import GOALS, minute_words


@dataclass(frozen=True, slots=True)
class StripEvent:
    """A goal or a missed penalty on the strip."""

    x: float
    icon: str
    leader: tuple[float, float]
    label: Label

    @property
    def icon_x(self) -> float:
        """The left edge of its icon, which is 18 wide."""
        return round(self.x - 9, 1)


@dataclass(frozen=True, slots=True)
class Strip:
    """A minute strip in one size: ``amber`` are the gutters of added time."""

    size: str
    width: int
    height: int
    left: float
    right: float
    base_y: float
    ticks: list[Label]
    amber: list[tuple[float, float]]
    not_played: tuple[float, float] | None
    not_played_label: Label | None
    sides: list[Label]
    events: list[StripEvent] = field(default_factory=list)

    @property
    def band_y(self) -> float:
        """The upper edge of the bands, which are 36 high."""
        return self.base_y - 18

    @property
    def tick_y(self) -> float:
        """The upper end of the ticks, which are 8 long."""
        return self.base_y - 4

    @property
    def icon_y(self) -> float:
        """The upper edge of the icons."""
        return self.base_y - 9


def minute_strip(match: Match) -> list[Strip]:
    """Goals and missed penalties on a scale of 0 to 120 minutes, with a gutter after 45 and 90 for
    added time. Empty where no event has a minute."""
    shown = [
        event
        for event in match["events"]
        if event["minute"] is not None
        and event["kind"] in GOALS | {"penalty_missed", "penalty_saved"}
    ]
    return [_strip(size, match, shown) for size in WIDTHS] if shown else []


def strip_words(match: Match) -> str:
    """What the strip shows, in one sentence for who cannot see it."""
    parts = []
    for side in (match["home"], match["away"]):
        marks = [
            minute_words(event).replace("+", " plus ").rstrip("′")
            + ("" if event["kind"] in GOALS else " (penalty not scored)")
            for event in match["events"]
            if event["team"]["slug"] == side["slug"]
            and event["minute"] is not None
            and event["kind"] in GOALS | {"penalty_missed", "penalty_saved"}
        ]
        known = f"minutes {', '.join(marks)}" if marks else "no event with a minute"
        parts.append(f"{side['name']}: {known}")
    return "Minute strip, 0 to 120. " + ". ".join(parts) + "."


class _Minutes:
    """Where a minute stands: linear, with gutters after 45 and after 90."""

    def __init__(self, left: float, right: float, gutter: float) -> None:
        self.left = left
        self.gutter = gutter
        self.unit = (right - left - 2 * gutter) / 120

    def place(self, minute: int, stoppage: int | None) -> float:
        # The scale ends at 120; a later minute, as records now and then have it, stands there.
        x = self.left + min(minute, 120) * self.unit + self.gutter * ((minute > 45) + (minute > 90))
        if stoppage and minute in (45, 90):
            # A gutter is six minutes wide; more added time stays at its end.
            x += self.gutter * min(stoppage, 6) / 6
        elif stoppage:
            x += self.unit * min(stoppage, 3)
        return round(x, 1)


def _strip(size: str, match: Match, shown: Sequence[Event]) -> Strip:
    width = WIDTHS[size]
    left, right, gutter = {"s": (14, 326, 18), "m": (84, 664, 26), "l": (96, 1056, 34)}[size]
    minutes = _Minutes(left, right, gutter)
    sides = [match["home"]["slug"], match["away"]["slug"]]
    scored = {event["team"]["slug"] for event in shown}
    # Where one side alone has events it stands above, with the room; otherwise home above.
    upper = sides[1] if scored == {sides[1]} else sides[0]
    above = [event for event in shown if event["team"]["slug"] == upper]
    below = [event for event in shown if event["team"]["slug"] != upper]
    up, down = _lanes(minutes, above, size, width), _lanes(minutes, below, size, width)
    # The upper side's name stands beside the scale where it has the room, else on a line of its own.
    names = {side["slug"]: side["name"] for side in (match["home"], match["away"])}
    room = min([left, *(label.box.left for lane, label in up if lane == 0)])
    beside = size != "s" and len(names[upper]) * CHARACTER + 8 < room
    base_y = (62.0 if beside else 80.0) + 26 * max([lane for lane, _ in up], default=0)
    depth = 52 + 26 * max([lane + 1 for lane, _ in down], default=0)
    placed = [
        _strip_event(minutes, event, base_y, lane, label, -1)
        for event, (lane, label) in zip(above, up, strict=True)
    ] + [
        _strip_event(minutes, event, base_y, lane, label, 1)
        for event, (lane, label) in zip(below, down, strict=True)
    ]
    played = match["after_extra_time"] or any((event["minute"] or 0) > 90 for event in shown)
    rest = minutes.place(90, None) + gutter
    words = {"s": "", "m": "not played", "l": "extra time not played"}[size]
    return Strip(
        size=size,
        width=width,
        height=int(base_y + depth + 24),
        left=left,
        right=right,
        base_y=base_y,
        ticks=_ticks(minutes, base_y, size),
        amber=[(minutes.place(m, None), gutter) for m in (45, 90)],
        not_played=None if played else (rest, right - rest),
        not_played_label=(
            None if played or not words else Label((rest + right) / 2, base_y - 26, words, "middle")
        ),
        sides=_sides(
            names, upper, scored, size, (base_y - 40 if beside else 16, base_y + depth + 12)
        ),
        events=placed,
    )


def _ticks(minutes: _Minutes, base_y: float, size: str) -> list[Label]:
    step = 45 if size == "s" else 15
    marks = [0, 45, 90, 120] if size == "s" else range(0, 121, step)
    return [Label(minutes.place(m, None), base_y + 34, str(m), "middle") for m in marks]


def _sides(
    names: dict[str, str], upper: str, scored: set[str], size: str, heights: tuple[float, float]
) -> list[Label]:
    lower = next(slug for slug in names if slug != upper)
    words = names[lower] if lower in scored else f"{names[lower]}: nothing"
    x = 14 if size == "s" else 0
    room = WIDTHS[size] - 2 * x
    return [
        Label(x, heights[0], shortened(names[upper], room)),
        Label(x, heights[1], shortened(words, room)),
    ]


def _lanes(
    minutes: _Minutes, events: Sequence[Event], size: str, width: int
) -> list[tuple[int, Label]]:
    """For each event its label and its lane: the lowest where the label meets no other and crosses
    no other event's leader; where there is none, the lowest where it meets no other."""
    places = [minutes.place(event["minute"] or 0, event["stoppage"]) for event in events]
    found: list[tuple[int, Label]] = []
    for at, event in enumerate(events):
        label = _fitting(places[at], _strip_words(event, size), width)
        taken = [(lane, other.box, x) for (lane, other), x in zip(found, places, strict=False)]
        free = [
            lane
            for lane in range(len(events) + 1)
            if not any(lane == of and _beside(label.box, box) for of, box, _ in taken)
        ]
        clear = [
            lane for lane in free if not _crosses(label.box, lane, places[at], taken, places[at:])
        ]
        found.append(((clear or free)[0], label))
    return found


def _beside(one: Box, other: Box) -> bool:
    """Whether two labels of one lane are too near."""
    return one.left < other.right + 10 and other.left < one.right + 10


def _fitting(x: float, words: str, width: int) -> Label:
    """A label centred over its place, or set to the side on which it stays in the drawing."""
    half = len(words) * CHARACTER / 2
    if x + half > width:
        return Label(min(x + RADIUS, width), 0, words, "end")
    if x - half < 0:
        return Label(max(0, x - RADIUS), 0, words)
    return Label(x, 0, words, "middle")


def _crosses(
    box: Box,
    lane: int,
    x: float,
    taken: Sequence[tuple[int, Box, float]],
    still: Sequence[float],
) -> bool:
    """Whether a label in this lane and its leader cross what is drawn (lane, label, place of the
    leader), or the leaders that are ``still`` to come in the lowest lane."""
    for of, other, leader in taken:
        if of < lane and other.left - 2 < x < other.right + 2:
            return True
        if of >= lane and box.left - 2 < leader < box.right + 2:
            return True
    return lane == 0 and any(x < to_come < box.right + 2 for to_come in still)


def _strip_words(event: Event, size: str) -> str:
    minute = minute_words(event)
    note = {
        "own_goal": "o.g.",
        "penalty_goal": "pen",
        "penalty_missed": "missed",
        "penalty_saved": "saved",
    }.get(event["kind"], "")
    if size == "s":
        return f"{minute} {note}".strip()
    player = event["player"]
    name = player["name"] if player else event["player_name"]
    words = ", ".join(part for part in (f"{minute} {name}".strip(), note) if part)
    return shortened(words, WIDTHS[size] / 3)


def _strip_event(
    minutes: _Minutes, event: Event, base_y: float, lane: int, label: Label, way: int
) -> StripEvent:
    x = minutes.place(event["minute"] or 0, event["stoppage"])
    near = base_y + way * RADIUS
    far = base_y + way * (30 + 26 * lane) if way < 0 else base_y + 46 + 26 * lane
    text_y = far - 6 if way < 0 else far + 14
    icon = {"own_goal": "i-own", "penalty_missed": "i-miss", "penalty_saved": "i-miss"}
    return StripEvent(
        x=x,
        icon=icon.get(event["kind"], "i-ball"),
        leader=(near, far),
        label=Label(label.x, text_y, label.words, label.anchor),
    )
