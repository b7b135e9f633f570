"""The table `attendance`: how many joined and answered, of all and of each constituency; counts only."""

from collections.abc import Iterator

from app.domain.findings import Group
from app.domain.plan import Plan
from app.domain.state import State
from app.domain.text import N_
from app.exports.cells import Column, Row, Type, json_text, question_number
from app.exports.constituencies import SCOPE_VALUE, scope
from app.exports.record import Record

_AFTER_SCOPE = (
    SCOPE_VALUE,
    Column("joined", N_("How many joined."), Type.NUMBER),
    Column(
        "answered_once", N_("How many of them answered a vote or sent an input at least once."), Type.NUMBER
    ),
    Column(
        "without_screen",
        N_("How many of them never had the session open on a screen, but only sent requests."),
        Type.NUMBER,
    ),
    Column("per_question_rate", N_("The percentage of them who answered each question, as JSON.")),
    Column(
        "suppressed",
        N_(
            "Whether the numbers are left out because so few people joined, or because those of few others "
            "could be found with them."
        ),
        Type.YES_NO,
    ),
)


def columns(plan: Plan) -> tuple[Column, ...]:
    """The columns."""
    return (scope(plan, N_("Who is counted.")), *_AFTER_SCOPE)


def rows(record: Record) -> Iterator[Row]:
    """One row for each group."""
    for name, groups in record.findings.groups.items():
        hidden = record.findings.hidden(name)
        for group in groups:
            counts = _nothing() if group in hidden else _counts(record.state, group)
            yield {
                "scope": group.scope,
                "scope_value": group.value,
                **counts,
                "suppressed": group in hidden,
            }


def _nothing() -> Row:
    return dict.fromkeys(("joined", "answered_once", "without_screen", "per_question_rate"))


def _counts(state: State, group: Group) -> Row:
    answered = {
        item.id: group.members & state.answered.get(item.id, set()) for item in state.agenda if item.asks
    }
    joined = len(group.members)
    rates = {
        question_number(item): round(100 * len(people) / joined, 1) if joined else None
        for item, people in answered.items()
    }
    return {
        "joined": joined,
        "answered_once": len(frozenset().union(*answered.values())),
        "without_screen": sum(not state.participants[who].screen for who in group.members),
        "per_question_rate": json_text(rates),
    }
