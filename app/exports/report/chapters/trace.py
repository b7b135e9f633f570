"""Annex D: from each statement to what it rests on, and from there to where it goes."""

from collections.abc import Iterator

from app.domain.guidance.data import Statement
from app.domain.guidance.words import STANCES
from app.exports.report.chapters import guidance
from app.exports.report.document import Block, Head, Heading, Items, Paragraph, Run, Table
from app.exports.report.writer import Runs, Writer, cell
from app.i18n import _


def blocks(writer: Writer) -> Iterator[Block]:
    """A row for each piece of evidence of each statement."""
    yield Heading(1, _("Annex D. Trace: what each statement rests on"), "annex-d")
    rows = [row for one in writer.state.statements.values() if not one.dropped for row in _rows(writer, one)]
    if not rows:
        yield Paragraph((Run(_("No statement rests on anything yet.")),))
        return
    yield Table(
        _("Statement, evidence, how it bears on the statement, themes, and where it goes"),
        (
            Head(_("Statement")),
            Head(_("Evidence")),
            Head(_("It")),
            Head(_("Themes"), width=2),
            Head(_("Policy section"), width=2),
        ),
        tuple(rows),
    )
    said = tuple(guidance.read_back(writer))
    if said:
        yield Paragraph((Run(writer.label(_("When it was read back")), bold=True),))
        yield Items(said)


def _rows(writer: Writer, statement: Statement) -> Iterator[tuple[Runs, ...]]:
    for id in writer.notes(statement.evidence):
        stance = statement.evidence[id]
        input = writer.state.inputs.get(id)
        themes = ", ".join(writer.state.themes_of(input)) if input else ""
        yield cell(statement.id), cell(id), cell(_(STANCES[stance])), cell(themes), cell(statement.section)
