"""The interview form: lines of questions without marks, each with a quoted answer under it.

The asker's lines are no narration: whom they name is spoken of, and does not answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from archive.text.narration import QUOTE, Block

_FEWEST = 2  # one question over a quote is a writer's own


def asked(blocks: Sequence[Block]) -> frozenset[int]:
    """The numbers of the paragraphs that only ask, in a text where several are answered."""
    found = [
        here.number
        for here, after in pairwise(blocks)
        if _asks(here) and after.number == here.number + 1 and _answers(after)
    ]
    return frozenset(found) if len(found) >= _FEWEST else frozenset()


def _asks(block: Block) -> bool:
    return not block.quotes and block.tokens[-1].low == "?"


def _answers(block: Block) -> bool:
    """Nothing but quotes, or "A:" and quotes."""
    tokens = block.tokens[2:] if block.tokens[0].low in ("a", "answer") else block.tokens
    return bool(tokens) and all(token.kind == QUOTE for token in tokens)
