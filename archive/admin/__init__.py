"""The editors' pages: Django's admin over `archive.curation`, which checks and writes.

Importing this package registers them all (Django does, at start).
"""

from archive.admin import (
    accounts,
    articles,
    matches,
    moments,
    quotes,
    site,
    sources,
    squads,
    stories,
    teams,
    themes,
)

__all__ = [
    "accounts",
    "articles",
    "matches",
    "moments",
    "quotes",
    "site",
    "sources",
    "squads",
    "stories",
    "teams",
    "themes",
]
