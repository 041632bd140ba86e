"""What every query of a page has: nothing unknown, nothing twice, and its errors at its fields."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from archive.asking import ENDS_TOO_EARLY
from archive.paging import BadCursor
from archive.reading.errors import UnknownFilter

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
                self.add_error(self.span[1], ENDS_TOO_EARLY)
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


class Unfiltered(Query):
    """A page without parameters."""


class Paged(Query):
    """A list that only goes on."""

    cursor = forms.CharField(required=False, max_length=1500, widget=forms.HiddenInput)
