"""The log as XLSX: what a spreadsheet makes of it, in whatever language it speaks."""

import csv
import shutil
import subprocess
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from app.exports.cells import Column, Row, Type
from app.exports.download import Sheet, download_of
from app.exports.record import Record
from app.exports.sinks import xlsx
from app.exports.sinks.sheet_rows import MOST_CHARACTERS, fitted
from app.exports.sinks.xlsx import write_xlsx
from app.exports.tables import tables_of

from .scenes import EMOJI, GENERATED, csv_files, plain_rows, read_csv, written


@pytest.fixture(scope="module")
def book(restricted: Record) -> Workbook:
    """The rapporteur's workbook, read back."""
    return load_workbook(BytesIO(written(restricted, "xlsx")))


def sheets_alone(record: Record, *sheets: Sheet) -> BytesIO:
    """A workbook of these sheets."""
    target = BytesIO()
    write_xlsx(replace(download_of(record, GENERATED), sheets=sheets), target)
    return target


def cells(book: Workbook, sheet: str, column: str) -> list[object]:
    heading, *rows = book[sheet].iter_rows(values_only=True)
    return [row[heading.index(column)] for row in rows]


def test_there_is_a_sheet_for_every_table_with_the_columns_in_their_order(
    book: Workbook, restricted: Record
) -> None:
    assert book.sheetnames == [table.name for table in tables_of("restricted", restricted.plan)] + ["manifest"]
    for table in tables_of("restricted", restricted.plan):
        heading = next(book[table.name].iter_rows(max_row=1, values_only=True))
        assert list(heading) == [column.name for column in table.columns]


def test_headings_stay_in_sight_and_every_sheet_can_be_filtered(book: Workbook) -> None:
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions


def test_texts_are_texts_and_nothing_else(book: Workbook, restricted: Record) -> None:
    texts = [row["text_original"] for row in plain_rows(restricted, "inputs")]
    assert cells(book, "inputs", "text_original") == texts
    assert {"=1+1", "-2", EMOJI} <= set(texts)
    for sheet in book:
        assert not any(cell.data_type == "f" or cell.hyperlink for row in sheet for cell in row)


@pytest.mark.parametrize("said", ["<r><t>half</r>", "<r>a & b</r>", "</row></sheetData>", "]]>"])
def test_a_text_that_is_written_like_the_file_is_a_text(restricted: Record, said: str) -> None:
    told: list[Row] = [{"said": said}]
    sheet = Sheet("told", (Column("said", ".", Type.WORDS),), lambda: told)
    assert load_workbook(sheets_alone(restricted, sheet))["told"]["A2"].value == said


def test_every_cell_is_formatted_as_what_it_is(book: Workbook, restricted: Record) -> None:
    shown = {Type.MOMENT: "yyyy-mm-dd hh:mm:ss.000", Type.LOCAL_MOMENT: "yyyy-mm-dd hh:mm:ss"}
    for table in tables_of("restricted", restricted.plan):
        for row in book[table.name].iter_rows(min_row=2):
            for cell, column in zip(row, table.columns, strict=True):
                if cell.value is None:
                    continue
                like = shown.get(column.type, "General" if column.type in (Type.NUMBER, Type.YES_NO) else "@")
                assert cell.number_format == like
                assert cell.alignment.vertical == "top"
                assert bool(cell.alignment.wrap_text) == (column.type in (Type.WORDS, Type.TEXT))


def test_numbers_are_numbers_and_moments_are_moments(book: Workbook, restricted: Record) -> None:
    assert cells(book, "inputs", "endorsements")[0] == 3
    [sent] = [i.sent_at for i in restricted.state.inputs.values() if i.id == "Q1-001"]
    shown = cells(book, "inputs", "received_at_utc")[0]
    assert isinstance(shown, datetime) and abs(shown - sent.replace(tzinfo=None)).total_seconds() < 0.001
    assert cells(book, "agenda_timing", "planned_start")[0] == datetime(2021, 5, 18, 12, 0)
    assert cells(book, "agenda_timing", "drift_min")[1] == -15
    assert all(isinstance(code, str) for code in cells(book, "ballots", "option_code"))


def test_long_words_are_wrapped(book: Workbook) -> None:
    heading = [cell.value for cell in book["inputs"][1]]
    text = book["inputs"].cell(2, heading.index("text_original") + 1)
    assert text.alignment.wrap_text
    assert book["inputs"].column_dimensions[text.column_letter].width >= 40


def test_no_cell_is_longer_than_a_spreadsheet_holds(book: Workbook, restricted: Record) -> None:
    longest = max(len(str(cell.value or "")) for sheet in book for row in sheet for cell in row)
    assert longest <= MOST_CHARACTERS
    for long in ("x" * 40_000, "👩🏽‍🔧" * 9_000):
        cut = fitted(long)
        assert len(cut.encode("utf-16-le")) // 2 <= MOST_CHARACTERS
        assert cut.endswith("[…]") and long.startswith(cut.removesuffix(" […]"))
    assert fitted("x" * MOST_CHARACTERS) == "x" * MOST_CHARACTERS


def test_what_is_more_than_a_sheet_holds_goes_on_in_the_next(
    restricted: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 4)
    rows: list[Row] = [{"n": number} for number in range(8)]
    long = Sheet("long", (Column("n", ".", Type.NUMBER),), lambda: rows)
    book = load_workbook(sheets_alone(restricted, long))
    assert book.sheetnames == ["long", "long 2", "long 3", "manifest"]
    assert [n for name in book.sheetnames[:3] for n in cells(book, name, "n")] == list(range(8))


def test_its_manifest_is_that_of_the_csv(book: Workbook, restricted: Record) -> None:
    lines = read_csv(csv_files(restricted)["manifest.csv"])
    assert cells(book, "manifest", "sha256") == [line["sha256"] for line in lines]
    assert set(cells(book, "manifest", "profile")) == {"restricted"}


def test_the_same_record_gives_the_same_bytes(restricted: Record) -> None:
    assert written(restricted, "xlsx") == written(restricted, "xlsx")


OFFICE = shutil.which("soffice")


@pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice")
@pytest.mark.parametrize("locale", ["en-US", "es-ES", "fr-FR"])
def test_an_office_reads_the_same_in_every_language(restricted: Record, locale: str, tmp_path: Path) -> None:
    (tmp_path / "log.xlsx").write_bytes(written(restricted, "xlsx"))
    speaks(tmp_path / "profile", locale)
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,false,false,-1"
    command = [str(OFFICE), "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]
    subprocess.run(
        [*command, "--convert-to", every_sheet, "--outdir", tmp_path, tmp_path / "log.xlsx"],
        check=True,
        capture_output=True,
        timeout=120,
    )
    found = list(csv.DictReader((tmp_path / "log-inputs.csv").open(encoding="utf-8", newline="")))
    for row, meant in zip(found, plain_rows(restricted, "inputs"), strict=True):
        assert row["text_original"] == meant["text_original"]
        assert row["received_at_utc"][:19] == str(meant["received_at_utc"]).replace("T", " ")[:19]
    shares = list(csv.DictReader((tmp_path / "log-results.csv").open(encoding="utf-8", newline="")))
    assert {"66.7", "66,7"} & {row["share_pct"] for row in shares}


def speaks(profile: Path, locale: str) -> None:
    """Make an office profile whose language is `locale`."""
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    item = (
        '<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">'
        f"<value>{locale}</value></prop></item>"
    )
    settings.write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{item}</oor:items>'
    )
