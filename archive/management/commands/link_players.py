"""`manage.py link_players`: names of the record to players."""

import argparse
import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from players.scorers import link_players

EXAMPLE = """example:
  manage.py import_matches international_results/ openfootball/
  manage.py link_players

Run it after each import. It ties what no player has yet, leaves what an editor has decided, and
lists what could be otherwise: two players who are one, or one who is two, are an editor's to say."""


class Command(BaseCommand):
    """Ties goals and squad places to players; running it again ties what is new."""

    help = (
        "Make players of the scorers and squads of the record, by name, team and years, tie their "
        "goals to them, and list what is ambiguous."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """How to print."""
        parser.formatter_class = argparse.RawDescriptionHelpFormatter
        parser.epilog = EXAMPLE
        parser.add_argument("--json", action="store_true", help="print the report as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Tie and report."""
        try:
            linked = link_players()
        except DatabaseError as error:
            reason = str(error).splitlines()[0]
            raise CommandError(f"the database refused: {reason}; nothing was written") from error
        if options["json"]:
            self.stdout.write(json.dumps(asdict(linked), ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(linked.lines()))
