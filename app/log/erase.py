"""Erasing what a person said of themselves, when they ask for it: the log keeps its places and still verifies.

The name goes; the words of their inputs are replaced by a mark, what they said of themselves by nothing, and
what a moderator noted on their inputs goes as well. Ballots stay: without the person they are numbers. Hashes
stay as they were, so the chain holds, and each erased entry says so; the salt that was hashed with the body
goes with it, so that nobody finds out by trying what was erased.
"""

from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import Engine, delete, select, update

from app.domain.fold import folded
from app.domain.people.entries import PersonErased
from app.domain.roles import HOUSE, role_of
from app.log.append import ENTRY, PARTICIPANT, append_within, lock
from app.log.database import leave_no_trace
from app.log.stored import stored_entries
from app.log.tables import SessionRow
from app.log.words import without, words_of


class Erased(NamedTuple):
    """How many names that someone gave were erased, and in how many entries their words."""

    names: int
    entries: int


def knows_person(engine: Engine, session_id: int, who: str) -> bool:
    """Whether the log has entries of this participant, or of this holder of a role; or an intervention of
    someone who never joined, of this id."""
    mine = select(ENTRY.c.seq).where(ENTRY.c.session_id == session_id, ENTRY.c.actor == who)
    with engine.connect() as db:
        if db.execute(mine.limit(1)).first() is not None:
            return role_of(who) not in HOUSE
        state = folded(one.entry for one in stored_entries(db, session_id))
    return who in state.inputs and state.inputs[who].noted is not None


def erase_person(engine: Engine, session: SessionRow, participant: str) -> Erased:
    """Erase someone's name, their words, and what was noted on them. The log says that it was done, so that
    every running service forgets as well."""
    assert session.id is not None
    now, changed = datetime.now(UTC).isoformat(timespec="microseconds"), 0
    with engine.connect().execution_options(writes=True) as db, db.begin():
        lock(db, session.id)
        theirs = (one for one in words_of(stored_entries(db, session.id)) if participant in one.people)
        for stored, _people, number in list(theirs):
            rest = without(stored, stored.entry.body.erases, number)
            if rest != stored.body:
                same = (ENTRY.c.session_id == session.id) & (ENTRY.c.seq == stored.seq)
                db.execute(update(ENTRY).where(same).values(body=rest, salt=None, erased_at=now))
                changed += 1
        person = (PARTICIPANT.c.session_id == session.id) & (PARTICIPANT.c.id == participant)
        erased = Erased(db.execute(delete(PARTICIPANT).where(person)).rowcount, changed)
        if any(erased):
            append_within(db, session, "host", PersonErased(participant=participant))
    if any(erased):
        leave_no_trace(engine)
    return erased
