"""Every error below /api/ in one shape: RFC 9457, ``application/problem+json``.

The middleware sees to it that this holds for what Django itself refuses, too: an unknown address, a
wrong method, a bad host, a failure. May be imported by everything that answers clients.
"""

import logging
import uuid
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from typing import NotRequired

import orjson
from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.db import DataError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from typing_extensions import TypedDict

logger = logging.getLogger(__name__)

ROOT = "/api/"
# A problem's type is where this documentation tells of it.
TYPES = "/api/v1/docs#problem-{status}"
CONTENT_TYPE = "application/problem+json"
# A request with a hundred thousand faults gets no answer of ten megabytes.
MOST_ERRORS = 20
RETRY_AFTER = 5

DETAILS = {
    400: "The request could not be read.",
    403: "You may not do this.",
    404: "There is nothing at this address.",
    405: "This address does not take this method; the Allow header names those it takes.",
    406: "This address has no answer in the form that was asked for.",
    410: "What was here has been withdrawn.",
    413: "The request is too large.",
    414: "The address is too long: at most 4096 bytes may follow the question mark.",
    415: "The request's body is in a form that this address does not read.",
    422: "The request's parameters were not understood.",
    429: "Too many requests; the Retry-After header says in how many seconds to come back.",
    500: "The archive failed to answer. It has taken note of it.",
    503: "The archive cannot reach its database at the moment. Please come back in a few seconds.",
}


class ParameterError(TypedDict):
    """What is wrong with one parameter: ``location`` is where it stands (``query.limit``)."""

    location: str
    message: str


class Problem(TypedDict):
    """An error as RFC 9457 has it. ``errors`` (at most 20) comes with 422, ``instance`` with 500."""

    type: str
    title: str
    status: int
    detail: str
    errors: NotRequired[list[ParameterError]]
    instance: NotRequired[str]


def problem(
    status: int,
    detail: str = "",
    *,
    errors: Iterable[ParameterError] = (),
    instance: str = "",
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """The answer that says what went wrong; ``detail`` is for people, in whole sentences."""
    body: Problem = {
        "type": TYPES.format(status=status),
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail or DETAILS.get(status, HTTPStatus(status).description),
    }
    if listed := list(errors)[:MOST_ERRORS]:
        body["errors"] = listed
    if instance:
        body["instance"] = instance
    return HttpResponse(
        orjson.dumps(body), status=status, content_type=CONTENT_TYPE, headers=dict(headers or {})
    )


def of_fault(error: BaseException) -> HttpResponse | None:
    """The answer to what a database or Python says of a request; None: it is our own failure.

    A lost or busy database is 503 with Retry-After; values that no database column holds, that
    are not text, or that are too deep are the client's: 422.
    """
    if isinstance(error, (OperationalError, InterfaceError)):
        logger.warning("The database did not answer.", exc_info=error)
        return problem(503, headers={"Retry-After": str(RETRY_AFTER)})
    if isinstance(error, (DataError, OverflowError, UnicodeError, RecursionError)):
        return problem(422)
    if isinstance(error, RequestDataTooBig):
        return problem(413)
    if isinstance(error, (BadRequest, SuspiciousOperation)):
        return problem(400)
    return None


@csrf_exempt
def unknown_address(request: HttpRequest, rest: str = "") -> HttpResponse:
    """What is below /api/ and no operation: 404 to every method, told without a statement."""
    hint = " (addresses of the API have no slash at their end)" if rest.endswith("/") else ""
    return problem(404, f"There is no such address{hint}. The addresses are in /api/v1/docs.")


class ProblemsMiddleware:
    """Below /api/: every error is a problem, OPTIONS is answered, every origin may read.

    Reading needs no credentials, so ``Access-Control-Allow-Origin: *`` gives nobody anything that
    is not public; a browser sends no cookie with such a request.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request, and put the answer into the API's form."""
        response = self.get_response(request)
        if not request.path.startswith(ROOT) and request.path != ROOT.rstrip("/"):
            return response
        if request.method == "OPTIONS" and response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            response = _options(response)
        elif response.status_code >= HTTPStatus.BAD_REQUEST:
            response = _as_problem(request, response)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, Link, Retry-After"
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A lost database below /api/ is 503 there, whichever view met it."""
        return of_fault(error) if request.path.startswith(ROOT) else None


def _allowed(response: HttpResponseBase) -> str:
    """The methods of an address, OPTIONS included, in a fixed order."""
    methods = {name.strip() for name in response.get("Allow", "").split(",")} | {"OPTIONS"}
    return ", ".join(sorted(methods - {""}))


def _options(refused: HttpResponseBase) -> HttpResponse:
    """The answer to OPTIONS, a browser's question before it asks included."""
    allowed = _allowed(refused)
    return HttpResponse(
        status=HTTPStatus.NO_CONTENT,
        headers={
            "Allow": allowed,
            "Access-Control-Allow-Methods": allowed,
            "Access-Control-Allow-Headers": "Accept, If-None-Match",
            "Access-Control-Max-Age": "86400",
        },
    )


def _as_problem(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """An error that is not yet a problem as one; its headers that mean something are kept."""
    if response.get("Content-Type", "").startswith(CONTENT_TYPE):
        return response
    status = response.status_code
    headers = {"Retry-After": response["Retry-After"]} if "Retry-After" in response else {}
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = _allowed(response)
    instance = ""
    if status == HTTPStatus.INTERNAL_SERVER_ERROR:
        instance = uuid.uuid4().urn
        logger.error("A request to the API failed: %s %s", instance, request.path)
    return problem(status, instance=instance, headers=headers)
