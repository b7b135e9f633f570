"""Reading a session's record where several processes write to it."""

import pytest
from sqlalchemy import Connection
from sqlmodel import SQLModel

from app.domain.names import Names
from app.domain.people.entries import Joined
from app.domain.plan import Plan
from app.exports import record as record_module
from app.log.database import open_database
from app.log.sessions import create_session

from .scenes import read_record, write

pytest_plugins = ["tests.postgres"]


def test_entries_written_after_the_names_were_read_are_not_in_it(
    empty_postgres_url: str, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = open_database(empty_postgres_url)
    SQLModel.metadata.create_all(engine)
    session = create_session(engine, plan)
    read_names = record_module.names_in

    def meanwhile(db: Connection, session_id: int | None) -> Names:
        names = read_names(db, session_id)
        write(engine, session, ("p-late", Joined(), "Latecomer"))
        return names

    monkeypatch.setattr(record_module, "names_in", meanwhile)
    record = read_record(engine, session)
    assert (record.last.seq, len(record.names)) == (1, 0)
    monkeypatch.undo()
    assert read_record(engine, session).names.of("p-late") == "Latecomer"
    engine.dispose()
