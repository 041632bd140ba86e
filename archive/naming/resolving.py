"""A text read against the archive: what it names, each place with its meaning or its candidates."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from archive.naming.ranking import rank, winner
from archive.naming.record import ask
from archive.text.clues import Reference, pooled
from archive.text.dates import find_dates
from archive.text.matches import find_references
from archive.text.mentions import Directory
from archive.text.things import Candidate, Found

# Between the title and the text, which are read as one: what the title tells ("at Al Bayt
# Stadium") helps to know what the text speaks of.
_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class Resolved:
    """A place of a text that names something: `target` where that is clear, with `candidates` in
    order where there was something to choose."""

    start: int
    end: int
    kind: str
    target: Candidate | None
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """A text as far as it can be read without the record: names, and what points at matches.

    Offsets count the text alone; what stands in the title only is not among the `names`."""

    names: tuple[Resolved, ...]
    references: tuple[Reference, ...]
    title: int
    on: date | None
    protagonist: int | None


def read(title: str, text: str, *, on: date | None, known: Directory) -> Read:
    """What `text`, published under `title` on the day `on`, names. Asks no database."""
    whole, shift = f"{title}{_BREAK}{text}", len(title) + len(_BREAK)
    found = known.find(whole, on)
    references = pooled(find_references(whole, found, find_dates(whole, on)))
    names = tuple(_named(one, shift) for one in found if one.candidates and one.start >= shift)
    return Read(names, tuple(references), shift, on, _protagonist(found))


def resolve(what: Read) -> list[Resolved]:
    """The names that were read, and the matches pointed at, in order. At most six statements."""
    told = [one for one in what.references if one.start >= what.title]
    if not told:
        return list(what.names)
    matches, context = ask(told, on=what.on, protagonist=what.protagonist)
    made = list(what.names)
    for one in told:
        candidates = tuple(rank(one, matches, context))
        if candidates:
            start, end = one.start - what.title, one.end - what.title
            made.append(Resolved(start, end, "match", winner(candidates), candidates))
    return sorted(made, key=lambda one: (one.start, -one.end))


def _named(one: Found, shift: int) -> Resolved:
    best = one.candidates[0]
    return Resolved(
        one.start - shift,
        one.end - shift,
        best.kind,
        best if one.settled else None,
        one.candidates if len(one.candidates) > 1 or not one.settled else (),
    )


def _protagonist(found: Sequence[Found]) -> int | None:
    """The player whom a text names most; of several as often the first."""
    counted = Counter(
        one.candidates[0].key
        for one in found
        if one.settled and one.candidates and one.candidates[0].kind == "player"
    )
    return counted.most_common(1)[0][0] if counted else None
