"""What the last check of the whole archive gave."""

from django.db import models


class Verification(models.Model):
    """One run of ``manage.py verify``, the last: ``by`` whom, how long it took, what it found.

    ``places`` counts the citations of public quotes in public articles by their state (those
    that do not stand as it has them as "off" instead), ``looked_at`` all that was read, by kind. ``findings`` are the first of them, each with the keys of what it
    speaks of (``archive.verification.findings``): what of it is public is asked when it is shown.
    """

    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    seconds = models.FloatField()
    looked_at = models.JSONField(default=dict)
    places = models.JSONField(default=dict)
    found = models.PositiveIntegerField()
    repaired = models.PositiveIntegerField()
    findings = models.JSONField(default=list)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}: {self.found} found"
