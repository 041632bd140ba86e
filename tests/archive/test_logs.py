"""Log lines: JSON, one a line, and nothing in them that a reader sent but the path."""

import json
import logging
import sys

from django.test import RequestFactory

from archive.logs import JsonFormatter


def written(message, *arguments, **extra):
    """What the formatter makes of a record, read back."""
    record = logging.makeLogRecord(
        {"name": "archive", "levelname": "ERROR", "msg": message, "args": arguments, **extra}
    )
    line = JsonFormatter().format(record)
    assert "\n" not in line
    return json.loads(line)


def test_a_line_is_one_object():
    found = written("two\nlines of %s", "“words”")
    assert found["message"] == "two\nlines of “words”"
    assert found["time"].endswith("+00:00")
    assert found.keys() == {"time", "level", "logger", "message"}


def test_a_request_is_named_by_its_path_alone():
    request = RequestFactory().post("/admin/login/?next=%2Fsecret", {"password": "hunter2"})
    found = written("Bad Request: %s", request.path, request=request, status_code=400)
    assert (found["method"], found["path"], found["status"]) == ("POST", "/admin/login/", 400)
    assert "hunter2" not in json.dumps(found)
    assert "secret" not in json.dumps(found)


def test_an_exception_brings_its_trace():
    def fall(depth):
        if not depth:
            raise LookupError("nowhere")
        fall(depth - 1)

    try:
        fall(50)
    except LookupError:
        found = written("failed", exc_info=sys.exc_info())
    assert "LookupError: nowhere" in found["trace"]
    assert found["trace"].count(", in fall") <= 12
