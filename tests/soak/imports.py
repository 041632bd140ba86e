"""`make soak`: imports of all internationals that are killed, and what the next one makes of it.

Each run: an empty database, an import in a process of its own, killed (`kill -9`) at a moment that nobody
chose, and the next import. What is in the record then must be what an import that was left alone brings.
Reads ../shared/data; writes only to databases that it makes and removes.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench._databases import SECRET, Database, databases, prepared
from tests import parts

KILLS = 5
CHECKSUM = "from tests.record import checksum; print(checksum())"


def main() -> int:
    """Print a line for each kill; 1 where a state differs."""
    folder = parts.shared()
    if folder is None:
        print(parts.NO_SHARED)
        return 2
    seed = random.randrange(10**6)
    print(f"seed {seed}")
    with tempfile.TemporaryDirectory() as place:
        wrong = 0
        for database in databases(Path(place)):
            with prepared(database):
                wrong += kill(
                    database, folder / "data" / "international_results", random.Random(seed)
                )
    return int(wrong > 0)


def kill(database: Database, data: Path, dice: random.Random) -> int:
    """Kill imports and finish them; gives how many ended in another state than one left alone."""
    database.empty()
    whole, _, _ = database.manage("import_matches", str(data))
    expected = state(database)
    wrong = 0
    for _ in range(KILLS):
        database.empty()
        after = dice.uniform(0.5, 0.8 * whole)
        ended = killed(database, data, after)
        left = state(database)
        database.manage("import_matches", str(data))
        same = state(database) == expected
        _, _, printed = database.manage("import_matches", str(data))
        again = printed.splitlines()[-1]
        wrong += not (same and again.endswith("Nothing was written."))
        before = "all of it" if left == expected else "what was there before"
        print(
            f"{database.name}: killed after {after:.1f} s ({ended}), left {before}; "
            f"next run: {'same state' if same else 'ANOTHER STATE'}; then: {again}",
            flush=True,
        )
    return wrong


def killed(database: Database, data: Path, after: float) -> str:
    """Begin an import and kill it after so many seconds; how it ended."""
    environment = {**os.environ, "DATABASE_URL": database.address, "SECRET_KEY": SECRET}
    command = [sys.executable, "manage.py", "import_matches", str(data)]
    with subprocess.Popen(
        command, cwd=parts.ROOT, env=environment, stdout=subprocess.DEVNULL
    ) as process:
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
    return "killed" if process.returncode == -signal.SIGKILL else f"ended with {process.returncode}"


def state(database: Database) -> str:
    """The sum over the record."""
    _, _, printed = database.manage("shell", "-v0", "-c", CHECKSUM)
    return printed.strip()


if __name__ == "__main__":
    sys.exit(main())
