"""Guidance to the policy: each statement, what it rests on, and whether the room recognised it."""

from collections.abc import Iterator

from app.domain.guidance.data import Statement
from app.domain.guidance.standing import BEHIND, standing
from app.domain.guidance.words import KINDS
from app.domain.people.consent import may_be_quoted
from app.domain.text import Language
from app.exports.report.document import Block, Heading, Paragraph, Run
from app.exports.report.writer import Writer, agreed, agreed_in_short, gap, missing, people
from app.i18n import _, ngettext, one_by_one


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
    yield Paragraph(tuple(_facts(writer, statement)))


def _facts(writer: Writer, statement: Statement) -> Iterator[Run]:
    """In one paragraph, each after its name."""
    addressee = next((one for one in writer.plan.organisations if one.id == statement.addressee), None)
    facts = [
        (_("About"), writer.about(statement.about)),
        (_("Policy section"), statement.section),
        (_("Addressed to"), writer.say(addressee.name) if addressee else ""),
    ]
    for label, text in facts:
        yield Run(writer.label(label), bold=True)
        yield Run(text) if text else gap()
        yield Run(". ")
    yield from _people(writer, statement)
    if statement.replies and writer.apart:
        yield from _recognised(writer, statement)


def _people(writer: Writer, statement: Statement) -> Iterator[Run]:
    stands = standing(writer.state, statement)
    parts = writer.findings.behind(stands).parts if writer.apart else {}
    told = one_by_one(f"{writer.group(group)} {len(members)}" for group, members in parts.items() if members)
    groups = f" ({told})" if len(parts) > 1 else ""
    yield Run(writer.label(_("Behind it")), bold=True)
    behind = _("%(people)s wrote or support what it rests on", people=people(len(stands.behind)))
    yield Run(f"{behind}{groups}. ")
    if stands.against:
        opposing = writer.notes(id for id, stance in statement.evidence.items() if stance == "opposes")
        yield Run(writer.label(_("Against it")), bold=True)
        yield Run(people(len(stands.against)), note=opposing)
        yield Run(". ")


def _recognised(writer: Writer, statement: Statement) -> Iterator[Run]:
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
    yield Run(writer.label(_("When it was read back")), bold=True)
    yield Run(counts)
    yield Run(agreed_in_short(writer, writer.findings.recognised(statement)))


def read_back(writer: Writer) -> Iterator[tuple[Run, ...]]:
    """For an annex: of each statement that was read back what each group said, and the changes asked for."""
    for one in writer.state.statements.values():
        if one.replies and not one.dropped and writer.apart:
            yield Run(writer.label(one.id), bold=True), Run(agreed(writer, writer.findings.recognised(one)))
            yield from _changes(writer, one)


def _changes(writer: Writer, statement: Statement) -> Iterator[tuple[Run, ...]]:
    """Those that may be quoted; the same words of several people once."""
    asked: dict[tuple[str, Language], list[str]] = {}
    for reply in statement.requests:
        words = writer.state.reply_words(reply)
        if words and may_be_quoted(reply.consent):
            asked.setdefault((words, reply.language), []).append(reply.id)
    for (text, language), ids in asked.items():
        own = language if language != writer.language else None
        quoted = Run(writer.quoted(text, language), language=own, note=tuple(ids))
        asked_for = _("A change asked for")
        yield Run(writer.label(f"{statement.id} · {asked_for}"), bold=True), quoted
