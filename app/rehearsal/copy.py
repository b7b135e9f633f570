"""The copy of a session that is rehearsed: marked, with the session's plan and nothing else of it."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine

from app.domain.plan import Plan
from app.domain.session.entries import Planned
from app.log.read import read_entries
from app.log.sessions import all_sessions, create_session
from app.log.tables import SessionRow
from app.log.wipe import wipe_copy


class NothingToRehearse(Exception):
    """The session cannot be rehearsed. The text says why and what to do."""


def make_copy(engine: Engine, original: SessionRow) -> SessionRow:
    """A copy of a session as it was planned, with an open door. The session itself is only read. Raises
    NothingToRehearse."""
    if original.rehearsal_of is not None:
        raise NothingToRehearse(
            f"{original.code} is a rehearsal itself: rehearse {original.rehearsal_of}, of which it is a copy."
        )
    plan = plan_of(engine, original).model_copy(update={"door": "open"})
    return create_session(engine, plan, rehearsal_of=original.code)


def plan_of(engine: Engine, session: SessionRow) -> Plan:
    """What a session was planned to be: the first entry of its log."""
    assert session.id is not None
    first = next(read_entries(engine, session.id)).body
    assert isinstance(first, Planned)
    return first.plan


@contextmanager
def copied(engine: Engine, original: SessionRow, keep: bool) -> Iterator[SessionRow]:
    """Within this there is a copy; at the end it is wiped, whatever happened, unless it is to be kept."""
    copy = make_copy(engine, original)
    try:
        yield copy
    finally:
        if not keep:
            wipe_copy(engine, copy)


def copies(engine: Engine, code: str = "") -> list[SessionRow]:
    """The copies there are: all, or the one with this code and those of the session with it."""
    found = [row for row in all_sessions(engine) if row.rehearsal_of is not None]
    return [row for row in found if not code or code in (row.code, row.rehearsal_of)]
