"""A session to write to, on a database of either kind."""

from sqlalchemy import Engine

from app.domain.inputs.support import Endorsed
from app.log.append import Draft
from app.log.sessions import create_session
from app.log.stored import StoredEntry, stored_entries
from app.log.tables import SessionRow
from app.log.verify import verify
from tests.exports.scenes import small_plan

PLAN = small_plan()


def new_session(engine: Engine) -> SessionRow:
    """A session with its plan as the only entry."""
    return create_session(engine, PLAN)


def codes(*sessions: SessionRow) -> dict[int, str]:
    """What `append` and the writer need to know of the sessions."""
    return {number(session): session.code for session in sessions}


def number(session: SessionRow) -> int:
    """The session's number in its database."""
    assert session.id is not None
    return session.id


def endorsement(session: SessionRow, key: str | None, who: str = "p-1") -> Draft:
    """A small entry."""
    return Draft(number(session), who, Endorsed(input="Q1-001"), key)


def rows(engine: Engine, session: SessionRow) -> list[StoredEntry]:
    """The session's log as it is stored."""
    with engine.connect() as db:
        return list(stored_entries(db, session.id))


def assert_whole(engine: Engine, session: SessionRow, entries: int) -> None:
    """The log runs 1, 2, 3 without a gap to this many entries, in the order of time, and verifies."""
    log = rows(engine, session)
    assert [one.seq for one in log] == list(range(1, entries + 1))
    assert [one.at for one in log] == sorted(one.at for one in log)
    verdict = verify(session.code, log)
    assert (verdict.broken_at, verdict.entries) == (None, entries), verdict.why
