"""Sessions: made, found by code or by a role's token, and their links."""

import secrets
import unicodedata
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from urllib.parse import parse_qs, unquote

from sqlalchemy import Engine, func, select
from sqlmodel import Session, col

from app.domain.agenda.data import LENIENT
from app.domain.plan import Plan
from app.domain.roles import LINKED, Role
from app.domain.session.entries import Planned
from app.log.append import ENTRY, SESSION, Draft, append
from app.log.tables import RoleLinkRow, SessionRow

CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""No 0 and O, 1, I and L: the code is read from a wall and typed on a phone."""

CODE_LENGTH = 6

CODE_LETTERS_ALLOWED = frozenset(CODE_LETTERS)

_LONGEST_LINK = 500


def create_session(engine: Engine, plan: Plan, rehearsal_of: str | None = None) -> SessionRow:
    """A new session that follows the plan. Its code and secrets are random. `rehearsal_of` is the code of the
    session of which it is a copy. What is asked of a plan was asked of whoever wrote it: a copy has the plan
    that stands in the session's log, whatever is asked since."""
    planned = Planned.model_validate({"plan": plan}, context=LENIENT)
    secret, tokens = new_secrets()
    row = SessionRow(
        id=_id_of_a_copy() if rehearsal_of else None,
        rehearsal_of=rehearsal_of,
        code="".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH)),
        created_at=datetime.now(UTC).isoformat(timespec="microseconds"),
        cookie_secret=secret,
        links=[RoleLinkRow(role=role, token=token) for role, token in tokens.items()],
    )
    with Session(engine.execution_options(writes=True), expire_on_commit=False) as db:
        db.add(row)
        db.commit()
    assert row.id is not None
    append(engine, {row.id: row.code}, [Draft(row.id, "system", planned)])
    return row


def new_secrets() -> tuple[str, dict[Role, str]]:
    """A session's own secret, and a key for each role that has a link."""
    return secrets.token_urlsafe(32), {role: new_token() for role in LINKED}


def _id_of_a_copy() -> int:
    """An id that no other session has or ever will have. A copy is wiped while services have it open; if its id
    were counted on as others are, the next session would be given it, and be taken for the copy."""
    return -secrets.randbelow(2**31 - 1) - 1


def new_token() -> str:
    """A role's key, which nobody guesses."""
    return secrets.token_urlsafe(24)


def find_session(engine: Engine, code: str) -> SessionRow | None:
    """The session with this code, however it was typed."""
    if not CODE_LETTERS_ALLOWED.issuperset(normal_code(code)):
        return None
    with Session(engine) as db:
        return db.scalars(select(SessionRow).where(col(SessionRow.code) == normal_code(code))).first()


def find_by_token(engine: Engine, token: str) -> tuple[SessionRow, Role] | None:
    """The session and the role a link's token stands for."""
    if not token.isascii() or not token.isprintable():
        return None
    with Session(engine) as db:
        link = db.scalars(select(RoleLinkRow).where(col(RoleLinkRow.token) == token)).first()
        session = db.get(SessionRow, link.session_id) if link else None
        role = next((role for role in LINKED if link and role == link.role), None)
        return (session, role) if session and role else None


def all_sessions(engine: Engine) -> list[SessionRow]:
    """Every session, the oldest first, with copies that are rehearsed."""
    with Session(engine) as db:
        return list(db.scalars(select(SessionRow).order_by(col(SessionRow.created_at), col(SessionRow.id))))


def newest_session(engine: Engine) -> SessionRow | None:
    """The session made last, copies aside; None where there is none."""
    return next((row for row in reversed(all_sessions(engine)) if row.rehearsal_of is None), None)


def last_seqs(engine: Engine, session_ids: Sequence[int]) -> dict[int, int]:
    """The seq of each session's last entry."""
    if not session_ids:
        return {}
    ends = select(ENTRY.c.session_id, func.max(ENTRY.c.seq)).where(ENTRY.c.session_id.in_(session_ids))
    with engine.connect() as db:
        return dict(db.execute(ends.group_by(ENTRY.c.session_id)).tuples().all())


def gone_sessions(engine: Engine, session_ids: Collection[int]) -> set[int]:
    """Those that are no longer there, as copies are once they were rehearsed."""
    with engine.connect() as db:
        return set(session_ids) - set(db.scalars(select(SESSION.c.id).where(SESSION.c.id.in_(session_ids))))


def normal_code(code: str, length: int = CODE_LENGTH) -> str:
    """A code as it is kept, however it was typed or pasted: in small or full-width letters, with dashes, spaces
    and invisible characters of any kind, within quotes, before a full stop, or as a whole link."""
    text = unicodedata.normalize("NFKC", code[:_LONGEST_LINK])
    return _in_link(text, length) if "/" in text else _letters(text)


def _in_link(link: str, length: int) -> str:
    """What in a link is the code: what is asked for by that name, or the last part of as many letters."""
    path, query = link.partition("#")[0].partition("?")[::2]
    named = parse_qs(query).get("code", [])
    parts = [letters for part in (*unquote(path).split("/"), *named) if (letters := _letters(part))]
    return next((part for part in reversed(parts) if len(part) == length), parts[-1] if parts else "")


def _letters(text: str) -> str:
    return "".join(letter for letter in text.upper() if letter.isalnum())
