"""The pages of a player's runs and of who scored most for a team through time."""

import re
from datetime import date

import pytest

from tests import factories
from tests.markup import tight


@pytest.fixture
def ask(world, client):
    """An address of the world's: its status, and its page without white space."""

    def asking(address):
        answer = client.get(address)
        return answer.status_code, tight(answer.content.decode())

    return asking


def test_a_players_runs_stand_with_scope_coverage_and_their_matches(ask, world):
    status, html = ask("/players/harry-kane/streaks/")
    assert status == 200
    assert "<dt>penalties in a row scored<small>all matches</small></dt> <dd>2</dd>" in html
    assert 'To <time datetime="2022-12-10">10 December 2022</time>' in html
    assert "All matches: The record holds 2 matches and has every goal of 1 of them" in html
    assert "Competitive matches: The record holds 1 match and has every goal of it." in html
    assert "1 of <bdi>Harry Kane</bdi>’s for <bdi>England</bdi> is in the record" in html
    run = html[html.index("2 penalties in a row scored, all matches: match by match") :]
    assert run.index("England 2–1 Switzerland") < run.index("England 1–2 France")
    # The miss in Qatar ended it, and the page leads there.
    assert f'<a href="/matches/{world.qatar.slug}/"><bdi>England 1–2 France</bdi></a>' in html
    _, players = ask("/players/harry-kane/")
    assert 'href="/players/harry-kane/streaks/"' in players


def test_a_run_without_a_recorded_miss_says_so(ask, world):
    world.miss.delete()
    _, html = ask("/players/harry-kane/streaks/")
    assert "None of <bdi>Harry Kane</bdi>’s for <bdi>England</bdi> are in the record" in html


def test_runs_for_all_teams_stand_first(ask, world):
    club = factories.team("Northport", kind="club")
    match = factories.match(club, day=date(2022, 11, 1), score=(1, 0))
    factories.event(match, world.kane, "penalty_goal", team=club)
    _, html = ask("/players/harry-kane/streaks/")
    assert html.index("For all teams</h2>") < html.index("<bdi>England</bdi></a></h2>")
    assert "1 of <bdi>Harry Kane</bdi>’s is in the record" in html


def test_runs_are_told_as_of_a_day(ask):
    _, html = ask("/players/harry-kane/streaks/?as_of=2022-12-09")
    assert "<dt>penalty scored<small>all matches</small></dt> <dd>1</dd>" in html
    assert "competitive" not in html[html.index("<dl") : html.index("</dl>")]
    assert 'value="2022-12-09"' in html
    _, none = ask("/players/harry-kane/streaks/?as_of=2001-01-01")
    assert "No run by then" in none


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("as_of=soon", "Give a day as YYYY-MM-DD"),
        ("team=atlantis", "The archive has no “atlantis”."),
        ("scope=all", "This page has no filter “scope”. It has: as_of, team."),
    ],
)
def test_runs_refuse_what_they_do_not_understand(ask, query, words):
    status, html = ask(f"/players/harry-kane/streaks/?{query}")
    assert status == 422
    assert words in html
    assert "<dl" not in html


def test_nobody_unknown_has_a_page_of_runs(ask, world):
    assert ask(f"/players/{world.unreleased.slug}/streaks/")[0] == 404


def test_a_record_through_time_stands_with_its_picture_and_table(ask, world):
    for day in (1, 2, 3):
        match = factories.match(world.england, day=date(2020, 1, day), score=(1, 0))
        factories.event(match, None, player_name="Ada Brandt")
    factories.event(factories.match(world.england, day=date(2023, 1, 1), score=(1, 0)), world.kane)
    status, html = ask("/teams/england/record/")
    assert status == 200
    assert "Not certain.</strong> 1 goal without a scorer" in html
    assert html.count('aria-label="Line chart: most goals for England, added up from 2020') == 3
    rows = html[html.index('id="turn-1"') :].split("</tr>")[:2]
    assert "<bdi>Ada Brandt</bdi> <small>set it</small>" in rows[0]
    assert "nobody" in rows[0]
    assert "still" in rows[0]
    assert "equalled it" in rows[1]
    assert "<bdi>Ada Brandt</bdi> (3)" in rows[1]
    assert 'href="/matches/2023-01-01-' in rows[1]
    assert 'href="#turn-2"' in html
    _, team = ask("/teams/england/")
    assert 'href="/teams/england/record/"' in team


def test_a_record_is_told_as_of_a_day(ask):
    _, html = ask("/teams/england/record/?as_of=2022-03-26")
    assert "<dd>1</dd>" in html
    _, none = ask("/teams/england/record/?as_of=2001-01-01")
    assert "The record names nobody who scored for this team by then." in none
    status, html = ask("/teams/england/record/?as_of=2022-13-01")
    assert status == 422
    assert "Give a day as YYYY-MM-DD" in html
    assert ask("/teams/atlantis/record/")[0] == 404


def test_a_team_page_adds_up_its_goals(ask):
    _, html = ask("/teams/england/")
    assert "3 goals of <bdi>England</bdi>" in html
    assert "Counted from the scores of 2 matches" in html
    assert "for 2 of the goals the record names who scored" in html
    assert 'aria-label="1 The Qatar miss, 10 December 2022, 3 goals so far"' in html


@pytest.mark.parametrize("path", ["/teams/england/record/", "/players/harry-kane/streaks/"])
def test_a_table_that_folds_names_the_column_in_every_cell(ask, path):
    _, html = ask(path)
    table = html[html.index('class="data-table folds"') :].split("</table>")[0]
    columns = re.findall(r'<th scope="col"[^>]*>(?:<abbr[^>]*>)?([^<]+)<', table)
    assert len(columns) == 7
    rows = table[table.index("<tbody>") :].split("</tr>")[:-1]
    assert rows
    for row in rows:
        assert re.findall(r'<t[hd][^>]* data-column="([^"]+)"', row) == columns
