"""Matches laid out in a table, and what a text is found to point at."""

from datetime import date

from archive.naming.resolving import read, resolve
from players.linking import directory
from tests import factories

# The day after the night in Riga.
ON = date(2025, 10, 15)


def laid_out(table, grounds=()):
    """The matches of a table, by their names in it. A line is name, home, away, day, score ("" for
    one to come), competition, stage, town and country; ``grounds`` are venues, by their towns."""
    venues = {ground.city: ground for ground in grounds}
    source, teams, cups, made = factories.source(), {}, {}, {}
    for line in table.strip().splitlines():
        name, home, away, day, score, cup, stage, city, country = (
            cell.strip() for cell in line.split("|")
        )
        for side in (home, away):
            if side not in teams:
                teams[side] = factories.team(side)
        if cup not in cups:
            cups[cup] = factories.competition(cup)
        made[name] = factories.match(
            teams[home],
            teams[away],
            day=date.fromisoformat(day),
            score=tuple(map(int, score.split("-"))) if score else None,
            competition=cups[cup],
            source=source,
            stage=stage,
            city=city,
            country=country,
            venue=venues.get(city),
        )
    return made


def found(text, on=ON, title="A night"):
    """Each match mention of a text: its words, the slug of what it means, and the candidates'."""
    return [
        (text[one.start : one.end], one.target and one.target.key, one.candidates)
        for one in resolve(read(title, text, on=on, known=directory()))
        if one.kind == "match"
    ]


def keys(candidates):
    return [candidate.key for candidate in candidates]
