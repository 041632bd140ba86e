"""The reads behind pages and API: what they give, what they leave out, in how many statements."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from archive.models import SourceKind
from archive.paging import BadCursor
from archive.reading import articles, home, matches, moments, quotes, stories, subjects, totals
from archive.reading.errors import Gone, Missing, Moved, UnknownFilter
from players import reading as people
from players import timeline
from players.entries import Filters
from tests import factories
from tests.world import FUEL, SENTINEL, WORST, World


def test_a_quote_with_citations_and_context(world: World) -> None:
    quote = quotes.quote_detail(world.fuel.pk)
    assert quote["text"] == f"{FUEL} {WORST}"
    assert quote["speaker"] == {"slug": "harry-kane", "name": "Harry Kane"}
    assert [moment["slug"] for moment in quote["moments"]] == ["the-qatar-miss"]
    assert [theme["slug"] for theme in quote["themes"]] == ["penalties"]
    (citation,) = quote["citations"]
    assert citation["article"]["publication"] == "The Harbour Times"
    assert [part["exact"] for part in citation["parts"]] == [FUEL, WORST]
    assert quote["citation_count"] == quote["source_count"] == 1
    (since,) = quote["context"]["since_moments"]
    assert since["days"] == 1039
    (tally,) = quote["context"]["tallies"]
    assert (tally["label"], tally["value"]) == ("goals for England", 2)
    assert tally["coverage"] == {
        "matches": 2,
        "complete": 1,
        "unattributed": 1,
        "gaps": [
            {
                "competition": {"slug": "friendly", "name": "Friendly"},
                "matches": 1,
                "unattributed": 1,
            }
        ],
    }


def test_rewrites_of_one_article_are_one_source(world: World) -> None:
    for name in ("First", "Second"):
        copy = factories.article(name, f"“{FUEL}” he said.", rewritten_from=world.article)
        factories.cite(world.fuel, copy, FUEL)
    paper = factories.source(SourceKind.PUBLICATION, name="Quay", slug="quay")
    other = factories.article("Other", f"“{FUEL}” he said.", publication=paper)
    factories.cite(world.fuel, other, FUEL)
    quote = quotes.quote_detail(world.fuel.pk)
    assert (quote["citation_count"], quote["source_count"]) == (4, 2)


def test_lists_hold_only_what_is_public(world: World) -> None:
    assert {q["id"] for q in quotes.quote_page().items} == {
        world.fuel.pk,
        world.brief.pk,
        world.loose.pk,
    }
    assert quotes.quote_page(include_count=True).count == 3
    assert {a["slug"] for a in articles.article_page().items} == {"fuel", "in-brief", "open"}
    assert {m["slug"] for m in moments.moment_page().items} == {"the-qatar-miss"}
    assert {p["slug"] for p in people.player_page().items} == {"harry-kane"}
    assert {s["slug"] for s in stories.story_page().items} == {"after-the-whistle"}


def test_what_is_scheduled_shows_by_itself(world: World, time_machine) -> None:
    time_machine.move_to(timezone.now() + timedelta(days=3))
    assert world.scheduled.slug in {a["slug"] for a in articles.article_page().items}


def test_an_unreleased_speaker_is_shown_as_printed(world: World) -> None:
    quote = factories.quote(
        "We kept the ball,",
        speaker=world.unreleased,
        articles=[factories.article()],
        speaker_name="Brandt",
    )
    shape = quotes.quote_detail(quote.pk)
    assert shape["speaker"] is None
    assert shape["speaker_name"] == "Brandt"
    assert shape["context"]["tallies"] == []


def test_addresses_that_are_gone_moved_or_missing(world: World) -> None:
    with pytest.raises(Gone, match="Asked for by its author"):
        articles.article_detail(world.withdrawn.slug)
    with pytest.raises(Gone):
        quotes.quote_detail(world.withdrawn_quote.pk)
    for slug in (world.draft.slug, world.scheduled.slug, "never-was"):
        with pytest.raises(Missing):
            articles.article_detail(slug)
    for quote in (world.rejected, world.candidate):
        with pytest.raises(Missing):
            quotes.quote_detail(quote.pk)
    world.moment.slug = "the-miss"
    world.moment.save()
    with pytest.raises(Moved) as moved:
        moments.moment_detail("the-qatar-miss")
    assert moved.value.slug == "the-miss"


def test_filters(world: World) -> None:
    def ids(**filters: object) -> set[int]:
        return {quote["id"] for quote in quotes.quote_page(**filters).items}

    fuel, brief, loose = world.fuel.pk, world.brief.pk, world.loose.pk
    assert ids(speaker="harry-kane") == {fuel, loose}
    assert ids(moment="the-qatar-miss") == {fuel}
    assert ids(theme="penalties") == {fuel}
    assert ids(match=world.qatar.slug, competition="fifa-world-cup") == {fuel}
    about_a_moment = factories.quote(
        "fuel", articles=[world.article], moments=[world.moment], match=None
    ).pk
    about_a_hidden_one = factories.quote(
        "fuel for me", articles=[world.article], moments=[world.hidden_moment], match=None
    ).pk
    for told in ({"match": world.qatar.slug}, {"competition": "fifa-world-cup"}):
        assert ids(**told) == {fuel, about_a_moment}
    assert about_a_hidden_one in ids()
    world.article.citations.filter(quote__in=[about_a_moment, about_a_hidden_one]).delete()
    assert ids(article="in-brief") == {brief}
    assert ids(said_from=date(2025, 10, 15), said_to=date(2025, 10, 15)) == {loose}
    assert ids(q="felt PITCH") == {fuel}
    assert ids(q="100%_") == set()
    for name, value in (
        ("speaker", world.unreleased.slug),
        ("moment", world.hidden_moment.slug),
        ("article", world.draft.slug),
        ("theme", "nothing"),
    ):
        with pytest.raises(UnknownFilter) as refused:
            quotes.quote_page(**{name: value})
        assert refused.value.name == name
    slugs = {a["slug"] for a in articles.article_page(player="harry-kane").items}
    assert slugs == {"fuel"}
    assert [a["slug"] for a in articles.article_page(publication="harbour-times").items] == [
        "in-brief",
        "fuel",
    ]
    assert [m["slug"] for m in matches.match_page(has="moments").items] == [world.qatar.slug]
    assert [m["slug"] for m in matches.match_page(has="quotes").items] == [world.qatar.slug]
    assert [m["slug"] for m in matches.match_page(player="harry-kane", order="oldest").items] == [
        world.friendly.slug,
        world.qatar.slug,
    ]
    assert moments.moment_page(player="harry-kane", match=world.qatar.slug).items
    assert not moments.moment_page(competition="friendly").items


def test_paging_loses_and_doubles_nothing(world: World) -> None:
    printed = factories.article("Many", "“Yes,” she said.")
    for day in range(25):
        said = date(2024, 1, 1 + day // 3) if day % 5 else None
        factories.quote("Yes,", articles=[printed], said=said)
    everything = [quote["id"] for quote in quotes.quote_page(limit=100).items]
    assert len(everything) == 28
    for order in ("newest", "oldest"):
        seen: list[int] = []
        dates = []
        cursor = None
        while True:
            page = quotes.quote_page(limit=4, cursor=cursor, order=order)
            seen += [quote["id"] for quote in page.items]
            dates += [quote["said_on"] for quote in page.items]
            cursor = page.next
            if cursor is None:
                break
        assert sorted(seen) == sorted(everything)
        known = [day for day in dates if day]
        assert dates[: len(known)] == sorted(known, reverse=order == "newest")
    cursor = quotes.quote_page(limit=4).next
    assert cursor is not None
    for wrong in ("x", cursor[:-1], cursor + "a", "é\0"):
        with pytest.raises(BadCursor):
            quotes.quote_page(cursor=wrong)
    with pytest.raises(BadCursor):
        quotes.quote_page(cursor=cursor, order="oldest")


def test_an_article_with_its_quotes_where_they_stand(world: World) -> None:
    article = articles.article_detail("fuel")
    assert article["text"] is not None
    assert article["body"] is not None
    for quote in article["quotes"]:
        for part in quote["parts"]:
            assert article["text"][part["start"] : part["end"]] == part["exact"]
    assert {quote["id"] for quote in article["quotes"]} == {world.fuel.pk, world.loose.pk}
    (mention,) = article["mentions"]
    assert (mention["kind"], mention["slug"]) == ("player", "harry-kane")


def test_quotes_only_gives_the_sentence_round_each_quote(world: World) -> None:
    article = articles.article_detail("in-brief")
    assert article["body"] is None
    assert article["text"] is None
    (quote,) = article["quotes"]
    assert [(piece["text"], piece["quoted"]) for piece in quote["passage"]] == [
        ("“", False),
        ("We go again,", True),
        ("” said Ada Brandt quietly.", False),
    ]
    assert SENTINEL not in str(quote["passage"])


def test_a_moment(world: World) -> None:
    moment = moments.moment_detail("the-qatar-miss")
    assert moment["match"] is not None
    assert moment["event"] is not None
    assert (moment["event"]["minute"], moment["event"]["kind"]) == (84, "penalty_missed")
    assert [player["slug"] for player in moment["players"]] == ["harry-kane"]
    assert moment["quote_count"] == 1
    assert moment["first_said_on"] == moment["last_said_on"] == date(2025, 10, 14)
    assert [q["id"] for q in quotes.moment_quotes("the-qatar-miss").items] == [world.fuel.pk]


def test_a_match_and_how_complete_it_is(world: World) -> None:
    match = matches.match_detail(world.qatar.slug)
    assert [event["minute"] for event in match["events"]] == [17, 54, 78, 84]
    assert match["coverage"] == "complete"
    assert [moment["slug"] for moment in match["moments"]] == ["the-qatar-miss"]
    assert matches.match_detail(world.friendly.slug)["coverage"] == "partial"


def test_a_story_without_what_is_not_public(world: World) -> None:
    story = stories.story_detail("after-the-whistle")
    kinds = [next(k for k, v in item.items() if k != "text" and v) for item in story["items"]]
    assert kinds == ["moment", "quote", "article", "match"]


def test_the_front_page(world: World) -> None:
    page = home.home(date(2026, 12, 10))
    assert page["story"] is not None
    assert page["story"]["slug"] == "after-the-whistle"
    assert [moment["slug"] for moment in page["on_this_day"]["moments"]] == ["the-qatar-miss"]
    assert [match["slug"] for match in page["on_this_day"]["matches"]] == [world.qatar.slug]
    kinds = [item["kind"] for item in page["fresh"]]
    assert {kind: kinds.count(kind) for kind in home.NEW} == {"quote": 3, "moment": 1, "article": 2}
    assert [made["slug"] for made in page["competitions"]] == ["fifa-world-cup"]
    assert page["next_day"] is None
    assert home.home(date(2026, 12, 11))["next_day"] == date(2027, 12, 10)
    assert SENTINEL not in str(page)


def test_statements_do_not_grow_with_the_rows(world: World, django_assert_num_queries) -> None:
    for _ in range(40):
        factories.quote(FUEL, speaker=world.kane, articles=[world.article], moments=[world.moment])
    with django_assert_num_queries(1):
        assert len(quotes.quote_page(limit=30).items) == 30
    with django_assert_num_queries(4):
        quotes.quote_page(limit=30, expand=("citations", "context"))
    with django_assert_num_queries(1):
        moments.moment_page()
    with django_assert_num_queries(1):
        matches.match_page()
    with django_assert_num_queries(1):
        articles.article_page()
    with django_assert_num_queries(1):
        people.player_page()
    with django_assert_num_queries(3):
        articles.article_detail("fuel")
    with django_assert_num_queries(11):
        timeline.timeline("harry-kane")
    with django_assert_num_queries(6):
        timeline.timeline_page("harry-kane", filters=Filters())


def test_words_find_moments_teams_and_stories(world: World) -> None:
    assert [m["slug"] for m in moments.moment_page(q="bar QATAR").items] == ["the-qatar-miss"]
    assert [t["slug"] for t in subjects.team_page(q="engl").items] == ["england"]
    assert [s["slug"] for s in stories.story_page(q="whistle").items] == ["after-the-whistle"]
    for read in (moments.moment_page, subjects.team_page, stories.story_page):
        assert read(q=SENTINEL).items == []


def test_teams_competitions_and_themes(world: World, django_assert_num_queries) -> None:
    with django_assert_num_queries(11):
        england = totals.team_whole("england")
        cup = totals.competition_whole("fifa-world-cup")
        theme = subjects.theme_detail("penalties")
        teams = subjects.team_page()
        competitions = subjects.competition_page()
        themes = subjects.theme_page()
    assert england["match_count"] == 2
    assert cup["first_on"] == cup["last_on"] == world.qatar.date
    assert (theme["quote_count"], theme["moment_count"]) == (1, 1)
    assert [team["name"] for team in teams.items] == ["England", "France", "Switzerland"]
    assert [one["name"] for one in competitions.items] == ["FIFA World Cup", "Friendly"]
    assert [one["slug"] for one in themes.items] == ["penalties"]
