"""What several kinds share: being released and withdrawn, and dates that may be vague."""

from datetime import date as day

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce

from players.models import Tracked


class Precision(models.TextChoices):
    """How much of a date is known; what is not known is never shown as an invented day."""

    DAY = "day", "day"
    MONTH = "month", "month"
    YEAR = "year", "year"
    UNKNOWN = "unknown", "unknown"


class SetBy(models.TextChoices):
    """Who a value comes from: what an editor set, no import overwrites."""

    MACHINE = "machine", "found by the archive"
    EDITOR = "editor", "set by an editor"


# Where what has no date stands when the newest, or the oldest, comes first: at the end.
BEFORE_ALL = day(1, 1, 1)
AFTER_ALL = day(9999, 12, 31)


def sort_key(date: str, unknown: day) -> models.GeneratedField:
    """A column the database keeps, for lists in keyset order: the date, never null."""
    return models.GeneratedField(
        expression=Coalesce(date, Value(unknown, output_field=models.DateField())),
        output_field=models.DateField(),
        db_persist=True,
    )


def dated(date: str, precision: str) -> Q:
    """A check: the precision is one of four, and there is a date exactly when it is known."""
    return Q(**{f"{precision}__in": Precision.values[:-1], f"{date}__isnull": False}) | Q(
        **{precision: Precision.UNKNOWN, f"{date}__isnull": True}
    )


class Released(Tracked):
    """An article, moment or story: draft, in review, scheduled, public, withdrawn.

    These are facts about it; whether it is public is told by ``archive.release`` alone.
    """

    submitted_at = models.DateTimeField(null=True, blank=True, editable=False)
    released_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_reason = models.CharField(max_length=300, blank=True, editable=False)

    class Meta:
        abstract = True
