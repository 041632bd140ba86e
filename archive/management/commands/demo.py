"""`manage.py demo`: the demonstration archive, in and out."""

import argparse
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandParser

from archive import demo, environment
from archive.demo.accounts import EDITOR
from archive.verification import verify

EXAMPLE = """examples:
  manage.py demo
  manage.py demo --remove

The editor's password is in var/editor-password, made at random when it is first needed."""


class Command(BaseCommand):
    """Loads the demonstration once, or takes out what nobody has made their own."""

    help = (
        "Load the demonstration archive: an article with Harry Kane's quotes, four moments, a "
        "story, the matches behind them, and an editor's account to try the desk with."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """In, in if there is nothing yet, or out."""
        parser.formatter_class = argparse.RawDescriptionHelpFormatter
        parser.epilog = EXAMPLE
        way = parser.add_mutually_exclusive_group()
        way.add_argument(
            "--if-new",
            action="store_true",
            help="only into an archive that has nothing yet and never had it",
        )
        way.add_argument(
            "--remove",
            action="store_true",
            help="take out what no import and no editor has made their own; it stays away",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do one of the three, and say what was done."""
        if options["remove"]:
            self._remove()
        elif demo.present():
            self._login()
            if not options["if_new"]:
                self.stdout.write("The demonstration archive is here already; nothing was added.")
        elif demo.is_new() or not options["if_new"]:
            password = environment.kept_password(environment.EDITOR_PASSWORD_FILE)
            if loaded := demo.load(password=password).rows:
                self.stdout.write(f"Loaded the demonstration archive: {loaded} rows.")
                # Its readers are shown at once what a check tells.
                verify()
            self._login()

    def _login(self) -> None:
        """Print the editor's login as it is now; who has made it their own is told how to get in."""
        editor = User.objects.filter(username=EDITOR, is_active=True, is_staff=True).first()
        if editor is None:
            return
        password = environment.read_password(environment.EDITOR_PASSWORD_FILE)
        if password and editor.check_password(password):
            self.stdout.write(f"{'Editor':<12} {EDITOR} / {password}")
            self.stdout.write(f"{'Password':<12} is kept in {environment.EDITOR_PASSWORD_FILE}")
        else:
            self.stdout.write(f"{'Editor':<12} {EDITOR}")
            again = f".venv/bin/python manage.py changepassword {EDITOR}"
            self.stdout.write(f"{'Password':<12} was changed; to set another: {again}")

    def _remove(self) -> None:
        removed = demo.remove()
        gone, kept = sum(removed.removed.values()), sum(removed.kept.values())
        self.stdout.write(f"Removed {gone} rows of the demonstration archive, kept {kept}.")
        for name, count in removed.kept.items():
            self.stdout.write(f"  kept: {count} {name}, changed or used by others")
        if removed.editor == "removed":
            self.stdout.write(f"The account {EDITOR} was never used and is removed.")
        elif removed.editor == "kept":
            self.stdout.write(
                f"The account {EDITOR} was used and stays; switch it off in the admin."
            )
