"""Places in squads on the desk: as printed, beside the player each is tied to."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import Q
from django.forms.models import model_to_dict
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html_join

from archive.admin import filters, looking
from archive.admin.base import DeskAdmin, NormalForm
from archive.models import SquadPlace
from archive.text.words import fingerprint
from players.models import Player

NONE = "none on record"


def links(player: Player) -> str:
    """Links to the places that are tied to a player."""
    if player._state.adding:
        return NONE
    places = SquadPlace.objects.filter(player=player).select_related("team").order_by("pk")
    rows = [
        (
            reverse("admin:archive_squadplace_change", args=[place.pk]),
            f"{place.tournament}: {place.team.name}",
        )
        for place in places
    ]
    return format_html_join(", ", '<a href="{}">{}</a>', rows) or NONE


class TeamFilter(filters.NameFilter):
    """By the team."""

    title = "team"
    parameter_name = "team"

    def named(self, word: str) -> Q:
        """The team has this name."""
        return looking.by_name(word, path="team__")


class PlaceForm(NormalForm):
    """A place; knows what stood there when the form was opened."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._now = fingerprint(str(sorted(model_to_dict(self.instance).items(), key=str)))
        self.fields["seen"].initial = self._now

    def clean(self) -> dict[str, Any]:
        """Refuse what was typed over something that somebody has changed since."""
        data = super().clean()
        if data.get("seen") != self._now:
            self.add_error(None, "Somebody else saved this meanwhile: open it again.")
        return data


@admin.register(SquadPlace)
class SquadPlaceAdmin(DeskAdmin):
    """Who was called up: what the list printed can be corrected, and who it was."""

    form = PlaceForm
    list_display = ["player_name", "player", "team", "tournament", "number", "born", "club"]
    list_filter = [TeamFilter, "tournament", ("player", admin.EmptyFieldListFilter)]
    list_select_related = ["player", "team", "club"]
    search_fields = ["player_name"]
    search_help_text = "The name as printed or the player's, the team, the club."
    ordering = ["tournament", "team__name", "number", "pk"]
    autocomplete_fields = ["player", "club"]
    readonly_fields = ["tournament", "team", "source", "source_key", "batch", "line"]
    fieldsets = [
        (None, {"fields": [("tournament", "team"), ("player_name", "player"), "number", "seen"]}),
        ("As printed", {"fields": [("position", "born"), "club"]}),
        ("From", {"fields": ["source", "source_key", ("batch", "line")]}),
    ]

    def searched(self, word: str) -> Q:
        """By names."""
        return (
            Q(player_name__icontains=word)
            | looking.person(word, path="player__")
            | looking.by_name(word, path="team__")
            | looking.by_name(word, path="club__")
        )

    def save_model(
        self, request: HttpRequest, obj: models.Model, form: forms.ModelForm, change: bool
    ) -> None:
        """Write what was edited alone."""
        columns = {field.name for field in self.opts.concrete_fields}
        obj.save(update_fields=sorted(columns & set(form.changed_data)))

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Squads are imported."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody: the next import would bring it again."""
        return False
