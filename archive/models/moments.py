"""What happened and keeps being talked about."""

from django.db import models
from django.db.models import Q

from archive.models.base import (
    AFTER_ALL,
    BEFORE_ALL,
    Precision,
    Released,
    dated,
    sort_key,
)
from archive.models.football import Match, MatchEvent
from archive.models.teams import Venue
from archive.models.themes import Theme
from players.models import Player


class Moment(Released):
    """Something that happened: tied to a match and a match event where there is one."""

    slug = models.SlugField(max_length=90, unique=True)
    title = models.CharField(max_length=200)
    date = models.DateField(null=True, blank=True)
    date_precision = models.CharField(max_length=10, choices=Precision, default=Precision.DAY)
    summary = models.TextField(blank=True)
    match = models.ForeignKey(Match, models.PROTECT, null=True, blank=True, related_name="moments")
    event = models.ForeignKey(
        MatchEvent, models.SET_NULL, null=True, blank=True, related_name="moments"
    )
    venue = models.ForeignKey(Venue, models.PROTECT, null=True, blank=True, related_name="moments")
    players = models.ManyToManyField(Player, through="MomentPlayer", related_name="moments")
    themes = models.ManyToManyField(Theme, blank=True, related_name="moments")
    newest_on = sort_key("date", BEFORE_ALL)
    oldest_on = sort_key("date", AFTER_ALL)

    class Meta:
        ordering = ["-date", "-pk"]
        indexes = [
            models.Index(fields=["newest_on", "id"]),
            models.Index(fields=["oldest_on", "id"]),
            models.Index(fields=["released_at"]),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="moment_has_a_title"),
            models.CheckConstraint(
                condition=dated("date", "date_precision"),
                name="moment_date_has_its_precision",
                violation_error_message="A date has a precision, and no date has “unknown”.",
            ),
            models.CheckConstraint(
                condition=Q(event__isnull=True) | Q(match__isnull=False),
                name="moment_event_in_a_match",
                violation_error_message="An event belongs to a match: choose its match too.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class MomentPlayer(models.Model):
    """A person in a moment; the first is the one it is about."""

    moment = models.ForeignKey(Moment, models.CASCADE, related_name="cast")
    player = models.ForeignKey(Player, models.PROTECT, related_name="castings")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["moment", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["moment", "player"], name="player_once_in_a_moment"),
        ]

    def __str__(self) -> str:
        return str(self.player)
