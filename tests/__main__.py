"""`python -m tests`: the whole suite on each database there is, and at the end what was left out and why.

Further arguments go to pytest.
"""

import os
import re
import subprocess
import sys
import time

from tests import parts

WORKERS = 2
CLOSING = re.compile(r"^=+ .* in [\d.]+s.* =+$|^.*\b(passed|failed|error).* in [\d.]+s\b.*$")


def run_suite(label: str, address: str, arguments: list[str]) -> tuple[bool, str]:
    """Run pytest against one database, its output passed on; whether it passed, and its closing line."""
    print(f"\n{label}", flush=True)
    environment = {**os.environ, "TEST_DATABASE_URL": address}
    command = [sys.executable, "-m", "pytest", f"--numprocesses={WORKERS}", *arguments]
    closing = "no closing line"
    with subprocess.Popen(
        command, cwd=parts.ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            print(line, end="", flush=True)
            if CLOSING.match(line):
                closing = line.strip(" =\n")
    return process.returncode == 0, closing


def missing() -> dict[str, str]:
    """The parts this machine lacks, with the reason."""
    found = {
        "postgresql": (parts.postgresql(), parts.NO_POSTGRESQL),
        "chromium": (parts.chromium(), parts.NO_CHROMIUM),
        "shared": (parts.shared(), parts.NO_SHARED),
    }
    return {name: reason for name, (there, reason) in found.items() if not there}


def main(arguments: list[str]) -> int:
    """Run everything there is a place for; 0 only where all of it passed and nothing required is missing."""
    started = time.monotonic()
    left_out = missing()
    if lacking := sorted(parts.required() & left_out.keys()):
        print(f"Required, but not there: {'; '.join(left_out[name] for name in lacking)}")
        return 1
    places = {"SQLite": ""}
    if address := parts.postgresql():
        places["PostgreSQL"] = address
    results: dict[str, tuple[bool, str]] = {}
    for label, address in places.items():
        again = ["-m", "not once"] if results else []
        results[label] = run_suite(label, address, [*again, *arguments])

    print(f"\nTested in {time.monotonic() - started:.0f} s")
    for label, (passed, closing) in results.items():
        print(f"{label}: {'passed' if passed else 'FAILED'}: {closing}")
    for name, reason in left_out.items():
        print(f"Left out: {name}: {reason}")
    if not left_out:
        print("Left out: nothing")
    return 0 if all(passed for passed, _ in results.values()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
