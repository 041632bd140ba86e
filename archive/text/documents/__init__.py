"""A published piece as it is handed in, as a file's bytes, to its parts: `read` is the way in.

`.txt` (`plain`), `.md` with front matter (`marked`) and `.html` (`pages`). What a document does
not say stays empty: nothing is invented.
"""

from pathlib import PurePath

from archive.text.documents import marked, pages, plain
from archive.text.documents.decoding import decode
from archive.text.documents.shape import Document, DocumentError, Kind
from archive.text.markup import MAX_MARKDOWN_BYTES
from archive.text.words import normalise

__all__ = ["MAX_BYTES", "Document", "DocumentError", "read"]

MAX_BYTES = 10 * 2**20

_KINDS: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
}


def read(content: bytes, *, name: str) -> Document:
    """The parts of the document `content`; `name` is its file's name.

    The ending of the name decides the format; without one (standard input, "-") the beginning of
    the text does. Raises DocumentError, in one line, where the content is no such text, is not
    UTF-8 or is too large (10 MB, or 1 MB as Markdown).
    """
    if len(content) > MAX_BYTES:
        raise DocumentError(f"{name}: longer than {MAX_BYTES} bytes (10 MB)")
    try:
        text, encoding = decode(content)
        text = normalise(text)
        kind = _kind(name, text)
        found = _READERS[kind](text)
        size = len(found.body.encode())
        if size > MAX_MARKDOWN_BYTES:
            raise DocumentError(f"{size} bytes as Markdown, at most {MAX_MARKDOWN_BYTES} (1 MB)")
    except DocumentError as error:
        raise DocumentError(f"{name}: {error}") from None
    return Document(**found.fields(), kind=kind, encoding=encoding)


def _kind(name: str, text: str) -> Kind:
    suffix = PurePath(name).suffix.lower()
    if suffix:
        if suffix not in _KINDS:
            raise DocumentError(f"no article format; expected one of {', '.join(_KINDS)}")
        return _KINDS[suffix]
    beginning = text[:1000].lstrip().lower()
    if beginning.startswith(("<!doctype html", "<html", "<head", "<body", "<article")):
        return "html"
    return "markdown" if text.startswith(marked.FENCE + "\n") else "text"


_READERS = {"text": plain.read, "markdown": marked.read, "html": pages.read}
