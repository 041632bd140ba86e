"""A save that came second: what is saved now beside what was typed, and all that was typed kept."""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin
from django.forms import BaseInlineFormSet
from django.forms.formsets import DELETION_FIELD_NAME, TOTAL_FORM_COUNT
from django.http import HttpRequest, QueryDict

from archive.text.difference import Piece, compare

# Sent along by every form, and no text of an editor's.
_OWN_FIELDS = ("csrfmiddlewaretoken", "version")


@dataclass(frozen=True, slots=True)
class Difference:
    """One field, or one kind of rows below, that differs: as saved now, as typed, and compared."""

    label: str
    saved: str
    typed: str
    pieces: list[Piece]


class StaleSave:
    """The form as it was sent, held against the thing as it is saved now."""

    def __init__(self, pages: admin.ModelAdmin, request: HttpRequest, saved: Any) -> None:
        self.pages = pages
        self.request = request
        self.saved = saved

    def differences(self) -> list[Difference]:
        """Where the two differ, in the form's order, the rows below last."""
        return [
            Difference(label, saved, typed, compare(saved, typed))
            for label, saved, typed in (*self._fields(), *self._rows())
            if saved != typed
        ]

    def posted(self) -> list[tuple[str, str]]:
        """Everything that was sent, to send it again; the version is now the saved one.

        A row that somebody took away meanwhile is sent as a new one: the rest would not go through
        with it as it was.
        """
        sent = self.request.POST.copy()
        for formset in self._formsets():
            _renew_missing(sent, formset)
        kept = [
            (name, value)
            for name, values in sent.lists()
            if name not in _OWN_FIELDS
            for value in values
        ]
        return [*kept, ("version", str(self.saved.version))]

    def _fields(self) -> Iterator[tuple[str, str, str]]:
        form_class = self.pages.get_form(self.request, self.saved, change=True)
        saved, typed = form_class(instance=self.saved), form_class(self.request.POST)
        for field in saved:
            if field.name != "version":
                yield (
                    str(field.label),
                    shown(field.field, field.value()),
                    shown(field.field, typed[field.name].value()),
                )

    def _rows(self) -> Iterator[tuple[str, str, str]]:
        for typed in self._formsets():
            saved = type(typed)(instance=self.saved, queryset=typed.queryset)
            yield (
                str(typed.form._meta.model._meta.verbose_name_plural),
                _lines(saved),
                _lines(typed),
            )

    def _formsets(self) -> Iterator[BaseInlineFormSet]:
        """The rows below as they were sent, named as Django's admin names them: one that comes
        again is numbered."""
        seen: Counter[str] = Counter()
        for formset_class, inline in self.pages.get_formsets_with_inlines(self.request, self.saved):
            prefix = formset_class.get_default_prefix()
            seen[prefix] += 1
            yield formset_class(
                self.request.POST,
                instance=self.saved,
                queryset=inline.get_queryset(self.request),
                prefix=prefix if seen[prefix] == 1 else f"{prefix}-{seen[prefix]}",
            )


def _renew_missing(sent: QueryDict, formset: BaseInlineFormSet) -> None:
    """Send what a row held that is not there any more as a new row, and the old one as taken away."""
    there = {str(form.instance.pk) for form in formset.initial_forms if form.instance.pk}
    key = formset.form._meta.model._meta.pk.name
    total = len(formset.forms)
    for form in formset.initial_forms:
        if sent.get(form.add_prefix(key)) in there or sent.get(
            form.add_prefix(DELETION_FIELD_NAME)
        ):
            continue
        for name in form.fields:
            if name not in (key, DELETION_FIELD_NAME) and form.add_prefix(name) in sent:
                sent.setlist(
                    f"{formset.prefix}-{total}-{name}", sent.getlist(form.add_prefix(name))
                )
        sent[form.add_prefix(DELETION_FIELD_NAME)] = "on"
        total += 1
    if total != len(formset.forms):
        sent[formset.management_form.add_prefix(TOTAL_FORM_COUNT)] = str(total)


def shown(field: forms.Field, value: Any) -> str:
    """A field's value in words, as typed or as saved: the names of what is chosen, not its keys."""
    if value in (None, "", []):
        return ""
    if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
        keys = _keys(value if isinstance(field, forms.ModelMultipleChoiceField) else [value])
        return "\n".join(str(one) for one in field.queryset.filter(pk__in=keys))
    if isinstance(field, forms.ChoiceField):
        choices: Any = field.choices
        return next((str(label) for key, label in choices if str(key) == str(value)), str(value))
    if isinstance(field, forms.BooleanField):
        return "yes" if field.to_python(value) else "no"
    # Dates and numbers are typed in other forms than they are kept in.
    with suppress(forms.ValidationError):
        several = isinstance(field, forms.MultiValueField) and isinstance(value, list)
        value = field.clean(value) if several else field.to_python(value)
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M:%S}"
    return str(value).replace("\r\n", "\n").strip()


def _keys(values: Any) -> list[int]:
    keys = (getattr(value, "pk", value) for value in values)
    return [int(key) for key in keys if str(key).isdecimal()]


def _lines(formset: BaseInlineFormSet) -> str:
    """The rows of a formset, a line each; rows to be deleted, and empty ones, left out."""
    lines = []
    for form in formset.forms:
        fields = [
            (field, field.value())
            for field in form
            if not field.is_hidden and field.name != DELETION_FIELD_NAME
        ]
        if DELETION_FIELD_NAME in form.fields and form[DELETION_FIELD_NAME].value():
            continue
        told = [(field.label, shown(field.field, value)) for field, value in fields]
        if any(text for _, text in told):
            lines.append(" · ".join(f"{label}: {text}" for label, text in told if text))
    return "\n".join(lines)
