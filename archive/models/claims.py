"""Numbers that an article states, marked by an editor to be held against the record."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from archive.models.articles import Article, ArticleText
from archive.models.football import Match
from archive.models.teams import Competition, Team
from players.models import Player


class ClaimMetric(models.TextChoices):
    """What a stated number counts or measures."""

    GOALS = "goals", "goals"
    GOAL_NUMBER = "goal_number", "goal number (the 75th)"
    PENALTIES_SCORED = "penalties_scored", "penalties scored"
    PENALTIES_IN_A_ROW = "penalties_in_a_row", "penalties in a row scored"
    MATCHES_WITH_A_GOAL = "matches_with_a_goal", "matches in a row with a goal"
    EDITIONS = "editions", "editions of a competition played in"
    SCORE = "score", "score of a match"
    RECORD = "record", "scoring record broken"
    AGE = "age", "age in years"
    TIME_BETWEEN = "time_between", "time between two days"
    TARGET = "target", "a target, not yet a fact"
    OTHER = "other", "something the record does not tell"


class ClaimScope(models.TextChoices):
    """Over which matches the article counts, where it says."""

    UNSTATED = "", "not stated"
    ALL = "all", "all matches"
    COMPETITIVE = "competitive", "competitive matches"


class ClaimUnit(models.TextChoices):
    """What a stretch of time is told in."""

    NONE = "", "no unit"
    DAY = "day", "days"
    WEEK = "week", "weeks"
    MONTH = "month", "months"
    YEAR = "year", "years"


class Claim(models.Model):
    """A place of an article's text that states a number, and what the number is said to be.

    ``stated`` is the number as digits, of a score both ("5-0"). ``since`` and ``as_of`` bound
    what is counted, both inclusive; without ``as_of`` the newspaper's own date is meant. ``rival``
    held the record. What becomes of it is never stored: ``players.claims`` works the verdict out
    of the record each time. A subject that goes leaves the claim, which then cannot be checked.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="claims")
    text = models.ForeignKey(ArticleText, models.CASCADE, related_name="claims")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.CharField(max_length=300)
    metric = models.CharField(max_length=30, choices=ClaimMetric)
    stated = models.CharField(max_length=20, blank=True)
    unit = models.CharField(max_length=10, choices=ClaimUnit, blank=True)
    scope = models.CharField(max_length=20, choices=ClaimScope, blank=True)
    player = models.ForeignKey(
        Player, models.SET_NULL, null=True, blank=True, related_name="claims"
    )
    rival = models.ForeignKey(Player, models.SET_NULL, null=True, blank=True, related_name="+")
    team = models.ForeignKey(Team, models.SET_NULL, null=True, blank=True, related_name="+")
    match = models.ForeignKey(Match, models.SET_NULL, null=True, blank=True, related_name="+")
    competition = models.ForeignKey(
        Competition, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    since = models.DateField(null=True, blank=True)
    as_of = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True, db_default=Now())

    class Meta:
        ordering = ["article", "start", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["text", "start", "end", "metric"], name="claim_once_at_a_place"
            ),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="claim_ends_after_start"),
            models.CheckConstraint(
                condition=Q(metric__in=ClaimMetric.values), name="claim_metric_is_known"
            ),
            models.CheckConstraint(
                condition=Q(scope__in=ClaimScope.values), name="claim_scope_is_known"
            ),
            models.CheckConstraint(
                condition=Q(unit__in=ClaimUnit.values), name="claim_unit_is_known"
            ),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(as_of__isnull=True) | Q(as_of__gte=F("since")),
                name="claim_until_after_since",
            ),
        ]

    def __str__(self) -> str:
        return self.exact
