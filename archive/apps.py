"""The editorial app, as Django sees it."""

from django.apps import AppConfig
from django.core import checks
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate

from archive import folding
from archive.checks import refuse_sqlite, warn_of_sqlite
from archive.roles import keep_roles


class ArchiveConfig(AppConfig):
    """Puts the app's system checks, and what its databases need, in their place."""

    name = "archive"
    verbose_name = "Extra Time"

    def ready(self) -> None:
        """Register the checks that know which SQLite can lose commits, what a connection
        has to know, and what goes round `migrate`."""
        # Models may be imported from here on only.
        from archive import changes

        connection_created.connect(folding.install, dispatch_uid="archive.folding")
        checks.register(warn_of_sqlite)
        checks.register(refuse_sqlite, deploy=True)
        pre_migrate.connect(
            changes.before_migrate, sender=self, dispatch_uid="archive.changes.before"
        )
        post_migrate.connect(
            changes.after_migrate, sender=self, dispatch_uid="archive.changes.after"
        )
        post_migrate.connect(keep_roles, sender=self, dispatch_uid="archive.roles")
