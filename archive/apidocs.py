"""The API's documentation page: the OpenAPI document as tables and examples, made once.

Everything on the page is taken from the document, so the two agree; the page needs no script.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

Node = dict[str, Any]

# Stands for this site's address in examples: the page is the same whatever host it is read from.
HOST = "$ARCHIVE"
_CODE = re.compile(r"`+([^`]+)`+")
_PLAIN_KINDS = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "object": "object",
    "null": "null",
}
_FORMATS = {"date": "day", "date-time": "moment in time", "time": "time of day"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence: plain, ``code``, or the name of a shape that it links to."""

    text: str
    code: bool = False
    shape: bool = False


Pieces = Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Row:
    """A parameter of an operation or a field of a shape."""

    name: str
    kind: Pieces
    needed: bool
    text: Pieces
    default: str = ""


@dataclass(frozen=True, slots=True)
class Operation:
    """One address: what it can be asked, what it answers, and one example."""

    name: str
    address: str
    summary: str
    text: Pieces
    parameters: Sequence[Row]
    answer: Pieces
    errors: Sequence[str]
    command: str
    example: str


@dataclass(frozen=True, slots=True)
class Group:
    """The operations about one kind of thing."""

    name: str
    text: str
    operations: Sequence[Operation]


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of object in answers, field by field."""

    name: str
    text: Pieces
    fields: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of error."""

    status: str
    text: str
    header: str


@dataclass(frozen=True, slots=True)
class Page:
    """All that the page shows."""

    title: str
    version: str
    text: Pieces
    rules: Sequence[Pieces]
    host: str
    groups: Sequence[Group]
    shapes: Sequence[Shape]
    faults: Sequence[Fault]


def page(document: Node) -> Page:
    """The documentation page of an OpenAPI document (``archive.openapi.document``)."""
    components = document["components"]
    operations = list(_operations(document))
    first, *rules = document["info"]["description"].strip().split("\n\n")
    return Page(
        title=document["info"]["title"],
        version=document["info"]["version"],
        text=words(first),
        rules=[words(rule) for rule in rules],
        host=HOST,
        groups=[
            Group(
                name=tag["name"],
                text=tag["description"],
                operations=[made for name, made in operations if name == tag["name"]],
            )
            for tag in document["tags"]
        ],
        shapes=[
            Shape(name, words(schema.get("description", "")), list(_fields(schema)))
            for name, schema in components["schemas"].items()
        ],
        faults=[
            Fault(
                status=name.removeprefix("Problem"),
                text=answer["description"],
                header=", ".join(answer.get("headers", ())),
            )
            for name, answer in components["responses"].items()
        ],
    )


def words(text: str) -> Pieces:
    """A text with code between backticks, cut at them."""
    cut = _CODE.split(" ".join(text.split()))
    return [Piece(part, code=number % 2 == 1) for number, part in enumerate(cut) if part]


def kind(schema: Node) -> Pieces:
    """What a value is, in words: “list of Quote”, “day or null”."""
    if "$ref" in schema:
        return [Piece(schema["$ref"].rsplit("/", 1)[-1], shape=True)]
    if choices := schema.get("anyOf") or schema.get("oneOf"):
        return _joined([kind(choice) for choice in choices])
    if "const" in schema:
        return [Piece(str(schema["const"]), code=True)]
    if "enum" in schema:
        return _joined([[Piece(str(value), code=True)] for value in schema["enum"]])
    if schema.get("type") == "array":
        return [Piece("list of "), *kind(schema["items"])]
    if form := _FORMATS.get(schema.get("format", "")):
        return [Piece(form)]
    return [Piece(_PLAIN_KINDS[schema["type"]])]


def _joined(choices: Sequence[Pieces]) -> Pieces:
    """Choices with “or” between them."""
    made: list[Piece] = []
    for choice in choices:
        made += [Piece(" or "), *choice] if made else choice
    return made


def _operations(document: Node) -> Iterator[tuple[str, Operation]]:
    """The operations in the order of the document, each with its tag."""
    for address, methods in document["paths"].items():
        for found in methods.values():
            content = found["responses"]["200"]["content"]["application/json"]
            example = content.get("example")
            asked = found.get("x-example-address", address)
            yield (
                found["tags"][0],
                Operation(
                    name=found["operationId"],
                    address=address,
                    summary=found["summary"],
                    text=words(found["description"]),
                    parameters=[_parameter(one) for one in found["parameters"]],
                    answer=kind(content["schema"]),
                    errors=[name for name, _ in sorted(found["responses"].items()) if name > "399"],
                    command=f'curl "{HOST}{asked}"',
                    example=_indented(example) if example else "",
                ),
            )


def _parameter(found: Node) -> Row:
    schema = found["schema"]
    default = schema.get("default")
    return Row(
        name=found["name"],
        kind=kind(schema),
        needed=found["required"],
        text=words(found.get("description", "")),
        default="" if default is None else orjson.dumps(default).decode().strip('"'),
    )


def _fields(schema: Node) -> Iterator[Row]:
    """The fields of an object; ``needed`` says that it is always there."""
    always = schema.get("required", ())
    for name, field in schema["properties"].items():
        yield Row(name, kind(field), name in always, words(field.get("description", "")))


def _indented(value: object) -> str:
    return orjson.dumps(value, option=orjson.OPT_INDENT_2).decode()
