import datetime
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("players", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Actor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("user_id", models.BigIntegerField(null=True)),
                ("name", models.CharField(blank=True, db_default="", default="", max_length=150)),
                ("why", models.CharField(blank=True, db_default="", default="", max_length=300)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("id", 1)), name="one_actor")
                ],
            },
        ),
        migrations.CreateModel(
            name="Article",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(
                        auto_now_add=True, db_default=django.db.models.functions.datetime.Now()
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(
                        auto_now=True, db_default=django.db.models.functions.datetime.Now()
                    ),
                ),
                ("submitted_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("released_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("withdrawn_reason", models.CharField(blank=True, editable=False, max_length=300)),
                ("slug", models.SlugField(max_length=90, unique=True)),
                ("title", models.CharField(max_length=300)),
                ("standfirst", models.TextField(blank=True)),
                ("byline", models.CharField(blank=True, max_length=300)),
                ("source_url", models.URLField(blank=True, max_length=500)),
                ("published_on", models.DateField(blank=True, null=True)),
                ("retrieved_on", models.DateField(blank=True, null=True)),
                ("archived_url", models.URLField(blank=True, max_length=500)),
                ("rights", models.CharField(blank=True, max_length=300)),
                ("language", models.CharField(default="en", max_length=12)),
                (
                    "display",
                    models.CharField(
                        choices=[("full", "full text"), ("quotes", "quotes only")],
                        default="quotes",
                        max_length=10,
                    ),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        help_text="Shown with the article: how it came to be.",
                        max_length=500,
                    ),
                ),
                (
                    "newest_on",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.comparison.Coalesce(
                            "published_on",
                            models.Value(datetime.date(1, 1, 1), output_field=models.DateField()),
                        ),
                        output_field=models.DateField(),
                    ),
                ),
                (
                    "oldest_on",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.comparison.Coalesce(
                            "published_on",
                            models.Value(
                                datetime.date(9999, 12, 31), output_field=models.DateField()
                            ),
                        ),
                        output_field=models.DateField(),
                    ),
                ),
                (
                    "rewritten_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="rewrites",
                        to="archive.article",
                    ),
                ),
            ],
            options={
                "ordering": ["-published_on", "-pk"],
                "indexes": [
                    models.Index(fields=["newest_on", "id"], name="archive_art_newest__345922_idx"),
                    models.Index(fields=["oldest_on", "id"], name="archive_art_oldest__597756_idx"),
                    models.Index(fields=["released_at"], name="archive_art_release_949dff_idx"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("source_url", ""), _negated=True),
                        fields=("source_url",),
                        name="article_url_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="article_has_a_title"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("display__in", ["full", "quotes"])),
                        name="article_display_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rewritten_from__isnull", True),
                            models.Q(("rewritten_from", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="article_not_from_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ArticleText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("body", models.TextField(blank=True)),
                ("text", models.TextField(blank=True)),
                ("spans", models.JSONField(default=list)),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                (
                    "created_at",
                    models.DateTimeField(
                        auto_now_add=True, db_default=django.db.models.functions.datetime.Now()
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="archive.article",
                    ),
                ),
            ],
            options={
                "ordering": ["article", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("article", "number"), name="text_number_once")
                ],
            },
        ),
        migrations.AddField(
            model_name="article",
            name="current_text",
            field=models.OneToOneField(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="current_for",
                to="archive.articletext",
            ),
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("table", models.CharField(max_length=60)),
                ("row", models.BigIntegerField()),
                (
                    "action",
                    models.CharField(
                        choices=[("insert", "added"), ("update", "changed"), ("delete", "removed")],
                        max_length=10,
                    ),
                ),
                ("old", models.TextField(null=True)),
                ("new", models.TextField(null=True)),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("user_id", models.BigIntegerField(null=True)),
                ("actor", models.CharField(blank=True, db_default="", default="", max_length=150)),
                ("why", models.CharField(blank=True, db_default="", default="", max_length=300)),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(fields=["table", "row", "id"], name="archive_cha_table_0c6357_idx")
                ],
            },
        ),
        migrations.CreateModel(
            name="Citation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("verified", "verified"),
                            ("moved", "moved"),
                            ("changed", "changed"),
                            ("lost", "lost"),
                        ],
                        default="verified",
                        max_length=10,
                    ),
                ),
                ("score", models.FloatField(blank=True, null=True)),
                (
                    "checked_at",
                    models.DateTimeField(
                        auto_now_add=True, db_default=django.db.models.functions.datetime.Now()
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="archive.article",
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="citations",
                        to="archive.articletext",
                    ),
                ),
            ],
            options={
                "ordering": ["quote", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["verified", "moved", "changed", "lost"])),
                        name="citation_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("score__isnull", True),
                            models.Q(("score__gte", 0), ("score__lte", 1)),
                            _connector="OR",
                        ),
                        name="citation_score_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CitationPart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("exact", models.TextField()),
                ("prefix", models.CharField(blank=True, max_length=64)),
                ("suffix", models.CharField(blank=True, max_length=64)),
                (
                    "citation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="archive.citation",
                    ),
                ),
            ],
            options={
                "ordering": ["citation", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("citation", "number"), name="part_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("end__gt", models.F("start"))),
                        name="part_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Competition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(
                        auto_now_add=True, db_default=django.db.models.functions.datetime.Now()
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(
                        auto_now=True, db_default=django.db.models.functions.datetime.Now()
                    ),
                ),
                ("slug", models.SlugField(max_length=90, unique=True)),
                ("name", models.CharField(max_length=200)),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="competition_has_a_name",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportBatch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("features", "features"),
                            ("matches", "matches"),
                            ("demo", "demonstration archive"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("running", "running"),
                            ("done", "done"),
                            ("failed", "failed"),
                            ("removed", "removed"),
                        ],
                        default="running",
                        max_length=20,
                    ),
                ),
                (
                    "started_at",
                    models.DateTimeField(
                        auto_now_add=True, db_default=django.db.models.functions.datetime.Now()
                    ),
                ),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "files",
                    models.JSONField(
                        blank=True, default=list, help_text="Names and SHA-256 of the files."
                    ),
                ),
                ("added", models.PositiveIntegerField(default=0)),
                ("changed", models.PositiveIntegerField(default=0)),
                ("unchanged", models.PositiveIntegerField(default=0)),
                ("refused", models.PositiveIntegerField(default=0)),
                ("report", models.JSONField(blank=True, default=list)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "import batches",
                "ordering": ["-started_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["features", "matches", "demo"])),
                        name="batch_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["running", "done", "failed", "removed"])),
                        name="batch_state_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DemoItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("table", models.CharField(max_length=60)),
                ("row", models.BigIntegerField()),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="demo_items",
                        to="archive.importbatch",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("table", "row"), name="demo_item_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Intake",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=300)),
                ("content", models.BinaryField()),
                ("sha256", models.CharField(max_length=64, unique=True)),
                (
                    "received_at",
                    models.DateTimeField(
                        auto_now_add=True, db_default=django.db.models.functions.datetime.Now()
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="intakes",
                        to="archive.article",
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="intakes",
                        to="archive.importbatch",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Match",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(
                        auto_now_add=True, db_default=django.db.models.functions.datetime.Now()
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(
                        auto_now=True, db_default=django.db.models.functions.datetime.Now()
                    ),
                ),
                ("slug", models.SlugField(max_length=200, unique=True)),
                ("date", models.DateField()),
                ("kickoff", models.TimeField(blank=True, help_text="Local time.", null=True)),
                (
                    "kickoff_offset",
                    models.SmallIntegerField(
                        blank=True, help_text="Minutes east of UTC, where known.", null=True
                    ),
                ),
                ("meeting", models.PositiveSmallIntegerField(default=1)),
                ("home_score", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("away_score", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("after_extra_time", models.BooleanField(default=False)),
                ("shootout_home", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("shootout_away", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("stage", models.CharField(blank=True, max_length=100)),
                ("city", models.CharField(blank=True, max_length=120)),
                ("country", models.CharField(blank=True, max_length=120)),
                ("neutral", models.BooleanField(default=False)),
                ("source_key", models.CharField(blank=True, max_length=300, null=True)),
                (
                    "batch",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="matches",
                        to="archive.importbatch",
                    ),
                ),
                (
                    "competition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="matches",
                        to="archive.competition",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "matches",
                "ordering": ["-date", "-pk"],
                "indexes": [
                    models.Index(fields=["-date", "-id"], name="archive_mat_date_678a5c_idx"),
                    models.Index(
                        fields=["competition", "date"], name="archive_mat_competi_c71e6e_idx"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("meeting__gte", 1)), name="match_meeting_counts_from_1"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("away_score__isnull", True), ("home_score__isnull", True)),
                            models.Q(("away_score__isnull", False), ("home_score__isnull", False)),
                            _connector="OR",
                        ),
                        name="match_score_whole",
                        violation_error_message="Give both scores, or neither.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kickoff_offset__isnull", True),
                            models.Q(("kickoff_offset__gte", -900), ("kickoff_offset__lte", 900)),
                            _connector="OR",
                        ),
                        name="match_offset_in_range",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MatchEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("goal", "goal"),
                            ("own_goal", "own goal"),
                            ("penalty_goal", "penalty scored"),
                            ("penalty_missed", "penalty missed"),
                            ("penalty_saved", "penalty saved"),
                            ("shootout_scored", "shoot-out kick scored"),
                            ("shootout_missed", "shoot-out kick missed"),
                            ("yellow", "yellow card"),
                            ("red", "red card"),
                            ("sub_on", "came on"),
                            ("sub_off", "went off"),
                        ],
                        max_length=20,
                    ),
                ),
                ("minute", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("stoppage", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("player_name", models.CharField(blank=True, max_length=200)),
                (
                    "number",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Order among events of one minute."
                    ),
                ),
                ("source_detail", models.CharField(blank=True, max_length=300)),
                ("detail", models.CharField(blank=True, max_length=300)),
                (
                    "batch",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="archive.importbatch",
                    ),
                ),
                (
                    "match",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="archive.match",
                    ),
                ),
                (
                    "player",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="players.player",
                    ),
                ),
            ],
            options={
                "ordering": ["match", "minute", "stoppage", "number", "pk"],
                "indexes": [
                    models.Index(fields=["player", "kind"], name="archive_mat_player__434028_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "goal",
                                    "own_goal",
                                    "penalty_goal",
                                    "penalty_missed",
                                    "penalty_saved",
                                    "shootout_scored",
                                    "shootout_missed",
                                    "yellow",
                                    "red",
                                    "sub_on",
                                    "sub_off",
                                ],
                            )
                        ),
                        name="event_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("minute__isnull", True),
                            models.Q(("minute__gte", 1), ("minute__lte", 130)),
                            _connector="OR",
                        ),
                        name="event_minute_in_range",
                        violation_error_message="A minute is between 1 and 130.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stoppage__isnull", True),
                            models.Q(
                                ("minute__in", [45, 90, 105, 120]),
                                ("stoppage__gte", 1),
                                ("stoppage__lte", 30),
                            ),
                            _connector="OR",
                        ),
                        name="event_stoppage_in_range",
                        violation_error_message="Stoppage time (1 to 30) is added to 45, 90, 105 or 120.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Moment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(
                        auto_now_add=True, db_default=django.db.models.functions.datetime.Now()
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(
                        auto_now=True, db_default=django.db.models.functions.datetime.Now()
                    ),
                ),
                ("submitted_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("released_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("withdrawn_reason", models.CharField(blank=True, editable=False, max_length=300)),
                ("slug", models.SlugField(max_length=90, unique=True)),
                ("title", models.CharField(max_length=200)),
                ("date", models.DateField(blank=True, null=True)),
                (
                    "date_precision",
                    models.CharField(
                        choices=[
                            ("day", "day"),
                            ("month", "month"),
                            ("year", "year"),
                            ("unknown", "unknown"),
                        ],
                        default="day",
                        max_length=10,
                    ),
                ),
                ("summary", models.TextField(blank=True)),
                (
                    "newest_on",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.comparison.Coalesce(
                            "date",
                            models.Value(datetime.date(1, 1, 1), output_field=models.DateField()),
                        ),
                        output_field=models.DateField(),
                    ),
                ),
                (
                    "oldest_on",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.comparison.Coalesce(
                            "date",
                            models.Value(
                                datetime.date(9999, 12, 31), output_field=models.DateField()
                            ),
                        ),
                        output_field=models.DateField(),
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="moments",
                        to="archive.matchevent",
                    ),
                ),
                (
                    "match",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="moments",
                        to="archive.match",
                    ),
                ),
            ],
            options={
                "ordering": ["-date", "-pk"],
                "indexes": [
                    models.Index(fields=["newest_on", "id"], name="archive_mom_newest__2eb15a_idx"),
                    models.Index(fields=["oldest_on", "id"], name="archive_mom_oldest__0dff77_idx"),
                    models.Index(fields=["released_at"], name="archive_mom_release_bfb27b_idx"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="moment_has_a_title"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("date__isnull", False),
                                ("date_precision__in", ["day", "month", "year"]),
                            ),
                            models.Q(("date__isnull", True), ("date_precision", "unknown")),
                            _connector="OR",
                        ),
                        name="moment_date_has_its_precision",
                        violation_error_message="A date has a precision, and no date has “unknown”.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("event__isnull", True), ("match__isnull", False), _connector="OR"
                        ),
                        name="moment_event_in_a_match",
                        violation_error_message="An event belongs to a match: choose its match too.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MomentPlayer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "moment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cast",
                        to="archive.moment",
                    ),
                ),
                (
                    "player",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="castings",
                        to="players.player",
                    ),
                ),
            ],
            options={
                "ordering": ["moment", "position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("moment", "player"), name="player_once_in_a_moment"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="moment",
            name="players",
            field=models.ManyToManyField(
                related_name="moments", through="archive.MomentPlayer", to="players.player"
            ),
        ),
        migrations.CreateModel(
            name="Quote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(
                        auto_now_add=True, db_default=django.db.models.functions.datetime.Now()
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(
                        auto_now=True, db_default=django.db.models.functions.datetime.Now()
                    ),
                ),
                ("text", models.TextField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("direct", "direct"),
                            ("fragment", "fragment"),
                            ("indirect", "reported"),
                            ("headline", "in a headline only"),
                        ],
                        max_length=10,
                    ),
                ),
                ("speaker_name", models.CharField(blank=True, max_length=200)),
                (
                    "speaker_set_by",
                    models.CharField(
                        choices=[
                            ("machine", "found by the archive"),
                            ("editor", "set by an editor"),
                        ],
                        default="machine",
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("confidence", models.FloatField(blank=True, editable=False, null=True)),
                ("candidates", models.JSONField(blank=True, default=list, editable=False)),
                ("said_on", models.DateField(blank=True, null=True)),
                (
                    "said_on_precision",
                    models.CharField(
                        choices=[
                            ("day", "day"),
                            ("month", "month"),
                            ("year", "year"),
                            ("unknown", "unknown"),
                        ],
                        default="unknown",
                        max_length=10,
                    ),
                ),
                ("occasion", models.CharField(blank=True, max_length=300)),
                ("language", models.CharField(default="en", max_length=12)),
                ("translated_from", models.CharField(blank=True, max_length=12)),
                ("translator", models.CharField(blank=True, max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("candidate", "candidate"),
                            ("accepted", "accepted"),
                            ("rejected", "rejected"),
                        ],
                        default="candidate",
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("sourced", "sourced"),
                            ("single_source", "single source"),
                            ("wording_differs", "wording differs"),
                            ("misattributed", "misattributed"),
                        ],
                        default="single_source",
                        max_length=20,
                    ),
                ),
                ("status_reason", models.CharField(blank=True, max_length=300)),
                (
                    "newest_on",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.comparison.Coalesce(
                            "said_on",
                            models.Value(datetime.date(1, 1, 1), output_field=models.DateField()),
                        ),
                        output_field=models.DateField(),
                    ),
                ),
                (
                    "oldest_on",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.comparison.Coalesce(
                            "said_on",
                            models.Value(
                                datetime.date(9999, 12, 31), output_field=models.DateField()
                            ),
                        ),
                        output_field=models.DateField(),
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "match",
                    models.ForeignKey(
                        blank=True,
                        help_text="The match it was said at or about.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quotes",
                        to="archive.match",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quotes",
                        to="players.player",
                    ),
                ),
            ],
            options={
                "ordering": ["-said_on", "-pk"],
                "indexes": [
                    models.Index(fields=["newest_on", "id"], name="archive_quo_newest__59a88e_idx"),
                    models.Index(fields=["oldest_on", "id"], name="archive_quo_oldest__aa314f_idx"),
                    models.Index(
                        fields=["speaker", "newest_on", "id"], name="archive_quo_speaker_99647d_idx"
                    ),
                    models.Index(
                        fields=["state", "newest_on", "id"], name="archive_quo_state_410afe_idx"
                    ),
                    models.Index(
                        fields=["decided_at", "id"], name="archive_quo_decided_345134_idx"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="quote_has_words"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["direct", "fragment", "indirect", "headline"])
                        ),
                        name="quote_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["candidate", "accepted", "rejected"])),
                        name="quote_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                ["sourced", "single_source", "wording_differs", "misattributed"],
                            )
                        ),
                        name="quote_status_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("said_on__isnull", False),
                                ("said_on_precision__in", ["day", "month", "year"]),
                            ),
                            models.Q(("said_on__isnull", True), ("said_on_precision", "unknown")),
                            _connector="OR",
                        ),
                        name="quote_said_on_has_its_precision",
                        violation_error_message="A date has a precision, and no date has “unknown”.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence__isnull", True),
                            models.Q(("confidence__gte", 0), ("confidence__lte", 1)),
                            _connector="OR",
                        ),
                        name="quote_confidence_in_range",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="citation",
            name="quote",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="citations",
                to="archive.quote",
            ),
        ),
        migrations.CreateModel(
            name="Revision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.BigIntegerField(db_default=0, default=0)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("id", 1)), name="one_revision")
                ],
            },
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=90, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("publication", "publication"),
                            ("data_set", "data set"),
                            ("report", "report of a single fact"),
                        ],
                        max_length=20,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("url", models.URLField(blank=True, max_length=500)),
                ("licence", models.CharField(blank=True, max_length=100)),
                (
                    "snapshot",
                    models.DateField(
                        blank=True, help_text="Day the data set was taken.", null=True
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500)),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["publication", "data_set", "report"])),
                        name="source_kind_is_known",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="matchevent",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="events",
                to="archive.source",
            ),
        ),
        migrations.AddField(
            model_name="match",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="matches",
                to="archive.source",
            ),
        ),
        migrations.AddField(
            model_name="importbatch",
            name="source",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="archive.source",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="publication",
            field=models.ForeignKey(
                blank=True,
                limit_choices_to={"kind": "publication"},
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="articles",
                to="archive.source",
            ),
        ),
        migrations.CreateModel(
            name="Story",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(
                        auto_now_add=True, db_default=django.db.models.functions.datetime.Now()
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(
                        auto_now=True, db_default=django.db.models.functions.datetime.Now()
                    ),
                ),
                ("submitted_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("released_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("withdrawn_reason", models.CharField(blank=True, editable=False, max_length=300)),
                ("slug", models.SlugField(max_length=90, unique=True)),
                ("title", models.CharField(max_length=200)),
                ("summary", models.TextField(blank=True)),
            ],
            options={
                "verbose_name_plural": "stories",
                "ordering": ["title", "pk"],
                "indexes": [
                    models.Index(fields=["released_at"], name="archive_sto_release_277257_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="story_has_a_title"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StoryItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("text", models.TextField(blank=True)),
                (
                    "article",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="archive.article",
                    ),
                ),
                (
                    "match",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="archive.match",
                    ),
                ),
                (
                    "moment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="archive.moment",
                    ),
                ),
                (
                    "quote",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="archive.quote",
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="archive.story",
                    ),
                ),
            ],
            options={
                "ordering": ["story", "position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("story", "position"), name="story_position_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("article__isnull", True),
                                ("moment__isnull", True),
                                ("quote__isnull", True),
                            ),
                            models.Q(
                                ("match__isnull", True),
                                ("moment__isnull", True),
                                ("quote__isnull", True),
                            ),
                            models.Q(
                                ("article__isnull", True),
                                ("match__isnull", True),
                                ("moment__isnull", True),
                            ),
                            models.Q(
                                ("article__isnull", True),
                                ("match__isnull", True),
                                ("quote__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="story_item_leads_to_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text", ""), _negated=True),
                            ("moment__isnull", False),
                            ("quote__isnull", False),
                            ("article__isnull", False),
                            ("match__isnull", False),
                            _connector="OR",
                        ),
                        name="story_item_not_empty",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Tagging",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("about", "about"),
                            ("said_at", "said at"),
                            ("looks_back", "looks back"),
                            ("looks_ahead", "looks ahead"),
                        ],
                        default="about",
                        max_length=20,
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=300)),
                (
                    "at",
                    models.DateTimeField(
                        auto_now_add=True, db_default=django.db.models.functions.datetime.Now()
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "moment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="taggings",
                        to="archive.moment",
                    ),
                ),
                (
                    "quote",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="taggings",
                        to="archive.quote",
                    ),
                ),
            ],
            options={
                "ordering": ["moment", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("quote", "moment"), name="tagged_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["about", "said_at", "looks_back", "looks_ahead"])
                        ),
                        name="tagging_kind_is_known",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="quote",
            name="moments",
            field=models.ManyToManyField(
                related_name="quotes", through="archive.Tagging", to="archive.moment"
            ),
        ),
        migrations.CreateModel(
            name="Team",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(
                        auto_now_add=True, db_default=django.db.models.functions.datetime.Now()
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(
                        auto_now=True, db_default=django.db.models.functions.datetime.Now()
                    ),
                ),
                ("slug", models.SlugField(max_length=90, unique=True)),
                ("name", models.CharField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[("national", "national team"), ("club", "club")],
                        default="national",
                        max_length=20,
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="team_has_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["national", "club"])),
                        name="team_kind_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Spell",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("start", models.DateField(blank=True, null=True)),
                ("end", models.DateField(blank=True, null=True)),
                (
                    "player",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="spells",
                        to="players.player",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="spells",
                        to="archive.team",
                    ),
                ),
            ],
            options={
                "ordering": ["player", "start", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("player", "team", "start"), name="spell_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start__isnull", True),
                            ("end__isnull", True),
                            ("end__gte", models.F("start")),
                            _connector="OR",
                        ),
                        name="spell_ends_after_start",
                        violation_error_message="A spell ends after it starts.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="matchevent",
            name="team",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="archive.team"
            ),
        ),
        migrations.AddField(
            model_name="match",
            name="away",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="away_matches",
                to="archive.team",
            ),
        ),
        migrations.AddField(
            model_name="match",
            name="home",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="home_matches",
                to="archive.team",
            ),
        ),
        migrations.AddField(
            model_name="match",
            name="shootout_winner",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="archive.team",
            ),
        ),
        migrations.CreateModel(
            name="TeamName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("start", models.DateField(blank=True, null=True)),
                ("end", models.DateField(blank=True, null=True)),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="archive.team",
                    ),
                ),
            ],
            options={
                "ordering": ["team", "start", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("team", "name", "start"), name="team_name_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start__isnull", True),
                            ("end__isnull", True),
                            ("end__gte", models.F("start")),
                            _connector="OR",
                        ),
                        name="team_name_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Theme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(
                        auto_now_add=True, db_default=django.db.models.functions.datetime.Now()
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(
                        auto_now=True, db_default=django.db.models.functions.datetime.Now()
                    ),
                ),
                ("slug", models.SlugField(max_length=90, unique=True)),
                ("name", models.CharField(max_length=100)),
                ("summary", models.TextField(blank=True)),
                ("released_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="theme_has_a_name"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="quote",
            name="themes",
            field=models.ManyToManyField(blank=True, related_name="quotes", to="archive.theme"),
        ),
        migrations.AddField(
            model_name="moment",
            name="themes",
            field=models.ManyToManyField(blank=True, related_name="moments", to="archive.theme"),
        ),
        migrations.CreateModel(
            name="Venue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(db_default=1, default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(
                        auto_now_add=True, db_default=django.db.models.functions.datetime.Now()
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(
                        auto_now=True, db_default=django.db.models.functions.datetime.Now()
                    ),
                ),
                ("slug", models.SlugField(max_length=90, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("city", models.CharField(blank=True, max_length=120)),
                ("country", models.CharField(blank=True, max_length=120)),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="venue_has_a_name"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="moment",
            name="venue",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="moments",
                to="archive.venue",
            ),
        ),
        migrations.CreateModel(
            name="Mention",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("player", "player"),
                            ("team", "team"),
                            ("match", "match"),
                            ("competition", "competition"),
                            ("venue", "venue"),
                        ],
                        max_length=20,
                    ),
                ),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("exact", models.CharField(max_length=300)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mentions",
                        to="archive.article",
                    ),
                ),
                (
                    "competition",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mentions",
                        to="archive.competition",
                    ),
                ),
                (
                    "match",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mentions",
                        to="archive.match",
                    ),
                ),
                (
                    "player",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mentions",
                        to="players.player",
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mentions",
                        to="archive.articletext",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mentions",
                        to="archive.team",
                    ),
                ),
                (
                    "venue",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mentions",
                        to="archive.venue",
                    ),
                ),
            ],
            options={
                "ordering": ["article", "start", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("competition__isnull", True),
                                ("kind", "player"),
                                ("match__isnull", True),
                                ("player__isnull", False),
                                ("team__isnull", True),
                                ("venue__isnull", True),
                            ),
                            models.Q(
                                ("competition__isnull", True),
                                ("kind", "team"),
                                ("match__isnull", True),
                                ("player__isnull", True),
                                ("team__isnull", False),
                                ("venue__isnull", True),
                            ),
                            models.Q(
                                ("competition__isnull", True),
                                ("kind", "match"),
                                ("match__isnull", False),
                                ("player__isnull", True),
                                ("team__isnull", True),
                                ("venue__isnull", True),
                            ),
                            models.Q(
                                ("competition__isnull", False),
                                ("kind", "competition"),
                                ("match__isnull", True),
                                ("player__isnull", True),
                                ("team__isnull", True),
                                ("venue__isnull", True),
                            ),
                            models.Q(
                                ("competition__isnull", True),
                                ("kind", "venue"),
                                ("match__isnull", True),
                                ("player__isnull", True),
                                ("team__isnull", True),
                                ("venue__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="mention_names_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("end__gt", models.F("start"))),
                        name="mention_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="match",
            name="venue",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="matches",
                to="archive.venue",
            ),
        ),
        migrations.AddIndex(
            model_name="match",
            index=models.Index(fields=["home", "date"], name="archive_mat_home_id_cf706f_idx"),
        ),
        migrations.AddIndex(
            model_name="match",
            index=models.Index(fields=["away", "date"], name="archive_mat_away_id_e59562_idx"),
        ),
        migrations.AddConstraint(
            model_name="match",
            constraint=models.CheckConstraint(
                condition=models.Q(("home", models.F("away")), _negated=True),
                name="match_of_two_teams",
                violation_error_message="A team does not play against itself.",
            ),
        ),
        migrations.AddConstraint(
            model_name="match",
            constraint=models.UniqueConstraint(
                fields=("date", "home", "away", "meeting"), name="match_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="match",
            constraint=models.UniqueConstraint(
                condition=models.Q(("source_key__isnull", False)),
                fields=("source", "source_key"),
                name="match_source_key_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="match",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("shootout_winner__isnull", True),
                    ("shootout_winner", models.F("home")),
                    ("shootout_winner", models.F("away")),
                    _connector="OR",
                ),
                name="match_shootout_winner_played",
                violation_error_message="The shoot-out was won by one of the two teams.",
            ),
        ),
    ]
