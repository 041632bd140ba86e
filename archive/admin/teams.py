"""Teams on the desk, with the names they had."""

from django.contrib import admin
from django.db.models import Q

from archive.admin import looking
from archive.admin.base import DeskAdmin, NormalInline, VersionedForm
from archive.models import Team, TeamName


class NameInline(NormalInline):
    """Former names, and others it is printed under."""

    model = TeamName
    verbose_name = "other name"


@admin.register(Team)
class TeamAdmin(DeskAdmin):
    """A side that plays matches, under today's name."""

    form = VersionedForm
    list_display = ["name", "kind", "slug"]
    list_filter = ["kind"]
    search_fields = ["name"]
    search_help_text = "Its name, or one it had."
    ordering = ["name", "pk"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "slug", "kind"]
    inlines = [NameInline]

    def searched(self, word: str) -> Q:
        """By its names."""
        return looking.team(word)
