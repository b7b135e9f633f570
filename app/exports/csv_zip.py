"""The log as CSV: one file a table in a ZIP.

UTF-8 with a byte order mark, quoted as in RFC 4180, lines ended by CRLF. A text that a spreadsheet would
take for a formula begins with an apostrophe (OWASP, "CSV Injection").
"""

import csv
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import IO, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from app.exports.cells import Cell, Row
from app.exports.record import Record
from app.exports.tables import TABLES, manifest

BYTE_ORDER_MARK = "\ufeff"
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def write_csv_zip(record: Record, target: BinaryIO, generated_at: datetime) -> None:
    """Write the whole log to `target`, table by table and row by row; `target` need not be seekable."""
    lines: list[Row] = []
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for table in TABLES:
            rows, digest = _write_table(archive, table.name, table.columns, table.rows(record), generated_at)
            lines.append(manifest.row(record, f"{table.name}.csv", rows, digest, generated_at))
        _write_table(archive, "manifest", manifest.COLUMNS, lines, generated_at)


def _write_table(
    archive: ZipFile, name: str, columns: Iterable[str], rows: Iterable[Row], generated_at: datetime
) -> tuple[int, str]:
    """Write one file; how many rows it has besides its heading, and its SHA-256."""
    entry = ZipInfo(f"{name}.csv", generated_at.timetuple()[:6])
    entry.compress_type = ZIP_DEFLATED
    order, count = list(columns), 0
    with archive.open(entry, "w") as file:
        sealed = _Sealed(file)
        sealed.write(BYTE_ORDER_MARK)
        writer = csv.writer(sealed, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
        writer.writerow(order)
        for row in rows:
            writer.writerow([neutralised(row[column]) for column in order])
            count += 1
    return count, sealed.digest.hexdigest()


class _Sealed:
    """A file for text that knows the SHA-256 of the bytes written to it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self.digest = file, sha256()

    def write(self, text: str) -> int:
        data = text.encode()
        self.digest.update(data)
        return self._file.write(data)


def neutralised(cell: Cell) -> str | int | float:
    """The cell as it may stand in a spreadsheet: no text is a formula; a number is a number."""
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(FORMULA_SIGNS) else cell
    return "" if cell is None else cell
