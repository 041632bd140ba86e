"""The start of the built-in web server: what has to be ready before, and granian itself.

For the `serve` command alone.
"""

import ctypes
import hashlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection

# One slow reader of a stream holds one thread; with a single thread it would hold the site.
BLOCKING_THREADS = 4
STAMP = ".collected"
# The key of an advisory lock: any number that nobody else in this database uses.
PREPARING = 20_260_731
# From Linux's prctl.h.
PR_SET_PDEATHSIG = 1


class PortTaken(OSError):
    """Another program listens where we are to listen, or we may not listen there."""


def claim(host: str, port: int) -> None:
    """Raise `PortTaken` where the server could not listen.

    granian itself shares a port with another granian without a word, so it must be asked before.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen(1)
        except OSError as error:
            raise PortTaken(error.errno, error.strerror) from error


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """What is done inside, one process at a time does, of all that use this PostgreSQL database; the others wait.

    An SQLite database has one machine, and there one server on its port.
    """
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        # The session's: a process that is killed lets go of it.
        cursor.execute("SELECT pg_advisory_lock(%s)", [PREPARING])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [PREPARING])


def migrate() -> None:
    """Bring the database up to this version, if it is not."""
    with one_at_a_time():
        call_command("migrate", interactive=False, verbosity=0)


def static_sources() -> Iterator[tuple[str, Path]]:
    """Every static file there is, by its name in a page and its place on the disk."""
    for finder in get_finders():
        for name, storage in finder.list([]):
            yield name, Path(storage.path(name))


def static_fingerprint() -> str:
    """A hash that changes with any static file's name, size or time."""
    digest = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for name, path in sorted(static_sources()):
        status = path.stat()
        digest.update(f"{name}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def collect_static() -> bool:
    """Put the static files, hashed and compressed, where the server takes them from; whether there was need.

    Files of an earlier version stay: a page that is still open somewhere asks for them.
    """
    stamp = Path(settings.STATIC_ROOT) / STAMP
    fingerprint = static_fingerprint()
    if stamp.exists() and stamp.read_text(encoding="ascii") == fingerprint:
        return False
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(fingerprint, encoding="ascii")
    return True


def server_command(host: str, port: int, workers: int) -> list[str]:
    """The command line of granian: `workers` processes, each with a few blocking threads."""
    options = {
        "interface": "wsgi",
        "host": host,
        "port": port,
        "workers": workers,
        "blocking-threads": BLOCKING_THREADS,
        "http": "1",
        "log-level": "warning",
        "workers-kill-timeout": 20,
    }
    flags = [f"--{name}={value}" for name, value in options.items()]
    return [
        sys.executable,
        "-m",
        "granian",
        *flags,
        "--no-ws",
        "--respawn-failed-workers",
        "archive.wsgi:application",
    ]


def end_with_parent() -> None:
    """In a new process: be asked to stop when its parent is gone (Linux; elsewhere it stays)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def run_server(command: Sequence[str], port: int) -> int:
    """Run the server on its port until it ends or we are told to stop; its exit status.

    It has a session of its own, and one signal from us: a worker of granian 2.8 that gets two at once, as Ctrl-C in a
    terminal sends them (one from there, one from its main process), waits for itself forever.
    """
    server = subprocess.Popen(  # noqa: S603 our own interpreter, and no word of anybody else's
        command,
        # A request has the limits that a command has not; the port is where readers find us, unless SITE_URL says more.
        env={**os.environ, "DATABASE_LIMITS": "1", "PORT": str(port)},
        start_new_session=True,
        preexec_fn=end_with_parent,  # noqa: PLW1509 no thread runs here yet
    )

    def stop(_signal: int, _frame: FrameType | None) -> None:
        server.terminate()

    wishes = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    for wish in wishes:
        signal.signal(wish, stop)
    status = server.wait()
    # An impatient hand's last signal finds us at the door: it is no reason to end otherwise than well.
    for wish in wishes:
        signal.signal(wish, signal.SIG_IGN)
    return status
