"""Who is whose kin, as a text says it: "his daughter Eleni", "Castle's brother, Ned"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.text.cast import Cast
from archive.text.lexicon import FEMALE_KIN, KIN, MALE_KIN

_WORDS = "|".join(sorted(KIN, key=len, reverse=True))
_BEFORE = re.compile(rf"\b(his|her|their|\w[’']s?) (?:[a-z-]+ )?({_WORDS}),? $", re.IGNORECASE)
_MOST = 100
_CHILD = frozenset("son daughter stepson stepdaughter".split())
_PARENT = frozenset("father dad mother mum mom parent stepfather stepmother".split())
_SIBLING = frozenset("brother sister twin twin-brother".split())
_SPOUSE = frozenset(
    """husband wife partner girlfriend boyfriend fiancee fiancée fiance fiancé widow widower
    ex-wife ex-husband""".split()
)
_GRANDCHILD = frozenset("grandson granddaughter".split())
_GRANDPARENT = frozenset("grandfather grandad grandmother gran".split())
_YOUNG = frozenset("nephew niece".split())
_OLD = frozenset("uncle aunt".split())
_BACK = {
    **dict.fromkeys(_CHILD, _PARENT), **dict.fromkeys(_PARENT, _CHILD),
    **dict.fromkeys(_SIBLING, _SIBLING), **dict.fromkeys(_SPOUSE, _SPOUSE),
    **dict.fromkeys(_GRANDCHILD, _GRANDPARENT), **dict.fromkeys(_GRANDPARENT, _GRANDCHILD),
    **dict.fromkeys(_YOUNG, _OLD), **dict.fromkeys(_OLD, _YOUNG),
}  # fmt: skip
_ALIKE = [_CHILD, _PARENT, _SIBLING, _SPOUSE, _GRANDCHILD, _GRANDPARENT, _YOUNG, _OLD]


class Kinship:
    """The kin that one text names."""

    def __init__(self, text: str, cast: Cast, genders: Sequence[str]) -> None:
        self.genders = genders
        self._kin: list[tuple[int, str, int]] = []  # who, as what, of whom
        before: list[int] = []
        for mention in cast.mentions:
            if mention.figure is None:
                continue
            said = _BEFORE.search(text, max(0, mention.start - 40), mention.start)
            if said is not None:
                owner = self._owner(said[1].lower(), mention.figure, before)
                if owner is not None and len(self._kin) < _MOST:
                    self._kin.append((mention.figure, said[2].lower(), owner))
            before.append(mention.figure)

    def _owner(self, word: str, figure: int, before: Sequence[int]) -> int | None:
        wanted = {"his": "m", "her": "f"}.get(word, "")
        for other in reversed(before[-12:]):
            if other != figure and (not wanted or self.genders[other] in ("", wanted)):
                return other
        return None

    def siblings(self) -> set[int]:
        """Everyone whom the text calls the brother or sister of another."""
        pairs = [(who, whose) for who, kin, whose in self._kin if kin in _SIBLING]
        return {figure for pair in pairs for figure in pair}

    def of(self, figure: int, word: str) -> int | None:
        """The one whom "his mother" (`word`) means of `figure`; None where none or several are."""
        same = next((words for words in _ALIKE if word in words), frozenset())
        refused = "f" if word in MALE_KIN else "m" if word in FEMALE_KIN else "-"
        found = {who for who, kin, whose in self._kin if whose == figure and kin in same}
        found |= {
            whose
            for who, kin, whose in self._kin
            if who == figure and word in _BACK.get(kin, frozenset())
        }
        found = {one for one in found if self.genders[one] != refused}
        return found.pop() if len(found) == 1 else None
