"""The API's description: valid, complete, the same as the snapshot; and its page."""

import os
import re
from html.parser import HTMLParser

import orjson
import pytest
from openapi_schema_validator import OAS31Validator, oas31_format_checker
from openapi_spec_validator import OpenAPIV31SpecValidator

from archive import api, apidocs
from tests.parts import ROOT

SNAPSHOT = ROOT / "tests" / "data" / "openapi.json"
# SNAPSHOT=renew .venv/bin/pytest tests/archive/test_openapi.py writes it anew.
RENEW = os.environ.get("SNAPSHOT") == "renew"
METHODS = {"get"}


@pytest.fixture
def document():
    """The document as it is served."""
    return api.document()


def operations(document):
    return [found for methods in document["paths"].values() for found in methods.values()]


def without_examples(value):
    if isinstance(value, dict):
        return {
            name: without_examples(inner)
            for name, inner in value.items()
            if name not in ("example", "x-example-address") or isinstance(inner, str)
        }
    return [without_examples(inner) for inner in value] if isinstance(value, list) else value


def test_it_is_served(client, document, db):
    answer = client.get("/api/v1/openapi.json")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.json() == document


def test_it_is_valid(document):
    assert document["openapi"] == "3.1.0"
    assert [str(fault) for fault in OpenAPIV31SpecValidator(document).iter_errors()] == []


def test_a_change_of_the_api_is_seen(document):
    # The examples have a file of their own (test_api_examples.py).
    bare = {**document, "paths": without_examples(document["paths"])}
    written = orjson.dumps(bare, option=orjson.OPT_INDENT_2) + b"\n"
    if RENEW:
        SNAPSHOT.parent.mkdir(exist_ok=True)
        SNAPSHOT.write_bytes(written)
    assert SNAPSHOT.read_bytes() == written, "The API changed: if it is meant, SNAPSHOT=renew."


def test_every_operation_is_told_once_and_whole(document):
    assert {method for methods in document["paths"].values() for method in methods} == METHODS
    names = [found["operationId"] for found in operations(document)]
    assert len(names) == len(set(names)) >= 15
    tags = {tag["name"] for tag in document["tags"]}
    for found in operations(document):
        assert found["summary"]
        assert found["description"].endswith(".")
        assert set(found["tags"]) <= tags


def test_every_operation_has_an_example(document):
    for found in operations(document):
        assert found["responses"]["200"]["content"]["application/json"]["example"]
        assert found["x-example-address"].startswith("/api/v1/")


def test_every_example_is_of_its_shape(document):
    for found in operations(document):
        content = found["responses"]["200"]["content"]["application/json"]
        schema = {**content["schema"], "components": document["components"]}
        checker = OAS31Validator(schema, format_checker=oas31_format_checker)
        assert [fault.message for fault in checker.iter_errors(content["example"])] == []


def test_every_parameter_is_told(document):
    for found in operations(document):
        for parameter in found["parameters"]:
            assert parameter["description"], (found["operationId"], parameter["name"])
            assert "anyOf" not in parameter["schema"]


def test_every_operation_has_its_errors_as_the_one_problem(document):
    for found in operations(document):
        answers = found["responses"]
        errors = {status for status in answers if status >= "400"}
        assert errors >= {"422", "429", "500", "503"}
        if "{" in str(found["parameters"]) and found["operationId"].startswith("get_"):
            assert errors >= {"404", "410"}
        for status in errors:
            assert answers[status] == {"$ref": f"#/components/responses/Problem{status}"}
    for answer in document["components"]["responses"].values():
        schema = answer["content"]["application/problem+json"]["schema"]
        assert schema == {"$ref": "#/components/schemas/Problem"}


def test_every_reference_leads_somewhere(document):
    for part, name in re.findall(r"#/components/(\w+)/([\w-]+)", orjson.dumps(document).decode()):
        assert name in document["components"][part]


class Page(HTMLParser):
    """Collects the identifiers, links and outside addresses of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self.links: list[str] = []
        self.loaded: list[str] = []

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if "id" in found:
            self.names.append(found["id"])
        if tag == "a":
            self.links.append(found["href"])
        elif source := found.get("src") or (found.get("href") if tag == "link" else None):
            self.loaded.append(source)


def test_the_page_shows_all_and_loads_nothing_from_elsewhere(client, document, db):
    answer = client.get("/api/v1/docs")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/html")
    text = answer.content.decode()
    for address in document["paths"]:
        assert f"GET {address}<" in text
    page = Page()
    page.feed(text)
    assert len(page.names) == len(set(page.names))
    here = {link[1:] for link in page.links if link.startswith("#")}
    assert here <= set(page.names)
    assert {f"problem-{status}" for status in (404, 405, 422, 429, 503)} <= set(page.names)
    assert {f"shape-{name}" for name in document["components"]["schemas"]} <= set(page.names)
    assert not [address for address in page.loaded if not address.startswith(("/", "#"))]
    assert " style=" not in text
    assert " onclick=" not in text


def test_kinds_in_words():
    def told(schema):
        return "".join(piece.text for piece in apidocs.kind(schema))

    assert (
        told({"type": "array", "items": {"$ref": "#/components/schemas/Quote"}}) == "list of Quote"
    )
    assert (
        told({"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]}) == "day or null"
    )
    assert told({"enum": ["newest", "oldest"], "type": "string"}) == "newest or oldest"


def test_words_between_backticks_are_code():
    pieces = apidocs.words("Say ``next``, or\n`null`.")
    assert [(piece.text, piece.code) for piece in pieces] == [
        ("Say ", False), ("next", True), (", or ", False), ("null", True), (".", False),
    ]  # fmt: skip
