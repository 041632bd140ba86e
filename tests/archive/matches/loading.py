"""The record loaded, and what a report and a match then tell."""

from archive.matches import import_matches
from archive.models import Match

FIRST = "1990-05-01-northland-southland"


def load(*paths, **options):
    return import_matches(paths, **options)


def counted(report):
    return {kind: dict(counts) for kind, counts in report.counts.items()}


def told(slug=FIRST):
    events = Match.objects.get(slug=slug).events.order_by("pk")
    return [(one.kind, one.minute, one.team.name, one.player_name, one.number) for one in events]
