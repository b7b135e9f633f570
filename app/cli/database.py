"""The database as commands open it, and the session that they are asked about."""

import structlog
from sqlalchemy import Engine

from app.cli.commands import give_up
from app.log.database import companions, database_file, is_to_be_made, open_database
from app.log.migrate import migrate
from app.log.plan_file import PlanError, read_plan
from app.log.prepare import prepare
from app.log.private import keep_private
from app.log.schema import Age, age_of
from app.log.sessions import find_session, newest_session
from app.log.tables import SessionRow
from app.log.writable import try_to_write, try_to_write_beside
from app.settings import Settings

_UNFIT: dict[Age, str] = {
    "newer": "was made by a newer version of Hemicycle. Use that version; nothing was changed.",
    "older": "was made by an older version of Hemicycle: start the service once, which brings it up to date.",
    "empty": "holds nothing of Hemicycle's yet. Check DATABASE_URL; `hemicycle serve` makes what it needs.",
    "strange": "is the database of another program. Check DATABASE_URL; nothing was changed.",
}


def ready(chosen: Settings, seeded: bool = True) -> Engine:
    """The database, made and migrated where that is needed, known to take writes and, if `seeded`, with a
    session. Nothing is made where the plan that would be loaded cannot be."""
    if seeded and is_to_be_made(chosen.database_url):
        try:
            read_plan(chosen.session_plan)
        except PlanError as error:
            give_up(f"SESSION_PLAN: {error}")
    engine = open_database(chosen.database_url)
    file = database_file(engine)
    if file is not None:
        try_to_write_beside(file)
    if file is None or file.stat().st_size:
        _refuse(open_database(chosen.database_url, reading=True), "newer", "strange")
    try_to_write(engine)
    for tightened in keep_private(file, *companions(file)) if file else ():
        structlog.get_logger().warning(f"{tightened} could be read by others on this machine; no longer.")
    if seeded:
        try:
            prepare(engine, chosen.session_plan)
        except PlanError as error:
            give_up(f"SESSION_PLAN: {error}")
    else:
        migrate(engine)
    return engine


def existing(chosen: Settings, reading: bool = True, older: bool = False) -> Engine:
    """The database, which must be there, of this version or, where that will do, an `older` one. Nothing is
    made or migrated."""
    engine = open_database(chosen.database_url, reading=True)
    _refuse(engine, "newer", "empty", "strange")
    if not older:
        _refuse(engine, "older")
    return engine if reading else open_database(chosen.database_url)


def newest(engine: Engine) -> SessionRow:
    """The session made last, copies to rehearse aside."""
    found = newest_session(engine)
    if found is None:
        give_up("There is no session yet: `hemicycle session new PLAN` makes one.")
    return found


def session_of(engine: Engine, code: str) -> SessionRow:
    """The session with this code; the newest where the code is left out."""
    found = find_session(engine, code) if code else newest(engine)
    if found is None:
        give_up(f"There is no session with the code {code!r}; `hemicycle session list` lists them.")
    return found


def _refuse(engine: Engine, *unfit: Age) -> None:
    age = age_of(engine)
    engine.dispose()
    if age in unfit:
        give_up(f"{database_file(engine) or engine.url.render_as_string()} {_UNFIT[age]}")
