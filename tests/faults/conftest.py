"""A hall on an SQLite file for each test, and room for thousands of sockets in this process."""

import asyncio
import os
import random
import resource
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.server.harness import running

from .house import Hall, House, Party


@pytest.fixture(scope="session", autouse=True)
def many_sockets() -> None:
    """Let this process, and the servers it starts, hold as many sockets as the system allows."""
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


@pytest.fixture
def rng() -> random.Random:
    """Randomness that can be had again: SEED=… in the environment. The seed stands in a failure's output."""
    seed = int(os.environ.get("SEED") or random.SystemRandom().randrange(1_000_000))
    print(f"SEED={seed}")
    return random.Random(seed)


@pytest.fixture
def hall_of(tmp_path: Path) -> Callable[[int], Hall]:
    """A new hall of so many people, on an SQLite file."""
    return lambda people: Hall(f"sqlite:///{tmp_path}/hemicycle.db", tmp_path, people)


@pytest.fixture
def open_house(tmp_path: Path) -> Iterator[Callable[..., House]]:
    """Starts a server; each is stopped at the end, and must not have printed an unexpected exception."""
    houses: list[House] = []

    def start(hall: Hall, *command: str) -> House:
        houses.append(hall.house(command) if command else hall.house())
        house = houses[-1].start().wait_until_ready()
        assert isinstance(house, House)
        return house

    try:
        yield start
    finally:
        for house in houses:
            house.stop()
    for house in houses:
        assert not house.troubles(), house.troubles()


@pytest.fixture(scope="session")
def party(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Party]:
    """One server for the scenes that do it no harm."""
    folder = tmp_path_factory.mktemp("party")
    hall = Hall(f"sqlite:///{folder}/hemicycle.db", folder, 500)
    house = hall.house()
    with running(house):

        async def begin() -> None:
            (await hall.at(house, "q2")).hang_up()

        asyncio.run(begin())
        yield Party(hall, house)
    assert not house.troubles(), house.troubles()
