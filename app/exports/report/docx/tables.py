"""Tables: the head comes again on each page, and no row is broken between two."""

from collections.abc import Iterator

from app.exports.report.document import Head, Table
from app.exports.report.docx.elements import Element, paragraph, w
from app.exports.report.docx.places import Places, of_input
from app.exports.report.docx.runs import Runs, plain
from app.exports.report.docx.styles import TEXT_WIDTH

_SHORT = 12
"""A table of so many rows stays on one page."""

_STYLES = {False: "TableText", True: "TableFigures"}


def table(table: Table, ids: dict[int, str], runs: Runs, places: Places) -> Element:
    """The table; `ids` are those of the inputs that its rows begin with, by row."""
    widths = _widths(table.columns)
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    made = w("tbl", _properties(table), grid, _heads(table.columns, widths))
    for n, row in enumerate(table.rows):
        together = len(table.rows) <= _SHORT and n + 1 < len(table.rows)
        contents = [tuple(runs.all(cell)) for cell in (*row, *((),) * len(widths))[: len(widths)]]
        if n in ids:
            contents[0] = places.around(of_input(ids[n]), *contents[0])
        made.append(_row(table.columns, widths, contents, together))
    return made


def _heads(columns: tuple[Head, ...], widths: list[int]) -> Element:
    cells = [
        _cell(edge, paragraph("TableHead", [plain(head.text)], *([_to_the_right()] if head.figures else [])))
        for edge, head in zip(_edges(widths), columns, strict=True)
    ]
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)


def _row(
    columns: tuple[Head, ...], widths: list[int], contents: list[tuple[Element, ...]], together: bool
) -> Element:
    cells = [
        _cell(edge, paragraph(_STYLES[head.figures], content, *([w("keepNext")] if together else [])))
        for edge, head, content in zip(_edges(widths), columns, contents, strict=True)
    ]
    return w("tr", w("trPr", w("cantSplit")), *cells)


def _edges(widths: list[int]) -> Iterator[Element]:
    """The properties of each column's cells: its width, and no space at the edges of the page."""
    for n, width in enumerate(widths):
        sides = [side for side, place in (("left", 0), ("right", len(widths) - 1)) if n == place]
        margins = w("tcMar", *(w(side, w=0, type="dxa") for side in sides)) if sides else None
        yield w("tcPr", w("tcW", w=width, type="dxa"), margins)


def _cell(properties: Element, content: Element) -> Element:
    return w("tc", properties, content)


def _to_the_right() -> Element:
    return w("jc", val="right")


def _properties(table: Table) -> Element:
    look = {"firstRow": 1, "lastRow": 0, "firstColumn": 0, "lastColumn": 0, "noHBand": 1, "noVBand": 1}
    return w(
        "tblPr",
        w("tblStyle", val="ReportTable"),
        w("tblW", w=TEXT_WIDTH, type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0620", **look),
        w("tblCaption", val=table.caption) if table.caption else None,
    )


def _widths(columns: tuple[Head, ...]) -> list[int]:
    whole = sum(head.width for head in columns) or 1
    return [TEXT_WIDTH * head.width // whole for head in columns]
