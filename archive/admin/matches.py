"""Matches on the desk, with what happened in them; competitions and venues."""

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from archive.admin import accounts, filters, looking
from archive.admin.base import DeskAdmin, VersionedForm
from archive.admin.events import EventInline
from archive.models import Competition, Match, MatchEvent, Venue


class TeamFilter(filters.NameFilter):
    """By one of the two teams."""

    title = "team"
    parameter_name = "team"

    def named(self, word: str) -> Q:
        """Either team has this name."""
        return looking.by_name(word, path="home__") | looking.by_name(word, path="away__")


class CompetitionFilter(filters.NameFilter):
    """By the competition's name."""

    title = "competition"
    parameter_name = "cup"

    def named(self, word: str) -> Q:
        """Played in a competition of this name."""
        return looking.by_name(word, path="competition__")


@admin.register(Match)
class MatchAdmin(DeskAdmin):
    """A game: always public, it is a fact."""

    form = VersionedForm
    list_display = ["date", "between", "result", "competition", "stage", "venue", "source"]
    list_display_links = ["date", "between"]
    list_filter = [TeamFilter, CompetitionFilter, "date", "neutral"]
    list_select_related = ["home", "away", "competition", "venue", "source"]
    search_fields = ["slug"]
    search_help_text = "Teams, a day or part of it (2022-12), a competition."
    ordering = ["-date", "-pk"]
    autocomplete_fields = ["home", "away", "shootout_winner", "competition", "venue", "source"]
    readonly_fields = ["other_accounts"]
    inlines = [EventInline]
    fieldsets = [
        (None, {"fields": [("date", "kickoff", "kickoff_offset"), "slug", "meeting"]}),
        ("Teams", {"fields": [("home", "away"), ("home_score", "away_score"), "after_extra_time"]}),
        ("Shoot-out", {"fields": ["shootout_winner", ("shootout_home", "shootout_away")]}),
        (
            "Where",
            {"fields": ["competition", "stage", "venue", ("city", "country"), "neutral"]},
        ),
        ("From", {"fields": ["source", "source_key", "other_accounts"]}),
    ]

    def searched(self, word: str) -> Q:
        """By its teams, day or competition."""
        return looking.match(word)

    @admin.display(description="also told by")
    def other_accounts(self, row: Match) -> str:
        """The other data sets that tell of the match, each with how much it tells differently."""
        return accounts.links(row)

    @admin.display(description="teams", ordering="home__name")
    def between(self, row: Match) -> str:
        """Home and away."""
        return f"{row.home.name} – {row.away.name}"

    @admin.display(description="score", empty_value="–")
    def result(self, row: Match) -> str | None:
        """The score, after extra time where there was."""
        if row.home_score is None:
            return None
        told = f"{row.home_score}–{row.away_score}"
        return f"{told} a.e.t." if row.after_extra_time else told


@admin.register(MatchEvent)
class EventAdmin(DeskAdmin):
    """For choosing the event that a moment is: events are edited with their match."""

    search_fields = ["match__slug"]
    list_display = ["kind", "match", "minute", "team", "player"]
    list_select_related = ["match", "team", "player"]

    def searched(self, word: str) -> Q:
        """By the match, or who it was."""
        known = Q(player_name__icontains=word) | looking.by_name(word, path="player__")
        return looking.match(word, path="match__") | known

    def get_queryset(self, request: HttpRequest) -> QuerySet[MatchEvent]:
        """With the match, which their names in a choice are made of."""
        return super().get_queryset(request).select_related("match", "team", "player")

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Not among the lists."""
        return False

    def has_add_permission(self, request: HttpRequest) -> bool:
        """With its match alone."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """With its match alone."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """With its match alone."""
        return False


@admin.register(Competition)
class CompetitionAdmin(DeskAdmin):
    """A cup, a league, a qualifying round, or friendlies."""

    form = VersionedForm
    list_display = ["name", "slug"]
    search_fields = ["name"]
    ordering = ["name", "pk"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "slug"]

    def searched(self, word: str) -> Q:
        """By name."""
        return looking.by_name(word)


@admin.register(Venue)
class VenueAdmin(DeskAdmin):
    """A ground, the town and the country it stands in."""

    form = VersionedForm
    list_display = ["name", "city", "country"]
    list_filter = ["country"]
    search_fields = ["name"]
    search_help_text = "Its name, or the town's."
    ordering = ["name", "pk"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "slug", ("city", "country")]

    def searched(self, word: str) -> Q:
        """By name or town."""
        return looking.by_name(word) | Q(city__icontains=word)
