"""Filters and tags of the pages: small, fast, without a query and without business."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from archive import sums, wording
from archive.shapes import EventFields, MatchRef, MatchShort, PrecisionName, Ref
from archive.wording import Elapsed

# Characters of a word that stand beside the score on a screen of 320 px.
LONG = 9

register = template.Library()

register.filter("date_words", wording.date_words)
register.filter("date_attribute", wording.date_attribute)
register.filter("minute", wording.minute_words)
register.filter("score", wording.score_words)
register.filter("fixture", wording.fixture_words)
register.filter("direction", wording.direction)
register.filter("any_cited", sums.any_cited)
register.filter("sum_words", sums.sum_words)
register.filter("coverage_words", sums.coverage_words)
register.filter("range_words", sums.range_words)
register.filter("verdict_words", sums.verdict_words)


@register.simple_tag
def when(
    day: date | None, precision: PrecisionName = "day", form: str = "long"
) -> SafeString | str:
    """A date as ``<time>`` at its precision; ``form``: long, short ("14 Oct 2025"), in_year.

    Plain words where nothing of the date is known.
    """
    if form == "in_year":
        words = wording.day_words(day, precision)
    else:
        words = wording.date_words(day, precision, short=form == "short")
    attribute = wording.date_attribute(day, precision)
    return format_html('<time datetime="{}">{}</time>', attribute, words) if attribute else words


@register.simple_tag
def when_in_year(day: date | None, precision: PrecisionName = "day") -> SafeString | str:
    """A date under its year's heading, empty but in place where only the year is known."""
    return when(day, precision, "in_year") if day else ""


@register.simple_tag
def span_years(start: date | None, end: date | None) -> str:
    """The years of a spell or a name: "2011–2023", "since 2023", "until 2011", or ""."""
    if start and end:
        return f"{start.year}–{end.year}"
    if start:
        return f"since {start.year}"
    return f"until {end.year}" if end else ""


@register.simple_tag
def elapsed(moment: Mapping[str, Any] | None, quote: Mapping[str, Any]) -> Elapsed | None:
    """Time from a moment (or a match: its day is exact) to a quote; None where it is unknown."""
    if not moment:
        return None
    return wording.elapsed(
        moment["date"],
        quote["said_on"],
        moment.get("date_precision", "day"),
        quote["said_on_precision"],
    )


@register.filter
def bdi(name: str) -> SafeString:
    """A name in mixed text, kept from turning the words round it about (``<bdi>``)."""
    return format_html("<bdi>{}</bdi>", name)


@register.filter
def counted(number: int, words: str) -> str:
    """``{{ 2|counted:"goal" }}``: "2 goals"; an odd plural after a comma: ``"match,matches"``."""
    one, _, many = words.partition(",")
    return wording.counted(number, one, many)


@register.filter
def sources(quote: Mapping[str, Any]) -> str:
    """How many independent sources a quote has, or that nobody knows."""
    return wording.sources(quote["source_count"], quote["sources_known"])


@register.filter
def in_marks(quote: Mapping[str, Any]) -> str:
    """A quote's words in the marks of its language; reported speech without."""
    return wording.quoted(quote["text"], quote["language"], quote_kind(quote))


@register.filter
def quote_kind(quote: Mapping[str, Any]) -> Any:
    """A quote's kind, also where a timeline's entry has one of its own."""
    return quote.get("quote_kind") or quote["kind"]


@register.filter
def printed_runs(quote: Mapping[str, Any]) -> list[list[str]]:
    """A quote's paragraphs, each in the runs of words that stand together in print."""
    return wording.runs(quote["text"], quote["seams"])


@register.filter
def paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain text."""
    return [part.strip() for part in text.split("\n\n") if part.strip()]


@register.filter
def event_words(event: Mapping[str, Any]) -> str:
    """What happened: "penalty missed"."""
    return wording.EVENT_WORDS[event.get("event_kind") or event["kind"]]


@register.filter
def event_note(event: Mapping[str, Any]) -> str:
    """What stands in small type after a goal mark's minute: "pen"."""
    return wording.EVENT_NOTES.get(event.get("event_kind") or event["kind"], "")


@register.filter
def event_icon(event: Mapping[str, Any]) -> str:
    """The sprite's symbol for an event, "" for cards and changes."""
    kind = event.get("event_kind") or event["kind"]
    if kind == "own_goal":
        return "i-own"
    if kind in wording.MISSES:
        return "i-miss"
    return "i-ball" if kind in wording.GOALS or kind == "shootout_scored" else ""


@register.filter
def motif(event: Mapping[str, Any] | None) -> str:
    """The line drawing for a moment's event, "" where none fits."""
    return wording.motif(event["kind"]) if event else ""


@register.filter
def is_miss(event: Mapping[str, Any]) -> bool:
    """Whether a kick was missed or saved."""
    return (event.get("event_kind") or event["kind"]) in wording.MISSES


@register.filter
def scorer(event: EventFields) -> str:
    """The player's name, or the name as the source printed it."""
    player: Ref | None = event["player"]
    return player["name"] if player else event["player_name"]


@register.filter
def has_long_name(match: MatchShort) -> bool:
    """Whether a team has a word that a small screen cannot hold beside the score."""
    words = f"{match['home']['name']} {match['away']['name']}".split()
    return max(map(len, words)) > LONG


@register.filter
def where(match: MatchShort) -> str:
    """Ground and town of a match, without saying a name twice: "Al Bayt Stadium, Al Khor"."""
    parts = dict.fromkeys(part for part in (match["venue"], match["city"]) if part)
    return ", ".join(parts)


@register.filter
def host(address: str) -> str:
    """The host of an address, for a link's words."""
    return urlsplit(address).hostname or address


@register.filter
def weekday(day: date) -> str:
    """The day of the week."""
    return wording.WEEKDAYS[day.weekday()]


@register.filter
def month_name(day: date) -> str:
    """The month's name."""
    return wording.MONTHS[day.month - 1]


@register.filter
def grouped(number: int) -> str:
    """A whole number with its thousands apart: "1,039"."""
    return f"{number:,}"


@register.filter
def days_words(days: int) -> str:
    """What stands under a number of days since something: "days after", "day before"."""
    return f"{'day' if abs(days) == 1 else 'days'} {'before' if days < 0 else 'after'}"


@register.filter
def unsigned(number: int) -> int:
    """A number without its sign."""
    return abs(number)


@register.filter
def open_mark(language: str) -> str:
    """The opening quotation mark of a language."""
    return wording.quotation_marks(language)[0]


@register.filter
def close_mark(language: str) -> str:
    """The closing quotation mark of a language."""
    return wording.quotation_marks(language)[1]


@register.simple_tag
def marks(quote: Mapping[str, Any]) -> tuple[str, str]:
    """The marks a quote stands in; two empty ones for reported speech."""
    if quote_kind(quote) == "indirect":
        return ("", "")
    return wording.quotation_marks(quote["language"])


@register.filter
def no_score(match: MatchRef) -> str:
    """Why a match has no score: "not played yet", "score not recorded"; "" where it has one."""
    return wording.no_score_words(match, timezone.localdate())


@register.simple_tag
def years_ago(day: date | None, today: date) -> Elapsed | None:
    """Whole years from a day to the same day of this year; None in its first year."""
    if day is None or day.year >= today.year:
        return None
    years = today.year - day.year
    return Elapsed(f"+{years} y", f"{wording.counted(years, 'year')} ago")


@register.filter
def first_motif(items: list[Mapping[str, Any]]) -> str:
    """The line drawing of a story: that of its first moment that has one."""
    drawn = (motif(item["moment"]["event"]) for item in items if item["moment"])
    return next((name for name in drawn if name), "")


@register.filter
def fingerprint(digest: str) -> str:
    """The first 16 hexadecimal digits of a SHA-256, in groups of four."""
    return " ".join(digest[at : at + 4] for at in range(0, min(16, len(digest)), 4))
