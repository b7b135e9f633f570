"""Renewing the links of roles: the old ones, and whoever came by them, are let in no longer, at once."""

from collections.abc import Sequence

from sqlalchemy import Engine, update

from app.domain.roles.entries import LinksRenewed
from app.log.append import SESSION, append_as_host
from app.log.sessions import ROLES, Role, find_session, new_token
from app.log.tables import SessionRow


def renew_links(engine: Engine, session: SessionRow, role: Role | None = None) -> SessionRow:
    """Give a role, or all of them, a new link. The log says so: every running service closes that role's open
    screens and refuses its old cookies. Returns the session as it is then."""
    roles: Sequence[Role] = (role,) if role else ROLES
    tokens = {f"{one}_token": new_token() for one in roles}
    with engine.connect().execution_options(writes=True) as db, db.begin():
        db.execute(update(SESSION).where(SESSION.c.id == session.id).values(tokens))
    append_as_host(engine, session, LinksRenewed(roles=tuple(roles)))
    renewed = find_session(engine, session.code)
    assert renewed is not None
    return renewed
