"""The last check of the archive, for everybody: what is not public is only counted."""

from collections.abc import Iterable, Mapping
from typing import Any

from archive import release, shapes
from archive.models import Verification
from archive.reading import columns

PAGE = "/about/verification/"
# No words of an article or a quote: what is wrong may be that they are not what may be shown.
_TOLD = {
    "text": "The stored text is not the one that was fingerprinted.",
    "current": "The text shown is not its last version.",
    "place": "The words cited do not stand at their place in the stored text.",
    "order": "The parts of the quote stand over each other.",
    "version": "The quote is tied to an earlier version of the text.",
    "quote": "The words cited are not those the quote is known by.",
    "mention": "A name does not stand where it is marked.",
    "index": "The index by which the same words are found elsewhere has not all of it.",
    "key": "A date that lists are ordered by is not its thing’s.",
    "record": "A match, a goal or a place in a squad was changed, and who did it is not on record.",
    "triggers": "A part of the database that keeps history is missing.",
}
_Stored = Mapping[str, Any]


def last_check() -> shapes.Verification:
    """What the last check gave, or that there was none; three statements.

    What is public is asked now: an article withdrawn since is not named.
    """
    kept = Verification.objects.first()
    made: shapes.Verification = {
        "checked_at": None,
        "seconds": None,
        "all_well": None,
        "places": None,
        "found": 0,
        "repaired": 0,
        "findings": [],
        "not_shown": 0,
        "url": f"{columns.API}/verification",
        "page": PAGE,
    }
    if kept is None:
        return made
    findings, shown = _public(kept.findings)
    places: shapes.VerificationPlaces = {
        "verified": kept.places["verified"],
        "moved": kept.places["moved"],
        # As a quote's own page tells those whose words do not stand at their place.
        "changed": kept.places["changed"] + kept.places.get("off", 0),
        "lost": kept.places["lost"],
    }
    return {
        **made,
        "checked_at": kept.at,
        "seconds": kept.seconds,
        "all_well": not kept.found,
        "places": places,
        "found": kept.found,
        "repaired": kept.repaired,
        "findings": findings,
        "not_shown": kept.found - shown,
    }


def _public(stored: Iterable[_Stored]) -> tuple[list[shapes.VerificationFinding], int]:
    """The findings that may be shown, each once, and for how many of the stored they stand."""
    stored = list(stored)
    articles = {
        row["pk"]: row
        for row in release.articles()
        .filter(pk__in={one["article"] for one in stored})
        .values("pk", "slug", "title")
    }
    quotes = set(
        release.quotes()
        .filter(pk__in={one["quote"] for one in stored})
        .values_list("pk", flat=True)
    )
    found: dict[tuple[str, int, int], shapes.VerificationFinding] = {}
    shown = 0
    for one in stored:
        article, quote = one["article"], one["quote"]
        if (article and article not in articles) or (quote and quote not in quotes):
            continue
        shown += 1
        found[one["kind"], article, quote] = {
            "kind": one["kind"],
            "message": _TOLD[one["kind"]],
            "article": _article(articles[article]) if article else None,
            "quote": {"id": quote, "page": f"/quotes/{quote}/"} if quote else None,
        }
    return list(found.values()), shown


def _article(row: _Stored) -> shapes.FindingArticle:
    return {"slug": row["slug"], "title": row["title"], "page": f"/articles/{row['slug']}/"}
