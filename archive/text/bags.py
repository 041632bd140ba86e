"""What a text, and the archive, say of each of its people: roles, clubs, nation, age, deeds.

Read from the words beside a name: before it ("keeper Ada Moss"), after it (", the captain,") and
from what the name does ("taught geography": the teacher).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from archive.text import cues, lexicon, nations
from archive.text.cast import Cast, Figure, Mention
from archive.text.words import search_key

AGE = re.compile(r"^(\d{1,3})-year-old$")
_STOP = re.compile(r"[.;:!?“”\"\n]")
_LINK = re.compile(r",|\b(?:and|but|that|when|after|said|says|by|with)\b")
_ASIDE = re.compile(
    r"\b(?:in|on|from|to|as|at|against|than|under|over|past|behind|beat|told|asked|earned|gave)\b"
)
_OF_IT = re.compile(r"\b(?:of|for|by|with|about|near|behind|over)\s+$")
_AFTER = re.compile(
    r"(?:,\s+|\s+(?:is|was|has been|became|remains)\s+(?:now\s+)?|\s+\()([^.;:!?“”\"\n]{1,90})"
)
_AGE_ALONE = re.compile(
    r"(?:aged )?(\d{1,3})(?!\d|-|\.|st|nd|rd|th|\s*(?:goals|games|caps|matches|minutes|years|m)\b)"
)
# "Erik is 27 and Nils 25."
_IS_AGED = re.compile(r" is \d\d(?:,| and) $")
_SO_AGED = re.compile(r",? (\d\d)\b(?=[.,;]| and\b)")
_SPEAKS = re.compile(r" (?:said|says|told|tells|replied|replies|added|adds|asked|answered)\b")
_HAPPENED = re.compile(
    r"\s+(?:is|was|has been)\s+(?:now\s+)?(?:[a-z]+(?:ed|ing)|born|in|at|on|from|to|with)\b"
)
_CALLED = re.compile(
    r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts) ([^.;:,“”\"\n]{3,40}) (?:is|was) (?:an?|the) ([^.;:“”\"\n]{0,60})"
    r"(?:called|named|by the name of) $"
)
# What somebody does right behind the name.
_DOES = re.compile(
    r"(?:,[^,.;“\"\n]{1,30},)?,?(?: (?:who|has|had|also|once|then|later|still|twice|now))* ([a-z]+)(?: (in)\b)?"
)
_GOAL = re.compile(
    r"[’']s (?:[a-z\d-]+ ){0,3}(?:goals?|winner|penalty|header|equali[sz]er|strike|volley|brace|hat-trick)\b"
)
_LED = re.compile(r"[’']s? (?:[a-z-]+ )?(?:side|team|men|charges|players)\b")
_HIS_PLAYERS = re.compile(
    r"[^.;:,“”\"\n]{1,60} (?:his|her) (?:[a-z-]+ )?(?:players|charges|squad)\b"
)
_SCORING = frozenset(
    """scored netted struck equalised equalized converted slotted headed-in tapped-in nodded-in
    fired-in bundled-in swept-in turned-in curled-in""".split()
)
_WHERE = re.compile(r"[^.;,“\"\n]{0,40}? (on the (?:left |right )?wing|(?:kept|in) goal)\b")
_TESTIFIED = re.compile(
    r"[^.;“\"\n]{0,30} (?:told (?:the|a) (?:court|jury|inquest|inquiry|tribunal|hearing)|gave evidence)"
)
_DEEDS = {
    "taught": "teacher", "teaches": "teacher", "coached": "coach", "coaches": "coach",
    "managed": "manager", "manages": "manager", "captained": "captain", "captains": "captain",
    "won": "winner", "wins": "winner", "refereed": "referee", "umpired": "umpire",
    "chaired": "chair", "chairs": "chair", "founded": "founder", "edited": "editor",
    "edits": "editor", "farmed": "farmer", "farms": "farmer", "directed": "director",
    "directs": "director", "owned": "owner", "owns": "owner", "sang": "singer", "sings": "singer",
    "swam": "swimmer", "rowed": "rower", "boxed": "boxer", "rode": "rider", "drove": "driver",
    "drives": "driver", "presented": "presenter", "presents": "presenter", "painted": "painter",
}  # fmt: skip
# What else one of a trade is called.
_WIDER = {
    **dict.fromkeys(["secretary", "deputy", "commissioner", "minister", "ambassador", "diplomat",
                     "undersecretary", "governor", "envoy", "consul"], ("official", "diplomat")),
    **dict.fromkeys(["minister", "senator", "congressman", "congresswoman", "mp", "mayor", "msp",
                     "president", "chancellor", "councillor"], ("politician", "official")),
    **dict.fromkeys(["inspector", "sergeant", "constable", "superintendent", "sheriff",
                     "lieutenant"], ("officer", "policeman", "detective")),
    **dict.fromkeys(["professor", "dr", "scientist", "researcher", "lecturer"],
                    ("researcher", "scientist", "academic", "expert")),
    **dict.fromkeys(["barrister", "solicitor", "attorney"], ("lawyer",)),
    **dict.fromkeys(["founder", "owner", "ceo", "entrepreneur", "tycoon", "trader"],
                    ("businessman", "businesswoman")),
    **dict.fromkeys(["father", "rev", "reverend", "bishop", "vicar"], ("priest", "clergyman")),
    **dict.fromkeys(["actor", "actress"], ("star",)),
    **dict.fromkeys(["referee", "umpire", "linesman"], ("official",)),
    **dict.fromkeys(["centre-back", "center-back", "full-back", "left-back", "right-back", "fullback",
                     "wing-back", "centre-half", "sweeper"], ("defender",)),
    **dict.fromkeys(["forward", "striker", "winger"], ("striker", "forward", "attacker")),
    "defender": ("centre-back", "center-back", "full-back", "left-back", "right-back"),
    "midfielder": ("playmaker",),
}  # fmt: skip
# "A fisherman who spent nine hours …" opens a piece; the second paragraph says who that is.
_LEAD = re.compile(
    r"(?:An?|The) ([^,.;:“\"\n]{3,60}?) (?:who|whose|has|have|had|is|was|will)\b[^\n]*\n\s*"
)
DULL = frozenset(
    """the a an his her its their of and or for to in at on who whose is was has been be by from with
    that this as former ex new old then now later previous current also said says told one first
    last club team side player man woman""".split()
)
SAME = {"boss": "manager", "gaffer": "manager", "keeper": "goalkeeper", "goalie": "goalkeeper",
        "goaltender": "goalkeeper", "shot-stopper": "goalkeeper", "custodian": "goalkeeper",
        "skipper": "captain", "scorer": "goalscorer", "marksman": "goalscorer",
        "coach": "manager", "matchwinner": "goalscorer", "match-winner": "goalscorer", "hitman": "striker",
        "frontman": "striker", "victor": "winner"}  # fmt: skip


@dataclass(slots=True)
class Bag:
    """What one figure is known by: plain words, clubs and towns, nations, age.

    `posts` are the roles the archive knows; who has one is not taken for a holder of another.
    """

    words: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    posts: set[str] = field(default_factory=set)
    born: int | None = None
    nations: set[str] = field(default_factory=set)
    age: int | None = None


def bags(text: str, cast: Cast) -> list[Bag]:
    """A bag for each figure of `cast`, from the archive's record and from the text."""
    made = [_from_person(figure) for figure in cast.figures]
    for mention in cast.mentions:
        if mention.figure is not None:
            _from_text(made[mention.figure], text, mention)
    _from_lead(made, text, cast)
    return made


def _from_lead(made: Sequence[Bag], text: str, cast: Cast) -> None:
    """What the first paragraph calls the one whom the second names first."""
    lead = _LEAD.match(text, len(text) - len(text.lstrip()), 1_000)
    if lead is None:
        return
    named = next((one for one in cast.mentions[:40] if one.start >= lead.end()), None)
    if named is None or named.figure is None or named.start > lead.end() or named.possessive:
        return
    earlier = (one for one in cast.mentions[:40] if one.start < lead.end())
    if all(one.figure != named.figure for one in earlier):
        _learn(made[named.figure], lead[1].split())


def _from_person(figure: Figure) -> Bag:
    bag = Bag()
    person = figure.person
    if person is None:
        return bag
    for phrase in person.roles:
        bag.posts.update(SAME.get(word, word) for word in search_key(phrase).split())
    for phrase in person.teams:
        bag.places.update(search_key(phrase).split())
    bag.words |= bag.posts | bag.places
    bag.born = person.born.year if person.born else None
    nation = search_key(person.nationality)
    if nation:
        bag.nations.add(nations.DEMONYMS.get(nation) or nations.ALSO.get(nation, nation))
    return bag


def _from_text(bag: Bag, text: str, mention: Mention) -> None:
    stretch = _STOP.split(text[max(0, mention.start - 90) : mention.start])[-1]
    if _OF_IT.search(stretch):
        stretch = ""  # "a friend of Castle", "wrote the paper of Castle": somebody else
    phrases = _LINK.split(stretch)
    if phrases[-1].strip():
        _learn(bag, _title(_ASIDE.split(phrases[-1])[-1].split()[-6:]))
    elif len(phrases) > 1 and stretch.rstrip().endswith(
        ","
    ):  # "Her mother, Jean": the role stands before the comma
        _learn(bag, [word for word in phrases[-2].split()[-4:] if word.islower()])
    _learn_deeds(bag, text, mention)
    if mention.possessive:
        return
    _introduced(bag, text, mention)
    so = _SO_AGED.match(text, mention.end)
    if so and _IS_AGED.search(text, max(0, mention.start - 40), mention.start):
        bag.age = int(so[1])
    at = mention.end
    for _ in range(2):
        after = _AFTER.match(text, at, at + 110)
        if after is None:
            return
        phrase = re.split(r",|\)|\b(?:who|which|when|after)\b", after.group(1))[0]
        if phrase.startswith("the ") and _SPEAKS.search(phrase):
            return  # "Asked about Castle, the steward said": somebody else
        if _HAPPENED.match(text, at, at + 40):
            return  # "was reared in Leith"
        _learn(bag, phrase.split()[:12])
        age = _AGE_ALONE.match(phrase)
        if age and 13 <= int(age.group(1)) <= 110:
            bag.age = int(age.group(1))
        at = after.start(1) + len(phrase)
        if text[at : at + 1] in (",", ")") and text[at + 1 : at + 2].isspace():
            at += 1


def _introduced(bag: Bag, text: str, mention: Mention) -> None:
    """ "Their coach is a small, precise Romanian called Viorica Popa"."""
    said = _CALLED.search(text, max(0, mention.start - 160), mention.start)
    if said is not None:
        _learn(bag, [*said[1].split()[-3:], *_title(said[2].split())])


def _title(words: Sequence[str]) -> list[str]:
    """What belongs to the name behind it: "the former goal shooter", not "the teacher first saw"."""
    kept: list[str] = []
    is_titled = False
    for raw in reversed(words):
        low = raw.strip("(’'").lower()
        known = lexicon.is_role(low) or low in lexicon.TITLES or low in nations.DEMONYMS
        joined = raw[0].isupper() or AGE.match(low) is not None or low in DULL
        if not (known or joined) and (not is_titled or low in cues.VERBS or low.endswith("ed")):
            break
        is_titled = is_titled or known
        kept.append(raw)
    return kept[::-1]


def _learn(bag: Bag, phrase: Sequence[str]) -> None:
    for raw in phrase:
        low = raw.strip(".,()’'\"").lower()
        low = re.sub(r"[’']s$", "", low)
        if age := AGE.match(low):
            bag.age = int(age.group(1))
        elif low in nations.DEMONYMS:
            bag.nations.add(nations.DEMONYMS[low])
        elif raw in ("US", "U.S", "USA", "UK"):
            bag.nations.add("uk" if raw == "UK" else "usa")
        elif low and low not in DULL:
            words = [*search_key(SAME.get(low, low)).split(), *_WIDER.get(low, ())]
            bag.words.update(words)
            if raw[0].isupper() and not (low in lexicon.TITLES or low in lexicon.OPENERS):
                bag.places.update(words)


def _learn_deeds(bag: Bag, text: str, mention: Mention) -> None:
    """ "Naylor headed in": the goalscorer; "Brannigan taught geography": the teacher."""
    at, limit = mention.end, mention.end + 90
    if mention.possessive:
        if _GOAL.match(text, at, limit):
            bag.words.add("goalscorer")
        if _LED.match(text, at, limit):
            bag.words.add("manager")
        return
    does = _DOES.match(text, at, limit)
    if does is not None:
        verb = does[1]
        if {verb, f"{verb}-{does[2]}"} & _SCORING:
            bag.words.add("goalscorer")
        if verb in _DEEDS:
            bag.words.add(_DEEDS[verb])
    if _HIS_PLAYERS.match(text, at, limit):
        bag.words.add("manager")
    where = _WHERE.match(text, at, limit)
    if where is not None:
        bag.words.add("winger" if where[1].endswith("wing") else "goalkeeper")
    if _TESTIFIED.match(text, at, limit):
        bag.words.add("witness")
