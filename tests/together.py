"""Several at once: what an act gives or raises in threads that start together."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection

from archive.curation.errors import CurationError


def at_once(act: Callable[[int], int], times: int = 8) -> list[Any]:
    """What `act` gives or raises in so many threads that start together."""
    start = Barrier(times)

    def one(number: int) -> Any:
        try:
            start.wait()
            return act(number)
        except CurationError as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as threads:
        return list(threads.map(one, range(times)))
