"""What a text was found to name, as rows of mentions that are not saved yet."""

from collections.abc import Iterable, Sequence
from typing import Any

from archive.models import Article, ArticleText, Mention, MentionKind, MentionState
from archive.naming.resolving import Resolved
from archive.text.things import Candidate


def mention(one: Resolved, article: Article, text: ArticleText) -> Mention:
    """A row for one place of `text`: resolved, or open with its candidates."""
    row = Mention(
        article=article,
        text=text,
        start=one.start,
        end=one.end,
        exact=text.text[one.start : one.end][:300],
        kind=one.kind,
        candidates=to_json(one.candidates),
    )
    aim(row, one.target)
    return row


def aim(row: Mention, target: Candidate | None) -> None:
    """Let a row mean `target`, with its reasons; or leave it open."""
    for kind in MentionKind.values:
        setattr(row, f"{kind}_id", target.key if target and target.kind == kind else None)
    row.state = MentionState.RESOLVED if target else MentionState.OPEN
    row.reasons = list(target.reasons) if target else []
    if target:
        row.kind = target.kind


def to_json(candidates: Iterable[Candidate]) -> list[dict[str, Any]]:
    """Candidates as they are stored."""
    return [
        {
            "kind": one.kind,
            "key": one.key,
            "score": round(one.score, 2),
            "reasons": list(one.reasons),
        }
        for one in candidates
    ]


def from_json(stored: Sequence[dict[str, Any]]) -> list[Candidate]:
    """Candidates as they were stored."""
    return [
        Candidate(one["kind"], one["key"], one["score"], tuple(one["reasons"])) for one in stored
    ]
