"""The editors' pages: Django's admin over `archive.curation`, which checks and writes.

Importing this package registers them all (Django does, at start).
"""

from archive.admin import articles, matches, moments, quotes, site, sources, stories, teams, themes

__all__ = [
    "articles",
    "matches",
    "moments",
    "quotes",
    "site",
    "sources",
    "stories",
    "teams",
    "themes",
]
