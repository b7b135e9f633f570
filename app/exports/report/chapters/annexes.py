"""Annexes A and B: the agenda as it went, and who spoke."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from app.domain.clock import Clock, ItemTiming
from app.exports.report.document import Block, Head, Heading, Paragraph, Run, Table
from app.exports.report.writer import Writer, as_minutes, cell
from app.i18n import _


def blocks(writer: Writer) -> Iterator[Block]:
    """Annex by annex."""
    yield Heading(1, _("Annex A. Agenda, planned and actual"), "annex-a")
    yield _agenda(writer)
    yield Heading(1, _("Annex B. List of speakers"), "annex-b")
    yield from _speakers(writer)


def _agenda(writer: Writer) -> Table:
    clock = Clock(writer.plan, writer.state.stage, writer.record.last.moment)

    def time(moment: datetime | None) -> str | None:
        return f"{writer.local(moment):%H:%M}" if moment else None

    return Table(
        _("Times are in %(zone)s", zone=writer.plan.zone_label),
        (
            Head(_("Item"), width=4),
            Head(_("Planned"), True),
            Head(_("min"), True),
            Head(_("Actual"), True),
            Head(_("min"), True),
        ),
        tuple(
            (
                cell(writer.say(one.item.title)),
                cell(time(one.planned_start)),
                cell(_planned_minutes(writer, one)),
                cell(time(one.started_at)),
                cell(round(one.spent / timedelta(minutes=1)) if one.started_at else None),
            )
            for one in clock.timings()
        ),
    )


def _planned_minutes(writer: Writer, timing: ItemTiming) -> str:
    """As planned, and as planned anew where that is otherwise ("12 → 10"); a dash where it was not planned."""
    planned = writer.plan.as_planned.get(timing.item.id)
    before = planned.minutes if planned else "–"
    now = 0 if timing.item.id in writer.state.agenda.left_out else timing.item.minutes
    return str(before) if before == now else f"{before} → {now}"


def _speakers(writer: Writer) -> Iterator[Block]:
    turns = writer.state.stage.turns
    if not turns:
        yield Paragraph((Run(_("Nobody was given the floor.")),))
        return
    yield Table(
        _("Who had the floor, in order"),
        (Head(_("From")), Head(_("Speaker"), width=4), Head(_("Minutes"), True)),
        tuple(
            (
                cell(f"{writer.local(turn.started_at):%H:%M}"),
                cell(writer.speaker(turn.participant)),
                cell(as_minutes(turn.ended_at - turn.started_at) if turn.ended_at else None),
            )
            for turn in turns
        ),
    )
