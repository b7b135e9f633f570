"""Annex E: the inputs that may be quoted."""

from collections.abc import Iterator

from app.exports.citations import citation
from app.exports.report.document import Block, Head, Heading, Paragraph, Run, Table
from app.exports.report.writer import Writer, cell
from app.i18n import _, ngettext


def blocks(writer: Writer) -> Iterator[Block]:
    """Each with whom to name; of the others, how many there are."""
    yield Heading(1, _("Annex E. Inputs that may be quoted, as they were written"), "annex-e")
    if not writer.quotable:
        yield Paragraph((Run(_("None.")),))
        return
    yield Table(
        _("By id, as the footnotes name them"),
        (Head(_("Input")), Head(_("Words"), width=5), Head(_("Author"), width=2)),
        tuple(
            (
                cell(one.id),
                (Run(one.text, language=one.language if one.language != writer.language else None),),
                cell(citation(writer.record, one, writer.language)),
            )
            for one in writer.quotable
        ),
    )
    counted = sum(writer.state.counts(one) for one in writer.state.inputs.values()) - len(writer.quotable)
    if counted:
        told = ngettext(
            "%(n)s more input counts, and may not be quoted.",
            "%(n)s more inputs count, and may not be quoted.",
            counted,
        )
        yield Paragraph((Run(told),))
