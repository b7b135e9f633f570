"""A session is found by its code: read once, whoever asks and however they type it."""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest
from sqlalchemy import Engine

from app.live.hall.hall import Hall, OpenRoom
from app.live.room.room import Room
from app.log.database import open_database
from app.log.plan_file import read_plan
from app.log.prepare import prepare
from app.log.sessions import all_sessions, create_session
from app.log.tables import SessionRow
from app.settings import Settings

PLAN = Settings.model_fields["session_plan"].default


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A database with one session."""
    one = open_database(f"sqlite:///{tmp_path}/hemicycle.db")
    prepare(one, PLAN)
    yield one
    one.dispose()


class ReadingHall(Hall):
    """A hall that counts the logs it reads, and reads some only when it is told to."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine, lambda room: Idle(), lambda *asked: "", "", 1, 25, 100)  # type: ignore[arg-type,return-value]
        self.reads: list[str] = []
        self.held = ""
        self.reading, self.goes_on = threading.Event(), threading.Event()

    def _read(self, session: SessionRow) -> Room:
        self.reads.append(session.code)
        if session.code == self.held:
            self.reading.set()
            assert self.goes_on.wait(10)
        return super()._read(session)


class Idle:
    """Pushes nothing."""

    work: ClassVar[dict[str, Any]] = {}


def in_a_hall(engine: Engine, scene: Callable[[ReadingHall, str], Awaitable[Any]]) -> None:
    async def run() -> None:
        await scene(ReadingHall(engine), all_sessions(engine)[0].code)

    asyncio.run(run())


def typed(code: str) -> list[str]:
    """A code as people type it."""
    return [code, code.lower(), f"{code[:3]}-{code[3:]}", f" {code[:3]} {code[3:].lower()}"]


def test_a_log_is_read_once_however_its_code_is_typed(engine: Engine) -> None:
    async def scene(hall: ReadingHall, code: str) -> None:
        found = [await hall.find(one) for one in (*typed(code), *typed(code))]
        assert hall.reads == [code]
        assert all(live is found[0] is hall.open_room(code.lower()) for live in found)

    in_a_hall(engine, scene)


def test_a_code_that_leads_nowhere_reads_no_log(engine: Engine) -> None:
    async def scene(hall: ReadingHall, code: str) -> None:
        assert [await hall.find(one) for one in ("ZZZZZZ", "zzzzzz", "", "no code", "ß", "\x00")] == [None] * 6
        assert hall.reads == []

    in_a_hall(engine, scene)


def test_who_come_at_once_share_one_reading(engine: Engine) -> None:
    async def scene(hall: ReadingHall, code: str) -> None:
        found = await asyncio.gather(*(hall.find(one) for one in typed(code)))
        assert hall.reads == [code]
        assert len({id(live) for live in found}) == 1

    in_a_hall(engine, scene)


def test_nobody_waits_for_another_sessions_log(engine: Engine) -> None:
    async def scene(hall: ReadingHall, code: str) -> None:
        hall.held = code
        slow: asyncio.Task[OpenRoom | None] = asyncio.create_task(hall.find(code))
        await asyncio.to_thread(hall.reading.wait, 10)
        other = create_session(engine, read_plan(PLAN)).code
        try:
            assert (await asyncio.wait_for(hall.find(other), 10)) is not None
            assert await asyncio.wait_for(hall.find("ZZZZZZ"), 10) is None
            assert not slow.done()
        finally:
            hall.goes_on.set()
        assert (await slow) is hall.open_room(code)

    in_a_hall(engine, scene)
