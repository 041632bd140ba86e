"""One archive for the tests: Kane, the Qatar miss, and one of each thing that must not be seen.

Every text that is not public holds a word of its own, all of them made of ``SENTINEL``: a public
answer that holds it has leaked. Facts of real people are those of the match record; their words
are the first feature's. Everybody else is invented.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from archive import terms
from archive.models import (
    Article,
    EventKind,
    Match,
    MatchEvent,
    Moment,
    Quote,
    QuoteState,
    Source,
    SourceKind,
    Spell,
    Story,
    Tagging,
    Team,
    Theme,
)
from players.models import Player, PlayerRole
from tests import factories

SENTINEL = "zqxsecret"
FUEL = "It’s been fuel for me,"
WORST = "That was probably the worst I’ve ever felt on a football pitch."


@dataclass(slots=True)
class World:
    """What is in the world, by name."""

    kane: Player
    unreleased: Player
    england: Team
    france: Team
    qatar: Match
    friendly: Match
    miss: MatchEvent
    moment: Moment
    theme: Theme
    article: Article
    quotes_only: Article
    fuel: Quote
    brief: Quote
    loose: Quote
    story: Story
    draft: Article
    scheduled: Article
    withdrawn: Article
    withdrawn_quote: Quote
    rejected: Quote
    candidate: Quote
    hidden_moment: Moment
    hidden_story: Story


def secret(name: str) -> str:
    """A word that no public answer may hold."""
    return f"{SENTINEL}{name}"


def build() -> World:
    """Make the world, in the database of this test."""
    made = object.__new__(World)
    for part in (_people, _pitch, _moments, _printed, _unseen, _undecided, _stories):
        part(made)
    terms.rebuild()
    return made


def _people(made: World) -> None:
    """Who can speak: one with a page, one without."""
    made.kane = factories.player(
        "Harry Kane",
        slug="harry-kane",
        aliases=["Kane"],
        born=date(1993, 7, 28),
        nationality="England",
        gender="male",
        position="forward",
    )
    PlayerRole.objects.create(player=made.kane, role="player")
    made.unreleased = factories.player(
        f"Ines {secret('player').title()}", slug=secret("player-slug"), released=None
    )


def _pitch(made: World) -> None:
    """Two matches of England, and what Kane and others did in them."""
    record = factories.source(name="The record", licence="CC0 1.0", snapshot=date(2026, 7, 31))
    made.england = factories.team("England", slug="england")
    made.france = factories.team("France", slug="france")
    Spell.objects.create(player=made.kane, team=made.england)
    made.qatar = _qatar(made, record)
    made.friendly = factories.match(
        made.england,
        factories.team("Switzerland", slug="switzerland"),
        day=date(2022, 3, 26),
        score=(2, 1),
        competition=factories.competition("Friendly", slug="friendly"),
        source=record,
        city="London",
        country="England",
        slug="2022-03-26-england-switzerland",
    )
    _goals(made, factories.source(SourceKind.REPORT, name="Match reports"))


def _qatar(made: World, record: Source) -> Match:
    """The quarter-final that is talked about."""
    ground = factories.venue(
        "Al Bayt Stadium", slug="al-bayt-stadium", city="Al Khor", country="Qatar"
    )
    return factories.match(
        made.england,
        made.france,
        day=date(2022, 12, 10),
        score=(1, 2),
        competition=factories.competition("FIFA World Cup", slug="fifa-world-cup"),
        source=record,
        stage="quarter-final",
        venue=ground,
        city="Al Khor",
        country="Qatar",
        neutral=True,
        slug="2022-12-10-england-france",
    )


def _goals(made: World, report: Source) -> None:
    """Every goal of the quarter-final and a miss that was looked up; of the friendly one goal."""
    for minute, scorer in ((17, "Aurélien Tchouaméni"), (78, "Olivier Giroud")):
        factories.event(
            made.qatar, None, EventKind.GOAL, minute, team=made.france, player_name=scorer
        )
    factories.event(made.qatar, made.kane, EventKind.PENALTY_GOAL, 54)
    made.miss = factories.event(
        made.qatar,
        made.kane,
        EventKind.PENALTY_MISSED,
        84,
        source=report,
        detail="over the bar",
        source_detail="match reports of 10 December 2022",
    )
    factories.event(
        made.friendly,
        made.kane,
        EventKind.PENALTY_GOAL,
        78,
        source=report,
        source_detail="Reuters report of 26 March 2022",
    )


def _moments(made: World) -> None:
    """What people talk about; one moment is not released."""
    made.theme = factories.theme("penalties", slug="penalties")
    made.moment = factories.moment(
        "The Qatar miss",
        slug="the-qatar-miss",
        day=date(2022, 12, 10),
        players=[made.kane, made.unreleased],
        match=made.qatar,
        event=made.miss,
        summary="Over the bar in Al Khor.",
    )
    made.moment.themes.add(made.theme)
    made.hidden_moment = factories.moment(
        f"Hidden {secret('moment')}",
        slug=secret("moment-slug"),
        players=[made.kane],
        released=None,
        match=made.qatar,
        summary=secret("summary"),
    )


def _printed(made: World) -> None:
    """A public article, one with its quotes alone, and what they print."""
    paper = factories.source(SourceKind.PUBLICATION, name="The Harbour Times", slug="harbour-times")
    made.article = factories.article(
        "Fuel",
        f"## A night\n\nKane scored in Al Khor, then missed. “{FUEL}” Kane said. “{WORST}”",
        slug="fuel",
        published_on=date(2025, 10, 15),
        publication=paper,
        byline="Ada Brandt",
        source_url="https://example.org/fuel",
    )
    made.quotes_only = factories.article(
        "In brief",
        f"A sentence before {secret('before')}. “We go again,” said Ada Brandt quietly. "
        f"Afterwards {secret('after')} and more.",
        slug="in-brief",
        display="quotes",
        published_on=date(2025, 10, 16),
        publication=paper,
    )
    factories.mention(made.article, "Kane", made.kane)
    made.fuel = factories.quote(
        FUEL + " " + WORST,
        speaker=made.kane,
        moments=[made.moment],
        said=date(2025, 10, 14),
        match=made.qatar,
        occasion="Interview in Riga",
    )
    factories.cite(made.fuel, made.article, FUEL, WORST)
    made.fuel.themes.add(made.theme)
    Tagging.objects.create(quote=made.fuel, moment=made.hidden_moment)
    made.brief = factories.quote(
        "We go again,", articles=[made.quotes_only], speaker_name="Ada Brandt", said=None
    )
    made.loose = factories.quote(
        FUEL, speaker=made.kane, articles=[made.article], kind="fragment", said=date(2025, 10, 15)
    )


def _hidden_article(made: World, name: str, **facts: object) -> Article:
    """An article that no reader sees, every field of it a word that must not be told."""
    printed = factories.article(
        f"Title {secret(name)}",
        f"“We were {secret(name)},” Kane said.",
        slug=secret(f"{name}-slug"),
        standfirst=secret(f"{name}standfirst"),
        byline=secret(f"{name}byline"),
        **facts,
    )
    factories.mention(printed, "Kane", made.kane)
    return printed


def _hidden_quote(made: World, printed: Article, name: str) -> Quote:
    """The accepted quote of such an article."""
    return factories.quote(
        f"We were {secret(name)},",
        speaker=made.kane,
        articles=[printed],
        moments=[made.moment],
        said=date(2025, 11, 1),
        match=made.qatar,
        occasion=secret(f"{name}occasion"),
    )


def _unseen(made: World) -> None:
    """What is written and not public: draft, scheduled, withdrawn."""
    now = timezone.now()
    made.draft = _hidden_article(made, "draft", released=None)
    made.scheduled = _hidden_article(made, "scheduled", released=now + timedelta(days=2))
    made.withdrawn = _hidden_article(
        made, "withdrawn", withdrawn_at=now, withdrawn_reason="Asked for by its author."
    )
    _hidden_quote(made, made.draft, "draft")
    _hidden_quote(made, made.scheduled, "scheduled")
    made.withdrawn_quote = _hidden_quote(made, made.withdrawn, "withdrawn")


def _undecided(made: World) -> None:
    """Quotes in a public article that no editor has accepted."""
    open_words = factories.article(
        "Open",
        "“We were patient and we were loud and we were late,” Kane said.",
        slug="open",
        display="quotes",
    )
    made.rejected = factories.quote(
        "We were patient",
        speaker=made.kane,
        articles=[open_words],
        moments=[made.moment],
        state=QuoteState.REJECTED,
        occasion=secret("rejected"),
        speaker_name=secret("rejectedname"),
    )
    made.candidate = factories.quote(
        "we were loud",
        speaker=made.kane,
        articles=[open_words],
        moments=[made.moment],
        state=QuoteState.CANDIDATE,
        occasion=secret("candidate"),
    )


def _stories(made: World) -> None:
    """Stories, one of them not released; a theme that is not."""
    unseen_theme = factories.theme(secret("theme"), slug=secret("theme-slug"), released=None)
    made.fuel.themes.add(unseen_theme)
    made.story = factories.story(
        "After the whistle",
        {"text": "It began in Al Khor.", "moment": made.moment},
        {"quote": made.fuel},
        {"article": made.article},
        {"match": made.qatar},
        {"article": made.draft},
        {"moment": made.hidden_moment},
        slug="after-the-whistle",
    )
    made.hidden_story = factories.story(
        f"Story {secret('story')}",
        {"text": secret("storytext")},
        slug=secret("story-slug"),
        released=None,
    )
