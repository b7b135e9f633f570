"""How things are written in the cells of a table, the same in every format."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from json import dumps
from typing import NamedTuple
from zoneinfo import ZoneInfo

from app.exports.record import Record

Cell = str | int | float | None
Row = dict[str, Cell]


class Table(NamedTuple):
    """A table of the log. `columns` gives each column, in order, its meaning as an English message id."""

    name: str
    columns: Mapping[str, str]
    rows: Callable[[Record], Iterator[Row]]


def yes_no(answer: object) -> str:
    """A plain yes or no."""
    return "y" if answer else "n"


def utc(moment: datetime | None) -> str | None:
    """A moment in UTC with microseconds, written as in the log. One without a zone is taken for UTC."""
    if moment is None:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat(timespec="microseconds")


def local(moment: datetime | None, zone: str) -> str | None:
    """A moment in the session's zone, to the second, with its offset from UTC."""
    return moment.astimezone(ZoneInfo(zone)).isoformat(timespec="seconds") if moment else None


def json_text(value: object) -> str:
    """A value that has parts, as JSON in one cell."""
    return dumps(value, ensure_ascii=False, separators=(",", ":"))


def question_number(item_id: str) -> str:
    """An agenda item as it is called in input ids: Q1 for "q1"."""
    return item_id.upper()
