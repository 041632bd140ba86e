"""What can be said instead of an answer."""


class Missing(LookupError):
    """Nothing public is at this address, or ever was."""


class Gone(LookupError):
    """It was public and was withdrawn; ``reason`` is the editor's, for everybody."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Moved(LookupError):
    """It has another address now: ``slug``, or the number that stands for one."""

    def __init__(self, slug: str) -> None:
        super().__init__(slug)
        self.slug = slug


class UnknownFilter(ValueError):
    """A filter names something that the archive does not have: ``name`` and ``value``."""

    def __init__(self, name: str, value: str) -> None:
        super().__init__(f"{name}: the archive has no “{value}”.")
        self.name = name
        self.value = value
