"""A feature of invented people, and what taking it in gives."""

from archive.ingest import Incoming, ingest
from archive.models import (
    Article,
    ArticleText,
    Citation,
    CitationPart,
    ImportBatch,
    Intake,
    Mention,
    Quote,
    Source,
)

FEATURE = """Ada Brook looks back

Ada Brook scored twice for Norland at Mill Park. “It was a long night,” Brook said. “We earned it.”

Her manager Ivo Lind spoke of “a fine team” in the Harbour Cup.

“Nobody slept,” said Ivo Lind.
"""


def take(text=FEATURE, name="feature.txt", **options):
    content = text if isinstance(text, bytes) else text.encode()
    report = ingest([Incoming(name, content)], **options)
    return report.taken[0]


def rows():
    """How many rows there are of all that taking in may write."""
    kinds = (
        Article,
        ArticleText,
        Intake,
        Quote,
        Citation,
        CitationPart,
        Mention,
        Source,
        ImportBatch,
    )
    return [kind.objects.count() for kind in kinds]


def printed():
    """The words of the one article that was taken in."""
    return ArticleText.objects.get(current_for__isnull=False)
