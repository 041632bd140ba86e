"""Who there is: people in football, their other names, what they are, and old addresses.

The ground of the database: imports nothing of ours but ``archive.text``. Everything here may be
imported by every layer above (see ``docs/decisions.md``).
"""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from archive.text.words import search_key


class Tracked(models.Model):
    """What an editor can change: when it came, when it changed last, and which save this is.

    ``version`` is raised by every save through ``curation``; a form that was opened on an older
    version is refused instead of overwriting (see ``archive.curation.saving``).
    """

    version = models.PositiveIntegerField(default=1, db_default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True, db_default=Now(), editable=False)
    updated_at = models.DateTimeField(auto_now=True, db_default=Now(), editable=False)

    class Meta:
        abstract = True


class Gender(models.TextChoices):
    """What a pronoun in a feature may stand for; used by the extractor alone."""

    UNKNOWN = "", "not known"
    FEMALE = "female", "she"
    MALE = "male", "he"


class Player(Tracked):
    """A person in football who plays, manages or speaks."""

    slug = models.SlugField(max_length=90, unique=True)
    name = models.CharField(max_length=200, help_text="As known: Harry Kane")
    full_name = models.CharField(max_length=300, blank=True)
    born = models.DateField(null=True, blank=True)
    nationality = models.CharField(max_length=100, blank=True)
    position = models.CharField(max_length=60, blank=True)
    gender = models.CharField(max_length=10, blank=True, choices=Gender)
    released_at = models.DateTimeField(
        null=True, blank=True, help_text="Public from here on; empty: not public."
    )

    class Meta:
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["name", "id"]), models.Index(fields=["released_at"])]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="player_has_a_name"),
            models.CheckConstraint(condition=~Q(slug=""), name="player_has_a_slug"),
        ]

    def __str__(self) -> str:
        return self.name


class PlayerAlias(models.Model):
    """Another name a person is printed under; ``folded`` is what look-ups compare."""

    player = models.ForeignKey(Player, models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, editable=False, db_index=True)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name_plural = "player aliases"
        constraints = [
            models.UniqueConstraint(fields=["player", "name"], name="alias_once_for_a_player"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded form beside the name."""
        self.folded = search_key(self.name)[:200]
        super().save(*args, **kwargs)


class RoleKind(models.TextChoices):
    """What a person is in football."""

    PLAYER = "player", "player"
    MANAGER = "manager", "manager"
    COACH = "coach", "coach"
    PUNDIT = "pundit", "pundit"
    OFFICIAL = "official", "official"
    REFEREE = "referee", "referee"
    OTHER = "other", "other"


class PlayerRole(models.Model):
    """One of the things a person is; the first is the main one."""

    player = models.ForeignKey(Player, models.CASCADE, related_name="roles")
    role = models.CharField(max_length=20, choices=RoleKind)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["player", "role"], name="role_once_for_a_player"),
            models.CheckConstraint(condition=Q(role__in=RoleKind.values), name="role_is_known"),
        ]

    def __str__(self) -> str:
        return self.role


class Merge(models.Model):
    """A person whom an editor merged into another, because both are one.

    The row is there as long as the two are merged; the emptied one keeps its address, which leads
    to the other. ``record`` holds what the merge changed, so that it can be undone exactly
    (``players.merging`` writes and reads it).
    """

    player = models.OneToOneField(Player, models.PROTECT, related_name="merged")
    into = models.ForeignKey(Player, models.PROTECT, related_name="merges")
    record = models.JSONField(default=dict)
    why = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True, db_default=Now())

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(player=F("into")), name="merged_into_another"),
        ]

    def __str__(self) -> str:
        return f"player {self.player_id} into {self.into_id}"


class SlugRedirect(models.Model):
    """An address that something had before: written by the database when a slug changes.

    ``kind`` is the table of the thing (``archive_moment``), ``target`` its key. See
    ``archive.changes``: the same triggers that keep the history keep these.
    """

    kind = models.CharField(max_length=60)
    old_slug = models.CharField(max_length=200)
    target = models.BigIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "old_slug"], name="one_redirect_for_a_slug"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.old_slug}"
