"""What people say of each other's inputs to a question, where these are judged."""

from collections.abc import Iterator

from app.domain.agenda.data import AgendaItem
from app.domain.inputs.judged import Judged, most_agreed, most_divided
from app.domain.small_groups import SMALL_GROUP
from app.exports.citations import may_be_named
from app.exports.open_votes import judgements_may_be_shown
from app.exports.report.document import Block, Head, Heading, Items, Paragraph, Run, Table
from app.exports.report.writer import Runs, Writer, agreed, cell
from app.i18n import _, ngettext

MOST = 5
"""How many inputs of each kind are told of; all are in the table `judgements`."""


def judgements(writer: Writer, item: AgendaItem) -> Iterator[Block]:
    """What most agree with and what divides most, in figures; then how far groups agree with each."""
    judged = writer.findings.judged(item.id)
    if not judged:
        return
    yield Heading(3, _("What people say of the inputs"), f"judged-{item.id}")
    if not judgements_may_be_shown(writer.record, item.id):
        yield Paragraph((Run(_("It is told once everyone sees it, or once the session has ended.")),))
        return
    yield Paragraph((Run(_how_many(judged)),))
    yield from _told(
        writer, most_agreed(judged, MOST), _("Most agreement"), _("No input is agreed with by most.")
    )
    yield from _told(writer, most_divided(judged, MOST), _("Most divided"), _("No input divides people."))


def _how_many(judged: list[Judged]) -> str:
    people = len(set[str]().union(*(one.input.judgements for one in judged)))
    inputs = ngettext("%(n)s input", "%(n)s inputs", len(judged))
    said = ngettext("%(n)s person has said what they think", "%(n)s people have said what they think", people)
    least = ngettext(
        "Told of inputs of which at least %(n)s person has said something.",
        "Told of inputs of which at least %(n)s people have said something.",
        SMALL_GROUP,
    )
    return f"{inputs} · {said}. {least}"


def _told(writer: Writer, judged: list[Judged], title: str, nothing: str) -> Iterator[Block]:
    if not judged:
        yield Paragraph((Run(nothing),))
        return
    figures = (_("Agree"), _("Pass"), _("Disagree"), "n")
    yield Table(
        title,
        (Head(_("Input")), Head(_("Words"), width=4), *(Head(one, True) for one in figures)),
        tuple(_row(writer, one) for one in judged),
    )
    if writer.apart:
        named = [one for one in judged if may_be_named(writer.record, one.input.id)]
        yield Items(tuple(_by_group(writer, one) for one in named))


def _row(writer: Writer, one: Judged) -> tuple[Runs, ...]:
    counts = (one.agree, one.passed, one.disagree, one.people)
    id = one.input.id if may_be_named(writer.record, one.input.id) else None
    return cell(id), _words(writer, one), *(cell(count) for count in counts)


def _by_group(writer: Writer, one: Judged) -> tuple[Run, ...]:
    """Who passes has no part in it."""
    found = agreed(writer, writer.findings.agreed_on(one.input))
    return Run(writer.label(one.input.id), bold=True), Run(found)


def _words(writer: Writer, one: Judged) -> Runs:
    input = one.input
    if input not in writer.quotable:
        return cell(_("may not be quoted"))
    rendering = input.renderings.get(writer.language)
    if rendering:
        return cell(rendering.text)
    return (Run(input.text, language=input.language if input.language != writer.language else None),)
