"""What readers ask for after the question mark: checked, never ignored.

One small form per list. An unknown parameter, one given twice, or a value that cannot be understood
is an error at its field, and the page answers 422.
"""

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from archive.paging import BadCursor
from archive.reading.errors import UnknownFilter
from archive.reading.said import LONGEST
from archive.wording import MONTHS

ORDERS = (("newest", "Newest first"), ("oldest", "Oldest first"))
# Longer words are in no archive; the search page says so instead of asking the database.
MOST_CHARACTERS = 200
# Any: the 29th of February is a day of the year.
LEAP_YEAR = 2024


# What newsletters and networks hang on to the addresses that they pass on: no question of the
# reader's, who gets the page.
TRACKING = frozenset(("fbclid", "gclid", "igshid", "mc_cid", "mc_eid", "msclkid", "ref", "twclid"))


def _is_tracking(name: str) -> bool:
    return name in TRACKING or name.startswith("utm_")


class Query(forms.Form):
    """The parameters of one page. ``repeatable`` may be given more than once; ``span`` are the two
    days between which the page's things lie."""

    repeatable: Sequence[str] = ()
    span: tuple[str, str] | None = None
    use_required_attribute = False

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, label_suffix="")
        self._given = data
        # What filters' values are called, by field; the view sets it.
        self.names: Mapping[str, str] = {}

    def clean(self) -> dict[str, Any]:
        """Refuse what the page does not know, what is given twice, and a span that ends too early."""
        for name in self._given:
            if _is_tracking(name):
                continue
            if name not in self.fields:
                known = ", ".join(self.fields)
                self.add_error(None, f"This page has no filter “{name}”. It has: {known}.")
            elif len(self._given.getlist(name)) > 1 and name not in self.repeatable:
                self.add_error(name, "This may be given only once.")
        if self.span:
            start, end = (self.cleaned_data.get(name) for name in self.span)
            if start and end and start > end:
                self.add_error(self.span[1], "The last day is before the first.")
        return self.cleaned_data

    @property
    def filters(self) -> dict[str, Any]:
        """What was asked for, as keyword arguments: empty values left out."""
        return {name: value for name, value in self.cleaned_data.items() if value not in ("", None)}

    @property
    def kept(self) -> list[tuple[str, str]]:
        """Filters without a field to see, which the form sends along: names and values."""
        return [
            (field.name, str(self._given[field.name]))
            for field in self.hidden_fields()
            if field.name != "cursor" and self._given.get(field.name)
        ]

    @property
    def tags(self) -> list[dict[str, str]]:
        """The same as words, each with the query string that takes it off."""
        return [
            {
                "label": str(self[name].label),
                "value": self.names.get(name, value),
                "without": self._without(name),
            }
            for name, value in self.kept
        ]

    def _without(self, *names: str) -> str:
        data = self._given.copy()
        for name in (*names, "cursor"):
            data.pop(name, None)
        return f"?{data.urlencode()}"

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but order and place in the list was asked for."""
        return self.is_valid() and any(
            value and name not in ("order", "cursor") for name, value in self.filters.items()
        )

    @property
    def faults(self) -> list[tuple[str, str]]:
        """What could not be understood: the label of its field ("" for the whole), and what to do."""
        return [
            (str(self[name].label) if name in self.fields else "", str(error))
            for name, errors in self.errors.items()
            for error in errors
        ]

    def refuse(self, fault: UnknownFilter | BadCursor) -> None:
        """Put what reading said of a value at its field."""
        if isinstance(fault, UnknownFilter):
            self.add_error(fault.name, f"The archive has no “{fault.value}”.")
        else:
            self.add_error("cursor", str(fault) or "This place in the list is not known.")

    def following(self, cursor: str | None) -> str:
        """The query string of the next page, "" on the last one."""
        if not cursor:
            return ""
        data = self._given.copy()
        data["cursor"] = cursor
        return f"?{data.urlencode()}"

    @property
    def first(self) -> str:
        """The query string of the first page; "" while one is on it."""
        return self._without() if self._given.get("cursor") else ""


def _words() -> forms.CharField:
    return forms.CharField(
        label="Words",
        required=False,
        max_length=MOST_CHARACTERS,
        widget=forms.TextInput(attrs={"type": "search"}),
    )


def _slug() -> forms.CharField:
    return forms.SlugField(required=False, max_length=200, widget=forms.HiddenInput)


# A year, or the first and the last of several.
_YEARS = re.compile("(?!0{4})([0-9]{4})(?: *[-–—] *(?!0{4})([0-9]{4}))?")


def _name(label: str) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=200)


class DayInput(forms.DateInput):
    """A field for a day. What is no day stays out of it, as HTML wants: the error beside it tells."""

    input_type = "date"

    def format_value(self, value: Any) -> str | None:
        """The day as YYYY-MM-DD, or nothing."""
        written = super().format_value(value)
        try:
            return date.fromisoformat(written or "").isoformat()
        except ValueError:
            return None


def _day(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=DayInput(format="%Y-%m-%d"),
        error_messages={"invalid": "Give a day as YYYY-MM-DD, such as 2022-12-10."},
    )


def _hidden_day(label: str) -> forms.DateField:
    """A day that comes by a link alone."""
    field = _day(label)
    field.widget = forms.HiddenInput()
    return field


def _order() -> forms.ChoiceField:
    return forms.ChoiceField(
        label="Order",
        required=False,
        choices=ORDERS,
        error_messages={"invalid_choice": "The order is “newest” or “oldest”."},
    )


class Unfiltered(Query):
    """A page without parameters."""


class Paged(Query):
    """A list that only goes on."""

    cursor = forms.CharField(required=False, max_length=1500, widget=forms.HiddenInput)


def within(first: int | None, last: int | None = None) -> dict[str, Any]:
    """The days of a year, or of the years from one to another, as filters have them."""
    if first is None:
        return {}
    return {"date_from": date(first, 1, 1), "date_to": date(last or first, 12, 31)}


def _years() -> forms.CharField:
    return forms.CharField(
        label="Year, or from–to",
        required=False,
        max_length=12,
        widget=forms.TextInput(attrs={"placeholder": "2018-2022"}),
    )


class InYears(Query):
    """What is asked for by years too: ``year`` is one or the first and last of several, beside the
    days ``date_from`` and ``date_to``."""

    def clean_year(self) -> str:
        """A year, or two with a dash between, the earlier first."""
        typed: str = self.cleaned_data["year"]
        found = _YEARS.fullmatch(typed.strip())
        if typed and (not found or int(found[2] or found[1]) < int(found[1])):
            raise forms.ValidationError("Give a year, or two as 2018-2022.")
        return typed

    @property
    def filters(self) -> dict[str, Any]:
        """As ``Query``; a year is the days in it, or those of them that were asked for too."""
        asked = super().filters
        if found := _YEARS.fullmatch(asked.pop("year", "").strip()):
            days = within(int(found[1]), int(found[2] or found[1]))
            asked["date_from"] = max(days["date_from"], asked.get("date_from", date.min))
            asked["date_to"] = min(days["date_to"], asked.get("date_to", date.max))
        return asked


class YearQuery(Paged):
    """The page of a team or competition, whole or of one year."""

    year = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=9999,
        widget=forms.HiddenInput,
        error_messages={"invalid": "Give a year as four digits, such as 2022."},
    )

    @property
    def asked_year(self) -> int | None:
        """The year that was asked for; None for all, or where none can be understood."""
        year: int | None = self.cleaned_data.get("year") if self.is_valid() else None
        return year


class AsOfQuery(Query):
    """A count or record to the end of a day."""

    as_of = _day("To the end of")


class StreaksQuery(AsOfQuery):
    """A player's runs, for all teams or for one."""

    team = _slug()


class QuoteQuery(Paged):
    """The list of quotes."""

    span = ("said_from", "said_to")

    q = _words()
    speaker = _slug()
    moment = _slug()
    theme = _slug()
    match = _slug()
    team = _slug()
    article = _slug()
    competition = _slug()
    said_from = _day("Said from")
    said_to = _day("To")
    order = _order()


class ArticleQuery(Paged):
    """The list of articles."""

    span = ("published_from", "published_to")

    q = _words()
    player = _slug()
    moment = _slug()
    theme = _slug()
    publication = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    published_from = _day("Published from")
    published_to = _day("To")
    order = _order()


class MomentQuery(Paged):
    """The list of moments."""

    span = ("date_from", "date_to")

    q = _words()
    player = _slug()
    theme = _slug()
    match = _slug()
    team = _slug()
    competition = _slug()
    date_from = _day("From")
    date_to = _day("To")
    order = _order()


class MatchQuery(InYears, Paged):
    """The list of matches."""

    span = ("date_from", "date_to")

    team = _name("Team")
    competition = _name("Competition")
    stage = _name("Stage")
    year = _years()
    player = _slug()
    has = forms.ChoiceField(
        label="With",
        required=False,
        choices=(("", "anything"), ("moments", "moments"), ("quotes", "quotes")),
        error_messages={"invalid_choice": "This is “moments” or “quotes”."},
    )
    date_from = _hidden_day("From")
    date_to = _hidden_day("To")
    order = _order()


class PlayerQuery(Paged):
    """The list of people."""

    q = _words()


class SearchQuery(Query):
    """The search page: words that what is found has all of, or a sentence that somebody said."""

    q = _words()
    text = forms.CharField(
        label="A sentence",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DayQuery(Query):
    """One day of the year, whatever the year; both numbers or neither."""

    month = forms.IntegerField(
        label="Month",
        required=False,
        min_value=1,
        max_value=12,
        widget=forms.Select(choices=[("", "–"), *enumerate(MONTHS, start=1)]),
    )
    day = forms.IntegerField(label="Day", required=False, min_value=1, max_value=31)

    def clean(self) -> dict[str, Any]:
        """As ``Query``, and that there is such a day."""
        super().clean()
        month, day = self.cleaned_data.get("month"), self.cleaned_data.get("day")
        if (month is None) != (day is None) and not self.errors:
            self.add_error("day" if day is None else "month", "Give both a month and a day.")
        elif month and day and day > monthrange(LEAP_YEAR, month)[1]:
            self.add_error("day", f"{MONTHS[month - 1]} has no such day.")
        return self.cleaned_data

    def chosen(self, today: date) -> tuple[int, int]:
        """Month and day that were asked for; today's where none were, or none that exist."""
        if self.is_valid() and self.cleaned_data["month"]:
            return self.cleaned_data["month"], self.cleaned_data["day"]
        return today.month, today.day


TIMELINE_KINDS = (
    ("match", "Matches"),
    ("goal", "Goals"),
    ("moment", "Moments"),
    ("quote", "Quotes"),
    ("article", "Articles"),
)


class TimelineQuery(InYears):
    """A player's timeline."""

    repeatable = ("kind",)
    span = ("date_from", "date_to")

    kind = forms.MultipleChoiceField(
        label="Show",
        required=False,
        choices=TIMELINE_KINDS,
        error_messages={"invalid_choice": "“%(value)s” is no kind of entry."},
    )
    competition = _slug()
    team = _slug()
    year = _years()
    date_from = _day("From")
    date_to = _day("To")
    order = forms.ChoiceField(
        label="Order",
        required=False,
        choices=(("desc", "Newest first"), ("asc", "Oldest first")),
        error_messages={"invalid_choice": "The order is “asc” or “desc”."},
    )
