"""Descriptions as a sentence uses them: where one ends, what its words are, whether it is a person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.text import cues, lexicon, nations
from archive.text.narration import NAME, POINT, QUOTE, WORD, Token
from archive.text.subjects import Reader

_OPENING = frozenset("the his her their its our".split())
_AGED = re.compile(r"^\d{1,3}-year-old$")
_LONGEST = 7
_LEADING = frozenset("outside inside nearby afterwards later there then across below above".split())
_DID = frozenset(
    """shook won lost ran went came took made left knew got held stood sat gave found kept began put
    set hit beat broke rose fell drew led met paid spoke spent thought told wrote""".split()
)
_ACTING = frozenset("was is has had were will would could can did does said says who".split())
# Who comes with the scene, and organisations: one whom nothing else names is somebody else.
_OF_THE_SCENE = frozenset(
    """referee judge doctor surgeon physio physiotherapist nurse agent driver steward policeman
    policewoman officer spokesman spokeswoman spokesperson reporter interviewer journalist
    interpreter translator source insider fan supporter neighbour neighbor resident onlooker
    bystander passer-by official linesman umpire auctioneer announcer commentator president
    chairman chairwoman chair owner secretary minister mayor lawyer solicitor prosecutor barman
    barmaid waiter waitress receptionist caller reader viewer listener photographer crowd vendor
    shopkeeper landlord landlady caretaker passenger stranger publisher broadcaster manufacturer
    newspaper paper letter regulator sponsor developer employer insurer organiser organizer banner
    poster sticker pointer cover answer offer number newcomer usher conductor operator pair duo trio twins couple ceo
    executive""".split()
)


def stands_for_one(words: Sequence[str], base: str) -> bool:
    """True for what the one a piece is about may be called again: "the coach", "the schoolgirl".

    `base` is the verb of saying: what says something is somebody, if it ends as trades do.
    """
    last = words[-1]
    if last in _OF_THE_SCENE or last == "miss" or "club" in words:
        return False
    if "number" in words and "world" in words:
        return True  # "the world number one"
    trade = base != "" and last.endswith(("er", "or")) and len(last) > 4
    return lexicon.is_role(last) or _AGED.match(last) is not None or trade


def opening_phrase(reader: Reader, low: int, high: int) -> int | None:
    """The end of the description of a person that opens tokens[low:high]; None where none does."""
    tokens = reader.tokens
    if tokens[low].low in ("and", "but") and low + 1 < high:
        low += 1
    first = tokens[low]
    owned = first.kind == NAME and reader.mentions[first.ref].possessive
    if not owned and not (first.kind == WORD and first.low in _OPENING):
        return None
    head = None
    for place in range(low + 1, min(high, low + _LONGEST)):
        token = tokens[place]
        if token.kind != WORD:
            if token.kind == NAME and reader.figure(place) is None:
                continue  # the name of a club
            break
        if _leaves(token.low):
            break
        if _is_person(token.low):
            head = place
    if head is None or head + 1 >= high or tokens[head + 1].kind == QUOTE:
        return None
    if tokens[head].low in nations.DEMONYMS and not _stands_alone(tokens[head + 1]):
        return None
    return None if reader.figure(head + 1) is not None else head + 1


def somebody(reader: Reader, low: int, high: int) -> bool:
    """ "Outside the ground a supporter disagreed": one without a name, and nobody with one."""
    tokens = reader.tokens
    if tokens[low].low not in cues.PREPOSITIONS | _LEADING:
        return False
    for index in range(low + 1, min(high - 2, low + 20)):
        if tokens[index].low not in ("a", "an", "one", "another"):
            continue
        if tokens[index - 1].low in cues.PREPOSITIONS:
            continue
        for place in range(index + 1, min(index + 5, high - 1)):
            if tokens[place].kind != WORD:
                break
            if lexicon.is_role(tokens[place].low) and _stands_alone(tokens[place + 1]):
                return True
    return False


def _stands_alone(after: Token) -> bool:
    """ "The Brazilian shrugged", not "the Brazilian federation"."""
    if after.kind != WORD:
        return after.kind == POINT
    return _leaves(after.low) or after.low in _DID or after.low.endswith("s")


def named_too(reader: Reader, low: int, high: int) -> bool:
    """ "One of them, Ada Moss, …", "The man on his knees is Bill Arkle": the sentence names him."""
    for index in range(low + 1, min(high, low + 30)):
        if reader.figure(index) is None:
            continue
        before = index - 1
        while before > low and lexicon.is_role(reader.tokens[before].low):
            before -= 1
        if reader.tokens[before].low in (",", "is", "was", "–", "—"):
            return True
    return False


def _is_person(word: str) -> bool:
    if word == "miss":  # "the miss haunted him"
        return False
    return word in nations.DEMONYMS or _AGED.match(word) is not None or lexicon.is_role(word)


def _leaves(word: str) -> bool:
    """True for a word that no description of a person goes on with."""
    if word in cues.PREPOSITIONS or word in cues.SUBORDINATORS or word in cues.ADVERBS:
        return True
    if word in cues.VERBS and not lexicon.is_role(word):
        return True
    return word.endswith("ed") and len(word) > 4


def acts(token: Token) -> bool:
    """True for a word that makes the name before it the subject of a clause."""
    if token.kind != WORD:
        return False
    return token.low in _ACTING or (token.low.endswith("ed") and len(token.low) > 4)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A description: its words, the names among them, and whose possessive stands before it."""

    words: list[str]
    places: list[str]
    owner: int | None


def words_of(reader: Reader, first: int, last: int) -> Phrase:
    """What the description tokens[first:last] says."""
    words: list[str] = []
    places: list[str] = []
    owner: int | None = None
    for token in reader.tokens[first:last]:
        if token.kind == NAME:
            mention = reader.mentions[token.ref]
            owner = mention.figure if mention.possessive else owner
            if mention.possessive and mention.figure is None and not words:
                words.append("the")  # "Chelsea's head coach"
            words += token.low.split()
            places += token.low.split() if mention.figure is None else ()
        elif token.kind == WORD:
            if token.low in ("who", "which", "whose", "that"):
                break
            words += ["former", token.low[3:]] if token.low[:3] == "ex-" else [token.low]
        elif len(words) > 2 or any(lexicon.is_role(word) for word in words):
            break
    if words and words[-1][-2:] in ("’s", "'s"):  # "in the chairman's phrase"
        words[-1] = words[-1][:-2]
    return Phrase(words, places, owner)
