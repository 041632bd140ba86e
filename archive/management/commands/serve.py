"""`manage.py serve`: the archive on a port of this machine."""

import argparse
import os
import sqlite3
from collections.abc import Callable
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, connection, connections

from archive import environment, serving
from archive.checks import sqlite_fault

# A slip of the finger would otherwise take all memory there is.
MOST_WORKERS = 256
PATHS = {
    "Home": "/",
    "A timeline": "/players/harry-kane/",
    "A moment": "/moments/the-qatar-miss/",
    "API": "/api/v1/docs",
    "Admin": "/admin/",
}


def _number(most: int) -> Callable[[str], int]:
    """A reader of whole numbers from 1 to `most`; it raises what argparse turns into its one line."""

    def read(text: str) -> int:
        if text.isascii() and text.isdecimal() and 1 <= int(text[:12]) <= most:
            return int(text)
        raise argparse.ArgumentTypeError(
            f"a whole number from 1 to {most} is expected, not {text!r}"
        )

    return read


class Command(BaseCommand):
    """Gets everything ready (with --prepare) and runs the web server."""

    help = (
        "Serve the archive until Ctrl-C. With --prepare, first migrate, collect the static files "
        "and load the demonstration archive where there is none; with --production, check and migrate."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to listen, and whether to get ready first."""
        parser.formatter_class = argparse.RawDescriptionHelpFormatter
        parser.epilog = "example:\n  manage.py serve --prepare --port 8123"
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
        parser.add_argument(
            "--port", type=_number(65535), help="port to listen on (PORT, else 8000)"
        )
        parser.add_argument(
            "--workers", type=_number(MOST_WORKERS), help="processes (as many as cores)"
        )
        first = parser.add_mutually_exclusive_group()
        first.add_argument("--prepare", action="store_true", help="get everything ready first")
        first.add_argument(
            "--production",
            action="store_true",
            help="first refuse what `check --deploy` calls an error, then migrate",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuse at once what cannot work; then prepare, say where to look, and serve."""
        host = options["host"]
        port = options["port"] or environment.integer("PORT", 8000, minimum=1, maximum=65535)
        workers = options["workers"] or os.cpu_count() or 1
        try:
            serving.claim(host, port)
        except serving.PortTaken as error:
            raise CommandError(
                f"port {port} of {host} is not free ({error.strerror}): "
                f"stop what listens there, or take another one (PORT={port + 1})"
            ) from error
        try:
            if options["prepare"]:
                self.prepare()
            if options["production"]:
                call_command("check", deploy=True, fail_level="ERROR", stderr=self.stderr)
                serving.migrate()
        except OperationalError as error:
            reason = str(error).splitlines()[0]
            raise CommandError(f"the database does not answer: {reason}") from error
        self.announce(host, port)
        # The workers have connections of their own.
        connections.close_all()
        if status := serving.run_server(serving.server_command(host, port, workers), port):
            raise CommandError(f"the server ended with status {status}", returncode=1)

    def prepare(self) -> None:
        """Bring database and static files up to this version; the demonstration comes once."""
        serving.migrate()
        serving.collect_static()
        call_command("demo", if_new=True, stdout=self.stdout)

    def announce(self, host: str, port: int) -> None:
        """Print the addresses to open."""
        place = f"[{host}]" if ":" in host else host
        for label, path in PATHS.items():
            self.stdout.write(f"{label:<12} http://{place}:{port}{path}")
        if connection.vendor == "sqlite":
            about = sqlite_fault() or f"SQLite {sqlite3.sqlite_version}"
            self.stdout.write(f"{'Database':<12} {about}")
        self.stdout.write("Ctrl-C stops it.")
        self.stdout.flush()
