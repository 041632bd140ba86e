"""Themes on the desk."""

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from archive import release
from archive.admin import filters, looking
from archive.admin.base import DeskAdmin, VersionedForm
from archive.models import Theme


@admin.register(Theme)
class ThemeAdmin(DeskAdmin):
    """A subject that quotes and moments share."""

    form = VersionedForm
    list_display = ["name", "slug", "is_public"]
    list_filter = [filters.PublicFilter]
    search_fields = ["name"]
    ordering = ["name", "pk"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "slug", "summary", "released_at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Theme]:
        """The rows, whether each is public beside it."""
        rows = super().get_queryset(request)
        return rows.annotate(public_now=filters.public_column(release.introduced()))

    def searched(self, word: str) -> Q:
        """By name."""
        return looking.by_name(word)

    @admin.display(boolean=True, description="public", ordering="public_now")
    def is_public(self, row: Any) -> bool:
        """By `archive.release`."""
        return bool(row.public_now)
