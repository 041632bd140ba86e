"""What the admin's own templates ask for."""

from django import template

from archive.models import BatchKind, BatchState, ImportBatch

register = template.Library()


@register.simple_tag
def demonstration() -> bool:
    """Whether the demonstration archive is loaded: `archive.demo.present`, which stands higher."""
    return ImportBatch.objects.filter(kind=BatchKind.DEMO, state=BatchState.DONE).exists()
