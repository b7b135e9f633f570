"""Guidance to the policy: each statement, what it rests on, and whether the room recognised it."""

from collections.abc import Iterator

from app.domain.guidance.data import Statement
from app.domain.guidance.standing import BEHIND, standing
from app.domain.guidance.words import KINDS
from app.domain.text import Language
from app.exports.report.document import Block, Heading, Items, Paragraph, Run
from app.exports.report.writer import Writer, agreed, gap, missing, people
from app.i18n import _, ngettext


def blocks(writer: Writer) -> Iterator[Block]:
    """Every statement that stands, in the order in which they were drafted."""
    yield Heading(1, _("Guidance to the policy statement and paper"), "guidance")
    standing_ones = [one for one in writer.state.statements.values() if not one.dropped]
    if not standing_ones:
        gap = _("draft statements at the desk, and say what they rest on")
        yield missing(gap)
    for one in standing_ones:
        yield from _statement(writer, one)


def _statement(writer: Writer, statement: Statement) -> Iterator[Block]:
    read = statement.read(writer.language)
    other = read.language if read.language != writer.language else None
    yield Heading(2, " · ".join((statement.id, _(KINDS[statement.kind]))), f"statement-{statement.id}")
    for_it = writer.notes(id for id, stance in statement.evidence.items() if stance in BEHIND)
    yield Paragraph((Run(read.text, bold=True, language=other, note=for_it),), "lead")
    if other:
        yield missing(_("put this statement into the language of the report"))
    yield Items(tuple(_facts(writer, statement)))


def _facts(writer: Writer, statement: Statement) -> Iterator[tuple[Run, ...]]:
    addressee = next((one for one in writer.plan.organisations if one.id == statement.addressee), None)
    facts = [
        (_("About"), writer.about(statement.about)),
        (_("Policy section"), statement.section),
        (_("Addressed to"), writer.say(addressee.name) if addressee else ""),
    ]
    for label, text in facts:
        yield Run(writer.label(label), bold=True), Run(text) if text else gap()
    yield from _people(writer, statement)
    if statement.replies and writer.apart:
        yield from _recognised(writer, statement)


def _people(writer: Writer, statement: Statement) -> Iterator[tuple[Run, ...]]:
    stands = standing(writer.state, statement)
    found = writer.findings.agreement(stands.behind, stands.behind)
    told = "; ".join(f"{writer.group(one.group)} {one.people}" for one in found.groups if one.people)
    groups = f" ({told})" if told and writer.apart else ""
    behind = Run(
        _("%(people)s wrote or support what it rests on", people=people(len(stands.behind))) + groups + "."
    )
    yield Run(writer.label(_("Behind it")), bold=True), behind
    if stands.against:
        opposing = writer.notes(id for id, stance in statement.evidence.items() if stance == "opposes")
        yield (
            Run(writer.label(_("Against it")), bold=True),
            Run(f"{people(len(stands.against))}.", note=opposing),
        )


def _recognised(writer: Writer, statement: Statement) -> Iterator[tuple[Run, ...]]:
    counts = _(
        "%(yes)s say that it reflects the discussion, %(change)s ask for a change, %(no)s say no (n = %(n)s). ",
        yes=statement.answered("reflects"),
        change=statement.answered("change"),
        no=statement.answered("no"),
        n=len(statement.answers),
    )
    if earlier := statement.earlier_answers:
        counts += ngettext(
            "%(n)s person answered an earlier wording. ",
            "%(n)s people answered an earlier wording. ",
            earlier,
            n=earlier,
        )
    yield (
        Run(writer.label(_("When it was read back")), bold=True),
        Run(counts),
        Run(agreed(writer, writer.findings.recognised(statement))),
    )
    yield from _changes(writer, statement)


def _changes(writer: Writer, statement: Statement) -> Iterator[tuple[Run, ...]]:
    """Those that may be quoted; the same words of several people once."""
    asked: dict[tuple[str, Language], list[str]] = {}
    for reply in statement.replies.values():
        words = writer.state.reply_words(reply)
        if words and reply.consent not in (None, "none"):
            asked.setdefault((words, reply.language), []).append(reply.id)
    for (text, language), ids in asked.items():
        own = language if language != writer.language else None
        quoted = Run(writer.quoted(text, language), language=own, note=tuple(ids))
        yield Run(writer.label(_("A change asked for")), bold=True), quoted
