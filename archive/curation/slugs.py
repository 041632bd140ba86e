"""Addresses for new things: ASCII, free, and never one that redirects to something else."""

from itertools import count

from django.db.models import Model

from archive.text.words import slug
from players.models import SlugRedirect


def free(model: type[Model], name: str, *, but: int | None = None) -> str:
    """An address for `name` that no other row of `model` has or had (`but`: the row itself).

    A name without any ASCII letter gets the word for its kind; a taken address gets `-2`, `-3` ….
    """
    base = _base(model, name)
    taken = set(
        model._base_manager.filter(slug__startswith=base)
        .exclude(pk=but)
        .values_list("slug", flat=True)
    )
    old = SlugRedirect.objects.filter(kind=model._meta.db_table, old_slug__startswith=base)
    taken.update(old.exclude(target=but or 0).values_list("old_slug", flat=True))
    return _first_free(base, taken)


class Addresses:
    """All addresses of one kind, read once: for giving many new things theirs."""

    def __init__(self, model: type[Model]) -> None:
        """In two statements."""
        self._model = model
        self._taken = set(model._base_manager.values_list("slug", flat=True))
        old = SlugRedirect.objects.filter(kind=model._meta.db_table)
        self._taken.update(old.values_list("old_slug", flat=True))

    def free(self, name: str) -> str:
        """As the function `free`; taken from then on."""
        return self.claim(_base(self._model, name))

    def claim(self, base: str) -> str:
        """The first free one of an address that is already in form; taken from then on."""
        found = _first_free(base, self._taken)
        self._taken.add(found)
        return found


def _base(model: type[Model], name: str) -> str:
    return slug(name) or slug(str(model._meta.verbose_name))


def _first_free(base: str, taken: set[str]) -> str:
    for number in count(1):
        found = base if number == 1 else f"{base}-{number}"
        if found not in taken:
            return found
    raise AssertionError("the numbers do not end")
