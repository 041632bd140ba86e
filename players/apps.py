"""The people app, as Django sees it."""

from django.apps import AppConfig


class PlayersConfig(AppConfig):
    """Who there is: everything else points here."""

    name = "players"
    verbose_name = "Players"
