"""The extractor's public face: quotes of a text with their places and speakers.

Plain functions, no Django, nothing read or written: deterministic and linear in the text. The
rules and their order follow the design's chapter "Finding quotes and who said them".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from archive.text.cast import Person
from archive.text.discourse import Voice
from archive.text.quotes import read_quotes
from archive.text.reported import read_reported

__all__ = ["FoundQuote", "Person", "find_quotes", "find_reported", "for_scoring", "person_from"]


INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """One utterance as a text prints it. Offsets count characters; parts lie between the marks.

    `kind` is "direct" or "fragment" ("indirect" from `find_reported`). `speaker` is a canonical name or None; `speaker_start` and
    `speaker_end` are where the text names or points at the speaker, None where it does not.
    `confidence` (0 to 1) is of the speaker; `candidates` are all people considered, best first.
    """

    start: int
    end: int
    text: str
    parts: list[tuple[int, int]]
    kind: str
    speaker: str | None
    speaker_start: int | None
    speaker_end: int | None
    confidence: float
    candidates: list[tuple[str, float]]


def find_quotes(
    text: str, people: Sequence[Person], others: Sequence[str] = ()
) -> list[FoundQuote]:
    """Every direct quote of `text`, in order; indirect speech never.

    `people` can speak; `others` are names that cannot (teams, venues, competitions). People whom
    only the text introduces are found too, by the fullest form printed.
    """
    reading = read_quotes(text, people, others)
    names = [figure.name for figure in reading.cast.figures]
    return [
        _found(text, utterance.parts, utterance.kind, utterance.voice, names)
        for utterance in reading.utterances
    ]


def find_reported(text: str, people: Sequence[Person]) -> list[FoundQuote]:
    """Indirect speech of `text`, in order: clauses without marks, of kind "indirect".

    The parts are the writer's words for what was said; sentences that hold quotes are left out.
    Confidence stays below 0.9: the shapes are plain, but no editor has agreed yet.
    """
    found, cast = read_reported(text, people)
    names = [figure.name for figure in cast.figures]
    return [_found(text, one.parts, INDIRECT, one.voice, names) for one in found]


def _found(
    text: str,
    spans: Sequence[tuple[int, int]],
    kind: str,
    voice: Voice,
    names: Sequence[str],
) -> FoundQuote:
    candidates: list[tuple[str, float]] = []
    if voice.named and voice.figure is not None:
        candidates.append((names[voice.figure], voice.confidence))
    candidates += [
        (names[figure], min(confidence, voice.confidence)) for figure, confidence in voice.rivals
    ]
    parts = list(spans)
    return FoundQuote(
        start=parts[0][0],
        end=parts[-1][1],
        text=" ".join(text[start:end] for start, end in parts),
        parts=parts,
        kind=kind,
        speaker=candidates[0][0] if voice.named else None,
        speaker_start=voice.start,
        speaker_end=voice.end,
        confidence=voice.confidence,
        candidates=candidates,
    )


def for_scoring(
    text: str, people: Sequence[Person | Mapping[str, Any]]
) -> list[dict[str, int | str | None]]:
    """One {"start", "end", "speaker", "kind"} for each part; people may be mappings."""
    known = [one if isinstance(one, Person) else person_from(one) for one in people]
    return [
        {"start": start, "end": end, "speaker": quote.speaker, "kind": quote.kind}
        for quote in find_quotes(text, known)
        for start, end in quote.parts
    ]


def person_from(fields: Mapping[str, Any]) -> Person:
    """A Person from a mapping with its fields (as in a JSON file); `born` as YYYY-MM-DD.

    Raises ValueError where `name` is missing or empty, or `born` is no date.
    """
    name = str(fields.get("name") or "").strip()
    if not name:
        raise ValueError("a person needs a name")
    born = fields.get("born")
    return Person(
        name=name,
        aliases=tuple(fields.get("aliases") or ()),
        roles=tuple(fields.get("roles") or ()),
        teams=tuple(fields.get("teams") or ()),
        nationality=str(fields.get("nationality") or ""),
        born=date.fromisoformat(born) if isinstance(born, str) and born else None,
        gender=str(fields.get("gender") or ""),
    )
