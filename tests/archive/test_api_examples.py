"""The examples of the documentation are true: what the demonstration archive answers, word for word.

``SNAPSHOT=renew .venv/bin/pytest tests/archive/test_api_examples.py`` records them anew.
"""

import os
import re
from typing import Any

import orjson
import pytest
from django.db.models import Min

from archive import api, demo, openapi
from archive.models import Claim, Moment, Quote
from archive.verification import verify

RENEW = os.environ.get("SNAPSHOT") == "renew"
# What depends on when and where an archive was loaded stands in the file as in a new one.
LOADED_AT = "2026-11-22T12:00:00Z"
CURSOR = re.compile(r"cursor=[^&]+")
QUOTE = re.compile(r"(?<=/quotes/)\d+")
MOMENT = re.compile(r"(?<=^moment-)\d+")


def as_new(value: Any, first: dict[str, int], kind: str = "quote") -> Any:
    """An answer as an archive gives it whose first quote, claim and moment are number 1, and not
    what ``first`` says. ``kind`` is what an ``id`` here is of."""
    if isinstance(value, list):
        return [as_new(inner, first, kind) for inner in value]
    if not isinstance(value, dict):
        return value
    made = {
        name: as_new(inner, first, "claim" if name == "claims" else kind)
        for name, inner in value.items()
    }
    for name in made.keys() & {"updated_at", "checked_at"}:
        made[name] = LOADED_AT
    if "seconds" in made:
        made["seconds"] = 0.1
    if isinstance(made.get("id"), int):
        made["id"] -= first[kind] - 1
    if isinstance(made.get("unique_id"), str):
        made["unique_id"] = MOMENT.sub(
            lambda found: str(int(found[0]) - first["moment"] + 1), made["unique_id"]
        )
    for name in ("url", "page"):
        if name in made:
            made[name] = QUOTE.sub(
                lambda found: str(int(found[0]) - first["quote"] + 1), made[name]
            )
    if isinstance(made.get("next"), str):
        made["next"] = CURSOR.sub("cursor=TAKEN-FROM-THE-ANSWER", made["next"])
    return made


@pytest.fixture
def answers(client, db) -> dict[str, Any]:
    """What the demonstration archive answers to the addresses of the examples."""
    demo.load(password="not used here")
    verify()
    first = {
        model._meta.model_name: model.objects.aggregate(first=Min("pk"))["first"]
        for model in (Quote, Claim, Moment)
    }
    found = {}
    for name, address in openapi.EXAMPLES.items():
        here = QUOTE.sub(lambda number: str(int(number[0]) + first["quote"] - 1), address)
        answer = client.get(here)
        assert answer.status_code == 200, (name, address, answer.content)
        found[name] = as_new(answer.json(), first)
    return found


def test_every_operation_has_an_example():
    paths = api.document()["paths"].values()
    assert openapi.EXAMPLES.keys() == {
        found["operationId"] for methods in paths for found in methods.values()
    }


def test_the_examples_are_true(answers):
    if RENEW:
        written = orjson.dumps(answers, option=orjson.OPT_INDENT_2) + b"\n"
        openapi.EXAMPLES_FILE.write_bytes(written)
    assert openapi.recorded() == answers


def test_the_examples_show_something(answers):
    for name, answer in answers.items():
        if name.startswith("list_"):
            assert answer["items"], name
    assert answers["get_quote"]["citations"]
    assert answers["get_article"]["quotes"]
    assert answers["list_moment_quotes"]["items"][0]["context"]["since_moments"]
