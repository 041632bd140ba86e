"""The database that an address names, as Django describes one; nonsense is told at once.

For `settings` alone. Raises `ImproperlyConfigured` as `archive.environment` does.
"""

from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from archive import environment

# What may follow the question mark of a PostgreSQL address (libpq's own parameter names).
POSTGRESQL_PARAMETERS = frozenset(
    {
        "application_name",
        "connect_timeout",
        "host",
        "options",
        "sslcert",
        "sslkey",
        "sslmode",
        "sslrootcert",
        "target_session_attrs",
    }
)
# For the web: a request that has waited this long is lost to its reader anyway (milliseconds).
POSTGRESQL_LIMITS = {
    "statement_timeout": 10_000,
    "lock_timeout": 3_000,
    "idle_in_transaction_session_timeout": 15_000,
}
# WAL lets readers go on while one writes; FULL keeps every commit through a power cut. With
# recursive triggers a REPLACE tells of the row that it throws out (archive.changes).
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
    "PRAGMA journal_size_limit=67108864; PRAGMA recursive_triggers=ON"
)


def database(name: str, default: Path, limits: bool, password: str = "") -> dict[str, Any]:
    """Django's description of the database an address names; without one, SQLite at `default`.

    Takes `postgresql://user:password@host:port/name?sslmode=require` and `sqlite:////absolute/path`,
    every piece percent-decoded; `password` is for an address without one. `limits` ends statements
    that take longer than a web request may (PostgreSQL; SQLite has no such clock).
    """
    address = environment.text(name, "")
    if not address:
        return sqlite(default)
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is no address of a database: {error}") from error
    if parts.scheme == "sqlite":
        return sqlite(sqlite_path(name, parts))
    if parts.scheme in {"postgresql", "postgres"}:
        described = postgresql(name, parts, port, limits)
        return {**described, "PASSWORD": described["PASSWORD"] or password}
    # The address itself is not shown: it may hold a password.
    raise ImproperlyConfigured(
        f"{name} must begin with postgresql:// or sqlite:////, not {parts.scheme[:20]!r}"
    )


def sqlite_path(name: str, parts: SplitResult) -> Path:
    """The file a `sqlite:////absolute/path` names; its folder must be there already."""
    path = Path(unquote(parts.path[1:]))
    if parts.netloc or parts.query or parts.fragment or not path.is_absolute():
        raise ImproperlyConfigured(
            f"{name} must be sqlite:////absolute/path, with four slashes and nothing after the path"
        )
    if not path.parent.is_dir():
        raise ImproperlyConfigured(f"{name} names a file in {path.parent}, which is no folder")
    return path


def sqlite(path: Path) -> dict[str, Any]:
    """SQLite as a web server needs it: transactions take the write lock at their start and wait for it.

    Connections stay open: with a full disk a new one could not even read (it cannot make its WAL files).
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
            "init_command": SQLITE_PRAGMAS,
        },
    }


def postgresql(name: str, parts: SplitResult, port: int | None, limits: bool) -> dict[str, Any]:
    """PostgreSQL through psycopg 3: connections that stay, are looked at first and never wait long."""
    base = unquote(parts.path[1:])
    if not base or "/" in parts.path[1:] or parts.fragment:
        raise ImproperlyConfigured(f"{name} must end in one database name: postgresql://host/name")
    try:
        # To libpq a plus is a plus.
        query = parts.query.replace("+", "%2B")
        given = parse_qsl(query, keep_blank_values=True, strict_parsing=bool(query))
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} has no name=value after its '?'") from error
    options = dict(given)
    unknown = sorted(options.keys() - POSTGRESQL_PARAMETERS)
    if unknown or len(options) != len(given):
        raise ImproperlyConfigured(
            f"{name} has a parameter twice or an unknown one: {', '.join(unknown or options)}"
        )
    host = options.pop("host", unquote(parts.hostname or ""))
    if limits:
        ours = " ".join(f"-c {limit}={value}" for limit, value in POSTGRESQL_LIMITS.items())
        options["options"] = f"{ours} {options.get('options', '')}".strip()
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": base,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": "2", **options},
    }
