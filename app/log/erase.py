"""Erasing what a person said of themselves, when they ask for it: the log keeps its places and still verifies.

The name goes; the words of their inputs are replaced by a mark, and what they said of themselves by nothing.
Ballots stay: without the person they are numbers. Hashes stay as they were, so the chain holds, and each
erased entry says so.
"""

from datetime import UTC, datetime

from sqlalchemy import Engine, delete, select, update

from app.domain import entries as e
from app.domain.entries import Body, read_body, write_body
from app.log.append import ENTRY, PARTICIPANT

ERASED = "[…]"
"""What stands where words were erased."""


def erase_person(engine: Engine, session_id: int, participant: str) -> int:
    """Erase a participant's name and words. Returns how many entries were changed."""
    mine = (ENTRY.c.session_id == session_id) & (ENTRY.c.actor == participant)
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    changed = 0
    with engine.connect().execution_options(writes=True) as db, db.begin():
        for seq, kind, body in db.execute(select(ENTRY.c.seq, ENTRY.c.kind, ENTRY.c.body).where(mine)).all():
            said = read_body(kind, body)
            rest = _without_person(said)
            if rest != said:
                values = {"body": write_body(rest), "erased_at": now}
                db.execute(update(ENTRY).where(mine, ENTRY.c.seq == seq).values(values))
                changed += 1
        person = (PARTICIPANT.c.session_id == session_id) & (PARTICIPANT.c.id == participant)
        db.execute(delete(PARTICIPANT).where(person))
    return changed


def _without_person(body: Body) -> Body:
    match body:
        case e.Joined():
            return e.Joined(language=body.language)
        case e.InputSent() | e.InputRevised():
            return body.model_copy(update={"text": ERASED})
        case e.FloorAsked():
            return body.model_copy(update={"topic": ""})
        case _:
            return body
