"""How things are said on a page: dates at their precision, minutes, scores, elapsed time, marks.

Pure functions over plain values, without Django: templates reach them as filters
(``archive.templatetags.extratime``), pages and charts call them.
"""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from archive.shapes import (
    EventFields,
    EventKindName,
    MatchRef,
    PrecisionName,
    QuoteKindName,
)

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SHORT_MONTHS = tuple(name[:3] if len(name) > 4 else name for name in MONTHS)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

EVENT_WORDS: dict[str, str] = {
    "goal": "goal",
    "own_goal": "own goal",
    "penalty_goal": "penalty scored",
    "penalty_missed": "penalty missed",
    "penalty_saved": "penalty saved",
    "shootout_scored": "scored in the shoot-out",
    "shootout_missed": "missed in the shoot-out",
    "yellow": "yellow card",
    "red": "red card",
    "sub_on": "came on",
    "sub_off": "went off",
}
GOALS: frozenset[EventKindName] = frozenset({"goal", "own_goal", "penalty_goal"})
MISSES: frozenset[EventKindName] = frozenset({"penalty_missed", "penalty_saved", "shootout_missed"})
# What stands in small type after the minute of a goal mark.
EVENT_NOTES: dict[str, str] = {
    "own_goal": "own goal",
    "penalty_goal": "pen",
    "penalty_missed": "penalty missed",
    "penalty_saved": "penalty saved",
    "shootout_scored": "shoot-out",
    "shootout_missed": "shoot-out, missed",
}

# Unicode CLDR 45, delimiters: the outer pair of each language; English pairs where none is listed.
_MARKS: dict[str, tuple[str, str]] = {
    "cs": ("„", "“"),
    "da": ("“", "”"),
    "de": ("„", "“"),
    "el": ("«", "»"),
    "es": ("«", "»"),
    "fi": ("”", "”"),
    "fr": ("«\u202f", "\u202f»"),
    "he": ("”", "”"),
    "hu": ("„", "”"),
    "it": ("«", "»"),
    "ja": ("「", "」"),
    "lv": ("“", "”"),
    "nb": ("«", "»"),
    "no": ("«", "»"),
    "pl": ("„", "”"),
    "pt": ("“", "”"),
    "ro": ("„", "”"),
    "ru": ("«", "»"),
    "sv": ("”", "”"),
    "tr": ("“", "”"),
    "uk": ("«", "»"),
    "zh": ("“", "”"),
}
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "yi"})


class Elapsed(NamedTuple):
    """Time from a moment to what was said of it.

    ``board`` is how a fourth official would hold it up ("+2 y 10 m", "FT" for the same day),
    ``words`` say it in full ("2 years 10 months later").
    """

    board: str
    words: str


def date_words(day: date | None, precision: PrecisionName = "day", *, short: bool = False) -> str:
    """A date at its precision: "14 October 2025", "December 2022", "2022", "date unknown"."""
    if day is None or precision == "unknown":
        return "date unknown"
    if precision == "year":
        return str(day.year)
    month = (SHORT_MONTHS if short else MONTHS)[day.month - 1]
    return f"{month} {day.year}" if precision == "month" else f"{day.day} {month} {day.year}"


def day_words(day: date | None, precision: PrecisionName = "day") -> str:
    """A date within a year that is named nearby: "14 Oct", "Dec", "" where only the year is known."""
    if day is None or precision in ("year", "unknown"):
        return ""
    month = SHORT_MONTHS[day.month - 1]
    return month if precision == "month" else f"{day.day} {month}"


def date_attribute(day: date | None, precision: PrecisionName = "day") -> str:
    """The value for ``<time datetime>``: as much of the date as is known (HTML, section 2.3.5)."""
    if day is None or precision == "unknown":
        return ""
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[precision]]


def minute_words(event: EventFields) -> str:
    """The minute: "84′", "45+4′", or "" where the minute is not known."""
    if event["minute"] is None:
        return ""
    stoppage = f"+{event['stoppage']}" if event["stoppage"] else ""
    return f"{event['minute']}{stoppage}′"


def score_words(match: MatchRef) -> str:
    """The score: "1–2", or "v" before a match is played or where its score is not known."""
    if match["home_score"] is None or match["away_score"] is None:
        return "v"
    return f"{match['home_score']}–{match['away_score']}"


def no_score_words(match: MatchRef, today: date) -> str:
    """Why a match has no score, as far as its day tells: "not played yet", "no score yet" on the day
    itself, "score not recorded" after it; "" where there is one."""
    if match["home_score"] is not None and match["away_score"] is not None:
        return ""
    if match["date"] > today:
        return "not played yet"
    return "no score yet" if match["date"] == today else "score not recorded"


def fixture_words(match: MatchRef) -> str:
    """Teams and score, "England 1–2 France", in plain text, for titles and labels."""
    return f"{match['home']['name']} {score_words(match)} {match['away']['name']}"


def counted(number: int, one: str, many: str = "") -> str:
    """A number of things: "1 goal", "2 goals", "1,039 days"; ``many`` where the plural is not made with s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def sources(count: int, known: bool) -> str:
    """How many sources there are; ``known`` where it is known that they are not one."""
    if not known:
        return f"{counted(count, 'source')}; whether they are independent is not known"
    return counted(count, "independent source")


def elapsed(
    since: date | None,
    until: date | None,
    since_precision: PrecisionName = "day",
    until_precision: PrecisionName = "day",
) -> Elapsed | None:
    """Time between two dates in whole years and months, days under a month; None if one is unknown.

    The less precise of the two dates decides: with a month, months are compared, with a year,
    years, and the words say "about".
    """
    if since is None or until is None or "unknown" in (since_precision, until_precision):
        return None
    if until < since:
        turned = _gap(until, since, until_precision, since_precision)
        sign, direction = "−", "before"
    else:
        turned = _gap(since, until, since_precision, until_precision)
        sign, direction = "+", "later"
    amounts, about, same = turned
    if not amounts:
        return Elapsed("FT" if same == "day" else "±0", f"the same {same}")
    board = " ".join(f"{number} {unit[0]}" for number, unit in amounts)
    words = " ".join(counted(number, unit) for number, unit in amounts)
    return Elapsed(f"{sign}{board}", f"{about}{words} {direction}")


def _gap(
    since: date, until: date, since_precision: PrecisionName, until_precision: PrecisionName
) -> tuple[list[tuple[int, str]], str, str]:
    """The amounts with their units, "about " where they are not exact, the finest common unit."""
    if "year" in (since_precision, until_precision):
        years = until.year - since.year
        return [(years, "year")] if years else [], "about ", "year"
    months = (until.year - since.year) * 12 + until.month - since.month
    exact = since_precision == until_precision == "day"
    if exact and until.day < since.day:
        months -= 1
    if months:
        amounts = [(months // 12, "year"), (months % 12, "month")]
        return [pair for pair in amounts if pair[0]], "" if exact else "about ", "month"
    if not exact:
        return [], "about ", "month"
    days = (until - since).days
    return [(days, "day")] if days else [], "", "day"


def quotation_marks(language: str) -> tuple[str, str]:
    """The outer opening and closing mark of a language (BCP 47 tag), English ones by default."""
    return _MARKS.get(language.split("-")[0].lower(), ("“", "”"))


def quoted(text: str, language: str, kind: QuoteKindName) -> str:
    """A quotation in its marks; reported speech stands without."""
    if kind == "indirect":
        return text
    opening, closing = quotation_marks(language)
    return f"{opening}{text}{closing}"


def runs(text: str, seams: Sequence[int] = ()) -> list[list[str]]:
    """A quote's paragraphs, each in the runs of words that stand together in print; ``seams`` are
    the offsets in ``text`` of the spaces between them."""
    found, start = [], 0
    for paragraph in text.split("\n\n"):
        end = start + len(paragraph)
        cuts = [start, *(seam for seam in seams if start <= seam < end), end]
        if paragraph.strip():
            found.append([text[one:other].strip() for one, other in pairwise(cuts)])
        start = end + 2
    return found


def direction(language: str) -> str:
    """The direction, "rtl" or "ltr", of a language (BCP 47 tag)."""
    return "rtl" if language.split("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


def motif(kind: str) -> str:
    """The line drawing for a kind of event: "miss", "goal", or "" where none fits."""
    return {"penalty_missed": "miss", "penalty_goal": "goal"}.get(kind, "")
