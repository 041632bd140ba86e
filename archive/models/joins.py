"""Said once, printed many times: which quotes were found to be one, and how such are looked for."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from archive.models.quotes import Quote


class Join(models.Model):
    """A quote whose prints an editor moved to another, because both are one utterance.

    The row is there as long as the two are joined. ``record`` holds what the join changed, so
    that it can be undone exactly (``archive.curation.joining`` writes and reads it).
    """

    quote = models.OneToOneField(Quote, models.CASCADE, related_name="joined")
    into = models.ForeignKey(Quote, models.PROTECT, related_name="joins")
    record = models.JSONField(default=dict)
    why = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True, db_default=Now())

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(quote=F("into")), name="joined_to_another"),
        ]

    def __str__(self) -> str:
        return f"quote {self.quote_id} into {self.into_id}"


class Pair(models.Model):
    """Two quotes, the one with the lower key first: the same two are a pair once."""

    first = models.ForeignKey(Quote, models.CASCADE, related_name="+")
    second = models.ForeignKey(Quote, models.CASCADE, related_name="+")

    class Meta:
        abstract = True
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="%(class)s_once"),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")), name="%(class)s_lower_first"
            ),
        ]

    def __str__(self) -> str:
        return f"quotes {self.first_id} and {self.second_id}"


class KeptApart(Pair):
    """An editor's decision that two quotes are not one: they are not proposed again."""

    why = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True, db_default=Now())


class Proposal(Pair):
    """Two quotes that may be one, found when the later came in. Derived: see ``DERIVED``."""

    score = models.FloatField()


class Telling(models.Model):
    """A quote under one of the keys that its words give (``archive.text.telling``). Derived.

    ``speaker`` is the player's key, 0 where the speaker is not known. Both that and ``accepted``
    stand here so that one index finds "what was accepted of this speaker that has this key"
    without reading anything else. ``accepted`` is 1 or 0: SQLite looks for a number in an index,
    and not for the truth of a column.
    """

    key = models.BigIntegerField()
    accepted = models.PositiveSmallIntegerField(default=0)
    speaker = models.BigIntegerField(default=0)
    quote = models.ForeignKey(Quote, models.CASCADE, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "accepted", "speaker", "quote"], name="telling_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} in quote {self.quote_id}"


# What can be made anew from the rest at any time: no history, no backup, no revision of its own.
DERIVED: tuple[type[models.Model], ...] = (Proposal, Telling)
