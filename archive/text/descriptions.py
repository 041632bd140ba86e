"""Descriptions that stand for a person: "the Norwegian", "the 34-year-old", "the former keeper".

For each figure of a text a bag of what is said beside the name (and what the archive knows) is
kept; a description goes to the one person it fits, and to nobody where none or several fit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from archive.text import lexicon, nations
from archive.text.cast import Cast, Figure, Mention
from archive.text.words import search_key

_DECADES = {
    "teenager": (13, 19),
    "teen": (13, 19),
    "septuagenarian": (70, 79),
    "octogenarian": (80, 89),
    "nonagenarian": (90, 99),
    "centenarian": (100, 109),
}
_AGE = re.compile(r"^(\d{1,3})-year-old$")
_STOP = re.compile(r"[.;:!?“”\"\n]")
_LINK = re.compile(r",|\b(?:and|but|that|when|after|said|says|by|with)\b")
_ASIDE = re.compile(r"\b(?:in|on|from|to|as|against|than|under|beat|told|asked)\b")
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
# What makes somebody the goalscorer: "scored", "'s late winner", "headed in".
_DEED = re.compile(
    r"[’']s (?:[a-z\d-]+ ){0,3}(?:goals?|winner|penalty|header|equali[sz]er|strike|volley|brace|hat-trick)\b"
    r"|(?:,[^,.;“\"]{1,30},)? (?:then |had |also |has |who )?(?:scored|netted|struck|equali[sz]ed|headed in|tapped in|"
    r"slotted|nodded in|fired in|converted|bundled in|swept in|turned in|curled in|grabbed the (?:winner|equali[sz]er|only goal))\b"
)
_TESTIFIED = re.compile(
    r"[^.;“\"]{0,30} (?:told (?:the|a) (?:court|jury|inquest|inquiry|tribunal|hearing)|gave evidence)"
)
_DULL = frozenset(
    """the a an his her its their of and or for to in at on who whose is was has been be by from with
    that this as former ex new old then now later previous current also said says told one first
    last club team side player man woman""".split()
)
_INDEFINITE = frozenset(
    """a an one another some many several both two three four no most few any those these other
    others fans supporters players officials sources""".split()
)
# Beside a post these make another of it; and posts that nobody holds who plays.
_BESIDE = frozenset("assistant deputy vice".split())
_POSTS = frozenset("manager coach boss president chairman chairwoman owner referee".split())
_PLAYED = frozenset(
    """striker midfielder defender goalkeeper keeper winger forward runner player batter bowler prop
    driver boxer gymnast back half""".split()
)
_EARLIEST, _LATEST = 2000, 2030
_MOST = 60  # of whom one word is known: it tells nobody apart
# Said of one who has another post as well.
_BESIDES = frozenset(
    "captain international teenager youngster rookie debutant champion winner member".split()
)
_SAME = {"boss": "manager", "gaffer": "manager", "keeper": "goalkeeper", "goalie": "goalkeeper",
         "goaltender": "goalkeeper", "shot-stopper": "goalkeeper", "custodian": "goalkeeper",
         "skipper": "captain", "scorer": "goalscorer", "marksman": "goalscorer",
         "matchwinner": "goalscorer", "match-winner": "goalscorer", "hitman": "striker", "frontman": "striker"}  # fmt: skip
# What somebody was says nothing against what he or she is now.
_PAST = frozenset("former ex one-time onetime erstwhile retired".split())
_GENERIC = frozenset("man woman player person star speaker talker veteran".split())


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


@dataclass(frozen=True, slots=True)
class Fit:
    """A figure a description may stand for and how well it fits (more than 0)."""

    figure: int
    score: float


def bags(text: str, cast: Cast) -> list[Bag]:
    """A bag for each figure of `cast`, from the archive's record and from the text."""
    made = [_from_person(figure) for figure in cast.figures]
    for mention in cast.mentions:
        if mention.figure is not None:
            _from_text(made[mention.figure], text, mention)
    return made


def _from_person(figure: Figure) -> Bag:
    bag = Bag()
    person = figure.person
    if person is None:
        return bag
    for phrase in person.roles:
        bag.posts.update(_SAME.get(word, word) for word in search_key(phrase).split())
    for phrase in person.teams:
        bag.places.update(search_key(phrase).split())
    bag.words |= bag.posts | bag.places
    bag.born = person.born.year if person.born else None
    nation = search_key(person.nationality)
    if nation:
        bag.nations.add(nations.DEMONYMS.get(nation) or nations.ALSO.get(nation, nation))
    return bag


def _scored(bag: Bag, text: str, mention: Mention) -> None:
    """ "Naylor's late winner", "Naylor headed in": the goalscorer."""
    if _DEED.match(text, mention.end, mention.end + 60):
        bag.words.add("goalscorer")
    if _TESTIFIED.match(text, mention.end, mention.end + 60):
        bag.words.add("witness")


def _from_text(bag: Bag, text: str, mention: Mention) -> None:
    stretch = _STOP.split(text[max(0, mention.start - 90) : mention.start])[-1]
    if _OF_IT.search(stretch):
        stretch = ""  # "a friend of Castle", "wrote the paper of Castle": somebody else
    phrases = _LINK.split(stretch)
    if phrases[-1].strip():
        _learn(bag, _ASIDE.split(phrases[-1])[-1].split()[-6:])
    elif len(phrases) > 1 and stretch.rstrip().endswith(
        ","
    ):  # "Her mother, Jean": the role stands before the comma
        _learn(bag, [word for word in phrases[-2].split()[-4:] if word.islower()])
    _scored(bag, text, mention)
    if mention.possessive:
        return
    so = _SO_AGED.match(text, mention.end)
    if so and _IS_AGED.search(text, max(0, mention.start - 40), mention.start):
        bag.age = int(so[1])
    at = mention.end
    for _ in range(2):
        after = _AFTER.match(text, at, at + 110)
        if after is None:
            return
        phrase = re.split(r",|\)|\b(?:who|which|when|after)\b", after.group(1))[0]
        _learn(bag, phrase.split()[:12])
        age = _AGE_ALONE.match(phrase)
        if age and 13 <= int(age.group(1)) <= 110:
            bag.age = int(age.group(1))
        at = after.start(1) + len(phrase)
        if text[at : at + 1] in (",", ")") and text[at + 1 : at + 2].isspace():
            at += 1


def _learn(bag: Bag, phrase: Sequence[str]) -> None:
    for raw in phrase:
        low = raw.strip(".,()’'\"").lower()
        low = re.sub(r"[’']s$", "", low)
        if age := _AGE.match(low):
            bag.age = int(age.group(1))
        elif low in nations.DEMONYMS:
            bag.nations.add(nations.DEMONYMS[low])
        elif low and low not in _DULL:
            words = search_key(_SAME.get(low, low)).split()
            bag.words.update(words)
            if raw[0].isupper() and not (low in lexicon.TITLES or low in lexicon.OPENERS):
                bag.places.update(words)


class Describer:
    """Finds the one figure a description fits."""

    def __init__(self, made: Sequence[Bag], genders: Sequence[str]) -> None:
        self.bags = made
        self._holders: dict[str, list[int]] = {}
        for figure, bag in enumerate(made):
            known = bag.words | bag.nations | ({"born"} if bag.born else set())
            for word in known | ({str(bag.age)} if bag.age else set()):
                self._holders.setdefault(word, []).append(figure)
        self.genders = genders

    def fits(
        self, words: Sequence[str], owner: int | None, places: Sequence[str] = ()
    ) -> tuple[list[Fit], bool]:
        """Figures that fit the description, best first, and whether it may point back at all.

        `words` in lower case; `owner` is the figure whose possessive stands before the role and
        who is therefore somebody else; `places` those of the words that are names.
        """
        if not words or words[0] in _INDEFINITE or any(w in _INDEFINITE for w in words[:2]):
            return [], False
        found = []
        pointing = False
        for figure in self._candidates(words):
            score = self._score(words, figure) - self._elsewhere(words, places, figure)
            if score > 0 and figure != owner:
                found.append(Fit(figure, score))
        for word in words:
            pointing = pointing or word in nations.DEMONYMS or word in _DECADES
            pointing = pointing or _AGE.match(word) is not None
        return sorted(found, key=lambda fit: (-fit.score, fit.figure)), pointing and owner is None

    def _candidates(self, words: Sequence[str]) -> list[int]:
        """The figures of whom any of the words is known; none where it is known of very many."""
        found: set[int] = set()
        for word in words:
            nation = nations.DEMONYMS.get(word, word)
            keys = [_SAME.get(word, word), nation, *(nations.HOME if nation == "uk" else ())]
            if age := _AGE.match(word):
                keys = [age[1], "born"]
            elif word in _DECADES:
                low, high = _DECADES[word]
                keys = [str(number) for number in range(low, high + 1)]
            for key in keys:
                holders = self._holders.get(key, [])
                found.update(holders if len(holders) <= _MOST else ())
        return sorted(found)

    def contradicts(self, words: Sequence[str], figure: int, places: Sequence[str] = ()) -> bool:
        """True where what is known of `figure` refuses the description."""
        return self._score(words, figure) - self._elsewhere(words, places, figure) < 0

    def _elsewhere(self, words: Sequence[str], places: Sequence[str], figure: int) -> float:
        """What speaks against a figure of another club than the one the description names."""
        if not _PAST.isdisjoint(words):
            return 0.0
        known = self.bags[figure].places
        return 3.0 if places and known and not known.intersection(places) else 0.0

    @staticmethod
    def _not_this(word: str, bag: Bag) -> bool:
        """True for a post that one of another post does not hold."""
        if word in bag.words:
            return False
        if word in _BESIDE or (word in _POSTS and bag.posts & _PLAYED):
            return True
        return word in _PLAYED and bool(bag.posts & _POSTS)

    def _score(self, words: Sequence[str], figure: int) -> float:
        bag, score = self.bags[figure], 0.0
        past = not _PAST.isdisjoint(words)
        if words and bag.posts and not past and _another_post(words[-1], bag):
            score -= 3
        for word in (_SAME.get(word, word) for word in words):
            if word in ("player", "footballer") and bag.posts & _POSTS and not past:
                score -= 3
            if (age := _AGE.match(word)) or word in _DECADES:
                low, high = (int(age.group(1)),) * 2 if age else _DECADES[word]
                score += _aged(bag, low, high)
            elif word in nations.DEMONYMS:
                score += _from(bag, nations.DEMONYMS[word])
            elif word in nations.COUNTRIES and bag.nations:
                score += 3 if word in bag.nations else -3
            elif word in lexicon.KIN or word in lexicon.TITLES:
                score += 2 if word in bag.words else 0
                score -= 3 if self._not_this(word, bag) and not past else 0
                gender = self.genders[figure]
                if word in lexicon.MALE_KIN and gender == "f":
                    score -= 9
                if word in lexicon.FEMALE_KIN and gender == "m":
                    score -= 9
            elif word not in _DULL and word not in _GENERIC and word in bag.words:
                score += 1.5
        return score


def _another_post(word: str, bag: Bag) -> bool:
    """True for a post that is not among those the archive knows of one who has some."""
    same = _SAME.get(word, word)
    if same in bag.words or same in _BESIDES or same in lexicon.KIN or same in _GENERIC:
        return False
    return lexicon.is_role(same) and same not in nations.DEMONYMS


def _aged(bag: Bag, low: int, high: int) -> float:
    """How well an age fits; where only the birth is known, whether the piece could be of our days."""
    if bag.age is not None:
        return 4 if low <= bag.age <= high else -9
    if bag.born is None or low != high:
        return 0
    return 2 if _EARLIEST <= bag.born + low <= _LATEST else -9


def _from(bag: Bag, nation: str) -> float:
    """How well a nationality fits: a Briton may be Welsh, a Londoner of any nation."""
    if not bag.nations:
        return 0
    if nation in bag.nations or (nation == "uk" and bag.nations & nations.HOME):
        return 3
    return 0 if nation in nations.WIDER else -9
