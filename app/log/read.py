"""Reading the log."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Select, select

from app.domain.entries import Entry, read_body
from app.domain.names import Names
from app.log.append import ENTRY, PARTICIPANT

_ROWS_AT_ONCE = 2000


_COLUMNS = (ENTRY.c.seq, ENTRY.c.at, ENTRY.c.actor, ENTRY.c.kind, ENTRY.c.body, ENTRY.c.key, ENTRY.c.version)


def read_entries(engine: Engine, session_id: int, after: int = 0) -> Iterator[Entry]:
    """The session's entries after seq `after`, in order, streamed."""
    mine = (ENTRY.c.session_id == session_id) & (ENTRY.c.seq > after)
    yield from _stream(engine, select(*_COLUMNS).where(mine).order_by(ENTRY.c.seq))


def read_entries_back(engine: Engine, session_id: int) -> Iterator[Entry]:
    """The session's entries, the newest first, streamed."""
    yield from _stream(
        engine, select(*_COLUMNS).where(ENTRY.c.session_id == session_id).order_by(ENTRY.c.seq.desc())
    )


def _stream(engine: Engine, query: Select[Any]) -> Iterator[Entry]:
    with engine.connect() as db:
        rows = db.execution_options(yield_per=_ROWS_AT_ONCE).execute(query)
        for portion in rows.partitions():
            for seq, at, actor, kind, body, key, version in portion:
                yield Entry(seq, datetime.fromisoformat(at), actor, read_body(kind, body, version), key)


def read_names(engine: Engine, session_id: int, after: int = -1) -> Names:
    """The names participants gave with entries after seq `after`."""
    with engine.connect() as db:
        return names_in(db, session_id, after)


def names_in(db: Connection, session_id: int | None, after: int = -1) -> Names:
    """As read_names, within a transaction."""
    mine = (PARTICIPANT.c.session_id == session_id) & (PARTICIPANT.c.seq > after)
    columns = (PARTICIPANT.c.id, PARTICIPANT.c.seq, PARTICIPANT.c.name)
    given = db.execute(select(*columns).where(mine).order_by(PARTICIPANT.c.seq))
    return Names((who, seq, name) for who, seq, name in given)
