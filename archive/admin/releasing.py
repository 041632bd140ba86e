"""From draft to public and back, as pages: what would happen is shown, and a POST does it."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminSplitDateTime
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from archive import release
from archive.admin.base import DeskAdmin
from archive.admin.filters import STANDINGS, public_column, standing_column
from archive.curation import permits, releasing
from archive.text.words import clean_line


class ReleaseForm(forms.Form):
    """When it becomes public."""

    at = forms.SplitDateTimeField(
        required=False,
        widget=AdminSplitDateTime,
        label="Public from (UTC)",
        help_text="Empty: now.",
    )


class WithdrawForm(forms.Form):
    """Why it is withdrawn."""

    reason = forms.CharField(
        max_length=300,
        label="Reason",
        help_text="Readers who come to its address are told this.",
        widget=forms.TextInput(attrs={"size": 80}),
    )

    def clean_reason(self) -> str:
        """In normal form, one line."""
        return clean_line(self.cleaned_data["reason"])


class ReleaseAdmin(DeskAdmin):
    """The pages of a kind that is released: articles, moments, stories."""

    change_form_template = "admin/archive/release/change_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """The rows, where each stands and whether it is public."""
        rows = super().get_queryset(request)
        return rows.annotate(
            public_now=public_column(release.released()), standing=standing_column()
        )

    @admin.display(description="standing", ordering="standing")
    def stands(self, row: Any) -> str:
        """Draft, in review, scheduled (for when), public, withdrawn."""
        if row.standing == "scheduled":
            return f"scheduled for {row.released_at:%Y-%m-%d %H:%M} UTC"
        return STANDINGS[row.standing]

    @admin.display(boolean=True, description="public", ordering="public_now")
    def is_public(self, row: Any) -> bool:
        """By `archive.release`."""
        return bool(row.public_now)

    def get_urls(self) -> list[URLPattern]:
        """One page for each act, and the preview."""
        wrap = self.admin_site.admin_view
        either = require_http_methods(["GET", "HEAD", "POST"])
        pages = {
            "release": either(self.release_view),
            "withdraw": either(self.withdraw_view),
            "submit": require_POST(self.submit_view),
            "reopen": require_POST(self.reopen_view),
            "preview": require_safe(never_cache(self.preview_view)),
        }
        own = [
            path(f"<int:pk>/{name}/", wrap(view), name=self._name(name))
            for name, view in pages.items()
        ]
        return [*own, *super().get_urls()]

    def _name(self, page: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{page}"

    def _thing(self, request: HttpRequest, pk: int) -> Any:
        """The thing, which the editor may change."""
        permits.require(request.user, permits.change(self.model))
        thing = self.get_queryset(request).filter(pk=pk).first()
        if thing is None:
            raise Http404
        return thing

    def release_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """GET tells who becomes public with it and asks when; POST releases or schedules."""
        thing = self._thing(request, pk)
        form = ReleaseForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            at = form.cleaned_data["at"]

            def act() -> str:
                found = releasing.release(by=request.user, thing=thing, at=at)
                when = f"is public from {at:%Y-%m-%d %H:%M} UTC" if at else "is public"
                named = ", ".join(str(one) for one in (*found.players, *found.themes))
                return f"“{thing}” {when}{f', and with it {named}' if named else ''}."

            doubts = self.release_doubts(thing)
            return self._act(request, thing, act, doubts)
        context = {
            "title": "Release",
            "form": form,
            "newcomers": releasing.newcomers(thing),
            "notes": self.release_notes(thing),
            "doubts": self.release_doubts(thing),
            "media": self.media + form.media,
        }
        return self._page(request, thing, "release", context)

    def release_notes(self, thing: Any) -> list[str]:
        """What else an editor should know before releasing."""
        return []

    def release_doubts(self, thing: Any) -> list[str]:
        """What is better put right first, and hinders nothing."""
        return []

    def withdraw_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """GET asks why; POST withdraws."""
        thing = self._thing(request, pk)
        form = WithdrawForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():

            def act() -> str:
                reason = form.cleaned_data["reason"]
                releasing.withdraw(by=request.user, thing=thing, reason=reason)
                return f"“{thing}” is withdrawn."

            return self._act(request, thing, act)
        context = {"title": "Withdraw", "form": form, **self.withdraw_context(thing)}
        return self._page(request, thing, "withdraw", context)

    def withdraw_context(self, thing: Any) -> dict[str, Any]:
        """What else goes with it, for the page that asks."""
        return {}

    def submit_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Hand a draft in for review."""
        thing = self._thing(request, pk)

        def act() -> str:
            releasing.submit(by=request.user, thing=thing)
            return f"“{thing}” is in review."

        return self._act(request, thing, act)

    def reopen_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Back to a draft, from review or from the schedule."""
        thing = self._thing(request, pk)

        def act() -> str:
            releasing.reopen(by=request.user, thing=thing)
            return f"“{thing}” is a draft again."

        return self._act(request, thing, act)

    def preview_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The public page as it would be, for staff who may see the thing; never cached."""
        thing = self.get_object(request, str(pk))
        if not self.has_view_or_change_permission(request, thing):
            raise PermissionDenied
        if thing is None:
            raise Http404
        response = self.preview(request, thing)
        response.headers["Cache-Control"] = "private, no-store"
        return response

    def preview(self, request: HttpRequest, thing: Any) -> HttpResponse:
        """The page; told by each kind."""
        raise NotImplementedError

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """The form, above it where the thing stands and what can be done about it."""
        thing = context["original"]
        if thing is not None:
            context |= {
                "stands": self.stands(thing),
                "acts": self._acts(request, thing),
                "preview_page": reverse(f"admin:{self._name('preview')}", args=[thing.pk]),
            }
        return super().render_change_form(request, context, *args, **kwargs)

    def _acts(self, request: HttpRequest, thing: Any) -> list[dict[str, Any]]:
        """The acts that its standing allows: a page of its own, or a button."""
        if not self.has_change_permission(request, thing):
            return []
        offered = {
            "draft": [("submit", "Submit for review", True), ("release", "Release…", False)],
            "review": [("release", "Release…", False), ("reopen", "Back to draft", True)],
            "scheduled": [("release", "Reschedule…", False), ("reopen", "Back to draft", True)],
            "public": [("withdraw", "Withdraw…", False)],
            "withdrawn": [("release", "Release again…", False)],
        }
        return [
            {
                "label": label,
                "at_once": at_once,
                "address": reverse(f"admin:{self._name(name)}", args=[thing.pk]),
            }
            for name, label, at_once in offered[thing.standing]
        ]

    def _act(
        self, request: HttpRequest, thing: Any, act: Callable[[], str], doubts: Sequence[str] = ()
    ) -> HttpResponse:
        if self.attempt(request, act):
            for doubt in doubts:
                self.message_user(request, doubt, messages.WARNING)
        change = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        return HttpResponseRedirect(reverse(change, args=[thing.pk]))

    def _page(
        self, request: HttpRequest, thing: Any, name: str, context: dict[str, Any]
    ) -> HttpResponse:
        shared = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": thing,
            "stands": self.stands(thing),
            "now": timezone.now(),
        }
        return TemplateResponse(request, f"admin/archive/release/{name}.html", shared | context)
