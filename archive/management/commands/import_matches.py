"""`manage.py import_matches`: the football record from open data."""

import argparse
import gc
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from tqdm import tqdm

from archive.football.rows import FormatError
from archive.matches import import_matches
from archive.matches.files import READERS, Tell

EXAMPLE = """examples:
  manage.py import_matches --snapshot 2026-07-31 international_results/
  manage.py import_matches --dry-run worldcup-2022.json worldcup-2022.stadiums.json
  manage.py import_matches results.csv

international-results are the four CSV files of martj42/international_results, any of them;
openfootball are JSON files of seasons, tournaments, stadiums and squads.
`manage.py link_players` then ties the names of scorers and squads to players."""


class Command(BaseCommand):
    """Everything or nothing; running it again with the same files writes nothing and says so."""

    help = (
        "Load matches, goals, shoot-outs, former names and squads into the record, and report what "
        "was added, changed, unchanged and refused, by file and line."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """What to read, as what."""
        parser.formatter_class = argparse.RawDescriptionHelpFormatter
        parser.epilog = EXAMPLE
        parser.add_argument(
            "paths", nargs="+", type=Path, metavar="PATH", help="a file, or a folder of files"
        )
        parser.add_argument(
            "--format", choices=list(READERS), help="by each file's ending if not given"
        )
        parser.add_argument(
            "--snapshot",
            type=_day,
            metavar="DATE",
            help="day the data set was taken (YYYY-MM-DD); without it the day told last stays",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="print the same report and write nothing"
        )
        parser.add_argument("--json", action="store_true", help="print the report as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import and report; one line and exit 1 for a file that is not of its format."""
        try:
            with _bar() as tell, _uncollected():
                report = import_matches(
                    options["paths"],
                    format_=options["format"],
                    snapshot=options["snapshot"],
                    dry_run=options["dry_run"],
                    tell=tell,
                )
        except FormatError as error:
            raise CommandError(f"{error}; nothing was written") from None
        except DatabaseError as error:
            reason = str(error).splitlines()[0]
            raise CommandError(f"the database refused: {reason}; nothing was written") from error
        if options["json"]:
            self.stdout.write(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(report.lines()))


@contextmanager
def _bar() -> Iterator[Tell]:
    """A progress bar on standard error, where that is a terminal; one for each thing done."""
    bars: dict[str, tqdm] = {}

    def tell(what: str, done: int, total: int) -> None:
        if what not in bars:
            close()
            bars[what] = tqdm(desc=what, total=total, unit_scale=True, disable=None)
        bars[what].update(done - bars[what].n)

    def close() -> None:
        for bar in bars.values():
            bar.close()

    try:
        yield tell
    finally:
        close()


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for circles among hundreds of thousands of rows, where there are none: a
    fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; expected YYYY-MM-DD") from None
