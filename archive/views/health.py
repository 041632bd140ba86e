"""For balancers: whether the process runs, and whether it reaches its database."""

import logging
from http import HTTPStatus

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from archive import changes

logger = logging.getLogger(__name__)

_PLAIN = "text/plain; charset=utf-8"


@require_safe
@never_cache
def alive(request: HttpRequest) -> HttpResponse:
    """``/healthz``: 200 as long as the process answers; asks no database."""
    return HttpResponse("ok\n", content_type=_PLAIN)


@require_safe
@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """``/readyz``: 200 when one statement comes back, else 503.

    Triggers that are missing make it warn and no more: readers can be served, and taking every
    process out of the balancer would make an outage of what `verify --repair` puts right.
    """
    try:
        watching = changes.watching()
    except (OperationalError, InterfaceError):
        return HttpResponse(
            "no database\n",
            content_type=_PLAIN,
            status=HTTPStatus.SERVICE_UNAVAILABLE,
            headers={"Retry-After": "5"},
        )
    if not watching:
        logger.warning("Triggers are missing: manage.py verify --repair puts them back.")
        return HttpResponse("ok, but triggers are missing\n", content_type=_PLAIN)
    return HttpResponse("ok\n", content_type=_PLAIN)
