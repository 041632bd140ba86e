#!/usr/bin/env python
"""Run one of the archive's commands: `manage.py help` lists them."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def main() -> None:
    """Hand the command line to Django; a wrong setting ends in one line and exit 1."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    # A web request may keep the database busy for seconds; an import or a backup may need minutes.
    os.environ.setdefault("DATABASE_LIMITS", "0")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"manage.py: {error}")


if __name__ == "__main__":
    main()
