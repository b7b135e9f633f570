"""Appending to the log: numbers, seals and writes drafts in one transaction.

Two processes may append to one session: each takes the session's lock for its batch, so seq runs 1, 2, 3
without a gap and the order in the log is the order for everyone.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, insert, select, text, update

from app.domain.entries import Body, Entry, write_body
from app.log.chain import START, body_hash, chain_hash
from app.log.tables import EntryRow, ParticipantRow, SessionRow

ENTRY = EntryRow.__table__  # type: ignore[attr-defined]
PARTICIPANT = ParticipantRow.__table__  # type: ignore[attr-defined]
SESSION = SessionRow.__table__  # type: ignore[attr-defined]

_KEYS_AT_ONCE = 500


class Draft(NamedTuple):
    """An entry before it has a place in the log. `name`, if given, goes to the participant's own record."""

    session_id: int
    actor: str
    body: Body
    key: str | None = None
    name: str | None = None


class Appended(NamedTuple):
    """What was written for one session: its new entries, in order, and where its log ends now."""

    session_id: int
    entries: list[Entry]
    last_seq: int


def append(engine: Engine, codes: Mapping[int, str], drafts: Sequence[Draft]) -> list[Appended]:
    """Write the drafts, durable on return, and say what was written for each session.

    A draft whose key the log has already is not written again. `codes` gives each session's code, which is
    part of what is sealed. Raises what the database raises; then nothing was written.
    """
    by_session: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_session[draft.session_id].append(draft)
    with engine.connect().execution_options(writes=True) as db, db.begin():
        written = [_append_to(db, id, codes[id], batch) for id, batch in sorted(by_session.items())]
        if db.dialect.name == "postgresql":
            for one in written:
                db.execute(text("SELECT pg_notify('hemicycle', :id)"), {"id": str(one.session_id)})
    return written


def _append_to(db: Connection, session_id: int, code: str, drafts: list[Draft]) -> Appended:
    if db.dialect.name == "postgresql":
        db.execute(select(SESSION.c.id).where(SESSION.c.id == session_id).with_for_update())
    last = db.execute(
        select(ENTRY.c.seq, ENTRY.c.at, ENTRY.c.chain_hash)
        .where(ENTRY.c.session_id == session_id)
        .order_by(ENTRY.c.seq.desc())
        .limit(1)
    ).first()
    seq, at, chain = (last.seq, last.at, last.chain_hash) if last else (0, "", START)
    now = max(datetime.now(UTC).isoformat(timespec="microseconds"), at)
    fresh = _fresh(db, session_id, drafts)
    entries, rows = [], []
    for draft in fresh:
        seq += 1
        body = write_body(draft.body)
        sealed = body_hash(body)
        chain = chain_hash(chain, code, seq, now, draft.actor, draft.body.kind, draft.key, sealed)
        rows.append((session_id, seq, now, draft.actor, draft.body.kind, body, draft.key, sealed, chain))
        entries.append(Entry(seq, datetime.fromisoformat(now), draft.actor, draft.body, draft.key))
    if rows:
        names = [column.name for column in ENTRY.c]
        db.execute(insert(ENTRY), [dict(zip(names, row, strict=True)) for row in rows])
    _write_names(db, session_id, fresh)
    return Appended(session_id, entries, seq)


def _fresh(db: Connection, session_id: int, drafts: list[Draft]) -> list[Draft]:
    """The drafts whose key is new, to the log and among themselves."""
    keys = [draft.key for draft in drafts if draft.key is not None]
    seen: set[str] = set()
    for start in range(0, len(keys), _KEYS_AT_ONCE):
        some = keys[start : start + _KEYS_AT_ONCE]
        seen.update(
            db.scalars(select(ENTRY.c.key).where(ENTRY.c.session_id == session_id, ENTRY.c.key.in_(some)))
        )
    fresh = []
    for draft in drafts:
        if draft.key is None or draft.key not in seen:
            fresh.append(draft)
            seen.add(draft.key or "")
    return fresh


def _write_names(db: Connection, session_id: int, drafts: list[Draft]) -> None:
    for draft in drafts:
        if draft.name is None:
            continue
        values: dict[str, Any] = {"session_id": session_id, "id": draft.actor, "name": draft.name}
        same = (PARTICIPANT.c.session_id == session_id) & (PARTICIPANT.c.id == draft.actor)
        if not db.execute(update(PARTICIPANT).where(same).values(name=draft.name)).rowcount:
            db.execute(insert(PARTICIPANT), values)
