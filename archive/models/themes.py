"""Free subject tags: penalties, captaincy, redemption."""

from django.db import models
from django.db.models import Q

from players.models import Tracked


class Theme(Tracked):
    """A subject that quotes and moments share."""

    slug = models.SlugField(max_length=90, unique=True)
    name = models.CharField(max_length=100)
    summary = models.TextField(blank=True)
    released_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="theme_has_a_name")]

    def __str__(self) -> str:
        return self.name
