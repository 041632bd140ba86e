"""What the archive holds, in numbers, and the data sets that its match record is from."""

from datetime import date

from django.db.models import Subquery
from typing_extensions import TypedDict

from archive import release
from archive.models import Competition, Match, Revision, Source, SourceKind, Team
from archive.reading import columns


class DataSet(TypedDict):
    """Where match data is from, the terms it may be used on, and the day it was taken."""

    name: str
    url: str
    licence: str
    snapshot: date | None
    note: str


class Holdings(TypedDict):
    """How much is public, the days of the first and the last match, and the data sets."""

    articles: int
    quotes: int
    moments: int
    players: int
    matches: int
    teams: int
    competitions: int
    first_match: date | None
    last_match: date | None
    data_sets: list[DataSet]


def holdings() -> Holdings:
    """What the archive holds now; three statements."""
    days = Match.objects.order_by("date").values("date")
    # The revision has one row: a place to hang all numbers on.
    row = Revision.objects.values(
        articles=columns.count(release.articles()),
        quotes=columns.count(release.quotes()),
        moments=columns.count(release.moments()),
        players=columns.count(release.players()),
        teams=columns.count(Team.objects.all()),
        competitions=columns.count(Competition.objects.all()),
        first_match=Subquery(days[:1]),
        last_match=Subquery(days.reverse()[:1]),
    ).get()
    sets = Source.objects.filter(kind=SourceKind.DATA_SET).order_by("name", "pk")
    return {
        **row,
        "matches": Match.objects.count(),
        "data_sets": list(sets.values("name", "url", "licence", "snapshot", "note")),
    }
