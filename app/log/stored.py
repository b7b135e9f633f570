"""Entries as they are stored, with what seals them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, select

from app.domain.entry import Entry
from app.domain.reading import read_body
from app.log.append import ENTRY

_ROWS_AT_ONCE = 2000


class StoredEntry(NamedTuple):
    """A row of the log. `body` is JSON text; where words in it were erased, `erased_at` says when."""

    seq: int
    at: str
    actor: str
    kind: str
    key: str | None
    body: str
    body_hash: bytes
    chain_hash: bytes
    erased_at: str | None
    version: int = 1
    salt: bytes | None = None

    @property
    def entry(self) -> Entry:
        """The entry as the domain reads it, each time anew."""
        return Entry(self.seq, self.moment, self.actor, read_body(self.kind, self.body, self.version), self.key)

    @property
    def moment(self) -> datetime:
        """When it reached the server."""
        return datetime.fromisoformat(self.at)


@dataclass(frozen=True)
class StoredLog:
    """The session's log, read anew each time it is gone through: it is never in memory at once."""

    db: Connection
    session_id: int | None

    def __iter__(self) -> Iterator[StoredEntry]:
        return stored_entries(self.db, self.session_id)


def stored_entries(
    db: Connection, session_id: int | None, kinds: Collection[str] | None = None
) -> Iterator[StoredEntry]:
    """The session's log, or the entries of these kinds, in order, streamed."""
    columns = [ENTRY.c[name] for name in StoredEntry._fields]
    query = select(*columns).where(ENTRY.c.session_id == session_id).order_by(ENTRY.c.seq)
    if kinds is not None:
        query = query.where(ENTRY.c.kind.in_(kinds))
    for row in db.execute(query, execution_options={"yield_per": _ROWS_AT_ONCE}):
        yield StoredEntry._make(row)
