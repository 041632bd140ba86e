"""Matches: lists and one by one, with everything that happened in them."""

from collections.abc import Iterable
from datetime import date
from typing import TypedDict, Unpack

from django.db.models import OuterRef, Q, QuerySet

from archive import release, shapes
from archive.models import Competition, Match, MatchAccount, MatchEvent, Moment, Tagging, Team
from archive.paging import LIMIT, Keyset, Page, page
from archive.reading import accounts, columns, lookup, named

NEWEST = Keyset("matches.newest", "date", descending=True)
OLDEST = Keyset("matches.oldest", "date", descending=False)
HAS = ("moments", "quotes")


class MatchFilters(TypedDict, total=False):
    """What matches can be narrowed to. ``team`` and ``competition`` may be told by name (see
    ``named.slug_of``); ``player``: something by that player is recorded;
    ``has``: public ``moments`` or ``quotes`` are tied to it (quotes also to a moment of it)."""

    team: str | None
    player: str | None
    competition: str | None
    stage: str | None
    date_from: date | None
    date_to: date | None
    has: str | None


def match_page(
    *,
    order: str = "newest",
    limit: int = LIMIT,
    cursor: str | None = None,
    include_count: bool = False,
    **filters: Unpack[MatchFilters],
) -> Page[shapes.Match]:
    """A page of matches with their events and public moments, by date.

    Raises ``UnknownFilter`` and ``BadCursor``.
    """
    return page(
        _narrowed(filters),
        OLDEST if order == "oldest" else NEWEST,
        fetch=whole_rows,
        make=match_shapes,
        limit=limit,
        cursor=cursor,
        include_count=include_count,
    )


def _narrowed(filters: MatchFilters) -> QuerySet[Match]:
    """The matches that the filters leave."""
    found = lookup.keys(
        {
            "team": (Team.objects.all(), _called("teams", filters.get("team"))),
            "player": (release.players(), filters.get("player")),
            "competition": (
                Competition.objects.all(),
                _called("competitions", filters.get("competition")),
            ),
        }
    )
    rows = Match.objects.all()
    if "team" in found:
        rows = rows.filter(Q(home=found["team"]) | Q(away=found["team"]))
    if "player" in found:
        acted = MatchEvent.objects.order_by().filter(player=found["player"])
        rows = rows.filter(pk__in=set(acted.values_list("match", flat=True)))
    if "competition" in found:
        rows = rows.filter(competition=found["competition"])
    if stage := filters.get("stage"):
        # The index of stages holds what has one.
        rows = rows.filter(stage__iexact=stage).exclude(stage="")
    if date_from := filters.get("date_from"):
        rows = rows.filter(date__gte=date_from)
    if date_to := filters.get("date_to"):
        rows = rows.filter(date__lte=date_to)
    if has := filters.get("has"):
        rows = rows.filter(pk__in=_told(has))
    return rows


def _called(kind: str, words: str | None) -> str | None:
    """The slug that words stand for; as they are, where nothing is called so."""
    return words and (named.slug_of(kind, words) or words)


def _told(what: str) -> list[int]:
    """The keys of matches that public moments or quotes are tied to. Told from these, which are
    few, and before the matches are asked for: a database that has to guess how many there are
    reads all matches."""
    happened = release.moments().order_by().filter(match__isnull=False)
    if what == "moments":
        return list(happened.values_list("match", flat=True).distinct())
    said = release.quotes().order_by().filter(match__isnull=False)
    about = Tagging.objects.order_by().filter(
        release.quotable("quote__"), release.released("moment__"), moment__match__isnull=False
    )
    return list(
        said.values_list("match")
        .union(about.values_list("moment__match"))
        .values_list("match", flat=True)
    )


def match_detail(slug: str) -> shapes.Match:
    """One match whole. Raises as ``lookup.one`` does."""
    everything = Match.objects.all()
    row = lookup.one(whole_rows(everything.filter(slug=slug)), everything, slug)
    return match_shapes([row])[0]


def whole_rows(matches: QuerySet[Match]) -> columns.Rows:
    """Matches as rows that ``match_shapes`` reads, one statement for all."""
    rows: columns.Rows = columns.match_rows(matches).annotate(
        m_events=columns.event_rows(MatchEvent.objects.filter(match=OuterRef("pk"))),
        m_moments=columns.moment_refs(Moment.objects.filter(match=OuterRef("pk"))),
        m_accounts=accounts.rows(MatchAccount.objects.filter(match=OuterRef("pk"))),
    )
    return rows


def match_shapes(rows: Iterable[columns.Row]) -> list[shapes.Match]:
    """The shapes of rows of ``whole_rows``."""
    made: list[shapes.Match] = []
    for row in rows:
        short = columns.match_short(row)
        if short is not None:
            events = [columns.event(event) for event in row["m_events"]]
            made.append(
                {
                    **short,
                    "events": events,
                    "moments": [columns.moment_ref(moment) for moment in row["m_moments"]],
                    "accounts": [accounts.account(short, events, its) for its in row["m_accounts"]],
                }
            )
    return made
