"""Markdown with front matter.

Front matter is a YAML mapping of plain values between two lines "---" at the beginning of the
file: `title`, `standfirst`, `byline`, `publication`, `url`, `published_on` (YYYY-MM-DD),
`language` (BCP 47), `rights`. All are optional; none may come twice, no other is known.
"""

import re
from datetime import date

import yaml

from archive.text.documents.plain import is_same_line
from archive.text.documents.shape import DocumentError, Parts
from archive.text.markup import MarkupError, Span, parse
from archive.text.words import clean_line

FENCE = "---"
KEYS = (
    "title",
    "standfirst",
    "byline",
    "publication",
    "url",
    "published_on",
    "language",
    "rights",
)
_MAX_FRONT_MATTER = 65_536
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z")
_ADDRESS = re.compile(r"https?://[^\s/?#]+[^\s]*\Z", re.IGNORECASE)


def read(text: str) -> Parts:
    """The parts of a normal Markdown text. Raises DocumentError with the line at fault."""
    fields, body = _front_matter(text)
    title, repeated, body = _without_title(fields.get("title", ""), body)
    if not title and not body.strip():
        raise DocumentError("no words in it; expected the text of an article")
    published = fields.get("published_on", "")
    return Parts(
        title=title,
        standfirst=fields.get("standfirst", ""),
        byline=fields.get("byline", ""),
        publication=fields.get("publication", ""),
        source_url=fields.get("url", ""),
        published_on=date.fromisoformat(published) if published else None,
        language=fields.get("language", ""),
        rights=fields.get("rights", ""),
        body=body.strip("\n"),
        title_repeated=repeated,
    )


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return {}, text
    closing = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if closing is None:
        raise DocumentError(f"line 1: front matter opens here; expected a line {FENCE} to close it")
    source = "\n".join(lines[1:closing])
    if len(source) > _MAX_FRONT_MATTER:
        raise DocumentError(f"line 1: front matter is longer than {_MAX_FRONT_MATTER} characters")
    return _fields(source), "\n".join(lines[closing + 1 :])


def _fields(source: str) -> dict[str, str]:
    try:
        node = yaml.compose(source, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 2 if mark else 1
        raise DocumentError(
            f"line {line}: {error.problem}; expected \u201ckey: value\u201d, the value in quotation "
            "marks where it holds a colon"
        ) from None
    except (yaml.YAMLError, RecursionError):
        raise DocumentError("line 1: front matter is not YAML; expected key: value lines") from None
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        raise DocumentError("line 2: expected \u201ckey: value\u201d lines between the lines ---")
    fields: dict[str, str] = {}
    for key, value in node.value:
        line = key.start_mark.line + 2
        name = key.value if isinstance(key, yaml.ScalarNode) else "?"
        if name not in KEYS:
            raise DocumentError(f"line {line}: unknown key {name!r}; expected {', '.join(KEYS)}")
        if name in fields:
            raise DocumentError(f"line {line}: {name} comes a second time; expected it once")
        if not isinstance(value, yaml.ScalarNode):
            raise DocumentError(
                f"line {line}: {name}: expected plain text, found a list or mapping"
            )
        fields[name] = _checked(name, value, line)
    return fields


def _checked(name: str, node: yaml.ScalarNode, line: int) -> str:
    """The value as written: 1966 and Yes are words here, not a number and a truth."""
    value = clean_line(node.value)
    if not node.style and value in ("~", "null", "Null", "NULL"):
        return ""
    expected = ""
    if value and name == "published_on" and not _is_date(value):
        expected = "a date as YYYY-MM-DD"
    elif value and name == "language" and not _LANGUAGE.match(value):
        expected = "a language tag such as en or en-GB"
    elif value and name == "url" and not _ADDRESS.match(value):
        expected = "an address that begins with https:// or http://"
    if expected:
        raise DocumentError(f"line {line}: {name}: expected {expected}, found {value[:80]!r}")
    return value


def _is_date(value: str) -> bool:
    try:
        return bool(_DATE.match(value) and date.fromisoformat(value))
    except ValueError:
        return False


def _without_title(title: str, body: str) -> tuple[str, bool, str]:
    """The title, whether the body repeated it, and the body without it.

    Without a title in the front matter, a first heading of level 1 is the title.
    """
    lines = body.split("\n")
    first = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    last = first + 1
    if first < len(lines) and not re.match(r" {0,3}#", lines[first]):
        while last < len(lines) and lines[last].strip():
            last += 1
            if re.match(r" {0,3}=+[ \t]*\Z", lines[last - 1]):
                break
    try:
        head = parse("\n".join(lines[first:last]))
    except MarkupError:
        return title, False, body
    rest = "\n".join(lines[last:])
    if title and is_same_line(title, head.text):
        return title, True, rest
    if not title and head.spans[:1] == (Span("heading", 0, len(head.text), 1),):
        return clean_line(head.text), False, rest
    return title, False, body
