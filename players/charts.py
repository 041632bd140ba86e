"""The road of goals: a player's running count as steps, with moments as numbered flags."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from archive.charts.drawing import WIDTHS
from archive.shapes import AnyEntry, MomentEntry, Tally
from archive.wording import counted
from players.drawing import Drawing, Flagged, drawing
from players.records import Mark


@dataclass(frozen=True, slots=True)
class Road:
    """The road of one count, in three sizes, with what its tables say."""

    tally: Tally
    moments: list[Flagged]
    years: list[tuple[int, int, int]]
    drawings: list[Drawing]
    mark: Mark | None = None

    @property
    def has_miss(self) -> bool:
        """Whether a flag stands at a missed penalty."""
        return any(moment.missed for moment in self.moments)

    @property
    def words(self) -> str:
        """What the chart shows, in one sentence."""
        first, last = self.years[0][0], self.years[-1][0]
        flags = f", with {counted(len(self.moments), 'numbered moment')}" if self.moments else ""
        line = (
            f", and a line at {self.mark.value}, the record of {self.mark.name}"
            if self.mark
            else ""
        )
        return f"Line chart: {self.tally['label']}, added up from {first} to {last}{flags}{line}"


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


def _road(
    tally: Tally, happened: Sequence[MomentEntry], below: Collection[str], mark: Mark | None
) -> Road:
    moments = _flagged(tally, happened, below)
    return Road(
        tally=tally,
        moments=moments,
        years=_by_year(tally),
        drawings=[drawing(size, tally, moments, mark) for size in WIDTHS],
        mark=mark,
    )


def _flagged(
    tally: Tally, happened: Sequence[MomentEntry], below: Collection[str]
) -> list[Flagged]:
    first = tally["series"][0]["date"]
    dated = [
        (entry["date"], entry)
        for entry in happened
        if entry["date"] is not None
        and entry["date_precision"] == "day"
        and first <= entry["date"] <= tally["as_of"]
        and _same_side(entry, tally)
    ]
    dated.sort(key=lambda pair: (pair[0], pair[1]["slug"]))
    return [
        Flagged(
            number=number,
            title=entry["title"],
            day=day,
            total=_total(tally, day),
            address=f"#moment-{entry['slug']}" if entry["slug"] in below else entry["page"],
            page=entry["page"],
            match=_fixture(entry),
            missed=bool(entry["missed"]),
        )
        for number, (day, entry) in enumerate(dated, start=1)
    ]


def _same_side(entry: MomentEntry, tally: Tally) -> bool:
    """A moment of another team's match has no place on this team's road."""
    match = entry["match"]
    return match is None or tally["team"]["slug"] in (match["home"]["slug"], match["away"]["slug"])


def _fixture(entry: MomentEntry) -> str:
    match = entry["match"]
    if match is None:
        return ""
    if match["home_score"] is None:
        return f"{match['home']['name']} v {match['away']['name']}"
    score = f"{match['home_score']}–{match['away_score']}"
    return f"{match['home']['name']} {score} {match['away']['name']}"


def _total(tally: Tally, day: date) -> int:
    """The count after a day."""
    return max((point["after"] for point in tally["series"] if point["date"] <= day), default=0)


def _by_year(tally: Tally) -> list[tuple[int, int, int]]:
    """Year, goals in it, goals in all, for every year of the road."""
    series = tally["series"]
    found = []
    for year in range(series[0]["date"].year, series[-1]["date"].year + 1):
        scored = sum(p["after"] - p["before"] for p in series if p["date"].year == year)
        found.append((year, scored, _total(tally, date(year, 12, 31))))
    return found
