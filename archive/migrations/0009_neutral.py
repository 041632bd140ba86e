import json

from django.db import migrations, models


def leave_unknown(apps, editor):
    """Whether a ground was neutral openfootball does not tell, and it was kept as "no": now it is not
    known, but where somebody or the other data set has told it."""
    alias = editor.connection.alias
    matches = apps.get_model("archive", "Match")._base_manager.using(alias)
    changes = apps.get_model("archive", "Change")._base_manager.using(alias)
    told = set(
        changes.filter(table="archive_match", new__contains='"neutral"').values_list(
            "row", flat=True
        )
    )
    rows = (
        matches.filter(source__slug="openfootball", neutral=False)
        .exclude(accounts__source__slug="international-results")
        .values_list("pk", flat=True)
    )
    keys = [key for key in rows if key not in told]
    # The history of PostgreSQL watches: it was the import that had written it (archive.changes.acting).
    who = {"user_id": None, "name": "import_matches", "why": "Not told is not known"}
    _act(editor, json.dumps(who))
    for start in range(0, len(keys), 500):
        matches.filter(pk__in=keys[start : start + 500]).update(neutral=None)
    _act(editor, "")


def _act(editor, who):
    if editor.connection.vendor == "postgresql":
        with editor.connection.cursor() as cursor:
            cursor.execute("SELECT set_config('extra_time.actor', %s, true)", [who])


def say_no(apps, editor):
    """Back to two values."""
    matches = apps.get_model("archive", "Match")._base_manager.using(editor.connection.alias)
    _act(editor, json.dumps({"user_id": None, "name": "import_matches", "why": "Two values"}))
    matches.filter(neutral=None).update(neutral=False)
    _act(editor, "")


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0007_stages'),
    ]

    operations = [
        migrations.AlterField(
            model_name='match',
            name='neutral',
            field=models.BooleanField(blank=True, help_text='Whether neither side was at home, where that is known.', null=True),
        ),
        migrations.RunPython(leave_unknown, say_no),
    ]
