"""Rows of the demonstration that several tests look at."""

from archive.demo.removing import ORDER
from archive.models import Quote


def fuel():
    return Quote.objects.get(text__startswith="It’s been fuel for me")


def left():
    """What is in the tables that the demonstration writes to."""
    return {model.__name__: count for model in ORDER if (count := model._base_manager.count())}
