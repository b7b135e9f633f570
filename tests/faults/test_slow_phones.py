"""Phones that do not read, that stand still, or whose network has gone: they delay nobody and cost little."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from random import Random

import pytest

from .cable import Cable
from .house import SOAK, Hall, House
from .phones import Background, everyone, until, write_long_inputs

VOTERS, STOPPED, SLOW = 60, 50, 150
ROUNDS = 300 if SOAK else 100
QUESTIONS = ("q1", "q2", "q3", "q4", "q5")
MORE_MEMORY = 60 * 1024 * 1024
LONGEST_WAIT = 5.0

SMALL_BUFFER = 4096


@pytest.fixture
def soon_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that does not answer is given up after two seconds instead of fifty."""
    monkeypatch.setenv("PING_SECONDS", "1")


@asynccontextmanager
async def stoppable(house: House, hall: Hall, places: range) -> AsyncIterator["Crowd"]:
    """Phones in a process of their own."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.faults.stopped_crowd",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    crowd = Crowd(process)
    try:
        cookies = [(phone.who, phone.cookie) for phone in hall.phones(house, places)]
        assert (
            await crowd.ask(json.dumps({"port": house.port, "code": hall.code, "cookies": cookies}))
            == "connected"
        )
        yield crowd
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


class Crowd:
    """A process full of phones."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    async def ask(self, line: str) -> str:
        """Its answer to a line."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(f"{line}\n".encode())
        async with asyncio.timeout(30):
            return (await self._process.stdout.readline()).decode().strip()

    def stop(self) -> None:
        os.kill(self._process.pid, signal.SIGSTOP)

    def go_on(self) -> None:
        os.kill(self._process.pid, signal.SIGCONT)

    async def see(self, view: str, words: str) -> None:
        """Wait until a view shows these words on every phone."""
        for _ in range(100):
            shown = json.loads(await self.ask(view))
            if all(words in one for one in shown):
                return
            await asyncio.sleep(0.1)
        pytest.fail(f"not everyone shows {words!r}: {set(shown)}")


def test_who_does_not_read_delays_nobody_costs_little_and_catches_up(
    hall_of: Callable[[int], Hall],
    open_house: Callable[..., House],
    rng: Random,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PUSHES_PER_SECOND", "20")
    monkeypatch.setenv("PING_SECONDS", "600")  # they are to stay
    hall = hall_of(VOTERS + STOPPED + SLOW)
    house = open_house(hall)
    voters = hall.phones(house, range(VOTERS))
    slow = hall.phones(house, range(VOTERS + STOPPED, len(hall)), buffer=SMALL_BUFFER)

    async def scene() -> None:
        moderator = await hall.at(house, "q1")
        await everyone(phone.connect() for phone in (*voters, *slow))
        async with stoppable(house, hall, range(VOTERS, VOTERS + STOPPED)) as stopped, Background() as going_on:
            assert house.screens() == len(hall)
            before = house.memory
            stopped.stop()
            for phone in slow:
                phone.stop_reading()
            voting = going_on.add(*(phone.vote_on(rng, (0.2, 0.6)) for phone in voters))
            for round_ in range(ROUNDS):
                if round_ < len(QUESTIONS):
                    await moderator.do("reveal")
                await moderator.do("go", item=QUESTIONS[(round_ + 1) % len(QUESTIONS)])
                await asyncio.sleep(0.04)
            await going_on.end(voting)
            more = house.memory - before
            await until(lambda: all(not phone.waiting for phone in voters), "everyone to be answered")
            longest = max(wait for phone in voters for wait in phone.waits.values())
            print(f"{more / 1024 / 1024:.1f} MB more; longest wait {longest:.2f} s")
            assert "ack" in await moderator.do("go", item="opening")
            await everyone(phone.see("now", "Nothing to do now") for phone in voters)
            assert house.screens() == len(hall)
            stopped.go_on()
            for phone in slow:
                phone.read_on()
            await everyone(phone.see("now", "Nothing to do now") for phone in slow)
            await stopped.see("now", "Nothing to do now")
            assert all(phone.connected and not phone.closes for phone in slow)
            assert more < MORE_MEMORY
            assert longest < LONGEST_WAIT
        for phone in (moderator, *voters, *slow):
            phone.hang_up()

    asyncio.run(scene())
    hall.log().has_all_acknowledged(voters)


@pytest.mark.usefixtures("soon_given_up")
def test_a_phone_whose_network_is_gone_is_no_longer_counted_and_finds_back(
    hall_of: Callable[[int], Hall], open_house: Callable[..., House]
) -> None:
    hall = hall_of(12)
    house = open_house(hall)

    async def scene() -> None:
        moderator = await hall.at(house, "q2")
        async with Cable(house.port) as cable:
            near, far = hall.phones(house, range(4)), hall.phones(house, range(4, 12))
            for phone in far:
                phone.port = cable.port
            await everyone(phone.connect() for phone in (*near, *far))
            await moderator.see("people", "Connected 12")
            cable.cut()
            keys = [phone.vote("4") for phone in far]
            await moderator.see("people", "Connected 4")
            assert house.screens() == 4
            assert all(phone.connected for phone in near)
            assert not any(key in hall.log().by_key for key in keys)
            assert "ack" in await moderator.do("next", leaving="q2")
            assert "ack" in await moderator.do("open", item="q2")
            for phone in far:  # each notices by itself, and dials again over another network
                phone.hang_up()
                phone.port = house.port
                await phone.connect()
            await everyone(phone.see("now", "main characteristics") for phone in far)
            assert all(["ack" in await phone.answer(key) for phone, key in zip(far, keys, strict=True)])
            await moderator.see("people", "Connected 12")
        for phone in (moderator, *near, *far):
            phone.hang_up()

        hall.log().is_what_was_sent([*near, *far])

    asyncio.run(scene())


@pytest.mark.usefixtures("soon_given_up")
def test_a_phone_that_stopped_reading_with_its_line_full_is_no_longer_counted(
    hall_of: Callable[[int], Hall], open_house: Callable[..., House]
) -> None:
    hall = hall_of(9)
    house = open_house(hall)

    async def scene() -> None:
        moderator = await hall.at(house, "q2")
        authors, phones = hall.phones(house, range(5)), hall.phones(house, range(5, 9), buffer=SMALL_BUFFER)
        await everyone(phone.connect() for phone in (*authors, *phones))
        await write_long_inputs(authors, "q2")
        held = house.sockets
        for phone in phones:
            phone.stop_reading_with_a_full_line("q2")
        await until(lambda: house.screens() == len(authors), "the server to give them up", 5)
        await moderator.see("people", f"Connected {len(authors)}")
        await until(lambda: house.sockets <= held - len(phones), "their sockets to be closed")
        for phone in (moderator, *phones, *authors):
            phone.hang_up()

    asyncio.run(scene())
