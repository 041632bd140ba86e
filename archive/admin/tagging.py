"""The pages that tie quotes to moments: one quote in two acts, many with a preview.

Works as plain forms: each moment that is offered is a button that ties to it. With scripts
(`static/js/desk.js`) the offers follow what is typed.
"""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_http_methods, require_POST

from archive import release
from archive.admin import looking
from archive.admin.base import SEARCH_WORDS, DeskAdmin
from archive.curation import permits, tagging
from archive.models import Mention, MentionKind, Moment, MomentPlayer, Quote, Tagging, TaggingKind
from archive.text.words import clean_line

OFFERS = 20
# Quotes that one act takes; beyond it the list can be narrowed.
MOST = 10_000
KINDS = [("", "as the dates tell"), *TaggingKind.choices]
UNSEEN = " Readers do not see this moment: it is not public."
# Quotes that a preview names one by one.
NAMED = 50


@dataclass(frozen=True, slots=True)
class Offer:
    """A moment that is offered, and why."""

    moment: Moment
    reason: str


class TieForm(forms.Form):
    """How quotes are tied: the kind (none: as the dates tell), and optionally why."""

    kind = forms.ChoiceField(choices=KINDS, required=False, label="How")
    why = forms.CharField(max_length=300, required=False, label="Why (optional)")

    def clean_why(self) -> str:
        """In normal form, one line."""
        return clean_line(self.cleaned_data["why"])


class KeysInput(forms.HiddenInput):
    """Keys in one field with commas between (ten thousand fields are too many for a form), or
    from as many ticked boxes."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        """All that was sent under the name, as one text."""
        return ",".join(data.getlist(name)) if hasattr(data, "getlist") else data.get(name)


class ManyForm(TieForm):
    """What travels through the pages for many quotes."""

    quotes = forms.CharField(widget=KeysInput, max_length=20 * MOST)
    moment = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)
    back = forms.CharField(widget=forms.HiddenInput, required=False, max_length=2_000)

    def clean_quotes(self) -> list[int]:
        """The quotes' keys, given with commas between."""
        given = self.cleaned_data["quotes"].split(",")
        if not all(key.isascii() and key.isdecimal() and len(key) < 19 for key in given):
            raise forms.ValidationError("These are no quotes.")
        if len(given) > MOST:
            raise forms.ValidationError(f"At most {MOST} quotes at once: narrow the list first.")
        return [int(key) for key in given]


def offers(words: str, quote: Quote | None = None) -> list[Offer]:
    """Moments to tie to: those that hold every word, else those nearest to the quote, newest first."""
    moments = Moment.objects.order_by("-date", "-pk")
    if quote is not None:
        moments = moments.exclude(pk__in=Tagging.objects.filter(quote=quote).values("moment"))
    for word in words.split()[:SEARCH_WORDS]:
        moments = moments.filter(looking.moment(word))
    if words or quote is None:
        return [Offer(moment, "") for moment in moments[:OFFERS]]
    cast = MomentPlayer.objects.filter(player=quote.speaker_id).values("moment")
    named = _matches_named(quote)
    of_match = Q(match__isnull=False, match=quote.match_id) | Q(match__in=named)
    near = moments.filter(Q(pk__in=cast) | of_match)
    found = sorted(
        (Offer(moment, _reason(moment, quote, named)) for moment in near[:OFFERS]),
        key=lambda offer: offer.moment.match_id is None or offer.moment.match_id != quote.match_id,
    )
    rest = moments.exclude(pk__in=[offer.moment.pk for offer in found])
    return found + [Offer(moment, "") for moment in rest[: OFFERS - len(found)]]


def _matches_named(quote: Quote) -> dict[int, str]:
    """The matches that the articles with this quote name, each with the words that do."""
    rows = Mention.objects.filter(
        release.settled(), kind=MentionKind.MATCH, article__citations__quote=quote
    )
    return dict(rows.order_by("-start", "pk").values_list("match", "exact"))


def _reason(moment: Moment, quote: Quote, named: Mapping[int, str]) -> str:
    """Why a moment lies near a quote."""
    if moment.match_id and moment.match_id == quote.match_id:
        return "the same match"
    if said := named.get(moment.match_id or 0):
        return f"the article names its match: “{said}”"
    return f"{quote.speaker} is in it"


class TaggingPages(DeskAdmin):
    """The tagging pages of the quotes' admin."""

    def get_urls(self) -> list[URLPattern]:
        """Tag one, untag one, tag many."""
        wrap = self.admin_site.admin_view
        one = require_http_methods(["GET", "HEAD", "POST"])(self.tag_view)
        return [
            path("<int:pk>/tag/", wrap(one), name="archive_quote_tag"),
            path(
                "<int:pk>/untag/", wrap(require_POST(self.untag_view)), name="archive_quote_untag"
            ),
            path("tag/", wrap(require_POST(self.tag_many_view)), name="archive_quote_tag_many"),
            *super().get_urls(),
        ]

    def tag_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """One quote: GET offers moments (`q` narrows them), POST ties it to the chosen one."""
        permits.require(request.user, permits.TAG)
        quote = get_object_or_404(Quote.objects.select_related("speaker"), pk=pk)
        form = TieForm(request.POST if request.method == "POST" else None)
        chosen = request.POST.get("moment", "")
        sent = request.method == "POST" and form.is_valid()
        if sent and self._tag(request, [pk], chosen, form.cleaned_data):
            return HttpResponseRedirect(self._back(request, pk))
        words = clean_line(request.GET.get("q", ""))[:200]
        context = {
            "title": "Tag to a moment",
            "quote": quote,
            "ties": Tagging.objects.filter(quote=quote).select_related("moment"),
            "may_untag": request.user.has_perm(permits.UNTAG),
            "form": form,
            "words": words,
            "offers": offers(words, quote),
            "filters": request.GET.get("_changelist_filters", ""),
        }
        return self._page(request, "one", context)

    def untag_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take one quote off one moment."""
        permits.require(request.user, permits.UNTAG)
        moment = get_object_or_404(Moment, pk=key_of(request.POST.get("moment", "")))

        def untag() -> str:
            gone = tagging.untag(by=request.user, quote=pk, moment=moment.pk)
            return f"The quote is {'no longer' if gone else 'not'} tagged to “{moment}”."

        self.attempt(request, untag)
        return HttpResponseRedirect(self._back(request, pk, stay=True))

    def _tag(self, request: HttpRequest, pks: list[int], chosen: str, tie: dict[str, Any]) -> bool:
        moment = Moment.objects.filter(pk=key_of(chosen)).first()
        if moment is None:
            self.message_user(request, "Choose a moment.", messages.ERROR)
            return False

        def tag() -> str:
            new = tagging.tag(
                by=request.user,
                quotes=pks,
                moment=moment.pk,
                kind=tie["kind"] or None,
                why=tie["why"],
            )
            told = f"{new} {'quote' if new == 1 else 'quotes'} tagged to “{moment}”."
            had = len(set(pks)) - new
            if had:
                told += f" {had} had it already."
            return told if release.moments().filter(pk=moment.pk).exists() else told + UNSEEN

        return self.attempt(request, tag)

    def _back(self, request: HttpRequest, pk: int, *, stay: bool = False) -> str:
        """Where the editor came from: the list as it was filtered, or the quote."""
        if stay and request.POST.get("back") == "moment":
            moment = key_of(request.POST.get("moment", ""))
            return reverse("admin:archive_moment_change", args=[moment])
        if not stay and "_changelist_filters" in request.GET:
            return (
                f"{reverse('admin:archive_quote_changelist')}?{request.GET['_changelist_filters']}"
            )
        return reverse("admin:archive_quote_change", args=[pk])

    @admin.action(description="Tag to a moment…", permissions=["tag"])
    def tag_selected(self, request: HttpRequest, queryset: QuerySet[Quote]) -> HttpResponse | None:
        """Begin to tag the ticked quotes: the next page asks for the moment."""
        pks = list(queryset.order_by("pk").values_list("pk", flat=True)[: MOST + 1])
        if len(pks) > MOST:
            self.message_user(
                request, f"At most {MOST} quotes at once: narrow the list first.", messages.ERROR
            )
            return None
        start = {"quotes": ",".join(map(str, pks)), "kind": "", "why": ""}
        return self._choose(
            request, ManyForm(start | {"back": request.GET.urlencode()}), len(pks), ""
        )

    def has_tag_permission(self, request: HttpRequest) -> bool:
        """Whether the action is offered and done."""
        return request.user.has_perm(permits.TAG)

    def tag_many_view(self, request: HttpRequest) -> HttpResponse:
        """Many quotes, step by step: choose the moment, look at what would change, confirm."""
        permits.require(request.user, permits.TAG)
        form = ManyForm(request.POST)
        if not form.is_valid():
            for error in itertools.chain(*form.errors.values()):
                self.message_user(request, str(error), messages.ERROR)
            return HttpResponseRedirect(reverse("admin:archive_quote_changelist"))
        pks, moment = form.cleaned_data["quotes"], form.cleaned_data["moment"]
        if moment is None or "search" in request.POST:
            return self._choose(request, form, len(pks), request.POST.get("q", ""))
        if "confirm" not in request.POST:
            return self._preview(request, form, pks, get_object_or_404(Moment, pk=moment))
        done = self._tag(request, pks, str(moment), form.cleaned_data)
        if done and form.cleaned_data["back"] == "moment":
            return HttpResponseRedirect(reverse("admin:archive_moment_change", args=[moment]))
        back = reverse("admin:archive_quote_changelist")
        return HttpResponseRedirect(f"{back}?{form.cleaned_data['back']}")

    def _choose(self, request: HttpRequest, form: ManyForm, count: int, words: str) -> HttpResponse:
        words = clean_line(words)[:200]
        context = {"title": "Tag to a moment", "form": form, "count": count, "words": words}
        return self._page(request, "many", context | {"offers": offers(words)})

    def _preview(
        self, request: HttpRequest, form: ManyForm, pks: list[int], moment: Moment
    ) -> HttpResponse:
        look = tagging.preview_tagging(quotes=pks, moment=moment.pk)
        named = Quote.objects.select_related("speaker").order_by("pk")
        context = {
            "title": f"Tag to “{moment}”",
            "form": form,
            "moment": moment,
            "look": look,
            "fresh": named.filter(pk__in=look.fresh[:NAMED]),
            "more_fresh": max(0, len(look.fresh) - NAMED),
            "already": named.filter(pk__in=look.already[:NAMED]),
            "more_already": max(0, len(look.already) - NAMED),
            "kind": dict(KINDS)[form.cleaned_data["kind"]],
        }
        return self._page(request, "preview", context)

    def _page(self, request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
        shared = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return TemplateResponse(request, f"admin/archive/tagging/{name}.html", shared)


def key_of(text: str) -> int:
    """A key as sent by a form; 0, which nothing has, for what is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0
