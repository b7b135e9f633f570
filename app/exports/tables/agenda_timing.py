"""The table `agenda_timing`: each agenda item as it was planned and as it went."""

from collections.abc import Iterator
from datetime import timedelta

from app.domain.agenda.data import AgendaItem
from app.domain.agenda.entries import TimeExtended
from app.domain.clock import Clock, ItemTiming
from app.domain.state import State
from app.domain.text import N_
from app.exports.cells import Column, Row, Type, local
from app.exports.record import Record

COLUMNS = (
    Column("item_no", N_("The agenda item's place in the agenda, 1 being the first."), Type.NUMBER),
    Column("title", N_("The agenda item's title in English."), Type.TEXT),
    Column("planned_start", N_("The planned start, in the session's time zone."), Type.LOCAL_MOMENT),
    Column(
        "planned_start_shifted",
        N_(
            "The planned start, moved with the session where it was held on another day; drift is measured "
            "from it."
        ),
        Type.LOCAL_MOMENT,
    ),
    Column("planned_min", N_("The planned minutes."), Type.NUMBER),
    Column(
        "replanned_start",
        N_("The start in the agenda as it was planned anew during the session, in its time zone."),
        Type.LOCAL_MOMENT,
    ),
    Column("replanned_min", N_("The minutes it had in the agenda as it was planned anew."), Type.NUMBER),
    Column("added", N_("Whether the item was asked on the spot, without having been planned."), Type.YES_NO),
    Column("left_out", N_("Whether the item was left out of the agenda during the session."), Type.YES_NO),
    Column("actual_start", N_("When the item first began, in the session's time zone."), Type.LOCAL_MOMENT),
    Column("actual_end", N_("When the item last ended, in the session's time zone."), Type.LOCAL_MOMENT),
    Column(
        "actual_min",
        N_("The minutes the item took, up to the log's end where it has not ended."),
        Type.NUMBER,
    ),
    Column(
        "drift_min",
        N_("Minutes by which the item ended later than planned; negative if earlier."),
        Type.NUMBER,
    ),
    Column("extensions", N_("How many times the item was given more time, without those undone."), Type.NUMBER),
    Column("extended_min", N_("The minutes it was given."), Type.NUMBER),
    Column("skipped", N_("Whether the session passed the item over."), Type.YES_NO),
    Column(
        "responses",
        N_("How many people answered the vote, sent an input or judged those of others."),
        Type.NUMBER,
    ),
    Column(
        "n_connected_min",
        N_("The fewest participants connected at a moderator's actions during the item."),
        Type.NUMBER,
    ),
    Column(
        "n_connected_max",
        N_("The most participants connected at a moderator's actions during the item."),
        Type.NUMBER,
    ),
)


def rows(record: Record) -> Iterator[Row]:
    """One row for each agenda item."""
    clock = Clock(record.plan, record.state.stage, record.last.moment)
    for number, timing in enumerate(clock.timings(), 1):
        connected = record.history.run.connected.get(timing.item.id)
        yield {
            "item_no": number,
            "title": timing.item.title.en,
            **_times(clock, timing),
            "added": timing.planned_start is None,
            "left_out": timing.item.id in record.state.agenda.left_out,
            "extensions": _extensions(record, timing.item.id),
            "extended_min": record.state.stage.item(timing.item.id).extended,
            "skipped": _skipped(record.state, timing),
            "responses": len(record.state.answered.get(timing.item.id, ())),
            "n_connected_min": connected.fewest if connected else None,
            "n_connected_max": connected.most if connected else None,
        }


def _times(clock: Clock, timing: ItemTiming) -> Row:
    plan, item = clock.plan, timing.item
    planned = plan.as_planned.get(item.id)
    return {
        "planned_start": local(timing.planned_start and timing.planned_start - clock.shift, plan.zone),
        "planned_start_shifted": local(timing.planned_start, plan.zone),
        "planned_min": planned.minutes if planned else None,
        "replanned_start": local(timing.replanned_start, plan.zone),
        "replanned_min": item.minutes,
        "actual_start": local(timing.started_at, plan.zone),
        "actual_end": local(timing.ended_at, plan.zone),
        "actual_min": _minutes(timing.spent) if timing.started_at else None,
        "drift_min": _drift(timing, planned),
    }


def _drift(timing: ItemTiming, planned: AgendaItem | None) -> float | None:
    if planned is None or timing.planned_start is None or timing.ended_at is None:
        return None
    return _minutes(timing.ended_at - timing.planned_start - timedelta(minutes=planned.minutes))


def _minutes(time: timedelta) -> float:
    return round(time / timedelta(minutes=1), 1)


def _extensions(record: Record, item_id: str) -> int:
    run = record.history.run
    standing = (
        stored.entry.body
        for stored in run.moderation
        if stored.kind == TimeExtended.kind
        and record.outcome(stored) == "counted"
        and stored.seq not in run.undone_by
    )
    return sum(isinstance(body, TimeExtended) and body.item == item_id for body in standing)


def _skipped(state: State, timing: ItemTiming) -> bool:
    if timing.started_at:
        return False
    number = state.agenda.number
    passed = any(number(run.item) > number(timing.item.id) for run in state.stage.runs)
    return passed or state.stage.ended_at is not None
