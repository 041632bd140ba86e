"""`manage.py verify`: every citation, text and number held against what it should be."""

import argparse
import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from archive.verification import Finding, Report, verify
from archive.verification.running import Stage
from archive.wording import counted

EXAMPLE = """examples:
  manage.py verify
  manage.py verify --repair
  manage.py verify --json

Exit 0: all is well. Exit 1: something is off, told in one line each. Places that changed or were
lost when an editor saved a new text are no fault: they are counted, and wait at the desk.

--repair puts texts back to their fingerprints where that can be done, looks for quotes again as
after an edit, puts back triggers and what raw SQL changed in the football record; what an editor
must decide is left, and told.

--json prints one object in each line: every finding and repair, the report last."""


class Command(BaseCommand):
    """Checks the archive, keeps the report for /about/verification/, and may repair."""

    help = "Check every citation against its article's text, and everything kept in two places."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether to repair, and how to tell."""
        parser.formatter_class = argparse.RawDescriptionHelpFormatter
        parser.epilog = EXAMPLE
        parser.add_argument("--repair", action="store_true", help="put right what can be")
        parser.add_argument("--json", action="store_true", help="print JSON, an object in a line")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check; exit 1 where something is off."""
        as_json, repair = options["json"], options["repair"]

        def tell(stage: Stage, told: Finding | str) -> None:
            if as_json:
                what = asdict(told) if isinstance(told, Finding) else {"message": told}
                self.stdout.write(json.dumps({"stage": stage, **what}, ensure_ascii=False))
            else:
                self.stdout.write(f"{stage}: {told}" if repair else str(told))

        try:
            report = verify(repair=repair, tell=tell)
        except DatabaseError as error:
            raise CommandError(f"the database refused: {str(error).splitlines()[0]}") from error
        self.stdout.write(_as_json(report) if as_json else _summary(report))
        if report.found:
            raise CommandError(f"{counted(report.found, 'finding')}; see above")


def _as_json(report: Report) -> str:
    told = {
        "stage": "report",
        "at": report.at.isoformat(),
        "seconds": report.seconds,
        "found": report.found,
        "repaired": report.repaired,
        "looked_at": report.looked_at,
        "places": report.places,
    }
    return json.dumps(told, ensure_ascii=False)


def _summary(report: Report) -> str:
    looked_at = ", ".join(
        counted(number, kind.removesuffix("s")) for kind, number in report.looked_at.items()
    )
    places = ", ".join(f"{number} {state}" for state, number in report.places.items() if number)
    repaired = f"{counted(report.repaired, 'repair')}; " if report.repaired else ""
    waiting = report.places["changed"]
    wait = f"\n{counted(waiting, 'changed place')} to be looked at by an editor" if waiting else ""
    return f"{repaired}{looked_at} in {report.seconds:.1f} s; places: {places or 'none'}{wait}"
