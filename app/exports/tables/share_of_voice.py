"""The table `share_of_voice`: turns on the floor and speaking time, of all and of each group of the main constituency.

Who speaks does so before everyone, so no number here is left out for being of few: it is public already.
"""

from collections.abc import Iterator

from app.domain.findings import ALL
from app.domain.floor.heard import Heard, heard, heard_of_all
from app.domain.plan import Plan
from app.domain.text import N_
from app.exports.cells import Column, Row, Type
from app.exports.constituencies import SCOPE_VALUE, scope
from app.exports.record import Record

_AFTER_SCOPE = (
    SCOPE_VALUE,
    Column("turns", N_("How often one of them spoke: turns on the floor, and what was noted of others."), Type.NUMBER),
    Column(
        "turns_without_time",
        N_("How many of these were noted of people who had not joined, of which nobody took the time."),
        Type.NUMBER,
    ),
    Column("seconds", N_("How long they had the floor in all, in seconds."), Type.NUMBER),
)


def columns(plan: Plan) -> tuple[Column, ...]:
    """The columns."""
    return (scope(plan, N_("Who is counted.")), *_AFTER_SCOPE)


def rows(record: Record) -> Iterator[Row]:
    """One row for everyone, then one for each group, also for those of whom nothing was heard."""
    now = record.last.moment
    yield _row(ALL, None, heard_of_all(record.state, now))
    for main in record.plan.by_weight[:1]:
        for group, one in heard(record.state, main, now).items():
            yield _row(main.name, group, one)


def _row(of: str, value: str | None, one: Heard) -> Row:
    return {
        "scope": of,
        "scope_value": value,
        "turns": one.turns,
        "turns_without_time": one.untimed,
        "seconds": round(one.time.total_seconds(), 1),
    }
