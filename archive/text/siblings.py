"""Which of one family "the elder brother", "the younger one" or "the older Farrant" is."""

from __future__ import annotations

from collections.abc import Sequence

from archive.text.bags import Bag
from archive.text.cast import Figure
from archive.text.lexicon import FEMALE_KIN, KIN, MALE_KIN

_OLDER = frozenset("elder older eldest oldest senior".split())
_YOUNGER = frozenset("younger youngest junior".split())
_ANY = frozenset("one sibling man woman boy girl child".split())
_PARENTS = frozenset("father dad mother mum mom parent grandfather grandmother".split())


def by_age(
    words: Sequence[str], family: Sequence[Figure], bags: Sequence[Bag], genders: Sequence[str]
) -> int | None:
    """The one of `family` (people who share a surname) whom `words` tell from the others by age.

    None where the words compare no ages, or the text does not say who is older.
    """
    older = not _OLDER.isdisjoint(words)
    if older == (not _YOUNGER.isdisjoint(words)):
        return None
    if "of" in words:  # "the elder of the two"
        words = words[: words.index("of")]
    last = words[-1]
    named = [one for one in family if last == one.key[-1]]
    if not (named or last in KIN | _ANY or last in _OLDER | _YOUNGER):
        return None
    refused = "f" if last in MALE_KIN else "m" if last in FEMALE_KIN else ""
    children = last in ("son", "daughter", "child")
    found = [
        one.index
        for one in named or family
        if genders[one.index] != (refused or "-")
        and (named or _PARENTS.isdisjoint(bags[one.index].words))
    ]
    if len(found) < 2 or (children and len(found) > 2):
        return None
    return _oldest(found, bags, older=older)


def _oldest(found: Sequence[int], bags: Sequence[Bag], *, older: bool) -> int | None:
    """By the ages that are told; else by who was called the elder or the younger before."""
    told = sorted((age, one) for one in found if (age := bags[one].age) is not None)
    born = sorted((-year, one) for one in found if (year := bags[one].born) is not None)
    for known in (told, born):
        if len(known) == len(found) and known[0][0] != known[-1][0]:
            edge = known[-1] if older else known[0]
            return edge[1] if sum(age == edge[0] for age, _ in known) == 1 else None
    if len(found) != 2:
        return None
    first, second = (_called(bags[one]) for one in found)
    if first == second:
        return None
    is_first_older = first > second
    return found[0] if is_first_older == older else found[1]


def _called(bag: Bag) -> int:
    return int(not _OLDER.isdisjoint(bag.words)) - int(not _YOUNGER.isdisjoint(bag.words))
