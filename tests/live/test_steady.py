"""The time of a process only ever grows, whatever is done to the machine's clock."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.domain.entry import Entry
from app.domain.names import Names
from app.domain.people.entries import ScreensSeen
from app.domain.session.entries import Planned
from app.domain.state import State
from app.live.room import steady
from app.live.room.room import Room
from app.live.room.steady import SteadyClock, watch_the_wall
from app.log.append import Draft
from app.log.tables import SessionRow
from tests.exports.scenes import small_plan

from .test_pusher import QuickLoop

NOON = datetime(2021, 5, 18, 10, 0, tzinfo=UTC)


class Machine:
    """A machine's wall clock, which may be set, and its count of seconds, which may not."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.wall, self.count = NOON, 1000.0
        machine = self

        class Wall(datetime):
            @classmethod
            def now(cls, tz: Any = None) -> datetime:
                return machine.wall

        monkeypatch.setattr(steady, "datetime", Wall)
        monkeypatch.setattr(steady.time, "clock_gettime", lambda which: machine.count)

    def passes(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
        self.count += seconds

    def is_set(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(monkeypatch)


@pytest.mark.parametrize("step", [-3600.0, 3600.0])
def test_a_step_of_the_machines_clock_changes_nothing(machine: Machine, step: float) -> None:
    clock = SteadyClock()
    machine.passes(60)
    machine.is_set(step)
    assert clock.now() == NOON + timedelta(seconds=60)
    machine.passes(1)
    assert clock.now() == NOON + timedelta(seconds=61)
    assert clock.wall_is_ahead == timedelta(seconds=step)


def test_a_step_is_told_once(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    import asyncio

    async def watch() -> None:
        watching = asyncio.create_task(watch_the_wall(SteadyClock()))
        await asyncio.sleep(25)
        machine.is_set(-3600)
        await asyncio.sleep(60)
        watching.cancel()

    with asyncio.Runner(loop_factory=QuickLoop) as runner:
        runner.run(watch())
    said = capsys.readouterr().out
    assert said.count("clock was set") == 1 and "seconds=-3600" in said


def test_a_process_that_starts_with_an_earlier_clock_goes_on_from_the_log(machine: Machine) -> None:
    """Else every ballot after the close would bear the moment of the close, and count."""
    written: list[Draft] = []
    session = SessionRow(id=1, code="ABC234", cookie_secret="x")
    last = NOON + timedelta(hours=1)
    room = Room(session, State(), Names(), written.append, "http://here", SteadyClock(), last)
    machine.passes(5)
    room.note(ScreensSeen(participants=()), "k")
    assert room.now() == written[0].at == last + timedelta(seconds=5)


def test_a_process_whose_clock_is_behind_anothers_keeps_up_with_it(machine: Machine) -> None:
    """Else a ballot it takes long after the other's close would bear the moment of the close, and count."""
    session = SessionRow(id=1, code="ABC234", cookie_secret="x")
    room = Room(session, State(), Names(), lambda draft: None, "http://here", SteadyClock())
    closed = NOON + timedelta(minutes=30)
    room.fold([Entry(1, closed, "system", Planned(plan=small_plan()))])
    machine.passes(10)
    assert room.now() == closed + timedelta(seconds=10)
