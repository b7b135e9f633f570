"""Getting a database ready: migrated, and with a session to hold."""

from pathlib import Path

from sqlalchemy import Engine

from app.log.migrate import migrate, one_at_a_time
from app.log.plan_file import read_plan
from app.log.sessions import create_session, newest_session


def prepare(engine: Engine, plan: Path) -> None:
    """Migrate the database; where it holds no session yet, load the plan. Raises PlanError."""
    migrate(engine)
    with one_at_a_time(engine):
        if newest_session(engine) is None:
            create_session(engine, read_plan(plan))
