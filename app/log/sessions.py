"""Sessions: made, found by code or by a role's token, and their links."""

import secrets
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pydantic import ValidationError
from sqlalchemy import Engine, func, select
from sqlmodel import Session, col

import app.activities  # noqa: F401 - plans need every kind of vote
from app.domain.entries import Planned
from app.domain.plan import Plan
from app.log.append import ENTRY, Draft, append
from app.log.tables import SessionRow

Role = Literal["moderator", "rapporteur", "board"]
ROLES: tuple[Role, ...] = ("moderator", "rapporteur", "board")

CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""No 0 and O, 1, I and L: the code is read from a wall and typed on a phone."""


CODE_LETTERS_ALLOWED = frozenset(CODE_LETTERS)


class PlanError(Exception):
    """The plan cannot be used. The text says where and what was expected."""


def read_plan(path: Path) -> Plan:
    """The plan in a TOML file. Raises PlanError naming each key that is wrong and what was expected."""
    try:
        return Plan.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise PlanError(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PlanError(f"{path}: not valid TOML: {error}") from error
    except ValidationError as error:
        lines = [
            f"  {'.'.join(map(str, one['loc'])) or 'plan'}: {one['msg'].removeprefix('Value error, ')}"
            for one in error.errors()
        ]
        raise PlanError("\n".join([f"{path}: the plan has {len(lines)} mistake(s):", *lines])) from error


def create_session(engine: Engine, plan: Plan) -> SessionRow:
    """A new session that follows the plan. Its code and secrets are random."""
    row = SessionRow(
        code="".join(secrets.choice(CODE_LETTERS) for _ in range(6)),
        created_at=datetime.now(UTC).isoformat(timespec="microseconds"),
        cookie_secret=secrets.token_urlsafe(32),
        moderator_token=secrets.token_urlsafe(24),
        rapporteur_token=secrets.token_urlsafe(24),
        board_token=secrets.token_urlsafe(24),
    )
    with Session(engine.execution_options(writes=True), expire_on_commit=False) as db:
        db.add(row)
        db.commit()
    assert row.id is not None
    append(engine, {row.id: row.code}, [Draft(row.id, "system", Planned(plan=plan))])
    return row


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
        for role in ROLES:
            column = getattr(SessionRow, f"{role}_token")
            row = db.scalars(select(SessionRow).where(column == token)).first()
            if row and secrets.compare_digest(getattr(row, f"{role}_token"), token):
                return row, role
    return None


def all_sessions(engine: Engine) -> list[SessionRow]:
    """Every session, the oldest first."""
    with Session(engine) as db:
        return list(db.scalars(select(SessionRow).order_by(SessionRow.id)))  # type: ignore[arg-type]


def last_seq(engine: Engine, session_id: int) -> int:
    """The seq of the session's last entry."""
    with engine.connect() as db:
        last = db.execute(select(func.max(ENTRY.c.seq)).where(ENTRY.c.session_id == session_id)).scalar()
        return last or 0


def normal_code(code: str) -> str:
    """A code as it is kept: capitals, without spaces or hyphens."""
    return code.strip().upper().replace(" ", "").replace("-", "")
