"""The log as CSV: what a spreadsheet and a strict reader make of it."""

import re
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

import pytest

from app import __version__
from app.exports import csv_zip
from app.exports.cells import Row, Table
from app.exports.csv_zip import neutralised, write_csv_zip
from app.exports.record import Record
from app.exports.tables import TABLES, manifest

from .scenes import ARABIC, EMOJI, GENERATED, QUOTED, without_apostrophe

Tables = dict[str, list[dict[str, str]]]


def test_there_is_a_file_for_every_table_and_a_manifest(archive: ZipFile) -> None:
    assert archive.testzip() is None
    assert archive.namelist() == [f"{table.name}.csv" for table in TABLES] + ["manifest.csv"]


def test_every_file_begins_with_a_byte_order_mark_and_ends_every_line_with_crlf(archive: ZipFile) -> None:
    for name in archive.namelist():
        data = archive.read(name)
        assert data.startswith(b"\xef\xbb\xbf") and data.count(b"\xef\xbb\xbf") == 1
        assert data.endswith(b"\r\n")
        outside_quotes = re.sub(rb'"(?:[^"]|"")*"', b"", data)
        assert outside_quotes.count(b"\n") == outside_quotes.count(b"\r\n")


def test_columns_stand_in_their_order(csv_tables: Tables) -> None:
    for table in TABLES:
        assert list(csv_tables[table.name][0]) == list(table.columns)
    assert list(csv_tables["manifest"][0]) == list(manifest.COLUMNS)


def test_texts_come_back_as_they_were_written(csv_tables: Tables) -> None:
    texts = [row["text_original"] for row in csv_tables["inputs"]]
    assert texts[1:4] == [f"{QUOTED} again", ARABIC, EMOJI]
    assert [row["text"] for row in csv_tables["revisions"] if row["input_id"] == "Q1-002"] == [
        QUOTED,
        f"{QUOTED} again",
    ]


def test_no_text_is_a_formula(csv_tables: Tables) -> None:
    rows = csv_tables["inputs"]
    assert rows[0]["text_original"] == "'=1+1"
    assert rows[4]["text_original"] == "'-2"
    assert csv_tables["moderation"][2]["note"] == "'@me, later"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_every_sign_of_a_formula_is_neutralised(sign: str) -> None:
    assert neutralised(f"{sign}2") == f"'{sign}2"
    assert neutralised(f"2{sign}") == f"2{sign}"


def test_a_number_of_ours_stays_a_number() -> None:
    assert neutralised(-2) == -2
    assert neutralised(-2.5) == -2.5


def test_the_manifest_proves_every_file(archive: ZipFile, record: Record, csv_tables: Tables) -> None:
    for line in csv_tables["manifest"]:
        assert line["sha256"] == sha256(archive.read(line["file"])).hexdigest()
        assert int(line["rows"]) == len(csv_tables[line["file"].removesuffix(".csv")])
        assert line["app_version"] == __version__
        assert line["generated_at"] == "2021-05-18T12:00:00.000000+00:00"
        assert int(line["last_seq"]) == record.last.seq
        assert line["last_chain_hash"] == record.last.chain_hash.hex()
    assert len(csv_tables["manifest"]) == len(TABLES)


def test_the_hash_of_a_row_can_be_computed_from_the_file(csv_tables: Tables) -> None:
    for row in csv_tables["inputs"]:
        cells = [without_apostrophe(cell) for column, cell in row.items() if column != "row_sha256"]
        assert row["row_sha256"] == sha256("".join(f"{cell}\x1f" for cell in cells).encode()).hexdigest()


def test_the_same_record_gives_the_same_bytes(record: Record) -> None:
    first, second = BytesIO(), BytesIO()
    write_csv_zip(record, first, GENERATED)
    write_csv_zip(record, second, GENERATED)
    assert first.getvalue() == second.getvalue()


class Pipe(BytesIO):
    """Somewhere that cannot be gone back in, as a network connection."""

    def seekable(self) -> bool:
        return False


def test_rows_leave_before_the_last_is_made(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    target, sizes = Pipe(), []

    def endless(_: Record) -> Iterator[Row]:
        for number in range(20_000):
            yield {"text": sha256(str(number).encode()).hexdigest()}
            sizes.append(len(target.getvalue()) if number % 5000 == 0 else sizes[-1])

    monkeypatch.setattr(csv_zip, "TABLES", (Table("long", {"text": "."}, endless),))
    write_csv_zip(record, target, GENERATED)
    assert sizes[0] < sizes[5000] < sizes[10_000] < sizes[15_000]
    assert ZipFile(BytesIO(target.getvalue())).testzip() is None
