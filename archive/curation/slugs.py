"""Addresses for new things: ASCII, free, and never one that redirects to something else."""

from itertools import count

from django.db.models import Model

from archive.text.words import slug
from players.models import SlugRedirect


def free(model: type[Model], name: str, *, but: int | None = None) -> str:
    """An address for `name` that no other row of `model` has or had (`but`: the row itself).

    A name without any ASCII letter gets the word for its kind; a taken address gets `-2`, `-3` ….
    """
    base = slug(name) or slug(str(model._meta.verbose_name))
    taken = set(
        model._base_manager.filter(slug__startswith=base)
        .exclude(pk=but)
        .values_list("slug", flat=True)
    )
    old = SlugRedirect.objects.filter(kind=model._meta.db_table, old_slug__startswith=base)
    taken.update(old.exclude(target=but or 0).values_list("old_slug", flat=True))
    for number in count(1):
        found = base if number == 1 else f"{base}-{number}"
        if found not in taken:
            return found
    raise AssertionError("the numbers do not end")
