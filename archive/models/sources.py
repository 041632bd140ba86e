"""Where things come from: publications, data sets with licence and snapshot, import batches."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now


class SourceKind(models.TextChoices):
    """A publication prints articles; a data set is imported; a report states single facts."""

    PUBLICATION = "publication", "publication"
    DATA_SET = "data_set", "data set"
    REPORT = "report", "report of a single fact"


class Source(models.Model):
    """A newspaper, a data set, or the report that a single fact was looked up in."""

    slug = models.SlugField(max_length=90, unique=True)
    kind = models.CharField(max_length=20, choices=SourceKind)
    name = models.CharField(max_length=200)
    url = models.URLField(max_length=500, blank=True)
    licence = models.CharField(max_length=100, blank=True)
    snapshot = models.DateField(null=True, blank=True, help_text="Day the data set was taken.")
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=SourceKind.values), name="source_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class BatchKind(models.TextChoices):
    """What a batch brought in."""

    FEATURES = "features", "features"
    MATCHES = "matches", "matches"
    DEMO = "demo", "demonstration archive"


class BatchState(models.TextChoices):
    """How far a batch came; ``removed`` is kept so that the demonstration stays away."""

    RUNNING = "running", "running"
    DONE = "done", "done"
    FAILED = "failed", "failed"
    REMOVED = "removed", "removed"


class ImportBatch(models.Model):
    """One run of an import: what it read, what it added, changed, left and refused."""

    kind = models.CharField(max_length=20, choices=BatchKind)
    state = models.CharField(max_length=20, choices=BatchState, default=BatchState.RUNNING)
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="+")
    started_at = models.DateTimeField(auto_now_add=True, db_default=Now())
    finished_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    snapshot = models.DateField(
        null=True, blank=True, help_text="Day the data set was taken that this batch read."
    )
    files = models.JSONField(default=list, blank=True, help_text="Names and SHA-256 of the files.")
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    report = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["-started_at", "-pk"]
        verbose_name_plural = "import batches"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=BatchKind.values), name="batch_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=BatchState.values), name="batch_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"


class DemoItem(models.Model):
    """A row that the demonstration archive put in: ``archive.demo`` may take it out again."""

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="demo_items")
    table = models.CharField(max_length=60)
    row = models.BigIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["table", "row"], name="demo_item_once"),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.row}"
