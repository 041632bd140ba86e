"""What every test stands on: which parts of the machine it needs, the browser, the shared folder.

Marks: `once` for what is the same on every database, `sqlite` and `postgresql` for tests of one of them, `chromium` and
`shared` for tests that need these (the fixtures `page` and `shared` bring their mark's rule with them).
"""

from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from django.db import connection
from playwright.sync_api import Browser, Page, sync_playwright

from tests import parts
from tests import world as worlds

OTHER_DATABASE = "only on "
# What Chromium writes into its console when a page wants what our headers forbid.
POLICY = "Content Security Policy"

# Repeatable, and no deadline: the machine may be busy.
hypothesis.settings.register_profile("archive", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("archive")


# Folders of tests that never touch a database.
PURE = ("archive/text", "archive/football")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what a second database cannot change."""
    pure = tuple(parts.ROOT / "tests" / folder for folder in PURE)
    for item in items:
        if any(item.path.is_relative_to(folder) for folder in pure):
            item.add_marker(pytest.mark.once)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave a test out where its database is not the one of this run, or its part is missing."""
    for vendor in ("sqlite", "postgresql"):
        if item.get_closest_marker(vendor) and connection.vendor != vendor:
            pytest.skip(f"{OTHER_DATABASE}{vendor}")
    if item.get_closest_marker("chromium") and not parts.chromium():
        pytest.skip(parts.NO_CHROMIUM)
    if item.get_closest_marker("shared") and not parts.shared():
        pytest.skip(parts.NO_SHARED)


def silently_skipped(config: pytest.Config) -> list[str]:
    """Where parts are required: the tests that were left out for another reason than their database."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if not parts.required() or reporter is None:
        return []
    return [
        f"{report.nodeid}: {report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr}"
        for report in reporter.stats.get("skipped", [])
        if OTHER_DATABASE not in str(report.longrepr)
    ]


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail the run where a required part was left out."""
    if session.exitstatus == pytest.ExitCode.OK and silently_skipped(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Name what was left out though it was required."""
    for line in silently_skipped(config):
        terminalreporter.write_line(f"REQUIRED, but left out: {line}", red=True)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of design and data beside the project."""
    folder = parts.shared()
    if folder is None:
        pytest.skip(parts.NO_SHARED)
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    program = parts.chromium()
    if program is None:
        pytest.skip(parts.NO_CHROMIUM)
    # Playwright keeps an event loop in this thread; the database is used between its steps, never inside.
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        # Its own sandbox cannot be set up by root, as whom containers run.
        chromium = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page without cookies; a script that fails or a broken content security policy fails the test."""
    context = browser.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.extend([said.text] * (POLICY in said.text)))
    yield page
    context.close()
    assert not errors, errors


@pytest.fixture
def world(db: None) -> worlds.World:
    """The archive that most tests look at (tests/world.py)."""
    return worlds.build()
