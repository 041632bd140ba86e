"""Lists by name, A to Z: a thing's address is its name in plain letters, so accents stand with them.

Ordered and narrowed by the slug, whose index is there already: "Álvaro" stands under a, and page
5,000 costs what page 1 costs.
"""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Substr

from archive.asking import DIGITS, LETTERS
from archive.paging import Keyset


def by_slug(kind: str) -> Keyset:
    """The order of a kind's list, A to Z."""
    return Keyset(f"{kind}.slug", "slug", descending=False, parse=str)


def under(letter: str) -> Q:
    """The condition that a name begins with a letter, or with a digit."""
    if letter == DIGITS:
        return Q(slug__lt=LETTERS[0])
    # Nothing in a slug comes after z.
    last = letter == LETTERS[-1]
    return Q(slug__gte=letter) if last else Q(slug__gte=letter, slug__lt=chr(ord(letter) + 1))


def initials(rows: QuerySet[Any]) -> dict[str, int]:
    """How many names begin with each letter, those with none left out; one statement."""
    counted = (
        rows.order_by()
        .annotate(initial=Substr("slug", 1, 1))
        .values_list("initial")
        .annotate(n=Count("pk"))
    )
    found = dict.fromkeys([DIGITS, *LETTERS], 0)
    for initial, n in counted:
        found[initial if initial in found else DIGITS] += n
    return {letter: n for letter, n in found.items() if n}
