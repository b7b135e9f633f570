"""The table `shifts`: what changed between two rounds of a vote, of all and of each constituency."""

from collections.abc import Iterator

from app.domain.agenda.data import AgendaItem
from app.domain.plan import Plan
from app.domain.results import RowResult
from app.domain.shift import Moved
from app.domain.small_groups import ALL
from app.domain.text import N_
from app.exports.cells import Column, Row, Type, question_number
from app.exports.constituencies import SCOPE_VALUE, scope
from app.exports.open_votes import may_be_shown, may_be_told_apart
from app.exports.record import Record
from app.exports.tables.results import OPTION

_BEFORE_SCOPE = (
    Column("question_no", N_("The agenda item or guiding question.")),
    Column("first_round", N_("The agenda item whose vote it asks again.")),
    *OPTION,
)
_AFTER_SCOPE = (
    SCOPE_VALUE,
    Column("same_people", N_("Whether those of both rounds are the same people."), Type.YES_NO),
    Column("n_before", N_("How many of them answered the first round."), Type.NUMBER),
    Column("n_after", N_("How many of them answered the second round."), Type.NUMBER),
    Column("count_before", N_("How many of them chose the option in the first round."), Type.NUMBER),
    Column("count_after", N_("How many of them chose the option in the second round."), Type.NUMBER),
)


def columns(plan: Plan) -> tuple[Column, ...]:
    """The columns."""
    return (*_BEFORE_SCOPE, scope(plan, N_("Whose answers are counted.")), *_AFTER_SCOPE)


def rows(record: Record) -> Iterator[Row]:
    """A row for each vote asked again, group, row and option, once both rounds may be shown."""
    for item in record.state.agenda:
        if item.again and all(may_be_shown(record, one) for one in (item.id, item.again)):
            yield from _whole(record, item)
            if may_be_told_apart(record):
                for constituency in record.plan.by_weight:
                    found = record.findings.shift(item.id, constituency.id)
                    for moved in found.parts if found else ():
                        yield from _rows(item, moved, constituency.name, moved.group)


def _whole(record: Record, item: AgendaItem) -> Iterator[Row]:
    found = record.findings.shift(item.id)
    if found:
        yield from _rows(item, found.whole, ALL, None)


def _rows(item: AgendaItem, moved: Moved, scope: str, value: str | None) -> Iterator[Row]:
    for before, after in zip(moved.before.rows, moved.after.rows, strict=True):
        counts = {bar.option.id: bar.people for bar in before.bars}
        for bar in sorted(after.bars, key=lambda bar: bar.option.id):
            yield {
                "question_no": question_number(item.id),
                "first_round": question_number(item.again or ""),
                "row": _row_id(after),
                "option_code": bar.option.id,
                "option_label_en": bar.option.label.en,
                "scope": scope,
                "scope_value": value,
                "same_people": moved.same,
                "n_before": moved.before.people,
                "n_after": moved.after.people,
                "count_before": counts[bar.option.id],
                "count_after": bar.people,
            }


def _row_id(result: RowResult) -> str:
    return result.row.id if result.row else ""
