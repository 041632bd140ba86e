from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("archive", "0001_initial"), ("players", "0001_initial")]

    operations = [
        migrations.RemoveConstraint(
            model_name='mention',
            name='mention_names_one_thing',
        ),
        migrations.AddField(
            model_name='mention',
            name='candidates',
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name='mention',
            name='reasons',
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name='mention',
            name='set_by',
            field=models.CharField(choices=[('machine', 'found by the archive'), ('editor', 'set by an editor')], default='machine', max_length=10),
        ),
        migrations.AddField(
            model_name='mention',
            name='state',
            field=models.CharField(choices=[('resolved', 'resolved'), ('open', 'left open'), ('rejected', 'rejected')], default='resolved', max_length=10),
        ),
        migrations.AddConstraint(
            model_name='mention',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('competition__isnull', True), ('kind__in', ['player', 'team', 'match', 'competition', 'venue']), ('match__isnull', True), ('player__isnull', True), ('state__in', ['open', 'rejected']), ('team__isnull', True), ('venue__isnull', True)), models.Q(('competition__isnull', True), ('kind', 'player'), ('match__isnull', True), ('player__isnull', False), ('state', 'resolved'), ('team__isnull', True), ('venue__isnull', True)), models.Q(('competition__isnull', True), ('kind', 'team'), ('match__isnull', True), ('player__isnull', True), ('state', 'resolved'), ('team__isnull', False), ('venue__isnull', True)), models.Q(('competition__isnull', True), ('kind', 'match'), ('match__isnull', False), ('player__isnull', True), ('state', 'resolved'), ('team__isnull', True), ('venue__isnull', True)), models.Q(('competition__isnull', False), ('kind', 'competition'), ('match__isnull', True), ('player__isnull', True), ('state', 'resolved'), ('team__isnull', True), ('venue__isnull', True)), models.Q(('competition__isnull', True), ('kind', 'venue'), ('match__isnull', True), ('player__isnull', True), ('state', 'resolved'), ('team__isnull', True), ('venue__isnull', False)), _connector='OR'), name='mention_names_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='mention',
            constraint=models.CheckConstraint(condition=models.Q(('set_by', 'editor'), models.Q(('set_by', 'machine'), ('state__in', ['resolved', 'open'])), _connector='OR'), name='mention_rejected_by_an_editor'),
        ),
    ]
