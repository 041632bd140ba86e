"""At full size no public page goes through all matches or all events: PostgreSQL's own plans.

The rows are made by the database, in the shape of the real record: a competition that holds a third
of all, one player with most goals, many with one.
"""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests import world as worlds
from tests.world import World

# Not in a transaction: nothing is vacuumed inside one.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]
MATCHES, EVENTS, TEAMS, CUPS, PEOPLE = 49_520, 47_914, 340, 200, 15_000
TEAM = f"""
    INSERT INTO archive_team (slug, name, kind)
    SELECT 'side-' || n, 'Side ' || n, 'national' FROM generate_series(1, {TEAMS}) n"""
CUP = f"""
    INSERT INTO archive_competition (slug, name)
    SELECT 'cup-' || n, 'Cup ' || n FROM generate_series(1, {CUPS}) n"""
PLAYER = f"""
    INSERT INTO players_player
        (slug, name, full_name, nationality, position, gender, released_at)
    SELECT 'person-' || n, 'Person ' || n, '', '', '', '', now() - interval '1 day'
    FROM generate_series(1, {PEOPLE}) n"""
# A third are of the first cup; every day has one match; no team meets itself.
MATCH = f"""
    INSERT INTO archive_match
        (slug, date, home_id, away_id, meeting, home_score, away_score, after_extra_time,
         competition_id, stage, city, country, neutral, source_id, batch_id)
    SELECT 'm-' || n, date '1970-01-01' + n, t.first + mod(n, {TEAMS}),
        t.first + mod(n + 1 + mod(n / {TEAMS}, {TEAMS} - 1), {TEAMS}), 1, 1, 1, false,
        c.first + CASE WHEN mod(n, 3) = 0 THEN 0 ELSE mod(n, {CUPS}) END,
        CASE WHEN mod(n, 400) = 0 THEN 'Final' ELSE '' END, '', '', false, %s, %s
    FROM generate_series(1, {MATCHES}) n,
        (SELECT min(id) FILTER (WHERE slug LIKE 'side-%%') AS first FROM archive_team) t,
        (SELECT min(id) FILTER (WHERE slug LIKE 'cup-%%') AS first FROM archive_competition) c"""
# One person did one in four hundred of all things (the real one 124), the others a few each.
EVENT = f"""
    INSERT INTO archive_matchevent
        (match_id, kind, minute, team_id, player_id, player_name, number, source_id,
         source_detail, detail, batch_id)
    SELECT m.id, 'goal', 1 + mod(n, 90), CASE WHEN mod(n, 2) = 0 THEN m.home_id ELSE m.away_id END,
        p.first + CASE WHEN mod(n, 400) = 0 THEN 0 ELSE 1 + mod(n, {PEOPLE} - 1) END, 'Somebody', 0,
        m.source_id, '', '', m.batch_id
    FROM generate_series(1, {EVENTS}) n
    JOIN archive_match m ON m.slug = 'm-' || (1 + mod(n / 2, {MATCHES})),
        (SELECT min(id) FILTER (WHERE slug LIKE 'person-%%') AS first FROM players_player) p"""
SCAN = re.compile(r"Seq Scan on archive_match(event)?\b")
# As the server does by itself after an import: a count may then be read from an index alone.
VACUUM = "VACUUM (ANALYZE) archive_match, archive_matchevent"
ADDRESSES = (
    "/", "/players/", "/players/person-1/", "/players/person-3/", "/players/harry-kane/",
    "/matches/", "/matches/?team=side-7", "/matches/?competition=cup-1&year=2001",
    "/matches/?player=person-1", "/matches/?stage=Final", "/matches/?has=quotes", "/matches/?has=moments",
    "/matches/m-77/", "/teams/side-7/", "/competitions/cup-1/", "/competitions/cup-2/",
    "/competitions/cup-1/?year=2001", "/on-this-day/?month=6&day=10", "/quotes/?team=side-7", "/moments/",
    "/api/v1/players/person-1/timeline?limit=100", "/api/v1/players/person-1/timelinejs",
    "/api/v1/players/person-1/tallies", "/api/v1/matches?limit=100&include_count=true",
    "/api/v1/teams?limit=100", "/api/v1/teams/side-7", "/api/v1/competitions?limit=100",
    "/players/?letter=p", "/players/person-1/streaks/", "/teams/", "/teams/?letter=s", "/teams/side-7/record/",
    "/competitions/", "/about/", "/api/v1/teams/side-7/tallies", "/api/v1/on-this-day?month=6&day=10",
    "/api/v1/competitions/cup-1", "/sitemap.xml", "/api/v1/quotes?limit=100",
)  # fmt: skip


@pytest.fixture
def large(transactional_db: None) -> World:
    """The world among as many matches and events as the real record has."""
    world = worlds.build()
    batch = factories.batch()
    source = world.qatar.source_id
    with connection.cursor() as cursor:
        for made in (TEAM, CUP, PLAYER):
            cursor.execute(made)
        cursor.execute(MATCH, [source, batch.pk])
        cursor.execute(EVENT)
        cursor.execute("ANALYZE")
        cursor.execute(VACUUM)
    return world


def plans(client: Client, address: str) -> list[str]:
    """The lines that go through a whole table of the record, of all statements of an answer."""
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    assert answer.status_code == 200, address
    found = []
    for statement in [query["sql"] for query in captured]:
        if statement.startswith(("SELECT", "(SELECT", "WITH")):
            with connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN {statement}")
                lines = [line for (line,) in cursor.fetchall()]
            found += [
                f"{address}: {line.strip()} in {statement[:90]}"
                for line in lines
                if SCAN.search(line)
            ]
    return found


def test_no_public_page_goes_through_the_whole_record(large: Any, client: Client) -> None:
    found = [line for address in ADDRESSES for line in plans(client, address)]
    assert not found, "\n".join(found)
    # And the guard sees what it is for.
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN SELECT count(*) FROM archive_match WHERE city = 'x'")
        assert any(SCAN.search(line) for (line,) in cursor.fetchall())
