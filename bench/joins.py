"""Looking for the same words at ten thousand, a hundred thousand and a million quotes, in milliseconds.

The archive is made here of words drawn by a Zipf-like law, in a database of its own: SQLite in a
temporary folder, and PostgreSQL where there is a server (databases that are dropped again). One
speaker has a fiftieth of all quotes, 20,000 of a million. `near` is all that a quote's page does to
find near-duplicates, `by text` all of the look-up by words, in time of the processor (ours and the
database's); in brackets the time that 95 of 100 stay below. `read whole`: the large tables that a
look-up goes through from end to end, by EXPLAIN. A flat column says that nothing is read that
grows. `QUOTES` gives other sizes.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench._databases import ROOT, SECRET, databases, prepared

SIZES = "10000 100000 1000000"


def main() -> None:
    """Print a table for each database there is."""
    sizes = [int(size) for size in os.environ.get("QUOTES", SIZES).split()]
    run = f"from bench import _look_ups; _look_ups.run({sizes})"
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", run]
    with tempfile.TemporaryDirectory() as folder:
        for database in databases(Path(folder)):
            with prepared(database):
                print(f"{database.name}:", flush=True)
                environment = {**os.environ, "DATABASE_URL": database.address, "SECRET_KEY": SECRET}
                # In a process of its own: settings are read once.
                subprocess.run(command, cwd=ROOT, env=environment, check=True)  # noqa: S603 our own program
