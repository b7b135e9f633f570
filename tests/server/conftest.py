"""One server for the many small tests; each test has a session of its own on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from .harness import Scene, Server, running


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """`hemicycle serve` on a new SQLite file."""
    folder = tmp_path_factory.mktemp("server")
    with running(Server(f"sqlite:///{folder}/hemicycle.db", folder)) as one:
        yield one


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    """A server that a test may kill."""
    with running(Server(f"sqlite:///{tmp_path}/hemicycle.db", tmp_path)) as one:
        yield one


@pytest.fixture
def scene(server: Server) -> Iterator[Scene]:
    """A session, and everyone in it."""
    one = Scene(server)
    yield one
    one.close()
