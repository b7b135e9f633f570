"""Reading a session's record."""

from json import loads

import pytest
from sqlalchemy import Connection, Engine

from app.domain.names import Names
from app.domain.people.entries import Joined
from app.domain.plan import Plan
from app.exports import record as record_module
from app.exports.names import file_name
from app.exports.record import Record
from app.log.read import read_entries
from app.log.sessions import create_session
from app.log.tables import SessionRow

from .scenes import csv_files, read_csv, read_record, write, written


def test_it_holds_every_entry_and_name(engine: Engine, played: SessionRow, record: Record) -> None:
    assert played.id is not None
    assert [stored.entry for stored in record.entries] == list(read_entries(engine, played.id))
    assert record.names.of("p-9") == "=HYPERLINK(1)"
    assert len(record.names) == 9


def test_entries_written_after_the_names_were_read_are_not_in_it(
    fresh_engine: Engine, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = create_session(fresh_engine, plan)
    read_names = record_module.names_in

    def meanwhile(db: Connection, session_id: int | None) -> Names:
        names = read_names(db, session_id)
        write(fresh_engine, session, ("p-late", Joined(), "Latecomer"))
        return names

    monkeypatch.setattr(record_module, "names_in", meanwhile)
    record = read_record(fresh_engine, session)
    assert (record.last.seq, len(record.names)) == (1, 0)


def test_a_session_nobody_came_to_can_be_downloaded(fresh_engine: Engine, plan: Plan) -> None:
    record = read_record(fresh_engine, create_session(fresh_engine, plan))
    files = csv_files(record)
    assert len(read_csv(files["log.csv"])) == 1
    assert read_csv(files["inputs.csv"]) == []
    assert loads(written(record, "json"))["tables"]["inputs"] == []


def test_the_file_is_called_after_the_session(record: Record, plan: Plan) -> None:
    assert file_name(record.session, plan, "zip") == f"uclg-2021-05-18_{record.session.code}_log.zip"
    nobody = plan.model_copy(update={"organisations": ()})
    assert file_name(record.session, nobody, "json") == f"session-2021-05-18_{record.session.code}_log.json"
