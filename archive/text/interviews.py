"""The interview form: an asker's lines without marks, each with a quoted answer under it.

The asker's lines are no narration: whom they name is spoken of, and does not answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.text.narration import QUOTE, WORD, Block

_FEWEST = 2  # one question over a quote is a writer's own
_LONGEST = 90  # tokens of a prompt
_BEATS = 8  # tokens of narration within an answer: "She laughs."
_ADDRESSED = frozenset("you your you're you’re you'd you’d you've you’ve yourself".split())
_ASKING = frozenset("q question tell describe talk explain".split())
_TOPIC = frozenset({"on", "about"})


@dataclass(frozen=True, slots=True)
class Interview:
    """The numbers of the paragraphs that ask and of those that answer; empty in other texts."""

    prompts: frozenset[int] = frozenset()
    answers: frozenset[int] = frozenset()


def read_interview(blocks: Sequence[Block]) -> Interview:
    """The prompts and answers of a text in which several questions are asked and answered."""
    pairs = [
        (here, after)
        for here, after in pairwise(blocks)
        if after.number == here.number + 1 and _prompts(here) and _answers(after)
    ]
    topics = [block.number for block in blocks if _topical(block)]
    if sum(_asks(here) for here, _ in pairs) < _FEWEST:
        pairs = []
    if len(topics) < _FEWEST:
        topics = []
    return Interview(
        frozenset(here.number for here, _ in pairs),
        frozenset([*(after.number for _, after in pairs), *topics]),
    )


def _prompts(block: Block) -> bool:
    return not block.quotes and len(block.tokens) <= _LONGEST


def _asks(block: Block) -> bool:
    """A question mark at its end, somebody addressed, "Q:" or "Tell me" at its start."""
    if block.tokens[-1].low[:1] == "?" or block.tokens[0].low in _ASKING:
        return True
    return any(token.low in _ADDRESSED for token in block.tokens)


def _answers(block: Block) -> bool:
    """A quote first (after "A:"), and little else."""
    tokens = block.tokens[2:] if block.tokens[0].low in ("a", "answer") else block.tokens
    if not tokens or tokens[0].kind != QUOTE:
        return False
    return sum(token.kind != QUOTE for token in tokens) <= _BEATS


def _topical(block: Block) -> bool:
    """ "On the food: “I miss it.”"."""
    if block.tokens[0].kind != WORD or block.tokens[0].low not in _TOPIC or not block.quotes:
        return False
    first = min(block.quotes.values())
    before = block.tokens[:first]
    return before[-1].low == ":" and not any(token.low == "," for token in before)
