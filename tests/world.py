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
    kane = factories.player(
        "Harry Kane",
        slug="harry-kane",
        aliases=["Kane"],
        born=date(1993, 7, 28),
        nationality="England",
        gender="male",
        position="forward",
    )
    PlayerRole.objects.create(player=kane, role="player")
    unreleased = factories.player(
        f"Ines {secret('player').title()}", slug=secret("player-slug"), released=None
    )
    record = factories.source(name="The record", licence="CC0 1.0", snapshot=date(2026, 7, 31))
    report = factories.source(SourceKind.REPORT, name="Match reports")
    england = factories.team("England", slug="england")
    france = factories.team("France", slug="france")
    switzerland = factories.team("Switzerland", slug="switzerland")
    Spell.objects.create(player=kane, team=england)
    ground = factories.venue(
        "Al Bayt Stadium", slug="al-bayt-stadium", city="Al Khor", country="Qatar"
    )
    cup = factories.competition("FIFA World Cup", slug="fifa-world-cup")
    friendlies = factories.competition("Friendly", slug="friendly")
    qatar = factories.match(
        england,
        france,
        day=date(2022, 12, 10),
        score=(1, 2),
        competition=cup,
        source=record,
        stage="quarter-final",
        venue=ground,
        city="Al Khor",
        country="Qatar",
        neutral=True,
        slug="2022-12-10-england-france",
    )
    friendly = factories.match(
        england,
        switzerland,
        day=date(2022, 3, 26),
        score=(2, 1),
        competition=friendlies,
        source=record,
        city="London",
        country="England",
        slug="2022-03-26-england-switzerland",
    )
    factories.event(qatar, None, EventKind.GOAL, 17, team=france, player_name="Aurélien Tchouaméni")
    factories.event(qatar, kane, EventKind.PENALTY_GOAL, 54)
    factories.event(qatar, None, EventKind.GOAL, 78, team=france, player_name="Olivier Giroud")
    miss = factories.event(
        qatar,
        kane,
        EventKind.PENALTY_MISSED,
        84,
        source=report,
        detail="over the bar",
        source_detail="match reports of 10 December 2022",
    )
    factories.event(
        friendly,
        kane,
        EventKind.PENALTY_GOAL,
        78,
        source=report,
        source_detail="Reuters report of 26 March 2022",
    )
    theme = factories.theme("penalties", slug="penalties")
    moment = factories.moment(
        "The Qatar miss",
        slug="the-qatar-miss",
        day=date(2022, 12, 10),
        players=[kane, unreleased],
        match=qatar,
        event=miss,
        summary="Over the bar in Al Khor.",
    )
    moment.themes.add(theme)
    hidden_moment = factories.moment(
        f"Hidden {secret('moment')}",
        slug=secret("moment-slug"),
        players=[kane],
        released=None,
        match=qatar,
        summary=secret("summary"),
    )
    paper = factories.source(SourceKind.PUBLICATION, name="The Harbour Times", slug="harbour-times")
    article = factories.article(
        "Fuel",
        f"## A night\n\nKane scored in Al Khor, then missed. “{FUEL}” Kane said. “{WORST}”",
        slug="fuel",
        published_on=date(2025, 10, 15),
        publication=paper,
        byline="Ada Brandt",
        source_url="https://example.org/fuel",
    )
    quotes_only = factories.article(
        "In brief",
        f"A sentence before {secret('before')}. “We go again,” said Ada Brandt quietly. "
        f"Afterwards {secret('after')} and more.",
        slug="in-brief",
        display="quotes",
        published_on=date(2025, 10, 16),
        publication=paper,
    )
    factories.mention(article, "Kane", kane)
    fuel = factories.quote(
        FUEL + " " + WORST,
        speaker=kane,
        moments=[moment],
        said=date(2025, 10, 14),
        match=qatar,
        occasion="Interview in Riga",
    )
    factories.cite(fuel, article, FUEL, WORST)
    fuel.themes.add(theme)
    Tagging.objects.create(quote=fuel, moment=hidden_moment)
    brief = factories.quote(
        "We go again,", articles=[quotes_only], speaker_name="Ada Brandt", said=None
    )
    loose = factories.quote(
        FUEL, speaker=kane, articles=[article], kind="fragment", said=date(2025, 10, 15)
    )

    def unseen(name: str, **facts: object) -> Article:
        words = f"“We were {secret(name)},” Kane said."
        made = factories.article(
            f"Title {secret(name)}",
            words,
            slug=secret(f"{name}-slug"),
            standfirst=secret(f"{name}standfirst"),
            byline=secret(f"{name}byline"),
            **facts,
        )
        factories.mention(made, "Kane", kane)
        return made

    def unseen_quote(printed: Article, name: str, state: str = QuoteState.ACCEPTED) -> Quote:
        return factories.quote(
            f"We were {secret(name)},",
            speaker=kane,
            articles=[printed],
            moments=[moment],
            state=state,
            said=date(2025, 11, 1),
            match=qatar,
            occasion=secret(f"{name}occasion"),
        )

    now = timezone.now()
    draft = unseen("draft", released=None)
    scheduled = unseen("scheduled", released=now + timedelta(days=2))
    withdrawn = unseen("withdrawn", withdrawn_at=now, withdrawn_reason="Asked for by its author.")
    unseen_quote(draft, "draft")
    unseen_quote(scheduled, "scheduled")
    withdrawn_quote = unseen_quote(withdrawn, "withdrawn")
    open_words = factories.article(
        "Open",
        "“We were patient and we were loud and we were late,” Kane said.",
        slug="open",
        display="quotes",
    )
    rejected = factories.quote(
        "We were patient",
        speaker=kane,
        articles=[open_words],
        moments=[moment],
        state=QuoteState.REJECTED,
        occasion=secret("rejected"),
        speaker_name=secret("rejectedname"),
    )
    candidate = factories.quote(
        "we were loud",
        speaker=kane,
        articles=[open_words],
        moments=[moment],
        state=QuoteState.CANDIDATE,
        occasion=secret("candidate"),
    )
    unseen_theme = factories.theme(secret("theme"), slug=secret("theme-slug"), released=None)
    fuel.themes.add(unseen_theme)
    story = factories.story(
        "After the whistle",
        {"text": "It began in Al Khor.", "moment": moment},
        {"quote": fuel},
        {"article": article},
        {"match": qatar},
        {"article": draft},
        {"moment": hidden_moment},
        slug="after-the-whistle",
    )
    hidden_story = factories.story(
        f"Story {secret('story')}",
        {"text": secret("storytext")},
        slug=secret("story-slug"),
        released=None,
    )
    terms.rebuild()
    return World(
        kane=kane,
        unreleased=unreleased,
        england=england,
        france=france,
        qatar=qatar,
        friendly=friendly,
        miss=miss,
        moment=moment,
        theme=theme,
        article=article,
        quotes_only=quotes_only,
        fuel=fuel,
        brief=brief,
        loose=loose,
        story=story,
        draft=draft,
        scheduled=scheduled,
        withdrawn=withdrawn,
        withdrawn_quote=withdrawn_quote,
        rejected=rejected,
        candidate=candidate,
        hidden_moment=hidden_moment,
        hidden_story=hidden_story,
    )
