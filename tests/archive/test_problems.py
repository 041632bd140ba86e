"""Errors: each in one shape, with the culprit named, whoever refuses."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DataError, InterfaceError, OperationalError, connection
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.problems import MOST_ERRORS

V1 = "/api/v1"
LONG = "x" * 201


def problem(answer, status: int) -> dict[str, Any]:
    """The body of an answer that must be a problem with this status."""
    assert answer.status_code == status, (answer.status_code, answer.content)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    body: dict[str, Any] = answer.json()
    assert body["status"] == status
    assert body["type"] == f"/api/v1/docs#problem-{status}"
    assert body["title"]
    assert body["detail"]
    return body


WRONG = [
    ("quotes?limit=0", "query.limit"),
    ("quotes?limit=101", "query.limit"),
    ("quotes?limit=-1", "query.limit"),
    ("quotes?limit=1_0", "query.limit"),
    ("quotes?limit=%2B5", "query.limit"),
    ("quotes?limit=5.0", "query.limit"),
    ("quotes?limit=%D9%A5", "query.limit"),  # an Arabic five
    ("quotes?limit=9223372036854775808", "query.limit"),
    ("quotes?limit=" + "9" * 150, "query.limit"),
    ("quotes?limit=", "query.limit"),
    ("quotes?limit=1&limit=2", "query.limit"),
    ("quotes?limt=1", "query.limt"),
    ("quotes?Limit=1", "query.Limit"),
    ("quotes?offset=20", "query.offset"),
    ("quotes?speaker=", "query.speaker"),
    ("quotes?speaker=no-such-player", "query.speaker"),
    ("quotes?speaker=%00", "query.speaker"),
    ("quotes?q=a%00b", "query.q"),
    ("quotes?q=%ED%A0%80", "query.q"),  # a lone surrogate
    ("quotes?q=%FF", "query.q"),
    ("quotes?q=" + LONG, "query.q"),
    ("quotes?moment=" + LONG, "query.moment"),
    ("quotes?cursor=abc", "query.cursor"),
    ("quotes?cursor=", "query.cursor"),
    ("quotes?cursor=" + "x" * 1501, "query.cursor"),
    ("quotes?order=best", "query.order"),
    ("quotes?expand=everything", "query.expand"),
    ("quotes?expand=context,", "query.expand"),
    ("quotes?include_count=yes", "query.include_count"),
    ("quotes?said_from=2025-02-30", "query.said_from"),
    ("quotes?said_from=20250214", "query.said_from"),
    ("quotes?said_from=1739491200", "query.said_from"),
    ("quotes?said_from=2025-02-14T00:00:00Z", "query.said_from"),
    ("quotes?said_to=0000-01-01", "query.said_to"),
    ("quotes?said_to=10000-01-01", "query.said_to"),
    ("quotes?limit=05", "query.limit"),
    ("quotes/0", "path.id"),
    ("quotes/01", "path.id"),
    ("quotes/-1", "path.id"),
    ("quotes/abc", "path.id"),
    ("quotes/9223372036854775808", "path.id"),
    ("quotes/1?expand=context", "query.expand"),
    ("articles?publication=no-such-paper", "query.publication"),
    ("articles?published_from=yesterday", "query.published_from"),
    ("moments?match=no-such-match", "query.match"),
    ("moments/the-qatar-miss/quotes?order=upside", "query.order"),
    ("matches?has=goals", "query.has"),
    ("matches?team=no-such-team", "query.team"),
    ("stories?q=x", "query.q"),
    ("players/harry-kane/timeline?kind=goal&kind=assist", "query.kind"),
    ("players/harry-kane/timeline?order=upside", "query.order"),
    ("players/harry-kane/tallies?metric=assists", "query.metric"),
    ("players/harry-kane/tallies?as_of=today", "query.as_of"),
    ("players/harry-kane/tallies?limit=3", "query.limit"),
    ("players/harry-kane/streaks?as_of=today", "query.as_of"),
    ("teams/england/record?team=france", "query.team"),
    ("openapi.json?pretty=1", "query.pretty"),
    ("docs?page=2", "query.page"),
]


@pytest.mark.parametrize(("address", "culprit"), WRONG)
def test_a_wrong_parameter_is_refused_by_name(client, world, address, culprit):
    body = problem(client.get(f"{V1}/{address}"), 422)
    assert culprit in [error["location"] for error in body["errors"]]
    assert all(error["message"] for error in body["errors"])


def test_an_unknown_parameter_is_told_the_allowed_ones(client, db):
    (error,) = problem(client.get(f"{V1}/moments/x/quotes?sort=said_on"), 422)["errors"]
    assert error == {
        "location": "query.sort",
        "message": "Unknown parameter; those allowed are cursor, expand, include_count, limit.",
    }
    (error,) = problem(client.get(f"{V1}/moments/x?sort=said_on"), 422)["errors"]
    assert error["message"] == "Unknown parameter; none is allowed."


def test_all_that_is_wrong_is_told_at_once(client, db):
    body = problem(client.get(f"{V1}/quotes?limit=0&order=best&said_from=x"), 422)
    told = {error["location"] for error in body["errors"]}
    assert told == {"query.limit", "query.order", "query.said_from"}


def test_a_thousand_faults_get_a_short_answer(client, db):
    query = "&".join(f"a{number}=1" for number in range(600))
    answer = client.get(f"{V1}/quotes?{query}")
    assert len(problem(answer, 422)["errors"]) == MOST_ERRORS
    assert len(answer.content) < 5000
    body = problem(client.get(f"{V1}/quotes?{'a' * 300}=1"), 422)
    assert len(body["errors"][0]["location"]) < 100


def test_a_query_of_pages_is_too_long(client, db):
    problem(client.get(f"{V1}/quotes?q={'x' * 5000}"), 414)


@pytest.mark.parametrize(
    "address",
    [
        "/api",
        "/api/",
        "/api/v1",
        "/api/v1/",
        "/api/v2/quotes",
        f"{V1}/quotes/",
        f"{V1}/quote",
        f"{V1}/quotes/1/",
        f"{V1}/players/harry-kane/",
        f"{V1}/players//timeline",
        f"{V1}/moments/the-qatar-miss/quotes/1",
        f"{V1}/moments/%00",
        f"{V1}/moments/%ED%A0%80",
        f"{V1}/moments/" + "x" * 3000,
        f"{V1}/players/HARRY%20KANE",
        f"{V1}/articles/..%2F..%2Fetc%2Fpasswd",
        f"{V1}/openapi.json/",
    ],
)
def test_what_is_not_there_is_404(client, world, address):
    problem(client.get(address), 404)


def test_a_slash_at_the_end_is_told_of(client, db):
    assert "slash" in problem(client.get(f"{V1}/quotes/"), 404)["detail"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_wrong_methods(client, world, method):
    for address in (f"{V1}/quotes", f"{V1}/moments/the-qatar-miss", f"{V1}/openapi.json"):
        answer = getattr(client, method)(address)
        problem(answer, 405)
        assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_methods_nobody_knows(client, world):
    problem(client.generic("PROPFIND", f"{V1}/quotes"), 405)


def test_a_forged_form_is_told_the_same(world):
    strict = Client(enforce_csrf_checks=True)
    problem(strict.post(f"{V1}/quotes", {"text": "x"}), 405)
    problem(strict.post(f"{V1}/nothing", {"text": "x"}), 404)


def test_a_body_changes_nothing(client, world):
    deep = "[" * 100_000
    for body in ("{", deep, '{"a": 1}'):
        answer = client.post(f"{V1}/quotes", body, content_type="application/json")
        problem(answer, 405)


def test_a_foreign_host_is_a_problem_too(client, db):
    problem(client.get(f"{V1}/quotes", headers={"Host": "evil.example"}), 400)


def fails_with(error: Exception) -> Callable[..., Any]:
    """A wrapper that fails statements about quotes as a database does; others pass."""

    def run(execute: Callable[..., Any], sql: str, *rest: object) -> Any:
        if "archive_quote" in sql:
            raise error
        return execute(sql, *rest)

    return run


@pytest.mark.parametrize("error", [OperationalError("gone away"), InterfaceError("closed")])
@pytest.mark.parametrize("address", ["quotes", "quotes/1", "players", "themes/x"])
def test_a_lost_database_is_503(client, db, error, address):
    with connection.execute_wrapper(fails_with(error)):
        answer = client.get(f"{V1}/{address}")
    body = problem(answer, 503)
    assert int(answer.headers["Retry-After"]) > 0
    assert str(error) not in body["detail"]


@pytest.mark.parametrize(
    "error",
    [
        DataError("out of range"),
        OverflowError("too large"),
        UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogate"),
        RecursionError("too deep"),
    ],
)
def test_values_that_no_column_holds_are_422(client, db, error):
    with connection.execute_wrapper(fails_with(error)):
        problem(client.get(f"{V1}/quotes"), 422)


def test_a_failure_of_ours_tells_nothing(client, db):
    client.raise_request_exception = False
    with connection.execute_wrapper(fails_with(RuntimeError("zqxsecret"))):
        answer = client.get(f"{V1}/quotes")
    body = problem(answer, 500)
    assert body["instance"].startswith("urn:uuid:")
    assert b"zqxsecret" not in answer.content


def test_pages_keep_their_own_errors(client, db):
    answer = client.get("/no-such-page/")
    assert answer.status_code == 404
    assert answer.headers["Content-Type"].startswith("text/html")
    assert "Access-Control-Allow-Origin" not in answer.headers


NAMES = st.sampled_from(
    ["limit", "cursor", "order", "q", "speaker", "said_from", "expand", "kind", "as_of", "has", "x"]
)
VALUES = st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(
    ["1", "-1", "0", "newest", "2025-01-01", "true", "context", "harry-kane", "9" * 30, "\0", "'--"]
)
PATHS = st.sampled_from(
    ["quotes", "articles", "moments", "matches", "players", "stories", "quotes/1",
     "players/harry-kane/timeline", "players/harry-kane/tallies", "moments/the-qatar-miss/quotes"]
)  # fmt: skip


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=PATHS, query=st.dictionaries(NAMES, VALUES, max_size=3))
def test_whatever_is_asked_nothing_fails(client, world, path, query):
    answer = client.get(f"{V1}/{path}", query)
    if answer.status_code != 200:
        problem(answer, answer.status_code)
        assert answer.status_code in (404, 422)
