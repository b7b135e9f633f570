"""Input that was not taken up, and why."""

from collections.abc import Iterator

from app.exports.report.document import Block, Head, Heading, Paragraph, Run, Table
from app.exports.report.writer import Writer, cell, missing
from app.i18n import _, ngettext


def blocks(writer: Writer) -> Iterator[Block]:
    """By id, with the rapporteur's reason; and how many were not looked at yet."""
    yield Heading(1, _("Input not taken up, and why"), "not-taken-up")
    state = writer.state
    told = writer.notes(id for id in state.handled if state.counts(state.inputs[id]))
    reasons = {id: state.handled[id].why_not for id in told if state.handled[id].why_not}
    if reasons:
        yield Table(
            _("Not taken up"),
            (Head(_("Input")), Head(_("Reason"), width=4)),
            tuple((cell(id), cell(why)) for id, why in reasons.items()),
        )
    else:
        yield Paragraph((Run(_("No input was set down as not taken up.")),))
    left = sum(
        state.counts(one) and not (id in state.handled and state.handled[id].looked_at)
        for id, one in state.inputs.items()
    )
    if left:
        gap = ngettext(
            "%(n)s input has not been looked at yet", "%(n)s inputs have not been looked at yet", left
        )
        yield missing(gap)
