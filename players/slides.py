"""A timeline as slides for Knight Lab's TimelineJS: pure, over the entries of ``players.entries``.

TimelineJS shows headline and text as HTML, so everything is escaped here. Addresses are whole: the
slides are shown on other people's pages.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape

from archive import shapes, wording
from archive.shapes import PrecisionName

GROUPS = {
    "match": "Matches",
    "goal": "Goals",
    "moment": "Moments",
    "quote": "Quotes",
    "article": "Articles",
}


def timelinejs(
    player: shapes.Player, placed: Iterable[tuple[int, shapes.AnyEntry]], *, site: str
) -> shapes.TimelineJS:
    """The slides of entries, each with the number that tells it from others; ``site`` is what comes
    before a page's address."""
    return {
        "title": {
            "unique_id": "title",
            "text": {
                "headline": escape(player["name"]),
                "text": _link(site, player["page"], "The whole timeline"),
            },
        },
        "events": [
            {
                "unique_id": f"{entry['kind']}-{number}",
                "start_date": when,
                "text": {"headline": escape(_headline(entry)), "text": "".join(_text(entry, site))},
                "group": GROUPS[entry["kind"]],
            }
            for number, entry in placed
            if (when := _date(*_day(entry)))
        ],
    }


def _day(entry: shapes.AnyEntry) -> tuple[date | None, PrecisionName]:
    if entry["kind"] == "moment":
        return entry["date"], entry["date_precision"]
    if entry["kind"] == "quote":
        return entry["date"], entry["said_on_precision"]
    return entry["date"], "day"


def _date(day: date | None, precision: PrecisionName) -> shapes.SlideDate | None:
    if day is None or precision == "unknown":
        return None
    if precision == "year":
        return {"year": day.year}
    if precision == "month":
        return {"year": day.year, "month": day.month}
    return {"year": day.year, "month": day.month, "day": day.day}


def _headline(entry: shapes.AnyEntry) -> str:
    if entry["kind"] == "quote":
        return wording.quoted(entry["text"], entry["language"], entry["quote_kind"])
    return entry["title"]


def _text(entry: shapes.AnyEntry, site: str) -> Iterator[str]:
    """Paragraphs of HTML."""
    if entry["kind"] == "match":
        yield _paragraph(", ".join(filter(None, [entry["competition"]["name"], entry["stage"]])))
        yield _paragraph(_minutes("Goal", "Goals", entry["goals"]))
        yield _paragraph(_minutes("Penalty missed", "Penalties missed", entry["missed"]))
    elif entry["kind"] == "goal":
        yield _paragraph(entry["match"]["competition"]["name"])
        yield _paragraph(_minutes("Goal", "Goals", [entry]))
    elif entry["kind"] == "moment":
        yield _paragraph(entry["summary"])
        for quote in entry["quotes"]:
            words = wording.quoted(quote["text"], quote["language"], quote["kind"])
            said = wording.date_words(quote["said_on"], quote["said_on_precision"])
            yield _paragraph(f"{words} {quote['speaker_name']}, {said}")
    elif entry["kind"] == "quote":
        yield _paragraph(entry["occasion"])
    page = entry["match"]["page"] if entry["kind"] == "goal" else entry["page"]
    yield _link(site, page, "In the archive")


def _minutes(one: str, many: str, events: list[shapes.Event] | list[shapes.GoalEntry]) -> str:
    if not events:
        return ""
    minutes = ", ".join(wording.minute_words(event) or "minute not known" for event in events)
    return f"{one if len(events) == 1 else many}: {minutes}"


def _paragraph(words: str) -> str:
    return f"<p>{escape(words)}</p>" if words else ""


def _link(site: str, page: str, words: str) -> str:
    return f'<p><a href="{escape(site + page)}">{words}</a></p>'
