"""The database as commands open it, and the session that they are asked about."""

from sqlalchemy import Engine

from app.cli.commands import give_up
from app.log.database import open_database
from app.log.prepare import prepare
from app.log.sessions import PlanError, all_sessions, find_session
from app.log.tables import SessionRow
from app.settings import Settings


def ready(chosen: Settings) -> Engine:
    """The database, made and migrated where that is needed, and with a session."""
    engine = open_database(chosen.database_url)
    try:
        prepare(engine, chosen.session_plan)
    except PlanError as error:
        give_up(str(error))
    return engine


def newest(engine: Engine) -> SessionRow:
    """The session made last."""
    return all_sessions(engine)[-1]


def session_of(engine: Engine, code: str) -> SessionRow:
    """The session with this code; the newest where the code is left out."""
    found = find_session(engine, code) if code else newest(engine)
    if found is None:
        give_up(f"There is no session with the code {code!r}; `hemicycle session list` lists them.")
    return found
