"""The archive's own settings, on a test database: SQLite, or the server that `TEST_DATABASE_URL` names."""

import os
import secrets
import tempfile
from pathlib import Path

from archive import databases, environment

# What the caller's shell says about a real archive is no matter of the tests.
OURS = "ALLOWED_HOSTS CSRF_TRUSTED_ORIGINS DATABASE_PASSWORD_FILE DATABASE_URL DEBUG HTTPS PORT PROXIES SITE_URL"
for name in OURS.split():
    os.environ.pop(name, None)
os.environ["SECRET_KEY"] = environment.new_secret()
os.environ["LOG_LEVEL"] = "WARNING"

from archive.settings import *  # noqa: E402, F403 after the environment is set, and all of them

# A name of its own for every run and worker: clones that test at once on one server do not meet.
run = f"extra_time_{secrets.token_hex(4)}"
database = databases.database(
    "TEST_DATABASE_URL", default=Path(tempfile.gettempdir()) / f"{run}.sqlite3", limits=False
)
if database["ENGINE"].endswith("sqlite3"):
    # In a file, as in the archive: in memory there is no WAL, and threads would share one connection.
    database["TEST"] = {"NAME": database["NAME"]}
else:
    database["TEST"] = {"NAME": f"test_{run}"}
    database["OPTIONS"]["options"] = "-c synchronous_commit=off"
DATABASES = {"default": database}

# Pages are tested without collecting static files first; tests/test_static.py does collect them.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Argon2 takes its time on purpose; tests/test_settings.py looks at the real list.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
