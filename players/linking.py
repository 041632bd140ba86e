"""Printed names to players, and the names of a text to what the archive knows.

The directory (`archive.text.mentions`) is read here, in two statements whatever the archive holds,
and then answers without the database. It asks and never writes: what an editor set is the
caller's to leave alone.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import CharField, DateField, F, OuterRef, QuerySet, Value
from django.db.models.functions import Cast

from archive.extract import Person
from archive.jsonrows import JSONRows
from archive.models import (
    Competition,
    MentionKind,
    Source,
    SourceKind,
    Spell,
    Team,
    TeamName,
    Venue,
)
from archive.text.mentions import Directory
from archive.text.things import COUNTRY, FORMER, SILENT, TOWN, Thing
from players.models import Player, PlayerAlias, PlayerRole

__all__ = ["Directory", "directory"]


def directory() -> Directory:
    """Everybody and everything known by name, in two statements."""
    return Directory(_people(), _things())


def _people() -> Iterator[tuple[int, Person]]:
    mine = {"player": OuterRef("pk")}
    aliases = PlayerAlias.objects.filter(**mine).order_by("pk").values_list("name")
    roles = PlayerRole.objects.filter(**mine).order_by("pk").values_list("role")
    teams = Spell.objects.filter(**mine).order_by("pk").values_list("team__name")
    # Who was merged into another is found as that one, by a name that it was given.
    rows = (
        Player.objects.filter(merged__isnull=True)
        .order_by("pk")
        .values_list(
            "pk",
            "name",
            "nationality",
            "born",
            "gender",
            JSONRows(aliases),
            JSONRows(roles),
            JSONRows(teams),
        )
    )
    for key, name, nationality, born, gender, aliased, does, plays in rows:
        yield (
            key,
            Person(
                name=name,
                aliases=_firsts(aliased),
                roles=_firsts(does),
                teams=_firsts(plays),
                nationality=nationality,
                born=born,
                gender=gender,
            ),
        )


def _things() -> Iterator[Thing]:
    named = [
        _rows(MentionKind.TEAM, Team.objects.all()),
        _rows(FORMER, TeamName.objects.all(), key="team_id", dated=True),
        _rows(MentionKind.COMPETITION, Competition.objects.all()),
        _rows(MentionKind.VENUE, Venue.objects.all()),
        _rows(TOWN, Venue.objects.exclude(city=""), name="city"),
        _rows(COUNTRY, Venue.objects.exclude(country=""), name="country"),
        _rows(SILENT, Source.objects.filter(kind=SourceKind.PUBLICATION)),
    ]
    return (Thing(*row) for row in named[0].union(*named[1:], all=True))


def _rows(
    kind: str,
    things: QuerySet[Any],
    *,
    key: str = "pk",
    name: str = "name",
    dated: bool = False,
) -> QuerySet[Any, Any]:
    never = Cast(Value(None), DateField())
    return things.order_by().values_list(
        Value(kind, output_field=CharField()),
        F(key),
        F(name),
        F("start") if dated else never,
        F("end") if dated else never,
    )


def _firsts(rows: Iterable[list[str]]) -> tuple[str, ...]:
    return tuple(first for (first,) in rows)
