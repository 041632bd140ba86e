"""An editor's ordered run of moments, quotes, articles and matches, with linking text."""

from django.db import models
from django.db.models import Q

from archive.models.articles import Article
from archive.models.base import Released
from archive.models.football import Match
from archive.models.moments import Moment
from archive.models.quotes import Quote


class Story(Released):
    """A run that an editor put in order."""

    slug = models.SlugField(max_length=90, unique=True)
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)

    class Meta:
        ordering = ["title", "pk"]
        verbose_name_plural = "stories"
        indexes = [models.Index(fields=["released_at"])]
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="story_has_a_title")]

    def __str__(self) -> str:
        return self.title


class StoryItem(models.Model):
    """One step of a story: linking text, and at most one thing that it leads to."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="items")
    position = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    moment = models.ForeignKey(Moment, models.PROTECT, null=True, blank=True, related_name="+")
    quote = models.ForeignKey(Quote, models.PROTECT, null=True, blank=True, related_name="+")
    article = models.ForeignKey(Article, models.PROTECT, null=True, blank=True, related_name="+")
    match = models.ForeignKey(Match, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["story", "position"]
        constraints = [
            models.UniqueConstraint(fields=["story", "position"], name="story_position_once"),
            models.CheckConstraint(
                condition=(
                    Q(moment__isnull=True, quote__isnull=True, article__isnull=True)
                    | Q(moment__isnull=True, quote__isnull=True, match__isnull=True)
                    | Q(moment__isnull=True, article__isnull=True, match__isnull=True)
                    | Q(quote__isnull=True, article__isnull=True, match__isnull=True)
                ),
                name="story_item_leads_to_one_thing",
            ),
            models.CheckConstraint(
                condition=~Q(text="")
                | Q(moment__isnull=False)
                | Q(quote__isnull=False)
                | Q(article__isnull=False)
                | Q(match__isnull=False),
                name="story_item_not_empty",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.story_id}.{self.position}"
