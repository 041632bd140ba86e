"""Moments on the desk: what happened, who was in it, and a search for quotes that speak of it."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from archive.admin import filters, looking
from archive.admin.base import SEARCH_WORDS, NormalInline, VersionedForm
from archive.admin.previews import moment_page
from archive.admin.releasing import ReleaseAdmin
from archive.curation import permits
from archive.models import Moment, MomentPlayer, Quote, QuoteState, Tagging
from archive.text.words import clean_line

FOUND = 100


class CastFilter(filters.NameFilter):
    """By somebody who is in it."""

    title = "player"
    parameter_name = "who"

    def named(self, word: str) -> Q:
        """Somebody of this name is in it."""
        cast = MomentPlayer.objects.filter(looking.person(word, path="player__"))
        return Q(pk__in=cast.values("moment"))


class CastInline(NormalInline):
    """Who is in the moment; the first is the one it is about."""

    model = MomentPlayer
    autocomplete_fields = ["player"]
    verbose_name = "player in it"
    verbose_name_plural = "players in it"


@admin.register(Moment)
class MomentAdmin(ReleaseAdmin):
    """What happened and keeps being talked about."""

    form = VersionedForm
    change_form_template = "admin/archive/moment/change_form.html"
    list_display = ["title", "date", "in_it", "match", "quotes_tagged", "stands", "is_public"]
    list_filter = [filters.StandingFilter, CastFilter, "date"]
    list_select_related = ["match"]
    search_fields = ["title"]
    search_help_text = "Words of the title or summary, or somebody in it."
    ordering = ["-date", "-pk"]
    autocomplete_fields = ["match", "event", "venue", "themes"]
    prepopulated_fields = {"slug": ["title"]}
    inlines = [CastInline]
    belongings = [Tagging, Moment.themes.through]
    fieldsets = [
        (None, {"fields": ["title", "slug", ("date", "date_precision"), "summary"]}),
        ("Where", {"fields": ["match", "event", "venue"]}),
        ("Subjects", {"fields": ["themes"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Moment]:
        """The rows with their people, and how many quotes are tied to each."""
        ties = Tagging.objects.filter(moment=OuterRef("pk")).order_by().values("moment")
        tied = Subquery(ties.annotate(n=Count("pk")).values("n"))
        return (
            super()
            .get_queryset(request)
            .annotate(tied=Coalesce(tied, 0))
            .prefetch_related("cast__player")
        )

    def searched(self, word: str) -> Q:
        """By title, summary or somebody in it."""
        return looking.moment(word)

    @admin.display(description="players")
    def in_it(self, row: Moment) -> SafeString:
        """Who is in it, the main one first."""
        return format_html_join(", ", "{}", ((place.player.name,) for place in row.cast.all()))

    @admin.display(description="quotes", ordering="tied")
    def quotes_tagged(self, row: Any) -> int:
        """How many quotes are tied to it, whatever their state."""
        return int(row.tied)

    def get_urls(self) -> list[URLPattern]:
        """One more: the search for quotes."""
        find = self.admin_site.admin_view(require_safe(self.quotes_view))
        return [path("<int:pk>/quotes/", find, name="archive_moment_quotes"), *super().get_urls()]

    def quotes_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Quotes to tie to this moment: search, tick, and on to the preview."""
        permits.require(request.user, permits.TAG)
        moment = get_object_or_404(Moment, pk=pk)
        words = clean_line(request.GET.get("q", ""))[:200]
        tied = Tagging.objects.filter(moment=moment).values("quote")
        quotes = Quote.objects.exclude(pk__in=tied).exclude(state=QuoteState.REJECTED)
        for word in words.split()[:SEARCH_WORDS]:
            quotes = quotes.filter(looking.said(word))
        if not words:
            quotes = quotes.filter(speaker__in=moment.cast.values("player"))
        found = list(quotes.select_related("speaker").order_by("-said_on", "-pk")[: FOUND + 1])
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": moment,
            "title": "Find quotes to tag",
            "words": words,
            "quotes": found[:FOUND],
            "more": len(found) > FOUND,
        }
        return TemplateResponse(request, "admin/archive/moment/quotes.html", context)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """The form, above it the quotes that are tied to the moment."""
        moment = context["original"]
        if moment is not None:
            ties = Tagging.objects.filter(moment=moment).select_related("quote__speaker")
            context |= {
                "ties": ties.order_by("quote__said_on", "pk")[:FOUND],
                "may_tag": request.user.has_perm(permits.TAG),
                "may_untag": request.user.has_perm(permits.UNTAG),
            }
        return super().render_change_form(request, context, *args, **kwargs)

    def preview(self, request: HttpRequest, thing: Moment) -> HttpResponse:
        """As `/moments/<slug>/` would show it."""
        return moment_page(request, thing.pk)
