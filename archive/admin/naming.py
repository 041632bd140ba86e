"""What an article names, for the desk: each place in its sentence, what it means and why, and what
else it may mean; by what is meant. In eleven statements, whatever the article names."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from archive import wording
from archive.admin.namesakes import in_brackets, told_apart
from archive.admin.passages import Piece
from archive.models import (
    Article,
    Competition,
    Match,
    Mention,
    MentionKind,
    MentionState,
    Team,
    Venue,
)
from archive.text.dates import FoundDate, find_dates

# Places shown at once, dates shown, characters of the text around a place, characters of a text
# in which dates are looked for.
SHOWN, DATES, AROUND, LOOKED_AT = 100, 100, 90, 100_000

Keys = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that a place may mean: `value` is what a form sends."""

    value: str
    kind: str
    name: str
    reasons: Sequence[str]
    chosen: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A place that names something. `alike` counts the other places that stand as it does."""

    mention: Mention
    pieces: Sequence[Piece]
    means: str
    choices: Sequence[Choice]
    alike: int

    @property
    def decided(self) -> bool:
        """Whether an editor has spoken."""
        return self.mention.set_by == "editor"


@dataclass(frozen=True, slots=True)
class Group:
    """Places that mean the same, or, where nothing is meant, that have the same words; ``folded``
    where an editor need not look."""

    kind: str
    name: str
    state: str
    folded: bool
    places: list[Place]

    @property
    def keys(self) -> list[int]:
        """Of its places."""
        return [place.mention.pk for place in self.places]


@dataclass(frozen=True, slots=True)
class Dated:
    """Words of the text that tell a date, and the date in full."""

    words: str
    means: str


def counts(article: Article) -> dict[str, int]:
    """How many places of the article's text are resolved, open, rejected; one statement."""
    rows = Mention.objects.filter(text=article.current_text_id).order_by()
    counted = dict(rows.values_list("state").annotate(Count("pk")))
    return {state.label: counted.get(state, 0) for state in MentionState}


def places(article: Article, *, only: str = "") -> list[Place]:
    """The places of the article's text in order, those of one state with `only`."""
    rows = Mention.objects.filter(text=article.current_text_id).order_by("start", "pk")
    if only:
        rows = rows.filter(state=only)
    found = list(rows[:SHOWN])
    names = _names(found)
    alike = Counter(
        (one.exact, one.state, one.set_by, one.kind == MentionKind.MATCH) for one in found
    )
    text = article.current_text.text if article.current_text else ""
    return [
        Place(
            mention=one,
            pieces=list(around(text, one.start, one.end)),
            means=names.get(_meant(one), ""),
            choices=_choices(one, names),
            alike=alike[one.exact, one.state, one.set_by, one.kind == MentionKind.MATCH] - 1,
        )
        for one in found
    ]


def grouped(found: Sequence[Place]) -> list[Group]:
    """Places by what they mean: what is left open first, in the order of their first places."""
    groups: dict[tuple[str, ...], Group] = {}
    for place in found:
        one = place.mention
        kind, state = one.get_kind_display(), one.get_state_display()
        name = place.means or f"“{one.exact}”"
        made = groups.setdefault(
            (one.state, kind, name),
            Group(kind, name, state, one.state != MentionState.OPEN, []),
        )
        made.places.append(place)
    return sorted(groups.values(), key=lambda group: group.folded)


def dates(article: Article) -> list[Dated]:
    """The dates that the article's text tells, as they are on its own date; no statement."""
    text = article.current_text.text[:LOOKED_AT] if article.current_text else ""
    return [
        Dated(text[one.start : one.end], date_words(one))
        for one in find_dates(text, article.published_on)[:DATES]
    ]


def date_words(told: FoundDate) -> str:
    """A date of a text in full: a day, a month, a year, else its first and last day."""
    if told.first is None or told.last is None:
        return "not known"
    if told.precision in ("day", "month", "year"):
        return wording.date_words(told.first, told.precision)
    return f"{wording.date_words(told.first)} to {wording.date_words(told.last)}"


def _meant(one: Mention) -> Keys:
    return one.kind, getattr(one, f"{one.kind}_id") or 0


def _choices(one: Mention, names: dict[Keys, str]) -> list[Choice]:
    """What may be meant; nothing where that is what is meant already."""
    found = [
        Choice(
            value=f"{candidate['kind']}:{candidate['key']}",
            kind=candidate["kind"],
            name=names[key],
            reasons=candidate["reasons"],
            chosen=_meant(one) == key,
        )
        for candidate in one.candidates
        if (key := (candidate["kind"], candidate["key"])) in names
    ]
    return found if any(not choice.chosen for choice in found) else []


def around(text: str, start: int, end: int) -> Iterator[Piece]:
    """The words around a place, within its paragraph, cut between words."""
    before = text[max(0, start - AROUND, text.rfind("\n", 0, start) + 1) : start]
    if len(before) == AROUND:
        before = "… " + before.partition(" ")[2]
    after = text[end : end + AROUND].partition("\n")[0]
    if len(after) == AROUND:
        after = after.rpartition(" ")[0] + " …"
    yield Piece(before, False)
    yield Piece(text[start:end], True)
    yield Piece(after, False)


def _names(found: Iterable[Mention]) -> dict[Keys, str]:
    """What is meant, or may be, in words that tell it from its namesakes: a statement a kind, four for
    the players."""
    keys: dict[str, set[int]] = defaultdict(set)
    for one in found:
        for kind, key in (_meant(one), *((c["kind"], c["key"]) for c in one.candidates)):
            keys[kind].add(key)
    names: dict[Keys, str] = {}
    for key, name in told_apart(keys["player"]).items():
        names["player", key] = name
    for kind, model in (("team", Team), ("competition", Competition)):
        for key, name in (
            model._base_manager.filter(pk__in=keys[kind]).order_by("pk").values_list("pk", "name")
        ):
            names[kind, key] = name
    venues = Venue.objects.filter(pk__in=keys["venue"]).order_by("pk")
    for key, name, city in venues.values_list("pk", "name", "city"):
        names["venue", key] = in_brackets(name, city)
    matches = Match.objects.filter(pk__in=keys["match"]).order_by("pk")
    sides = ("home__name", "home_score", "away_score", "away__name", "date")
    for key, *match in matches.values_list("pk", *sides):
        names["match", key] = _fixture(*match)
    return names


def _fixture(home: str, scored: int | None, against: int | None, away: str, day: date) -> str:
    score = "v" if scored is None else f"{scored}–{against}"
    return f"{home} {score} {away}, {wording.date_words(day)}"
