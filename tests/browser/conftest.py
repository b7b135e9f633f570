"""A server, browsers, and for each test a session of its own with everyone who opens a screen of it."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from tests.server.harness import PATIENCE, Server, running

from .engines.chromium import Chromium
from .engines.firefox import Firefox
from .engines.webkit import WebKit
from .engines.window import Engine
from .people import Room
from .travellers import Travellers

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

ENGINES = ("chromium", "firefox")
SOAKED = ("chromium-90", "webkit")
"""Engines that are tried in the long run alone; scripts/setup-soak brings them."""

OLD_CHROMIUM = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "hemicycle/chromium-90/chrome"

expect.set_options(timeout=1000 * PATIENCE)


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
def playwright() -> Iterator[Playwright]:
    """What drives every Chromium: there can be but one."""
    with sync_playwright() as one:
        yield one


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """The system's Chromium."""
    program = next(filter(None, map(shutil.which, CHROMIUM)), None)
    assert program, "Chromium is not installed; scripts/setup-tests installs it"
    with playwright.chromium.launch(executable_path=program, args=ARGUMENTS) as one:
        yield one


@pytest.fixture(scope="session")
def old_browser(playwright: Playwright) -> Iterator[Browser]:
    """The oldest Chromium that is supported."""
    assert OLD_CHROMIUM.exists(), f"{OLD_CHROMIUM} is not there; scripts/setup-soak installs it"
    with playwright.chromium.launch(executable_path=OLD_CHROMIUM, args=[*ARGUMENTS]) as one:
        yield one


@pytest.fixture(scope="session", params=[*ENGINES, *(SOAKED if os.environ.get("SOAK") else ())])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Each browser in turn: those of every run, and in the long run an old one and WebKit too."""
    one = started(request, tmp_path_factory.mktemp(request.param))
    yield one
    one.close()


def started(request: pytest.FixtureRequest, folder: Path) -> Engine:
    """A browser by its name. It must be there: none is left out in silence."""
    match request.param:
        case "firefox":
            return Firefox(folder)
        case "webkit":
            return WebKit(folder)
        case "chromium-90":
            return Chromium(request.getfixturevalue("old_browser"))
    return Chromium(request.getfixturevalue("browser"))


@pytest.fixture
def room(browser: Browser, server: Server) -> Iterator[Room]:
    """A session, and everyone who opens a screen of it; at the end nothing may have gone wrong on any."""
    one = Room(browser, server)
    yield one
    one.close()


@pytest.fixture
def hall(engine: Engine, server: Server) -> Iterator[Travellers]:
    """Two people with phones, the moderator and the board, in each browser."""
    one = Travellers(engine, server)
    yield one
    one.close()
