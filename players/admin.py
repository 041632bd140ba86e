"""People on the desk: their names, what they are, and where they played."""

from collections.abc import Collection
from typing import Any

from django.contrib import admin
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from archive import release
from archive.admin import filters, looking, squads
from archive.admin.base import DeskAdmin, NormalInline, VersionedForm
from archive.admin.merging import MergePages
from archive.models import Quote, Spell
from players import curation
from players.models import Merge, Player, PlayerAlias, PlayerRole


class AliasInline(NormalInline):
    """Other names."""

    model = PlayerAlias


class RoleInline(NormalInline):
    """What the person is; the first is the main one."""

    model = PlayerRole


class SpellInline(NormalInline):
    """Where the person played, and when."""

    model = Spell
    autocomplete_fields = ["team"]


@admin.register(Player)
class PlayerAdmin(MergePages, DeskAdmin):
    """A person in football who plays, manages or speaks."""

    form = VersionedForm
    list_display = ["name", "born", "nationality", "position", "quotes_said", "is_public"]
    list_filter = [filters.PublicFilter, "roles__role", "nationality"]
    search_fields = ["name"]
    search_help_text = "The name, or another one."
    ordering = ["name", "pk"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [AliasInline, RoleInline, SpellInline]
    belongings = [Merge]
    readonly_fields = ["squads"]
    actions = ["introduce_selected"]
    fieldsets = [
        (None, {"fields": ["name", "slug", "full_name"]}),
        ("Facts", {"fields": [("born", "gender"), ("nationality", "position")]}),
        ("Page", {"fields": ["released_at"]}),
        ("In squads", {"fields": ["squads"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Player]:
        """The rows, whether each is public, and how many quotes of each there are."""
        said = Quote.objects.filter(speaker=OuterRef("pk")).order_by().values("speaker")
        rows = super().get_queryset(request)
        return rows.annotate(
            public_now=filters.public_column(release.introduced()),
            said=Coalesce(Subquery(said.annotate(n=Count("pk")).values("n")), 0),
        )

    def searched(self, word: str) -> Q:
        """By the names."""
        return looking.person(word)

    @admin.display(boolean=True, description="public", ordering="public_now")
    def is_public(self, row: Any) -> bool:
        """By `archive.release`."""
        return bool(row.public_now)

    @admin.display(description="quotes", ordering="said")
    def quotes_said(self, row: Any) -> SafeString:
        """How many quotes are the player's, whatever their state."""
        address = f"{reverse('admin:archive_quote_changelist')}?who=%23{row.pk}"
        return format_html('<a href="{}">{}</a>', address, row.said)

    @admin.display(description="places")
    def squads(self, row: Player) -> str:
        """The places in squads that are tied to the player."""
        return squads.links(row)

    @admin.action(description="Give a page (make public)", permissions=["change"])
    def introduce_selected(self, request: HttpRequest, queryset: QuerySet[Player]) -> None:
        """Make the ticked people public."""

        def act() -> str:
            pks = list(queryset.values_list("pk", flat=True))
            new = curation.introduce(by=request.user, players=pks)
            return f"{new} {'person has' if new == 1 else 'people have'} a page now."

        self.attempt(request, act)

    def write(
        self, request: HttpRequest, thing: Player, form: Any, fields: Collection[str]
    ) -> None:
        """Through the editors' own act."""
        curation.edit(
            by=request.user,
            player=thing,
            version=form.cleaned_data["version"],
            fields=set(fields) - {"version"},
        )
