"""Descriptions that stand for a person: "the Norwegian", "the 34-year-old", "the former keeper".

A description goes to the one person whose bag (`bags`) it fits, and to nobody where none or several fit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from archive.text import lexicon, nations
from archive.text.bags import AGE, DULL, SAME, Bag

_DECADES = {
    "teenager": (13, 19),
    "teen": (13, 19),
    "septuagenarian": (70, 79),
    "octogenarian": (80, 89),
    "nonagenarian": (90, 99),
    "centenarian": (100, 109),
}
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
# What somebody was says nothing against what he or she is now.
_PAST = frozenset("former ex one-time onetime erstwhile retired".split())
_OF_NO_CLUB = frozenset(
    """official minister politician diplomat businessman businesswoman officer researcher scientist
    academic expert lawyer actor actress star writer author""".split()
)
_GENERIC = frozenset("man woman player person star speaker talker veteran".split())


@dataclass(frozen=True, slots=True)
class Fit:
    """A figure a description may stand for and how well it fits (more than 0)."""

    figure: int
    score: float


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
        self._places = Counter(place for bag in made for place in bag.places)

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
            pointing = pointing or AGE.match(word) is not None or word.endswith("-born")
        return sorted(found, key=lambda fit: (-fit.score, fit.figure)), pointing and owner is None

    def _candidates(self, words: Sequence[str]) -> list[int]:
        """The figures of whom any of the words is known; none where it is known of very many."""
        found: set[int] = set()
        for word in words:
            nation = nations.DEMONYMS.get(word, word)
            keys = [SAME.get(word, word), nation, *(nations.HOME if nation == "uk" else ())]
            if age := AGE.match(word):
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
        elsewhere = self._elsewhere(words, places, figure)
        return self._score(words, figure) - (elsewhere if elsewhere > 1 else 0.0) < 0

    def _elsewhere(self, words: Sequence[str], places: Sequence[str], figure: int) -> float:
        """What speaks against a figure of another club than the one the description names."""
        if not _PAST.isdisjoint(words) or words[-1] in _OF_NO_CLUB:
            return 0.0
        known = self.bags[figure].places
        # A name that nobody's club has may be this one's by another name: "the Blues boss".
        places = [word for word in places if word in self._places or not word.endswith("s")]
        if not places or not known or known.intersection(places):
            return 0.0
        return 3.0 if any(word in self._places for word in places) else 1.0

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
        for word in (SAME.get(word, word) for word in words):
            if word in ("player", "footballer") and bag.posts & _POSTS and not past:
                score -= 3
            if (age := AGE.match(word)) or word in _DECADES:
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
            elif word not in DULL and word not in _GENERIC and word in bag.words:
                score += 2 if lexicon.is_role(word) else 1.5
        return score


def _another_post(word: str, bag: Bag) -> bool:
    """True for a post that is not among those the archive knows of one who has some."""
    same = SAME.get(word, word)
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
