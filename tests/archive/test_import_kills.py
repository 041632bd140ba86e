"""An import that is killed: the next run comes to the same state as one that never was."""

import os
import signal
import subprocess
import sys

import pytest
from django.db import connection

from archive.matches import import_matches
from archive.models import ImportBatch, Match
from tests import record
from tests.parts import ROOT

pytestmark = pytest.mark.django_db(transaction=True)

# An import that kills itself when it begins to tell of something, or has written it.
KILLED = """
import os, signal, sys
from pathlib import Path
import django
django.setup()
from django.conf import settings
from archive.matches import import_matches
settings.DATABASES["default"]["NAME"] = sys.argv[1]
def tell(what, done, total):
    if what == sys.argv[3] and done == total:
        os.kill(os.getpid(), signal.SIGKILL)
import_matches([Path(sys.argv[2])], tell=tell)
"""


def run_killed(folder, at):
    """Run the import in a process of its own, which kills itself there."""
    program = [sys.executable, "-c", KILLED, str(connection.settings_dict["NAME"]), str(folder), at]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    ended = subprocess.run(
        program, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr


def test_killed_at_any_step_it_leaves_nothing_and_the_next_run_does_all(tmp_path):
    folder = record.international(tmp_path / "set")
    for at in ("Reading", "Writing matches", "Writing goals"):
        run_killed(folder, at)
        assert not Match.objects.exists()
        assert not ImportBatch.objects.exists()
    assert import_matches([folder]).total("added") == 10
    after = record.checksum()
    assert import_matches([folder]).total("added") == 0
    assert record.checksum() == after
