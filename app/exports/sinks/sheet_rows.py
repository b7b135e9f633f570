"""The rows of a sheet, as they stand in the file of an XLSX (Office Open XML, ECMA-376 part 1, 18.3.1).

XlsxWriter needs several times as long for a cell, and takes a text between `<r>` and `</r>` for markup of its
own: said by a person, that spoils the file. Everything else about a workbook is the library's.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from re import Match
from typing import NamedTuple

from xlsxwriter.utility import xl_col_to_name

from app.exports.cells import Cell, Column, Row, plain

MOST_CHARACTERS = 32_767
"""How much a cell holds, in UTF-16 units, as spreadsheets count."""

CUT = " […]"

_BEFORE_DAY_1 = datetime(1899, 12, 30, tzinfo=UTC)
"""From which spreadsheets count their days, from March 1900 on."""

_DAY = timedelta(days=1)
_SPECIAL = re.compile(r"[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9a-fA-F]{4}_)")
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


class _Place(NamedTuple):
    """Where a column's cells stand, and the number of their format in the workbook."""

    column: Column
    letters: str
    style: int


class SheetRows:
    """Writes rows; line 1 is the heading's, which is not written here."""

    def __init__(self, columns: Sequence[Column], styles: Sequence[int]) -> None:
        numbered = enumerate(zip(columns, styles, strict=True))
        self._places = [_Place(column, xl_col_to_name(place), style) for place, (column, style) in numbered]

    def row(self, line: int, row: Row) -> str:
        """A row on a line. What is missing has no cell."""
        cells = [
            _cell(f'r="{place.letters}{line}" s="{place.style}"', place.column, cell)
            for place in self._places
            if (cell := row[place.column.name]) is not None
        ]
        return f'<row r="{line}">{"".join(cells)}</row>'


def _cell(at: str, column: Column, cell: Cell) -> str:
    if type(cell) is not str:  # nearly all are
        if isinstance(cell, datetime):  # as its clock showed it, in whatever zone
            return f"<c {at}><v>{(cell.replace(tzinfo=UTC) - _BEFORE_DAY_1) / _DAY:.16G}</v></c>"
        if not isinstance(cell, bool):
            return f"<c {at}><v>{cell:.16G}</v></c>"
        cell = str(plain(column, cell))
    text = _SPECIAL.sub(_escaped, fitted(cell))
    kept = "" if text == text.strip() else ' xml:space="preserve"'
    return f'<c {at} t="inlineStr"><is><t{kept}>{text}</t></is></c>'


def _escaped(found: Match[str]) -> str:
    """A character that XML cannot hold, or that would be taken for one of those, is written by its number."""
    one = found[0]
    return _ESCAPES.get(one) or f"_x{ord(one):04X}_"


def fitted(text: str) -> str:
    """The text as far as a cell holds it."""
    if 2 * len(text) <= MOST_CHARACTERS:  # no character is more than two units
        return text
    data = text.encode("utf-16-le")
    if len(data) <= 2 * MOST_CHARACTERS:
        return text
    room = 2 * (MOST_CHARACTERS - len(CUT))
    return data[:room].decode("utf-16-le", "ignore") + CUT
