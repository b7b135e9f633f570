"""The record of a session: its log as it is stored, the names beside it, and what both say."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Engine

from app.domain.findings import Findings
from app.domain.names import Names
from app.domain.people.data import Participant
from app.domain.plan import Plan
from app.domain.state import State
from app.exports.history import History
from app.exports.profiles import Profile
from app.log.read import names_in
from app.log.stored import StoredEntry, StoredLog
from app.log.tables import SessionRow


@dataclass(frozen=True)
class Record:
    """A session up to the last of its `entries`, which can be gone through again and again.

    `names` are the participants' names, where not erased; `profile` says whom it is read for.
    """

    session: SessionRow
    entries: Iterable[StoredEntry]
    names: Names
    profile: Profile = "restricted"

    @cached_property
    def history(self) -> History:
        """What happened on the way to the state."""
        return History(self.entries)

    @cached_property
    def findings(self) -> Findings:
        """What the answers say."""
        return Findings(self.state)

    @cached_property
    def state(self) -> State:
        """What the entries add up to, as far as it may be told: until the session has ended, nobody else learns
        from who supports an input who agreed with it."""
        state = self.history.state
        state.tells_all = self.profile == "complete"
        return state

    @property
    def plan(self) -> Plan:
        """What was planned."""
        return self.state.plan

    @property
    def last(self) -> StoredEntry:
        """The last entry; a session always has one, its plan."""
        assert self.history.last is not None
        return self.history.last

    def outcome(self, stored: StoredEntry) -> str:
        """What became of an entry: "counted", or the reason it was refused for."""
        return self.history.refused.get(stored.seq, "counted")

    def name(self, actor: str, seq: int) -> str:
        """What a participant was called at an entry; nothing where they gave no name, or it was erased."""
        return self._counted_names.of(actor, seq)

    @cached_property
    def _counted_names(self) -> Names:
        return self.names.counted(self.state.told)

    def person(self, actor: str) -> Participant | None:
        """What a participant said of themselves last."""
        return self.state.participants.get(actor)


@contextmanager
def open_record(engine: Engine, session: SessionRow, profile: Profile = "restricted") -> Iterator[Record]:
    """The session's record as the database has it at one moment, read from there each time it is gone through:
    a log of hundreds of thousands of entries is never in memory at once."""
    with engine.connect() as db:
        if db.dialect.name == "postgresql":
            db = db.execution_options(isolation_level="REPEATABLE READ")
        with db.begin():
            yield Record(session, StoredLog(db, session.id), names_in(db, session.id), profile)
