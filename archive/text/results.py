"""The words in which papers write of matches: results, stages, verbs, penalties. Imports nothing."""

from __future__ import annotations

import re

_DASH = "[-\u2010\u2011\u2012\u2013\u2014\u2212]"
_FIGURES = rf"(?<![\w.-])(?P<mine>\d{{1,2}}){_DASH}(?P<theirs>\d{{1,2}})(?!\w|{_DASH})"
SCORE = re.compile(_FIGURES)
SCORE_BEFORE = re.compile(rf"{_FIGURES}\Z")
WORD_BEFORE = re.compile(r"(?<![\w’'-])[^\W\d_][\w’'-]{0,19}\Z")
PLACE_WORD = re.compile(r"\b(?:at|in|on)[ ](?:the[ ])?\Z", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?…][\"”’')]{0,3}\s+|\n+")

_STAGE = (
    r"quarter[- ]?final|semi[- ]?final|(?:last|round[ ]of)[- ](?:16|sixteen)|third-place[ ]play-off"
    r"|final(?![ ](?:minute|whistle|day|third|season|week|game|score|ball|pass|say|word|moment))"
)
STAGE = re.compile(rf"(?:{_STAGE})\b(?!-)", re.IGNORECASE)
HEAD = re.compile(
    r"\b(?:(?P<win>win|victory|triumph|success|thrashing|rout|hammering|drubbing|demolition)"
    r"|(?P<defeat>defeat|loss)|(?P<draw>draw|stalemate)"
    rf"|(?P<stage>{_STAGE})"
    r"|(?P<game>match|game|tie|clash|meeting|encounter|fixture|friendly|qualifier|opener|derby)"
    r"|(?P<time>night|evening|afternoon))\b(?!-)",
    re.IGNORECASE,
)

OUTCOMES = {
    **dict.fromkeys(
        "beat beats beating beaten thrashed thrashing hammered defeated defeating edged overcame won".split(),
        "win",
    ),
    **dict.fromkeys("lost losing".split(), "defeat"),
    **dict.fromkeys("drew drawing".split(), "draw"),
}
VERB = re.compile(rf"\b(?:{'|'.join(OUTCOMES)})\b", re.IGNORECASE)
# "Beaten 2-1 by France"; "the defeat of Latvia".
BY = re.compile(rf"(?:[ ]\d{{1,2}}{_DASH}\d{{1,2}})?[ ]by[ ]")
DEFEAT_OF = re.compile(r"[ ]of[ ]")

AGAINST = frozenset(
    [
        *"over against versus v vs by to with of between and".split(),
        *("at the hands of", "at home to", "home to", "away to"),
    ]
)
AT = frozenset("at in of during".split())
AT_A_TIME = frozenset(("", "in", "on", "of", "from", "back in", "during"))
_LINKS = "|".join(
    sorted(AGAINST | AT | AT_A_TIME - {""}, key=lambda word: (-len(word), word))
).replace(" ", "[ ]")
CONNECT = re.compile(
    rf"(?P<link>[ \u00a0](?:(?P<word>{_LINKS})\.?[ \u00a0])?)(?:the[ ])?", re.IGNORECASE
)
DETERMINERS = frozenset("the a an that this their his her its our another".split())

# Kinds of clues that are events: what happened, as the record of matches names it, where it does.
MISSED, THAT_MISS, SAVED, SCORED, RED = "missed", "that miss", "saved", "scored", "red"
_PENALTY = r"(?:penalty|spot[- ]kick)"
_FEW_WORDS = r"(?:[ ][\w’']{1,15}){0,4}"
_MISSED = (
    rf"\b(?:{_PENALTY}[ ]miss\b"
    rf"|(?:missed|skied|fluffed|squandered)[ ](?:(?:a|the|that|his|her)[ ])?{_PENALTY}\b"
    rf"|{_PENALTY}{_FEW_WORDS}[ ]over[ ]the[ ](?:cross)?bar\b"
    r"|missed[ ]from[ ](?:the[ ]spot|(?:12|twelve)[ ]yards)\b)"
)
EVENTS = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (MISSED, _MISSED),
        (
            THAT_MISS,
            r"\bmiss\b(?=[ ]?[.,;:—–]|[ ](?:at|in|on|against|that|still|has|had|might|may|which|would|changed))",
        ),
        (SAVED, rf"\b(?:saved[ ]{_PENALTY}\b|{_PENALTY}{_FEW_WORDS}[ ]saved\b)"),
        (
            SCORED,
            rf"\b(?:scor(?:ed|ing|es)|convert(?:ed|ing|s)|nett(?:ed|ing))[ ](?:(?:a|the|his|her|another)[ ])?(?:{_PENALTY}\b|from[ ]the[ ](?:penalty[ ])?spot\b)",
        ),
        (RED, r"\b(?:sent[ ]off|sending[- ]off|red[ ]card)\b"),
    )
)
_NO_ADJECTIVES = frozenset(
    "to and or but of in at on for with by from over against who is was".split()
)


def may_describe(word: str) -> bool:
    """Whether a word may stand between a score and its noun: "the 2-0 away win", not "2-0 to win"."""
    return word.islower() and word not in _NO_ADJECTIVES


def stage(words: str) -> str:
    """A stage in one form, as `stage_of_record` gives it: "quarter-final"."""
    low = words.lower().replace(" ", "-")
    for name, marks in _STAGES:
        if any(mark in low for mark in marks):
            return name
    return ""


_STAGES = (
    ("quarter-final", ("quarter", "last-eight", "last-8")),
    ("semi-final", ("semi", "last-four", "last-4")),
    ("third-place match", ("third",)),
    ("qualifier", ("qualif",)),
    ("friendly", ("friendly",)),
    ("round of 16", ("16", "sixteen", "eighth-final")),
    ("final", ("final",)),
)
