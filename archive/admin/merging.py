"""The pages that merge two players and split them again: find the other, look, confirm.

Works as plain forms. What would move is told before anything is written, and what speaks against
it: two people may have one name.
"""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import ForeignKey, Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_http_methods, require_POST

from archive.admin import looking
from archive.admin.base import SEARCH_WORDS, DeskAdmin
from archive.admin.tagging import key_of
from archive.curation import permits
from archive.models import MatchEvent, Mention, MomentPlayer, Quote
from archive.text.words import clean_line
from players import merging, tallies
from players.models import Merge, Player

OFFERS = 20
# What an editor calls the rows that point at a player, where the table's own name is no word.
CALLED: dict[type[Model], str] = {
    MatchEvent: "events in matches",
    Quote: "quotes, with all places that print them",
    MomentPlayer: "moments",
    Mention: "names in articles",
}


@dataclass(frozen=True, slots=True)
class Line:
    """How much of one kind each of the two has, and the other after the merge."""

    what: str
    own: int
    others: int
    after: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What a merge would do; ``refused`` says why it cannot be done."""

    lines: list[Line]
    given: list[str]
    cautions: list[str] = field(default_factory=list)
    refused: str = ""


def preview(emptied: Player, kept: Player) -> Preview:
    """What merging the one into the other would do; reads only."""
    lines = [_line(tie, emptied, kept) for tie in merging.ties()] + _goals(emptied, kept)
    given = [f"{row._meta.verbose_name}: {row}" for row in merging.copies(emptied, kept)]
    given += [
        f"{_label(name)}: {value}"
        for group in merging.fills(emptied, kept)
        for name, value in group.items()
    ]
    return Preview(
        lines=[line for line in lines if line.own or line.others],
        given=given,
        cautions=_cautions(emptied, kept),
        refused=merging.refusal(emptied, kept),
    )


def _line(tie: ForeignKey, emptied: Player, kept: Player) -> Line:
    rows = tie.model._base_manager
    own, others = (rows.filter(**{tie.name: one.pk}).count() for one in (emptied, kept))
    both = len(merging.doubled(tie, emptied.pk, kept.pk))
    what = CALLED.get(tie.model) or str(tie.model._meta.verbose_name_plural)
    return Line(what, own, others, own + others - both)


def _goals(emptied: Player, kept: Player) -> list[Line]:
    """The goals for each team: those of both together afterwards, for every event has one player."""
    found: dict[str, list[int]] = {}
    for at, one in enumerate((emptied, kept)):
        for tally in tallies.of_player(one.pk, metric="goals"):
            found.setdefault(tally["label"], [0, 0])[at] = tally["value"]
    return [Line(label, own, others, own + others) for label, (own, others) in found.items()]


def _cautions(emptied: Player, kept: Player) -> list[str]:
    """What speaks for two people of one name."""
    found = []
    own = MatchEvent.objects.filter(player=emptied).values("match")
    both = MatchEvent.objects.filter(player=kept, match__in=own).select_related("match")
    if slugs := sorted({event.match.slug for event in both}):
        some = ", ".join(slugs[:3])
        found.append(f"Both did something in the same match, as two people do: {some}.")
    if emptied.nationality and kept.nationality and emptied.nationality != kept.nationality:
        found.append(f"Their nationalities differ: {emptied.nationality}, {kept.nationality}.")
    return found


def _label(name: str) -> str:
    return "page" if name == "released_at" else name.replace("_", " ")


class MergePages(DeskAdmin):
    """The pages of the players' admin that merge and split."""

    change_form_template = "admin/archive/player/change_form.html"

    def get_urls(self) -> list[URLPattern]:
        """Merge, with its preview; split."""
        wrap = self.admin_site.admin_view
        both = require_http_methods(["GET", "HEAD", "POST"])(self.merge_view)
        return [
            path("<int:pk>/merge/", wrap(both), name="players_player_merge"),
            path(
                "<int:pk>/split/", wrap(require_POST(self.split_view)), name="players_player_split"
            ),
            *super().get_urls(),
        ]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Player], search_term: str
    ) -> tuple[QuerySet[Player], bool]:
        """In a form, who was merged into another is no choice: the other is, by all names of both."""
        if request.path == reverse("admin:autocomplete"):
            queryset = queryset.filter(merged__isnull=True)
        return super().get_search_results(request, queryset, search_term)

    def merge_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """GET looks for the other (`q`) and shows what merging into it (`into`) would do; POST does it."""
        permits.require(request.user, permits.change(Player))
        player = get_object_or_404(Player, pk=pk)
        into = Player.objects.filter(pk=key_of(request.GET.get("into", ""))).exclude(pk=pk).first()
        if request.method == "POST" and self._merge(request, player):
            kept = key_of(request.POST.get("into", ""))
            return HttpResponseRedirect(reverse("admin:players_player_change", args=[kept]))
        words = clean_line(request.GET.get("q", player.name))[:200]
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": player,
            "title": "Merge into another player",
            "into": into,
            "look": preview(player, into) if into else None,
            "words": words,
            "offers": self._offers(words, player),
        }
        return TemplateResponse(request, "admin/archive/player/merge.html", context)

    def _offers(self, words: str, player: Player) -> list[Player]:
        rows = Player.objects.filter(merged__isnull=True).exclude(pk=player.pk)
        for word in words.split()[:SEARCH_WORDS]:
            rows = rows.filter(looking.person(word))
        return list(rows.order_by("name", "pk")[:OFFERS])

    def _merge(self, request: HttpRequest, player: Player) -> bool:
        into = Player.objects.filter(pk=key_of(request.POST.get("into", ""))).first()

        def act() -> str:
            merging.merge(
                by=request.user,
                player=player.pk,
                into=into.pk if into else 0,
                why=clean_line(request.POST.get("why", ""))[:300],
                version=key_of(request.POST.get("version", "")),
            )
            return f"{player} is merged into {into} and can be split again from this page."

        return self.attempt(request, act)

    def split_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Undo the merge of a player, and come to its page."""
        permits.require(request.user, permits.change(Player))
        player = get_object_or_404(Player, pk=pk)

        def act() -> str:
            other = Player.objects.get(pk=merging.split(by=request.user, player=pk))
            return f"{player} and {other} are two again."

        self.attempt(request, act)
        return HttpResponseRedirect(reverse("admin:players_player_change", args=[pk]))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """The form, above it what the player is merged with."""
        player = context["original"]
        if player is not None:
            merges = Merge.objects.select_related("player", "into", "by")
            context |= {
                "merged": merges.filter(player=player).first(),
                "merges": merges.filter(into=player),
                "may_merge": request.user.has_perm(permits.change(Player)),
            }
        return super().render_change_form(request, context, *args, **kwargs)
