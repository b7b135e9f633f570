"""Names go by themselves when their time is over, also where no service ran at that moment: it is looked for at
the start, and again and again."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from app.log.database import leave_no_trace
from app.log.erase_names import erase_names, is_overdue
from app.log.sessions import all_sessions
from app.log.tables import SessionRow
from app.seldom import Seldom

log = structlog.get_logger()

EVERY_SECONDS = 600.0
"""How often it is looked for. Names are kept for days: minutes more are no matter."""

_tell_of = Seldom(24 * 3600)


async def keep_none_too_long(
    engine: Engine, is_quiet: Callable[[], bool], every: float = EVERY_SECONDS
) -> None:
    """Erase names whose time is over, until cancelled. They are gone from every screen and file at once; what
    may be left in unused pages of the database goes when nobody is here, for everyone waits for that."""
    traces = False
    while True:
        try:
            traces |= await asyncio.to_thread(_erase_overdue, engine)
            if traces and is_quiet():
                await asyncio.to_thread(leave_no_trace, engine)
                traces = False
        except SQLAlchemyError as error:
            log.warning("names not erased yet", error=str(error.__cause__ or error))
        await asyncio.sleep(every)


def _erase_overdue(engine: Engine) -> bool:
    """Whether there were any."""
    now = datetime.now(UTC)
    return sum(_erased(engine, session, now) for session in all_sessions(engine)) > 0


def _erased(engine: Engine, session: SessionRow, now: datetime) -> bool:
    """Whether names of this session were; where its log cannot be read, the other sessions are seen to."""
    try:
        if not is_overdue(engine, session, now):
            return False
        erased = erase_names(engine, session, "system")
    except OperationalError:
        raise
    except Exception as error:
        if _tell_of((engine.url, session.id)):
            log.warning("names not erased: the log cannot be read", session=session.id, why=repr(error))
        return False
    log.info("names erased, as the plan says", session=session.id, names=erased.names)
    return True
