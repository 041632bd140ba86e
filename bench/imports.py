"""Importing all internationals: seconds beside writing the same rows plainly, and the most memory.

Reads the data set beside the project (../shared/data/international_results) where it is, else as
many rows of invented countries. The limit is the same rows by `executemany` (SQLite) or `COPY`
(PostgreSQL), into the same tables and indexes, without our triggers, in one transaction, between
the imports. An import is the whole command: start of Python, reading, checking, writing, analysing.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice, permutations
from pathlib import Path

from archive.football.international_results import HEADERS
from bench._databases import Database, databases, prepared
from tests import parts

TIMES = 3
MATCHES, GOALS, TEAMS = 49_520, 47_914, 337
ALLOWED = {"SQLite": 6, "PostgreSQL": 4}
MEMORY = 300


def main() -> None:
    """Print a line for each database."""
    with tempfile.TemporaryDirectory() as folder:
        data = _data(Path(folder))
        print(
            f"{'':>10}  {'limit':>7}  {'import':>7}  {'ratio':>6}  {'at most':>7}  {'again':>7}  MB"
        )
        for database in databases(Path(folder)):
            with prepared(database):
                _measure(database, data)


def _measure(database: Database, data: Path) -> None:
    limits, imports, most = [], [], 0
    for _ in range(TIMES):
        database.empty()
        taken, memory, printed = database.manage("import_matches", str(data))
        assert " added" in printed.splitlines()[-1], printed
        imports.append(taken)
        most = max(most, memory)
        limits.append(database.limit())
    again, memory, printed = database.manage("import_matches", str(data))
    assert printed.splitlines()[-1].endswith("Nothing was written."), printed
    limit, best = min(limits), min(imports)
    print(
        f"{database.name:>10}  {limit:>5.2f} s  {best:>5.2f} s  {best / limit:>5.1f}x"
        f"  {ALLOWED[database.name]:>6}x  {again:>5.2f} s  {max(most, memory) // 1024} (at most {MEMORY})",
        flush=True,
    )


def _data(folder: Path) -> Path:
    """The four files: the real ones, or invented ones of their size."""
    shared = parts.shared()
    if shared and (found := shared / "data" / "international_results").is_dir():
        return found
    made = folder / "invented"
    made.mkdir()
    for name, rows in (
        ("results.csv", _results()),
        ("goalscorers.csv", _goals()),
        ("shootouts.csv", iter(())),
        ("former_names.csv", iter(())),
    ):
        (made / name).write_text("\n".join([HEADERS[name], *rows, ""]), encoding="utf-8")
    return made


def _fixtures() -> Iterator[str]:
    """Day and teams of so many matches: every team against every other, seven a day."""
    names = [f"Land {number}" for number in range(TEAMS)]
    for at, (home, away) in enumerate(islice(permutations(names, 2), MATCHES)):
        yield f"{date(1900, 1, 1) + timedelta(days=at // 7)},{home},{away}"


def _results() -> Iterator[str]:
    for at, fixture in enumerate(_fixtures()):
        cup, town = at % 200, at % 2000
        yield f"{fixture},{1 + at % 3},0,Cup {cup},Town {town},Land {at % TEAMS},FALSE"


def _goals() -> Iterator[str]:
    for at, fixture in enumerate(islice(_fixtures(), GOALS)):
        home = fixture.split(",")[1]
        yield f"{fixture},{home},Scorer {at % 15_000},{1 + at % 90},FALSE,FALSE"
