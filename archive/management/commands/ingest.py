"""`manage.py ingest`: features into the archive, as drafts for the desk."""

import argparse
import json
from dataclasses import asdict
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from archive.ingest import Overrides, Report, ingest, read_file
from archive.text.documents.marked import KEYS

EXAMPLE = f"""A .md file may begin with front matter, "key: value" lines between two lines "---". Its keys:
{", ".join(KEYS)}.

examples:
  manage.py ingest feature.txt
  manage.py ingest --publication "The Daily Sample" --published-on 2025-10-15 a.html b.html
  manage.py ingest --title "A night in Riga" - < pasted.txt"""


class Command(BaseCommand):
    """Takes in .txt, .md and .html files; what is here already adds nothing and says so."""

    help = (
        "Take features in: .txt, .md with front matter, .html, or - for standard input. Finds "
        "quotes, speakers and names, and leaves a draft for the desk."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The files, and what is to go before what they say of themselves."""
        parser.formatter_class = argparse.RawDescriptionHelpFormatter
        parser.epilog = EXAMPLE
        parser.add_argument("files", nargs="+", metavar="FILE", help="a feature, or -")
        parser.add_argument("--title", default="", help="its title (one file)")
        parser.add_argument("--publication", default="", help="who published it")
        parser.add_argument("--url", default="", help="where it stands on the web (one file)")
        parser.add_argument("--published-on", type=_day, metavar="DATE", help="YYYY-MM-DD")
        parser.add_argument("--byline", default="", help="who wrote it")
        parser.add_argument(
            "--publish",
            action="store_true",
            help="release at once; its quotes stay candidates until an editor accepts them",
        )
        parser.add_argument("--json", action="store_true", help="print the report as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Take every file in; exit 1 when one was refused, with its reason in one line."""
        files = options["files"]
        if len(files) > 1 and (options["title"] or options["url"]):
            raise CommandError(f"--title and --url are of one file; {len(files)} were given")
        overrides = Overrides(
            title=options["title"],
            publication=options["publication"],
            source_url=options["url"],
            published_on=options["published_on"],
            byline=options["byline"],
        )
        try:
            report = ingest(
                (read_file(name) for name in files), overrides=overrides, publish=options["publish"]
            )
        except DatabaseError as error:
            raise CommandError(f"the database refused: {str(error).splitlines()[0]}") from error
        self._print(report, as_json=options["json"])
        if refused := [one.message for one in report.taken if one.outcome == "refused"]:
            raise CommandError("\n".join(refused))

    def _print(self, report: Report, *, as_json: bool) -> None:
        if as_json:
            told = {"batch": report.batch, "files": [asdict(one) for one in report.taken]}
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))
            return
        for one in report.taken:
            if one.outcome != "refused":
                self.stdout.write(f"{one.name}: {one.message}")
        if len(report.taken) > 1:
            outcomes = ("added", "unchanged", "changed text", "refused")
            self.stdout.write(", ".join(f"{report.count(name)} {name}" for name in outcomes))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; expected YYYY-MM-DD") from None
