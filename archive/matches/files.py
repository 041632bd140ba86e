"""Which files an import reads, what format they have, and all their rows: before anybody waits."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

from archive.football import international_results, openfootball
from archive.football.lines import Seen
from archive.football.rows import (
    FormatError,
    FormerName,
    GoalRow,
    MatchRow,
    Refusal,
    ShootoutRow,
    SquadRow,
    Stadium,
)

RESULTS, OPENFOOTBALL = "international-results", "openfootball"
READERS: dict[str, ModuleType] = {
    RESULTS: international_results,
    OPENFOOTBALL: openfootball,
}
_SUFFIXES = {".csv": RESULTS, ".json": OPENFOOTBALL}
# Told while a run goes on: what is being done, how much of it is done, of how much.
Tell = Callable[[str, int, int], None]


@dataclass(slots=True)
class Contents:
    """All rows of the files of one format, by kind, each with the name of its file (a refusal with
    the kind of row that it would be). `files`: name and SHA-256 of each."""

    format: str
    files: list[dict[str, str]] = field(default_factory=list)
    matches: list[tuple[str, MatchRow]] = field(default_factory=list)
    goals: list[tuple[str, GoalRow]] = field(default_factory=list)
    shootouts: list[tuple[str, ShootoutRow]] = field(default_factory=list)
    names: list[tuple[str, FormerName]] = field(default_factory=list)
    stadiums: list[tuple[str, Stadium]] = field(default_factory=list)
    squads: list[tuple[str, SquadRow]] = field(default_factory=list)
    refusals: list[tuple[str, Refusal]] = field(default_factory=list)


def read(paths: Iterable[Path], format_: str | None, tell: Tell) -> list[Contents]:
    """The rows of all files, each format by itself, international results first.

    Raises FormatError where a file cannot be read as what it is taken for.
    """
    found = list(_files(paths, format_))
    total = sum(path.stat().st_size for path, _ in found)
    done = 0
    by_format: dict[str, Contents] = {}
    for path, its in found:
        contents = by_format.setdefault(its, Contents(its))
        hashed = sha256()

        def seen(read: bytes, hashed: Any = hashed) -> None:
            nonlocal done
            hashed.update(read)
            done += len(read)
            tell("Reading", done, total)

        _collect(path, contents, seen)
        contents.files.append({"name": path.name, "sha256": hashed.hexdigest()})
    return [by_format[name] for name in READERS if name in by_format]


def _collect(path: Path, contents: Contents, seen: Seen) -> None:
    lists: dict[type, tuple[str, list[Any]]] = {
        MatchRow: ("matches", contents.matches),
        GoalRow: ("goals", contents.goals),
        ShootoutRow: ("shoot-outs", contents.shootouts),
        FormerName: ("former names", contents.names),
        Stadium: ("stadiums", contents.stadiums),
        SquadRow: ("squad places", contents.squads),
    }
    name, kind = path.name, ""
    refused: list[Refusal] = []
    try:
        for row in READERS[contents.format].read(path, seen=seen):
            if isinstance(row, Refusal):
                refused.append(row)
            else:
                kind, into = lists[type(row)]
                into.append((name, row))
    except OSError as error:
        raise FormatError(f"{path}: cannot be read: {error.strerror}") from None
    contents.refusals += [(kind or _KIND_BY_NAME.get(name, "matches"), one) for one in refused]


# What the rows of a file are where none of them could be read.
_KIND_BY_NAME = {
    "goalscorers.csv": "goals",
    "shootouts.csv": "shoot-outs",
    "former_names.csv": "former names",
}


def _files(paths: Iterable[Path], format_: str | None) -> Iterator[tuple[Path, str]]:
    """The files with their formats, in order, each once. Raises FormatError."""
    given: dict[Path, str] = {}
    for path in paths:
        if path.is_dir():
            inside = [one for one in sorted(path.iterdir()) if _format(one, format_)]
            if not inside:
                raise FormatError(f"{path}: no file of match data; expected .csv or .json files")
        elif path.is_file():
            inside = [path]
        else:
            raise FormatError(f"{path}: there is no such file or folder")
        for one in inside:
            if its := _format(one, format_) or format_:
                given[one.resolve()] = its
            else:
                raise FormatError(f"{one}: neither .csv nor .json; expected --format to say which")
    return iter(sorted(given.items()))


def _format(path: Path, wanted: str | None) -> str | None:
    """The format by the file's ending; None where it has none, or not the wanted one."""
    its = _SUFFIXES.get(path.suffix.lower()) if path.is_file() else None
    return its if wanted in {None, its} else None
