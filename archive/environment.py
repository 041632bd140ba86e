"""The archive's settings as the environment gives them; whoever writes nonsense is told so at once.

Every function takes the name of a variable and raises `ImproperlyConfigured` with one line that names it
and says what was expected. Only `settings` and the server's commands read the environment, and only through this module.
Run as `python -m archive.environment`, it makes the secret of a local run, or one in each file that is named.
"""

import os
import re
import secrets
import sys
from collections.abc import Sequence
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"
SECRET_FILE = VAR_DIR / "secret"
EDITOR_PASSWORD_FILE = VAR_DIR / "editor-password"
SHORTEST_SECRET = 50

YES = frozenset({"1", "true", "yes", "on"})
NO = frozenset({"0", "false", "no", "off"})

HOST = re.compile(r"\*|\.?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\]")
# RFC 6454, section 6.2, of a site on the web; a host written in another alphabet stands in its ASCII form.
ORIGIN = re.compile(
    r"https?://(?P<host>[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?"
)


def text(name: str, default: str) -> str:
    """The variable's value without the blanks around it; `default` where it is unset or empty."""
    return os.environ.get(name, "").strip() or default


def boolean(name: str, default: bool) -> bool:
    """Yes or no in one of the usual spellings (1, true, yes, on; 0, false, no, off)."""
    value = text(name, "").lower()
    if not value:
        return default
    if value in YES:
        return True
    if value in NO:
        return False
    raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}")


def integer(name: str, default: int, minimum: int, maximum: int) -> int:
    """A whole number from `minimum` to `maximum`, both included."""
    value = text(name, str(default))
    # isdecimal alone would let "١٢" pass, and int() alone "1_000".
    if not (value.isascii() and value.isdecimal() and minimum <= int(value[:12]) <= maximum):
        raise ImproperlyConfigured(
            f"{name} must be a whole number from {minimum} to {maximum}, not {value!r}"
        )
    return int(value)


def words(name: str, default: Sequence[str]) -> list[str]:
    """A list written with commas; empty places are dropped, a blank inside a word is refused."""
    found = [word.strip() for word in text(name, "").split(",") if word.strip()]
    for word in found:
        if len(word.split()) != 1:
            raise ImproperlyConfigured(f"{name} must be a list with commas, and has {word!r}")
    return found or list(default)


def hosts(name: str, default: Sequence[str]) -> list[str]:
    """Host names with commas, as `ALLOWED_HOSTS` takes them: no scheme, port or path. One that
    begins with a dot stands for all below it too, a star for every one."""
    found = [word.lower() for word in words(name, default)]
    for word in found:
        if not HOST.fullmatch(word):
            raise ImproperlyConfigured(
                f"{name} must be host names with commas, like quotes.example.org, without scheme, "
                f"port or path, and has {word!r}"
            )
    return found


def choice(name: str, default: str, choices: Sequence[str]) -> str:
    """One of the given words."""
    value = text(name, default)
    if value not in choices:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(choices)}, not {value!r}")
    return value


def origin(name: str, default: str) -> str:
    """Scheme and host, with a port where there is one: `https://quotes.example.org`, in small letters."""
    value = text(name, default).lower().removesuffix("/")
    if not ORIGIN.fullmatch(value):
        raise ImproperlyConfigured(
            f"{name} must be like https://quotes.example.org, with nothing after it, not {value!r}"
        )
    return value


def host(address: str) -> str:
    """The host of an origin, as `ALLOWED_HOSTS` has it: an IPv6 address in its brackets."""
    found = ORIGIN.fullmatch(address)
    assert found is not None
    return found["host"]


def path(name: str, default: Path) -> Path:
    """The place of a file."""
    return Path(text(name, str(default)))


def content(name: str) -> str:
    """What stands in the file that the variable names, without blanks around it; "" where it names none."""
    place = text(name, "")
    if not place:
        return ""
    try:
        return Path(place).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(f"{name}: {place} cannot be read: {error}") from error


def secret(name: str, path: Path, debug: bool) -> str:
    """The signing secret: the variable, else the file at `path`, else (in debug alone) one for this process.

    Raises when there is none, or when it is too short to be one.
    """
    value = text(name, "")
    source = name
    if not value and path.exists():
        try:
            value = path.read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise ImproperlyConfigured(f"the secret in {path} cannot be read: {error}") from error
        source = str(path)
    elif not value and debug:
        return new_secret()
    elif not value:
        raise ImproperlyConfigured(
            f"there is no secret: set {name} to {SHORTEST_SECRET} or more random characters, "
            "or let `make run` keep one in var/secret"
        )
    if len(value) < SHORTEST_SECRET:
        raise ImproperlyConfigured(
            f"the secret in {source} must have {SHORTEST_SECRET} characters or more"
        )
    return value


def new_secret() -> str:
    """A secret of 384 random bits, in 64 characters."""
    return secrets.token_urlsafe(48)


def keep_secret(path: Path) -> None:
    """Put a new secret at `path`, readable by its owner alone; one that is there already stays."""
    _keep(path, new_secret())


def kept_password(path: Path) -> str:
    """The password in the file at `path`; where there is none, a new one is put there first,
    readable by its owner alone: 96 random bits, in 16 characters."""
    _keep(path, secrets.token_urlsafe(12))
    return path.read_text(encoding="ascii").strip()


def read_password(path: Path) -> str:
    """The password in the file at `path`; "" where there is none."""
    return path.read_text(encoding="ascii").strip() if path.exists() else ""


def _keep(path: Path, value: str) -> None:
    """Write `value` to a new file of its owner; a file that is there already stays.

    Safe when two processes start at once: both then read the value of the one that came first.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if path.exists():
        return
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(value + "\n")
            file.flush()
            os.fsync(file.fileno())
        # A link is made whole or not at all, and never over a file that is there.
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


if __name__ == "__main__":
    for place in [Path(name) for name in sys.argv[1:]] or [SECRET_FILE]:
        keep_secret(place)
