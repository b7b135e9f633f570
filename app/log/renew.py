"""Renewing the links of roles: the old ones, and whoever came by them, are let in no longer, at once."""

from collections.abc import Sequence

from sqlalchemy import Engine, update

from app.domain.roles import LINKED, Role
from app.domain.roles.entries import LinksRenewed
from app.log.append import append_as_host
from app.log.sessions import find_session, new_token
from app.log.tables import RoleLinkRow, SessionRow

LINK = RoleLinkRow.__table__  # type: ignore[attr-defined]


def renew_links(engine: Engine, session: SessionRow, role: Role | None = None) -> SessionRow:
    """Give a role, or all of them, a new link. The log says so: every running service closes that role's open
    screens and refuses its old cookies. Returns the session as it is then."""
    roles: Sequence[Role] = (role,) if role else LINKED
    with engine.connect().execution_options(writes=True) as db, db.begin():
        for one in roles:
            mine = (LINK.c.session_id == session.id) & (LINK.c.role == one)
            db.execute(update(LINK).where(mine).values(token=new_token()))
    append_as_host(engine, session, LinksRenewed(roles=tuple(roles)))
    renewed = find_session(engine, session.code)
    assert renewed is not None
    return renewed
