"""Teams and who belongs to them; competitions and venues."""

from django.db import models
from django.db.models import F, Q

from archive.models.sources import ImportBatch, Source
from players.models import Player, Tracked


class TeamKind(models.TextChoices):
    """A national side or a club."""

    NATIONAL = "national", "national team"
    CLUB = "club", "club"


class Team(Tracked):
    """A side that plays matches, under today's name."""

    slug = models.SlugField(max_length=90, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=TeamKind, default=TeamKind.NATIONAL)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="team_has_a_name"),
            models.CheckConstraint(
                condition=Q(kind__in=TeamKind.values), name="team_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class TeamName(models.Model):
    """A name that a team had, or is also printed under; dates where they are known."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["team", "start", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["team", "name", "start"], name="team_name_once"),
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(end__isnull=True) | Q(end__gte=F("start")),
                name="team_name_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Competition(Tracked):
    """A cup, a league, a qualifying round, or friendlies."""

    slug = models.SlugField(max_length=90, unique=True)
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="competition_has_a_name")]

    def __str__(self) -> str:
        return self.name


class Venue(Tracked):
    """A ground, the town and the country it stands in."""

    slug = models.SlugField(max_length=90, unique=True)
    name = models.CharField(max_length=200)
    city = models.CharField(max_length=120, blank=True)
    country = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="venue_has_a_name")]

    def __str__(self) -> str:
        return self.name


class SquadPlace(models.Model):
    """One place in a team's squad for a tournament: as printed, beside the player it is tied to."""

    tournament = models.CharField(max_length=100)
    team = models.ForeignKey(Team, models.PROTECT, related_name="squad_places")
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    player = models.ForeignKey(
        Player, models.PROTECT, null=True, blank=True, related_name="squad_places"
    )
    player_name = models.CharField(max_length=200)
    position = models.CharField(max_length=60, blank=True)
    born = models.DateField(null=True, blank=True)
    club = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="+")
    source = models.ForeignKey(Source, models.PROTECT, related_name="squad_places")
    source_key = models.CharField(max_length=300)
    batch = models.ForeignKey(
        ImportBatch, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    line = models.PositiveIntegerField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["tournament", "team", "number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["source", "source_key"], name="squad_place_once"),
        ]

    def __str__(self) -> str:
        return self.source_key


class Spell(models.Model):
    """A player's time at a team; open at an end that is not known or not yet come."""

    player = models.ForeignKey(Player, models.CASCADE, related_name="spells")
    team = models.ForeignKey(Team, models.PROTECT, related_name="spells")
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["player", "start", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["player", "team", "start"], name="spell_once"),
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(end__isnull=True) | Q(end__gte=F("start")),
                name="spell_ends_after_start",
                violation_error_message="A spell ends after it starts.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.player} at {self.team}"
