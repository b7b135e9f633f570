"""A table as CSV: UTF-8 with a byte order mark, quoted as in RFC 4180, lines ended by CRLF."""

import csv
from collections.abc import Callable
from hashlib import sha256

from app.exports.cells import Column, Row, Type, plain
from app.exports.sinks.guard import guarded

BYTE_ORDER_MARK = "\ufeff"


class CsvText:
    """Writes a table as CSV, and knows how many rows it wrote and the SHA-256 of them."""

    def __init__(self, columns: tuple[Column, ...], write: Callable[[bytes], object]) -> None:
        self._columns, self._write = columns, write
        self._digest, self.rows = sha256(), 0
        self._writer = csv.writer(self, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
        self.write(BYTE_ORDER_MARK)
        self._writer.writerow([column.name for column in columns])

    def add(self, row: Row) -> None:
        """Write one row."""
        self._writer.writerow([_cell(column, row) for column in self._columns])
        self.rows += 1

    @property
    def sha256(self) -> str:
        """The hash of what was written, in hexadecimal."""
        return self._digest.hexdigest()

    def write(self, text: str) -> int:
        """What the csv module calls."""
        data = text.encode()
        self._digest.update(data)
        self._write(data)
        return len(data)


def _cell(column: Column, row: Row) -> str | int | float:
    cell = plain(column, row[column.name])
    if cell is None:
        return ""
    return guarded(cell) if column.type is Type.WORDS and isinstance(cell, str) else cell
