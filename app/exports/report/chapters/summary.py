"""Summary and recommendations, in the house style of the organisation's statutory papers."""

from collections.abc import Iterator

from app.domain.agenda.data import AgendaItem
from app.domain.convergence import IN_WORDS
from app.domain.guidance.data import Statement
from app.exports.report.document import Block, Heading, Items, Paragraph, Run
from app.exports.report.writer import Writer, missing
from app.i18n import _, one_by_one


def blocks(writer: Writer) -> Iterator[Block]:
    """What the rapporteur wrote, else a sentence for each question; then what each addressee is invited to."""
    yield Heading(1, _("Summary and recommendations"), "summary")
    if writer.written("summary"):
        yield from writer.paragraphs("summary", "")
    else:
        yield Items(tuple(_in_short(writer, item) for item in writer.state.agenda.questions))
        yield from writer.paragraphs("summary", _("say in five sentences what the session found"))
    yield from _invitations(writer)


def _in_short(writer: Writer, item: AgendaItem) -> tuple[Run, ...]:
    title = Run(writer.label(writer.say(item.title)), bold=True)
    if item.id not in writer.state.polls or not writer.findings.result(item.id).people:
        return title, Run(_("nobody answered the vote."))
    said = writer.findings.sentence(item.id, writer.language)
    verdicts = {row.agreement.verdict for row in writer.findings.leading(item.id)} if writer.apart else set()
    return (
        title,
        Run(said),
        Run(f" ({one_by_one(sorted(_(IN_WORDS[one]) for one in verdicts))})" if verdicts else ""),
    )


def _invitations(writer: Writer) -> Iterator[Block]:
    recommended = [
        one for one in writer.state.statements.values() if one.kind == "recommendation" and not one.dropped
    ]
    for addressee in dict.fromkeys(one.addressee for one in recommended):
        invited = _("%(body)s is invited to consider the following:", body=_body(writer, addressee))
        yield Paragraph((Run(invited),), "lead")
        theirs = [one for one in recommended if one.addressee == addressee]
        yield Items(tuple(_point(writer, one) for one in theirs), numbered=True)
    if not recommended:
        gap = _("no statement is a recommendation yet; write what the addressee is invited to take note of")
        yield missing(gap)


def _body(writer: Writer, addressee: str) -> str:
    named = next((one for one in writer.plan.organisations if one.id == addressee), None)
    return writer.say(named.name) if named else _("The addressee")


def _point(writer: Writer, statement: Statement) -> tuple[Run, ...]:
    read = statement.read(writer.language)
    own = read.language if read.language != writer.language else None
    return Run(read.text, language=own), Run(f" ({statement.id})")
