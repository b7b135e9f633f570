"""The log as CSV: what a spreadsheet and a strict reader make of it."""

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import __version__
from app.exports.cells import Column, Row, Type
from app.exports.download import Sheet, download_of
from app.exports.record import Record
from app.exports.sinks.csv_text import CsvText
from app.exports.sinks.csv_zip import write_csv_zip
from app.exports.sinks.guard import guarded, unguarded
from app.exports.tables import manifest, tables_of

from .scenes import ARABIC, EMOJI, GENERATED, QUOTED, written

Tables = dict[str, list[dict[str, str]]]


def test_there_is_a_file_for_every_table_and_a_manifest(archive: ZipFile, record: Record) -> None:
    assert archive.testzip() is None
    assert archive.namelist() == [f"{table.name}.csv" for table in tables_of("complete", record.plan)] + [
        "manifest.csv"
    ]


def test_every_file_begins_with_a_byte_order_mark_and_ends_every_line_with_crlf(archive: ZipFile) -> None:
    for name in archive.namelist():
        data = archive.read(name)
        assert data.startswith(b"\xef\xbb\xbf") and data.count(b"\xef\xbb\xbf") == 1
        assert data.endswith(b"\r\n")
        outside_quotes = re.sub(rb'"(?:[^"]|"")*"', b"", data)
        assert outside_quotes.count(b"\n") == outside_quotes.count(b"\r\n")


def test_columns_stand_in_their_order(csv_tables: Tables, record: Record) -> None:
    for table in tables_of("complete", record.plan):
        assert list(csv_tables[table.name][0]) == [column.name for column in table.columns]
    assert list(csv_tables["manifest"][0]) == [column.name for column in manifest.COLUMNS]


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


SIGNS = "=+-@＝＋－＠\t\r\n"


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("before", ["", " ", "\u00a0", "\u200b", '"', '" \'"'])
def test_every_sign_of_a_formula_is_guarded(sign: str, before: str) -> None:
    assert guarded(f"{before}{sign}2") == f"'{before}{sign}2"
    assert guarded(f"2{before}=2") == f"2{before}=2"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "\n", "\r"])
def test_what_another_program_takes_for_a_cell_of_its_own_is_guarded(delimiter: str) -> None:
    assert guarded(f"De acuerdo{delimiter}=1+1").endswith(f"{delimiter}'=1+1")
    assert guarded(f'De acuerdo{delimiter} "＝1+1').endswith(f"{delimiter}' \"＝1+1")


@given(st.text(alphabet=f"a'\" ,;{SIGNS}\u00a0", max_size=12))
def test_whoever_takes_the_apostrophes_away_has_the_words(words: str) -> None:
    assert unguarded(guarded(words)) == words


@given(st.lists(st.text(alphabet="a'\" ,;=+\t\n", max_size=8), min_size=1, max_size=3), st.sampled_from(",;\t"))
def test_with_any_delimiter_no_cell_is_a_formula(texts: list[str], delimiter: str) -> None:
    written: list[bytes] = []
    columns = tuple(Column(f"c{place}", "", Type.WORDS) for place in range(len(texts)))
    CsvText(columns, written.append).add({f"c{place}": text for place, text in enumerate(texts)})
    file = StringIO(b"".join(written).decode("utf-8-sig"), newline="")
    cells = [cell for row in csv.reader(file, delimiter=delimiter) for cell in row]
    assert [cell for cell in cells if cell.strip(' "').startswith(("=", "+"))] == []


def test_codes_and_numbers_are_left_alone() -> None:
    assert _line(Column("code", "", Type.CODE), "-2") == b'"-2"'
    assert _line(Column("number", "", Type.NUMBER), -2.5) == b"-2.5"


@pytest.mark.parametrize("of", [Type.WORDS, Type.TEXT])
def test_an_option_or_a_question_that_somebody_wrote_is_no_formula(of: Type) -> None:
    assert _line(Column("option_label_en", "", of), "=cmd|' /C calc'!A0") == b"\"'=cmd|' /C calc'!A0\""


def _line(column: Column, cell: str | float) -> bytes:
    written: list[bytes] = []
    CsvText((column,), written.append).add({column.name: cell})
    return written[-1].removesuffix(b"\r\n")


def test_the_manifest_proves_every_file(archive: ZipFile, record: Record, csv_tables: Tables) -> None:
    for line in csv_tables["manifest"]:
        assert line["sha256"] == sha256(archive.read(line["file"])).hexdigest()
        assert int(line["rows"]) == len(csv_tables[line["file"].removesuffix(".csv")])
        assert line["app_version"] == __version__
        assert line["generated_at"] == "2021-05-18T12:00:00.000000+00:00"
        assert int(line["last_seq"]) == record.last.seq
        assert line["last_chain_hash"] == record.last.chain_hash.hex()
    assert len(csv_tables["manifest"]) == len(tables_of("complete", record.plan))


def test_the_hash_of_a_row_can_be_computed_from_the_file(csv_tables: Tables) -> None:
    for row in csv_tables["inputs"]:
        cells = [unguarded(cell) for column, cell in row.items() if column != "row_sha256"]
        assert row["row_sha256"] == sha256("".join(f"{cell}\x1f" for cell in cells).encode()).hexdigest()


def test_the_same_record_gives_the_same_bytes(record: Record) -> None:
    assert written(record, "zip") == written(record, "zip")


class Pipe(BytesIO):
    """Somewhere that cannot be gone back in, as a network connection."""

    def seekable(self) -> bool:
        return False


def test_rows_leave_before_the_last_is_made(record: Record) -> None:
    target, sizes = Pipe(), []

    def endless() -> Iterator[Row]:
        for number in range(20_000):
            yield {"text": sha256(str(number).encode()).hexdigest()}
            sizes.append(len(target.getvalue()) if number % 5000 == 0 else sizes[-1])

    long = Sheet("long", (Column("text", "."),), endless)
    write_csv_zip(replace(download_of(record, GENERATED), sheets=(long,)), target)
    assert sizes[0] < sizes[5000] < sizes[10_000] < sizes[15_000]
    assert ZipFile(BytesIO(target.getvalue())).testzip() is None
