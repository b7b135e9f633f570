"""Erasing what a person said of themselves, when they ask for it: the log keeps its places and still verifies.

The name goes; the words of their inputs are replaced by a mark, what they said of themselves by nothing, and
what a moderator noted on their inputs goes as well. Ballots stay: without the person they are numbers. Hashes
stay as they were, so the chain holds, and each erased entry says so; the salt that was hashed with the body
goes with it, so that nobody finds out by trying what was erased.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from json import dumps, loads
from typing import NamedTuple

from sqlalchemy import Connection, Engine, delete, select, update

from app.domain.fold import apply, folded
from app.domain.inputs.entries import InputRevised
from app.domain.inputs.spoken import OF_ANOTHER, InterventionCorrected
from app.domain.people.entries import PersonErased
from app.domain.roles import HOUSE, NOTERS, RENDERERS, role_of
from app.domain.state import State
from app.log.append import ENTRY, PARTICIPANT, append_within, lock
from app.log.database import leave_no_trace
from app.log.stored import StoredEntry, stored_entries
from app.log.tables import SessionRow


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
        for stored, number in list(_about(db, session.id, participant)):
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


class _Words(NamedTuple):
    """An entry to be erased, and the number of its wording."""

    stored: StoredEntry
    number: int


def _about(db: Connection, session_id: int, participant: str) -> Iterator[_Words]:
    """The entries that hold words of a participant, or about them. Words that change nothing, being those that
    stand already, have the number of those, so that they change nothing afterwards either."""
    state, authors, wordings = State(), dict[str, str](), dict[str, int]()
    for stored in stored_entries(db, session_id):
        entry = stored.entry
        named = getattr(entry.body, "input", "")
        before = _revision(state, named)
        outcome = apply(state, entry)
        if outcome.made in state.inputs and outcome.made not in authors:
            authors[outcome.made] = state.inputs[outcome.made].author
            wordings[outcome.made] = entry.seq
        if _revision(state, named) > before:
            wordings[named] = entry.seq
        reworded = isinstance(entry.body, InputRevised | InterventionCorrected) and not outcome.refused
        input = named or outcome.made or ""
        said_by = getattr(entry.body, "participant", None)
        grouped = (authors.get(one) for one in entry.body.inputs_named)
        about = (authors.get(input), input, said_by, *grouped) if entry.body.by & (NOTERS | RENDERERS) else ()
        if participant in about or (entry.actor == participant and not isinstance(entry.body, OF_ANOTHER)):
            yield _Words(stored, wordings[named] if reworded else entry.seq)


def _revision(state: State, input_id: str) -> int:
    return state.inputs[input_id].revision if input_id in state.inputs else 0


def without(stored: StoredEntry, fields: Iterable[str], number: int) -> str:
    """What the entry says, as it was stored, with these of its fields erased, of those that can be. `number` is
    that of its wording."""
    said = loads(stored.body)
    for field in fields:
        if field in said:
            rest = stored.entry.body.erases[field](said.pop(field), number)
            if rest is not None:
                said[field] = rest
    whole = dumps(said, ensure_ascii=False, separators=(",", ":"))
    return whole if said != loads(stored.body) else stored.body
