"""Pages that are asked otherwise than lists: the search, one day of the year, counts to a day, a
timeline."""

from datetime import date
from typing import Any

from django import forms

from archive.asking import no_such_day
from archive.queries import fields
from archive.queries.base import Query
from archive.queries.years import InYears
from archive.reading.said import LONGEST
from archive.wording import MONTHS


class SearchQuery(Query):
    """The search page: words that what is found has all of, or a sentence that somebody said."""

    q = fields.words()
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
        if not self.errors and (fault := no_such_day(**self.cleaned_data)):
            self.add_error("day", fault)
        return self.cleaned_data

    def chosen(self, today: date) -> tuple[int, int]:
        """Month and day that were asked for; today's where none were, or none that exist."""
        if self.is_valid() and self.cleaned_data["month"]:
            return self.cleaned_data["month"], self.cleaned_data["day"]
        return today.month, today.day


class AsOfQuery(Query):
    """A count or record to the end of a day."""

    as_of = fields.day("To the end of")


class StreaksQuery(AsOfQuery):
    """A player's runs, for all teams or for one."""

    team = fields.slug()


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
    competition = fields.slug()
    team = fields.slug()
    year = fields.years()
    date_from = fields.day("From")
    date_to = fields.day("To")
    # The two words of its first version still hold.
    order = fields.order(desc="newest", asc="oldest")
