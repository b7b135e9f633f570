"""The rows that are put into a workbook are, to the letter, those that its library would have written."""

import re
from datetime import datetime
from io import BytesIO
from zipfile import ZipFile
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter import Workbook

from app.exports.cells import Cell, Column, Type, plain
from app.exports.sinks.sheet_rows import SheetRows

COLUMN = Column("said", ".", Type.WORDS)
SIGNS = (
    "_x0041_",
    "_x00",
    "&amp;",
    "<",
    ">",
    "<r>",
    '"',
    "'",
    "=",
    "\r",
    "\n",
    "\t",
    " ",
    "\x00",
    "\x0b",
    "\ufffe",
)
"""What XML, or a spreadsheet, might make something else of."""

texts = st.lists(st.sampled_from(SIGNS) | st.text(max_size=6), max_size=8).map("".join)
moments = st.datetimes(datetime(1901, 1, 1), datetime(2200, 1, 1), timezones=st.just(ZoneInfo("Europe/Madrid")))
numbers = st.integers(-(10**17), 10**17) | st.floats(allow_nan=False, allow_infinity=False)


def as_the_library_has_it(cell: Cell) -> str:
    """A cell in the second line of a sheet, as XlsxWriter writes it."""
    target = BytesIO()
    with Workbook(target, {"constant_memory": True}) as book:
        sheet, format = book.add_worksheet(), book.add_format({"bold": True})
        if isinstance(cell, datetime):
            sheet.write_datetime(1, 0, cell.replace(tzinfo=None), format)
        elif isinstance(cell, bool | str):
            sheet.write_string(1, 0, str(plain(COLUMN, cell)), format)
        elif cell is not None:
            sheet.write_number(1, 0, cell, format)
    with ZipFile(target) as file:
        found = re.search("<c .*</c>", file.read("xl/worksheets/sheet1.xml").decode(), re.DOTALL)
    return found[0] if found else ""


def as_we_have_it(cell: Cell) -> str:
    row = SheetRows([COLUMN], [1]).row(2, {"said": cell})
    return row.removeprefix('<row r="2">').removesuffix("</row>")


def is_markup(cell: Cell) -> bool:
    """Whether XlsxWriter would take a text for a piece of its own file."""
    return isinstance(cell, str) and cell.startswith("<r>") and cell.endswith("</r>")


@given(st.none() | texts | st.booleans() | moments | numbers)
def test_a_cell_is_written_as_the_library_writes_it(cell: Cell) -> None:
    if not is_markup(cell):
        assert as_we_have_it(cell) == as_the_library_has_it(cell)


@pytest.mark.parametrize("sign", SIGNS)
def test_signs_that_mean_something_in_the_file_are_words_in_the_cell(sign: str) -> None:
    for text in (sign, f"a{sign}", f"{sign}a", f"{sign}{sign}"):
        assert as_we_have_it(text) == as_the_library_has_it(text)
