"""Names go by themselves when their time is over: at the start, and while the service runs."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.domain.people.entries import Joined
from app.domain.session.entries import Planned
from app.live.hall import keeping
from app.live.hall.keeping import keep_none_too_long
from app.log.append import Draft, append
from app.log.erase_names import erase_names
from app.log.read import read_names
from app.log.sessions import create_session
from app.log.tables import SessionRow
from tests.exports.scenes import new_database, small_plan, write

SOON = 0.01


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """An empty database in a file."""
    return new_database(tmp_path)


def session_of(engine: Engine, days: int, held_days_ago: int) -> SessionRow:
    """A session with a name in it, of a plan that keeps names for so many days."""
    plan = small_plan().model_copy(update={"keep_personal_data_days": days})
    session = create_session(engine, plan)
    with engine.begin() as db:
        db.exec_driver_sql(f"DELETE FROM entry WHERE session_id = {session.id}")
    assert session.id is not None
    at = datetime.now(UTC) - timedelta(days=held_days_ago)
    append(engine, {session.id: session.code}, [Draft(session.id, "system", Planned(plan=plan), at=at)])
    write(engine, session, ("p-1", Joined(), "Ana"))
    return session


def named(engine: Engine, session: SessionRow) -> bool:
    assert session.id is not None
    return len(read_names(engine, session.id)) > 0


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110 - what a thread does to a file
            await asyncio.sleep(SOON)


async def looked_after(engine: Engine, condition: Callable[[], bool], is_quiet: bool = True) -> None:
    """Keep names no longer than may be, until something holds."""
    task = asyncio.create_task(keep_none_too_long(engine, lambda: is_quiet, every=SOON))
    try:
        await until(condition)
        assert not task.done()
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def test_those_whose_time_is_over_go_and_the_others_stay(engine: Engine) -> None:
    over, not_yet = session_of(engine, 30, 31), session_of(engine, 30, 29)
    asyncio.run(looked_after(engine, lambda: not named(engine, over)))
    assert named(engine, not_yet)


def test_a_name_given_afterwards_goes_as_well(engine: Engine) -> None:
    over = session_of(engine, 30, 31)
    erase_names(engine, over)
    write(engine, over, ("p-2", Joined(), "Ben"))
    asyncio.run(looked_after(engine, lambda: not named(engine, over)))


def test_a_database_that_cannot_be_had_now_is_tried_again(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    over, tried = session_of(engine, 30, 31), 0

    def busy(*given: object) -> object:
        nonlocal tried
        tried += 1
        if tried < 3:
            with engine.connect() as db:
                db.exec_driver_sql("SELECT * FROM nowhere")
        return erase_names(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(keeping, "erase_names", busy)
    asyncio.run(looked_after(engine, lambda: not named(engine, over)))
    assert tried == 3


@pytest.mark.parametrize("is_quiet", [True, False])
def test_the_file_is_written_anew_only_when_nobody_waits_for_it(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, is_quiet: bool
) -> None:
    cleared: list[Engine] = []
    monkeypatch.setattr(keeping, "leave_no_trace", cleared.append)
    over = session_of(engine, 30, 31)

    def done() -> bool:
        return not named(engine, over) and (bool(cleared) or not is_quiet)

    asyncio.run(looked_after(engine, done, is_quiet))
    assert cleared == ([engine] if is_quiet else [])


@pytest.mark.parametrize("spoilt", ["at = replace(at, '+00:00', '')", "at = 'some day'", "body = 'x'"])
def test_a_log_that_cannot_be_read_keeps_nobody_elses_names(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, spoilt: str
) -> None:
    told: list[int] = []
    monkeypatch.setattr(keeping.log, "warning", lambda _event, session, **_more: told.append(session))
    bad, over = session_of(engine, 30, 31), session_of(engine, 30, 31)
    with engine.begin() as db:
        db.exec_driver_sql(f"UPDATE entry SET {spoilt} WHERE session_id = {bad.id}")
    asyncio.run(looked_after(engine, lambda: not named(engine, over)))
    again = session_of(engine, 30, 31)
    asyncio.run(looked_after(engine, lambda: not named(engine, again)))
    assert told == [bad.id]


def test_a_log_of_a_newer_version_is_left_to_it_and_the_others_are_seen_to(engine: Engine) -> None:
    newer, over = session_of(engine, 30, 31), session_of(engine, 30, 31)
    with engine.begin() as db:
        db.exec_driver_sql(f"UPDATE entry SET version = 99 WHERE seq = 1 AND session_id = {newer.id}")
    asyncio.run(looked_after(engine, lambda: not named(engine, over)))
    assert named(engine, newer)
