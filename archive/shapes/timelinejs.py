"""A timeline in the JSON of Knight Lab's TimelineJS (timeline.knightlab.com/docs/json-format.html)."""

from typing import NotRequired

from typing_extensions import TypedDict


class SlideDate(TypedDict):
    """A date as far as it is known: what is not known is left out, never made up."""

    year: int
    month: NotRequired[int]
    day: NotRequired[int]


class SlideText(TypedDict):
    """Words of a slide, as HTML: every character of the archive's is escaped."""

    headline: str
    text: str


class TitleSlide(TypedDict):
    """The first slide."""

    unique_id: str
    text: SlideText


class Slide(TypedDict):
    """One event. ``unique_id`` is made of its kind and key, so it stays when the words change."""

    unique_id: str
    start_date: SlideDate
    text: SlideText
    group: str


class TimelineJS(TypedDict):
    """A whole timeline, oldest first; what has no date has no place on it."""

    title: TitleSlide
    events: list[Slide]
