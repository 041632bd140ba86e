"""Quotes on the desk: the list with its acts, and each quote with its words in their place."""

from collections.abc import Callable, Collection
from typing import Any

from django.contrib import admin, messages
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from archive import release
from archive.admin import doubts, filters, joining, looking, quote_filters, tagging
from archive.admin.base import DeskAdmin, VersionedForm
from archive.admin.passages import in_place
from archive.admin.places import PlacePages
from archive.curation import days, nearby, permits, quotes
from archive.models import Citation, Join, KeptApart, Moment, Quote, QuoteState, Tagging

# What the buttons and actions do, by the name they send: act, and what is told when it is done.
DECISIONS: dict[str, tuple[Callable[..., int], str]] = {
    "accept": (quotes.accept, "accepted"),
    "reject": (quotes.reject, "rejected"),
    "reopen": (quotes.reopen, "made candidates again"),
}


class QuoteForm(VersionedForm):
    """A quote; the words themselves follow the article."""

    def clean(self) -> dict[str, Any]:
        """Refuse what was said before its speaker was born."""
        data = super().clean()
        speaker, said_on = data.get("speaker"), data.get("said_on")
        born = speaker.born if speaker else None
        if told := days.unborn(said_on, data.get("said_on_precision", ""), born):
            self.add_error("said_on", told)
        return data


@admin.register(Quote)
class QuoteAdmin(tagging.TaggingPages, joining.JoiningPages, PlacePages, DeskAdmin):
    """What was said: decided on here, and tied to moments."""

    form = QuoteForm
    change_form_template = "admin/archive/quote/change_form.html"
    list_display = ["text_cut", "spoken_by", "said", "state", "alike", "is_public"]
    list_filter = [
        "state",
        joining.JoinedFilter,
        quote_filters.SpeakerFilter,
        quote_filters.MomentFilter,
        quote_filters.ArticleFilter,
        "kind",
        filters.PublicFilter,
        quote_filters.AnchorFilter,
    ]
    search_fields = ["text"]
    search_help_text = "Words of the quote, or the speaker's name."
    list_select_related = ["speaker"]
    ordering = ["-pk"]
    belongings = [Tagging, Citation, Quote.themes.through, Join, KeptApart]
    autocomplete_fields = ["speaker", "match", "themes"]
    actions = ["accept_selected", "reject_selected", "reopen_selected", "tag_selected"]
    readonly_fields = ["text", "speaker_name", "heard", "state", "is_public"]
    fieldsets = [
        (None, {"fields": ["text", ("state", "is_public"), "kind"]}),
        ("Who", {"fields": ["speaker_name", "heard", "speaker"]}),
        ("When and where", {"fields": [("said_on", "said_on_precision"), "occasion", "match"]}),
        ("Language", {"fields": ["language", ("translated_from", "translator")]}),
        ("How sure", {"fields": ["status", "status_reason"]}),
        ("Subjects", {"fields": ["themes"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Quote]:
        """The rows with their moments, and whether each is public."""
        rows = (
            super()
            .get_queryset(request)
            .prefetch_related(
                Prefetch("moments", queryset=Moment.objects.only("title").order_by("date", "pk"))
            )
        )
        return rows.annotate(
            public_now=filters.public_column(release.quotable()),
            joined_into=joining.joined_column(),
            undecided=filters.public_column(nearby.undecided()),
        )

    def searched(self, word: str) -> Q:
        """By its words or its speaker."""
        return looking.said(word)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Quotes come with the article that prints them, never by themselves."""
        return False

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        """The columns; that of the moments with a link to tag, where the editor may."""
        may_tag = request.user.has_perm(permits.TAG)
        back = self.get_preserved_filters(request)

        @admin.display(description="moments")
        def tied_to(row: Quote) -> SafeString:
            titles = format_html_join(", ", "{}", ((moment.title,) for moment in row.moments.all()))
            if not may_tag:
                return titles
            address = reverse("admin:archive_quote_tag", args=[row.pk])
            return format_html(
                '{}{}<a href="{}" aria-label="Tag quote {} to a moment">Tag…</a>',
                titles,
                " " if titles else "",
                f"{address}?{back}" if back else address,
                row.pk,
            )

        first, *rest = self.list_display
        return [first, tied_to, *rest]

    @admin.display(description="quote", ordering="text")
    def text_cut(self, row: Quote) -> str:
        """The words, cut where they are many."""
        return row.text if len(row.text) <= 160 else row.text[:159].rstrip() + "…"

    @admin.display(description="speaker", ordering="speaker__name", empty_value="not known")
    def spoken_by(self, row: Quote) -> str | None:
        """The speaker; as printed where it is not known who that is."""
        return row.speaker.name if row.speaker else row.speaker_name and f"“{row.speaker_name}”?"

    @admin.display(description="said on", ordering="said_on", empty_value="unknown")
    def said(self, row: Quote) -> str | None:
        """The day, as far as it is known."""
        if row.said_on is None:
            return None
        shape = {"year": "%Y", "month": "%B %Y"}.get(row.said_on_precision, "%Y-%m-%d")
        return row.said_on.strftime(shape)

    @admin.display(description="found by the archive", empty_value="nobody")
    def heard(self, row: Quote) -> str | None:
        """Who the extractor thinks may have spoken, with its confidence from 0 to 1."""
        return (
            ", ".join(f"{name} ({confidence:.2f})" for name, confidence in row.candidates) or None
        )

    @admin.display(description="near-duplicates", empty_value="–")
    def alike(self, row: Any) -> str | None:
        """Whether there is something to decide, or what it is joined into."""
        if row.joined_into:
            return f"joined into {row.joined_into}"
        return "to decide" if row.undecided else None

    @admin.display(boolean=True, description="public", ordering="public_now")
    def is_public(self, row: Any) -> bool:
        """By `archive.release`: accepted, and printed in an article that is public."""
        return bool(row.public_now)

    @admin.action(description="Accept", permissions=["change"])
    def accept_selected(self, request: HttpRequest, queryset: QuerySet[Quote]) -> None:
        """Accept the ticked quotes."""
        self._decide(request, "accept", queryset.values_list("pk", flat=True))

    @admin.action(description="Reject", permissions=["change"])
    def reject_selected(self, request: HttpRequest, queryset: QuerySet[Quote]) -> None:
        """Reject the ticked quotes."""
        self._decide(request, "reject", queryset.values_list("pk", flat=True))

    @admin.action(description="Make candidates again", permissions=["change"])
    def reopen_selected(self, request: HttpRequest, queryset: QuerySet[Quote]) -> None:
        """Take decisions on the ticked quotes back."""
        self._decide(request, "reopen", queryset.values_list("pk", flat=True))

    def _decide(self, request: HttpRequest, decision: str, pks: Collection[int]) -> bool:
        act, done = DECISIONS[decision]

        chosen = list(pks)

        def decide() -> str:
            changed = act(by=request.user, quotes=chosen)
            return f"{changed} {'quote was' if changed == 1 else 'quotes were'} {done}."

        made = self.attempt(request, decide)
        if made and decision == "accept":
            doubts.of_speakers(request, chosen)
            doubts.of_doubles(request, chosen)
        return made

    def get_urls(self) -> list[URLPattern]:
        """One more: the decision on one quote."""
        decide = self.admin_site.admin_view(require_POST(self.decide_view))
        return [
            path("<int:pk>/decide/", decide, name="archive_quote_decide"),
            *super().get_urls(),
        ]

    def decide_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Accept, reject or reopen one quote from its page, and come back to it."""
        permits.require(request.user, permits.DECIDE)
        get_object_or_404(Quote, pk=pk)
        decision = request.POST.get("decision", "")
        if decision in DECISIONS:
            self._decide(request, decision, [pk])
        else:
            self.message_user(request, "There is no such decision.", messages.ERROR)
        return HttpResponseRedirect(reverse("admin:archive_quote_change", args=[pk]))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """The form, above it the words in their place, the decision and the moments."""
        quote = context["original"]
        if quote is not None:
            waiting = Quote.objects.filter(state=QuoteState.CANDIDATE).exclude(pk=quote.pk)
            context |= {
                **self.near_context(quote),
                "places": in_place(quote),
                "ties": Tagging.objects.filter(quote=quote).select_related("moment"),
                "following": waiting.filter(pk__gt=quote.pk).order_by("pk").first()
                or waiting.order_by("pk").first(),
                "may_tag": request.user.has_perm(permits.TAG),
                "may_untag": request.user.has_perm(permits.UNTAG),
                "may_decide": request.user.has_perm(permits.DECIDE),
                "decisions": [
                    (name, label)
                    for name, label, state in (
                        ("accept", "Accept", QuoteState.ACCEPTED),
                        ("reject", "Reject", QuoteState.REJECTED),
                        ("reopen", "Make a candidate again", QuoteState.CANDIDATE),
                    )
                    if quote.state != state and request.user.has_perm(permits.DECIDE)
                ],
            }
            if context["joined"]:
                context["decisions"] = []
        return super().render_change_form(request, context, *args, **kwargs)

    def write(self, request: HttpRequest, thing: Quote, form: Any, fields: Collection[str]) -> None:
        """Through the editors' own act: a speaker set here is the editor's from now on."""
        quotes.edit(
            by=request.user,
            quote=thing,
            version=form.cleaned_data["version"],
            fields=set(fields) - {"version"},
        )
        if {"said_on", "said_on_precision"} & set(fields):
            doubts.of_days(request, Citation.objects.filter(quote=thing))
