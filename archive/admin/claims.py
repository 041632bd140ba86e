"""The page of the numbers that an article states: marked, corrected, taken off, each with what the
record says of it. Works as plain forms."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST, require_safe

from archive.admin import claiming
from archive.admin.claiming import ClaimForm
from archive.admin.names import NamesPages
from archive.admin.tagging import key_of
from archive.curation import claims, permits
from archive.curation.errors import CurationError
from archive.models import Article, Claim, Display
from archive.reading.claims import of_article


class ClaimsPages(NamesPages):
    """The pages of the articles' admin that mark numbers as claims."""

    def get_urls(self) -> list[URLPattern]:
        """The page; marking or correcting; taking off."""
        wrap = self.admin_site.admin_view
        pages = {
            "claims": require_safe(self.claims_view),
            "mark_claim": require_POST(self.mark_claim_view),
            "take_off_claim": require_POST(self.take_off_claim_view),
        }
        own = [
            path(f"<int:pk>/{name.replace('_', '-')}/", wrap(view), name=self._name(name))
            for name, view in pages.items()
        ]
        return [*own, *super().get_urls()]

    def claims_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What is marked; `at=start-end` begins to mark a number, `claim=` to correct one."""
        article = self._thing(request, pk)
        corrected = Claim.objects.filter(
            pk=key_of(request.GET.get("claim", "")), article=article
        ).first()
        return self._claims_page(
            request,
            article,
            corrected,
            claiming.opened(article, request.GET.get("at", ""), corrected),
        )

    def mark_claim_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Mark a number, or correct one that is marked; a form that is refused comes back."""
        article = self._thing(request, pk)
        form = ClaimForm(request.POST)
        corrected = Claim.objects.filter(
            pk=key_of(request.POST.get("claim", "")), article=article
        ).first()
        if form.is_valid():
            try:
                self._save(request, article, corrected, form)
            except CurationError as refused:
                form.add_error(
                    refused.field if refused.field in form.fields else None, str(refused)
                )
            else:
                return HttpResponseRedirect(reverse("admin:archive_article_claims", args=[pk]))
        return self._claims_page(request, article, corrected, form, status=422)

    def take_off_claim_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take a claim off."""
        article = self._thing(request, pk)
        claim = get_object_or_404(Claim, pk=key_of(request.POST.get("claim", "")), article=article)
        exact = claim.exact

        def take_off() -> str:
            claims.take_off(by=request.user, claim=claim.pk)
            return f"“{exact}” is no claim any more."

        self.attempt(request, take_off)
        return HttpResponseRedirect(reverse("admin:archive_article_claims", args=[pk]))

    def _save(
        self, request: HttpRequest, article: Article, corrected: Claim | None, form: ClaimForm
    ) -> None:
        if corrected is not None:
            claims.correct(by=request.user, claim=corrected.pk, told=form.told())
            self.message_user(request, f"“{corrected.exact}” is corrected.")
            return
        start, end = claiming.place(article, form)
        made = claims.mark(
            by=request.user,
            article=article.pk,
            version=form.cleaned_data["version"],
            start=start,
            end=end,
            told=form.told(),
        )
        self.message_user(request, f"“{made.exact}” is marked.")

    def _claims_page(
        self,
        request: HttpRequest,
        article: Article,
        corrected: Claim | None,
        form: ClaimForm,
        status: int = 200,
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": article,
            "title": "Numbers in it",
            "claims": of_article(article.pk, display=Display.FULL, staff=True),
            "corrected": corrected,
            "form": form,
            "numbers": claiming.numbers(article),
            "lists": claiming.offered(article),
            "may_mark": request.user.has_perm(permits.CLAIM),
            "may_correct": request.user.has_perm(permits.CORRECT_CLAIM),
            "may_take_off": request.user.has_perm(permits.UNCLAIM),
        }
        return TemplateResponse(
            request, "admin/archive/article/claims.html", context, status=status
        )
