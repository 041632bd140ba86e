"""Articles on the desk: what is told of them, their text, and the quotes in it."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from archive.admin import doubts, filters, looking, naming
from archive.admin.base import VersionedForm
from archive.admin.claims import ClaimsPages
from archive.admin.previews import article_page
from archive.curation import articles, mentions, permits, releasing
from archive.curation.articles import Reanchored
from archive.curation.errors import CurationError
from archive.ingest import reread
from archive.models import (
    AnchorState,
    Article,
    ArticleText,
    Citation,
    Claim,
    Display,
    Quote,
    QuoteState,
)
from archive.text import markup
from archive.wording import counted

# Reading Markdown takes seconds per MB: longer texts come by command.
MOST_BYTES = 256 * 1024
SHOWN = 200


class ArticleForm(VersionedForm):
    """An article with its current text."""

    body = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 30, "cols": 90, "class": "vLargeTextField"}),
        help_text="Markdown. A change makes the next version of the text; every quote's place is "
        "looked for in it, and you are told what became of them.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        text = self.instance.current_text
        self.fields["body"].initial = text.body if text else ""

    def verbatim(self) -> Collection[str]:
        """The text keeps the spaces it has."""
        return ("body",)

    def clean(self) -> dict[str, Any]:
        """Refuse a chain of rewrites that goes in a circle."""
        data = super().clean()
        probe = Article(pk=self.instance.pk, rewritten_from=data.get("rewritten_from"))
        try:
            articles.check_rewritten(probe)
        except CurationError as refused:
            self.add_error(refused.field, str(refused))
        return data

    def clean_body(self) -> str:
        """The Markdown, which can be read and has words; line ends as they are stored."""
        body: str = self.cleaned_data["body"].replace("\r\n", "\n")
        if len(body.encode("utf-8", "replace")) > MOST_BYTES:
            raise forms.ValidationError(f"The text has more than {MOST_BYTES // 1024} KB.")
        try:
            words = markup.parse(body).text
        except markup.MarkupError as error:
            raise forms.ValidationError(str(error)) from error
        if not words:
            raise forms.ValidationError("There are no words in this text.")
        return body


class PublicationFilter(filters.NameFilter):
    """By the publication's name."""

    title = "publication"
    parameter_name = "paper"
    none = "Publication unknown"

    def named(self, word: str) -> Q:
        """Printed by one of this name."""
        return looking.by_name(word, path="publication__")

    def unnamed(self) -> Q:
        """Nobody said where it was printed."""
        return Q(publication__isnull=True)


@admin.register(Article)
class ArticleAdmin(ClaimsPages):
    """One published piece of writing."""

    form = ArticleForm
    change_form_template = "admin/archive/article/change_form.html"
    list_display = [
        "title",
        "publication",
        "published_on",
        "display",
        "accepted",
        "candidates",
        "stands",
        "is_public",
    ]
    list_filter = [filters.StandingFilter, PublicationFilter, "display", "published_on"]
    list_select_related = ["publication"]
    search_fields = ["title"]
    search_help_text = "Words of title, byline or publication."
    ordering = ["-pk"]
    actions = ["read_selected_again"]
    belongings = [ArticleText, Claim]
    autocomplete_fields = ["publication", "rewritten_from"]
    prepopulated_fields = {"slug": ["title"]}
    fieldsets = [
        (None, {"fields": ["title", "slug", "standfirst", "body"]}),
        (
            "Where it was printed",
            {"fields": ["byline", "publication", "source_url", "archived_url"]},
        ),
        ("When", {"fields": [("published_on", "retrieved_on"), "rewritten_from"]}),
        ("What readers see", {"fields": ["display", "rights", "language", "note"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """The rows with how many quotes of each are accepted, and how many wait."""
        rows = super().get_queryset(request)
        return rows.annotate(
            accepted_count=_quotes(QuoteState.ACCEPTED),
            candidate_count=_quotes(QuoteState.CANDIDATE),
        )

    def searched(self, word: str) -> Q:
        """By title, byline or publication."""
        found = looking.by_name(word, name="title") | Q(byline__icontains=word)
        return found | Q(publication__name__icontains=word)

    @admin.display(description="accepted", ordering="accepted_count")
    def accepted(self, row: Any) -> int:
        """Quotes in it that are accepted."""
        return int(row.accepted_count)

    @admin.display(description="candidates", ordering="candidate_count")
    def candidates(self, row: Any) -> int:
        """Quotes in it that wait for a decision."""
        return int(row.candidate_count)

    def release_doubts(self, thing: Any) -> list[str]:
        """Publication and date, where nobody has said them."""
        return doubts.unknown(thing)

    def withdraw_context(self, thing: Any) -> dict[str, Any]:
        """Which of its quotes go with it, which stay public by another article, and what stays public
        though nothing else names it."""
        return {"printed": releasing.printed(thing), "staying": releasing.staying(thing)}

    def release_notes(self, thing: Any) -> list[str]:
        """What of it readers will see."""
        shown = (
            "Readers see the full text."
            if thing.display == Display.FULL
            else "Readers see its accepted quotes, each in its sentence, and the link to the source."
        )
        accepted = f"Quotes accepted: {thing.accepted_count}."
        waiting = f"Waiting for a decision, and not shown: {thing.candidate_count}."
        notes = [f"{accepted} {waiting}" if thing.candidate_count else accepted, shown]
        if hidden := [f"“{moment}”" for moment in releasing.unseen_moments(thing)]:
            told = "Its quotes are tagged to moments that readers do not see"
            notes.append(f"{told}: {', '.join(hidden)}.")
        return notes

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Write a new article with its first text."""
        super().save_model(request, obj, form, change)
        if not change:
            articles.add_text(by=request.user, article=obj, body=form.cleaned_data["body"])
            self._read(request, obj)

    def write(
        self, request: HttpRequest, thing: Article, form: Any, fields: Collection[str]
    ) -> None:
        """Through the editors' own act; what became of the quotes' places is told."""
        told = articles.edit(
            by=request.user,
            article=thing,
            version=form.cleaned_data["version"],
            fields=set(fields) - {"version"},
            body=form.cleaned_data["body"] if "body" in form.changed_data else None,
        )
        if "published_on" in fields:
            doubts.of_days(request, Citation.objects.filter(article=thing))
        if told.version:
            worse = told.citations[AnchorState.CHANGED] or told.citations[AnchorState.LOST]
            lost = told.names.lost or told.names.lapsed or told.claims_lost
            level = messages.WARNING if worse or lost else messages.INFO
            self.message_user(request, _in_words(told), level)
            self._read(request, thing)
        elif {"title", "published_on"} & set(fields):
            # Both help to tell which match is meant, and the date what "last season" was.
            mentions.read_again(by=request.user, article=thing.pk)

    def _read(self, request: HttpRequest, article: Article) -> None:
        """Have the new text read; what is quoted in it for the first time is told."""
        mentions.read_again(by=request.user, article=article.pk)
        if new := reread(by=request.user, article=article):
            waits = "waits" if new == 1 else "wait"
            told = f"{counted(new, 'new quote')} found in the text: {waits} for a decision."
            self.message_user(request, told, messages.INFO)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """The form, above it the quotes that the article prints."""
        article = context["original"]
        if article is not None:
            printed = Citation.objects.filter(article=article).select_related("quote__speaker")
            context |= {
                "citations": printed.order_by("pk")[:SHOWN],
                "quote_list": f"{reverse('admin:archive_quote_changelist')}?in=%23{article.pk}",
                "may_tag": request.user.has_perm(permits.TAG),
                "name_counts": naming.counts(article),
                "claim_count": Claim.objects.filter(text=article.current_text_id).count(),
            }
        return super().render_change_form(request, context, *args, **kwargs)

    def preview(self, request: HttpRequest, thing: Article) -> HttpResponse:
        """As `/articles/<slug>/` would show it."""
        return article_page(request, thing.pk)


def _quotes(state: QuoteState) -> Coalesce:
    """How many quotes of a state an article prints."""
    printed = (
        Quote.objects.filter(citations__article=OuterRef("pk"), state=state)
        .order_by()
        .values("citations__article")
        .annotate(n=Count("pk", distinct=True))
        .values("n")
    )
    return Coalesce(Subquery(printed), 0)


def _in_words(told: Reanchored) -> str:
    found = [
        f"{told.citations[state]} {state.label}" for state in AnchorState if told.citations[state]
    ]
    quotes = f"Quotes' places: {', '.join(found)}." if found else "It has no quotes yet."
    more = [f"The text is now version {told.version}. {quotes}"]
    gone = (
        (told.names.lost, "name"),
        (told.names.lapsed, "decided name"),
        (told.claims_lost, "marked number"),
    )
    for count, what in gone:
        if count:
            more.append(
                f"{counted(count, what)} {'is' if count == 1 else 'are'} not found any more."
            )
    if told.names.back:
        more.append(f"{counted(told.names.back, 'decided name')} found again, as decided before.")
    return " ".join(more)
