"""Appending to the log: numbers, seals and writes drafts in one transaction.

Two processes may append to one session: each takes the session's lock for its batch, so seq runs 1, 2, 3
without a gap and the order in the log is the order for everyone.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from secrets import token_bytes, token_hex
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, insert, select, text
from sqlalchemy.exc import IntegrityError

from app.domain.entry import Body, Entry
from app.domain.reading import write_body
from app.log.chain import START, body_hash, chain_hash
from app.log.tables import EntryRow, ParticipantRow, SessionRow

ENTRY = EntryRow.__table__  # type: ignore[attr-defined]
PARTICIPANT = ParticipantRow.__table__  # type: ignore[attr-defined]
SESSION = SessionRow.__table__  # type: ignore[attr-defined]

_AT_ONCE = 500
"""How many rows or keys one statement takes."""

_NAMES = [column.name for column in ENTRY.c if column.name != "erased_at"]


class Draft(NamedTuple):
    """An entry before it has a place in the log. `name`, if given, goes to the participant's own record.

    `at` is when the server received it; where it is left out, the time of writing.
    """

    session_id: int
    actor: str
    body: Body
    key: str | None = None
    name: str | None = None
    at: datetime | None = None


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
    try:
        return _append_all(engine, codes, by_session)
    except IntegrityError:  # a key is there already, which is rare: so it is looked for only now
        return _append_all(engine, codes, by_session, only_fresh=True)


def append_as_host(engine: Engine, session: SessionRow, body: Body) -> None:
    """Say in the log what the host did by the command line, so that every running service learns of it."""
    assert session.id is not None
    said = Draft(session.id, "host", body, f"{body.kind}-{token_hex(12)}")
    append(engine, {session.id: session.code}, [said])


def _append_all(
    engine: Engine, codes: Mapping[int, str], by_session: Mapping[int, list[Draft]], only_fresh: bool = False
) -> list[Appended]:
    with engine.connect().execution_options(writes=True) as db, db.begin():
        written = []
        for session_id, batch in sorted(by_session.items()):
            if db.dialect.name == "postgresql":
                db.execute(select(SESSION.c.id).where(SESSION.c.id == session_id).with_for_update())
            fresh = _fresh(db, session_id, batch) if only_fresh else batch
            appended = _append_to(db, session_id, codes[session_id], fresh)
            _write_names(db, appended, fresh)
            written.append(appended)
        if db.dialect.name == "postgresql":
            for one in written:
                db.execute(text("SELECT pg_notify('hemicycle', :id)"), {"id": str(one.session_id)})
    return written


def _append_to(db: Connection, session_id: int, code: str, drafts: list[Draft]) -> Appended:
    last = db.execute(
        select(ENTRY.c.seq, ENTRY.c.at, ENTRY.c.chain_hash)
        .where(ENTRY.c.session_id == session_id)
        .order_by(ENTRY.c.seq.desc())
        .limit(1)
    ).first()
    end, before, chain = (last.seq, last.at, last.chain_hash) if last else (0, "", START)
    now = datetime.now(UTC)
    entries, rows = [], []
    for seq, draft in enumerate(drafts, end + 1):
        before = at = max((draft.at or now).isoformat(timespec="microseconds"), before)
        kind, version = draft.body.kind, draft.body.version
        body, salt = write_body(draft.body), token_bytes(16)
        sealed = body_hash(body, salt)
        chain = chain_hash(chain, code, seq, at, draft.actor, kind, draft.key, sealed, version)
        rows.append((session_id, seq, at, draft.actor, kind, version, body, draft.key, salt, sealed, chain))
        entries.append(Entry(seq, datetime.fromisoformat(at), draft.actor, draft.body, draft.key))
    for start in range(0, len(rows), _AT_ONCE):
        _insert(db, rows[start : start + _AT_ONCE])
    return Appended(session_id, entries, end + len(drafts))


def _insert(db: Connection, rows: list[tuple[Any, ...]]) -> None:
    """On SQLite one statement for all rows: with one a row, the writer's thread would give up and win back
    the interpreter for each, while the event loop is busy."""
    if db.dialect.name == "sqlite":
        one = f"({','.join('?' * len(_NAMES))})"
        columns = ",".join(f'"{name}"' for name in _NAMES)
        values = tuple(value for row in rows for value in row)
        db.exec_driver_sql(f"INSERT INTO entry ({columns}) VALUES {','.join([one] * len(rows))}", values)  # noqa: S608
    else:
        db.execute(insert(ENTRY), [dict(zip(_NAMES, row, strict=True)) for row in rows])


def _fresh(db: Connection, session_id: int, drafts: list[Draft]) -> list[Draft]:
    """The drafts whose key is new, to the log and among themselves."""
    keys = [draft.key for draft in drafts if draft.key is not None]
    seen: set[str] = set()
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        mine = select(ENTRY.c.key).where(ENTRY.c.session_id == session_id, ENTRY.c.key.in_(some))
        seen.update(db.scalars(mine))
    fresh = []
    for draft in drafts:
        if draft.key is None or draft.key not in seen:
            fresh.append(draft)
            seen.add(draft.key or "")
    return fresh


def _write_names(db: Connection, appended: Appended, drafts: list[Draft]) -> None:
    """Each name is kept with the entry it was given by."""
    rows = [
        {"session_id": appended.session_id, "id": draft.actor, "seq": entry.seq, "name": draft.name}
        for entry, draft in zip(appended.entries, drafts, strict=True)
        if draft.name is not None
    ]
    if rows:
        db.execute(insert(PARTICIPANT), rows)
