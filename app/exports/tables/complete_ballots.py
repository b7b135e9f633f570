"""The table `ballots` as the host alone has it: every ballot that reached the log, with whose it is."""

from collections import Counter
from collections.abc import Iterator

from app.domain.answer import Answer, BadAnswer
from app.domain.ballots.entries import BallotCast, BallotWithdrawn
from app.domain.plan import Plan
from app.domain.text import N_
from app.domain.vote import Vote
from app.exports.cells import Column, Row, Type, question_number, utc
from app.exports.codes import REPLACED, WITHDRAWN
from app.exports.record import Record
from app.exports.tables import ballots
from app.log.stored import StoredEntry

_WHOSE = (
    Column("seq", N_("The entry's place in the log."), Type.NUMBER),
    Column("participant_ref", N_("The participant, by an id that is random in each session.")),
    Column(
        "written_at_utc",
        N_("When it was cast on the person's device, by the server's clock; empty if unknown."),
        Type.MOMENT,
    ),
)


def columns(plan: Plan) -> tuple[Column, ...]:
    """The columns."""
    return (*ballots.columns(plan), *_WHOSE)


def rows(record: Record) -> Iterator[Row]:
    """The rows of every ballot, in the order they came."""
    changes: Counter[tuple[str, str]] = Counter()
    for stored in record.entries:
        if stored.kind not in (BallotCast.kind, BallotWithdrawn.kind):
            continue
        if record.history.run_of(stored.seq) != record.history.run.number:
            continue
        body, counts = stored.entry.body, record.outcome(stored) == "counted"
        if isinstance(body, BallotCast):
            yield from _ballot_rows(record, stored, body, changes[body.item, stored.actor] if counts else 0)
            changes[body.item, stored.actor] += counts
        elif isinstance(body, BallotWithdrawn) and counts:
            del changes[body.item, stored.actor]


def _ballot_rows(record: Record, stored: StoredEntry, body: BallotCast, changes: int) -> Iterator[Row]:
    item = record.state.agenda.get(body.item)
    vote, reason = item.vote if item else None, _not_counted(record, stored, body)
    for choice in ballots.choices(vote, _as_read(vote, body.answer)):
        yield {
            "session_code": record.session.code,
            "question_no": question_number(body.item) if item else None,
            "round": record.state.agenda.round_of(body.item) if item else None,
            "ballot_ref": ballots.reference(record, body.item, stored.actor),
            **record.findings.said_of(record.person(stored.actor)),
            "had_screen": ballots.had_screen(record, stored.actor),
            "channel": "phone",
            **choice,
            "cast_at_utc": utc(stored.moment),
            "changed_count": changes,
            "counted": reason is None,
            "not_counted_reason": reason,
            "seq": stored.seq,
            "participant_ref": stored.actor,
            "written_at_utc": utc(body.written_at),
        }


def _as_read(vote: Vote | None, given: Answer) -> Answer:
    """The answer as the vote reads it; nothing where it can be none to it, and was refused."""
    try:
        return vote.read(given) if vote else {}
    except BadAnswer:
        return {}


def _not_counted(record: Record, stored: StoredEntry, body: BallotCast) -> str | None:
    if refused := record.history.refused.get(stored.seq):
        return refused
    if stored.seq in record.history.run.withdrawn:
        return WITHDRAWN
    standing = record.state.ballot(body.item, stored.actor)
    return None if standing and standing.seq == stored.seq else REPLACED
