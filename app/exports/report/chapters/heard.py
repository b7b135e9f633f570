"""Who was heard: a table of turns and speaking time, which participation shows where anyone had the floor."""

from collections.abc import Iterator
from datetime import timedelta

from app.domain.floor.heard import Heard, heard, heard_of_all
from app.exports.report.document import Block, Head, Table
from app.exports.report.writer import Runs, Writer, cell
from app.i18n import _


def table(writer: Writer) -> Iterator[Block]:
    """By the groups of the main constituency, those of whom nothing was heard too: what was said before everyone
    is no secret of a few."""
    now = writer.record.last.moment
    whole = heard_of_all(writer.state, now)
    if not whole.turns:
        return
    main = next(iter(writer.plan.by_weight), None)
    groups = heard(writer.state, main, now).items() if main else ()
    yield Table(
        _("Who was heard (%(by)s)", by=writer.say(main.label)) if main else _("Who was heard"),
        (Head(_("Group"), width=3), Head(_("Turns"), True), Head(_("Minutes"), True)),
        (*(_row(writer.group(group), one) for group, one in groups), _row(_("Everyone"), whole)),
    )


def _row(label: str, one: Heard) -> tuple[Runs, ...]:
    return cell(label), cell(one.turns), cell(_minutes(one.time) if one.time else None)


def _minutes(time: timedelta) -> str:
    whole = round(time.total_seconds())
    return f"{whole // 60}:{whole % 60:02}"
