"""Wiping a copy that was rehearsed: nothing of it stays in any table. A session itself is never wiped."""

from sqlalchemy import Engine, delete, select
from sqlmodel import SQLModel, col

from app.log.append import SESSION
from app.log.tables import SessionRow


class NoCopy(Exception):
    """What was to be wiped is a session itself."""


def wipe_copy(engine: Engine, copy: SessionRow) -> None:
    """Delete a copy with all that belongs to it, whole or not at all. A service that has it open lets it go.
    Nothing happens where it is gone already. Raises NoCopy."""
    if copy.rehearsal_of is None:
        raise NoCopy(copy.code)
    mine = (SESSION.c.id == copy.id) & col(SessionRow.rehearsal_of).is_not(None)
    with engine.connect().execution_options(writes=True) as db, db.begin():
        if db.execute(select(SESSION.c.id).where(mine).with_for_update()).first() is None:
            return
        for table in reversed(SQLModel.metadata.sorted_tables):
            if "session_id" in table.c:
                db.execute(delete(table).where(table.c.session_id == copy.id))
        db.execute(delete(SESSION).where(mine))
