"""A download as one JSON file: its tables, and the entries with all that proves them complete."""

from collections.abc import Iterable, Iterator
from json import dumps
from typing import BinaryIO

from app.exports.cells import Column, Plain, Row, plain
from app.exports.download import Download

_CHUNK = 64 * 1024


def write_json(download: Download, target: BinaryIO) -> None:
    """Write the download to `target`, piece by piece."""
    target.writelines(json_chunks(download))


def json_chunks(download: Download) -> Iterator[bytes]:
    """The file in pieces, made as they are asked for."""
    gathered = bytearray()
    for piece in _pieces(download):
        gathered += piece.encode()
        if len(gathered) >= _CHUNK:
            yield bytes(gathered)
            gathered.clear()
    yield bytes(gathered)


def _pieces(download: Download) -> Iterator[str]:
    yield _written(download.about).removesuffix("}")
    yield ',\n"tables":{'
    for place, sheet in enumerate(download.sheets):
        yield f'{"," if place else ""}\n"{sheet.name}":'
        yield from _list(_row(sheet.columns, row) for row in sheet.rows())
    yield '},\n"entries":'
    yield from _list(download.entries())
    yield "}\n"


def _row(columns: tuple[Column, ...], row: Row) -> dict[str, Plain]:
    return {column.name: plain(column, row[column.name]) for column in columns}


def _list(objects: Iterable[object]) -> Iterator[str]:
    before = "[\n"
    for one in objects:
        yield before + _written(one)
        before = ",\n"
    yield "[]" if before == "[\n" else "\n]"


def _written(value: object) -> str:
    return dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
