"""Teams, competitions and themes: lists and one by one. What they hold is read by its own kind."""

from collections.abc import Iterable
from typing import TypeVar, Unpack

from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet, Subquery

from archive import release, shapes
from archive.jsonrows import JSONRows
from archive.models import Competition, Match, Team, TeamName, Theme
from archive.paging import Page, Place, page
from archive.reading import columns, letters, lookup

Thing = TypeVar("Thing", bound=Model)

TEAMS = letters.by_slug("teams")
COMPETITIONS = letters.by_slug("competitions")
THEMES = letters.by_slug("themes")


def team_page(
    *, q: str | None = None, letter: str | None = None, **place: Unpack[Place]
) -> Page[shapes.Team]:
    """A page of teams, A to Z; ``q`` are words of a name, today's or former, ``letter`` is what its
    name begins with (see ``letters.under``). Raises ``BadCursor``."""
    rows = _beginning(Team.objects.all(), letter)
    if q:
        known_as = TeamName.objects.filter(columns.words(q, "name"), team=OuterRef("pk"))
        rows = rows.filter(columns.words(q, "name") | Exists(known_as))
    return page(rows, TEAMS, fetch=_team_rows, make=_teams, **place)


def team_initials() -> dict[str, int]:
    """How many teams' names begin with each letter; one statement."""
    return letters.initials(Team.objects.all())


def team_known(slug: str) -> tuple[int, shapes.Team]:
    """The key of a team, and what it is. Raises as ``lookup.one`` does."""
    everything = Team.objects.all()
    row = lookup.one(_team_rows(everything.filter(slug=slug)), everything, slug)
    return row["pk"], _teams([row])[0]


def competition_page(
    *, q: str | None = None, letter: str | None = None, **place: Unpack[Place]
) -> Page[shapes.Competition]:
    """A page of competitions, A to Z; ``q`` and ``letter`` as for teams. Raises ``BadCursor``."""
    rows = _beginning(Competition.objects.all(), letter)
    if q:
        rows = rows.filter(columns.words(q, "name"))
    return page(rows, COMPETITIONS, fetch=_competition_rows, make=_competitions, **place)


def competition_initials() -> dict[str, int]:
    """How many competitions' names begin with each letter; one statement."""
    return letters.initials(Competition.objects.all())


def told_competitions(limit: int) -> list[shapes.Competition]:
    """Competitions that a public moment is from, by name."""
    told = release.moments().filter(match__competition=OuterRef("pk"))
    rows = _competition_rows(Competition.objects.filter(Exists(told)))
    return _competitions(rows.order_by("name", "pk")[:limit])


def competition_known(slug: str) -> tuple[int, shapes.Competition]:
    """The key of a competition, and what it is. Raises as ``lookup.one`` does."""
    everything = Competition.objects.all()
    row = lookup.one(_competition_rows(everything.filter(slug=slug)), everything, slug)
    return row["pk"], _competitions([row])[0]


def theme_page(
    *, q: str | None = None, letter: str | None = None, **place: Unpack[Place]
) -> Page[shapes.Theme]:
    """A page of public themes, A to Z; ``q`` and ``letter`` as for teams. Raises ``BadCursor``."""
    rows = _beginning(release.themes(), letter)
    if q:
        rows = rows.filter(columns.words(q, "name"))
    return page(rows, THEMES, fetch=_theme_rows, make=_themes, **place)


def theme_initials() -> dict[str, int]:
    """How many public themes' names begin with each letter; one statement."""
    return letters.initials(release.themes())


def theme_detail(slug: str) -> shapes.Theme:
    """One public theme. Raises as ``lookup.one`` does."""
    public = release.themes()
    return _themes([lookup.one(_theme_rows(public.filter(slug=slug)), public, slug)])[0]


def _beginning(rows: QuerySet[Thing], letter: str | None) -> QuerySet[Thing]:
    return rows.filter(letters.under(letter)) if letter else rows


def _team_rows(teams: QuerySet[Team]) -> columns.Rows:
    names = TeamName.objects.filter(team=OuterRef("pk")).order_by(
        F("start").asc(nulls_first=True), "name", "pk"
    )
    played = Match.objects.filter(Q(home=OuterRef("pk")) | Q(away=OuterRef("pk")))
    return teams.values(
        "pk",
        "slug",
        "name",
        "kind",
        name_rows=JSONRows(names.values_list("name", "start", "end")),
        played=columns.count(played),
    )


def _teams(rows: Iterable[columns.Row]) -> list[shapes.Team]:
    return [
        {
            "slug": row["slug"],
            "name": row["name"],
            "kind": row["kind"],
            "names": [
                {"name": name, "start": columns.day(start), "end": columns.day(end)}
                # Each once, whatever data sets and editors have both given.
                for name, start, end in dict.fromkeys(map(tuple, row["name_rows"]))
            ],
            "match_count": row["played"],
            "url": f"{columns.API}/teams/{row['slug']}",
            "page": f"/teams/{row['slug']}/",
        }
        for row in rows
    ]


def _competition_rows(
    competitions: QuerySet[Competition],
) -> columns.Rows:
    played = Match.objects.filter(competition=OuterRef("pk"))
    days = played.values("date")
    return competitions.values(
        "pk",
        "slug",
        "name",
        # Never a join: one with the matches would make the rows of all of them first.
        played=columns.count(played),
        first_on=Subquery(days.order_by("date")[:1]),
        last_on=Subquery(days.order_by("-date")[:1]),
    )


def _competitions(rows: Iterable[columns.Row]) -> list[shapes.Competition]:
    return [
        {
            "slug": row["slug"],
            "name": row["name"],
            "match_count": row["played"],
            "first_on": row["first_on"],
            "last_on": row["last_on"],
            "url": f"{columns.API}/competitions/{row['slug']}",
            "page": f"/competitions/{row['slug']}/",
        }
        for row in rows
    ]


def _theme_rows(themes: QuerySet[Theme]) -> columns.Rows:
    return themes.values(
        "pk",
        "slug",
        "name",
        "summary",
        said=columns.count(release.quotes().filter(themes=OuterRef("pk"))),
        happened=columns.count(release.moments().filter(themes=OuterRef("pk"))),
    )


def _themes(rows: Iterable[columns.Row]) -> list[shapes.Theme]:
    return [
        {
            "slug": row["slug"],
            "name": row["name"],
            "summary": row["summary"],
            "quote_count": row["said"],
            "moment_count": row["happened"],
            "url": f"{columns.API}/themes/{row['slug']}",
            "page": f"/themes/{row['slug']}/",
        }
        for row in rows
    ]
