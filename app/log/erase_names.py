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
from app.domain.session.entries import Planned
from app.log.append import ENTRY, PARTICIPANT, append_within, lock
from app.log.erase import Erased, without
from app.log.stored import StoredEntry, stored_entries
from app.log.tables import SessionRow

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
    """Whether the plan says that names are not kept any longer, and there are some. Raises FromTheFuture."""
    with engine.connect() as db:
        return _is_over(db, session, now) and _has_names(db, session)


def _is_over(db: Connection, session: SessionRow, now: datetime) -> bool:
    """As the plan says. It takes the plan, and when the session last moved, and not the whole log."""
    planned = (one.entry.body for one in stored_entries(db, session.id, (Planned.kind,)))
    plan = next((body.plan for body in planned if isinstance(body, Planned)), None)
    if plan is None or plan.keep_personal_data_days is None:
        return False
    mine = (ENTRY.c.session_id == session.id) & ENTRY.c.kind.in_(_MOVES)
    moved_at = datetime.fromisoformat(str(db.scalar(select(func.max(ENTRY.c.at)).where(mine))))
    until = kept_until(plan, moved_at)
    return until is not None and now >= until


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
