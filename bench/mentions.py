"""Names, dates and what points at a match: the index, and milliseconds for a text.

Everything is made here: 15,000 people, 350 teams, 500 grounds with their towns and 190 cups, and
texts in which every tenth word or so is a name. A flat last column says that time is linear in the text.
"""

from __future__ import annotations

import random
import time
import tracemalloc
from datetime import date

from archive.text.cast import Person
from archive.text.clues import pooled
from archive.text.dates import find_dates
from archive.text.matches import find_references
from archive.text.mentions import Directory
from archive.text.things import Thing

ON = date(2025, 10, 15)
SIZES = [1_000, 10_000, 100_000]
_SOUNDS = [first + second for first in "bdfgklmnprstvz" for second in "aeiou"]
_WORDS = "the game was long and they said that nobody had slept before a match in rain".split()


class _World:
    """An archive's worth of invented names."""

    def __init__(self) -> None:
        self.dice = random.Random(11)  # noqa: S311 the same names each time, no secret
        firsts = [self.name(2) for _ in range(400)]
        lasts = [self.name(3) for _ in range(9_000)]
        self.people = [
            (key, Person(f"{self.dice.choice(firsts)} {self.dice.choice(lasts)}"))
            for key in range(15_000)
        ]
        self.teams = [self.name(3) for _ in range(350)]
        self.venues = [f"{self.name(2)} Park" for _ in range(500)]
        self.things = [
            *(Thing("team", key, name) for key, name in enumerate(self.teams)),
            *(Thing("venue", key, name) for key, name in enumerate(self.venues)),
            *(Thing("town", key, self.name(3)) for key in range(500)),
            *(Thing("competition", key, f"{self.name(2)} Cup") for key in range(190)),
        ]

    def name(self, sounds: int) -> str:
        """A name nobody has."""
        return "".join(self.dice.choice(_SOUNDS) for _ in range(sounds)).title()

    def text(self, words: int) -> str:
        """A text of so many words."""
        return " ".join(self._piece() for _ in range(words))

    def _piece(self) -> str:
        at = self.dice.random()
        if at < 0.04:
            return self.dice.choice(self.people)[1].name
        if at < 0.08:
            return self.dice.choice(self.teams)
        if at < 0.09:
            return f"the 2-1 win over {self.dice.choice(self.teams)} in December 2022.\n\n"
        return self.dice.choice(self.venues) if at < 0.1 else self.dice.choice(_WORDS)


def main() -> None:
    """Print the index's seconds and megabytes, then milliseconds for each size of text."""
    world = _World()
    begun = time.perf_counter()
    Directory(world.people, world.things)
    took = time.perf_counter() - begun
    tracemalloc.start()
    known = Directory(world.people, world.things)
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    print(f"the index: {took:.2f} s, {size / 1e6:.0f} MB\n")
    print(f"{'words':>8}  {'names, ms':>10}  {'matches, ms':>12}  {'µs a word':>10}")
    for words in SIZES:
        names, matches = measured(known, world.text(words))
        whole = 1e6 * (names + matches) / words
        print(
            f"{words:>8,}  {1e3 * names:>10.1f}  {1e3 * matches:>12.1f}  {whole:>10.1f}", flush=True
        )


def measured(known: Directory, text: str) -> tuple[float, float]:
    """Seconds for the names of a text, and for its dates and what points at matches."""
    best = (float("inf"), float("inf"))
    for _ in range(3):
        begun = time.perf_counter()
        found = known.find(text, ON)
        named = time.perf_counter()
        pooled(find_references(text, found, find_dates(text, ON)))
        best = min(best, (named - begun, time.perf_counter() - named))
    return best
