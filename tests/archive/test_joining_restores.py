"""Joining then separating restores the former state exactly, in worlds that hypothesis draws."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from archive import terms
from archive.curation import joining
from archive.curation.errors import CurationError
from archive.models import (
    AnchorState,
    Article,
    Citation,
    Join,
    KeptApart,
    Quote,
    QuoteState,
    QuoteStatus,
    SetBy,
    TaggingKind,
)
from players.models import Player
from tests import factories
from tests.rows import Rows, rows, thrown_away

pytestmark = pytest.mark.django_db

WORDINGS = (
    "We kept the ball for an hour and they grew tired of running",
    "We kept the ball for an hour, they were tired of running",
    "We kept the ball for an hour and they grew tired of running,",
    "They never saw the ball",
)
SEVERAL = range(3)


@dataclass(frozen=True)
class Print:
    """A place of a quote's words in one of the articles; no words of its own: as the quote has them."""

    article: int
    wording: str
    state: str
    headline: bool


@dataclass(frozen=True)
class Said:
    """What a quote is made from; numbers name the cast's rows."""

    words: str
    speaker: int | None
    speaker_name: str
    speaker_set_by: str
    state: str
    status: str
    status_set_by: str
    said_on: date | None
    occasion: str
    match: bool
    moments: dict[int, tuple[str, str]]
    themes: frozenset[int]
    prints: list[Print]
    in_stories: int


@dataclass(frozen=True)
class World:
    """Quotes, two of them that are kept apart, and the joins that are tried in turn: each names two
    of the quotes that are not joined yet."""

    quotes: list[Said]
    apart: tuple[int, int] | None
    joins: list[tuple[int, int]]


def chosen(*values: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(values)


PRINTS = st.builds(
    Print,
    article=st.sampled_from(SEVERAL),
    wording=chosen("", "", *WORDINGS),
    state=st.sampled_from(AnchorState.values),
    headline=chosen(False, False, True),
)
QUOTES = st.builds(
    Said,
    words=st.sampled_from(WORDINGS),
    speaker=chosen(0, None, 0, None, 0, None, 1),
    speaker_name=chosen("", "Brandt"),
    speaker_set_by=st.sampled_from(SetBy.values),
    state=chosen(*[QuoteState.ACCEPTED] * 5, QuoteState.CANDIDATE, QuoteState.REJECTED),
    status=st.sampled_from(QuoteStatus.values),
    status_set_by=st.sampled_from(SetBy.values),
    said_on=chosen(None, date(2024, 5, 1), date(2024, 5, 2)),
    occasion=chosen("", "in Ely", "in Cove"),
    match=st.booleans(),
    moments=st.dictionaries(
        st.sampled_from(SEVERAL),
        st.tuples(st.sampled_from(TaggingKind.values), chosen("", "She names it.")),
    ),
    themes=st.frozensets(st.sampled_from(SEVERAL)),
    prints=st.lists(PRINTS, max_size=3),
    in_stories=st.integers(0, 2),
)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    count = draw(chosen(2, 3, 4, 5, 4, 5))
    quotes = [draw(QUOTES) for _ in range(count)]
    two = st.tuples(st.integers(0, 4), st.integers(0, 3))
    joins = draw(st.lists(two, min_size=count - 1, max_size=count + 1))
    return World(quotes, draw(chosen(None, None, (0, 1))), joins)


@dataclass(frozen=True)
class Cast:
    """The rows that every world is made around: two speakers; an article that is public, one that is
    shown by its quotes and a draft, each with a claim; a match, moments and themes."""

    editor: User
    speakers: list[Player]
    articles: list[Article]
    match: Any
    moments: list[Any]
    themes: list[Any]


@pytest.fixture
def cast() -> Cast:
    body = "\n\n".join(["All 76 goals.", *(f"“{words}” she said." for words in WORDINGS)])
    shown: list[dict[str, Any]] = [{}, {"display": "quotes"}, {"released": None}]
    articles = [factories.article(f"Night {at}", body, **how) for at, how in enumerate(shown)]
    speakers = [factories.player(name) for name in ("Ada Brandt", "Ida Holm")]
    for printed in articles:
        factories.claim(printed, "76", player=speakers[0])
    return Cast(
        editor=User.objects.create_superuser("ines"),
        speakers=speakers,
        articles=articles,
        match=factories.match(),
        moments=[factories.moment(f"Moment {at}") for at in SEVERAL],
        themes=[factories.theme(f"theme {at}") for at in SEVERAL],
    )


def build(world: World, cast: Cast) -> list[int]:
    """The world's quotes as rows; gives their keys."""
    made = [say(one, cast).pk for one in world.quotes]
    if world.apart:
        first, second = (made[at] for at in world.apart)
        KeptApart.objects.create(first_id=first, second_id=second, by=cast.editor)
    terms.renew(made)
    return made


def say(one: Said, cast: Cast) -> Quote:
    decided = {"decided_at": timezone.now(), "decided_by": cast.editor}
    made = factories.quote(
        one.words,
        speaker=None if one.speaker is None else cast.speakers[one.speaker],
        speaker_name=one.speaker_name,
        speaker_set_by=one.speaker_set_by,
        state=one.state,
        status=one.status,
        status_set_by=one.status_set_by,
        said=one.said_on,
        occasion=one.occasion,
        match=cast.match if one.match else None,
        **(decided if one.state != QuoteState.CANDIDATE else {}),
    )
    made.themes.add(*(cast.themes[at] for at in one.themes))
    for at, (kind, why) in one.moments.items():
        made.taggings.create(moment=cast.moments[at], kind=kind, why=why, by=cast.editor)
    for place in one.prints:
        words = [] if place.headline else [place.wording or one.words]
        printed = factories.cite(made, cast.articles[place.article], *words)
        differs = bool(place.wording) and place.wording != one.words
        Citation.objects.filter(pk=printed.pk).update(
            wording=place.wording, state=place.state, differs=differs
        )
    for _ in range(one.in_stories):
        factories.story("A run", {"quote": made})
    return made


def join_all(world: World, made: list[int], cast: Cast) -> list[tuple[int, Rows]]:
    """Try the world's joins in turn; gives those that were done, each with the rows before it."""
    done: list[tuple[int, Rows]] = []
    left, before = list(made), rows()
    for one, into in world.joins:
        if len(left) < 2:
            break
        quote = left[one % len(left)]
        other = [pk for pk in left if pk != quote][into % (len(left) - 1)]
        # The other way round where this way is refused.
        if joined := join(quote, other, cast) or join(other, quote, cast):
            done.append((joined, before))
            left.remove(joined)
            after = rows()
            assert after != before
            assert list(terms.missing()) == []
            before = after
    return done


def join(quote: int, into: int, cast: Cast) -> int | None:
    """The key of the quote that is joined now; None where that is refused."""
    try:
        joining.join(by=cast.editor, quote=quote, into=into, why="One interview.")
    except CurationError:
        return None
    return quote


def free(joined: list[int]) -> list[int]:
    """Those that may be separated now; the others are refused."""
    onward = set(Join.objects.filter(quote__in=joined).values_list("quote", flat=True))
    leads = dict(Join.objects.values_list("quote", "into"))
    return [pk for pk in joined if leads[pk] not in onward]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(worlds(), st.none() | st.lists(st.integers(0, 4), min_size=5, max_size=5))
def test_joining_then_separating_restores_everything(
    cast: Cast, world: World, order: list[int] | None
) -> None:
    """Last first (no order drawn), each separation restores what was before its join; in any other
    order that is allowed, the last restores what was before all."""
    with thrown_away():
        made = build(world, cast)
        done = join_all(world, made, cast)
        assume(done)
        event(f"{len(done)} joins, {'last first' if order is None else 'in any order'}")
        former = done[0][1]
        while done:
            open_ones = free([pk for pk, _ in done])
            for pk in {pk for pk, _ in done}.difference(open_ones):
                with pytest.raises(CurationError, match="separate these two first"):
                    joining.separate(by=cast.editor, quote=pk)
            pk = done[-1][0] if order is None else open_ones[order.pop() % len(open_ones)]
            joining.separate(by=cast.editor, quote=pk)
            if order is None:
                assert rows() == done[-1][1]
            done = [one for one in done if one[0] != pk]
            assert list(terms.missing()) == []
        assert rows() == former
