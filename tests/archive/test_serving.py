"""The start of the server: a port that is taken, static files collected once, granian's command line."""

import contextlib
import http.client
import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest
from django.contrib.staticfiles import storage
from django.core.management import CommandError, call_command
from django.core.management.base import SystemCheckError
from django.db import connection

from archive import environment, serving
from archive.management.commands.serve import Command
from tests.parts import ROOT

STATIC_NAME = re.compile(r"{%\s*static\s+([\"'])(.+?)\1")


@pytest.fixture
def taken():
    """A port on which another program listens."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.fixture
def collecting(settings, tmp_path, monkeypatch):
    """The static files as production keeps them, below a folder of this test."""
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    return settings.STATIC_ROOT


def test_a_taken_port_is_refused(taken):
    with pytest.raises(serving.PortTaken):
        serving.claim("127.0.0.1", taken)


def test_a_free_port_can_be_had_at_once_again(taken):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    serving.claim("127.0.0.1", port)
    serving.claim("127.0.0.1", port)


def test_the_command_says_so_in_one_line(taken, capsys):
    with pytest.raises(CommandError, match=r"\Aport \d+ of 127\.0\.0\.1 is not free [^\n]+\Z"):
        call_command("serve", port=taken)
    assert capsys.readouterr().out == ""


def test_a_database_that_does_not_answer_is_told_in_one_line():
    nowhere = {
        "DATABASE_URL": "postgresql://nobody:x@127.0.0.1:1/none",
        "DJANGO_SETTINGS_MODULE": "archive.settings",
        "SECRET_KEY": "x" * 60,
    }
    told = subprocess.run(
        [sys.executable, "manage.py", "serve", "--prepare", "--port", "8699"],
        cwd=ROOT, env={**os.environ, **nowhere}, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert told.returncode == 1
    assert re.fullmatch(r"CommandError: the database does not answer: [^\n]+\n", told.stderr)


@pytest.mark.sqlite
@pytest.mark.django_db
def test_production_refuses_what_a_deployment_must_not_have(monkeypatch, capsys):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 51, 2))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with pytest.raises(SystemCheckError, match=r"archive\.E001"):
        call_command("serve", production=True, port=port)
    assert "http" not in capsys.readouterr().out


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_one_process_at_a_time_prepares_the_database():
    parameters = connection.get_connection_params()
    with psycopg.connect(dbname=parameters["dbname"], **place_of(parameters)) as other:

        def is_free():
            key = [serving.PREPARING]
            free = other.execute("SELECT pg_try_advisory_lock(%s)", key).fetchone()[0]
            return free and other.execute("SELECT pg_advisory_unlock(%s)", key).fetchone()[0]

        assert is_free()
        with serving.one_at_a_time():
            assert not is_free()
        assert is_free()
        with pytest.raises(ZeroDivisionError), serving.one_at_a_time():
            raise ZeroDivisionError
        assert is_free()


def place_of(parameters):
    """Where the server is and who we are there, of a connection's parameters."""
    return {name: parameters[name] for name in ("host", "port", "user") if name in parameters}


def test_static_files_are_collected_once(collecting):
    assert serving.collect_static() is True
    manifest = json.loads((collecting / "staticfiles.json").read_text())["paths"]
    assert (collecting / f"{manifest['admin/css/base.css']}.gz").exists()
    assert serving.collect_static() is False


def test_a_changed_static_file_is_seen(monkeypatch, tmp_path):
    style = tmp_path / "site.css"
    style.write_text("p {}")
    monkeypatch.setattr(serving, "static_sources", lambda: [("site.css", style)])
    before = serving.static_fingerprint()
    os.utime(style, (1, 1))
    assert serving.static_fingerprint() != before


def test_every_template_finds_its_files_in_the_manifest(collecting):
    serving.collect_static()
    manifest = storage.staticfiles_storage
    names = {
        found[2]
        for path in (ROOT / "templates").rglob("*.html")
        for found in STATIC_NAME.finditer(path.read_text(encoding="utf-8"))
    }
    assert {name for name in names if not Path(manifest.stored_name(name)).name} == set()


@pytest.mark.parametrize("flag", ["--workers", "--port"])
@pytest.mark.parametrize("value", ["x", "0", "-1", "1.5", "99999999"])
def test_a_number_that_cannot_be_is_refused_in_a_sentence(flag, value):
    parser = Command().create_parser("manage.py", "serve")
    with pytest.raises(CommandError, match=f"{flag}: a whole number from 1 to .* not '{value}'"):
        parser.parse_args([f"{flag}={value}"])
    assert parser.parse_args([f"{flag}=8"])


def test_granian_is_told_to_keep_threads_for_slow_readers():
    command = serving.server_command("127.0.0.1", 8123, workers=2)
    assert command[:3] == [sys.executable, "-m", "granian"]
    assert {"--interface=wsgi", "--workers=2", "--blocking-threads=4", "--port=8123"} <= {*command}


@pytest.fixture
def served(tmp_path):
    """`manage.py serve` on a port of its own and an empty database; gives the process and the port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve", f"--port={port}", "--workers=2"],
        cwd=ROOT,
        env={
            "PATH": os.defpath,
            "SECRET_KEY": environment.new_secret(),
            "DATABASE_URL": f"sqlite:///{tmp_path}/archive.sqlite3",
            # A fresh clone has collected no static files yet.
            "PYTHONWARNINGS": "ignore:No directory at",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        wait_for(lambda: answers(port) or process.poll() is not None, seconds=60)
        assert process.poll() is None, process.communicate()
        # Browsers leave theirs open.
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port)) as idle:
            idle.request("GET", "/healthz")
            idle.getresponse().read()
            yield process, port
    finally:
        process.terminate()
        process.communicate(timeout=30)


def answers(port):
    """Whether something answers HTTP on this port."""
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as asked:
        try:
            asked.request("GET", "/healthz")
            asked.getresponse().read()
        except OSError:
            return False
        return True


def wait_for(condition, seconds):
    """Until it holds, or the test fails."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"not within {seconds} s"
        time.sleep(0.05)


def test_ctrl_c_stops_all_of_it_at_once(served):
    process, port = served
    # A terminal sends it to the whole group, and an impatient hand more than once.
    for _ in range(3):
        os.killpg(process.pid, signal.SIGINT)
    output, errors = process.communicate(timeout=10)
    assert process.returncode == 0, errors
    assert errors == ""
    assert f"http://127.0.0.1:{port}/players/harry-kane/" in output
    serving.claim("127.0.0.1", port)


@pytest.mark.skipif(sys.platform != "linux", reason="only on linux")
def test_the_server_does_not_outlive_its_command(served):
    process, port = served
    process.kill()
    process.wait()
    wait_for(lambda: not answers(port), seconds=10)
