"""The table `change_requests`: what people asked to be changed in statements that were read back to them.

What they answered is withheld as votes are; what they asked for is theirs, as an input is."""

from collections.abc import Iterator

from app.domain.guidance.data import Reply, Statement
from app.domain.guidance.resting import used_by
from app.domain.plan import Plan
from app.domain.text import N_
from app.exports.cells import Column, Row, Type, utc
from app.exports.citations import citation_of_change, may_be_named
from app.exports.codes import ATTRIBUTIONS
from app.exports.constituencies import given
from app.exports.record import Record

_BEFORE_WHO = (
    Column("change_id", N_("The request's id, the same in the report.")),
    Column("guidance_id", N_("The statement of which the change was asked.")),
    Column("revision_no", N_("Which wording of the statement was read, 1 being the first."), Type.NUMBER),
    Column("present_wording", N_("Whether the statement still says what was read."), Type.YES_NO),
    Column("participant_ref", N_("The participant, by an id that is random in each session.")),
)
_AFTER_WHO = (
    Column("attribution", N_("How the author consented to be quoted."), Type.CODE, ATTRIBUTIONS),
    Column(
        "citation", N_("Whom to name as its author, in English; empty where it may not be quoted."), Type.WORDS
    ),
    Column("language", N_("The language the author was reading.")),
    Column("text", N_("The words, as they were written."), Type.WORDS),
    Column("answered_at_utc", N_("When it reached the log, in UTC."), Type.MOMENT),
    Column("guidance_ids", N_("The statements that rest on it, separated by semicolons.")),
)


def columns(plan: Plan) -> tuple[Column, ...]:
    """The columns."""
    return (*_BEFORE_WHO, *given(plan), *_AFTER_WHO)


def rows(record: Record) -> Iterator[Row]:
    """One row for each change that is asked for, by statement, in the order in which people answered first."""
    for statement in record.state.statements.values():
        for reply in statement.requests:
            if record.state.reply_words(reply):
                row = _row(record, statement, reply)
                yield row | _left_out(record, reply, row)


def _row(record: Record, statement: Statement, reply: Reply) -> Row:
    return {
        "change_id": reply.id,
        "guidance_id": statement.id,
        "revision_no": reply.revision,
        "present_wording": reply.revision >= statement.worded,
        "participant_ref": reply.participant,
        **record.findings.said_of(record.person(reply.participant)),
        "attribution": reply.consent or "not_asked",
        "citation": citation_of_change(record, reply, "en"),
        "language": reply.language,
        "text": record.state.reply_words(reply),
        "answered_at_utc": utc(reply.at),
        "guidance_ids": ";".join(one.id for one in used_by(record.state, reply.id)),
    }


def _left_out(record: Record, reply: Reply, row: Row) -> Row:
    """What is left out of a row that may be passed on: of what may be quoted, what its author did not consent
    to be told of them; of the rest, all but that it is there."""
    if record.profile != "shareable":
        return {}
    if not may_be_named(record, reply.id):
        return dict.fromkeys(row.keys() - {"change_id", "guidance_id", "attribution"})
    others = [one.name for one in record.plan.by_weight[1:]] if reply.consent == "main" else []
    return dict.fromkeys(["participant_ref", *others])
