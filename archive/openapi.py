"""The API's own description, OpenAPI 3.1: what ninja makes of the operations, put right.

ninja lists HEAD a second time, leaves out the errors, lets parameters be null and puts a title on
every field. The one document made here is served, shown as the documentation page
(``archive.apidocs``) and kept as a snapshot in the tests.
"""

import re
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

import orjson
from ninja import NinjaAPI
from pydantic import TypeAdapter

from archive.problems import CONTENT_TYPE, DETAILS, Problem

Node = dict[str, Any]

TITLE = "Extra Time"
VERSION = "1.0.0"
# The first paragraph says what this is, the others what holds everywhere.
DESCRIPTION = """\
What was said about football: said once, printed many times, tied to the moments it is about.

Reading needs no key, from a program or from a browser on any site.

A list answers `items` and `next`, the address of its next page or null; follow it as it is.

Days are `YYYY-MM-DD`, moments in time RFC 3339 in UTC. Offsets count characters of an article's \
plain text.

An unknown parameter or value is refused with 422, never ignored. Addresses have no slash at \
their end.

Every answer carries an `ETag`: ask again with `If-None-Match`, and get 304 while nothing has changed.

Fields and operations may be added within version 1; none is taken away or changes its meaning.
"""
PREFIX = "/api/v1/"
REF = "#/components/{part}/{name}"
_SCHEMA = re.compile(r"#/components/schemas/(\w+)")
TAGS = {
    "quotes": "Words that one speaker said on one occasion.",
    "articles": "Published pieces of writing, kept word for word.",
    "moments": "Something that happened and that people keep talking about.",
    "matches": "Games and what is recorded in them.",
    "players": "People in football, their timelines and running counts.",
    "stories": "Runs of moments, quotes, articles and matches that an editor put in order.",
    "themes": "Free subjects: penalties, captaincy, redemption.",
    "teams": "Sides, under today's name.",
    "competitions": "Cups, leagues, qualifying rounds and friendlies.",
    "archive": "The archive itself: how it is checked.",
}
# Where an operation's example is found. The answers, recorded from the demonstration archive, are
# in the file; tests/archive/test_api_examples.py holds them to it and records them anew.
EXAMPLES = {
    "list_quotes": "/api/v1/quotes?moment=the-qatar-miss&limit=1",
    "lookup_quotes": "/api/v1/quotes/lookup?text=It's%20been%20fuel%20for%20me",
    "get_quote": "/api/v1/quotes/2",
    "list_articles": "/api/v1/articles?player=harry-kane&limit=1",
    "get_article": "/api/v1/articles/fuel-for-harry-kane",
    "list_moments": "/api/v1/moments?player=harry-kane&limit=1",
    "get_moment": "/api/v1/moments/the-qatar-miss",
    "list_moment_quotes": "/api/v1/moments/the-qatar-miss/quotes?expand=context&limit=1",
    "list_matches": "/api/v1/matches?has=moments&limit=1",
    "get_match": "/api/v1/matches/2022-12-10-england-france",
    "list_stories": "/api/v1/stories?limit=1",
    "get_story": "/api/v1/stories/a-penalty-and-what-came-of-it",
    "list_players": "/api/v1/players?q=kane",
    "get_player": "/api/v1/players/harry-kane",
    "list_timeline": "/api/v1/players/harry-kane/timeline?kind=moment&limit=1",
    "get_timelinejs": "/api/v1/players/harry-kane/timelinejs?kind=moment",
    "list_tallies": "/api/v1/players/harry-kane/tallies?as_of=2025-10-14&metric=goals",
    "list_streaks": "/api/v1/players/harry-kane/streaks?as_of=2017-12-31&team=england",
    "list_themes": "/api/v1/themes?limit=1",
    "get_theme": "/api/v1/themes/penalties",
    "list_teams": "/api/v1/teams?limit=1",
    "get_team": "/api/v1/teams/england",
    "get_record": "/api/v1/teams/england/record?as_of=2015-12-31",
    "list_team_tallies": "/api/v1/teams/england/tallies?as_of=2015-12-31",
    "list_competitions": "/api/v1/competitions?limit=1",
    "get_competition": "/api/v1/competitions/fifa-world-cup",
    "on_this_day": "/api/v1/on-this-day?month=10&day=14",
    "get_verification": "/api/v1/verification",
}
EXAMPLES_FILE = Path(__file__).with_name("api_examples.json")
# What all lists take stands after what only some take.
LAST_PARAMETERS = ("order", "expand", "limit", "cursor", "include_count")
# What any operation may answer instead; what has a slug or id may also be missing or withdrawn.
ERRORS = (422, 429, 500, 503)
ERRORS_OF_ONE = (404, 410)
HEADERS: Node = {
    "ETag": {
        "description": "Names this very answer; send it back in `If-None-Match`.",
        "schema": {"type": "string"},
    },
    "Link": {
        "description": "The next page, as `next` has it, with `rel=next`; left out on the last.",
        "schema": {"type": "string"},
    },
    "Retry-After": {
        "description": "Seconds to wait before asking again.",
        "schema": {"type": "integer"},
    },
    "Allow": {"description": "The methods this address takes.", "schema": {"type": "string"}},
    "Location": {"description": "The address it has now.", "schema": {"type": "string"}},
}
HEADER_OF = {405: "Allow", 429: "Retry-After", 503: "Retry-After"}


def document(api: NinjaAPI) -> Node:
    """The OpenAPI document of this API, as plain JSON values."""
    made: Node = orjson.loads(
        orjson.dumps(
            dict(api.get_openapi_schema(path_prefix=PREFIX)), option=orjson.OPT_NON_STR_KEYS
        )
    )
    examples = recorded()
    for methods in made["paths"].values():
        methods.pop("head", None)
        for operation in methods.values():
            _tidy(operation)
            _add_example(operation, examples)
    components = made["components"]
    components["schemas"] = {
        **components["schemas"],
        **_schemas_of_problem(),
    }
    for schema in components["schemas"].values():
        _strip_titles(schema)
    # ninja keeps the classes of parameters here too, which nothing refers to.
    used = set(_SCHEMA.findall(orjson.dumps(made).decode()))
    components["schemas"] = {
        name: schema
        for name, schema in sorted(components["schemas"].items())
        if name in used or name == "Problem"
    }
    components["responses"] = {f"Problem{status}": _problem(status) for status in DETAILS}
    components["headers"] = HEADERS
    made["servers"] = [{"url": "/", "description": "This archive"}]
    made["tags"] = [{"name": name, "description": text} for name, text in TAGS.items()]
    return made


def recorded() -> Node:
    """The recorded answers to the addresses in ``EXAMPLES``, by operation."""
    if not EXAMPLES_FILE.exists():
        return {}
    examples: Node = orjson.loads(EXAMPLES_FILE.read_bytes())
    return examples


def _tidy(operation: Node) -> None:
    """Put an operation's parameters and answers right."""
    operation["parameters"].sort(key=_place)
    for parameter in operation["parameters"]:
        _tidy_parameter(parameter)
    of_one = any(parameter["in"] == "path" for parameter in operation["parameters"])
    answers: Node = operation["responses"]
    answers["200"]["headers"] = {"ETag": _ref("headers", "ETag")}
    if operation["operationId"].startswith("list_"):
        answers["200"]["headers"]["Link"] = _ref("headers", "Link")
    if any(parameter["name"] == "slug" for parameter in operation["parameters"]):
        answers["301"] = {
            "description": "Its slug has changed; this is where it is now.",
            "headers": {"Location": _ref("headers", "Location")},
        }
    answers["304"] = {"description": "Nothing has changed since the answer with this `ETag`."}
    for status in (*(ERRORS_OF_ONE if of_one else ()), *ERRORS):
        answers[str(status)] = _ref("responses", f"Problem{status}")


def _place(parameter: Node) -> int:
    """Where a parameter stands among the others: those of all lists last."""
    name = parameter["name"]
    return LAST_PARAMETERS.index(name) + 1 if name in LAST_PARAMETERS else 0


def _tidy_parameter(parameter: Node) -> None:
    """A parameter is given or not given: it is never null. Its words stand beside its schema."""
    schema: Node = parameter["schema"]
    for name in ("title", "description", "example"):
        schema.pop(name, None)
    kinds = [kind for kind in schema.pop("anyOf", []) if kind != {"type": "null"}]
    for kind in kinds:
        schema.update(kind)
    if parameter["name"] == "expand":
        parameter |= {"style": "form", "explode": False}
    if schema.get("type") == "string" and "enum" not in schema and "format" not in schema:
        schema["minLength"] = 1
    if parameter["in"] == "path":
        whole = schema.get("type") == "integer"
        parameter["description"] = "Its number." if whole else "Its slug."


def _add_example(operation: Node, examples: Node) -> None:
    """Put the recorded answer beside the shape it is an example of."""
    name = operation["operationId"]
    if name in examples:
        operation["x-example-address"] = EXAMPLES[name]
        operation["responses"]["200"]["content"]["application/json"]["example"] = examples[name]


def _schemas_of_problem() -> Node:
    """The shape of every error, and of what it consists of."""
    made = TypeAdapter(Problem).json_schema(
        ref_template=REF.format(part="schemas", name="{model}"), mode="serialization"
    )
    return {**made.pop("$defs"), "Problem": made}


def _problem(status: int) -> Node:
    """The answer to one kind of error, told once for all operations."""
    made: Node = {
        "description": f"{HTTPStatus(status).phrase}. {DETAILS[status]}",
        "content": {CONTENT_TYPE: {"schema": _ref("schemas", "Problem")}},
    }
    if header := HEADER_OF.get(status):
        made["headers"] = {header: _ref("headers", header)}
    return made


def _ref(part: str, name: str) -> Node:
    return {"$ref": REF.format(part=part, name=name)}


def _strip_titles(schema: Node) -> None:
    """Take off the titles that only repeat a field's name."""
    schema.pop("title", None)
    for inner in _inner(schema):
        _strip_titles(inner)


def _inner(schema: Node) -> Iterator[Node]:
    """The schemas inside a schema."""
    yield from schema.get("properties", {}).values()
    yield from schema.get("anyOf", ())
    yield from schema.get("oneOf", ())
    if "items" in schema:
        yield schema["items"]
