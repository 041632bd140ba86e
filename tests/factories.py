"""Rows for tests, by the few facts that a test cares for. Invented people, clubs and words."""

from datetime import date
from hashlib import sha256
from itertools import count
from typing import Any

from django.utils import timezone

from archive.models import (
    Article,
    ArticleText,
    Citation,
    CitationPart,
    Claim,
    Competition,
    EventKind,
    ImportBatch,
    Match,
    MatchEvent,
    Mention,
    Moment,
    MomentPlayer,
    Quote,
    QuoteState,
    Source,
    SourceKind,
    Story,
    StoryItem,
    Tagging,
    Team,
    Theme,
    Venue,
)
from archive.text import anchors, markup
from archive.text.words import slug as slugged
from players.models import Player, PlayerAlias

_numbers = count(1)
NOW: Any = object()


def _moment(value: Any) -> Any:
    return timezone.now() if value is NOW else value


def _slug(name: str) -> str:
    return f"{slugged(name) or 'x'}-{next(_numbers)}"


def player(name: str = "Ada Brandt", *, released: Any = NOW, aliases: Any = (), **facts: Any):
    """A person; ``released=None`` for one without a page."""
    facts.setdefault("slug", _slug(name))
    made = Player.objects.create(name=name, released_at=_moment(released), **facts)
    for alias in aliases:
        PlayerAlias.objects.create(player=made, name=alias)
    return made


def team(name: str = "Northport", **facts: Any) -> Team:
    """A side."""
    return Team.objects.create(slug=facts.pop("slug", _slug(name)), name=name, **facts)


def competition(name: str = "Harbour Cup", **facts: Any) -> Competition:
    """A competition."""
    return Competition.objects.create(slug=facts.pop("slug", _slug(name)), name=name, **facts)


def venue(name: str = "Quay Ground", **facts: Any) -> Venue:
    """A ground."""
    return Venue.objects.create(slug=facts.pop("slug", _slug(name)), name=name, **facts)


def source(kind: str = SourceKind.DATA_SET, **facts: Any) -> Source:
    """A data set, a publication or a report."""
    name = facts.pop("name", "The Harbour Record")
    return Source.objects.create(slug=facts.pop("slug", _slug(name)), name=name, kind=kind, **facts)


def match(
    home: Team | None = None,
    away: Team | None = None,
    *,
    day: date = date(2022, 5, 1),
    score: tuple[int, int] | None = (1, 0),
    **facts: Any,
) -> Match:
    """A match; teams, competition and data set are made where none is given."""
    home, away = home or team(), away or team("Southgarth")
    facts.setdefault("slug", f"{day}-{home.slug}-{away.slug}")
    facts.setdefault("neutral", False)
    facts.setdefault("competition", None)
    facts["competition"] = facts["competition"] or competition()
    facts["source"] = facts.get("source") or source(licence="CC0 1.0", snapshot=date(2026, 7, 31))
    scores = {"home_score": score[0], "away_score": score[1]} if score else {}
    return Match.objects.create(home=home, away=away, date=day, **scores, **facts)


def event(
    in_match: Match,
    by: Player | None = None,
    kind: str = EventKind.GOAL,
    minute: int | None = 10,
    **facts: Any,
) -> MatchEvent:
    """Something that happened in a match, for the home side unless told otherwise."""
    facts.setdefault("team", in_match.home)
    facts.setdefault("source", in_match.source)
    facts.setdefault("player_name", by.name if by else "")
    return MatchEvent.objects.create(match=in_match, player=by, kind=kind, minute=minute, **facts)


def article(
    title: str = "A night by the harbour",
    body: str = "“We kept the ball,” Brandt said.",
    *,
    released: Any = NOW,
    **facts: Any,
) -> Article:
    """An article with the first version of its text; shown in full unless told otherwise."""
    facts.setdefault("slug", _slug(title))
    facts.setdefault("display", "full")
    made = Article.objects.create(title=title, released_at=_moment(released), **facts)
    parsed = markup.parse(body)
    made.current_text = ArticleText.objects.create(
        article=made,
        number=1,
        body=body,
        text=parsed.text,
        spans=markup.to_json(parsed.spans),
        sha256=sha256(parsed.text.encode()).hexdigest(),
    )
    made.save()
    return made


def quote(
    words: str = "We kept the ball,",
    *,
    speaker: Player | None = None,
    articles: Any = (),
    moments: Any = (),
    state: str = QuoteState.ACCEPTED,
    said: date | None = date(2023, 2, 3),
    **facts: Any,
) -> Quote:
    """A quote with a citation in each article (the words must stand there), tied to moments."""
    facts.setdefault("kind", "direct")
    facts.setdefault("speaker_name", speaker.name if speaker else "")
    facts.setdefault("said_on_precision", "day" if said else "unknown")
    made = Quote.objects.create(text=words, speaker=speaker, state=state, said_on=said, **facts)
    for printed in articles:
        cite(made, printed, words)
    for about in moments:
        Tagging.objects.create(quote=made, moment=about)
    return made


def mention(printed: Article, name: str, player: Player) -> Mention:
    """A person's name where it stands first in the article."""
    text = printed.current_text
    assert text is not None
    start = text.text.index(name)
    return Mention.objects.create(
        article=printed,
        text=text,
        kind="player",
        player=player,
        start=start,
        end=start + len(name),
        exact=name,
    )


def claim(printed: Article, words: str, metric: str = "goals", **facts: Any) -> Claim:
    """A number where it stands first in the article, marked as a claim."""
    text = printed.current_text
    assert text is not None
    start = text.text.index(words)
    return Claim.objects.create(
        article=printed,
        text=text,
        start=start,
        end=start + len(words),
        exact=words,
        metric=metric,
        **facts,
    )


def cite(of: Quote, printed: Article, *parts: str) -> Citation:
    """A citation of these words where they stand first in the article, one part each."""
    text = printed.current_text
    assert text is not None
    made = Citation.objects.create(quote=of, article=printed, text=text)
    for number, words in enumerate(parts):
        start = text.text.index(words)
        place = anchors.describe(text.text, start, start + len(words))
        CitationPart.objects.create(
            citation=made,
            number=number,
            start=start,
            end=start + len(words),
            exact=place.exact,
            prefix=place.prefix,
            suffix=place.suffix,
        )
    return made


def moment(
    title: str = "The floodlit goal",
    *,
    day: date | None = date(2022, 5, 1),
    players: Any = (),
    released: Any = NOW,
    **facts: Any,
) -> Moment:
    """Something that happened, with the people in it."""
    facts.setdefault("slug", _slug(title))
    facts.setdefault("date_precision", "day" if day else "unknown")
    made = Moment.objects.create(title=title, date=day, released_at=_moment(released), **facts)
    for position, person in enumerate(players):
        MomentPlayer.objects.create(moment=made, player=person, position=position)
    return made


def theme(name: str = "patience", *, released: Any = NOW, **facts: Any) -> Theme:
    """A subject."""
    facts.setdefault("slug", _slug(name))
    return Theme.objects.create(name=name, released_at=_moment(released), **facts)


def story(
    title: str = "A town and a ball", *items: Any, released: Any = NOW, **facts: Any
) -> Story:
    """A story; each item is a dictionary of a ``StoryItem``'s fields."""
    facts.setdefault("slug", _slug(title))
    made = Story.objects.create(title=title, released_at=_moment(released), **facts)
    for position, item in enumerate(items, start=1):
        StoryItem.objects.create(story=made, position=position, **item)
    return made


def batch(**facts: Any) -> ImportBatch:
    """A run of an import of matches."""
    return ImportBatch.objects.create(**{"kind": "matches", "state": "done"} | facts)
