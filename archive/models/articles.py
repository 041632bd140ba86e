"""What was printed: articles, the versions of their text, what was taken in, what they name."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from archive.models.base import AFTER_ALL, BEFORE_ALL, Released, SetBy, sort_key
from archive.models.football import Match
from archive.models.sources import ImportBatch, Source
from archive.models.teams import Competition, Team, Venue
from players.models import Player

# Steps of a chain of rewrites that are followed: no longer one is let in.
MOST_REWRITES = 6


class Display(models.TextChoices):
    """How much of an article readers see."""

    FULL = "full", "full text"
    QUOTES = "quotes", "quotes only"


class Article(Released):
    """One published piece of writing. Its words stand in ``ArticleText``, version by version.

    ``published_on`` is the newspaper's own date, ``released_at`` ours. What is not known stays
    empty. ``rewritten_from`` names the article this one is made of, where that is known.
    """

    slug = models.SlugField(max_length=90, unique=True)
    title = models.CharField(max_length=300)
    standfirst = models.TextField(blank=True)
    byline = models.CharField(max_length=300, blank=True)
    publication = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        limit_choices_to={"kind": "publication"},
    )
    source_url = models.URLField(max_length=500, blank=True)
    published_on = models.DateField(null=True, blank=True)
    retrieved_on = models.DateField(null=True, blank=True)
    archived_url = models.URLField(max_length=500, blank=True)
    rewritten_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="rewrites"
    )
    rights = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=12, default="en")
    display = models.CharField(max_length=10, choices=Display, default=Display.QUOTES)
    note = models.CharField(
        max_length=500, blank=True, help_text="Shown with the article: how it came to be."
    )
    current_text = models.OneToOneField(
        "ArticleText", models.PROTECT, null=True, editable=False, related_name="current_for"
    )
    newest_on = sort_key("published_on", BEFORE_ALL)
    oldest_on = sort_key("published_on", AFTER_ALL)

    class Meta:
        ordering = ["-published_on", "-pk"]
        indexes = [
            models.Index(fields=["newest_on", "id"]),
            models.Index(fields=["oldest_on", "id"]),
            models.Index(fields=["released_at"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["source_url"], condition=~Q(source_url=""), name="article_url_once"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="article_has_a_title"),
            models.CheckConstraint(
                condition=Q(display__in=Display.values), name="article_display_is_known"
            ),
            models.CheckConstraint(
                condition=Q(rewritten_from__isnull=True) | ~Q(rewritten_from=F("id")),
                name="article_not_from_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ArticleText(models.Model):
    """One version of an article's words: never changed, only followed by the next.

    ``body`` is Markdown, ``text`` the plain text that offsets count in, ``spans`` the headings,
    emphasis and links over it (``archive.text.markup``).
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="texts")
    number = models.PositiveIntegerField()
    body = models.TextField(blank=True)
    text = models.TextField(blank=True)
    spans = models.JSONField(default=list)
    sha256 = models.CharField(max_length=64, db_index=True)
    created_at = models.DateTimeField(auto_now_add=True, db_default=Now())

    class Meta:
        ordering = ["article", "number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="text_number_once"),
        ]

    def __str__(self) -> str:
        return f"version {self.number}"


class Intake(models.Model):
    """What was taken in, byte for byte, and from which file; the same bytes come in once."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="intakes")
    batch = models.ForeignKey(ImportBatch, models.PROTECT, related_name="intakes")
    name = models.CharField(max_length=300)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64, unique=True)
    received_at = models.DateTimeField(auto_now_add=True, db_default=Now())

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class MentionKind(models.TextChoices):
    """What kind of thing an article names."""

    PLAYER = "player", "player"
    TEAM = "team", "team"
    MATCH = "match", "match"
    COMPETITION = "competition", "competition"
    VENUE = "venue", "venue"


class MentionState(models.TextChoices):
    """Whether it is known what a mention means. Only what is resolved is ever public."""

    RESOLVED = "resolved", "resolved"
    OPEN = "open", "left open"
    REJECTED = "rejected", "rejected"


def _one_target() -> Q:
    """A resolved mention points at exactly the thing its kind says, any other at nothing."""
    kinds = MentionKind.values
    nothing = {f"{kind}__isnull": True for kind in kinds}
    condition = Q(kind__in=kinds, state__in=[MentionState.OPEN, MentionState.REJECTED], **nothing)
    for kind in kinds:
        wanted = {f"{other}__isnull": other != kind for other in kinds}
        condition |= Q(kind=kind, state=MentionState.RESOLVED, **wanted)
    return condition


class Mention(models.Model):
    """A place where an article names something that the archive knows, or may know.

    ``candidates`` are what it may mean, best first, each with ``kind``, ``key``, ``score`` and
    ``reasons`` in words; ``reasons`` tell why it means what it does. What an editor set
    (``set_by``) no reading of the text changes; a rejection is the editor's.
    """

    text = models.ForeignKey(ArticleText, models.CASCADE, related_name="mentions")
    article = models.ForeignKey(Article, models.CASCADE, related_name="mentions")
    kind = models.CharField(max_length=20, choices=MentionKind)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.CharField(max_length=300)
    state = models.CharField(max_length=10, choices=MentionState, default=MentionState.RESOLVED)
    set_by = models.CharField(max_length=10, choices=SetBy, default=SetBy.MACHINE)
    candidates = models.JSONField(default=list, blank=True)
    reasons = models.JSONField(default=list, blank=True)
    player = models.ForeignKey(
        Player, models.CASCADE, null=True, blank=True, related_name="mentions"
    )
    team = models.ForeignKey(Team, models.CASCADE, null=True, blank=True, related_name="mentions")
    match = models.ForeignKey(Match, models.CASCADE, null=True, blank=True, related_name="mentions")
    competition = models.ForeignKey(
        Competition, models.CASCADE, null=True, blank=True, related_name="mentions"
    )
    venue = models.ForeignKey(Venue, models.CASCADE, null=True, blank=True, related_name="mentions")

    class Meta:
        ordering = ["article", "start", "pk"]
        constraints = [
            models.CheckConstraint(condition=_one_target(), name="mention_names_one_thing"),
            models.CheckConstraint(
                condition=Q(end__gt=F("start")), name="mention_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(set_by=SetBy.EDITOR)
                | Q(set_by=SetBy.MACHINE, state__in=[MentionState.RESOLVED, MentionState.OPEN]),
                name="mention_rejected_by_an_editor",
            ),
        ]

    def __str__(self) -> str:
        return self.exact
