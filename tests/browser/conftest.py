"""A server, a browser, and for each test a session of its own with everyone who opens a screen of it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.server.harness import Server, running

from .people import Room

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

expect.set_options(timeout=10_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder drives a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """`hemicycle serve` on a new SQLite file."""
    folder = tmp_path_factory.mktemp("browser")
    with running(Server(f"sqlite:///{folder}/hemicycle.db", folder)) as one:
        yield one


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    program = next(filter(None, map(shutil.which, CHROMIUM)), None)
    assert program, "Chromium is not installed; scripts/setup-tests installs it"
    with sync_playwright() as playwright:
        one = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield one
        one.close()


@pytest.fixture
def room(browser: Browser, server: Server) -> Iterator[Room]:
    """A session, and everyone who opens a screen of it; at the end nothing may have gone wrong on any."""
    one = Room(browser, server)
    yield one
    one.close()
