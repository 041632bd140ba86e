"""A player's page and the list of people."""

import re
from datetime import date

import pytest

from tests import factories
from tests.markup import tight


@pytest.fixture
def kane(world, client):
    """Ask for the player's page with these parameters."""

    def ask(query=""):
        answer = client.get(f"/players/harry-kane/{query}")
        return answer.status_code, tight(answer.content.decode())

    return ask


def test_it_works(kane):
    status, html = kane()
    assert status == 200
    assert "<bdi>Harry Kane</bdi></h1>" in html
    assert "goals for England<small>1 recorded + 1 cited</small>" in html
    assert "The record holds 2 matches and has every goal of 1 of them" in html


def test_quotes_hang_under_their_moment_and_come_once(kane, world):
    _, html = kane()
    assert html.count(f'href="/quotes/{world.fuel.pk}/"') == 1
    thread = html[html.index('id="moment-the-qatar-miss"') :]
    assert "said 2 years 10 months later" in thread[: thread.index("</section>")]


def test_a_moment_stands_for_its_match_with_goals_and_the_miss(kane):
    _, html = kane()
    assert 'id="match-2022-12-10-england-france"' not in html
    card = html[html.index('id="moment-the-qatar-miss"') :].split('class="said-later"')[0]
    assert "54′ <small>pen</small>" in card
    assert "84′ <small>penalty missed</small>" in card


def test_years_have_their_goals_and_landmarks(kane):
    _, html = kane()
    assert 'href="#y2022"' in html
    assert re.search(r'id="h-y2022">2022 <small>2 goals, 2 in all</small>', html)


def test_kinds_narrow_it(kane, world):
    _, quotes = kane("?kind=quote")
    assert 'id="moment-the-qatar-miss"' not in quotes
    assert f'href="/quotes/{world.fuel.pk}/"' in quotes
    assert 'value="quote" checked' in quotes
    assert 'aria-label="1 The Qatar miss, 10 December 2022, 2 goals so far"' in quotes
    assert '<a href="/moments/the-qatar-miss/" aria-label="1 The Qatar miss' in quotes
    _, goals = kane("?kind=goal&kind=moment")
    assert 'id="moment-the-qatar-miss"' in goals
    assert 'value="goal" checked' in goals


def test_dates_competition_team_and_order_narrow_it(kane):
    _, html = kane("?date_from=2022-01-01&date_to=2022-06-30")
    assert "2022-03-26-england-switzerland" in html
    assert 'id="moment-the-qatar-miss"' not in html
    assert 'value="2022-01-01"' in html
    _, html = kane("?competition=friendly&team=switzerland")
    assert '<option value="friendly" selected>' in html
    assert 'id="moment-the-qatar-miss"' not in html
    _, html = kane("?order=asc")
    entries = re.findall(r'id="((?:match|moment|quote|article)-[^"]+)"', html)
    assert entries[0] == "match-2022-03-26-england-switzerland"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?kind=zzz", "“zzz” is no kind of entry."),
        ("?competition=never-was", "The archive has no “never-was”"),
        ("?team=never-was", "The archive has no “never-was”"),
        ("?order=upwards", "“newest” or “oldest”"),
        ("?date_from=2023-01-01&date_to=2022-01-01", "before the first"),
        ("?from=2015", "no filter “from”"),
    ],
)
def test_what_is_not_understood_is_told_on_the_page(kane, query, words):
    status, html = kane(query)
    assert status == 422
    assert words in html
    assert "Harry Kane" in html
    assert 'class="entry' not in html


def test_nothing_that_fits_is_said(kane):
    status, html = kane("?date_from=1999-01-01&date_to=1999-12-31")
    assert status == 200
    assert "Nothing on this timeline fits" in html


def test_somebody_without_anything(db, client):
    person = factories.player("Ada Brandt")
    html = client.get(f"/players/{person.slug}/").content.decode()
    assert "Nothing on this timeline yet" in html
    assert '<svg class="s"' not in html


def test_matches_without_a_goal_are_folded(world, client):
    for month in (1, 2, 3):
        played = factories.match(world.england, world.france, day=date(2021, month, 1))
        factories.event(played, world.kane, "yellow")
    html = tight(client.get("/players/harry-kane/").content.decode())
    assert "<summary>3 matches without a goal or a moment</summary>" in html
    html = client.get("/players/harry-kane/?kind=match").content.decode()
    assert "<summary>3 matches" not in html


def test_the_road_is_drawn_three_times_with_its_tables(kane):
    _, html = kane()
    for size in "sml":
        assert f'<svg class="{size}" viewBox=' in html
    assert 'aria-label="1 The Qatar miss, 10 December 2022, 2 goals so far"' in html
    assert "Goals by year" in html


def test_people_are_listed_and_found(world, client):
    html = client.get("/players/").content.decode()
    assert "<bdi>Harry Kane</bdi>" in html
    assert "1 person" in html
    assert "Harry Kane" in client.get("/players/?q=kane").content.decode()
    assert "No person fits" in client.get("/players/?q=zzz").content.decode()
