"""What a check can find: a fault, and where, told in one line each."""

from dataclasses import dataclass
from typing import Literal

# text: not what was fingerprinted, or not what its Markdown gives; current: not the article's last
# version; place: not where the citation says; order: parts over each other; version: on an old
# text though not lost; quote: the quote, or this print's own wording, has other words than those
# cited; mention: a name that is not there; index: what the index of telling words holds of a quote;
# key: a column the database keeps; record: what nobody known has changed in the football record;
# triggers: what writes revision and history.
Kind = Literal[
    "text",
    "current",
    "place",
    "order",
    "version",
    "quote",
    "mention",
    "index",
    "key",
    "record",
    "triggers",
]
# Characters shown on either side of where two texts begin to differ.
_AROUND = 30


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: of what kind, where (for a person), and what was expected and found.

    The keys name the article, quote and citation (0: none) that it is about.
    """

    kind: Kind
    where: str
    message: str
    article: int = 0
    quote: int = 0
    citation: int = 0

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


def differing(expected: str, found: str) -> str:
    """Expected and found words, cut to where they begin to differ; on one line."""
    at = next(
        (n for n, (one, other) in enumerate(zip(expected, found, strict=False)) if one != other),
        min(len(expected), len(found)),
    )
    return f"expected {_cut(expected, at)}, found {_cut(found, at)}"


def _cut(words: str, at: int) -> str:
    low, high = max(0, at - _AROUND), at + _AROUND
    shown = " ".join(words[low:high].split())
    return f"“{'…' if low else ''}{shown}{'…' if high < len(words) else ''}”"
