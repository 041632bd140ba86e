"""Every public answer has exactly the fields of its shape, with something in every nested list.

The API documents the shapes and sends what ``reading`` gives, without a second serialiser: here
both are held together, strictly, field by field.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from pydantic import ConfigDict, TypeAdapter
from typing_extensions import is_typeddict

from archive import schemas, shapes
from archive.models import CitationPart, EventKind, MatchAccount, QuoteStatus, SourceKind, TeamName
from archive.reading import (
    articles,
    home,
    matches,
    moments,
    quotes,
    stories,
    subjects,
    totals,
    verification,
)
from archive.verification import verify
from players import entries, tallies, timeline
from players import reading as people
from players import schemas as player_schemas
from tests import factories
from tests.world import World


@pytest.fixture
def strict(monkeypatch):
    """Let every shape refuse fields that it does not name, and values of another type."""
    for module in (shapes, schemas, player_schemas, home):
        for kind in vars(module).values():
            if is_typeddict(kind):
                rule = ConfigDict(extra="forbid", strict=True)
                monkeypatch.setattr(kind, "__pydantic_config__", rule, raising=False)


@pytest.fixture
def full(world: World) -> World:
    """The world with something in everything that can be empty."""
    other = factories.player("Ada Brandt", aliases=["Brandt"], born=date(1990, 1, 2))
    world.moment.themes.add(world.theme)
    for match in (world.qatar, world.friendly):
        match.shootout_winner, match.shootout_home, match.shootout_away = match.home, 4, 3
        match.kickoff = "19:00"
        match.save()
    factories.event(world.qatar, other, EventKind.RED, 90, stoppage=3)
    for match in (world.qatar, world.friendly):
        second = factories.source(name=f"Second record of {match}", licence="CC0 1.0")
        says = {"home_score": 9, "stage": "Semi-final", "goals": []}
        MatchAccount.objects.create(match=match, source=second, source_key=match.slug, says=says)
    world.fuel.translated_from, world.fuel.translator = "de", "Ada Brandt"
    world.fuel.status, world.fuel.status_reason = QuoteStatus.SINGLE_SOURCE, "One print."
    world.fuel.save()
    cut = factories.quote("We go again,", moments=[world.moment], speaker=other, said=None)
    factories.cite(cut, world.quotes_only, "We go", "again,")
    factories.claim(world.article, "Kane", stated="2", player=world.kane, team=world.england)
    factories.claim(world.article, "missed", "score", stated="1-2", match=world.qatar)
    return world


def lists(value: object, where: str = "") -> Iterator[tuple[str, bool]]:
    """Every list in a value: where it stands, and whether something is in it."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from lists(inner, f"{where}.{name}")
    elif isinstance(value, list):
        yield where, bool(value)
        for inner in value:
            yield from lists(inner, f"{where}[]")


def holds(shape: Any, *answers: object, empty: frozenset[str] = frozenset()) -> None:
    """These answers are of this shape, and no list in them is empty in all of them.

    ``empty`` names lists that this answer cannot fill.
    """
    check = TypeAdapter(shape)
    filled: dict[str, bool] = {}
    for answer in answers:
        check.validate_python(answer)
        for where, something in lists(answer):
            filled[where] = filled.get(where, False) or something
    bare = {where for where, something in filled.items() if not something}
    assert answers
    assert bare == empty


pytestmark = pytest.mark.usefixtures("strict")


def test_quote(full):
    holds(shapes.Quote, *(quotes.quote_detail(quote.pk) for quote in (full.fuel, full.brief)))
    holds(shapes.Quote, *quotes.quote_page().items)
    whole = quotes.quote_page(expand=quotes.EXPANDABLE).items
    holds(shapes.Quote, *whole)
    assert all("citations" in quote and "context" in quote for quote in whole)


def test_a_quote_knows_its_day(full):
    context = quotes.quote_detail(full.fuel.pk)["context"]
    assert context["tallies"]
    assert [since["days"] for since in context["since_moments"]] == [1039]


def test_moment_quotes(full):
    holds(shapes.Quote, *quotes.moment_quotes("the-qatar-miss", expand=quotes.EXPANDABLE).items)


def test_article(full):
    whole = articles.article_detail("fuel")
    brief = articles.article_detail("in-brief")
    holds(shapes.Article, whole, brief)
    assert whole["text"]
    assert brief["text"] is brief["body"] is None
    holds(shapes.ArticleShort, *articles.article_page().items)


def test_moment(full):
    found = moments.moment_detail("the-qatar-miss")
    holds(shapes.Moment, found)
    assert found["match"]
    assert found["event"]
    holds(shapes.Moment, *moments.moment_page().items)


def test_match(full):
    found = matches.match_detail(full.qatar.slug)
    holds(shapes.Match, found)
    assert found["shootout"]
    holds(shapes.Match, *matches.match_page().items)


def test_story(full):
    found = stories.story_detail("after-the-whistle")
    holds(shapes.Story, found)
    for kind in ("moment", "quote", "article", "match"):
        assert any(item[kind] for item in found["items"])
    holds(shapes.StoryShort, *stories.story_page().items)


def test_player(full):
    holds(shapes.Player, people.player_detail("harry-kane"))
    holds(shapes.Player, *people.player_page().items)


def test_tallies(full):
    counted = tallies.tallies("harry-kane")
    holds(shapes.Tally, *counted)
    assert {tally["metric"] for tally in counted} == set(tallies.METRICS)


def test_timeline(full):
    shown = timeline.timeline("harry-kane")
    # A quote that stands by itself hangs under no moment of the timeline; this one is not cut.
    holds(player_schemas.Entry, *shown.entries, empty=frozenset({".moments", ".seams"}))
    holds(shapes.Player, shown.player)
    holds(shapes.Tally, *shown.tallies)
    holds(list[shapes.Ref], shown.options.teams, shown.options.competitions)
    assert {entry["kind"] for entry in shown.entries} == {"match", "moment", "quote", "article"}


def only_cited(world: World) -> None:
    """Somebody of whom a goal is cited, and no other recorded."""
    cited = factories.player("Cita Report")
    factories.event(world.qatar, cited, source=factories.source(SourceKind.REPORT))


def test_team(full):
    only_cited(full)
    TeamName.objects.create(team=full.england, name="Three Lions", start=date(1900, 1, 1))
    holds(shapes.TeamWhole, totals.team_whole("england"))
    holds(shapes.Team, *subjects.team_page().items)


def test_competition(full):
    only_cited(full)
    both = [totals.competition_whole(slug) for slug in ("fifa-world-cup", "friendly")]
    holds(shapes.CompetitionWhole, *both)
    holds(shapes.Competition, *subjects.competition_page().items)


def test_theme(full):
    holds(shapes.Theme, subjects.theme_detail("penalties"))
    holds(shapes.Theme, *subjects.theme_page().items)


def test_the_last_check(full):
    holds(shapes.Verification, verification.last_check(), empty=frozenset({".findings"}))
    CitationPart.objects.update(prefix="x")
    verify()
    holds(shapes.Verification, verification.last_check())


@pytest.mark.parametrize("kind", entries.KINDS)
def test_a_timeline_of_one_kind(full, kind):
    narrowed = timeline.timeline("harry-kane", filters=entries.Filters(kinds=[kind]))
    holds(player_schemas.Entry, *narrowed.entries)
    assert {entry["kind"] for entry in narrowed.entries} == {kind}


def test_home(full):
    spoken, played = home.on_this_day(10, 14), home.on_this_day(12, 10)
    holds(home.OnThisDay, spoken, played)
    # Nothing in this world was said on a tenth of December.
    holds(home.Home, home.home(date(2026, 12, 10)), empty=frozenset({".on_this_day.quotes"}))


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        (schemas.QuoteList, "quotes"),
        (schemas.ArticleList, "articles"),
        (schemas.MomentList, "moments"),
        (schemas.QuoteList, "moments/the-qatar-miss/quotes"),
        (schemas.MatchList, "matches"),
        (schemas.StoryList, "stories"),
        (schemas.ThemeList, "themes"),
        (schemas.TeamList, "teams"),
        (schemas.CompetitionList, "competitions"),
        (player_schemas.PlayerList, "players"),
        (player_schemas.EntryList, "players/harry-kane/timeline"),
        (player_schemas.TallyList, "players/harry-kane/tallies"),
        (player_schemas.StreakList, "players/harry-kane/streaks"),
        (shapes.TeamRecord, "teams/england/record"),
        (schemas.TeamTallyList, "teams/england/tallies"),
        (shapes.Article, "articles/fuel"),
        (shapes.Player, "players/harry-kane"),
        (home.OnThisDay, "on-this-day?month=12&day=10"),
        (shapes.Verification, "verification"),
    ],
)
def test_what_the_api_sends(client, full, kind, address):
    TypeAdapter(kind).validate_json(client.get(f"/api/v1/{address}").content)


def test_a_wrong_shape_is_seen(full):
    found = people.player_detail("harry-kane")
    for wrong in ({**found, "draft": True}, {**found, "born": "1993-07-28"}):
        with pytest.raises(ValueError, match=r"draft|born"):
            holds(shapes.Player, wrong)
    with pytest.raises(AssertionError):
        holds(shapes.Player, {**found, "aliases": []})
