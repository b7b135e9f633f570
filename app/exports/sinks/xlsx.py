"""A download as XLSX: a sheet a table. Numbers are numbers, moments are moments, texts are texts and no more.

A spreadsheet's cell holds 32,767 characters at most; what is longer is cut and marked, and whole in the ZIP and
in the JSON. Its moments have no zone: columns' names, the codebook and the manifest say which it is.

XlsxWriter makes the workbook, its sheets with no more than their headings. The rows, which it would write too
slowly, are put into its file.
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range

from app.exports.cells import Column, Type
from app.exports.download import Download, Sheet
from app.exports.sinks.csv_text import CsvText
from app.exports.sinks.sheet_rows import SheetRows

MOST_ROWS = 1_048_576
"""How many rows a sheet holds; what is more goes on in the next."""

_WIDTHS = {Type.WORDS: 60, Type.TEXT: 40, Type.MOMENT: 23, Type.LOCAL_MOMENT: 20}
_OTHER_WIDTH, _HEADING_SPACE = 12, 4
_TOP = {"valign": "top"}
_AS_TEXT: dict[str, object] = {"num_format": "@"}
_FORMATS: dict[Type, dict[str, object]] = {
    Type.WORDS: {**_AS_TEXT, "text_wrap": True},
    Type.TEXT: {**_AS_TEXT, "text_wrap": True},
    Type.CODE: _AS_TEXT,
    Type.MOMENT: {"num_format": "yyyy-mm-dd hh:mm:ss.000"},
    Type.LOCAL_MOMENT: {"num_format": "yyyy-mm-dd hh:mm:ss"},
}
_HEADING = {**_TOP, "bold": True, "text_wrap": True, "bottom": 1}
_IN_MEMORY = 1 << 20
"""How many bytes of a page's rows are kept in memory; more go to a file that has no name."""

_END_OF_ROWS = b"</sheetData>"
_DIMENSION = re.compile(rb'(<dimension ref=")[^"]*')
_COLUMNS = re.compile(rb'<col min="(\d+)" max="(\d+)"[^>]* style="(\d+)"')


@dataclass
class _Page:
    """A sheet of the workbook; its rows, as they stand in its file, down to a line."""

    name: str
    columns: tuple[Column, ...]
    line: int = 1
    rows: IO[bytes] = field(default_factory=partial(SpooledTemporaryFile[bytes], _IN_MEMORY))

    @property
    def extent(self) -> str:
        """From its first cell to its last: "A1:N41"."""
        return xl_range(0, 0, self.line - 1, len(self.columns) - 1)


def write_xlsx(download: Download, target: BinaryIO) -> None:
    """Write the download to `target`."""
    styles = _styles([_Page(one.name, one.columns) for one in (*download.sheets, download.manifest([]))])
    pages: list[_Page] = []
    lines = []
    for sheet in download.sheets:
        text = _read(sheet, styles[sheet.name], pages)
        lines.append(download.described(sheet.name, text.rows, text.sha256))
    manifest = download.manifest(lines)
    _read(manifest, styles[manifest.name], pages)
    parts = _parts(pages)
    with ZipFile(_workbook(pages, download.generated_at)) as made, ZipFile(target, "w", ZIP_DEFLATED) as file:
        for part in made.infolist():
            if part.filename in parts:
                _write_sheet(file, part, made.read(part), parts[part.filename])
            else:
                file.writestr(part, made.read(part))


def _read(sheet: Sheet, styles: list[int], pages: list[_Page]) -> CsvText:
    """Put a table on pages of its own; what it is as CSV, so that the manifest is the same in every format."""
    text, rows = CsvText(sheet.columns, _nowhere), SheetRows(sheet.columns, styles)
    pages.append(page := _Page(sheet.name, sheet.columns))
    for row in sheet.rows():
        if page.line == MOST_ROWS:
            pages.append(page := _Page(f"{sheet.name} {1 + text.rows // (MOST_ROWS - 1)}", sheet.columns))
        text.add(row)
        page.line += 1
        page.rows.write(rows.row(page.line, row).encode())
    return text


def _parts(pages: list[_Page]) -> dict[str, _Page]:
    """The file of a workbook in which each page stands."""
    return {f"xl/worksheets/sheet{number}.xml": page for number, page in enumerate(pages, 1)}


def _styles(pages: list[_Page]) -> dict[str, list[int]]:
    """The numbers that a workbook of these pages has for the formats of their columns, by their names."""
    with ZipFile(_workbook(pages, datetime(2000, 1, 1, tzinfo=UTC))) as made:
        columns = {page.name: _COLUMNS.findall(made.read(part)) for part, page in _parts(pages).items()}
    return {
        name: [int(style) for first, last, style in found for _ in range(int(first), int(last) + 1)]
        for name, found in columns.items()
    }


def _workbook(pages: list[_Page], created: datetime) -> BytesIO:
    """The workbook, of every page the heading alone."""
    made = BytesIO()
    with Workbook(made, {"in_memory": True}) as book:
        book.set_properties({"created": created.replace(tzinfo=None)})
        heading = book.add_format(_HEADING)
        formats = {type: book.add_format({**_TOP, **_FORMATS.get(type, {})}) for type in Type}
        for page in pages:
            sheet = book.add_worksheet(page.name)
            sheet.freeze_panes(1, 0)
            sheet.autofilter(page.extent)
            for place, column in enumerate(page.columns):
                wide = max(_WIDTHS.get(column.type, _OTHER_WIDTH), len(column.name) + _HEADING_SPACE)
                sheet.set_column(place, place, wide, formats[column.type])
                sheet.write_string(0, place, column.name, heading)
    return made


def _write_sheet(file: ZipFile, part: ZipInfo, made: bytes, page: _Page) -> None:
    """The sheet as it was made, with the page's rows after its heading."""
    head, end, rest = made.partition(_END_OF_ROWS)
    with file.open(part, "w", force_zip64=True) as sheet, page.rows as rows:
        sheet.write(_DIMENSION.sub(rb"\g<1>" + page.extent.encode(), head))
        rows.seek(0)
        copyfileobj(rows, sheet)
        sheet.write(end + rest)


def _nowhere(_: bytes) -> None:
    """Where the CSV goes of which only the hash is wanted."""
