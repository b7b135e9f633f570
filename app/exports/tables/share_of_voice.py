"""The table `share_of_voice`: turns on the floor and speaking time, of all and of each group."""

from collections.abc import Iterator

from app.domain.floor.heard import Heard, heard, heard_of_all, too_few
from app.domain.plan import Plan
from app.domain.small_groups import ALL
from app.domain.text import N_
from app.exports.cells import Column, Row, Type
from app.exports.constituencies import SCOPE_VALUE, scope
from app.exports.record import Record

_AFTER_SCOPE = (
    SCOPE_VALUE,
    Column(
        "turns",
        N_("How often one of them spoke: turns on the floor, and what was noted of others."),
        Type.NUMBER,
    ),
    Column(
        "turns_without_time",
        N_("How many of these were noted of people who had not joined, of which nobody took the time."),
        Type.NUMBER,
    ),
    Column("seconds", N_("How long they had the floor in all, in seconds."), Type.NUMBER),
    Column(
        "suppressed",
        N_(
            "Whether the numbers are left out, in a file for anyone, because so few people joined, or because "
            "those of few others could be found with them."
        ),
        Type.YES_NO,
    ),
)


def columns(plan: Plan) -> tuple[Column, ...]:
    """The columns."""
    return (scope(plan, N_("Who is counted.")), *_AFTER_SCOPE)


def rows(record: Record) -> Iterator[Row]:
    """One row for everyone, then one for each group, also for those of whom nothing was heard."""
    now = record.last.moment
    yield _row(ALL, None, heard_of_all(record.state, now))
    for main in record.plan.by_weight[:1]:
        groups = heard(record.state, main, now)
        hidden = too_few(record.state, main, groups) if record.profile == "shareable" else frozenset()
        for group, one in groups.items():
            yield _row(main.name, group, None if group in hidden else one)


def _row(of: str, value: str | None, one: Heard | None) -> Row:
    return {
        "scope": of,
        "scope_value": value,
        "turns": one.turns if one else None,
        "turns_without_time": one.untimed if one else None,
        "seconds": round(one.time.total_seconds(), 1) if one else None,
        "suppressed": one is None,
    }
