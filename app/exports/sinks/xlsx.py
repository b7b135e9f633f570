"""A download as XLSX: a sheet a table. Numbers are numbers, moments are moments, texts are texts and no more.

A spreadsheet's cell holds 32,767 characters at most; what is longer is cut and marked, and whole in the ZIP and
in the JSON. Its moments have no zone: columns' names, the codebook and the manifest say which it is.
"""

from datetime import datetime
from typing import BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from app.exports.cells import Cell, Column, Row, Type, plain
from app.exports.download import Download, Sheet
from app.exports.sinks.csv_text import CsvText

MOST_CHARACTERS = 32_767
"""How much a cell holds, in UTF-16 units, as spreadsheets count."""

MOST_ROWS = 1_048_576
"""How many rows a sheet holds; what is more goes on in the next."""

CUT = " […]"

_WIDTHS = {Type.WORDS: 60, Type.TEXT: 40, Type.MOMENT: 23, Type.LOCAL_MOMENT: 20}
_OTHER_WIDTH, _HEADING_SPACE = 12, 4
_MOMENTS = {Type.MOMENT: "yyyy-mm-dd hh:mm:ss.000", Type.LOCAL_MOMENT: "yyyy-mm-dd hh:mm:ss"}
_AS_THEY_ARE = {
    "constant_memory": True,
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "use_zip64": True,
}


def write_xlsx(download: Download, target: BinaryIO) -> None:
    """Write the download to `target`, row by row."""
    with Workbook(target, _AS_THEY_ARE) as book:
        book.set_properties({"created": download.generated_at.replace(tzinfo=None)})
        writer = _Writer(book)
        lines = []
        for sheet in download.sheets:
            text = writer.write(sheet)
            lines.append(download.described(sheet.name, text.rows, text.sha256))
        writer.write(download.manifest(lines))


class _Writer:
    """Writes sheets into one workbook, whose formats they share."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        top = {"valign": "top"}
        self._formats = {type: book.add_format(top) for type in Type}
        for type in (Type.WORDS, Type.TEXT):
            self._formats[type] = book.add_format({**top, "text_wrap": True, "num_format": "@"})
        self._formats[Type.CODE] = book.add_format({**top, "num_format": "@"})
        for type, pattern in _MOMENTS.items():
            self._formats[type] = book.add_format({**top, "num_format": pattern})

    def write(self, sheet: Sheet) -> CsvText:
        """Write a table; what it is as CSV, so that the manifest is the same in every format."""
        text = CsvText(sheet.columns, _nowhere)
        page, line = self._page(sheet, sheet.name), 0
        for row in sheet.rows():
            text.add(row)
            line += 1
            if line == MOST_ROWS:
                _end(page, sheet, line - 1)
                page, line = self._page(sheet, f"{sheet.name} {1 + (text.rows - 1) // (MOST_ROWS - 1)}"), 1
            self._write_row(page, line, sheet.columns, row)
        _end(page, sheet, line)
        return text

    def _page(self, sheet: Sheet, name: str) -> Worksheet:
        page = self._book.add_worksheet(name)
        page.freeze_panes(1, 0)
        for place, column in enumerate(sheet.columns):
            wide = max(_WIDTHS.get(column.type, _OTHER_WIDTH), len(column.name) + _HEADING_SPACE)
            page.set_column(place, place, wide)
            page.write_string(0, place, column.name, self._heading)
        return page

    def _write_row(self, page: Worksheet, line: int, columns: tuple[Column, ...], row: Row) -> None:
        for place, column in enumerate(columns):
            cell = row[column.name]
            if cell is not None:
                _write_cell(page, line, place, column, cell, self._formats[column.type])


def _write_cell(page: Worksheet, line: int, place: int, column: Column, cell: Cell, format: Format) -> None:
    if isinstance(cell, datetime):
        page.write_datetime(line, place, cell.replace(tzinfo=None), format)
    elif isinstance(cell, int | float) and not isinstance(cell, bool):
        page.write_number(line, place, cell, format)
    else:
        page.write_string(line, place, fitted(str(plain(column, cell))), format)


def fitted(text: str) -> str:
    """The text as far as a cell holds it."""
    data = text.encode("utf-16-le")
    if len(data) <= 2 * MOST_CHARACTERS:
        return text
    room = 2 * (MOST_CHARACTERS - len(CUT))
    return data[:room].decode("utf-16-le", "ignore") + CUT


def _end(page: Worksheet, sheet: Sheet, line: int) -> None:
    page.autofilter(0, 0, line, len(sheet.columns) - 1)


def _nowhere(_: bytes) -> None:
    """Where the CSV goes of which only the hash is wanted."""
