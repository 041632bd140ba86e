"""Shapes made by hand, for tests of what is done with shapes. Invented people, clubs and words."""

from datetime import UTC, date, datetime
from typing import Any

from archive.text.words import fingerprint
from archive.text.words import slug as slugged

NOW = datetime(2026, 1, 2, tzinfo=UTC)


def ref(name: str) -> dict[str, str]:
    """Something by name."""
    return {"slug": slugged(name), "name": name}


def event(
    kind: str = "goal", minute: int | None = 10, team: str = "Northport", **facts: Any
) -> Any:
    """An event by Ada Brandt, unless told otherwise."""
    return {
        "kind": kind,
        "minute": minute,
        "stoppage": None,
        "team": ref(team),
        "player": ref("Ada Brandt"),
        "player_name": "Ada Brandt",
        "detail": "",
        "source": {"name": "The record", "kind": "data_set", "detail": ""},
        **facts,
    }


def match(
    day: date = date(2022, 5, 1),
    score: tuple[int, int] | None = (1, 0),
    home: str = "Northport",
    away: str = "Southgarth",
    **facts: Any,
) -> Any:
    """A match whole, without events."""
    slug = f"{day}-{slugged(home)}-{slugged(away)}"
    return {
        "slug": slug,
        "date": day,
        "home": ref(home),
        "away": ref(away),
        "home_score": score[0] if score else None,
        "away_score": score[1] if score else None,
        "competition": ref("Harbour Cup"),
        "page": f"/matches/{slug}/",
        "kickoff": None,
        "after_extra_time": False,
        "shootout": None,
        "stage": "",
        "venue": "",
        "city": "",
        "country": "",
        "neutral": False,
        "coverage": "complete",
        "source": {"name": "The record", "licence": "CC0 1.0", "snapshot": None},
        "url": f"/api/v1/matches/{slug}",
        "events": [],
        "moments": [],
        "accounts": [],
        **facts,
    }


def moment(
    title: str = "The floodlit goal", day: date | None = date(2022, 5, 1), **facts: Any
) -> Any:
    """A moment whole."""
    slug = slugged(title)
    return {
        "slug": slug,
        "title": title,
        "date": day,
        "date_precision": "day" if day else "unknown",
        "summary": "",
        "match": None,
        "event": None,
        "players": [],
        "themes": [],
        "venue": "",
        "quote_count": 0,
        "first_said_on": None,
        "last_said_on": None,
        "url": f"/api/v1/moments/{slug}",
        "page": f"/moments/{slug}/",
        "updated_at": NOW,
        **facts,
    }


def quote(
    text: str = "We kept the ball,", said: date | None = date(2023, 2, 3), pk: int = 1, **facts: Any
) -> Any:
    """A quote by Ada Brandt."""
    return {
        "id": pk,
        "text": text,
        "seams": [],
        "kind": "direct",
        "speaker": ref("Ada Brandt"),
        "speaker_name": "Brandt",
        "said_on": said,
        "said_on_precision": "day" if said else "unknown",
        "occasion": "",
        "language": "en",
        "translated_from": None,
        "translator": None,
        "status": "single_source",
        "status_reason": "",
        "match": None,
        "moments": [],
        "themes": [],
        "citation_count": 1,
        "source_count": 1,
        "sources_known": True,
        "url": f"/api/v1/quotes/{pk}",
        "page": f"/quotes/{pk}/",
        "updated_at": NOW,
        **facts,
    }


def printed(text: str, *places: tuple[int, int], pk: int = 1, **facts: Any) -> Any:
    """A quote inside an article of this text, at these places."""
    parts: list[Any] = [
        {"start": start, "end": end, "exact": text[start:end], "prefix": "", "suffix": ""}
        for start, end in places
    ]
    words = " ".join(part["exact"] for part in parts)
    passage = [{"text": part["exact"], "quoted": True} for part in parts]
    made = {"parts": parts, "passage": passage, "state": "verified", "printed": words}
    return {**quote(words, pk=pk), **made, **facts}


def mention(start: int, end: int, kind: str = "player", slug: str = "ada-brandt") -> Any:
    """A place that names something."""
    return {"kind": kind, "slug": slug, "name": slug, "start": start, "end": end}


def article(text: str | None, *quotes: Any, mentions: Any = (), **facts: Any) -> Any:
    """An article whole."""
    return {
        "slug": "a-night",
        "title": "A night",
        "standfirst": "",
        "byline": "",
        "publication": "",
        "source_url": "",
        "published_on": None,
        "rights": "",
        "language": "en",
        "display": "quotes" if text is None else "full",
        "note": "",
        "quote_count": len(quotes),
        "url": "/api/v1/articles/a-night",
        "page": "/articles/a-night/",
        "updated_at": NOW,
        "body": text,
        "text": text,
        "text_sha256": fingerprint(text or ""),
        "quotes": list(quotes),
        "mentions": list(mentions),
        "claims": [],
        **facts,
    }


def tally(
    *points: tuple[date, int], team: str = "Northport", metric: str = "goals", **facts: Any
) -> Any:
    """A count that rose by so many on these days."""
    series = []
    total = 0
    for day, more in points:
        series.append(
            {"date": day, "before": total, "after": total + more, "match": ref(f"match {day}")}
        )
        total += more
    return {
        "label": f"{metric} for {team}",
        "team": ref(team),
        "metric": metric,
        "as_of": date(2026, 1, 1),
        "value": total,
        "recorded": total,
        "cited": 0,
        "first": points[0][0] if points else None,
        "last": points[-1][0] if points else None,
        "coverage": {"matches": 3, "complete": 3, "unattributed": 0, "gaps": []},
        "series": series,
        **facts,
    }


def match_entry(day: date, goals: Any = (), missed: Any = (), **facts: Any) -> Any:
    """A match as a timeline has it."""
    return {
        **match(day, **facts),
        "kind": "match",
        "title": "",
        "goals": list(goals),
        "missed": list(missed),
    }


def moment_entry(title: str, day: date | None, quotes: Any = (), **facts: Any) -> Any:
    """A moment as a timeline has it."""
    return {
        **moment(title, day),
        "kind": "moment",
        "quotes": list(quotes),
        "goals": [],
        "missed": [],
        **facts,
    }
