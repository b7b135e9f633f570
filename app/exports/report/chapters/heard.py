"""Who was heard: a table of turns and speaking time, which participation shows where anyone had the floor."""

from collections.abc import Iterator, Mapping

from app.domain.floor.heard import Heard, added, heard, heard_of_all
from app.domain.small_groups import MERGED
from app.exports.report.document import Block, Head, Table
from app.exports.report.writer import Runs, Writer, as_minutes, cell
from app.i18n import _


def table(writer: Writer) -> Iterator[Block]:
    """By the groups of the main constituency, those of whom nothing was heard too. In a report for anyone those
    of few people stand as one."""
    now = writer.record.last.moment
    whole = heard_of_all(writer.state, now)
    if not whole.turns:
        return
    main = next(iter(writer.plan.by_weight), None)
    groups = _told(writer, heard(writer.state, main, now)) if main else {}
    yield Table(
        _("Who was heard (%(by)s)", by=writer.say(main.label)) if main else _("Who was heard"),
        (Head(_("Group"), width=3), Head(_("Turns"), True), Head(_("Minutes"), True)),
        (*(_row(writer.group(group), one) for group, one in groups.items()), _row(_("Everyone"), whole)),
    )


def _told(writer: Writer, groups: Mapping[str, Heard]) -> Mapping[str, Heard]:
    told = {group: one for group, one in groups.items() if group not in writer.untold}
    return told | ({MERGED: added(*(groups[group] for group in writer.untold))} if writer.untold else {})


def _row(label: str, one: Heard) -> tuple[Runs, ...]:
    return cell(label), cell(one.turns), cell(as_minutes(one.time) if one.time else None)
