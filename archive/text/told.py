"""Whom one sentence of the narration is about."""

from __future__ import annotations

from dataclasses import dataclass

from archive.text.memory import SUBJECT


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of narration: whom it is about, how surely, and all who are named in it."""

    about: int | None = None
    weight: float = 0.0
    named: tuple[int, ...] = ()


def about_whom(weights: dict[int, float]) -> Told:
    """The subject of a sentence, or the one person it names at all."""
    named = tuple(weights)
    best = max(weights, key=lambda figure: weights[figure], default=None)
    if best is not None and weights[best] >= SUBJECT:
        return Told(best, SUBJECT, named)
    if len(named) == 1:
        return Told(named[0], weights[named[0]], named)
    return Told(named=named)
