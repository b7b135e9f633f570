"""The table `judgements`: what people said of each other's inputs, of all and of each constituency."""

from collections import Counter
from collections.abc import Iterator

from app.domain.findings import Group, hidden_of
from app.domain.inputs.data import Input
from app.domain.plan import Plan
from app.domain.text import N_
from app.exports.cells import Column, Row, Type, question_number
from app.exports.constituencies import SCOPE_VALUE, scope
from app.exports.open_votes import SUPPRESSED, judgements_may_be_shown, may_be_told_apart
from app.exports.record import Record

_BEFORE_SCOPE = (
    Column("question_no", N_("The agenda item or guiding question.")),
    Column("input_id", N_("The input's id, the same in the report.")),
)
_AFTER_SCOPE = (
    SCOPE_VALUE,
    Column("n_judged", N_("How many of them said something of its present words."), Type.NUMBER),
    Column("agree", N_("How many of them agree."), Type.NUMBER),
    Column("disagree", N_("How many of them disagree."), Type.NUMBER),
    Column("passed", N_("How many of them passed."), Type.NUMBER),
    SUPPRESSED,
)


def columns(plan: Plan) -> tuple[Column, ...]:
    """The columns."""
    return (*_BEFORE_SCOPE, scope(plan, N_("Whose answers are counted.")), *_AFTER_SCOPE)


def rows(record: Record) -> Iterator[Row]:
    """A row for each input that is judged and each group, in the order in which inputs came."""
    judged = {item.id for item in record.state.agenda if item.is_judged}
    for input in record.state.inputs.values():
        if input.item in judged and record.state.stands(input):
            yield from _rows_of(record, input)


def _rows_of(record: Record, input: Input) -> Iterator[Row]:
    apart = may_be_told_apart(record)
    too_early = not judgements_may_be_shown(record, input.item)
    for groups in record.findings.scopes:
        hidden = hidden_of(groups, input.judgements.keys())
        for group in groups:
            left_out = too_early or not (apart or group.is_everyone)
            yield _row(input, group, left_out or group in hidden)


def _row(input: Input, group: Group, hidden: bool) -> Row:
    said = Counter(one.stance for who, one in input.judgements.items() if who in group.members)
    counts = {"n_judged": said.total(), "agree": said["agree"], "disagree": said["disagree"]}
    return {
        "question_no": question_number(input.item),
        "input_id": input.id,
        "scope": group.scope,
        "scope_value": group.value,
        **({**dict.fromkeys(counts), "passed": None} if hidden else {**counts, "passed": said["pass"]}),
        "suppressed": hidden,
    }
