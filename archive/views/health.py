"""For balancers: whether the process runs, and whether it reaches its database."""

from http import HTTPStatus

from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

_PLAIN = "text/plain; charset=utf-8"


@require_safe
@never_cache
def alive(request: HttpRequest) -> HttpResponse:
    """``/healthz``: 200 as long as the process answers; asks no database."""
    return HttpResponse("ok\n", content_type=_PLAIN)


@require_safe
@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """``/readyz``: 200 when one statement comes back, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except (OperationalError, InterfaceError):
        return HttpResponse(
            "no database\n",
            content_type=_PLAIN,
            status=HTTPStatus.SERVICE_UNAVAILABLE,
            headers={"Retry-After": "5"},
        )
    return HttpResponse("ok\n", content_type=_PLAIN)
