"""Reading a session's record."""

from io import BytesIO
from json import loads
from zipfile import ZipFile

import pytest
from sqlalchemy import Connection, Engine

from app.domain import entries as e
from app.domain.names import Names
from app.domain.plan import Plan
from app.exports import record as record_module
from app.exports.csv_zip import write_csv_zip
from app.exports.json_file import json_chunks
from app.exports.names import file_name
from app.exports.record import Record, read_record
from app.log.read import read_entries
from app.log.sessions import create_session
from app.log.tables import SessionRow

from .scenes import GENERATED, read_csv, write


def test_it_holds_every_entry_and_name(engine: Engine, played: SessionRow, record: Record) -> None:
    assert played.id is not None
    assert [stored.entry for stored in record.entries] == list(read_entries(engine, played.id))
    assert record.names.of("p-9") == "=HYPERLINK(1)"
    assert len(record.names) == 9


def test_names_written_after_the_entries_were_read_are_not_in_it(
    fresh_engine: Engine, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = create_session(fresh_engine, plan)
    read_names = record_module.names_in

    def meanwhile(db: Connection, session_id: int | None) -> Names:
        write(fresh_engine, session, ("p-late", e.Joined(), "Latecomer"))
        return read_names(db, session_id)

    monkeypatch.setattr(record_module, "names_in", meanwhile)
    assert len(read_record(fresh_engine, session).names) == 0


def test_a_session_nobody_came_to_can_be_downloaded(fresh_engine: Engine, plan: Plan) -> None:
    record = read_record(fresh_engine, create_session(fresh_engine, plan))
    target = BytesIO()
    write_csv_zip(record, target, GENERATED)
    assert len(read_csv(ZipFile(target).read("log.csv"))) == 1
    assert read_csv(ZipFile(target).read("inputs.csv")) == []
    assert loads(b"".join(json_chunks(record, GENERATED)))["tables"]["inputs"] == []


def test_the_file_is_called_after_the_session(record: Record, plan: Plan) -> None:
    assert file_name(record.session, plan, "zip") == f"uclg-2021-05-18_{record.session.code}_log.zip"
    nobody = plan.model_copy(update={"organisations": ()})
    assert file_name(record.session, nobody, "json") == f"session-2021-05-18_{record.session.code}_log.json"
