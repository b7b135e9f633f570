"""Erasing everyone's names, once the session has been kept as long as was promised, or when the host says so.

Every name that was given goes, of participants and of whoever held a role, and from the log what may name
someone: the name that was noted of someone who never joined, and what moderators noted on inputs. What was said
stays, word for word, and so do ballots and groups: they are what the consultation found. The chain holds, as
after erasing one person.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, delete, func, select, update

from app.domain.fold import MEANINGS
from app.domain.keeping import MOVES, kept_until
from app.domain.people.entries import NamesErased
from app.domain.plan import Plan
from app.domain.reading import read_body
from app.domain.session.entries import Planned
from app.log.append import ENTRY, PARTICIPANT, append_within, lock
from app.log.erase import Erased
from app.log.stored import StoredEntry, stored_entries
from app.log.tables import SessionRow
from app.log.words import without

_IDENTIFYING = tuple(kind.kind for kind in MEANINGS if kind.identifies)
_MOVES = tuple(kind.kind for kind in MOVES)


def erase_names(engine: Engine, session: SessionRow, by: str = "host") -> Erased:
    """Erase everyone's names, and say so in the log, in one transaction: every running service forgets them.
    Where there are none, nothing is written. Traces in the database's files are for `leave_no_trace`."""
    assert session.id is not None
    now, changed = datetime.now(UTC).isoformat(timespec="microseconds"), 0
    with engine.connect().execution_options(writes=True) as db, db.begin():
        lock(db, session.id)
        for stored in list(_naming(db, session.id)):
            same = (ENTRY.c.session_id == session.id) & (ENTRY.c.seq == stored.seq)
            db.execute(update(ENTRY).where(same).values(body=_nameless(stored), salt=None, erased_at=now))
            changed += 1
        names = db.execute(delete(PARTICIPANT).where(PARTICIPANT.c.session_id == session.id)).rowcount
        erased = Erased(names, changed)
        if any(erased):
            append_within(db, session, by, NamesErased())
    return erased


def is_overdue(engine: Engine, session: SessionRow, now: datetime) -> bool:
    """Whether the plan says that names are not kept any longer, and there are some. What takes longest to find
    out is asked last. Raises FromTheFuture."""
    with engine.connect() as db:
        plan = _plan(db, session)
        if plan is None or not _is_over(plan, plan.ends_at, now) or not _has_names(db, session):
            return False
        return _is_over(plan, _moved_at(db, session), now)


def _plan(db: Connection, session: SessionRow) -> Plan | None:
    first = (ENTRY.c.session_id == session.id) & (ENTRY.c.seq == 1)
    row = db.execute(select(ENTRY.c.kind, ENTRY.c.body, ENTRY.c.version).where(first)).first()
    body = read_body(*row) if row else None
    return body.plan if isinstance(body, Planned) else None


def _is_over(plan: Plan, moved_at: datetime, now: datetime) -> bool:
    until = kept_until(plan, moved_at)
    return until is not None and now >= until


def _moved_at(db: Connection, session: SessionRow) -> datetime:
    mine = (ENTRY.c.session_id == session.id) & ENTRY.c.kind.in_(_MOVES)
    return datetime.fromisoformat(str(db.scalar(select(func.max(ENTRY.c.at)).where(mine))))


def _has_names(db: Connection, session: SessionRow) -> bool:
    given = select(PARTICIPANT.c.seq).where(PARTICIPANT.c.session_id == session.id).limit(1)
    return db.execute(given).first() is not None or any(True for _one in _naming(db, session.id))


def _naming(db: Connection, session_id: int | None) -> Iterator[StoredEntry]:
    """The entries that may name someone, and were not erased yet."""
    for stored in stored_entries(db, session_id, _IDENTIFYING):
        if _nameless(stored) != stored.body:
            yield stored


def _nameless(stored: StoredEntry) -> str:
    return without(stored, stored.entry.body.identifies, stored.seq)
