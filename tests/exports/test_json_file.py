"""The log as JSON: it says what the CSV says, and proves itself complete."""

import json
from dataclasses import replace
from itertools import islice, repeat
from pathlib import Path
from typing import Any

import pytest

from app.exports.cells import Column
from app.exports.download import Sheet, download_of
from app.exports.record import Record
from app.exports.sinks.guard import unguarded
from app.exports.sinks.json_file import json_chunks
from app.exports.tables import tables_of
from app.log.verify import verify_file

from .scenes import GENERATED, written


@pytest.fixture(scope="module")
def whole(record: Record) -> dict[str, Any]:
    """The file, read back whole."""
    parsed: dict[str, Any] = json.loads(written(record, "json"))
    return parsed


def test_it_says_what_it_is(whole: dict[str, Any], record: Record) -> None:
    assert (whole["schema_version"], whole["profile"]) == (2, "complete")
    assert whole["session"]["code"] == record.session.code
    assert whole["session"]["starts_at"] == "2021-05-18T12:00:00+02:00"
    assert list(whole["tables"]) == [table.name for table in tables_of("complete", record.plan)]


def test_no_secret_of_the_session_is_in_it(record: Record) -> None:
    text = written(record, "json").decode()
    session = record.session
    secrets = (
        session.cookie_secret,
        session.token("moderator"),
        session.token("rapporteur"),
        session.token("board"),
    )
    assert not any(secret in text for secret in secrets)


def test_its_tables_are_those_of_the_csv(
    whole: dict[str, Any], csv_tables: dict[str, list[dict[str, str]]]
) -> None:
    for name, rows in whole["tables"].items():
        as_text = [{column: "" if cell is None else str(cell) for column, cell in row.items()} for row in rows]
        assert as_text == [
            {column: unguarded(cell) for column, cell in row.items()} for row in csv_tables[name]
        ]


def test_it_holds_from_the_file_alone(whole: dict[str, Any], record: Record, tmp_path: Path) -> None:
    file = tmp_path / "log.json"
    file.write_bytes(written(record, "json"))
    verdict = verify_file(file)
    assert (verdict.broken_at, verdict.erased) == (None, [])
    assert verdict.entries == whole["last_seq"] == len(whole["entries"])
    assert verdict.chain_hash.hex() == whole["last_chain_hash"]
    assert all(one["erased_at"] is None for one in whole["entries"])


def test_pieces_leave_before_the_last_row_is_made(record: Record) -> None:
    endless = Sheet("endless", (Column("text", "."),), lambda: repeat({"text": "x" * 100}))
    download = replace(download_of(record, GENERATED), sheets=(endless,))
    pieces = list(islice(json_chunks(download), 10))
    assert len(pieces) == 10
    assert max(map(len, pieces)) < 70_000
