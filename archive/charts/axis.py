"""A moment's time axis: when it was talked about, from the day itself to today."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from archive.charts.drawing import RADIUS, WIDTHS, Box, Label, Tip, day_scale, tip
from archive.shapes import Moment, Quote
from archive.wording import counted, date_words, elapsed, minute_words

# Quotes that stack higher are in the table alone.
_HIGHEST = 8


@dataclass(frozen=True, slots=True)
class Said:
    """A quote on the time axis: its number in the list below, and where it stands."""

    number: int
    x: float
    y: float
    leader: tuple[float, float]
    reported: bool
    words: str
    tip: Tip

    @property
    def text_y(self) -> float:
        """The baseline of its number."""
        return self.y + 4.5


@dataclass(frozen=True, slots=True)
class Axis:
    """A time axis in one size; ``years`` are places and labels, ``words`` say what it shows."""

    size: str
    width: int
    height: int
    words: str
    base_y: float
    left: float
    right: float
    missed: bool
    years: list[tuple[float, Label]]
    played: list[float]
    said: list[Said]
    notes: list[Label]
    start: Label
    today: Label

    @property
    def above(self) -> float:
        """Eight units above the line."""
        return self.base_y - 8

    @property
    def below(self) -> float:
        """Eight units below the line."""
        return self.base_y + 8

    @property
    def cross(self) -> tuple[float, float]:
        """Where the cross of a missed penalty begins."""
        return self.left - 5, self.base_y - 5


def moment_axis(
    moment: Moment, quotes: Sequence[Quote], today: date, played: Iterable[date] = ()
) -> list[Axis]:
    """The time from a moment to today, linear in days: quotes above the line, days on which its
    first player scored since (``played``) on it. Empty where the day of the moment is not known
    or no quote has a date."""
    first = moment["date"]
    dated = [
        (number, quote)
        for number, quote in enumerate(quotes, start=1)
        if quote["said_on"] is not None and first is not None and quote["said_on"] >= first
    ]
    if first is None or not dated or today <= first:
        return []
    since = sorted({day for day in played if first < day <= today})
    return [_axis(size, moment, first, dated, today, since) for size in WIDTHS]


def _axis(
    size: str,
    moment: Moment,
    first: date,
    dated: Sequence[tuple[int, Quote]],
    today: date,
    played: Sequence[date],
) -> Axis:
    width = WIDTHS[size]
    left, right = {"s": (18, 318), "m": (22, 624), "l": (28, 1020)}[size]
    place = day_scale(first, today, left, right)
    heights = _stacks([place(quote["said_on"] or first) for _, quote in dated])
    base_y = 74.0 + 32 * min(max(heights), _HIGHEST)
    said = [
        _said(number, quote, moment, place, base_y, level, width)
        for (number, quote), level in zip(dated, heights, strict=True)
        if level <= _HIGHEST
    ]
    event = moment["event"]
    missed = event is not None and event["kind"] in ("penalty_missed", "penalty_saved")
    height = int(base_y + 56)
    shown = [counted(len(dated), "quote") + " above the line"]
    if played:
        shown.append(counted(len(played), "day") + " with a goal on it")
    start = Label(left - 13, base_y + 40, _happened(moment))
    aside = width - right > 40
    return Axis(
        size=size,
        width=width,
        height=height,
        words=f"Time axis from {date_words(first)} to {date_words(today)}: {', '.join(shown)}",
        base_y=base_y,
        left=left,
        right=right,
        missed=missed,
        years=_years(place, first, today),
        played=[place(day) for day in played],
        said=list(reversed(said)),
        notes=_stack_notes(said, dated, first, moment, size)
        + _left_out([place(quote["said_on"] or first) for _, quote in dated], heights, base_y),
        start=start,
        today=Label(width - 2, base_y + 4 if aside else base_y + 40, "today", "end"),
    )


def _happened(moment: Moment) -> str:
    event = moment["event"]
    if event is None:
        return date_words(moment["date"], moment["date_precision"], short=True)
    names = {"penalty_missed": "penalty missed", "penalty_saved": "penalty saved"}
    words = names.get(event["kind"], "")
    return " ".join(part for part in (minute_words(event), words) if part) or "that day"


def _years(place: Callable[[date], float], first: date, today: date) -> list[tuple[float, Label]]:
    found: list[tuple[float, Label]] = []
    for year in range(first.year + 1, today.year + 1):
        x = place(date(year, 1, 1))
        if not found or x - found[-1][0] >= 44:
            found.append((x, Label(x + 6, 24, str(year))))
    return found


def _stacks(places: Sequence[float]) -> list[int]:
    """The level of each quote, 1 the lowest: those too near to stand beside each other stack up."""
    levels: list[int] = []
    for at, x in enumerate(places):
        near = {levels[i] for i in range(at) if abs(places[i] - x) < 2 * RADIUS + 4}
        levels.append(next(level for level in range(1, len(near) + 2) if level not in near))
    return levels


def _left_out(places: Sequence[float], levels: Sequence[int], base_y: float) -> list[Label]:
    """What stands on a stack that is higher than the drawing: how many more there are."""
    more = [x for x, level in zip(places, levels, strict=True) if level > _HIGHEST]
    found: list[Label] = []
    while more:
        near = [x for x in more if x - more[0] < 4 * RADIUS]
        more = more[len(near) :]
        found.append(
            Label(near[0], base_y - 42 - 32 * _HIGHEST + 20, f"+{len(near)} more", "middle")
        )
    return found


def _said(
    number: int,
    quote: Quote,
    moment: Moment,
    place: Callable[[date], float],
    base_y: float,
    level: int,
    width: int,
) -> Said:
    said_on = quote["said_on"]
    assert said_on is not None
    x, y = place(said_on), base_y - 42 - 32 * (level - 1)
    gap = elapsed(moment["date"], said_on, moment["date_precision"], quote["said_on_precision"])
    person = quote["speaker"]
    speaker = person["name"] if person else quote["speaker_name"]
    words = ", ".join(part for part in (speaker, gap.words if gap else "") if part)
    lower = base_y - (13 if level == 1 and x - place(moment["date"] or said_on) < 13 else 5)
    end = lower if level == 1 else y + 32 - RADIUS
    return Said(
        number=number,
        x=x,
        y=y,
        leader=(y + RADIUS, end),
        reported=quote["kind"] == "indirect",
        words=words,
        tip=tip(x, y - 20, width, words),
    )


def _stack_notes(
    said: Sequence[Said],
    dated: Sequence[tuple[int, Quote]],
    first: date,
    moment: Moment,
    size: str,
) -> list[Label]:
    """The elapsed time beside the last stack, where it has room to its left."""
    last = said[-1]
    quote = next(quote for number, quote in dated if number == last.number)
    gap = elapsed(first, quote["said_on"], moment["date_precision"], quote["said_on_precision"])
    if gap is None or gap.board == "FT":
        return []
    words = gap.board if size == "s" else gap.words
    note = Label(last.x - 20, said[-1].y + 4, words, "end")
    others = [Box(s.x - 13, s.y - 13, s.x + 13, s.y + 13) for s in said if s is not last]
    if note.box.left < 40 or any(note.box.meets(box) for box in others):
        return []
    return [note]
