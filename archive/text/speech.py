"""Speech or not, and whole quote or fragment: what kind of words stand between two marks.

Rules 8 and 9 of the extraction chapter: names, titles, scare quotes and terms are no speech; what
somebody called it is. Looks at the words and at the sentence they stand in, never at the speaker.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.text import cues, given_names
from archive.text.attribution import Cue
from archive.text.marks import Run
from archive.text.narration import NAME, POINT, QUOTE, WORD, Block, Token
from archive.text.subjects import DESCRIPTION, THING

DIRECT = "direct"
FRAGMENT = "fragment"

_NAMED = frozenset(
    """called named entitled titled nicknamed dubbed labelled labeled branded known termed
    christened codenamed subtitled headlined captioned rechristened renamed styled
    advertised billed marketed signed signs emblazoned inscribed abbreviated shortened translated spelled spelt""".split()
)
_THINGS = frozenset(
    """book film song column award motto sign banner placard word term phrase nickname
    name title headline poster slogan tag label memoir autobiography album documentary article
    magazine programme program show series episode podcast play novel poem chapter t-shirt shirt
    caption tattoo case designation mural graffiti hashtag chant tifo badge moniker acronym
    video game campaign project lecture essay anthem tune hymn track sculpture painting exhibition
    category file folder operation codename trophy prize plaque flag scarf""".split()
)
_FIRST_PERSON = re.compile(
    r"\b(?:I|I[’']\w+|me|my|mine|myself|we|we[’']\w+|us|our|ours|you|you[’']\w+|your)\b"
)
_WORDS = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")
_BREAK = re.compile(r"[.?!…]['’”\"]?\s+[\[(‘“]*[A-Z0-9]")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|do|does|did|will|would|can|could|should|must|may|might"
    r"|[a-z]+n[’']t|\w+[’'](?:s|re|m|ve|ll|d))\b"
)
_GAP_WORDS = frozenset(
    {"as", "the", "a", "an", "simply", ",", ":", "or", "and", "his", "her", "its"}
)


class Judge:
    """Judges the quoted runs of one text."""

    def __init__(self, text: str, runs: Sequence[Run]) -> None:
        self.text = text
        self.runs = runs

    def kind(self, block: Block, place: int, cue: Cue | None) -> str | None:
        """DIRECT, FRAGMENT, or None for quoted words that are no speech.

        `place` is the quote's token in `block`, `cue` the attribution its sentence gives it.
        """
        run = self.runs[block.tokens[place].ref]
        words = self.text[run.start : run.end]
        kind = self._form(words, block, place)
        count = len(_WORDS.findall(words))
        if self._never(words, count, block, place):
            return None
        if kind == DIRECT:
            speech = self._direct_is_speech(words, count, cue is not None, block, place)
        else:
            speech = self._fragment_is_speech(words, count, cue, block, place)
        return kind if speech else None

    # -- whole or fragment

    def _form(self, words: str, block: Block, place: int) -> str:
        if _BREAK.search(words):
            return DIRECT
        count = len(_WORDS.findall(words))
        before = block.tokens[place - 1] if place else None
        if _begins_small(words):
            return self._small(words, block, place, count)
        low, _ = block.sentence_of(place)
        if place == low and self._label(words, block, place, count):
            return FRAGMENT
        if place == low or before is None or before.kind in (POINT, QUOTE):
            return DIRECT
        if (words[-1:] in ".?!…," and count > 2) or count > 6:
            return DIRECT
        said = before.low in cues.VERBS and count > 1
        return DIRECT if _FINITE.search(words) and (said or count > 3) else FRAGMENT

    @staticmethod
    def _label(words: str, block: Block, place: int, count: int) -> bool:
        """`"A joke" was how Castle described it.`"""
        if words[-1:] in ".?!…,—–-" or count > 5 or place + 1 >= len(block.tokens):
            return False
        return block.tokens[place + 1].low in ("is", "was", "were", "are")

    def _small(self, words: str, block: Block, place: int, count: int) -> str:
        before = block.tokens[place - 1] if place else None
        if self._continues(block, place):
            return DIRECT
        clause = count > 5 and _FIRST_PERSON.search(words) and _FINITE.search(words)
        if clause and (before is None or before.kind == POINT or before.low in cues.VERBS):
            return DIRECT
        said = before is not None and before.low in (",", ":") and place > 1
        if said and block.tokens[place - 2].low in cues.VERBS:
            return DIRECT if count > 2 and _FINITE.search(words) else FRAGMENT
        return FRAGMENT

    def _continues(self, block: Block, place: int) -> bool:
        """True for the second piece of a sentence cut by its attribution."""
        low, _ = block.sentence_of(place)
        near = range(max(low, place - 24), place)
        earlier = [index for index in near if block.tokens[index].kind == QUOTE]
        if not earlier or block.tokens[place - 1].kind != POINT:
            return False
        return is_split(
            self.text, block, earlier[-1], place, self.runs[block.tokens[place].ref - 1]
        )

    # -- speech or not

    def _never(self, words: str, count: int, block: Block, place: int) -> bool:
        """Names, titles and terms, whatever verb stands near by."""
        tokens = block.tokens
        before = tokens[place - 1].low if place else ""
        after = tokens[place + 1].low if place + 1 < len(tokens) else ""
        final = words[-1:] in ".?!…"
        if words.lstrip().startswith("#") and count <= 2:
            return True
        if count == 1 and not final and _is_code(words):
            return True
        if count <= 6 and not final and _titled(words, tokens, place):
            return True
        if before == "(" and after == ")" and count <= 4 and not final:
            return True
        return (
            self._naming(block, place, count)
            or self._between_names(block, place)
            or (not final and _nickname(words, count, tokens, place))
        )

    def _direct_is_speech(
        self, words: str, count: int, cued: bool, block: Block, place: int
    ) -> bool:
        low, high = block.sentence_of(place)
        introduced = place == low or block.tokens[place - 1].low == ":"
        ended = place + 1 == high or (place + 2 == high and block.tokens[place + 1].kind == POINT)
        alone = introduced and ended
        final = words[-1:] in ".?!…,—–"
        if cued:
            return final or place == low or not (title_case(words) and count > 1)
        if title_case(words) and count <= 6:
            return alone and final
        clause = _FINITE.search(words) or _FIRST_PERSON.search(words)
        return alone or (final and count > 1) or (count > 4 and clause is not None)

    def _fragment_is_speech(
        self, words: str, count: int, cue: Cue | None, block: Block, place: int
    ) -> bool:
        before = block.tokens[place - 1] if place else None
        after = block.tokens[place + 1] if place + 1 < len(block.tokens) else None
        capital = not _begins_small(words)
        if cue is not None and cue.subject.kind in (THING, DESCRIPTION):
            if cue.base in cues.NAMING and not words.islower() and self._by_many(block, cue):
                return False
            if count == 1 and self._heading(block):
                return False
        if cue is not None and not (before and after and _qualifies(before, after, count)):
            return not (count <= 8 and title_case(words) and cue.base not in cues.NAMING)
        if before is not None and (before.low == "(" or self._heading(block)):
            return False
        if capital and title_case(words):
            return False
        return count >= 5 or _FIRST_PERSON.search(words) is not None

    @staticmethod
    def _by_many(block: Block, cue: Cue) -> bool:
        """ "What scientists call “dark flow”": a term of many is nobody's word."""
        low = block.tokens[cue.subject.last - 1].low
        return low.endswith("s") or low in ("people", "they")

    def _heading(self, block: Block) -> bool:
        """A short line without a full stop: words it quotes and gives to nobody are a label."""
        last = self.text[block.end - 1]
        return block.end - block.start < 150 and (last.isalnum() or last in ",)")

    def _between_names(self, block: Block, place: int) -> bool:
        """Rory “Rocket” MacInnes."""
        tokens = block.tokens
        if not 0 < place < len(tokens) - 1:
            return False
        before, after = tokens[place - 1], tokens[place + 1]
        run = self.runs[tokens[place].ref]
        named = before.kind == NAME or before.low in given_names.GIVEN_NAMES
        return (
            named
            and before.capital
            and after.capital
            and run.end - run.start < 30
            and run.outer_end + 1 >= after.start
            and self.text[run.end - 1] not in ".,?!"
        )

    def _naming(self, block: Block, place: int, count: int) -> bool:
        """After called, known as, entitled, a sign saying; but "X called it …" is speech."""
        low = max(block.sentence_of(place)[0], place - 24)
        tokens = block.tokens
        index = place - 1
        while index >= low and (tokens[index].low in _GAP_WORDS or tokens[index].kind == QUOTE):
            index -= 1
        if index < low:
            return False
        word = tokens[index].low
        if word == "so-called":
            return True
        if word in _THINGS and tokens[index + 1].low not in ("and", ":") and count <= 8:
            return True
        if word in ("saying", "reading", "reads", "read", "says", "said") and index > low:
            left = [token.low for token in tokens[max(low, index - 4) : index]]
            return any(one in _THINGS for one in left)
        if word in _NAMED:
            return not (_active(tokens[low:index]) or _by_somebody(tokens, place))
        return _object_named(tokens, index, low)


def _titled(words: str, tokens: Sequence[Token], place: int) -> bool:
    """ "“Floodlit”, the second album by": what follows says that it is the name of a thing."""
    after = [token.low for token in tokens[place + 1 : place + 7]]
    if (
        after[:1] != [","]
        or not words[0].isupper()
        or after[1:2] not in (["the"], ["a"], ["his"], ["her"])
    ):
        return False
    return any(word in _THINGS for word in after[2:])


def _nickname(words: str, count: int, tokens: Sequence[Token], place: int) -> bool:
    """ "The man they call “Rusty”", "calls him “The Wall”"."""
    if count > 4 or not all(word[0].isupper() for word in _WORDS.findall(words) if len(word) > 3):
        return False
    at = place - 1
    if at > 0 and (tokens[at].kind == NAME or tokens[at].low in ("him", "her", "me", "them", "us")):
        at -= 1
    if at < 1 or _begins_small(words):
        return False
    if tokens[at].low in ("himself", "herself", "themselves", "itself"):
        return tokens[at - 1].low in _NAMED
    if count <= 2 and words[:1].isupper():  # "calls the mower “Doris”"
        while (
            at > place - 4
            and at > 0
            and tokens[at].kind == WORD
            and tokens[at].low not in cues.VERBS
        ):
            at -= 1
    return tokens[at].low in ("call", "calls", "called", "calling") and tokens[at - 1].low != "what"


def _begins_small(words: str) -> bool:
    """Lower case first, an editor's "[t]here" counting as the capital it replaced."""
    if re.match(r"[\[(]\w[\])]\w", words):
        return False
    letter = re.search(r"[^\W_]", words)
    return letter is not None and letter.group().islower()


def _is_code(words: str) -> bool:
    """ "COVID-19", "D", "4-4-2": no word anybody says for itself."""
    word = words.strip(" ,;:")
    return word[:1].isdigit() or word.isupper()


def _active(before: Sequence[Token]) -> bool:
    """ "what he called …" is somebody's words; "is called …" is a name."""
    lows = [token.low for token in before]
    return "what" in lows[-6:] or ("which" in lows[-4:-1] and lows[-1:] != ["which"])


def _by_somebody(tokens: Sequence[Token], place: int) -> bool:
    """ "called … by Denny Rourke", but not "dubbed … by the fans"."""
    after = tokens[place + 1 : place + 3]
    return len(after) == 2 and after[0].low == "by" and after[1].kind == NAME


def _object_named(tokens: Sequence[Token], index: int, low: int) -> bool:
    """ "named the virus that causes it …": a naming verb of things further left."""
    for place in range(index, max(low, index - 7) - 1, -1):
        word = tokens[place].low
        if word in (
            "named",
            "renamed",
            "titled",
            "entitled",
            "christened",
            "spelled",
            "misspelled",
        ):
            return True
        if word in cues.VERBS:
            return False
    return False


def _qualifies(before: Token, after: Token, count: int) -> bool:
    """ "the “saviour” tag": a short quoted word between a determiner and its noun."""
    if after.kind != WORD or count > 2:
        return False
    if before.low not in cues.DETERMINERS and before.low not in ("so-called", "or"):
        return False
    following = (cues.PREPOSITIONS, cues.SUBORDINATORS, cues.ADVERBS, cues.VERBS)
    return not any(after.low in words for words in following) and after.low not in ("or", "if")


def title_case(words: str) -> bool:
    """True where every main word has a capital, or the one word is a code."""
    found = _WORDS.findall(words)
    main = [word for word in found if len(word) > 3 or not word.islower()]
    if not main:
        return False
    if len(found) == 1:
        return _is_code(found[0]) and len(found[0]) > 1
    return all(word[0].isupper() or word[0].isdigit() for word in main)


def is_split(text: str, block: Block, first: int, second: int, before: Run) -> bool:
    """True where only a short attribution stands between two pieces of one sentence."""
    if not 0 < second - first <= 24 or block.sentence_of(first) != block.sentence_of(second):
        return False
    between = block.tokens[first + 1 : second]
    if not between:
        return False
    has_verb = any(token.kind == WORD and token.low in cues.VERBS for token in between)
    ends = text[before.end - 1 : before.end] in ",—–-…" or between[0].low in (",", "–", "—")
    joined = any(token.low in ("and", "but", "or", "who", "while") for token in between[:2])
    return has_verb and ends and between[-1].low in (",", "–", "—") and not joined
