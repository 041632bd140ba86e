"""How the list of quotes is narrowed: by speaker, moment, article, and what became of its places."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from archive.admin import filters, looking
from archive.models import AnchorState, Citation, Moment, Tagging


class SpeakerFilter(filters.NameFilter):
    """By the speaker's name, or other names."""

    title = "speaker"
    parameter_name = "who"
    none = "No speaker known"

    def named(self, word: str) -> Q:
        """Said by somebody of this name, as printed or as known."""
        return Q(speaker_name__icontains=word) | looking.person(word, path="speaker__")

    def unnamed(self) -> Q:
        """No speaker was found, or set."""
        return Q(speaker__isnull=True)

    def keyed(self, key: int) -> Q:
        """Said by this one person."""
        return Q(speaker=key)


class ArticleFilter(filters.NameFilter):
    """By the title of an article that prints it."""

    title = "article"
    parameter_name = "in"

    def named(self, word: str) -> Q:
        """Printed in an article with this word in its title."""
        found = Citation.objects.filter(looking.by_name(word, path="article__", name="title"))
        return Q(pk__in=found.values("quote"))

    def keyed(self, key: int) -> Q:
        """Printed in this one article."""
        return Q(pk__in=Citation.objects.filter(article=key).values("quote"))


class MomentFilter(filters.NameFilter):
    """By the title of a moment it is tied to."""

    title = "moment"
    parameter_name = "about"
    none = "Tied to no moment"

    def named(self, word: str) -> Q:
        """Tied to a moment with this word in it."""
        ties = Tagging.objects.filter(moment__in=Moment.objects.filter(looking.moment(word)))
        return Q(pk__in=ties.values("quote"))

    def unnamed(self) -> Q:
        """Not tied to any moment."""
        return ~Q(pk__in=Tagging.objects.values("quote"))

    def keyed(self, key: int) -> Q:
        """Tied to this one moment."""
        return Q(pk__in=Tagging.objects.filter(moment=key).values("quote"))


class AnchorFilter(admin.SimpleListFilter):
    """By what became of its places when an article changed."""

    title = "place in the article"
    parameter_name = "anchor"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, str]]:
        """The four states of an anchor."""
        return AnchorState.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """Quotes with a place in this state."""
        if self.value() not in AnchorState.values:
            return queryset
        places = Citation.objects.filter(state=self.value())
        return queryset.filter(pk__in=places.values("quote"))
