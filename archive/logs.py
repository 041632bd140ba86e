"""Log lines as JSON, one object a line, for machines first; never a body, a query string, a cookie or a token."""

import json
import logging
import traceback
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest

# The innermost calls of a trace; a template's are some hundred deep.
FRAMES = 12


class JsonFormatter(logging.Formatter):
    """Writes time (RFC 3339, UTC), level, logger, message, and for a request its method, path and status."""

    def format(self, record: logging.LogRecord) -> str:
        """One JSON object in one line, with the trace of an exception where there is one."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest):
            line |= {"method": request.method, "path": request.path}
        if status := getattr(record, "status_code", None):
            line["status"] = status
        if record.exc_info:
            line["trace"] = "".join(traceback.format_exception(*record.exc_info, limit=-FRAMES))
        return json.dumps(line, ensure_ascii=False)
