"""The archive's revision number and its history: filled by triggers, read by everybody.

The triggers are made by ``archive.changes``; nothing else writes to these tables.
"""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now


class Revision(models.Model):
    """One row: a number that every write to the archive raises in its own transaction."""

    number = models.BigIntegerField(default=0, db_default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="one_revision")]

    def __str__(self) -> str:
        return str(self.number)


class Actor(models.Model):
    """Who is writing in the open transaction (SQLite alone; PostgreSQL has a local setting)."""

    user_id = models.BigIntegerField(null=True)
    name = models.CharField(max_length=150, blank=True, default="", db_default="")
    why = models.CharField(max_length=300, blank=True, default="", db_default="")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="one_actor")]

    def __str__(self) -> str:
        return self.name


class ChangeAction(models.TextChoices):
    """What was done to a row."""

    INSERT = "insert", "added"
    UPDATE = "update", "changed"
    DELETE = "delete", "removed"


class Change(models.Model):
    """One row that one write touched: its old and new values, who, when and why.

    ``old`` and ``new`` are JSON objects as text, by column; on an update only what changed.
    """

    table = models.CharField(max_length=60)
    row = models.BigIntegerField()
    action = models.CharField(max_length=10, choices=ChangeAction)
    old = models.TextField(null=True)
    new = models.TextField(null=True)
    at = models.DateTimeField(db_default=Now())
    user_id = models.BigIntegerField(null=True)
    actor = models.CharField(max_length=150, blank=True, default="", db_default="")
    why = models.CharField(max_length=300, blank=True, default="", db_default="")

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["table", "row", "id"])]

    def __str__(self) -> str:
        return f"{self.action} {self.table} {self.row}"
