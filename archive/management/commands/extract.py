"""`manage.py extract`: what would be found in a feature, printed and nothing else."""

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from archive.extract import FoundQuote, Person, find_quotes, person_from
from archive.ingest import read_file
from archive.text import documents, markup
from archive.text.documents import DocumentError
from archive.text.documents.decoding import decode
from players.linking import directory

EXAMPLE = """examples:
  manage.py extract feature.txt
  manage.py extract --json --people people.json feature.txt

people.json is a list of objects with "name" and, where known, "aliases", "roles", "teams",
"nationality", "born" (YYYY-MM-DD) and "gender"; the archive's own people are then not asked.

Offsets count the characters of a .txt file as it is (without a byte order mark, each line end as
one character); of .md and .html those of the plain text that the archive would store."""
_LISTS = ("aliases", "roles", "teams")


class Command(BaseCommand):
    """Prints quotes with their places and speakers; writes nothing."""

    help = "Print the quotes of a feature, with their places, speakers and confidence."
    # With --people there need be no database at all.
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, and who can speak."""
        parser.formatter_class = argparse.RawDescriptionHelpFormatter
        parser.epilog = EXAMPLE
        parser.add_argument("file", metavar="FILE", help="a feature: .txt, .md, .html, or -")
        parser.add_argument("--people", metavar="FILE", help="who can speak, as JSON")
        parser.add_argument("--json", action="store_true", help="print FoundQuote's fields as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Find and print; one line and exit 1 for what cannot be read."""
        text = _text(options["file"])
        people, others = _people(options["people"]) if options["people"] else _known(text)
        found = find_quotes(text, people, others)
        if options["json"]:
            rows = [asdict(quote) for quote in found]
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2))
            return
        for quote in found:
            self.stdout.write(_line(quote))
        self.stdout.write(f"{len(found)} quotes in {sum(len(one.parts) for one in found)} parts")


def _text(name: str) -> str:
    """The text that offsets count in. Raises CommandError."""
    incoming = read_file(name)
    if incoming.fault:
        raise CommandError(incoming.fault)
    try:
        document = documents.read(incoming.content, name=name)
        if document.kind == "text":
            return "\n".join(decode(incoming.content)[0].replace("\r\n", "\n").split("\r"))
        return markup.parse(document.body).text
    except (DocumentError, markup.MarkupError) as error:
        raise CommandError(str(error)) from None


def _known(text: str) -> tuple[Sequence[Person], Sequence[str]]:
    """Those of the archive's people and names that the text may mean. Raises CommandError."""
    try:
        book = directory()
    except DatabaseError as error:
        reason = str(error).splitlines()[0]
        raise CommandError(
            f"the archive cannot be asked ({reason}); expected --people FILE"
        ) from error
    return book.people(text), book.others(text)


def _people(name: str) -> tuple[list[Person], tuple[()]]:
    """Who can speak, from a JSON file. Raises CommandError with the place at fault."""
    try:
        rows = json.loads(Path(name).read_bytes())
    except json.JSONDecodeError as error:
        raise CommandError(f"{name}: line {error.lineno}: {error.msg}; expected JSON") from None
    except (OSError, UnicodeDecodeError, RecursionError) as error:
        reason = getattr(error, "strerror", None) or "not JSON in UTF-8"
        raise CommandError(f"{name}: cannot be read: {reason}") from None
    if not isinstance(rows, list):
        raise CommandError(f"{name}: expected a list of people")
    return [_person(name, number, row) for number, row in enumerate(rows, 1)], ()


def _person(name: str, number: int, row: object) -> Person:
    if not isinstance(row, dict):
        raise CommandError(f"{name}: person {number}: expected an object with a name")
    for field in _LISTS:
        values = row.get(field) or []
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise CommandError(f"{name}: person {number}: {field}: expected a list of texts")
    try:
        return person_from(row)
    except ValueError as error:
        raise CommandError(f"{name}: person {number}: {error}") from None


def _line(quote: FoundQuote) -> str:
    places = " ".join(f"{start}-{end}" for start, end in quote.parts)
    speaker = quote.speaker or "speaker not found"
    words = " ".join(quote.text.split())
    return f"{places}  {quote.kind}  {speaker} ({quote.confidence:.2f})  {words}"
