"""Stories on the desk: an ordered run of moments, quotes, articles and matches."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse

from archive import release
from archive.admin import filters
from archive.admin.base import NormalStack, VersionedForm
from archive.admin.previews import story_page
from archive.admin.releasing import ReleaseAdmin
from archive.models import Story, StoryItem


class ItemInline(NormalStack):
    """One step: linking text, and at most one thing that it leads to."""

    model = StoryItem
    autocomplete_fields = ["moment", "quote", "article", "match"]
    fields = ["position", "text", ("moment", "quote"), ("article", "match")]
    verbose_name = "step"
    ordering = ["position"]


@admin.register(Story)
class StoryAdmin(ReleaseAdmin):
    """A run that an editor put in order."""

    form = VersionedForm
    list_display = ["title", "steps", "stands", "is_public"]
    list_filter = [filters.StandingFilter]
    search_fields = ["title"]
    ordering = ["title", "pk"]
    prepopulated_fields = {"slug": ["title"]}
    inlines = [ItemInline]
    fields = ["title", "slug", "summary"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Story]:
        """The rows with how many steps each has."""
        return super().get_queryset(request).annotate(step_count=Count("items"))

    @admin.display(description="steps", ordering="step_count")
    def steps(self, row: Any) -> int:
        """How many steps it has."""
        return int(row.step_count)

    def release_notes(self, thing: Story) -> list[str]:
        """Which steps readers will not see yet."""
        hidden = (
            ("moment", release.moments()),
            ("quote", release.quotes()),
            ("article", release.articles()),
        )
        return [
            f"{len(left_out)} of its {kind}s {'is' if len(left_out) == 1 else 'are'} not public "
            "and will be left out."
            for kind, public in hidden
            if (
                left_out := StoryItem.objects.filter(
                    story=thing, **{f"{kind}__isnull": False}
                ).exclude(**{f"{kind}__in": public})
            )
        ]

    def preview(self, request: HttpRequest, thing: Story) -> HttpResponse:
        """As `/stories/<slug>/` would show it."""
        return story_page(request, thing.pk)
