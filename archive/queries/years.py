"""Things asked for by years: one, or the first and the last of several."""

import re
from datetime import date
from typing import Any

from django import forms

from archive.queries.base import Paged, Query

# A year, or the first and the last of several.
_YEARS = re.compile("(?!0{4})([0-9]{4})(?: *[-–—] *(?!0{4})([0-9]{4}))?")


def within(first: int | None, last: int | None = None) -> dict[str, Any]:
    """The days of a year, or of the years from one to another, as filters have them."""
    if first is None:
        return {}
    return {"date_from": date(first, 1, 1), "date_to": date(last or first, 12, 31)}


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
