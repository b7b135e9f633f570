"""The table `speakers`: who had the floor, in order, with what was noted of what they said."""

from collections.abc import Iterator
from datetime import datetime

from app.domain.people.data import Participant
from app.domain.plan import Plan
from app.domain.stage import Turn
from app.domain.text import N_, Language
from app.exports.cells import Column, Row, Type, question_number, utc
from app.exports.constituencies import given
from app.exports.history import Requested
from app.exports.record import Record

_BEFORE_WHO = (
    Column("order", N_("Which turn it was, 1 being the first."), Type.NUMBER),
    Column("requested_at_utc", N_("When they asked for the floor, in UTC; empty if not."), Type.MOMENT),
    Column("started_at_utc", N_("When they were given the floor, in UTC."), Type.MOMENT),
    Column("ended_at_utc", N_("When their turn ended, in UTC; empty while they speak."), Type.MOMENT),
    Column("duration_s", N_("How long they had the floor, in seconds."), Type.NUMBER),
    Column(
        "limit_s", N_("How long they might speak, in seconds; empty where that was not limited."), Type.NUMBER
    ),
    Column("participant_ref", N_("The participant, by an id that is random in each session.")),
    Column("name", N_("The name the participant gave, if any, and unless it was erased."), Type.WORDS),
)
_AFTER_WHO = (
    Column("language", N_("The language they said they would speak; else the one they were reading.")),
    Column("question_no", N_("The agenda item or guiding question.")),
    Column("topic", N_("On what they asked to speak."), Type.WORDS),
    Column("linked_input_ids", N_("What was noted of what they said, by the inputs' ids.")),
)


def columns(plan: Plan) -> tuple[Column, ...]:
    """The columns."""
    return (*_BEFORE_WHO, *given(plan), *_AFTER_WHO)


def rows(record: Record) -> Iterator[Row]:
    """One row for each turn."""
    for order, turn in enumerate(record.state.stage.turns, 1):
        person, asked = record.person(turn.participant), _asked(record, turn)
        yield {
            "order": order,
            "requested_at_utc": utc(asked.at if asked else None),
            "started_at_utc": utc(turn.started_at),
            "ended_at_utc": utc(turn.ended_at),
            "duration_s": _seconds(turn),
            "limit_s": turn.seconds,
            "participant_ref": turn.participant,
            "name": record.name(turn.participant, record.state.seq) or None,
            **record.findings.said_of(person),
            "language": _language(person, asked),
            "question_no": _item(record, turn.started_at),
            "topic": asked.topic or None if asked else None,
            "linked_input_ids": ";".join(_noted(record, turn)),
        }


def _asked(record: Record, turn: Turn) -> Requested | None:
    """What they were given the floor for: what they asked for last before."""
    asked = record.history.run.asked.get(turn.participant, ())
    return next((one for one in reversed(asked) if one.at <= turn.started_at), None)


def _language(person: Participant | None, asked: Requested | None) -> Language | None:
    return (asked.language if asked else None) or (person.language if person else None)


def _seconds(turn: Turn) -> float | None:
    return round((turn.ended_at - turn.started_at).total_seconds(), 1) if turn.ended_at else None


def _item(record: Record, moment: datetime) -> str | None:
    live = [run.item for run in record.state.stage.runs if run.started_at <= moment]
    return question_number(live[-1]) if live else None


def _noted(record: Record, turn: Turn) -> Iterator[str]:
    """What was noted of the speaker while they had the floor."""
    for input in record.state.inputs.values():
        within = turn.started_at <= input.sent_at and (not turn.ended_at or input.sent_at <= turn.ended_at)
        if input.noted and input.author == turn.participant and within:
            yield input.id
