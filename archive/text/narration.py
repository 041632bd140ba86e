"""The writer's own sentences: the text with its quotes masked, as words, names and marks.

A token is a quote as a whole, a name, a word or a punctuation mark; sentences are runs of tokens.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from archive.text.cast import Mention
from archive.text.marks import Run

QUOTE = "Q"
NAME = "N"
WORD = "W"
POINT = "P"

_TOKEN = re.compile(r"\d{1,3}(?:,\d{3})+|[^\W_]+(?:[-‑’'.&][^\W_]+)*|\.{2,}|([^\w\s])\1*|_+")
# Of a stretch longer than _FAR without any quote only both ends are read.
_FAR = 20_000
_NEAR = 6_000
_POSSESSIVE = re.compile(r"[’']s?")
_ENDS = frozenset(".?!…")
_TITLES = frozenset(
    "mr mrs ms dr st sen rep gov capt col maj gen brig lt sgt rev hon prof pres supt insp".split()
)
_ABBREVIATIONS = _TITLES | frozenset(
    "jr sr vs no inc ltd co corp"
    " e.g i.e a.m p.m jan feb mar apr aug sept oct nov dec approx est".split()
)


@dataclass(frozen=True, slots=True)
class Token:
    """`low` is the word in lower case or the mark; `ref` the run's or mention's index."""

    kind: str
    low: str
    start: int
    end: int
    ref: int = -1
    capital: bool = False


@dataclass(slots=True)
class Block:
    """One paragraph: its tokens, and where each of its sentences begins and ends among them."""

    number: int
    start: int
    end: int
    tokens: list[Token] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    quotes: dict[int, int] = field(default_factory=dict)  # run's index -> token's index

    def sentence_of(self, index: int) -> tuple[int, int]:
        """The sentence (first and last token, end exclusive) that holds token `index`."""
        return self.sentences[bisect_right(self.sentences, (index, len(self.tokens) + 1)) - 1]

    def sentences_between(self, low: int, high: int) -> list[tuple[int, int]]:
        """The sentences that begin at token `low` or later and before token `high`, 40 at most."""
        first = bisect_left(self.sentences, (low, 0))
        last = bisect_left(self.sentences, (high, 0))
        return self.sentences[max(first, last - 40) : last]


def read_block(
    text: str,
    number: int,
    span: tuple[int, int],
    runs: Sequence[tuple[int, Run]],
    mentions: Sequence[tuple[int, Mention]],
) -> Block:
    """Tokens and sentences of the paragraph at `span`; runs and mentions come with their index."""
    block = Block(number, *span)
    reading = _Mentions(mentions)
    at = span[0]
    for index, run in [*runs, (-1, None)]:
        stop = span[1] if run is None else run.outer_start
        if stop - at > _FAR:
            _narrate(block, text, at, at + _NEAR, reading)
            block.tokens.append(Token(POINT, ".", at + _NEAR, at + _NEAR))
            at = stop - _NEAR
        _narrate(block, text, at, stop, reading)
        if run is not None:
            block.quotes[index] = len(block.tokens)
            start, end = max(run.outer_start, span[0]), min(run.outer_end, span[1])
            block.tokens.append(Token(QUOTE, "", start, end, index))
            at = run.outer_end
    _split(block, text, dict(runs))
    return block


class _Mentions:
    """Hands out the mentions of a paragraph in their order."""

    def __init__(self, mentions: Sequence[tuple[int, Mention]]) -> None:
        self.mentions = mentions
        self.at = 0

    def between(self, start: int, end: int) -> Iterator[tuple[int, Mention]]:
        while self.at < len(self.mentions) and self.mentions[self.at][1].start < end:
            index, mention = self.mentions[self.at]
            self.at += 1
            if mention.start >= start and mention.end <= end:
                yield index, mention


def _narrate(block: Block, text: str, start: int, end: int, mentions: _Mentions) -> None:
    """Append the tokens of text[start:end], names as names."""
    for index, mention in mentions.between(start, end):
        start = _name(block, text, start, index, mention)
    _plain(block, text, start, end)


def _name(block: Block, text: str, at: int, index: int, mention: Mention) -> int:
    """Append the tokens of text[at:] up to and with a name; gives where reading goes on."""
    _plain(block, text, at, mention.start)
    low = text[mention.start : mention.end].lower()
    block.tokens.append(Token(NAME, low, mention.start, mention.end, index, True))
    tail = _POSSESSIVE.match(text, mention.end) if mention.possessive else None
    return tail.end() if tail else mention.end


def _plain(block: Block, text: str, start: int, end: int) -> None:
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        if word[0].isalnum():
            block.tokens.append(
                Token(WORD, word.lower(), match.start(), match.end(), -1, word[0].isupper())
            )
        elif word[0] != "_" and not _after_title(block, text, match):
            low = word if word[0] in _ENDS else word[0]
            block.tokens.append(Token(POINT, low, match.start(), match.end()))


def _after_title(block: Block, text: str, match: re.Match[str]) -> bool:
    """The dot of "Sen. Marlene Fitch" belongs to the title."""
    before = block.tokens[-1] if block.tokens else None
    return (
        match.group() == "."
        and before is not None
        and before.end == match.start()
        and before.low in _TITLES
        and text[match.end() : match.end() + 2].strip()[-1:].isupper()
    )


def _split(block: Block, text: str, runs: dict[int, Run]) -> None:
    tokens = block.tokens
    low = 0
    for index in range(len(tokens)):
        if index + 1 == len(tokens) or _ends_here(tokens, index, text, runs):
            block.sentences.append((low, index + 1))
            low = index + 1


def _ends_here(tokens: list[Token], index: int, text: str, runs: dict[int, Run]) -> bool:
    token, after = tokens[index], tokens[index + 1]
    if token.kind == QUOTE:
        return _quote_ends(tokens, index, text, runs[token.ref])
    if token.kind != POINT or token.low[0] not in _ENDS:
        return False
    if after.kind == POINT:
        return False
    if token.low == "." and index:
        before = tokens[index - 1].low.rsplit(" ", 1)[-1]
        if before in _ABBREVIATIONS or (len(before) == 1 and after.capital):
            return False
    return not (after.kind == WORD and not after.capital and not after.low[0].isdigit())


def _quote_ends(tokens: list[Token], index: int, text: str, run: Run) -> bool:
    """A quote that ends in a full stop ends its sentence, unless a small letter goes on."""
    last = text[run.end - 1] if text[run.end - 1] not in "’'”\"»)]" else text[run.end - 2]
    after = tokens[index + 1]
    if last not in _ENDS or (last in "…." and text[run.end - 3 : run.end] == "..."):
        return False
    if after.kind == QUOTE:
        return last in _ENDS
    if after.kind == POINT:
        return False
    if after.kind == WORD and not after.capital:
        return False
    return not _short_attribution(tokens, index + 1, last)


def _short_attribution(tokens: list[Token], index: int, last: str) -> bool:
    """`"Was it?" Klopp asked.`: a name or pronoun, a verb of saying, and soon the end."""
    from_here = tokens[index : index + 14]
    for place, token in enumerate(from_here):
        if token.kind == QUOTE or (token.kind == POINT and token.low != ","):
            return False
        if token.kind == WORD and place and token.low in _PLAIN_SAYING:
            following = from_here[place + 1] if place + 1 < len(from_here) else None
            if following is None or following.kind == POINT:
                beyond = from_here[place + 2 : place + 3]
                to_next = last == "." and beyond and beyond[0].kind == QUOTE
                return following is None or not (following.low == ":" or to_next)
            return last != "." and following.kind != QUOTE
    return False


_PLAIN_SAYING = frozenset(
    "said says say asked asks ask added adds told tells explained insisted wondered replied admitted wrote"
    " laughed joked recalled concluded continued shouted cried".split()
)
