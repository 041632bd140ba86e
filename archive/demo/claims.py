"""The numbers that the demonstration's article states, marked as an editor would."""

from datetime import date
from typing import Any

from django.contrib.auth.models import User

from archive.curation import claims
from archive.demo.book import Book
from archive.demo.record import Record
from archive.models import Article, Claim
from players.models import Player

_DAYS = ("since", "as_of")


def mark(
    book: Book, record: Record, article: Article, people: dict[str, Player], rows: list[Any]
) -> None:
    """Mark each number of `rows` where its words stand first in the article; in an article that an
    editor has marked numbers in, none. `book` has the writer whose act it is."""
    text = article.current_text
    if text is None or Claim.objects.filter(article=article).exists():
        return
    for row in rows:
        start = claims.places(text.text, row["words"])[0]
        book.note(
            claims.mark(
                by=_writer(book),
                article=article.pk,
                version=text.number,
                start=start,
                end=start + len(row["words"]),
                told=_told(record, people, row),
            )
        )


def _writer(book: Book) -> User:
    writer = book.batch.by
    assert writer is not None
    return writer


def _told(record: Record, people: dict[str, Player], row: dict[str, Any]) -> claims.Told:
    told: dict[str, Any] = {
        name: row[name] for name in ("metric", "stated", "unit", "scope", "note") if name in row
    }
    told |= {name: date.fromisoformat(row[name]) for name in _DAYS if name in row}
    if "player" in row:
        told["player"] = people[row["player"]]
    if "team" in row:
        told["team"] = record.team(row["team"])
    if "match" in row:
        told["match"] = record.match(row["match"])
    return claims.Told(**told)
