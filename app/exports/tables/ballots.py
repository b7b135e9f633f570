"""The table `ballots` as the rapporteur has it: the ballots that count, and nobody who cast one.

A ballot has a reference of its own, which joins to nothing: it is made with the session's secret, and the rows
stand in its order, not in the log's. What is known of people from other tables, and when they voted from the
log, is told here only of groups that are large enough (`app.domain.small_groups`), never of one. Ballots that
do not count, and how often someone changed their mind, are left out: the log says whose those are.
"""

import hmac
from collections.abc import Iterator, Set
from datetime import UTC

from app.domain.answer import NO_OPINION, ONLY_ROW, Answer
from app.domain.ballots.data import Ballot, Poll
from app.domain.findings import Group
from app.domain.plan import Plan
from app.domain.small_groups import MERGED, NOT_SAID, told_apart
from app.domain.text import N_
from app.domain.vote import Said, Vote
from app.exports.cells import Cell, Column, Row, Type, question_number
from app.exports.codes import CHANNELS, NOT_COUNTED
from app.exports.constituencies import given_if_many
from app.exports.open_votes import may_be_told_apart
from app.exports.record import Record
from app.exports.rounds import ROUND

_BEFORE_WHO = (
    Column("session_code", N_("The session's code.")),
    Column("question_no", N_("The agenda item or guiding question.")),
    ROUND,
    Column("row", N_("The row of a vote that asks the same of several things; empty where there is one.")),
    Column(
        "ballot_ref",
        N_(
            "The ballot, by a reference of its own for each question that joins to nothing, for votes are "
            "shown only as totals. A ballot has a row for each option chosen. Told once the session has ended."
        ),
    ),
)
_AFTER_WHO = (
    Column("channel", N_("How it came."), codes=CHANNELS),
    Column(
        "had_screen",
        N_(
            "Whether the person ever had the session open on a screen, or only sent requests, as a program "
            "does; empty where too few could be told by it."
        ),
        Type.YES_NO,
    ),
    Column("option_code", N_("The option chosen.")),
    Column("option_label_en", N_("The option's label in English."), Type.TEXT),
    Column(
        "rank_or_points",
        N_("The place given in a ranking, 1 being the first; the points given, where points are distributed."),
        Type.NUMBER,
    ),
    Column("value", N_("The point chosen on a scale."), Type.NUMBER),
    Column("abstain", N_("Whether the answer is that they have no opinion."), Type.YES_NO),
    Column(
        "cast_at_utc",
        N_(
            "When it reached the log, in UTC. In the restricted profile to the minute, and empty where fewer "
            "people of the same groups voted in that minute than may be told apart, for the log says who voted"
            " when."
        ),
        Type.MOMENT,
    ),
    Column(
        "changed_count",
        N_(
            "How many times the person had changed their answer by then; empty in the restricted profile, for "
            "the log says how often each person answered."
        ),
        Type.NUMBER,
    ),
    Column(
        "counted",
        N_("Whether it counts in the results; the restricted profile has no others."),
        Type.YES_NO,
    ),
    Column("not_counted_reason", N_("Why it does not count."), codes=NOT_COUNTED),
)


def columns(plan: Plan) -> tuple[Column, ...]:
    """The columns."""
    return (*_BEFORE_WHO, *given_if_many(plan), *_AFTER_WHO)


def rows(record: Record) -> Iterator[Row]:
    """The rows of every ballot that counts, question by question, in the order of their references."""
    if not may_be_told_apart(record):
        return
    for item_id, poll in _polls(record):
        shown, alone = _shown(record, poll), record.findings.not_told_apart(item_id)
        for ref, who in sorted((reference(record, item_id, who), who) for who in poll.ballots):
            for choice in choices(poll.vote, poll.ballots[who].answer, alone):
                yield {
                    "session_code": record.session.code,
                    "question_no": question_number(item_id),
                    "round": record.state.agenda.round_of(item_id),
                    "ballot_ref": ref,
                    **shown[who],
                    "channel": "phone",
                    **choice,
                    "changed_count": None,
                    "counted": True,
                    "not_counted_reason": None,
                }


def _polls(record: Record) -> Iterator[tuple[str, Poll]]:
    for item in record.state.agenda:
        poll = record.state.polls.get(item.id)
        if poll:
            yield item.id, poll


def _shown(record: Record, poll: Poll) -> dict[str, Row]:
    """What may stand beside each person's vote: their groups and the minute, as far as they are not alone."""
    findings, scopes = record.findings, [one.name for one in record.plan.by_weight]
    hidden = [{_as_said(group) for group in findings.hidden(name, poll.ballots.keys())} for name in scopes]
    said = {
        who: (*findings.said_of(record.person(who)).values(), had_screen(record, who), _minute(ballot))
        for who, ballot in poll.ballots.items()
    }
    return {
        who: {
            **dict(zip(scopes, told, strict=False)),
            "had_screen": _unless_merged(told[-2]),
            "cast_at_utc": _unless_merged(told[-1]),
        }
        for who, told in told_apart(said, hidden).items()
    }


def _as_said(group: Group) -> str | None:
    return None if group.value == NOT_SAID else group.value


def had_screen(record: Record, who: str) -> bool:
    """Whether someone ever had the session open on a screen."""
    person = record.person(who)
    return person is not None and person.screen


def _unless_merged(cell: Cell) -> Cell:
    return None if cell == MERGED else cell


def _minute(ballot: Ballot) -> Cell:
    return ballot.cast_at.astimezone(UTC).replace(second=0, microsecond=0)


def reference(record: Record, item_id: str, who: str) -> str:
    """What a person's ballots on a question are called; whose, nobody can tell without the session's secret.

    The host's stay the same. The rapporteur's are others once the log has grown: what two downloads say of one
    ballot cannot be laid side by side.
    """
    secret = record.session.cookie_secret.encode()
    until = 0 if record.profile == "complete" else record.last.seq
    return f"B-{hmac.digest(secret, f'ballot:{until}:{item_id}:{who}'.encode(), 'sha256').hex()[:16]}"


def choices(vote: Vote | None, answer: Answer, alone: Set[str] = frozenset()) -> Iterator[Row]:
    """What an answer says, option by option; what would tell who wrote it, being `alone`, without its words. An
    empty answer has one row, without an option."""
    labels = {choice.id: choice.label.en for choice in vote.choices} if vote else {}
    labels[NO_OPINION] = "No opinion"
    for said in vote.told(answer) if vote and answer else [Said(ONLY_ROW, None)]:
        yield {
            "row": said.row,
            "option_code": MERGED if said.option in alone else said.option,
            "option_label_en": None if said.option in alone else said.written or labels.get(said.option or ""),
            "rank_or_points": said.rank_or_points,
            "value": said.value,
            "abstain": said.option == NO_OPINION,
        }
