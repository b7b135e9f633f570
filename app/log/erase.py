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


def knows_person(engine: Engine, session_id: int, participant: str) -> bool:
    """Whether the log has entries of this participant."""
    mine = select(ENTRY.c.seq).where(ENTRY.c.session_id == session_id, ENTRY.c.actor == participant)
    with engine.connect() as db:
        return participant.startswith("p-") and db.execute(mine.limit(1)).first() is not None


def erase_person(engine: Engine, session_id: int, participant: str) -> int:
    """Erase a participant's name and words. Returns how many entries were changed."""
    mine = (ENTRY.c.session_id == session_id) & (ENTRY.c.actor == participant)
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    changed = 0
    with engine.connect().execution_options(writes=True) as db, db.begin():
        for seq, kind, body in db.execute(select(ENTRY.c.seq, ENTRY.c.kind, ENTRY.c.body).where(mine)).all():
            said = read_body(kind, body)
            rest = _without_person(said, seq)
            if rest != said:
                values = {"body": write_body(rest), "erased_at": now}
                db.execute(update(ENTRY).where(mine, ENTRY.c.seq == seq).values(values))
                changed += 1
        person = (PARTICIPANT.c.session_id == session_id) & (PARTICIPANT.c.id == participant)
        db.execute(delete(PARTICIPANT).where(person))
    return changed


def _without_person(body: Body, seq: int) -> Body:
    match body:
        case e.Joined():
            return e.Joined(language=body.language)
        case e.InputSent() | e.InputRevised():
            return body.model_copy(update={"text": _erased(body.text, seq)})
        case e.FloorAsked():
            return body.model_copy(update={"topic": ""})
        case _:
            return body


def _erased(text: str, seq: int) -> str:
    """What stands where words were: other than any other wording, and refused where the words were refused,
    for being none or too many, so that what follows in the log means what it meant."""
    words = text.strip()
    return f"[{seq}]".ljust(len(words), "…") if words else text
