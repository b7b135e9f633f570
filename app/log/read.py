"""Reading the log."""

from collections.abc import Collection, Iterator
from datetime import datetime
from json import dumps
from typing import Any

from sqlalchemy import Connection, Engine, Select, select

from app.domain.ballots.entries import BallotCast, BallotWithdrawn
from app.domain.entry import Entry
from app.domain.names import Names
from app.domain.reading import read_body
from app.log.append import ENTRY, PARTICIPANT

_ROWS_AT_ONCE = 2000
_FEW_ROWS = 100


_COLUMNS = (ENTRY.c.seq, ENTRY.c.at, ENTRY.c.actor, ENTRY.c.kind, ENTRY.c.body, ENTRY.c.key, ENTRY.c.version)


def read_entries(engine: Engine, session_id: int, after: int = 0) -> Iterator[Entry]:
    """The session's entries after seq `after`, in order, streamed."""
    mine = (ENTRY.c.session_id == session_id) & (ENTRY.c.seq > after)
    yield from _stream(engine, select(*_COLUMNS).where(mine).order_by(ENTRY.c.seq))


def read_entries_back(
    engine: Engine, session_id: int, kinds: Collection[str], ballots_on: str = ""
) -> Iterator[Entry]:
    """The session's entries of these kinds, the newest first, streamed a few at a time, for it is read while
    people wait for the same interpreter. With `ballots_on`, ballots on other items are left out."""
    query = select(*_COLUMNS).where(ENTRY.c.session_id == session_id, ENTRY.c.kind.in_(kinds))
    if ballots_on:
        named = ENTRY.c.body.contains(f'"item":{dumps(ballots_on)}', autoescape=True)
        query = query.where(ENTRY.c.kind.not_in((BallotCast.kind, BallotWithdrawn.kind)) | named)
    yield from _stream(engine, query.order_by(ENTRY.c.seq.desc()), _FEW_ROWS)


def _stream(engine: Engine, query: Select[Any], at_once: int = _ROWS_AT_ONCE) -> Iterator[Entry]:
    with engine.connect() as db:
        rows = db.execution_options(yield_per=at_once).execute(query)
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
