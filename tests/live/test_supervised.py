"""A long task that ends is told of, begun again, and known to be down meanwhile."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from app.logs import set_up_logging
from app.supervised import Supervised

from .test_pusher import QuickLoop


def played(play: Callable[[Supervised], Awaitable[None]]) -> None:
    """Play on a loop on which nothing is waited for."""

    async def hold() -> None:
        tasks = Supervised()
        await play(tasks)
        tasks.end_all()

    with asyncio.Runner(loop_factory=QuickLoop) as runner:
        runner.run(hold())


def test_a_task_that_fails_is_begun_again_and_told(capsys: pytest.CaptureFixture[str]) -> None:
    async def play(tasks: Supervised) -> None:
        begun = list[int]()

        async def work() -> None:
            begun.append(1)
            if len(begun) < 3:
                raise RuntimeError("the disk")
            await asyncio.Event().wait()

        tasks.begin("following", work)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert "the disk" in tasks.down["following"] and len(begun) == 1
        await asyncio.sleep(10)
        assert len(begun) == 3 and tasks.ended["following"] == 2
        assert tasks.down == {}, "it has run for a while"

    set_up_logging()
    played(play)
    said = capsys.readouterr().out
    assert said.count("a task ended and is begun again") == 2
    assert "following" in said and "Traceback" in said and "the disk" in said


def test_a_task_that_should_go_on_and_ends_is_begun_again() -> None:
    async def play(tasks: Supervised) -> None:
        begun = list[int]()

        async def work() -> None:
            begun.append(1)

        tasks.begin("pulse", work)
        await asyncio.sleep(5)
        assert len(begun) > 2 and tasks.down == {"pulse": "it ended"}

    played(play)


def test_a_task_that_is_ended_is_not_begun_again() -> None:
    async def play(tasks: Supervised) -> None:
        begun = list[int]()

        async def work() -> None:
            begun.append(1)
            raise RuntimeError

        tasks.begin("room", work)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        tasks.end("room")
        await asyncio.sleep(10)
        assert len(begun) == 1 and tasks.down == {}

    played(play)
