"""People in public answers: lists and one by one."""

from collections.abc import Iterable
from typing import Unpack

from django.db.models import Exists, OuterRef, Q, QuerySet

from archive import release, shapes
from archive.jsonrows import JSONRows
from archive.models import Citation, MatchEvent, Mention, MomentPlayer, Spell
from archive.paging import Page, Place, page
from archive.reading import columns, letters, lookup
from players.models import Player, PlayerAlias, PlayerRole

BY_NAME = letters.by_slug("players")


def player_page(
    *, q: str | None = None, letter: str | None = None, **place: Unpack[Place]
) -> Page[shapes.Player]:
    """A page of public people by name, A to Z; ``q`` are words of a name or alias, ``letter`` is what
    the name begins with (see ``letters.under``). Raises ``BadCursor``."""
    rows = release.players()
    if letter:
        rows = rows.filter(letters.under(letter))
    if q:
        known_as = PlayerAlias.objects.filter(columns.words(q, "name"), player=OuterRef("pk"))
        rows = rows.filter(columns.words(q, "name") | Exists(known_as))
    return page(
        rows,
        BY_NAME,
        fetch=player_rows,
        make=player_shapes,
        **place,
    )


def player_initials() -> dict[str, int]:
    """How many public people's names begin with each letter; one statement."""
    return letters.initials(release.players())


def player_detail(slug: str) -> shapes.Player:
    """One public person. Raises as ``lookup.one`` does."""
    return player_shapes([player_row(slug)])[0]


def player_row(slug: str) -> columns.Row:
    """The row of one public person, as ``player_shapes`` reads it."""
    public = release.players()
    return lookup.one(player_rows(public.filter(slug=slug)), public, slug)


def player_rows(players: QuerySet[Player]) -> columns.Rows:
    """People as rows that ``player_shapes`` reads, one statement for all."""
    aliases = PlayerAlias.objects.filter(player=OuterRef("pk")).order_by("name", "pk")
    roles = PlayerRole.objects.filter(player=OuterRef("pk")).order_by("pk")
    spells = Spell.objects.filter(player=OuterRef("pk")).order_by("start", "end", "team", "pk")
    return players.values(
        "pk",
        "slug",
        "name",
        "full_name",
        "born",
        "nationality",
        "position",
        p_aliases=JSONRows(aliases.values_list("name")),
        p_roles=JSONRows(roles.values_list("role")),
        p_spells=JSONRows(spells.values_list("team__slug", "team__name", "start", "end")),
        p_quotes=columns.count(release.quotes().filter(speaker=OuterRef("pk"))),
        p_moments=columns.count(
            MomentPlayer.objects.filter(release.released("moment__"), player=OuterRef("pk"))
        ),
        p_matches=columns.count(MatchEvent.objects.filter(player=OuterRef("pk")), "match"),
        p_articles=columns.count(release.articles().filter(about(OuterRef(OuterRef("pk"))))),
    )


def player_shapes(rows: Iterable[columns.Row]) -> list[shapes.Player]:
    """The shapes of rows of ``player_rows``."""
    return [
        {
            "slug": row["slug"],
            "name": row["name"],
            "full_name": row["full_name"],
            "aliases": [name for (name,) in row["p_aliases"]],
            "roles": [role for (role,) in row["p_roles"]],
            "born": row["born"],
            "nationality": row["nationality"],
            "position": row["position"],
            "spells": [
                {
                    "team": {"slug": slug, "name": name},
                    "from": columns.day(start),
                    "to": columns.day(end),
                }
                for slug, name, start, end in row["p_spells"]
            ],
            "counts": {
                "quotes": row["p_quotes"],
                "moments": row["p_moments"],
                "articles": row["p_articles"],
                "matches": row["p_matches"],
            },
            "url": f"{columns.API}/players/{row['slug']}",
            "page": f"/players/{row['slug']}/",
        }
        for row in rows
    ]


def about(player: int | OuterRef) -> Q:
    """The condition that an article names a person, or prints a public quote of theirs.

    Told from the person's side: a database gathers the few articles once, where a condition per
    article would be tried on each of them.
    """
    named = Mention.objects.filter(player=player)
    quoted = Citation.objects.filter(release.quotable("quote__"), quote__speaker=player)
    return Q(pk__in=named.values("article")) | Q(pk__in=quoted.values("article"))
