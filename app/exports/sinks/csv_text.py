"""A table as CSV: UTF-8 with a byte order mark, quoted as in RFC 4180, lines ended by CRLF."""

import csv
from collections.abc import Callable
from hashlib import sha256

from app.exports.cells import Cell, Column, Row, Type, plain
from app.exports.sinks.guard import guarded

BYTE_ORDER_MARK = "\ufeff"

WRITTEN = (Type.WORDS, Type.TEXT)
"""What somebody wrote: in the session, or in its plan, of which an option may be what a participant wrote."""


class CsvText:
    """Writes a table as CSV, and knows how many rows it wrote and the SHA-256 of them."""

    def __init__(self, columns: tuple[Column, ...], write: Callable[[bytes], object]) -> None:
        self._columns = [(column, column.name, column.type in WRITTEN) for column in columns]
        self._write = write
        self._digest, self.rows = sha256(), 0
        self._writer = csv.writer(self, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
        self.write(BYTE_ORDER_MARK)
        self._writer.writerow([column.name for column in columns])

    def add(self, row: Row) -> None:
        """Write one row."""
        self._writer.writerow(
            [
                (guarded(cell) if words else cell) if type(cell := row[name]) is str else _told(column, cell)
                for column, name, words in self._columns
            ]
        )
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


def _told(column: Column, cell: Cell) -> str | int | float:
    told = plain(column, cell)
    return "" if told is None else told
