"""What happened in a match, on the match's own form: each event with its own source."""

from typing import Any

from django import forms
from django.forms import BaseInlineFormSet

from archive.admin.base import NormalForm, NormalStack
from archive.curation import events
from archive.football import minutes
from archive.models import MatchEvent


class EventForm(NormalForm):
    """One event; its minute is typed as people write it."""

    minute = forms.CharField(
        required=False,
        max_length=12,
        widget=forms.TextInput(attrs={"size": 8}),
        help_text="84, 45+3, 90+10, 120+2, or a clock: 83:35. Empty where it is not known.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["minute"] = minutes.written(self.instance.minute, self.instance.stoppage)

    def clean_minute(self) -> int | None:
        """The minute; what was added to it goes into the event itself."""
        typed = self.cleaned_data["minute"]
        try:
            minute, stoppage = minutes.parse(typed) if typed else (None, None)
        except ValueError as fault:
            raise forms.ValidationError(str(fault)) from fault
        self.instance.stoppage = stoppage
        return minute

    def clean(self) -> dict[str, Any]:
        """A name to print for who has only a page: coverage counts goals that have a name."""
        data = super().clean()
        if data.get("player") and not data.get("player_name"):
            data["player_name"] = data["player"].name
            if "player_name" not in self.changed_data:
                self.changed_data.append("player_name")
        return data


class EventFormSet(BaseInlineFormSet):
    """All events of one match: each right by itself, and all together."""

    def clean(self) -> None:
        """Say at its field what was expected; what concerns several, above them."""
        super().clean()
        kept = [
            form
            for form in self.forms
            if form.cleaned_data and not form.errors and not form.cleaned_data.get("DELETE")
        ]
        changed = [form for form in kept if form.has_changed()]
        teams_known = self.instance.home_id and self.instance.away_id
        if any(form.errors for form in self.forms) or not changed or not teams_known:
            return
        for form in changed:
            sourced = not form.instance.pk or "source" in form.changed_data
            found = events.faults(form.instance, self.instance, sourced=sourced)
            for name, message in found.items():
                form.add_error(name, message)
        happened = [form.instance for form in kept]
        events.number_kicks(happened)
        if found_together := events.faults_together(happened, self.instance):
            raise forms.ValidationError(found_together)


class EventInline(NormalStack):
    """What happened, in order; each row with its own source."""

    model = MatchEvent
    form = EventForm
    formset = EventFormSet
    autocomplete_fields = ["team", "player", "source"]
    fields = [
        ("kind", "minute", "number"),
        ("team", "player", "player_name"),
        "detail",
        ("source", "source_detail"),
    ]
