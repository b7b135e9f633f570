"""Renewing the links of roles: the old ones, and whoever came by them, are let in no longer, at once."""

from collections.abc import Sequence
from secrets import token_hex, token_urlsafe

from sqlalchemy import Engine, update

from app.domain.entries import LinksRenewed
from app.log.append import SESSION, Draft, append
from app.log.sessions import ROLES, Role, find_session
from app.log.tables import SessionRow


def new_token() -> str:
    """A role's key, which nobody guesses."""
    return token_urlsafe(24)


def renew_links(engine: Engine, session: SessionRow, role: Role | None = None) -> SessionRow:
    """Give a role, or all of them, a new link. The log says so: every running service closes that role's open
    screens and refuses its old cookies. Returns the session as it is then."""
    assert session.id is not None
    roles: Sequence[Role] = (role,) if role else ROLES
    tokens = {f"{one}_token": new_token() for one in roles}
    with engine.connect().execution_options(writes=True) as db, db.begin():
        db.execute(update(SESSION).where(SESSION.c.id == session.id).values(tokens))
    said = Draft(session.id, "host", LinksRenewed(roles=tuple(roles)), f"renewed-{token_hex(12)}")
    append(engine, {session.id: session.code}, [said])
    renewed = find_session(engine, session.code)
    assert renewed is not None
    return renewed
