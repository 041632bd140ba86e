"""What was said, where it was printed, and the moments it is tied to."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from archive.models.articles import Article, ArticleText
from archive.models.base import AFTER_ALL, BEFORE_ALL, Precision, SetBy, dated, sort_key
from archive.models.football import Match
from archive.models.moments import Moment
from archive.models.themes import Theme
from players.models import Player, Tracked


class QuoteKind(models.TextChoices):
    """How the words stand in print."""

    DIRECT = "direct", "direct"
    FRAGMENT = "fragment", "fragment"
    INDIRECT = "indirect", "reported"
    HEADLINE = "headline", "in a headline only"


class QuoteState(models.TextChoices):
    """The editor's decision. A rejection is kept, so that taking in again does not bring it back."""

    CANDIDATE = "candidate", "candidate"
    ACCEPTED = "accepted", "accepted"
    REJECTED = "rejected", "rejected"


class QuoteStatus(models.TextChoices):
    """How sure it is that these words were said."""

    SOURCED = "sourced", "sourced"
    SINGLE_SOURCE = "single_source", "single source"
    WORDING_DIFFERS = "wording_differs", "wording differs"
    MISATTRIBUTED = "misattributed", "misattributed"


class Quote(Tracked):
    """Words that one speaker said on one occasion: said once, printed many times.

    ``text`` is the parts joined by one space, as printed, without the outer marks.
    ``speaker_name`` is as printed, ``speaker`` the person it was resolved to. ``confidence`` and
    ``candidates`` (a list of ``[name, confidence]``) are the extractor's, kept for the editor.
    """

    text = models.TextField()
    kind = models.CharField(max_length=10, choices=QuoteKind)
    speaker = models.ForeignKey(
        Player, models.PROTECT, null=True, blank=True, related_name="quotes"
    )
    speaker_name = models.CharField(max_length=200, blank=True)
    speaker_set_by = models.CharField(
        max_length=10, choices=SetBy, default=SetBy.MACHINE, editable=False
    )
    confidence = models.FloatField(null=True, blank=True, editable=False)
    candidates = models.JSONField(default=list, blank=True, editable=False)
    said_on = models.DateField(null=True, blank=True)
    said_on_precision = models.CharField(
        max_length=10, choices=Precision, default=Precision.UNKNOWN
    )
    occasion = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=12, default="en")
    translated_from = models.CharField(max_length=12, blank=True)
    translator = models.CharField(max_length=200, blank=True)
    match = models.ForeignKey(
        Match,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="quotes",
        help_text="The match it was said at or about.",
    )
    themes = models.ManyToManyField(Theme, blank=True, related_name="quotes")
    moments = models.ManyToManyField(Moment, through="Tagging", related_name="quotes")
    state = models.CharField(
        max_length=10, choices=QuoteState, default=QuoteState.CANDIDATE, editable=False
    )
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    status = models.CharField(max_length=20, choices=QuoteStatus, default=QuoteStatus.SINGLE_SOURCE)
    status_reason = models.CharField(max_length=300, blank=True)
    status_set_by = models.CharField(
        max_length=10,
        choices=SetBy,
        default=SetBy.MACHINE,
        db_default=SetBy.MACHINE,
        editable=False,
    )
    newest_on = sort_key("said_on", BEFORE_ALL)
    oldest_on = sort_key("said_on", AFTER_ALL)

    class Meta:
        ordering = ["-said_on", "-pk"]
        indexes = [
            models.Index(fields=["newest_on", "id"]),
            models.Index(fields=["oldest_on", "id"]),
            models.Index(fields=["speaker", "newest_on", "id"]),
            models.Index(fields=["state", "newest_on", "id"]),
            models.Index(fields=["decided_at", "id"]),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="quote_has_words"),
            models.CheckConstraint(
                condition=Q(kind__in=QuoteKind.values), name="quote_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=QuoteState.values), name="quote_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(status__in=QuoteStatus.values), name="quote_status_is_known"
            ),
            models.CheckConstraint(
                condition=dated("said_on", "said_on_precision"),
                name="quote_said_on_has_its_precision",
                violation_error_message="A date has a precision, and no date has “unknown”.",
            ),
            models.CheckConstraint(
                condition=Q(confidence__isnull=True) | Q(confidence__gte=0, confidence__lte=1),
                name="quote_confidence_in_range",
            ),
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 80 else self.text[:79] + "…"


class AnchorState(models.TextChoices):
    """What became of a citation's place when the article's text changed."""

    VERIFIED = "verified", "verified"
    MOVED = "moved", "moved"
    CHANGED = "changed", "changed"
    LOST = "lost", "lost"


class Citation(models.Model):
    """One place where an article prints a quote, on the version of the text it was made on.

    A headline quote stands in the title and has no parts. ``score`` is how like the words found
    are to the words cited, 0 to 1, once the text has changed. ``wording`` is what this article
    prints where the quote came by joining; empty: the quote's own words. ``differs`` tells
    whether that is another wording and not only another comma. Of a changed place, ``before``
    keeps the words as cited until an editor has looked: ``{"text": its version's key, "parts":
    [[start, end, exact, prefix, suffix], …]}``. ``given_up``: an editor has looked, and the place
    is lost; only the words themselves bring it back.
    """

    quote = models.ForeignKey(Quote, models.CASCADE, related_name="citations")
    article = models.ForeignKey(Article, models.CASCADE, related_name="citations")
    text = models.ForeignKey(ArticleText, models.PROTECT, related_name="citations")
    state = models.CharField(max_length=10, choices=AnchorState, default=AnchorState.VERIFIED)
    score = models.FloatField(null=True, blank=True)
    before = models.JSONField(null=True, blank=True, editable=False)
    given_up = models.BooleanField(default=False, db_default=False, editable=False)
    checked_at = models.DateTimeField(auto_now_add=True, db_default=Now())
    wording = models.TextField(blank=True, default="", db_default="", editable=False)
    differs = models.BooleanField(default=False, db_default=False, editable=False)

    class Meta:
        ordering = ["quote", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=AnchorState.values), name="citation_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__gte=0, score__lte=1),
                name="citation_score_in_range",
            ),
        ]

    def __str__(self) -> str:
        return f"quote {self.quote_id} in article {self.article_id}"


class CitationPart(models.Model):
    """The words between one pair of marks: W3C TextPositionSelector and TextQuoteSelector.

    ``start`` and ``end`` count characters of the citation's text version, end exclusive.
    """

    citation = models.ForeignKey(Citation, models.CASCADE, related_name="parts")
    number = models.PositiveSmallIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.TextField()
    prefix = models.CharField(max_length=64, blank=True)
    suffix = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["citation", "number"]
        constraints = [
            models.UniqueConstraint(fields=["citation", "number"], name="part_number_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="part_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.start}-{self.end}"


class TaggingKind(models.TextChoices):
    """How a quote is tied to a moment."""

    ABOUT = "about", "about"
    SAID_AT = "said_at", "said at"
    LOOKS_BACK = "looks_back", "looks back"
    LOOKS_AHEAD = "looks_ahead", "looks ahead"


class Tagging(models.Model):
    """The tie between a quote and a moment: who tied it, when, how and why."""

    quote = models.ForeignKey(Quote, models.CASCADE, related_name="taggings")
    moment = models.ForeignKey(Moment, models.CASCADE, related_name="taggings")
    kind = models.CharField(max_length=20, choices=TaggingKind, default=TaggingKind.ABOUT)
    why = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True, db_default=Now())

    class Meta:
        ordering = ["moment", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["quote", "moment"], name="tagged_once"),
            models.CheckConstraint(
                condition=Q(kind__in=TaggingKind.values), name="tagging_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"quote {self.quote_id}, moment {self.moment_id}"
