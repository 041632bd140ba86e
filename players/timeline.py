"""Everything dated about one player, in order: the heart of the archive.

What hangs under what is told by ``players.entries``; here it is loaded and answered.
"""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Exists, OuterRef, Q

from archive import release, shapes
from archive.models import (
    Competition,
    Match,
    MatchEvent,
    MomentPlayer,
    Tagging,
    Team,
)
from archive.paging import LIMIT, Keyset, Page, cut
from archive.reading import articles, columns, lookup, moments, quotes
from players import reading, records, slides, tallies
from players.entries import Filters, Things, ordered

NEWEST = Keyset("timeline.desc", "", descending=True, parse=str)
OLDEST = Keyset("timeline.asc", "", descending=False, parse=str)
MOMENTS = Filters(kinds=["moment"])
# The words of all lists, and those that a timeline took first.
OLDEST_FIRST = frozenset({"oldest", "asc"})


@dataclass(frozen=True, slots=True)
class Options:
    """What a timeline can be narrowed to: the competitions, teams and years that are in it."""

    competitions: list[shapes.Ref]
    teams: list[shapes.Ref]
    years: list[int]


@dataclass(frozen=True, slots=True)
class Timeline:
    """A player's timeline as the page shows it; ``moments`` are all of them, whatever the filters,
    ``marks`` the records that were to be passed, by team, where they are known."""

    player: shapes.Player
    entries: list[shapes.AnyEntry]
    moments: list[shapes.AnyEntry]
    tallies: list[shapes.Tally]
    marks: dict[str, records.Mark]
    options: Options


def timeline(slug: str, *, filters: Filters | None = None, order: str = "newest") -> Timeline:
    """The whole timeline of a public player, for the page: eleven statements, however long.

    Raises as ``lookup.one`` does, and ``UnknownFilter`` for a team or competition that the
    timeline does not have.
    """
    row = reading.player_row(slug)
    things = _load(row["pk"])
    options = _options(things)
    filters = filters or Filters()
    _check(filters, options)
    placed = ordered(things, filters, descending=order not in OLDEST_FIRST)
    counts = tallies.of_player(row["pk"])
    return Timeline(
        player=reading.player_shapes([row])[0],
        entries=[entry for _, entry in placed],
        moments=[entry for _, entry in ordered(things, MOMENTS, descending=True)],
        tallies=counts,
        marks=records.marks(row["pk"], [one for one in counts if one["metric"] == "goals"]),
        options=options,
    )


def timeline_page(
    slug: str,
    *,
    filters: Filters | None = None,
    order: str = "newest",
    limit: int = LIMIT,
    cursor: str | None = None,
    include_count: bool = False,
) -> Page[shapes.AnyEntry]:
    """A page of a public player's timeline. Raises as ``timeline`` does, and ``BadCursor``."""
    things = _load(reading.player_row(slug)["pk"])
    filters = filters or Filters()
    _check(filters, _options(things))
    placed = ordered(things, filters, descending=order not in OLDEST_FIRST)
    keyset = OLDEST if order in OLDEST_FIRST else NEWEST
    found = cut(placed, keyset, lambda item: item[0], limit=limit, cursor=cursor)
    count = len(placed) if include_count else None
    return Page([entry for _, entry in found.items], found.next, count)


def timelinejs(slug: str, *, filters: Filters | None = None) -> shapes.TimelineJS:
    """A public player's timeline for TimelineJS, oldest first. Raises as ``timeline`` does."""
    row = reading.player_row(slug)
    things = _load(row["pk"])
    filters = filters or Filters()
    _check(filters, _options(things))
    numbered = [(key[1], entry) for key, entry in ordered(things, filters, descending=False)]
    return slides.timelinejs(reading.player_shapes([row])[0], numbered, site=settings.SITE_URL)


def _load(player: int) -> Things:
    """All that is dated about a player, in five statements."""
    of_player = MatchEvent.objects.filter(match=OuterRef("pk"), player=player)
    # Told from the player's side: a condition on each match would be tried on all there are.
    acted = MatchEvent.objects.order_by().filter(player=player).values("match")
    told = release.moments().filter(moments.with_player(player), match__isnull=False)
    # The keys first: where a database has to guess how many there are, it reads all matches.
    keys = acted.union(told.order_by().values("match")).values_list("match", flat=True)
    matches = columns.match_rows(Match.objects.filter(pk__in=list(keys))).annotate(
        m_events=columns.event_rows(of_player)
    )
    happened = list(moments.moment_rows(release.moments().filter(moments.with_player(player))))
    cast = MomentPlayer.objects.filter(moment=OuterRef("moment"), player=player)
    about = Tagging.objects.filter(Exists(cast), release.released("moment__"), quote=OuterRef("pk"))
    said = list(
        quotes.quote_rows(
            release.quotes()
            .filter(Q(speaker=player) | Q(Exists(about)))
            .order_by("oldest_on", "pk")
        )
    )
    printed = list(articles.short_rows(release.articles().filter(reading.about(player))))
    return Things(
        matches={
            short["slug"]: (row["pk"], short, [columns.event(event) for event in row["m_events"]])
            for row in matches
            if (short := columns.match_short(row))
        },
        moments=[
            (row["pk"], shape)
            for row, shape in zip(happened, moments.moment_shapes(happened), strict=True)
        ],
        quotes=[
            (shape, row["speaker_id"] == player)
            for row, shape in zip(said, quotes.quote_shapes(said), strict=True)
        ],
        articles=[
            (row["pk"], shape)
            for row, shape in zip(printed, articles.short_shapes(printed), strict=True)
        ],
    )


def _options(things: Things) -> Options:
    competitions: dict[str, shapes.Ref] = {}
    teams: dict[str, shapes.Ref] = {}
    days = [moment["date"] for _, moment in things.moments]
    days += [quote["said_on"] for quote, _ in things.quotes]
    for _, match, _events in things.matches.values():
        days.append(match["date"])
        competitions[match["competition"]["slug"]] = match["competition"]
        teams.update({side["slug"]: side for side in (match["home"], match["away"])})
    for quote, _ in things.quotes:
        if match_said := quote["match"]:
            competitions[match_said["competition"]["slug"]] = match_said["competition"]
            for side in (match_said["home"], match_said["away"]):
                teams[side["slug"]] = side
    return Options(
        competitions=sorted(competitions.values(), key=lambda ref: ref["name"]),
        teams=sorted(teams.values(), key=lambda ref: ref["name"]),
        years=sorted({day.year for day in days if day}, reverse=True),
    )


def _check(filters: Filters, options: Options) -> None:
    """Refuse names that the archive does not have; it is asked only for those not seen here."""
    competitions = {ref["slug"] for ref in options.competitions}
    teams = {ref["slug"] for ref in options.teams}
    lookup.keys(
        {
            "competition": (
                Competition.objects.all(),
                None if filters.competition in competitions else filters.competition,
            ),
            "team": (Team.objects.all(), None if filters.team in teams else filters.team),
        }
    )
