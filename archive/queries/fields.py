"""The fields that several queries share."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from archive.asking import DIGITS, LETTERS

ORDERS = (("newest", "Newest first"), ("oldest", "Oldest first"))
# Longer words are in no archive; the search page says so instead of asking the database.
MOST_CHARACTERS = 200


def words() -> forms.CharField:
    """Words that what is found has all of."""
    return forms.CharField(
        label="Words",
        required=False,
        max_length=MOST_CHARACTERS,
        widget=forms.TextInput(attrs={"type": "search"}),
    )


def slug() -> forms.CharField:
    """A thing by its address, which comes by a link."""
    return forms.SlugField(required=False, max_length=200, widget=forms.HiddenInput)


def name(label: str) -> forms.CharField:
    """A thing by its name or its address."""
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


def day(label: str) -> forms.DateField:
    """A day."""
    return forms.DateField(
        label=label,
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=DayInput(format="%Y-%m-%d"),
        error_messages={"invalid": "Give a day as YYYY-MM-DD, such as 2022-12-10."},
    )


def hidden_day(label: str) -> forms.DateField:
    """A day that comes by a link alone."""
    field = day(label)
    field.widget = forms.HiddenInput()
    return field


class Order(forms.ChoiceField):
    """Which way round; ``also`` are other words for one of the two."""

    def __init__(self, also: Mapping[str, str]) -> None:
        super().__init__(
            label="Order",
            required=False,
            choices=ORDERS,
            error_messages={"invalid_choice": "The order is “newest” or “oldest”."},
        )
        self.also = also

    def to_python(self, value: Any) -> str:
        """One of the words that all lists have, or what cannot be understood."""
        return self.also.get(value) or super().to_python(value)


def order(**also: str) -> Order:
    """Which way round; ``also`` are other words for one of the two."""
    return Order(also)


def letter() -> forms.ChoiceField:
    """What a name begins with, which comes by a link."""
    return forms.ChoiceField(
        label="Letter",
        required=False,
        choices=[(one, one.upper()) for one in (*LETTERS, DIGITS)],
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": f"The letter is one of a to z, or {DIGITS}."},
    )


def years() -> forms.CharField:
    """A year, or two with a dash between."""
    return forms.CharField(
        label="Year, or from–to",
        required=False,
        max_length=12,
        widget=forms.TextInput(attrs={"placeholder": "2018-2022"}),
    )
