"""Names, titles, nicknames and terms between quotation marks: what is never speech, whoever says it.

Rule 9 of the extraction chapter: after called, known as, entitled, a sign saying; between a first name
and a surname; Title Case. What somebody called it is speech.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.text import cues, given_names
from archive.text.marks import Run
from archive.text.narration import NAME, POINT, QUOTE, WORD, Block, Token

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
    catchphrase video game campaign project lecture essay anthem tune hymn track sculpture painting exhibition
    category file folder operation codename trophy prize plaque flag scarf""".split()
)
# Of them, those whose words may begin small.
_WORDED = frozenset(
    "motto sign banner placard word term phrase nickname name slogan tag label caption tattoo mural"
    " catchphrase graffiti hashtag chant tifo t-shirt shirt poster headline moniker".split()
)
WORDS = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")
_GAP_WORDS = frozenset(
    {"as", "the", "a", "an", "simply", ",", ":", "or", "and", "his", "her", "its"}
)


class Titles:
    """Knows the runs of one text that name something."""

    def __init__(self, text: str, runs: Sequence[Run]) -> None:
        self.text = text
        self.runs = runs

    def never(self, words: str, count: int, block: Block, place: int) -> bool:
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
        if word == "such" and index:  # "catchphrases such as"
            word = tokens[index - 1].low.removesuffix("s")
        if word == "so-called":
            return True
        if word in ("is", "was") and tokens[index - 1].low in _THINGS and count <= 4:
            return True
        if word in _THINGS and tokens[index + 1].low not in ("and", ":") and count <= 8:
            owned = word == "phrase" and tokens[index - 1].low[-2:] in ("’s", "'s")
            return not (owned or self._of_the_thing(word, count, tokens[low : place + 1]))
        if word in ("saying", "reading", "reads", "read", "says", "said") and index > low:
            left = tokens[max(low, index - 4) : index]
            apart = any(token.kind == POINT for token in left)  # "after the game, saying"
            return not apart and count <= 12 and any(token.low in _THINGS for token in left)
        if word in _NAMED:
            return not (_active(tokens[low:index]) or _by_somebody(tokens, place))
        return _object_named(tokens, index, low)

    def _of_the_thing(self, word: str, count: int, sentence: Sequence[Token]) -> bool:
        """ "Their campaign “turned into a mess”", "call his play “silly”": said of it, not its name."""
        run = self.runs[sentence[-1].ref]
        if not begins_small(self.text[run.start : run.end]):
            return False
        verbs = (cues.verb_base(token.low) for token in sentence[:-1] if token.low != word)
        called = any(verb in cues.NAMING for verb in verbs)
        return called or (count > 2 and word not in _WORDED)


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
    if count > 4 or not all(word[0].isupper() for word in WORDS.findall(words) if len(word) > 3):
        return False
    at = place - 1
    if at > 0 and (tokens[at].kind == NAME or tokens[at].low in ("him", "her", "me", "them", "us")):
        at -= 1
    if at < 1 or begins_small(words.removeprefix("the ")):
        return False
    if tokens[at].low in ("himself", "herself", "themselves", "itself"):
        return tokens[at - 1].low in _NAMED or cues.verb_base(tokens[at - 1].low) == "call"
    if count <= 2 and words[:1].isupper():  # "calls the mower “Doris”"
        while (
            at > place - 4
            and at > 0
            and tokens[at].kind == WORD
            and tokens[at].low not in cues.VERBS
        ):
            at -= 1
    return tokens[at].low in ("call", "calls", "called", "calling") and tokens[at - 1].low != "what"


def begins_small(words: str) -> bool:
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
    told = any(word in lows[-5:-1] for word in ("which", "whom"))
    return "what" in lows[-6:] or (told and lows[-1:] not in (["which"], ["whom"]))


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


def qualifies(before: Token, after: Token, words: str, count: int) -> bool:
    """ "the “saviour” tag": a short quoted word between a determiner and its noun; not a judgement
    like "one of the “most gifted” players"."""
    if after.kind != WORD or count > 2 or words.lower().startswith(("most ", "very ", "so ")):
        return False
    if before.low not in cues.DETERMINERS and before.low not in ("so-called", "or"):
        return False
    following = (cues.PREPOSITIONS, cues.SUBORDINATORS, cues.ADVERBS, cues.VERBS)
    return not any(after.low in words for words in following) and after.low not in ("or", "if")


def title_case(words: str) -> bool:
    """True where every main word has a capital, or the one word is a code."""
    found = WORDS.findall(words)
    main = [word for word in found if len(word) > 3 or not word.islower()]
    if not main:
        return False
    if len(found) == 1:
        return _is_code(found[0]) and len(found[0]) > 1
    return all(word[0].isupper() or word[0].isdigit() for word in main)
