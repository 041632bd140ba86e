"""Plain text: the first block is the title, short lines without punctuation are headings.

Blocks stand between blank lines. Text wrapped by hand or by a mail program is joined again; text
with one paragraph a line is taken so.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from archive.text.documents.shape import DocumentError, Parts
from archive.text.markup import PARAGRAPH_END, escape, heading, paragraphs
from archive.text.words import clean_line

# Longer than any headline: such a first block is already the text.
_LONGEST_TITLE = 300
# No line of wrapped text is longer; few wrap shorter.
_WIDEST_WRAP, _NARROWEST_WRAP = 120, 30

_ENDS_A_SENTENCE = re.compile(r"[.!?\u2026:;,][\"'\u2019\u201d\u00bb)\]]*\Z|[\"\u201d\u00bb]\Z")
_QUOTATION_MARK = re.compile(r"[\"\u201c\u201d\u201e\u00ab\u00bb\u2018]|``|(?<!\w)'")
_NO_HEADING = re.compile(
    r"\W*\Z"  # an ornament
    r"|[-\u2013\u2014\u2022*\u00b7>+#]"  # a list's line, a name under a quote
    r"|[0-9]+[.)]\s"
    r"|by\s|[^ ]*@|https?:|www\."
    r"|.*[.!?;]\s"  # two sentences
    r"|.*\b(?:19|20)[0-9]{2}\Z",  # a date line
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_SMALL_WORDS = frozenset(
    "a an and as at but by for from if in into nor of off on onto or over the to up via vs "
    "with".split()
)
_LONGEST_HEADING, _MOST_HEADING_WORDS, _MOST_SENTENCE_LIKE_WORDS = 90, 12, 8


def read(text: str) -> Parts:
    """The parts of a normal plain text. Raises DocumentError where there are no words."""
    blocks = _blocks(text)
    if not blocks:
        raise DocumentError("no words in it; expected the text of an article")
    title, repeated = "", False
    # A single block is text that somebody pasted: its words belong into the body.
    if len(blocks) > 1 and len(blocks[0]) <= _LONGEST_TITLE:
        title = clean_line(blocks.pop(0))
        repeated = is_same_line(title, blocks[0])
        if repeated:
            blocks.pop(0)
    body = PARAGRAPH_END.join(
        heading(block) if is_heading else escape(block)
        for block, is_heading in zip(blocks, _headings(blocks), strict=True)
    )
    return Parts(title=title, title_repeated=repeated, body=body)


def is_same_line(title: str, line: str) -> bool:
    """Whether `line` says the title once more: the same words, whatever their case and marks."""
    words = _WORD.findall(title.casefold())
    return bool(words) and words == _WORD.findall(line.casefold())


def _blocks(text: str) -> list[str]:
    """The paragraphs, each in one line."""
    groups = [[line.strip() for line in lines] for lines in paragraphs(text)]
    limit = _wrap_limit(groups)
    return [block for lines in groups for block in _join(lines, limit)]


def _wrap_limit(groups: Iterable[Sequence[str]]) -> int:
    """The reach beyond which a line of wrapped text was full, 0 where lines are paragraphs.

    Wrapped lines are full: the next line's first word would not have fitted. And most of them
    stop in the middle of a sentence. Some programs balance their lines and leave up to a sixth
    of the width.
    """
    pairs = [pair for lines in groups for pair in pairwise(lines)]
    width = max((len(line) for line, _ in pairs), default=0)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return 0
    balanced = width * 5 // 6
    full = sum(_reach(*pair) > balanced for pair in pairs)
    within = [pair for pair in pairs if not _ENDS_A_SENTENCE.search(pair[0])]
    if full * 10 < len(pairs) * 6 or len(within) * 2 < len(pairs):
        return 0
    # A title or heading is open-ended too, but no small letter follows it.
    running = [pair for pair in within if pair[1][0].islower()] or within
    greedy = sum(_reach(*pair) > width for pair in running)
    return width if greedy * 10 >= len(running) * 9 else balanced


def _reach(line: str, following: str) -> int:
    """How long the line would have been with the next line's first word."""
    return len(line) + 1 + len(following.split(maxsplit=1)[0])


def _join(lines: Sequence[str], limit: int) -> list[str]:
    """The paragraphs in a block of lines: a line that is not full ends one."""
    if not limit:
        return list(lines)
    joined = [[lines[0]]]
    for line, following in pairwise(lines):
        if _reach(line, following) > limit:
            joined[-1].append(following)
        else:
            joined.append([following])
    return [_run_together(run) for run in joined]


def _run_together(lines: Iterable[str]) -> str:
    # A line that ends in a hyphen was broken there: "well-/known".
    return re.sub(r"(?<=\w-)\n(?=\w)", "", "\n".join(lines)).replace("\n", " ")


def _headings(blocks: Sequence[str]) -> list[bool]:
    """Which blocks are section headings: each stands alone before a paragraph."""
    short = [_looks_like_heading(block) for block in blocks]
    return [
        short[index]
        and index + 1 < len(short)
        and not short[index + 1]
        and not (index and short[index - 1])
        for index in range(len(short))
    ]


def _looks_like_heading(block: str) -> bool:
    words = block.split()
    if len(block) > _LONGEST_HEADING or len(words) > _MOST_HEADING_WORDS:
        return False
    if _ENDS_A_SENTENCE.search(block) and not (_is_title_case(words) and block[-1] in "?!"):
        return False
    if _QUOTATION_MARK.search(block) or _NO_HEADING.match(block) or words[0][:1].islower():
        return False
    return len(words) <= _MOST_SENTENCE_LIKE_WORDS or _is_title_case(words)


def _is_title_case(words: Iterable[str]) -> bool:
    return not any(word[0].islower() and word.lower() not in _SMALL_WORDS for word in words)
