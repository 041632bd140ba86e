"""What caches and browsers may keep: ETags and 304, compression, Cache-Control.

Everybody who is not signed in gets the same public answers. They depend on the archive's revision,
the last release that is past (a scheduled one passes without a write), the day in the archive's
zone, the address and the software, and on nothing else: of these an answer's ETag is made *before*
the answer, so that a reader who has it already costs one statement and no page. RFC 9110: 13.1.2
(If-None-Match), 12.5.3 (Accept-Encoding), 8.8.3 (strong ETags, one for each encoding).

The functions up to ``etags`` know nothing of Django's requests: what answers in front of Django
asks them too. May be imported by settings and by what serves.
"""

import gzip
import hashlib
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.http import parse_etags

from archive import release

PUBLIC = "public, no-cache"
PRIVATE = "private, no-store"
NEVER = "no-store"
PROBES = frozenset({"/healthz", "/readyz"})
DESKS = ("/admin/",)

IDENTITY = "identity"
GZIP = "gzip"
# Below this a packet is a packet; above level 5 time grows faster than bytes shrink.
LEAST_BYTES = 500
LEVEL = 5
_COMPRESSIBLE = re.compile(r"text/|application/([\w.-]+\+)?(json|xml|javascript|x-ndjson)\b")
# Answers about the one who asks, or about a fault that may be over in a second.
_NOT_FOR_ALL = frozenset({401, 403, 408, 413, 429})
# What the public answers are made by, below the project's folder; the lock names all libraries.
_SOFTWARE = ("archive", "players", "templates", "static", "requirements/base.txt")


class Edition(NamedTuple):
    """The state of all public answers at one time; another edition, other ETags."""

    revision: int
    released: datetime | None
    today: date
    software: str


def edition() -> Edition:
    """The edition of now; one statement. Raises what the database raises when it is away."""
    now = timezone.now()
    revision, released, _ = release.clock(now)
    return Edition(revision, released, timezone.localdate(now), software())


@cache
def software() -> str:
    """A hash over the program, its templates and the libraries' versions: other bytes, other pages."""
    digest = hashlib.sha256(settings.TIME_ZONE.encode())
    for path in sorted(_sources(settings.BASE_DIR)):
        digest.update(f"{path.relative_to(settings.BASE_DIR)}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _sources(root: Path) -> Iterator[Path]:
    for name in _SOFTWARE:
        for path in (root / name, *(root / name).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                yield path


def canonical(query: str) -> str:
    """A query string with its parameters in the order of their names; values of one name keep
    theirs. Empty values count."""
    return urlencode(sorted(parse_qsl(query, keep_blank_values=True), key=lambda pair: pair[0]))


def encodings(accepted: str | None) -> tuple[str, ...]:
    """Which of our encodings an Accept-Encoding header takes, the one to send first.

    Without a header: the plain one. Who refuses both gets the plain one all the same.
    """
    weights: dict[str, float] = {}
    for item in (accepted or "").lower().split(","):
        name, *parameters = (part.strip() for part in item.split(";"))
        weights[name.removeprefix("x-")] = _weight(parameters)
    anything = weights.get("*", 0.0)
    zipped = weights.get(GZIP, anything)
    # Plain is always taken unless refused, and named last unless preferred.
    plain = weights.get(IDENTITY, anything if "*" in weights else None)
    if zipped <= 0:
        return (IDENTITY,)
    if plain == 0:
        return (GZIP,)
    return (IDENTITY, GZIP) if plain is not None and plain > zipped else (GZIP, IDENTITY)


def _weight(parameters: list[str]) -> float:
    """The q of one item, 1 where there is none; what is no number is a refusal."""
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            return float(value) if re.fullmatch(r"\s*[01](\.\d*)?\s*", value) else 0.0
    return 1.0


def etags(now: Edition, path: str, query: str) -> dict[str, str]:
    """The strong ETag that the answer at an address has in each encoding, in this edition.

    Signed with the archive's secret, so nobody can make one: who has it got it with a 200.
    """
    what = "\0".join((*map(str, now), path, canonical(query)))
    digest = salted_hmac("archive.conditional", what, algorithm="sha256").hexdigest()[:32]
    return {IDENTITY: f'"{digest}"', GZIP: f'"{digest}-gzip"'}


class ConditionalMiddleware:
    """Gives every answer its Cache-Control, and public ones to GET and HEAD their ETag and encoding.

    Stands outside everything that builds an answer and inside what only adds headers. What a
    signed-in editor, a bearer of a token or the desk is answered is theirs alone, always fresh,
    and not compressed (it holds secrets beside what others wrote).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        # Now, while the files on the disk are those that this process runs.
        software()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer with 304 what the reader has already, else with what the rest of the program says."""
        # Raises for a host that is not ours, before anything is asked of the database.
        request.get_host()
        if request.path in PROBES:
            return _unkept(self.get_response(request), NEVER)
        if request.path.startswith(DESKS) or _is_signed_in(request):
            return _unkept(self.get_response(request), PRIVATE)
        if request.method not in {"GET", "HEAD"}:
            return self.get_response(request)
        taken = encodings(request.headers.get("Accept-Encoding"))
        known = {
            tag.removeprefix("W/") for tag in parse_etags(request.headers.get("If-None-Match", ""))
        }
        tags = _tags(request)
        for encoding in taken:
            if tags.get(encoding) in known:
                return _not_modified(tags[encoding])
        response = self.get_response(request)
        if refusal := _refusal(response):
            return _unkept(response, refusal)
        return _public(request, response, taken, tags, "*" in known)


def _is_signed_in(request: HttpRequest) -> bool:
    """Whether an answer may be somebody's own. A session that has ended counts: nobody has looked."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES or "Authorization" in request.headers


def _tags(request: HttpRequest) -> dict[str, str]:
    """The ETags of this address now. None while templates are being worked on, nor without a
    database: then the view says what is to be said about it."""
    if settings.DEBUG:
        return {}
    try:
        now = edition()
    except (OperationalError, InterfaceError):
        return {}
    return etags(now, request.path, request.META.get("QUERY_STRING", ""))


def _refusal(response: HttpResponseBase) -> str:
    """The Cache-Control of an answer to anybody that no cache may keep; empty for all others."""
    if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return NEVER
    own = response.get("Cache-Control", "")
    if (
        response.cookies
        or response.status_code in _NOT_FOR_ALL
        or "no-store" in own
        or "private" in own
    ):
        return PRIVATE
    return ""


def _unkept(response: HttpResponseBase, rule: str) -> HttpResponseBase:
    """An answer that nothing keeps."""
    response["Cache-Control"] = rule
    del response["ETag"]
    return response


def _public(
    request: HttpRequest,
    response: HttpResponseBase,
    taken: tuple[str, ...],
    tags: dict[str, str],
    any_will_do: bool,
) -> HttpResponseBase:
    """A public answer in its encoding; with an ETag where it is a 200."""
    response["Cache-Control"] = PUBLIC
    # It was made without a session, whoever looked for one.
    vary = [name.strip() for name in response.get("Vary", "").split(",")]
    kept = [name for name in vary if name and name.lower() not in {"cookie", "accept-encoding"}]
    response["Vary"] = ", ".join([*kept, "Accept-Encoding"])
    encoding = _encode(response, taken)
    del response["ETag"]
    if response.status_code == HTTPStatus.OK and tags:
        if any_will_do:
            return _not_modified(tags[encoding])
        response["ETag"] = tags[encoding]
    if request.method == "HEAD" and isinstance(response, HttpResponse):
        response.content = b""
    return response


def _encode(response: HttpResponseBase, taken: tuple[str, ...]) -> str:
    """Compress a body that gains by it; which of our encodings it has now, with its length."""
    if not isinstance(response, HttpResponse):
        return IDENTITY
    body = response.content
    encoding = IDENTITY
    if (
        taken[0] == GZIP
        and len(body) >= LEAST_BYTES
        and not response.has_header("Content-Encoding")
        and _COMPRESSIBLE.match(response.get("Content-Type", ""))
    ):
        # Without the time, so that the same body is the same bytes.
        zipped = gzip.compress(body, LEVEL, mtime=0)
        if len(zipped) < len(body):
            body, encoding = zipped, GZIP
            response.content = body
            response["Content-Encoding"] = GZIP
    response["Content-Length"] = str(len(body))
    return encoding


def _not_modified(tag: str) -> HttpResponse:
    """The answer to who has it already."""
    return HttpResponseNotModified(
        headers={"ETag": tag, "Cache-Control": PUBLIC, "Vary": "Accept-Encoding"}
    )
