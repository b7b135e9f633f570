"""Divergences and open questions to take forward."""

from collections.abc import Iterator

from app.activities.sentences import what_leads
from app.domain.convergence import Verdict
from app.exports.report.document import Block, Heading, Items, Paragraph, Run
from app.exports.report.writer import Writer, agreed_in_short
from app.i18n import _

APART: frozenset[Verdict] = frozenset({"divergent", "contested"})


def blocks(writer: Writer) -> Iterator[Block]:
    """On which questions groups differ, and which statements are a dissent or an open question."""
    yield Heading(1, _("Divergences and open questions to take forward"), "divergences")
    found = [*_results(writer), *_statements(writer)]
    yield Items(tuple(found)) if found else Paragraph((Run(_("None was found.")),))


def _results(writer: Writer) -> Iterator[tuple[Run, ...]]:
    for item in writer.state.agenda.questions if writer.apart else ():
        for row in writer.findings.leading(item.id) if item.id in writer.state.polls else ():
            if row.agreement.verdict in APART:
                row_of = f"{writer.say(row.result.row.label)} · " if row.result.row else ""
                of = f"{item.id.upper()} {row_of}{what_leads(row, writer.language)}"
                yield Run(writer.label(of), bold=True), Run(agreed_in_short(writer, row.agreement))


def _statements(writer: Writer) -> Iterator[tuple[Run, ...]]:
    for one in writer.state.statements.values():
        if one.kind in ("dissent", "open_question") and not one.dropped:
            read = one.read(writer.language)
            own = read.language if read.language != writer.language else None
            yield (
                Run(writer.label(one.id), bold=True),
                Run(read.text, language=own, note=writer.notes(one.evidence)),
            )
