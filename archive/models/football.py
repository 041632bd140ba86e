"""What happened on the pitch: matches, their events, and what a second source says of them."""

from django.db import models
from django.db.models import F, Q

from archive.models.sources import ImportBatch, Source
from archive.models.teams import Competition, Team, Venue
from players.models import Player, Tracked


class Match(Tracked):
    """A game. Scores are after extra time and without a shoot-out; null: not played, not known.

    ``source_key`` is the data set's own key of the match, so that an import finds again what is
    here. ``meeting`` is 2 for a second meeting of the same two on one day. Kick-off is local
    time; its offset from UTC may be unknown. ``line`` is the line of the batch's file that the row
    was last taken from; what a later file says unchanged keeps the batch and line that brought it.
    """

    slug = models.SlugField(max_length=200, unique=True)
    date = models.DateField()
    kickoff = models.TimeField(null=True, blank=True, help_text="Local time.")
    kickoff_offset = models.SmallIntegerField(
        null=True, blank=True, help_text="Minutes east of UTC, where known."
    )
    home = models.ForeignKey(Team, models.PROTECT, related_name="home_matches")
    away = models.ForeignKey(Team, models.PROTECT, related_name="away_matches")
    meeting = models.PositiveSmallIntegerField(default=1)
    home_score = models.PositiveSmallIntegerField(null=True, blank=True)
    away_score = models.PositiveSmallIntegerField(null=True, blank=True)
    after_extra_time = models.BooleanField(default=False)
    shootout_winner = models.ForeignKey(
        Team, models.PROTECT, null=True, blank=True, related_name="+"
    )
    shootout_home = models.PositiveSmallIntegerField(null=True, blank=True)
    shootout_away = models.PositiveSmallIntegerField(null=True, blank=True)
    competition = models.ForeignKey(Competition, models.PROTECT, related_name="matches")
    stage = models.CharField(max_length=100, blank=True)
    venue = models.ForeignKey(Venue, models.PROTECT, null=True, blank=True, related_name="matches")
    city = models.CharField(max_length=120, blank=True)
    country = models.CharField(max_length=120, blank=True)
    neutral = models.BooleanField(
        null=True, blank=True, help_text="Whether neither side was at home, where that is known."
    )
    source = models.ForeignKey(Source, models.PROTECT, related_name="matches")
    source_key = models.CharField(max_length=300, null=True, blank=True)
    batch = models.ForeignKey(
        ImportBatch, models.PROTECT, null=True, blank=True, editable=False, related_name="matches"
    )
    line = models.PositiveIntegerField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-date", "-pk"]
        verbose_name_plural = "matches"
        indexes = [
            models.Index(fields=["-date", "-id"]),
            models.Index(fields=["home", "date"]),
            models.Index(fields=["away", "date"]),
            models.Index(fields=["competition", "date"]),
            # Few matches have a stage: the others are no part of it.
            models.Index(
                fields=["stage", "-date"], condition=~Q(stage=""), name="match_of_a_stage"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(home=F("away")),
                name="match_of_two_teams",
                violation_error_message="A team does not play against itself.",
            ),
            models.UniqueConstraint(fields=["date", "home", "away", "meeting"], name="match_once"),
            models.CheckConstraint(condition=Q(meeting__gte=1), name="match_meeting_counts_from_1"),
            models.UniqueConstraint(
                fields=["source", "source_key"],
                condition=Q(source_key__isnull=False),
                name="match_source_key_once",
            ),
            models.CheckConstraint(
                condition=Q(home_score__isnull=True, away_score__isnull=True)
                | Q(home_score__isnull=False, away_score__isnull=False),
                name="match_score_whole",
                violation_error_message="Give both scores, or neither.",
            ),
            models.CheckConstraint(
                condition=Q(shootout_winner__isnull=True)
                | Q(shootout_winner=F("home"))
                | Q(shootout_winner=F("away")),
                name="match_shootout_winner_played",
                violation_error_message="The shoot-out was won by one of the two teams.",
            ),
            models.CheckConstraint(
                condition=Q(kickoff_offset__isnull=True)
                | Q(kickoff_offset__gte=-900, kickoff_offset__lte=900),
                name="match_offset_in_range",
            ),
        ]

    def __str__(self) -> str:
        return self.slug


class EventKind(models.TextChoices):
    """What can happen in a match; ``goal`` is from open play, a penalty has its own kind."""

    GOAL = "goal", "goal"
    OWN_GOAL = "own_goal", "own goal"
    PENALTY_GOAL = "penalty_goal", "penalty scored"
    PENALTY_MISSED = "penalty_missed", "penalty missed"
    PENALTY_SAVED = "penalty_saved", "penalty saved"
    SHOOTOUT_SCORED = "shootout_scored", "shoot-out kick scored"
    SHOOTOUT_MISSED = "shootout_missed", "shoot-out kick missed"
    YELLOW = "yellow", "yellow card"
    RED = "red", "red card"
    SUB_ON = "sub_on", "came on"
    SUB_OFF = "sub_off", "went off"


class MatchEvent(models.Model):
    """One thing that happened in a match, with a source of its own.

    ``team`` is the side it counts for (an own goal: the side that gains). ``minute`` counts from
    1 (a clock of 83:35 is the 84th minute), ``stoppage`` is what was added to 45, 90, 105 or 120.
    ``player_name`` is as printed by the source. ``detail`` says what the source adds ("over the
    bar") and, for a single fact, the report it was found in.
    """

    match = models.ForeignKey(Match, models.CASCADE, related_name="events")
    kind = models.CharField(max_length=20, choices=EventKind)
    minute = models.PositiveSmallIntegerField(null=True, blank=True)
    stoppage = models.PositiveSmallIntegerField(null=True, blank=True)
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    player = models.ForeignKey(Player, models.PROTECT, null=True, blank=True, related_name="events")
    player_name = models.CharField(max_length=200, blank=True)
    number = models.PositiveSmallIntegerField(
        default=0, help_text="Order among events of one minute."
    )
    source = models.ForeignKey(Source, models.PROTECT, related_name="events")
    source_detail = models.CharField(max_length=300, blank=True)
    detail = models.CharField(max_length=300, blank=True)
    batch = models.ForeignKey(
        ImportBatch, models.PROTECT, null=True, blank=True, editable=False, related_name="events"
    )
    line = models.PositiveIntegerField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["match", "minute", "stoppage", "number", "pk"]
        indexes = [models.Index(fields=["player", "kind"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=EventKind.values), name="event_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(minute__isnull=True) | Q(minute__gte=1, minute__lte=130),
                name="event_minute_in_range",
                violation_error_message="A minute is between 1 and 130.",
            ),
            models.CheckConstraint(
                condition=Q(stoppage__isnull=True)
                | Q(stoppage__gte=1, stoppage__lte=30, minute__in=[45, 90, 105, 120]),
                name="event_stoppage_in_range",
                violation_error_message="Stoppage time (1 to 30) is added to 45, 90, 105 or 120.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.player_name}".strip()


class MatchAccount(models.Model):
    """What a second data set says of a match that another one, or an editor, brought.

    ``says`` holds its values as it prints them (`archive.matches.accounts` writes it), so that a
    page can show them beside the match's own, and a later import can tell what changed upstream.
    """

    match = models.ForeignKey(Match, models.CASCADE, related_name="accounts")
    source = models.ForeignKey(Source, models.PROTECT, related_name="accounts")
    source_key = models.CharField(max_length=300)
    says = models.JSONField(default=dict)
    batch = models.ForeignKey(
        ImportBatch, models.PROTECT, null=True, blank=True, editable=False, related_name="accounts"
    )
    line = models.PositiveIntegerField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["match", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["match", "source"], name="account_once_for_a_match"),
            models.UniqueConstraint(fields=["source", "source_key"], name="account_key_once"),
        ]

    def __str__(self) -> str:
        return self.source_key
