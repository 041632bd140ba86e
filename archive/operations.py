"""How the API reads a request and writes an answer: one way for all its operations.

django-ninja routes, checks parameters by the schemas and documents; what it leaves open stands
here. What it does not know is refused (it would pass over an unknown parameter and take the last
of two), HEAD is served, and an answer is the bytes of the very shape that pages render, without
a second serialiser: the shapes are documentation, held to the truth by ``tests/test_shapes.py``.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from http import HTTPStatus
from typing import Any
from urllib.parse import unquote_to_bytes

import orjson
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from ninja import NinjaAPI, Router
from ninja.errors import HttpError, ValidationError
from ninja.operation import Operation

from archive.paging import BadCursor, Page
from archive.problems import ParameterError, of_fault, problem
from archive.reading.errors import Gone, Missing, Moved, UnknownFilter
from archive.schemas import Asked

# More does not fit in any address of ours, a cursor and every filter included.
QUERY_BYTES = 4096
# Of a sentence, where one is looked up: four bytes in UTF-8, each written as %F0.
BYTES_A_CHARACTER = 12
VALUE_CHARACTERS = 200
# A cursor holds the last item's place in the order, which may be a name of 200 characters.
CURSOR_CHARACTERS = 1500
NAME_SHOWN = 60
# Parameters come to an operation as one object under this name (and locations without it).
ASKED = "asked"

View = Callable[..., HttpResponse]


def reads(
    router: Router,
    address: str,
    shape: object,
    *,
    name: str,
    summary: str,
    documented: bool = True,
) -> Callable[[View], View]:
    """Register a view as a public operation: served to GET and HEAD, answers ``shape``.

    ``name`` is its operation id and, with the API's namespace, its URL name; ``shape`` is for
    the documentation. The view's docstring describes it.
    """
    register: Callable[[View], View] = router.api_operation(
        ["GET", "HEAD"],
        address,
        response={200: shape},
        operation_id=name,
        url_name=name,
        summary=summary,
        include_in_schema=documented,
    )
    return register


def answer(shape: Mapping[str, object]) -> HttpResponse:
    """A shape as JSON: dates as they are, moments in time RFC 3339 in UTC with Z."""
    return HttpResponse(
        orjson.dumps(shape, option=orjson.OPT_UTC_Z), content_type="application/json"
    )


def listing(request: HttpRequest, page: Page[Any]) -> HttpResponse:
    """A page of a list in the one envelope; ``next`` keeps the filters, and is the Link too."""
    following = None
    if page.next is not None:
        query = request.GET.copy()
        query["cursor"] = page.next
        following = f"{request.path}?{query.urlencode()}"
    body: dict[str, object] = {"items": page.items, "next": following}
    if page.count is not None:
        body["count"] = page.count
    response = answer(body)
    if following:
        response["Link"] = f'<{following}>; rel="next"'
    return response


def strictly(run: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A decorator for ninja's "view" mode: refuses what the operation does not know, before it
    reads the rest."""
    operation: Operation = run.__self__  # type: ignore[attr-defined]  # ninja hands bound methods
    parameters = _parameters(operation)
    most = QUERY_BYTES + BYTES_A_CHARACTER * sum(parameters.longest.values())

    @wraps(run)
    def checked(request: HttpRequest, **path: Any) -> HttpResponse:
        raw = request.META.get("QUERY_STRING", "").encode("latin-1", "replace")
        if len(raw) > most:
            return problem(HTTPStatus.REQUEST_URI_TOO_LONG)
        if errors := [*_unreadable(raw), *_refused(request, parameters)]:
            return problem(HTTPStatus.UNPROCESSABLE_ENTITY, errors=errors)
        if any("\0" in str(value) for value in path.values()):
            return problem(HTTPStatus.NOT_FOUND)
        return run(request, **path)

    return checked


def _parameters(operation: Operation) -> type[Asked]:
    """The class of an operation's query parameters; ``Asked`` itself where it takes none."""
    parameter = operation.signature.signature.parameters.get(ASKED)
    if parameter is None:
        return Asked
    kind: type[Asked] = parameter.annotation.__origin__
    return kind


def _unreadable(raw: bytes) -> Iterator[ParameterError]:
    """Pieces of a query string that are not text: bytes that are no UTF-8 (lone surrogates are
    not), or NUL, which no database stores."""
    for piece in raw.replace(b"+", b" ").split(b"&"):
        name, _, value = (unquote_to_bytes(part) for part in piece.partition(b"="))
        shown = name.decode("utf-8", "replace")[:NAME_SHOWN]
        try:
            text = name.decode("utf-8") + value.decode("utf-8")
        except UnicodeDecodeError:
            yield {"location": f"query.{shown}", "message": "Not text in UTF-8."}
            continue
        if "\0" in text:
            yield {"location": f"query.{shown}", "message": "A NUL character is not text."}


def _refused(request: HttpRequest, parameters: type[Asked]) -> Iterator[ParameterError]:
    """Parameters that are unknown, given twice, empty or overlong."""
    known = parameters.model_fields
    for name, values in request.GET.lists():
        location = f"query.{name[:NAME_SHOWN]}"
        usual = CURSOR_CHARACTERS if name == "cursor" else VALUE_CHARACTERS
        longest = parameters.longest.get(name, usual)
        if name not in known:
            allowed = (
                f"those allowed are {', '.join(sorted(known))}" if known else "none is allowed"
            )
            yield {"location": location, "message": f"Unknown parameter; {allowed}."}
        elif len(values) > 1 and name not in parameters.repeatable:
            yield {"location": location, "message": "Given more than once."}
        elif any(len(value) > longest for value in values):
            yield {"location": location, "message": f"Longer than {longest} characters."}
        elif not all(values):
            yield {"location": location, "message": "Empty; leave the parameter out instead."}


def install_errors(api: NinjaAPI) -> None:
    """Have every exception that an operation raises answered as a problem."""
    for kind in (Exception, Http404, HttpError, ValidationError):
        api.add_exception_handler(kind, _answer_error)


def _answer_error(request: HttpRequest, error: Exception | type[Exception]) -> HttpResponse:
    """What reading, paging, ninja or the database raised, as an answer; raises what is our own
    failure, for Django to log."""
    match error:
        case Missing() | Http404():
            return problem(404, "The archive has nothing public at this address.")
        case Gone(reason=reason):
            return problem(410, f"Withdrawn: {reason}" if reason else "")
        case Moved(slug=slug):
            return _moved(request, slug)
        case UnknownFilter(name=name, value=value):
            message = f"There is no “{value}” here."
            return problem(422, errors=[{"location": f"query.{name}", "message": message}])
        case BadCursor():
            message = "Not a cursor of this list and order; begin without one."
            return problem(422, errors=[{"location": "query.cursor", "message": message}])
        case ValidationError(errors=errors):
            return problem(422, errors=map(_parameter_error, errors))
        case HttpError(status_code=status):
            return problem(status, str(error))
    response = of_fault(error) if isinstance(error, Exception) else None
    if response is None:
        raise error
    return response


def _moved(request: HttpRequest, slug: str) -> HttpResponse:
    """The way to the same operation at the new slug, the query kept."""
    here = request.resolver_match
    assert here is not None
    address = reverse(here.view_name, kwargs=dict.fromkeys(here.kwargs, slug))
    query = request.META.get("QUERY_STRING", "")
    return HttpResponse(
        status=HTTPStatus.MOVED_PERMANENTLY,
        headers={"Location": f"{address}?{query}" if query else address},
    )


def _parameter_error(found: Mapping[str, Any]) -> ParameterError:
    """One of pydantic's errors in our words: where, by the names a client sent, and what."""
    place = [part for part in found["loc"] if isinstance(part, str) and part != ASKED]
    return {"location": ".".join(place), "message": str(found["msg"]).removeprefix("Value error, ")}
