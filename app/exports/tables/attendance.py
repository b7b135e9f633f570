"""The table `attendance`: how many were invited, joined and answered, of all and of each constituency; counts
only."""

from collections.abc import Iterator

from app.domain.attendance.counting import invitations, present_most
from app.domain.findings import Group
from app.domain.plan import Plan
from app.domain.shares import IN_TENTHS, percentage
from app.domain.state import State
from app.domain.text import N_
from app.exports.cells import Column, Row, Type, json_text, question_number
from app.exports.constituencies import SCOPE_VALUE, scope
from app.exports.record import Record

_AFTER_SCOPE = (
    SCOPE_VALUE,
    Column(
        "invited",
        N_("How many were invited, as planned or as said during the session; empty where it is not known."),
        Type.NUMBER,
    ),
    Column("joined", N_("How many joined."), Type.NUMBER),
    Column(
        "present_max",
        N_(
            "The most of them connected at once to one process of the service; empty where these were never "
            "enough to be told apart."
        ),
        Type.NUMBER,
    ),
    Column(
        "answered_once", N_("How many of them answered a vote or sent an input at least once."), Type.NUMBER
    ),
    Column(
        "contributed",
        N_("How many of them said something that counts: a short input, or an intervention that was noted."),
        Type.NUMBER,
    ),
    Column("voted", N_("How many of them have an answer to a vote that stands."), Type.NUMBER),
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

_COUNTED = tuple(one.name for one in _AFTER_SCOPE if one.name not in ("scope_value", "invited", "suppressed"))


def columns(plan: Plan) -> tuple[Column, ...]:
    """The columns."""
    return (scope(plan, N_("Who is counted.")), *_AFTER_SCOPE)


def rows(record: Record) -> Iterator[Row]:
    """One row for each group, and for each of which someone was invited and nobody came."""
    findings = record.findings
    yield _row(record.state, findings.everyone)
    for name, groups in findings.groups.items():
        hidden, asked_in = findings.hidden(name), invitations(record.state, name)
        came = {group.value for group in groups}
        absent = (Group(name, value, frozenset()) for value in asked_in if value not in came)
        for group in (*groups, *absent):
            yield _row(record.state, group, asked_in.get(group.value or ""), hidden=group in hidden)


def _row(state: State, group: Group, invited: int | None = None, *, hidden: bool = False) -> Row:
    return {
        "scope": group.scope,
        "scope_value": group.value,
        "invited": invited,
        **(_nothing() if hidden else _counts(state, group)),
        "suppressed": hidden,
    }


def _nothing() -> Row:
    return dict.fromkeys(_COUNTED)


def _counts(state: State, group: Group) -> Row:
    answered = {
        item.id: group.members & state.answered.get(item.id, set()) for item in state.agenda if item.asks
    }
    joined = len(group.members)
    rates = {
        question_number(item): percentage(len(people), joined, IN_TENTHS) / 10 if joined else None
        for item, people in answered.items()
    }
    said = {input.author for input in state.inputs.values() if state.counts(input)}
    voted = {who for poll in state.polls.values() for who in poll.ballots}
    return {
        "joined": joined,
        "present_max": present_most(state, group),
        "answered_once": len(frozenset().union(*answered.values())),
        "contributed": len(group.members & said),
        "voted": len(group.members & voted),
        "without_screen": sum(not state.participants[who].screen for who in group.members),
        "per_question_rate": json_text(rates),
    }
