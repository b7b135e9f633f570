"""What a database holds of a session, to the byte."""

import os
import subprocess
from typing import Any

from sqlalchemy import Engine, select
from sqlmodel import SQLModel

from app.log.sessions import find_session
from app.log.tables import SessionRow
from tests.server.harness import PROGRAMS, Server


def held(engine: Engine, session: SessionRow) -> dict[str, list[Any]]:
    """Every row of every table that belongs to a session."""
    found = {}
    with engine.connect() as db:
        for table in SQLModel.metadata.sorted_tables:
            mine = table.c.session_id if "session_id" in table.c else table.c.id
            rows = db.execute(select(table).where(mine == session.id).order_by(*table.primary_key))
            found[table.name] = [tuple(row) for row in rows]
    return found


def rehearsed(server: Server, *words: str) -> "subprocess.Popen[str]":
    """`hemicycle rehearse` with these words, running."""
    return subprocess.Popen(
        [PROGRAMS / "hemicycle", "rehearse", *words],
        cwd=server._folder,
        env={**os.environ, **server._environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def copy_of(server: Server, code: str) -> SessionRow:
    """The copy with this code."""
    copy = find_session(server.engine, code)
    assert copy is not None
    return copy
