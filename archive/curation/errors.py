"""What an editor's act can be refused for."""


class CurationError(ValueError):
    """An act that is refused: `field` names what is wrong, the message says it to the editor."""

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class StaleVersion(CurationError):
    """Somebody else saved the same thing since it was opened; nothing was written."""
