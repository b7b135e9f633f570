"""What a table is made of: typed columns, and rows of cells that no format has touched yet."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from enum import Enum
from json import dumps
from types import MappingProxyType
from typing import NamedTuple
from zoneinfo import ZoneInfo

from app.domain.text import Text
from app.exports.record import Record

Cell = str | int | float | bool | datetime | None
Row = dict[str, Cell]
Plain = str | int | float | None
"""A cell as text and numbers alone."""


class Type(Enum):
    """What the cells of a column are. A sink decides by it how they are written."""

    WORDS = "words"
    """What a person wrote: it may be anything, and a program that reads it must not act on it."""
    TEXT = "text"
    """A text of the plan or of the program, of a question or an option also one that a person wrote."""
    CODE = "code"
    """A code, an id or a hash: the same in every file, to the letter."""
    NUMBER = "number"
    MOMENT = "moment"
    """A moment in UTC, to the microsecond."""
    LOCAL_MOMENT = "local moment"
    """A moment in the session's zone, to the second."""
    YES_NO = "yes or no"


Meaning = str | Text
_NO_CODES: Mapping[str, Meaning] = MappingProxyType({})


class Column(NamedTuple):
    """A column: its name, its meaning, its type, and the codes that are the same in every session, each with
    its meaning; what the plan gives has its codes in the plan. One that may hold others besides, of the plan or
    the log, is `open`. A meaning is a message id, or a text."""

    name: str
    meaning: Meaning
    type: Type = Type.CODE
    codes: Mapping[str, Meaning] = _NO_CODES
    open: bool = False


class Table(NamedTuple):
    """A table of a session: its name, its columns in order, and how its rows come out of a record.

    One that may be passed on to anyone says that it is `shareable`: its rows then have nothing, in a record of
    that profile, that tells what a single person did and did not consent to.
    """

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[Record], Iterator[Row]]
    shareable: bool = False


def plain(column: Column, cell: Cell) -> Plain:
    """A cell as every format without types of its own writes it."""
    if isinstance(cell, datetime):
        return cell.isoformat(timespec="seconds" if column.type is Type.LOCAL_MOMENT else "microseconds")
    if isinstance(cell, bool):
        return "y" if cell else "n"
    return cell


def plain_row(columns: Iterable[Column], row: Row) -> list[Plain]:
    """A row's cells in the columns' order."""
    return [plain(column, row[column.name]) for column in columns]


def utc(moment: datetime | None) -> datetime | None:
    """A moment in UTC. One without a zone is taken for UTC."""
    if moment is None:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def local(moment: datetime | None, zone: str) -> datetime | None:
    """A moment in the session's zone."""
    return moment.astimezone(ZoneInfo(zone)) if moment else None


def json_text(value: object) -> str:
    """A value that has parts, as JSON in one cell."""
    return dumps(value, ensure_ascii=False, separators=(",", ":"))


def question_number(item_id: str) -> str:
    """An agenda item as it is called in input ids: Q1 for "q1"."""
    return item_id.upper()
