"""Filters of the lists: by the one rule of what is public, by standing, and by typed names."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import (
    Case,
    CharField,
    Q,
    QuerySet,
    Value,
    When,
)
from django.http import HttpRequest

from archive import release
from archive.text.words import clean_line

STANDINGS = {
    "draft": "draft",
    "review": "in review",
    "scheduled": "scheduled",
    "public": "public",
    "withdrawn": "withdrawn",
}


def public_column(condition: Q) -> Case:
    """A condition of `archive.release` as a column: yes or no, never unknown."""
    return Case(When(condition, then=Value(True)), default=Value(False))


def standing_column() -> Case:
    """Where an article, moment or story stands, one of `STANDINGS`."""
    return Case(
        When(release.released(), then=Value("public")),
        When(release.withdrawn(), then=Value("withdrawn")),
        When(released_at__isnull=False, then=Value("scheduled")),
        When(submitted_at__isnull=False, then=Value("review")),
        default=Value("draft"),
        output_field=CharField(),
    )


class StandingFilter(admin.SimpleListFilter):
    """Draft, in review, scheduled, public, withdrawn."""

    title = "standing"
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """All standings, whether or not anything has them (no query)."""
        return list(STANDINGS.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """The rows of the chosen standing."""
        return queryset.filter(standing=self.value()) if self.value() in STANDINGS else queryset


class PublicFilter(admin.SimpleListFilter):
    """Whether everybody may see it, by the column `public_now`."""

    title = "public"
    parameter_name = "public"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Yes or no."""
        return [("yes", "Yes"), ("no", "No")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """The rows that are, or are not, public."""
        if self.value() in ("yes", "no"):
            return queryset.filter(public_now=self.value() == "yes")
        return queryset


class NameFilter(admin.ListFilter):
    """A box to type a name into: a sidebar of ten thousand names would help nobody.

    `none` says that there is a link for rows that have no such thing, `-` in the address.
    """

    template = "admin/archive/name_filter.html"
    parameter_name = ""
    none = ""

    def __init__(
        self, request: HttpRequest, params: dict[str, Any], model: Any, model_admin: Any
    ) -> None:
        super().__init__(request, params, model, model_admin)
        if self.parameter_name in params:
            value = params.pop(self.parameter_name)
            self.used_parameters[self.parameter_name] = clean_line(
                value[-1] if isinstance(value, list) else value
            )

    def value(self) -> str:
        """What was typed."""
        return str(self.used_parameters.get(self.parameter_name, ""))

    def has_output(self) -> bool:
        """Always shown."""
        return True

    def expected_parameters(self) -> list[str | None]:
        """The parameter of this box."""
        return [self.parameter_name]

    def named(self, word: str) -> Q:
        """The rows that have `word` in the name in question."""
        raise NotImplementedError

    def unnamed(self) -> Q:
        """The rows that have no such thing."""
        raise NotImplementedError

    def keyed(self, key: int) -> Q:
        """The rows that have the one thing with this key, which links write as "#12"; here none."""
        return Q(pk__isnull=True)

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """The rows whose name holds every typed word."""
        if self.none and self.value() == "-":
            return queryset.filter(self.unnamed())
        if self.value().startswith("#") and self.value()[1:].isdecimal():
            return queryset.filter(self.keyed(int(self.value()[1:19])))
        for word in self.value().split():
            queryset = queryset.filter(self.named(word))
        return queryset

    def choices(self, changelist: ChangeList) -> Iterator[dict[str, Any]]:
        """What the template needs: the box's name and text, and what else is filtered by."""
        others = changelist.get_filters_params()
        yield {
            "name": self.parameter_name,
            "value": "" if self.value() == "-" else self.value(),
            "others": [
                (key, one)
                for key, values in others.items()
                if key != self.parameter_name
                for one in (values if isinstance(values, list) else [values])
            ],
            "search": changelist.query,
            "none": self.none,
            "none_chosen": self.value() == "-",
            "none_link": changelist.get_query_string({self.parameter_name: "-"}),
            "all_link": changelist.get_query_string(remove=[self.parameter_name]),
        }
