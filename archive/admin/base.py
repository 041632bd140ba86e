"""What all our admin pages share: normal text in forms, versions checked, writes under a name.

Two editors: each form carries the version it was opened on; the second save is stopped by the
UPDATE itself (`archive.curation.saving`) and answered with a page that shows both texts.
"""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AdminTextareaWidget, RelatedFieldWidgetWrapper
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q, QuerySet
from django.forms import BaseModelFormSet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse

from archive.admin.choosing import KeySelect, KeySelectMultiple
from archive.admin.past import past
from archive.admin.stale import StaleSave
from archive.changes import acting, history
from archive.curation import days, saving, slugs
from archive.curation.errors import CurationError, StaleVersion
from archive.models import Precision, QuoteStatus
from archive.text.words import clean_line, normalise
from players.models import Tracked

# Words of a search that are looked at; what follows narrows nothing that a person would notice.
SEARCH_WORDS = 10
# RFC 5646, as far as pages need it: a language, and what narrows it.
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class NormalForm(forms.ModelForm):
    """A form whose texts come in as everything else does: in normal form, lines without doubles;
    and whose days can be."""

    def clean(self) -> dict[str, Any]:
        """Normalise every text of the form, and refuse what cannot be."""
        data = super().clean() or self.cleaned_data
        for name, value in data.items():
            if isinstance(value, str) and name not in self.verbatim():
                long = isinstance(self.fields[name].widget, forms.Textarea)
                data[name] = normalise(value).strip() if long else clean_line(value)
        for name in self.changed_data:
            if told := days.fault(name, data.get(name)):
                self.add_error(name, told)
        for name in ("language", "translated_from"):
            if data.get(name) and not LANGUAGE.fullmatch(data[name]):
                self.add_error(name, "A language's code: en, de, pt-BR.")
        if data.get("status") == QuoteStatus.MISATTRIBUTED and not data.get("status_reason"):
            self.add_error("status_reason", "Say why: readers are told.")
        return data

    def verbatim(self) -> Collection[str]:
        """Names of the fields that are taken as typed."""
        return ()


class VersionedForm(NormalForm):
    """A form that knows which version of its thing it was opened on."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = self.instance.version
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self) -> dict[str, Any]:
        """Make an address of the name where none is given, and refuse a save that says no version;
        `_look_again` shows the form unsaved."""
        data = super().clean()
        if self.instance.pk and data.get("version") is None:
            self.add_error(None, "The form came without its version: open it again.")
        if "_look_again" in self.data:
            self.add_error(None, "Nothing is saved yet: look through the form, and save it.")
        self._fit_precision(data)
        if "slug" in self.fields and "slug" not in self.errors and not data.get("slug"):
            name = data.get("title") or data.get("name") or ""
            data["slug"] = slugs.free(type(self.instance), name, but=self.instance.pk)
        return data

    def _fit_precision(self, data: dict[str, Any]) -> None:
        """A date that is typed is known to the day unless told otherwise; without a date nothing
        of it is known."""
        for date, precision in (("said_on", "said_on_precision"), ("date", "date_precision")):
            if date in self.errors or precision not in data:
                continue
            known = data.get(date) is not None
            if known == (data[precision] == Precision.UNKNOWN):
                data[precision] = Precision.DAY if known else Precision.UNKNOWN
                # Only what the form says it changed is saved.
                if precision not in self.changed_data:
                    self.changed_data.append(precision)


class Careful(admin.options.BaseModelAdmin):
    """A form in which a thing is chosen is no place to change or delete it."""

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        """The field, beside a choice only the links to add and to look."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_change_related = field.widget.can_delete_related = False
        return field

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """The field of one thing, which bears any key that is sent."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", KeySelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(
        self, db_field: models.ManyToManyField, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """The field of several, which bears any keys that are sent."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", KeySelectMultiple(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class NormalInline(Careful, admin.TabularInline):
    """Rows below a thing; their texts are normal too."""

    form = NormalForm
    extra = 0


class NormalStack(Careful, admin.StackedInline):
    """The same where a row has more fields than a line has room for."""

    form = NormalForm
    extra = 0
    formfield_overrides = {
        models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 3})},
    }


class DeskAdmin(Careful, admin.ModelAdmin):
    """The pages of one kind: every write has its editor's name, every list costs the same."""

    show_full_result_count = False
    list_per_page = 50
    list_max_show_all = 200
    change_form_template = "admin/archive/desk_form.html"
    # An address typed without its scheme is a secure one.
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    # Rows that belong to a thing beside those of its inlines: its history tells of them too.
    belongings: Sequence[type[models.Model]] = ()
    object_history_template = "admin/archive/history.html"

    def searched(self, word: str) -> Q:
        """What has `word` in it, by names and titles; every word of a search must be somewhere."""
        return Q(**{f"{self.search_fields[0]}__icontains": word})

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        """The rows that hold every word of the search; never a row twice."""
        words = normalise(search_term).split() if self.search_fields else []
        for word in words[:SEARCH_WORDS]:
            queryset = queryset.filter(self.searched(word))
        return queryset, False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The list; its actions write under the editor's name."""
        return self._named(
            request, lambda: super(DeskAdmin, self).changelist_view(request, extra_context)
        )

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Delete under the editor's name."""
        return self._named(
            request, lambda: super(DeskAdmin, self).delete_view(request, object_id, extra_context)
        )

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The form; a save on an older version is answered with both texts, and writes nothing."""
        show = super().changeform_view
        if request.method == "POST" and object_id and self._is_old(request, unquote(object_id)):
            return self._stale(request, unquote(object_id))
        try:
            return self._named(request, lambda: show(request, object_id, form_url, extra_context))
        except StaleVersion:
            return self._stale(request, unquote(object_id or ""))
        except CurationError as refused:
            self.message_user(request, str(refused), messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    def _named(self, request: HttpRequest, answer: Callable[[], HttpResponse]) -> HttpResponse:
        if request.method != "POST":
            return answer()
        with acting(request.user):
            return answer()

    def _is_old(self, request: HttpRequest, object_id: str) -> bool:
        """Somebody saved since the form was opened, as far as can be seen before saving (the save
        itself makes sure): a form that has errors too is better not sent back for them first."""
        sent = request.POST.get("version", "")
        saved = self.get_object(request, object_id) if sent else None
        return isinstance(saved, Tracked) and sent.isdecimal() and sent != str(saved.version)

    def _stale(self, request: HttpRequest, object_id: str) -> HttpResponse:
        saved = self.get_object(request, object_id)
        if saved is None or not self.has_change_permission(request, saved):
            raise PermissionDenied
        both = StaleSave(self, request, saved)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": saved,
            "title": "Somebody else saved this first",
            "differences": both.differences(),
            "posted": both.posted(),
            "last": next(iter(history(saved)), None),
        }
        return TemplateResponse(request, "admin/archive/stale.html", context, status=409)

    def save_model(
        self, request: HttpRequest, obj: models.Model, form: forms.ModelForm, change: bool
    ) -> None:
        """Write a new thing; an edit is written when its rows below are known too."""
        if not change or not isinstance(obj, Tracked):
            super().save_model(request, obj, form, change)

    def save_related(
        self,
        request: HttpRequest,
        form: forms.ModelForm,
        formsets: Iterable[BaseModelFormSet],
        change: bool,
    ) -> None:
        """Write an edit, if it is one, and then the rows below it."""
        formsets = list(formsets)
        edited = form.has_changed() or any(formset.has_changed() for formset in formsets)
        if change and edited and isinstance(form.instance, Tracked):
            columns = {field.name for field in self.opts.concrete_fields}
            self.write(request, form.instance, form, columns & set(form.changed_data))
        super().save_related(request, form, formsets, change)

    def write(
        self, request: HttpRequest, thing: Any, form: forms.ModelForm, fields: Collection[str]
    ) -> None:
        """Write the edited `fields`, where the version is still the form's."""
        saving.save(thing, version=form.cleaned_data["version"], fields=set(fields) - {"version"})

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Every change of every field: who, when, why, from what to what."""
        thing = self.get_object(request, unquote(object_id))
        changes = [] if thing is None else past(thing, self._belongings())
        return super().history_view(
            request, object_id, {"changes": changes, **(extra_context or {})}
        )

    def _belongings(self) -> list[type[models.Model]]:
        return [*(inline.model for inline in self.inlines), *self.belongings]

    def attempt(
        self, request: HttpRequest, act: Callable[[], str], level: int = messages.SUCCESS
    ) -> bool:
        """Do an editor's act and tell what it gave, or why it is refused. True where it was done."""
        try:
            told = act()
        except CurationError as refused:
            self.message_user(request, str(refused), messages.ERROR)
            return False
        self.message_user(request, told, level)
        return True
