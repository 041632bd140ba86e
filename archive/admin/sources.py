"""Where things come from: publications and data sets, and what imports did."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from archive.admin import looking
from archive.admin.base import DeskAdmin, NormalForm
from archive.models import ImportBatch, Source


@admin.register(Source)
class SourceAdmin(DeskAdmin):
    """A newspaper, a data set, or the report that a single fact was looked up in."""

    form = NormalForm
    list_display = ["name", "kind", "licence", "snapshot"]
    list_filter = ["kind"]
    search_fields = ["name"]
    ordering = ["name", "pk"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "slug", "kind", "url", "licence", "snapshot", "note"]

    def searched(self, word: str) -> Any:
        """By name."""
        return looking.by_name(word)


@admin.register(ImportBatch)
class BatchAdmin(DeskAdmin):
    """What an import added, changed, left and refused: to read alone."""

    list_display = [
        "started_at",
        "kind",
        "state",
        "source",
        "by",
        "added",
        "changed",
        "unchanged",
        "refused",
    ]
    list_filter = ["kind", "state"]
    list_select_related = ["source", "by"]
    ordering = ["-started_at", "-pk"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Imports make them."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody: they tell what was done."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody: rows name the batch they came with."""
        return False
