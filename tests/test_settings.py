"""Settings from the environment: what is taken, what is refused and with which words, and what a start makes of it."""

import os
import re
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from archive import environment
from tests import parts

ROOT = parts.ROOT
SECRET = "x1" * 30


@pytest.fixture
def given(monkeypatch):
    """Set one variable, named VALUE."""
    return lambda value: monkeypatch.setenv("VALUE", value)


def start(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run Python with the archive's real settings and nothing else in the environment."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={"PATH": os.defpath, **variables},
        capture_output=True,
        text=True,
        check=False,
    )


class TestValues:
    @pytest.mark.parametrize(
        ("value", "expected"),
        [("1", True), ("yes", True), (" On ", True), ("0", False), ("FALSE", False), ("", True)],
    )
    def test_boolean(self, given, value, expected):
        given(value)
        assert environment.boolean("VALUE", default=True) is expected

    @pytest.mark.parametrize("value", ["2", "ja", "truee", "None"])
    def test_boolean_refuses(self, given, value):
        given(value)
        with pytest.raises(ImproperlyConfigured, match="VALUE must be 1 or 0, not"):
            environment.boolean("VALUE", default=False)

    @pytest.mark.parametrize("value", ["-1", "1.5", "1_0", "١", "66000", "9" * 5000, "0x1", "x"])
    def test_integer_refuses(self, given, value):
        given(value)
        with pytest.raises(ImproperlyConfigured, match="VALUE must be a whole number from 0 to"):
            environment.integer("VALUE", 1, minimum=0, maximum=65535)

    def test_integer(self, given):
        assert environment.integer("VALUE", 7, minimum=0, maximum=9) == 7
        given("9")
        assert environment.integer("VALUE", 7, minimum=0, maximum=9) == 9

    def test_words(self, given):
        assert environment.words("VALUE", default=["a"]) == ["a"]
        given(" a.example, ,b.example,")
        assert environment.words("VALUE", default=[]) == ["a.example", "b.example"]
        given("a.example b.example")
        with pytest.raises(ImproperlyConfigured, match="list with commas"):
            environment.words("VALUE", default=[])

    def test_hosts(self, given):
        assert environment.hosts("VALUE", default=["127.0.0.1", "[::1]"]) == ["127.0.0.1", "[::1]"]
        given("Quotes.example.org, .example.com,*,[::1]")
        assert environment.hosts("VALUE", default=[]) == [
            "quotes.example.org",
            ".example.com",
            "*",
            "[::1]",
        ]

    @pytest.mark.parametrize(
        "value", ["http://foo", "foo:8000", "foo/", "a.example,*.example", "-a", "ü.example", "::1"]
    )
    def test_hosts_refuses(self, given, value):
        given(value)
        with pytest.raises(ImproperlyConfigured, match=r"\AVALUE must be host names [^\n]+\Z"):
            environment.hosts("VALUE", default=[])

    def test_choice(self, given):
        given("LOUD")
        with pytest.raises(ImproperlyConfigured, match="VALUE must be one of INFO, ERROR"):
            environment.choice("VALUE", "INFO", ("INFO", "ERROR"))

    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            ("https://quotes.example.org", "https://quotes.example.org"),
            ("HTTP://Quotes.Example.org/", "http://quotes.example.org"),
            ("http://[::1]:8000", "http://[::1]:8000"),
            ("http://localhost:8123", "http://localhost:8123"),
            ("", "http://x.example"),
        ],
    )
    def test_origin(self, given, value, expected):
        given(value)
        assert environment.origin("VALUE", default="http://x.example") == expected

    @pytest.mark.parametrize(
        "value",
        [
            "quotes.example.org",
            "https://quotes.example.org/archive",
            "https://ed@quotes.example.org",
            "https://quotes.example.org:http",
            "https://quotes example.org",
            "https://",
            "https://-a.example",
            "ftp://quotes.example.org",
            "https://qüotes.example.org",
        ],
    )
    def test_origin_refuses(self, given, value):
        given(value)
        with pytest.raises(ImproperlyConfigured, match=r"\AVALUE must be like [^\n]+\Z"):
            environment.origin("VALUE", default="http://x.example")

    @pytest.mark.parametrize(
        ("address", "host"),
        [("http://[::1]:80", "[::1]"), ("https://a.example", "a.example"), ("http://b:81", "b")],
    )
    def test_host(self, address, host):
        assert environment.host(address) == host

    def test_content_of_a_file(self, given, tmp_path):
        given("")
        assert environment.content("VALUE") == ""
        (tmp_path / "password").write_text("correct horse\n")
        given(str(tmp_path / "password"))
        assert environment.content("VALUE") == "correct horse"
        given(str(tmp_path / "nothing"))
        with pytest.raises(ImproperlyConfigured, match=r"\AVALUE: [^\n]+ cannot be read: [^\n]+\Z"):
            environment.content("VALUE")


class TestSecret:
    def test_the_variable_comes_first(self, given, tmp_path):
        (tmp_path / "secret").write_text("y2" * 30)
        assert environment.secret("VALUE", tmp_path / "secret", debug=False) == "y2" * 30
        given(SECRET)
        assert environment.secret("VALUE", tmp_path / "secret", debug=False) == SECRET

    def test_without_one_there_is_no_start(self, tmp_path):
        with pytest.raises(ImproperlyConfigured, match="set VALUE to 50 or more"):
            environment.secret("VALUE", tmp_path / "secret", debug=False)

    def test_debug_makes_one_for_the_process(self, tmp_path):
        made = {environment.secret("VALUE", tmp_path / "secret", debug=True) for _ in range(2)}
        assert len(made) == 2
        assert not (tmp_path / "secret").exists()

    @pytest.mark.parametrize("kept", [b"", b"short\n", b"\xff" * 60])
    def test_a_bad_file_is_refused(self, tmp_path, kept):
        (tmp_path / "secret").write_bytes(kept)
        with pytest.raises(ImproperlyConfigured, match="secret"):
            environment.secret("VALUE", tmp_path / "secret", debug=True)

    def test_kept_for_its_owner_alone_and_never_changed(self, tmp_path):
        path = tmp_path / "var" / "secret"
        environment.keep_secret(path)
        first = path.read_text()
        environment.keep_secret(path)
        assert path.read_text() == first
        assert len(first.strip()) >= environment.SHORTEST_SECRET
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        assert [found.name for found in path.parent.iterdir()] == ["secret"]

    def test_two_starts_at_once_agree(self, tmp_path):
        path = tmp_path / "secret"
        together = threading.Barrier(8)
        seen = []

        def begin():
            together.wait()
            environment.keep_secret(path)
            seen.append(environment.secret("VALUE", path, debug=False))

        threads = [threading.Thread(target=begin) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(seen) == 8
        assert len(set(seen)) == 1


class TestStart:
    @pytest.fixture
    def clone(self, tmp_path):
        """The settings in a folder where no secret was ever made."""
        (tmp_path / "archive").mkdir()
        for path in (ROOT / "manage.py", *(ROOT / "archive").glob("*.py")):
            (tmp_path / path.relative_to(ROOT)).write_bytes(path.read_bytes())
        return tmp_path

    def test_no_secret_stops_it_with_one_line(self, clone):
        done = start(clone, "manage.py", "check")
        assert done.returncode == 1
        assert re.fullmatch(r"manage\.py: there is no secret: set SECRET_KEY to .*\n", done.stderr)

    def test_the_kept_secret_is_enough(self, clone):
        assert start(clone, "-m", "archive.environment").returncode == 0
        code = "from archive.settings import *; print(DEBUG, ALLOWED_HOSTS)"
        done = start(clone, "-c", code)
        assert done.stdout == "False ['127.0.0.1', 'localhost', '[::1]']\n", done.stderr

    def test_nonsense_stops_it_with_one_line(self, clone):
        done = start(clone, "manage.py", "check", SECRET_KEY=SECRET, DEBUG="maybe")
        assert done.returncode == 1
        assert done.stderr == "manage.py: DEBUG must be 1 or 0, not 'maybe'\n"
        done = start(clone, "manage.py", "check", SECRET_KEY=SECRET, ALLOWED_HOSTS="http://foo")
        assert done.returncode == 1
        assert done.stderr.startswith("manage.py: ALLOWED_HOSTS must be host names with commas")

    def test_tls_makes_every_cookie_safe(self, clone):
        names = (
            "SESSION_COOKIE_SECURE, CSRF_COOKIE_SECURE, SECURE_SSL_REDIRECT, SESSION_COOKIE_NAME"
        )
        code = f"from archive.settings import *; print({names}, PASSWORD_HASHERS[0])"
        done = start(clone, "-c", code, SECRET_KEY=SECRET, HTTPS="1")
        assert done.stdout.split() == [
            "True",
            "True",
            "True",
            "__Host-sessionid",
            "django.contrib.auth.hashers.Argon2PasswordHasher",
        ]
