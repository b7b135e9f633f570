"""The report of a record, chapter by chapter. Nothing in it is invented: it is the log, put in order, and what
the rapporteur wrote; what is still to be written is a gap."""

from app import __version__
from app.domain.roles import role_of
from app.domain.text import Language
from app.exports.record import Record
from app.exports.report.chapters import (
    across,
    annexes,
    background,
    divergences,
    findings,
    guidance,
    inputs,
    method,
    next_steps,
    not_taken_up,
    participation,
    results,
    summary,
    trace,
)
from app.exports.report.document import Document
from app.exports.report.writer import Writer
from app.i18n import _, one_by_one, spoken

CHAPTERS = (
    summary, background, participation, findings, across, guidance, divergences, not_taken_up, next_steps,
    annexes, results, trace, inputs, method,
)  # fmt: skip


def report_of(record: Record, language: Language) -> Document:
    """The report, told in a language."""
    with spoken(language):
        writer = Writer(record, language)
        return Document(
            language=language,
            code=record.session.code,
            kind=writer.say(writer.plan.kind) or _("Session"),
            title=writer.say(writer.plan.title),
            cover=_cover(writer),
            blocks=tuple(block for chapter in CHAPTERS for block in chapter.blocks(writer)),
            made=_(
                "Made by Hemicycle %(version)s from the log up to entry %(seq)s, whose chain hash is %(hash)s.",
                version=__version__,
                seq=record.last.seq,
                hash=record.last.chain_hash.hex(),
            ),
        )


def _cover(writer: Writer) -> tuple[tuple[str, str], ...]:
    plan = writer.plan
    umbrella = [writer.say(one.name) for one in plan.organisations if one.part == "umbrella"]
    gap = _("to be named")
    lines = [
        (_("Date"), f"{writer.day()}, {plan.starts:%H:%M}–{plan.ends:%H:%M} {plan.zone_label}"),
        (
            _("Held by"),
            one_by_one(writer.say(one.name) for one in plan.organisations if one.part == "organiser"),
        ),
        (_("Umbrella"), one_by_one(umbrella)),
        (_("Moderator"), writer.written("moderator") or _holders(writer, "moderator") or gap),
        (_("Rapporteur"), writer.written("rapporteur") or _holders(writer, "rapporteur") or gap),
        (_("Status"), _("Draft, for the rapporteur to complete")),
        (_("Quotations"), _("Everyone is named as they consented for each contribution.")),
    ]
    return tuple((label, text) for label, text in lines if text)


def _holders(writer: Writer, role: str) -> str:
    """What the holders of a role said they are called."""
    if writer.record.profile == "shareable":
        return ""
    holders = (who for who in sorted(writer.state.introduced) if role_of(who) == role)
    return one_by_one(filter(None, (writer.record.name(who, writer.state.seq) for who in holders)))
