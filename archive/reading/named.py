"""What things are called, by their slugs; and what is nearly called so.

Only what is public is named, so a wrong address never tells of a draft. May be imported by what
answers over HTTP.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Any, NamedTuple

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Length
from django.utils.text import slugify
from rapidfuzz import fuzz

from archive import release, wording
from archive.models import Competition, Match, Team, TeamName
from archive.text.words import slug as slugged

# Bounds of a search for near names: words that choose rows, words compared, rows compared, names given.
_WORDS, _LOOKED_AT, _COMPARED, _GIVEN = 4, 12, 200, 5
# What is longer is no name of ours.
_LONGEST = 200
# How near is near (0 to 100): "kanne" to "harry-kane" is 78, only the first names alike some 65.
_NEAR = 72
# Of each word its first and its last letters are looked for: one of them survives most slips.
_EDGE = 3


class Named(NamedTuple):
    """A thing's name, and its page from the root of the site."""

    name: str
    page: str


@dataclass(frozen=True, slots=True)
class _Kind:
    """The public rows of a kind, and the columns that make up a name."""

    rows: Callable[[], QuerySet[Any]]
    columns: tuple[str, ...] = ("name",)
    words: Callable[..., str] = str


def _fixture(home: str, away: str, day: Any) -> str:
    return f"{home} – {away}, {wording.date_words(day, 'day')}"


KINDS: Mapping[str, _Kind] = {
    "players": _Kind(release.players),
    "moments": _Kind(release.moments, ("title",)),
    "articles": _Kind(release.articles, ("title",)),
    "stories": _Kind(release.stories, ("title",)),
    "themes": _Kind(release.themes),
    "matches": _Kind(Match.objects.all, ("home__name", "away__name", "date"), _fixture),
    "teams": _Kind(Team.objects.all),
    "competitions": _Kind(Competition.objects.all),
}


def slug_of(kind: str, words: str) -> str | None:
    """The slug of a team or competition out of what a reader typed: the slug itself, the name or a
    name it had, whatever the case and accents. None where nothing is called so. One statement."""
    rows = KINDS[kind].rows()
    called = Q(slug=words) | Q(slug=slugged(words)) | Q(name__iexact=words.strip())
    if kind == "teams":
        called |= Q(pk__in=TeamName.objects.filter(name__iexact=words.strip()).values("team"))
    exact = Case(When(slug=words, then=0), When(name__iexact=words.strip(), then=1), default=2)
    found: str | None = (
        rows.filter(called).order_by(exact, "pk").values_list("slug", flat=True).first()
    )
    return found


def names(asked: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """The names of public things, each asked for by kind (a key of ``KINDS``) and slug.

    What is not there is left out. One statement for each kind asked for.
    """
    found = {}
    pairs = list(asked)
    for kind in dict.fromkeys(kind for kind, _ in pairs):
        made = KINDS[kind]
        rows = made.rows().filter(slug__in=[slug for its, slug in pairs if its == kind])
        for slug, *columns in rows.order_by("pk").values_list("slug", *made.columns):
            found[kind, slug] = made.words(*columns)
    return found


def near(kind: str, words: str) -> list[Named]:
    """Public things of a kind whose slugs are nearly these words (or this slug), nearest first.

    At most five, from one statement: the rows that share most beginnings and ends of words are
    compared.
    """
    wanted = slugify(words[:_LONGEST])
    edges = _edges(wanted)
    if not edges:
        return []
    made = KINDS[kind]
    shared = reduce(
        add,
        (
            Case(When(slug__contains=edge, then=1), default=0, output_field=IntegerField())
            for edge in edges
        ),
    )
    rows = (
        made.rows()
        .annotate(shared_edges=shared)
        .filter(shared_edges__gt=0)
        # Of those that share as much, one as long as what was asked for is the likelier.
        .annotate(longer_by=Length("slug") - Value(len(wanted)))
        .order_by("-shared_edges", F("longer_by") * F("longer_by"), "pk")
        .values_list("slug", *made.columns)[:_COMPARED]
    )
    weighed = sorted(
        ((-_nearness(wanted, slug), slug, columns) for slug, *columns in rows),
        key=lambda found: found[:2],
    )
    return [
        Named(made.words(*columns), f"/{kind}/{slug}/")
        for score, slug, columns in weighed[:_GIVEN]
        if -score >= _NEAR
    ]


def _edges(slug: str) -> list[str]:
    """First and last letters of the longest words of a slug, in the words' order."""
    words = [word for word in dict.fromkeys(slug.split("-")) if len(word) >= _EDGE]
    longest = sorted(words, key=len, reverse=True)[:_WORDS]
    edges = [edge for word in words if word in longest for edge in (word[:_EDGE], word[-_EDGE:])]
    return list(dict.fromkeys(edges))


def _nearness(wanted: str, slug: str) -> float:
    """From 0 to 100: how alike two slugs are, mostly by how well each word asked for has its like, in
    whatever order; somewhat by what else the slug says."""
    asked, there = wanted.split("-")[:_LOOKED_AT], slug.split("-")[:_LOOKED_AT]
    likes = [max(fuzz.ratio(word, other) for other in there) for word in asked]
    return 0.7 * sum(likes) / len(likes) + 0.3 * fuzz.ratio(wanted, slug)
