"""The writer: everything queued is written in order and delivered once, also when the database fails."""

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from app.log.append import Appended, Draft
from app.log.tables import SessionRow
from app.log.writer import Writer

from .logs import assert_whole, codes, endorsement, new_session, rows


class Unsteady:
    """A database that fails `failures` times, and then works; or only once it is told to."""

    def __init__(self, engine: Engine, failures: float) -> None:
        self.engine, self.failures = engine, failures

    def connect(self) -> Any:
        if self.failures > 0:
            self.failures -= 1
            raise OperationalError("INSERT", None, Exception("disk full"))
        return self.engine.connect()


class Desk:
    """A writer, and what it said."""

    def __init__(self, engine: Engine, failures: float = 0) -> None:
        self.session: SessionRow = new_session(engine)
        self.database = Unsteady(engine, failures)
        self.delivered: list[tuple[list[Draft], list[Appended]]] = []
        self.troubles: list[list[Draft]] = []
        self.told = threading.Event()
        self.writer = Writer(
            self.database,  # type: ignore[arg-type]
            codes(self.session),
            lambda drafts, written: self.delivered.append((drafts, written)),
            self._trouble,
        )

    def _trouble(self, drafts: list[Draft]) -> None:
        self.troubles.append(drafts)
        self.told.set()

    def write(self, start: int, end: int) -> None:
        for n in range(start, end):
            self.writer.write(endorsement(self.session, f"k{n}"))

    @property
    def drafts(self) -> list[str | None]:
        return [draft.key for drafts, _ in self.delivered for draft in drafts]

    @property
    def entries(self) -> list[str | None]:
        return [entry.key for _, written in self.delivered for one in written for entry in one.entries]


def keys(start: int, end: int) -> list[str]:
    return [f"k{n}" for n in range(start, end)]


def wait_until(happens: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not happens():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.005)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(Writer, "RETRY_SECONDS", 0.01)
    yield
    assert not [one for one in threading.enumerate() if one.name == "log-writer" and one.is_alive()]


def test_what_is_queued_is_delivered_in_order(sqlite: Engine) -> None:
    desk = Desk(sqlite)
    desk.writer.start()
    for start in range(0, 300, 50):
        desk.write(start, start + 50)
        time.sleep(0.002)
    wait_until(lambda: len(desk.drafts) == 300)
    assert desk.drafts == desk.entries == keys(0, 300)
    assert desk.troubles == []
    desk.writer.stop()
    assert_whole(sqlite, desk.session, 301)


def test_it_is_durable_before_it_is_delivered(sqlite: Engine) -> None:
    desk = Desk(sqlite)
    stood: list[int] = []
    desk.writer._deliver = lambda drafts, written: stood.append(len(rows(sqlite, desk.session)))
    desk.writer.start()
    desk.write(0, 1)
    wait_until(lambda: bool(stood))
    desk.writer.stop()
    assert stood == [2]


def test_what_waited_is_written_in_one_transaction_of_a_bounded_size(sqlite: Engine) -> None:
    desk = Desk(sqlite)
    desk.write(0, Writer.BATCH + 10)
    desk.writer.start()
    desk.writer.stop()
    assert [len(drafts) for drafts, _ in desk.delivered] == [Writer.BATCH, 10]
    assert desk.drafts == keys(0, Writer.BATCH + 10)


def test_stopping_writes_what_is_queued(sqlite: Engine) -> None:
    desk = Desk(sqlite)
    desk.write(0, 40)
    desk.writer.start()
    desk.writer.stop()
    assert desk.drafts == keys(0, 40)
    assert_whole(sqlite, desk.session, 41)


def test_a_failing_database_is_told_and_then_everything_is_delivered_once(sqlite: Engine) -> None:
    desk = Desk(sqlite, failures=3)
    desk.write(0, 5)
    desk.writer.start()
    wait_until(lambda: bool(desk.delivered))
    assert [[draft.key for draft in drafts] for drafts in desk.troubles] == [keys(0, 5)] * 3
    desk.write(5, 8)
    desk.writer.stop()
    assert desk.drafts == desk.entries == keys(0, 8)
    assert_whole(sqlite, desk.session, 9)


def test_nothing_is_delivered_while_the_database_fails(sqlite: Engine) -> None:
    desk = Desk(sqlite, failures=float("inf"))
    desk.writer.start()
    desk.write(0, 2)
    wait_until(lambda: len(desk.troubles) > 2)
    desk.write(2, 4)
    assert desk.delivered == []
    assert len(rows(sqlite, desk.session)) == 1
    desk.database.failures = 0
    wait_until(lambda: len(desk.drafts) == 4)
    desk.writer.stop()
    assert desk.drafts == desk.entries == keys(0, 4)


def test_it_stops_though_the_database_fails_and_delivers_nothing(sqlite: Engine) -> None:
    desk = Desk(sqlite, failures=float("inf"))
    desk.write(0, 3)
    desk.writer.start()
    assert desk.told.wait(10)
    desk.writer.stop()
    assert desk.delivered == []
    assert_whole(sqlite, desk.session, 1)


def test_a_draft_sent_again_is_delivered_but_not_written_again(sqlite: Engine) -> None:
    desk = Desk(sqlite)
    desk.writer.start()
    desk.write(0, 1)
    wait_until(lambda: len(desk.delivered) == 1)
    desk.write(0, 2)
    desk.writer.stop()
    assert desk.drafts == ["k0", "k0", "k1"]
    assert desk.entries == ["k0", "k1"]
    assert_whole(sqlite, desk.session, 3)
