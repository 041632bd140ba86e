"""Squads and stadiums of a tournament, as openfootball has them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from archive.football.items import BadRow, day_of, items, named, optional
from archive.football.names import COUNTRIES
from archive.football.rows import Refusal, Row, SquadRow, Stadium


def stadiums(name: str, text: str) -> Iterator[Row]:
    """The stadiums of a tournament's file; what is wrong as a Refusal."""
    for line, _, item in items(text, "stadiums"):
        try:
            if not isinstance(item, dict):
                raise BadRow("no object; expected a stadium")
            country = COUNTRIES.get(optional(item, "cc") or "", "")
            yield Stadium(line, named(item, "name"), named(item, "city"), country)
        except BadRow as error:
            yield Refusal(name, line, str(error))


def squads(path: Path, text: str) -> Iterator[Row]:
    """The squad places of a tournament's file; what is wrong as a Refusal."""
    tournament = path.name.split(".", maxsplit=1)[0][:100]
    for line, words, team in items(text, ""):
        try:
            if not isinstance(team, dict) or not isinstance(team.get("players"), list):
                raise BadRow('no squad; expected an object with "name" and "players"')
            called = named(team, "name")
        except BadRow as error:
            yield Refusal(path.name, line, str(error))
            continue
        for its, _, player in items(words, "players", line):
            try:
                yield _place(its, tournament, called, player)
            except BadRow as error:
                yield Refusal(path.name, its, str(error))


def _place(line: int, tournament: str, team: str, player: Any) -> SquadRow:
    if not isinstance(player, dict):
        raise BadRow("no object; expected a player")
    number = player.get("number")
    if number is not None and not (type(number) is int and 0 <= number <= 999):
        raise BadRow(f"number is {str(number)[:20]!r}; expected 1 to 99")
    born = player.get("date_of_birth")
    club = player.get("club") or {}
    return SquadRow(
        line=line,
        tournament=tournament,
        team=team,
        number=number,
        name=named(player, "name"),
        position=(optional(player, "pos") or "")[:60],
        born=day_of(born) if born else None,
        club=(optional(club, "name") or "") if isinstance(club, dict) else "",
    )
