"""The page of what an article names: an editor picks a meaning, rejects, takes back, has it read again.

Works as plain forms: each meaning that is offered is a button; what is not offered is looked for in
the fields that the admin's other forms have, which want scripts.
"""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST, require_safe

from archive.admin import naming
from archive.admin.choosing import KeySelect
from archive.admin.releasing import ReleaseAdmin
from archive.admin.tagging import key_of
from archive.curation import mentions
from archive.curation.errors import CurationError
from archive.models import Article, Mention, MentionState
from archive.wording import counted
from players.linking import directory

# Articles that one action reads again: each takes some tenths of a second.
MOST = 50


class OtherForm(forms.Form):
    """Something that the archive did not offer for a place, of any kind: one of them."""

    def __init__(self, site: admin.AdminSite, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind, model in mentions.MODELS.items():
            self.fields[kind] = forms.ModelChoiceField(
                model._base_manager.all(),
                required=False,
                widget=KeySelect(Mention._meta.get_field(kind), site),
            )

    def clean(self) -> dict[str, Any]:
        """One thing and no more."""
        data = super().clean() or self.cleaned_data
        if not self.errors and sum(one is not None for one in data.values()) != 1:
            raise forms.ValidationError("Choose what is meant in one of these fields.")
        return data

    def chosen(self) -> tuple[str, int]:
        """The kind and the key of what a valid form has."""
        return next((kind, one.pk) for kind, one in self.cleaned_data.items() if one is not None)


class NamesPages(ReleaseAdmin):
    """The pages of the articles' admin that tell what an article names."""

    def get_urls(self) -> list[URLPattern]:
        """The page, a decision on one place, reading again."""
        wrap = self.admin_site.admin_view
        pages = {
            "names": require_safe(self.names_view),
            "decide_name": require_POST(self.decide_name_view),
            "read_again": require_POST(self.read_again_view),
        }
        own = [
            path(f"<int:pk>/{name.replace('_', '-')}/", wrap(view), name=self._name(name))
            for name, view in pages.items()
        ]
        return [*own, *super().get_urls()]

    def names_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What is open, or with `show=` what stands in another state, or all of it; with `other=` a
        form for one place, in which anything else can be looked for."""
        article = self._thing(request, pk)
        other = key_of(request.GET.get("other", ""))
        return self._names(request, article, request.GET.get("show", ""), other)

    def _names(
        self,
        request: HttpRequest,
        article: Article,
        show: str,
        other: int,
        form: OtherForm | None = None,
    ) -> HttpResponse:
        counts = naming.counts(article)
        states = {state.value: state.label for state in MentionState} | {"all": "all"}
        first = MentionState.OPEN if counts[MentionState.OPEN.label] else "all"
        show = show if show in states else first
        places = naming.places(article, only="" if show == "all" else show)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": article,
            "title": "What it names",
            "counts": counts,
            "states": states.items(),
            "show": show,
            "groups": naming.grouped(places),
            "most": naming.SHOWN if len(places) == naming.SHOWN else 0,
            "dates": naming.dates(article),
            "other": other,
            "other_form": form or OtherForm(self.admin_site),
        }
        return TemplateResponse(request, "admin/archive/article/names.html", context)

    def decide_name_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do what the button says with one place, or with all that stand as it does."""
        article = self._thing(request, pk)
        place = get_object_or_404(
            Mention, pk=key_of(request.POST.get("mention", "")), article=article
        )
        told: dict[str, Any] = {
            "by": request.user,
            "mention": place.pk,
            "alike": "alike" in request.POST,
        }
        kind, _, sent = request.POST.get("means", "").partition(":")
        key = key_of(sent)
        if request.POST.get("act") == "other":
            form = OtherForm(self.admin_site, request.POST)
            if not form.is_valid():
                show = request.POST.get("show", "")
                return self._names(request, article, show, place.pk, form)
            kind, key = form.chosen()
        acts: dict[str, Callable[[], int]] = {
            "reject": lambda: mentions.reject(**told),
            "reset": lambda: mentions.reset(**told),
            "means": lambda: mentions.pick(**told, kind=kind, key=key),
        }
        act = acts.get(request.POST.get("act", "means"), acts["means"])
        self.attempt(request, lambda: f"“{place.exact}”: {counted(act(), 'place')} changed.")
        return HttpResponseRedirect(self._names_page(pk, request.POST.get("show", "")))

    def read_again_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Look again for all that the article names."""
        article = self._thing(request, pk)
        self.attempt(
            request, lambda: _in_words(mentions.read_again(by=request.user, article=article.pk))
        )
        return HttpResponseRedirect(self._names_page(pk))

    def _names_page(self, pk: int, show: str = "") -> str:
        page = reverse("admin:archive_article_names", args=[pk])
        return f"{page}?show={show}" if show in (*MentionState.values, "all") else page

    @admin.action(description="Look again for names and matches", permissions=["change"])
    def read_selected_again(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        """Look again for all that the ticked articles name."""
        pks = list(queryset.order_by("pk").values_list("pk", flat=True)[: MOST + 1])
        if len(pks) > MOST:
            self.message_user(request, f"At most {MOST} articles at once.", messages.ERROR)
            return
        known = directory()
        told = mentions.ReadAgain(0, 0, 0, 0)
        for pk in pks:
            try:
                told += mentions.read_again(by=request.user, article=pk, known=known)
            except CurationError as refused:
                self.message_user(request, f"Article {pk}: {refused}", messages.ERROR)
        self.message_user(request, _in_words(told), messages.SUCCESS)


def _in_words(told: mentions.ReadAgain) -> str:
    kept = f"; {counted(told.kept, 'decision')} of editors kept" if told.kept else ""
    if not (told.added or told.changed or told.gone):
        return f"Nothing new was found{kept}."
    return f"Places: {told.added} new, {told.changed} changed, {told.gone} gone{kept}."
