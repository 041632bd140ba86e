"""Reads the labelled passages of tests/data: invented texts with what must be found in them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from archive.extract import FoundQuote, Person, find_quotes

DATA = Path(__file__).resolve().parents[2] / "data"


@dataclass(frozen=True)
class Passage:
    title: str
    people: list[Person]
    others: list[str]
    text: str
    expected: list[tuple[str, str | None, list[str]]]

    def found(self) -> list[FoundQuote]:
        return find_quotes(self.text, self.people, self.others)

    def outcome(self) -> list[tuple[str, str | None, list[str]]]:
        return [
            (quote.kind, quote.speaker, [self.text[start:end] for start, end in quote.parts])
            for quote in self.found()
        ]


def read_passages(name: str) -> list[Passage]:
    blocks = (DATA / name).read_text(encoding="utf-8").split("\n=== ")[1:]
    return [_passage(block) for block in blocks]


def _passage(block: str) -> Passage:
    head, rest = block.split("\n<<<\n", 1)
    text, labels = rest.split("\n>>>", 1)
    title, *fields = head.splitlines()
    values = dict(line.split(": ", 1) for line in fields)
    people = [_person(field) for field in values.get("people", "").split("; ") if field]
    others = [other for other in values.get("others", "").split("; ") if other]
    return Passage(
        title, people, others, text, [_label(line) for line in labels.split("\n") if line]
    )


def _person(field: str) -> Person:
    name, *aliases = field.split("/")
    return Person(name, aliases)


def _label(line: str) -> tuple[str, str | None, list[str]]:
    kind, speaker, words = (piece.strip() for piece in line.split(" | ", 2))
    parts = [part.strip().replace("⏎", "\n") for part in words.split("||")]
    return {"d": "direct", "f": "fragment"}[kind], None if speaker == "-" else speaker, parts
