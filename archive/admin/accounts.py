"""What a second data set says of a match, on the desk: beside what stands here. To read alone; what is
wrong here is corrected with the match."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from archive.admin import looking
from archive.admin.base import DeskAdmin
from archive.models import Match, MatchAccount
from archive.reading.accounts import beside
from archive.reading.matches import match_detail, match_shapes, whole_rows
from archive.wording import counted

NOBODY = "nobody else"


def links(match: Match) -> str:
    """Links to the accounts of a match, each with how much it tells differently."""
    if match._state.adding:
        return NOBODY
    kept = MatchAccount.objects.filter(match=match).order_by("pk").values_list("pk", flat=True)
    shown = match_detail(match.slug)["accounts"] if kept else []
    rows = [
        (
            reverse("admin:archive_matchaccount_change", args=[key]),
            its["source"]["name"],
            counted(len(its["differences"]), "thing"),
        )
        for key, its in zip(kept, shown, strict=True)
    ]
    return format_html_join(", ", '<a href="{}">{}</a> ({} told differently)', rows) or NOBODY


@admin.register(MatchAccount)
class AccountAdmin(DeskAdmin):
    """What one data set says of a match that another one, or an editor, brought."""

    list_display = ["match", "played", "source", "told_differently", "batch", "line"]
    list_filter = ["source"]
    list_select_related = ["match", "source", "batch"]
    search_fields = ["match__slug"]
    search_help_text = "Teams, a day or part of it (2022-12), a competition."
    ordering = ["-match__date", "-pk"]
    fields = ("match_here", "source", "source_key", ("batch", "line"), "sides")
    readonly_fields = ("match_here", "source", "source_key", "batch", "line", "sides")

    def searched(self, word: str) -> Any:
        """By the match."""
        return looking.match(word, path="match__")

    @admin.display(description="date", ordering="match__date")
    def played(self, row: MatchAccount) -> Any:
        """When the match was."""
        return row.match.date

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        """The list; the matches of a page are read in one statement."""
        found = super().get_changelist_instance(request)
        rows: list[Any] = list(found.result_list)
        matches = Match.objects.filter(pk__in=[row.match_id for row in rows])
        shapes = {one["slug"]: one for one in match_shapes(whole_rows(matches))}
        for row in rows:
            told = beside(shapes[row.match.slug], row.says)
            row.differing = sum(differs for _, differs in told)
        found.result_list = rows
        return found

    @admin.display(description="told differently")
    def told_differently(self, row: Any) -> int:
        """How many things are not as here."""
        number: int = row.differing
        return number

    @admin.display(description="match")
    def match_here(self, row: MatchAccount) -> SafeString:
        """The match, to be corrected there."""
        address = reverse("admin:archive_match_change", args=[row.match_id])
        return format_html('<a href="{}">{}</a>', address, row.match)

    @admin.display(description="told here and there")
    def sides(self, row: MatchAccount) -> SafeString:
        """All that is told, in two columns; what differs is marked."""
        rows = beside(match_detail(row.match.slug), row.says)
        context = {"rows": rows, "source": row.source.name}
        return render_to_string("admin/archive/matchaccount/sides.html", context)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Imports write them."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody: it is what the data set says."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody: the next import would bring it again."""
        return False
