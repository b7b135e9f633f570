"""The record of a session: its log as it is stored, the names beside it, and what both say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from sqlalchemy import Connection, Engine, select

from app.domain.entries import Entry, read_body
from app.domain.plan import Plan
from app.domain.state import Participant, State
from app.exports.history import History
from app.log.append import ENTRY, PARTICIPANT
from app.log.tables import SessionRow


@dataclass(frozen=True)
class StoredEntry:
    """A row of the log as it is stored. `body` is JSON text; None where it was erased."""

    seq: int
    at: str
    actor: str
    kind: str
    body: str | None
    key: str | None
    body_hash: bytes
    chain_hash: bytes

    @cached_property
    def entry(self) -> Entry | None:
        """The entry as the domain reads it; None where its body was erased."""
        if self.body is None:
            return None
        return Entry(self.seq, self.moment, self.actor, read_body(self.kind, self.body), self.key)

    @property
    def moment(self) -> datetime:
        """When it was written to the log."""
        return datetime.fromisoformat(self.at)


@dataclass(frozen=True)
class Record:
    """A session up to the last of its `entries`. `names` are the participants' names, where not erased."""

    session: SessionRow
    entries: Sequence[StoredEntry]
    names: Mapping[str, str]

    @cached_property
    def history(self) -> History:
        """What happened on the way to the state."""
        return History(stored.entry for stored in self.entries if stored.entry)

    @property
    def state(self) -> State:
        """What the entries add up to."""
        return self.history.state

    @property
    def plan(self) -> Plan:
        """What was planned."""
        return self.state.plan

    @property
    def last(self) -> StoredEntry:
        """The last entry; a session always has one, its plan."""
        return self.entries[-1]

    def outcome(self, stored: StoredEntry) -> str:
        """What became of an entry: "counted", "erased", or the reason it was refused for."""
        if stored.body is None:
            return "erased"
        return self.history.outcomes[stored.seq].refused or "counted"

    def person(self, actor: str) -> Participant | None:
        """What a participant said of themselves last."""
        return self.state.participants.get(actor)


def read_record(engine: Engine, session: SessionRow) -> Record:
    """The session's record as the database has it at one moment."""
    with engine.connect() as db:
        if db.dialect.name == "postgresql":
            db = db.execution_options(isolation_level="REPEATABLE READ")
        with db.begin():
            return Record(session, _entries(db, session.id), _names(db, session.id))


def _entries(db: Connection, session_id: int | None) -> tuple[StoredEntry, ...]:
    columns = [
        ENTRY.c[name] for name in ("seq", "at", "actor", "kind", "body", "key", "body_hash", "chain_hash")
    ]
    query = select(*columns).where(ENTRY.c.session_id == session_id).order_by(ENTRY.c.seq)
    return tuple(StoredEntry(*row) for row in db.execute(query))


def _names(db: Connection, session_id: int | None) -> dict[str, str]:
    query = select(PARTICIPANT.c.id, PARTICIPANT.c.name).where(PARTICIPANT.c.session_id == session_id)
    return {id: name for id, name in db.execute(query) if name}
