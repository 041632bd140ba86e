"""Quotes that may be one with another: shown on a quote's page, joined, kept apart, separated."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST

from archive.admin.base import DeskAdmin
from archive.admin.tagging import key_of
from archive.curation import joining, nearby, permits
from archive.models import Article, Join, KeptApart, Quote, QuoteState
from archive.text.difference import Piece, by_words

# Quotes kept apart from one, and joined into one, that its page names.
NAMED = 20


@dataclass(frozen=True, slots=True)
class Offer:
    """A quote that may be the same, how alike in percent, why, and the two word by word."""

    quote: Quote
    percent: int
    reasons: tuple[str, ...]
    pieces: list[Piece]
    printed: list[str]


class JoinedFilter(admin.SimpleListFilter):
    """Quotes with something to decide, and those that are joined into others."""

    title = "near-duplicates"
    parameter_name = "near"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """What there is to choose."""
        return [("open", "To decide"), ("joined", "Joined into another")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """The rows that are so."""
        if self.value() == "open":
            return queryset.filter(nearby.undecided())
        if self.value() == "joined":
            return queryset.filter(pk__in=Join.objects.values("quote"))
        return queryset


def joined_column() -> Subquery:
    """The key of the quote that a quote is joined into."""
    return Subquery(Join.objects.filter(quote=OuterRef("pk")).values("into")[:1])


class JoiningPages(DeskAdmin):
    """What the quotes' admin has about near-duplicates."""

    def get_urls(self) -> list[URLPattern]:
        """The one address that takes all these decisions."""
        join = self.admin_site.admin_view(require_POST(self.join_view))
        return [path("<int:pk>/join/", join, name="archive_quote_join"), *super().get_urls()]

    def join_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Join this quote and another, keep them apart, or take either back; then the quote that
        has the prints."""
        permits.require(request.user, permits.DECIDE)
        get_object_or_404(Quote, pk=pk)
        other = key_of(request.POST.get("other", ""))
        act = self._acts(request, pk, other).get(request.POST.get("act", ""))
        shown = pk
        if act is None:
            self.message_user(request, "There is no such decision.", messages.ERROR)
        elif self.attempt(request, act) and request.POST["act"] == "join":
            shown = other
        return HttpResponseRedirect(reverse("admin:archive_quote_change", args=[shown]))

    def _acts(self, request: HttpRequest, pk: int, other: int) -> dict[str, Callable[[], str]]:
        by: Any = request.user
        version = key_of(request.POST.get("version", "")) or None

        def join() -> str:
            joining.join(by=by, quote=pk, into=other, version=version)
            return f"Quote {pk} is joined into this one. “Separate” below takes it back."

        def take() -> str:
            joining.join(by=by, quote=other, into=pk)
            return f"Quote {other} is joined into this one. “Separate” below takes it back."

        def apart() -> str:
            joining.keep_apart(by=by, quote=pk, other=other)
            return f"Kept apart from quote {other}: it is not proposed again."

        def reconsider() -> str:
            gone = joining.reconsider(by=by, quote=pk, other=other)
            return f"{'No longer' if gone else 'Not'} kept apart from quote {other}."

        def separate() -> str:
            joining.separate(by=by, quote=other)
            return f"Quote {other} is a quote of its own again."

        made: tuple[Callable[[], str], ...] = (join, take, apart, reconsider, separate)
        return {act.__name__: act for act in made}

    def near_context(self, quote: Quote) -> dict[str, Any]:
        """What the page of a quote needs; a constant number of statements."""
        joined = Join.objects.filter(quote=quote).select_related("into", "by").first()
        kept = KeptApart.objects.filter(Q(first=quote) | Q(second=quote))
        return {
            "joined": joined,
            "joins": Join.objects.filter(into=quote).select_related("quote", "by")[:NAMED],
            "near": [] if joined else [_offer(quote, found) for found in nearby.near(quote)],
            "apart": [
                pair.second if pair.first_id == quote.pk else pair.first
                for pair in kept.select_related("first", "second")[:NAMED]
            ],
            "may_take": quote.state == QuoteState.ACCEPTED,
        }


def _offer(quote: Quote, found: nearby.Near) -> Offer:
    return Offer(
        quote=found.quote,
        percent=round(found.score * 100),
        reasons=found.reasons,
        pieces=by_words(quote.text, found.quote.text),
        printed=[_print(one.article) for one in found.quote.citations.all()],
    )


def _print(article: Article) -> str:
    paper = f"{article.publication}: " if article.publication else ""
    return f"{paper}{article.title}"
