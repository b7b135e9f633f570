"""Whom to name as the author of what is quoted."""

from app.domain.inputs.data import Input
from app.domain.people.consent import cited
from app.domain.text import Language
from app.exports.record import Record
from app.i18n import _, spoken


def citation(record: Record, input: Input, language: Language) -> str | None:
    """The author as they consented to be quoted; None where the input may not be."""
    if input.consent in (None, "none"):
        return None
    said, name = record.state.said_by(input), input.name or record.name(input.author, input.seq)
    with spoken(language):
        return ", ".join(cited(record.plan, said, name, input.consent, language)) or _("a participant")


def may_be_named(record: Record, id: str) -> bool:
    """Whether it may stand in the record's profile what was made of this piece of evidence: to be passed on,
    what may be quoted alone."""
    if record.profile != "shareable":
        return True
    input = record.state.inputs.get(id)
    if input is None:
        replies = (one for it in record.state.statements.values() for one in it.replies.values())
        return all(one.consent not in (None, "none") for one in replies if one.id == id)
    return input.consent not in (None, "none") and record.state.stands(input)
