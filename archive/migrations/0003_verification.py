from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("archive", "0002_mentions")]

    operations = [
        migrations.CreateModel(
            name="Verification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=150)),
                ("seconds", models.FloatField()),
                ("looked_at", models.JSONField(default=dict)),
                ("places", models.JSONField(default=dict)),
                ("found", models.PositiveIntegerField()),
                ("repaired", models.PositiveIntegerField()),
                ("findings", models.JSONField(default=list)),
            ],
            options={"ordering": ["-pk"]},
        ),
        migrations.AddField(
            model_name="citation",
            name="before",
            field=models.JSONField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="citation",
            name="given_up",
            field=models.BooleanField(db_default=False, default=False, editable=False),
        ),
    ]
