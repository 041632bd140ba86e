from itertools import islice

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

from archive.text.telling import Wording


def note_who_set_the_status(apps, editor):
    """What is not the default was set by somebody: nothing but an editor sets it so far."""
    quotes = apps.get_model("archive", "Quote")._base_manager.using(editor.connection.alias)
    quotes.exclude(status="single_source", status_reason="").update(status_set_by="editor")


def file_what_is_there(apps, editor):
    """Put the quotes that are there into the index (archive.terms does it from then on)."""
    alias = editor.connection.alias
    telling = apps.get_model("archive", "Telling")
    quotes = apps.get_model("archive", "Quote")._base_manager.using(alias)
    rows = quotes.exclude(state="rejected").values_list("pk", "speaker", "state", "text")
    made = (
        telling(key=key, accepted=int(state == "accepted"), speaker=speaker or 0, quote_id=pk)
        for pk, speaker, state, text in rows.iterator()
        for key in Wording(text).keys
    )
    while some := list(islice(made, 10_000)):
        telling._base_manager.using(alias).bulk_create(some)


def nothing(apps, editor):
    """On the way back the tables go by themselves."""


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0003_verification'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='citation',
            name='differs',
            field=models.BooleanField(db_default=False, default=False, editable=False),
        ),
        migrations.AddField(
            model_name='citation',
            name='wording',
            field=models.TextField(blank=True, db_default='', default='', editable=False),
        ),
        migrations.AddField(
            model_name='quote',
            name='status_set_by',
            field=models.CharField(choices=[('machine', 'found by the archive'), ('editor', 'set by an editor')], db_default='machine', default='machine', editable=False, max_length=10),
        ),
        migrations.CreateModel(
            name='Join',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('record', models.JSONField(default=dict)),
                ('why', models.CharField(blank=True, max_length=300)),
                ('at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now())),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('into', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='joins', to='archive.quote')),
                ('quote', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='joined', to='archive.quote')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('quote', models.F('into')), _negated=True), name='joined_to_another')],
            },
        ),
        migrations.CreateModel(
            name='KeptApart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('why', models.CharField(blank=True, max_length=300)),
                ('at', models.DateTimeField(auto_now_add=True, db_default=django.db.models.functions.datetime.Now())),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('first', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='archive.quote')),
                ('second', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='archive.quote')),
            ],
            options={
                'ordering': ['pk'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('first', 'second'), name='keptapart_once'), models.CheckConstraint(condition=models.Q(('first__lt', models.F('second'))), name='keptapart_lower_first')],
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('score', models.FloatField()),
                ('first', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='archive.quote')),
                ('second', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='archive.quote')),
            ],
            options={
                'ordering': ['pk'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('first', 'second'), name='proposal_once'), models.CheckConstraint(condition=models.Q(('first__lt', models.F('second'))), name='proposal_lower_first')],
            },
        ),
        migrations.CreateModel(
            name='Telling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.BigIntegerField()),
                ('accepted', models.PositiveSmallIntegerField(default=0)),
                ('speaker', models.BigIntegerField(default=0)),
                ('quote', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='archive.quote')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('key', 'accepted', 'speaker', 'quote'), name='telling_once')],
            },
        ),
        migrations.RunPython(note_who_set_the_status, nothing),
        migrations.RunPython(file_what_is_there, nothing),
    ]
