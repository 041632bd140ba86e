"""Files and standard input as documents, read no further than a document may be long."""

import sys
from pathlib import Path

from archive.ingest.drafts import Incoming
from archive.text.documents import MAX_BYTES


def read_file(name: str) -> Incoming:
    """The file of this name, or standard input for "-"; what cannot be read says why."""
    if name == "-":
        return _within(name, sys.stdin.buffer.read(MAX_BYTES + 1))
    path = Path(name)
    if path.is_dir():
        return Incoming(name, fault=f"{name}: a folder; expected a file")
    try:
        # One byte more than is taken tells that there is more, however much there is.
        with path.open("rb") as file:
            return _within(name, file.read(MAX_BYTES + 1))
    except FileNotFoundError:
        return Incoming(name, fault=f"{name}: there is no such file")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return Incoming(name, fault=f"{name}: cannot be read: {reason}")


def _within(name: str, content: bytes) -> Incoming:
    if len(content) > MAX_BYTES:
        limit = MAX_BYTES // 2**20
        return Incoming(
            name, fault=f"{name}: larger than {limit} MB; expected the text of one article"
        )
    return Incoming(name, content)
